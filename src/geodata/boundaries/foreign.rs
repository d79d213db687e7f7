//! Files that hold boundaries in another format, or none at all: what they are and what to do.
//!
//! Told by their first bytes and, where these are not enough, by the names they hold or their own.

use std::path::Path;

use crate::geodata::Problem;

/// The problem of a file that is none of the forms of GeoJSON; `None` where it may be one.
pub(super) fn recognise(path: &Path, bytes: &[u8]) -> Option<Problem> {
    let found = by_signature(bytes)
        .or_else(|| by_companion(path))
        .or_else(|| by_text(bytes))?;
    let (what, remedy) = found;
    let shown = path.display().to_string();
    let quoted = if shown.contains(char::is_whitespace) {
        format!("'{shown}'")
    } else {
        shown.clone()
    };
    let remedy = remedy.replace("FILE", &quoted);
    Some(Problem::of_file(shown, format!("this is {what}")).remedy(remedy))
}

/// What a file is, and what to do about it; `FILE` stands for its path.
type Found = (&'static str, &'static str);

const CONVERT: &str = "convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson FILE`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326";
const UNPACK: &str = "unpack it and give the GeoJSON file that it holds";
const UNPACK_AND_CONVERT: &str = "unpack it, then convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson NAME.shp`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326";
const SHP_AND_CONVERT: &str = "convert the .shp file beside it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson NAME.shp`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326";
const NOT_BOUNDARIES: &str = "give a file of boundaries, as GeoJSON";

/// The first bytes of each format.
const SIGNATURES: &[(&[u8], Found)] = &[
    (
        b"\x1f\x8b",
        (
            "a file packed with gzip",
            "unpack it: `gunzip -k FILE`, and give what it holds",
        ),
    ),
    (b"\x00\x00\x27\x0a", ("a Shapefile", CONVERT)),
    (b"fgb\x03fgb", ("a FlatGeobuf file", CONVERT)),
    (b"PAR1", ("a GeoParquet file", CONVERT)),
    (b"ARROW1", ("a GeoArrow file", CONVERT)),
    (b"BZh", ("a file packed with bzip2", UNPACK)),
    (b"\xfd7zXZ\x00", ("a file packed with xz", UNPACK)),
    (b"\x28\xb5\x2f\xfd", ("a file packed with zstd", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", ("a 7z archive", UNPACK)),
    (b"Rar!\x1a\x07", ("a RAR archive", UNPACK)),
    (b"%PDF-", ("a PDF", NOT_BOUNDARIES)),
    (b"\x89PNG", ("a picture (PNG)", NOT_BOUNDARIES)),
    (b"\xff\xd8\xff", ("a picture (JPEG)", NOT_BOUNDARIES)),
    (
        b"II*\x00",
        ("a picture or raster map (TIFF)", NOT_BOUNDARIES),
    ),
    (
        b"MM\x00*",
        ("a picture or raster map (TIFF)", NOT_BOUNDARIES),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        ("an old Office document", NOT_BOUNDARIES),
    ),
    (
        b"\x00\x01\x00\x00Standard Jet DB",
        ("a personal geodatabase (Access)", CONVERT),
    ),
    (b"\xff\xfe", ("a text in UTF-16", "save the file in UTF-8")),
    (b"\xfe\xff", ("a text in UTF-16", "save the file in UTF-8")),
    (b"!table", ("a MapInfo table", CONVERT)),
];

fn by_signature(bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        // SQLite keeps the id of the application that made a file at byte 68.
        return Some(match bytes.get(68..72) {
            Some(b"GPKG" | b"GP10" | b"GP11") => ("a GeoPackage", CONVERT),
            _ => ("an SQLite database", CONVERT),
        });
    }
    let known = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, found)| *found)
}

/// What a zip archive holds, by the names in its directory; they stand there as they are.
fn archive(bytes: &[u8]) -> Found {
    let holds = |ending: &[u8]| {
        let mut parts = bytes.windows(ending.len());
        parts.any(|part| part.eq_ignore_ascii_case(ending))
    };
    if holds(b".shp") {
        ("a zip archive with a Shapefile", UNPACK_AND_CONVERT)
    } else if holds(b".geojson") || holds(b".json") {
        ("a zip archive with GeoJSON", UNPACK)
    } else if holds(b"doc.kml") || holds(b".kml") {
        ("a KMZ file", CONVERT)
    } else if holds(b".gdbtable") {
        ("a zip archive with a File Geodatabase", CONVERT)
    } else if holds(b"[Content_Types].xml") {
        ("an Office document", NOT_BOUNDARIES)
    } else {
        ("a zip archive", UNPACK)
    }
}

