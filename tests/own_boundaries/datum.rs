//! Files in the datums of Chinese web maps are recognised and converted.

use chengyu_atlas::geodata::{Datum, FindingKind, LoadOptions, load, load_bundled};
use chengyu_atlas::model::Level;
use geo_types::Coord;
use serde_json::{Value, json};

use super::files::OwnFile;

/// The bundled units of a level, each position changed.
fn bundled(level: Level, change: impl Fn(Coord<f64>) -> Coord<f64>) -> OwnFile {
    let atlas = load_bundled().unwrap();
    let features = atlas.regions_of(level).map(|(_, region)| {
        let ring = |ring: &geo_types::LineString<f64>| -> Vec<[f64; 2]> {
            let changed = ring.0.iter().map(|at| change(*at));
            changed.map(|at| [at.x, at.y]).collect()
        };
        let polygon = |polygon: &geo_types::Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
            let outer = std::iter::once(polygon.exterior());
            outer.chain(polygon.interiors()).map(ring).collect()
        };
        let polygons: Vec<_> = region.boundary.0.iter().map(polygon).collect();
        json!({"type": "Feature", "properties": {"adcode": atlas.place(region.place).key},
               "geometry": {"type": "MultiPolygon", "coordinates": polygons}})
    });
    OwnFile::of(&features.collect::<Vec<Value>>())
}

#[test]
fn a_shifted_file_is_recognised_and_converted_to_less_than_fifteen_metres() {
    for level in [Level::Prefecture, Level::County] {
        for datum in [Datum::Gcj02, Datum::Bd09] {
            let file = bundled(level, |at| datum.of_wgs84(at));
            let loaded = file.load();
            let check = loaded.boundaries.unwrap().datum.unwrap();
            let (likely, then_m) = check.likely.unwrap();
            assert_eq!(likely, datum, "{level:?}: {check:?}");
            assert!(check.offset_m > 100.0 && then_m < 15.0, "{check:?}");
            let kinds: Vec<_> = loaded.findings.iter().map(|f| f.kind).collect();
            assert_eq!(kinds, [FindingKind::OtherDatum]);
            let says = loaded.findings[0].to_string();
            assert!(
                says.contains(&format!("--datum {}", datum.word())),
                "{says}"
            );
            let options = LoadOptions {
                datum: Some(datum),
                ..file.options()
            };
            let converted = load(&options).unwrap();
            assert!(converted.findings.is_empty(), "{:?}", converted.findings);
            let check = converted.boundaries.unwrap().datum.unwrap();
            assert!(check.offset_m < 15.0, "{check:?}");
            assert_eq!(check.converted, Some(datum));
        }
    }
}

#[test]
fn a_file_that_is_right_or_only_coarse_is_not_taken_for_a_shifted_one() {
    // Rounded to about a kilometre: as far from the bundled borders as a shift would bring it.
    let rounded = |x: f64| (x * 100.0).round() / 100.0;
    let coarse = |at: Coord<f64>| Coord {
        x: rounded(at.x),
        y: rounded(at.y),
    };
    for file in [
        bundled(Level::Prefecture, |at| at),
        bundled(Level::Prefecture, coarse),
    ] {
        let Ok(loaded) = load(&file.options()) else {
            continue;
        };
        let check = loaded.boundaries.unwrap().datum.unwrap();
        assert_eq!(check.likely, None, "{check:?}");
    }
}

#[test]
fn what_a_person_says_of_the_datum_is_not_doubted() {
    let file = bundled(Level::Prefecture, |at| Datum::Gcj02.of_wgs84(at));
    let (code, text) = file.run(&["verify", "--datum", "wgs84"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!text.contains("GCJ-02"), "{text}");
    let (code, text) = file.run(&["verify", "--datum", "mars"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("wgs84, gcj02, bd09"), "{text}");
}
