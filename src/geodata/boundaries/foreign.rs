//! Files that hold boundaries in another format, or none at all: what they are and what to do.
//!
//! Told by their first bytes and, where these are not enough, by the names they hold or their own.

use std::path::Path;

use crate::geodata::Problem;
use crate::messages::{Said, said};

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
    let remedy = Said::new(remedy).with("file", quoted);
    let remedy = remedy.with("braces", "{ \u{2026} }");
    let message = said!("foreign-is", what = Said::new(what));
    Some(Problem::of_file(shown, message).remedy(remedy))
}

/// The messages of what a file is, and of what to do about it.
type Found = (&'static str, &'static str);

const CONVERT: &str = "remedy-convert";
const UNPACK: &str = "remedy-unpack";
const UNPACK_AND_CONVERT: &str = "remedy-unpack-convert";
const SHP_AND_CONVERT: &str = "remedy-shp-convert";
const NOT_BOUNDARIES: &str = "remedy-not-boundaries";

/// The first bytes of each format.
const SIGNATURES: &[(&[u8], Found)] = &[
    (b"\x1f\x8b", ("foreign-gzip", "remedy-gunzip")),
    (b"\x00\x00\x27\x0a", ("foreign-shapefile", CONVERT)),
    (b"fgb\x03fgb", ("foreign-flatgeobuf", CONVERT)),
    (b"PAR1", ("foreign-geoparquet", CONVERT)),
    (b"ARROW1", ("foreign-geoarrow", CONVERT)),
    (b"BZh", ("foreign-bzip", UNPACK)),
    (b"\xfd7zXZ\x00", ("foreign-xz", UNPACK)),
    (b"\x28\xb5\x2f\xfd", ("foreign-zstd", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", ("foreign-seven-zip", UNPACK)),
    (b"Rar!\x1a\x07", ("foreign-rar", UNPACK)),
    (b"%PDF-", ("foreign-pdf", NOT_BOUNDARIES)),
    (b"\x89PNG", ("foreign-png", NOT_BOUNDARIES)),
    (b"\xff\xd8\xff", ("foreign-jpeg", NOT_BOUNDARIES)),
    (b"II*\x00", ("foreign-tiff", NOT_BOUNDARIES)),
    (b"MM\x00*", ("foreign-tiff", NOT_BOUNDARIES)),
    (b"\xd0\xcf\x11\xe0", ("foreign-old-office", NOT_BOUNDARIES)),
    (
        b"\x00\x01\x00\x00Standard Jet DB",
        ("foreign-access", CONVERT),
    ),
    (b"\xff\xfe", ("foreign-utf-sixteen", "remedy-save-as-utf")),
    (b"\xfe\xff", ("foreign-utf-sixteen", "remedy-save-as-utf")),
    (b"!table", ("foreign-mapinfo", CONVERT)),
];

fn by_signature(bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        // SQLite keeps the id of the application that made a file at byte 68.
        return Some(match bytes.get(68..72) {
            Some(b"GPKG" | b"GP10" | b"GP11") => ("foreign-geopackage", CONVERT),
            _ => ("foreign-sqlite", CONVERT),
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
        ("foreign-zip-shapefile", UNPACK_AND_CONVERT)
    } else if holds(b".geojson") || holds(b".json") {
        ("foreign-zip-geojson", UNPACK)
    } else if holds(b"doc.kml") || holds(b".kml") {
        ("foreign-kmz", CONVERT)
    } else if holds(b".gdbtable") {
        ("foreign-zip-geodatabase", CONVERT)
    } else if holds(b"[Content_Types].xml") {
        ("foreign-office", NOT_BOUNDARIES)
    } else {
        ("foreign-zip", UNPACK)
    }
}

/// The files that stand beside a Shapefile have no signature of their own.
fn by_companion(path: &Path) -> Option<Found> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "dbf" | "shx" | "prj" | "cpg" | "sbn" | "sbx"
    )
    .then_some(("foreign-shapefile-part", SHP_AND_CONVERT))
}

/// Texts that are no JSON: the first characters tell.
fn by_text(bytes: &[u8]) -> Option<Found> {
    const HEAD: usize = 4096;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head = head.trim_start();
    if head.starts_with('<') {
        return Some(if head.contains("<kml") {
            ("foreign-kml", CONVERT)
        } else if head.contains("<html") || head.starts_with("<!doctype html") {
            ("foreign-web-page", "remedy-web-page")
        } else if head.contains("opengis.net/gml") || head.contains("<gml") {
            ("foreign-gml", CONVERT)
        } else if head.contains("<osm") {
            ("foreign-osm", CONVERT)
        } else if head.contains("<gpx") {
            ("foreign-gpx", NOT_BOUNDARIES)
        } else if head.contains("<svg") {
            ("foreign-svg", NOT_BOUNDARIES)
        } else {
            ("foreign-xml", CONVERT)
        });
    }
    let starts = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if starts(&["polygon", "multipolygon", "geometrycollection", "srid="]) && head.contains('(') {
        return Some(("foreign-wkt", CONVERT));
    }
    if starts(&["version https://git-lfs"]) {
        return Some(("foreign-lfs", "remedy-lfs"));
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
    starts(&script).then_some(("foreign-script", "remedy-script"))
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