/// The files that stand beside a Shapefile have no signature of their own.
fn by_companion(path: &Path) -> Option<Found> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "dbf" | "shx" | "prj" | "cpg" | "sbn" | "sbx"
    )
    .then_some(("a part of a Shapefile", SHP_AND_CONVERT))
}

/// Texts that are no JSON: the first characters tell.
fn by_text(bytes: &[u8]) -> Option<Found> {
    const HEAD: usize = 4096;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head = head.trim_start();
    if head.starts_with('<') {
        return Some(if head.contains("<kml") {
            ("a KML file", CONVERT)
        } else if head.contains("<html") || head.starts_with("<!doctype html") {
            (
                "a web page",
                "download the file itself, not the page that shows it",
            )
        } else if head.contains("opengis.net/gml") || head.contains("<gml") {
            ("a GML file", CONVERT)
        } else if head.contains("<osm") {
            ("an OpenStreetMap file", CONVERT)
        } else if head.contains("<gpx") {
            ("a GPX file", NOT_BOUNDARIES)
        } else if head.contains("<svg") {
            ("a picture (SVG)", NOT_BOUNDARIES)
        } else {
            ("an XML file", CONVERT)
        });
    }
    let starts = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if starts(&["polygon", "multipolygon", "geometrycollection", "srid="]) && head.contains('(') {
        return Some(("well-known text (WKT)", CONVERT));
    }
    if starts(&["version https://git-lfs"]) {
        return Some((
            "a pointer of Git LFS, not the file itself",
            "get the file: `git lfs pull`",
        ));
    }
    let script = [
        "(function",
        "!function",
        "var ",
        "let ",
        "const ",
        "define(",
        "export ",
        "module.exports",
        "import ",
        "\"use strict\"",
        "'use strict'",
        "/*",
        "//",
    ];
    starts(&script).then_some((
        "a program (JavaScript), not the data in it",
        "copy what stands between the outermost braces of its map, `{ … }`, into a file and give that",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(name: &str, bytes: &[u8]) -> String {
        recognise(Path::new(name), bytes).map_or_else(String::new, |problem| problem.to_string())
    }

    #[test]
    fn every_format_is_named_with_what_to_do() {
        let mut package = b"SQLite format 3\0".to_vec();
        package.resize(68, 0);
        package.extend(b"GPKG");
        for (name, bytes, says) in [
            (
                "a.zip",
                &b"PK\x03\x04....ok.shp..."[..],
                ["with a Shapefile", "ogr2ogr"],
            ),
            (
                "a.zip",
                b"PK\x03\x04....ok.GeoJSON..",
                ["with GeoJSON", "unpack"],
            ),
            ("a.kmz", b"PK\x03\x04....doc.kml....", ["KMZ", "a.kmz"]),
            ("a.gz", b"\x1f\x8b\x08", ["gzip", "gunzip -k a.gz"]),
            (
                "a.shp",
                b"\x00\x00\x27\x0a\0\0",
                ["a Shapefile", "EPSG:4326"],
            ),
            ("a.dbf", b"\x03\x7e\x0b", ["part of a Shapefile", ".shp"]),
            ("a.gpkg", &package, ["GeoPackage", "ogr2ogr"]),
            ("a.fgb", b"fgb\x03fgb\x02", ["FlatGeobuf", "ogr2ogr"]),
            (
                "a.kml",
                b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<KML xmlns=\"\">",
                ["KML", "QGIS"],
            ),
            (
                "a.geojson",
                b"<!DOCTYPE html><html>",
                ["web page", "download"],
            ),
            (
                "a.js",
                b"(function (root, factory) {",
                ["JavaScript", "braces"],
            ),
            ("a.json", b"\xff\xfe{\0", ["UTF-16", "UTF-8"]),
            ("a.wkt", b"MULTIPOLYGON (((1 2", ["WKT", "convert"]),
        ] {
            let shown = what(name, bytes);
            assert!(
                says.iter().all(|words| shown.contains(words)),
                "{name}: {shown}"
            );
        }
    }

    #[test]
    fn json_is_left_to_the_reader() {
        for bytes in [
            &b"{\"type\":\"Feature\"}"[..],
            b"  [1]",
            b"\x1e{}",
            b"shapefile",
            b"",
        ] {
            assert_eq!(what("a.json", bytes), "");
        }
    }
}
