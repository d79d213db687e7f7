//! A person's own boundaries that cannot be used.

use crate::files::path_name;
use crate::program::Program;

/// What is wrong with a file, the file, and what the program must say.
type Bad = (&'static str, &'static [u8], &'static [&'static str]);

/// The whole file is refused.
const FILES: &[Bad] = &[
    ("empty", b"", &["the file is empty", "FeatureCollection"]),
    ("cut short", br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[104,30],[105"#, &["feature 1", "ends too early", "get the whole file"]),
    ("no JSON", b"shapefile", &["not JSON", "FeatureCollection"]),
    ("not UTF-8", b"{\"type\":\"\xd7\xca\"}", &["not UTF-8", "byte 9", "save the file in UTF-8"]),
    ("a list", b"[1,2,3]", &["not the shape of GeoJSON", "FeatureCollection"]),
    ("an empty geometry", br#"{"type":"Polygon","coordinates":[]}"#, &["feature 1", "empty array", "[longitude, latitude]"]),
    ("another type", br#"{"type":"Table","rows":[]}"#, &["the type is \"Table\"", "FeatureCollection"]),
    ("Esri JSON", br#"{"geometryType":"esriGeometryPolygon","features":[]}"#, &["this is Esri JSON", "ogr2ogr"]),
    ("a Shapefile in a zip archive", b"PK\x03\x04\x0a\0\0\0mine.shp", &["zip archive with a Shapefile", "unpack it", "ogr2ogr"]),
    ("a Shapefile", b"\x00\x00\x27\x0a\0\0\0\0", &["this is a Shapefile", "ogr2ogr"]),
    ("gzip", b"\x1f\x8b\x08\0", &["packed with gzip", "gunzip -k"]),
    ("FlatGeobuf", b"fgb\x03fgb\x02", &["FlatGeobuf", "ogr2ogr"]),
    ("KML", b"<?xml version=\"1.0\"?><kml></kml>", &["this is a KML file", "QGIS"]),
    ("a web page", b"<!DOCTYPE html><html>", &["this is a web page", "download the file itself"]),
    ("an arc that is missing", br#"{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[3]]}},"arcs":[[[0,0],[1,1]]]}"#, &["object 1 of the topology", "no arc 3", "convert it"]),
    ("TopoJSON", br#"{"type":"Topology","objects":{},"arcs":[]}"#, &["no features", "at least one"]),
    ("no type", br#"{"features":[]}"#, &["\"type\" is missing", "FeatureCollection"]),
    ("no features", br#"{"type":"FeatureCollection"}"#, &["\"features\" is missing", "FeatureCollection"]),
    ("features of another kind", br#"{"type":"FeatureCollection","features":{}}"#, &["not the shape of GeoJSON", "an array of features"]),
    ("an empty collection", br#"{"type":"FeatureCollection","features":[]}"#, &["no features", "at least one"]),
    ("NaN", br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[NaN,30],[105,30],[105,31],[104,30]]]}}]}"#, &["feature 1", "not JSON", "no NaN"]),
    ("a number beyond all numbers", br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1e999,30]]]}}]}"#, &["feature 1", "number out of range", "FeatureCollection"]),
    ("geometry that is text", br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":"POLYGON ((0 0))"}]}"#, &["feature 1", "not the shape of GeoJSON", "FeatureCollection"]),
];

/// One feature is left out; what is wrong with its `type` and `coordinates`.
const FEATURES: &[(&str, &str, &str, &[&str])] = &[
    (
        "points",
        "Point",
        "[104,30]",
        &["geometry is \"Point\"", "boundaries are areas"],
    ),
    (
        "a collection of geometries",
        "GeometryCollection",
        "[]",
        &["geometry is \"GeometryCollection\"", "boundaries are areas"],
    ),
    (
        "null in a position",
        "Polygon",
        "[[[104,null],[105,30],[105,31],[104,30]]]",
        &["position 1: null", "[longitude, latitude]"],
    ),
    (
        "text in a position",
        "Polygon",
        "[[[\"104\",30],[105,30],[105,31],[104,30]]]",
        &["position 1: the string \"104\"", "[longitude, latitude]"],
    ),
    (
        "one number",
        "Polygon",
        "[[[104],[105,30],[105,31],[104,30]]]",
        &["one number only", "[longitude, latitude]"],
    ),
    (
        "one bracket too few",
        "Polygon",
        "[[104,30],[105,30],[105,31],[104,30]]",
        &["nest 2 deep", "check its type"],
    ),
    (
        "one bracket too many",
        "Polygon",
        "[[[[104,30],[105,30],[105,31],[104,30]]]]",
        &["nest 4 deep", "check its type"],
    ),
    (
        "uneven brackets",
        "Polygon",
        "[[[104,30],[[105,30]],[105,31],[104,30]]]",
        &["different depths", "[longitude, latitude]"],
    ),
    (
        "no ring",
        "Polygon",
        "[]",
        &["empty array", "[longitude, latitude]"],
    ),
    (
        "a longitude out of range",
        "Polygon",
        "[[[204,30],[105,30],[105,31],[204,30]]]",
        &["longitude 204", "between -180 and 180"],
    ),
    (
        "latitude first",
        "Polygon",
        "[[[30,104],[30,105],[31,105],[30,104]]]",
        &["latitude 104", "longitude comes first"],
    ),
    (
        "metres",
        "Polygon",
        "[[[411000,3370000],[412000,3370000],[412000,3371000],[411000,3370000]]]",
        &["longitude 411000", "EPSG:4326"],
    ),
    (
        "three positions",
        "Polygon",
        "[[[104,30],[105,30],[104,30]]]",
        &["3 positions", "a triangle at least"],
    ),
    (
        "no area",
        "Polygon",
        "[[[104,30],[105,30],[106,30],[104,30]]]",
        &["no area", "leave the ring out"],
    ),
];

fn verify(bytes: &[u8]) -> (Program, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.geojson");
    std::fs::write(&path, bytes).unwrap();
    let run = Program::run(&["verify", "--base", path_name(&path)]).fails_with(1);
    (run, path_name(&path).to_owned())
}

#[test]
fn a_file_that_holds_no_boundaries_is_refused() {
    for (claim, bytes, words) in FILES {
        let (run, path) = verify(bytes);
        let mut says = vec![path.as_str()];
        says.extend(*words);
        run.says(claim, &says);
    }
}

const SOUND: &str = r#"{"type":"Feature","properties":{"adcode":"510104","name":"锦江区"},"geometry":{"type":"Polygon","coordinates":[[[104,30],[105,30],[105,31],[104,30]]]}}"#;

#[test]
fn a_bad_feature_is_named_and_the_others_are_used() {
    for (claim, kind, coordinates, words) in FEATURES {
        let bad = format!(
            r#"{{"type":"Feature","properties":{{"adcode":510105,"name":"青羊区"}},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
        );
        let file = format!(r#"{{"type":"FeatureCollection","features":[{SOUND},{bad}]}}"#);
        let (run, path) = verify(file.as_bytes());
        let mut says = vec![path.as_str(), "feature 2 (510105 青羊区)"];
        says.extend(*words);
        run.says(claim, &says);
        run.says(claim, &["1 regions"]);
    }
}

/// What is wrong with the coordinates of a polygon, these, and what `verify` must say of them.
const MENDED: &[(&str, &str, &[&str])] = &[
    (
        "an open ring",
        "[[[104,30],[105,30],[105,31],[104,31]]]",
        &["not closed", "nothing needs to be done"],
    ),
    (
        "ends a hair apart",
        "[[[104,30],[105,30],[105,31],[104,31],[104,30.000001]]]",
        &["a hair apart", "nothing needs to be done"],
    ),
    (
        "a repeated position",
        "[[[104,30],[105,30],[105,30],[105,31],[104,30]]]",
        &["repeated position", "[105, 30]"],
    ),
    (
        "a spike",
        "[[[104,30],[105,30],[105.4,29.9],[105,30],[105,31],[104,30]]]",
        &["spike", "[105.4, 29.9]"],
    ),
    (
        "a flat hole",
        "[[[104,30],[105,30],[105,31],[104,30]],[[104.8,30.1],[104.9,30.1],[104.8,30.1],[104.8,30.1]]]",
        &["ring without area", "[104.8, 30.1]"],
    ),
    (
        "a bow tie",
        "[[[104,30],[106,32],[106,30],[104,32],[104,30]]]",
        &["crossed itself", "compare it on the map"],
    ),
    (
        "a hole beside its polygon",
        "[[[104,30],[106,30],[106,32],[104,32],[104,30]],[[115,31],[116,31],[116,31.5],[115,31]]]",
        &["hole outside", "a part of its own"],
    ),
    (
        "a hole across the edge",
        "[[[104,30],[106,30],[106,32],[104,32],[104,30]],[[105,31],[107,31],[107,31.5],[105,31]]]",
        &["crossed itself", "Fix geometries"],
    ),
];

/// Runs `verify` on a file that has no problem.
#[track_caller]
fn warns(claim: &str, bytes: &[u8], words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.geojson");
    std::fs::write(&path, bytes).unwrap();
    let run = Program::run(&["verify", "--base", path_name(&path)]);
    assert_eq!(run.code, Some(0), "{claim}: {}", run.problems());
    let mut says = vec!["warning: ", path_name(&path)];
    says.extend(words);
    run.says(claim, &says);
}

#[test]
fn small_flaws_are_mended_and_told_and_are_no_problem() {
    for (claim, coordinates, words) in MENDED {
        let flawed = format!(
            r#"{{"type":"Feature","properties":{{"adcode":510105,"name":"青羊区"}},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}"#
        );
        let file = format!(r#"{{"type":"FeatureCollection","features":[{SOUND},{flawed}]}}"#);
        let mut says = vec!["feature 2 (510105 青羊区)", "mended: "];
        says.extend(*words);
        warns(claim, file.as_bytes(), &says);
    }
}

#[test]
fn a_feature_that_is_no_area_is_told_and_is_no_problem() {
    for (claim, geometry, words) in [
        (
            "no geometry",
            "null",
            &["no geometry", "leave the feature out"][..],
        ),
        (
            "a line",
            r#"{"type":"MultiLineString","coordinates":[[[112,3],[112.5,4]]]}"#,
            &["it is drawn as a line"],
        ),
        (
            "an area and a line",
            r#"{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","coordinates":[[[105,30],[106,30],[106,31],[105,30]]]},
                {"type":"LineString","coordinates":[[112,3],[112.5,4]]}]}"#,
            &["lines beside its areas"],
        ),
    ] {
        let file = format!(
            r#"{{"type":"FeatureCollection","features":[{SOUND},{{"type":"Feature","properties":null,"geometry":{geometry}}}]}}"#
        );
        let says = [&["feature 2:"], words].concat();
        warns(claim, file.as_bytes(), &says);
    }
}

#[test]
fn features_of_one_unit_are_put_together() {
    let file = format!(r#"{{"type":"FeatureCollection","features":[{SOUND},{SOUND}]}}"#);
    warns(
        "twice",
        file.as_bytes(),
        &["feature 1 (510104 锦江区)", "features of one unit"],
    );
}

#[test]
fn a_file_without_a_usable_feature_is_refused() {
    let file = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#;
    let (run, path) = verify(file.as_bytes());
    run.says("nothing left", &[&path, "feature 1", "no geometry"]);
    assert!(!run.text.contains("regions"), "{}", run.text);
}

#[test]
fn a_missing_file_is_named() {
    Program::run(&["verify", "--base", "/nowhere/mine.geojson"])
        .fails_with(1)
        .says(
            "missing",
            &["/nowhere/mine.geojson", "cannot be read", "check the path"],
        );
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    Program::run(&["verify", "--base", path_name(folder.path())])
        .fails_with(1)
        .says("a folder", &[path_name(folder.path()), "cannot be read"]);
}
