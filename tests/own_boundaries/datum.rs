//! Files in the datums of Chinese web maps are recognised and converted.

use chengyu_atlas::geodata::{Datum, FindingKind, LoadOptions, load, load_bundled};
use chengyu_atlas::model::{Atlas, Level};
use geo::CoordsIter;
use geo_types::Coord;
use serde_json::{Value, json};

use super::files::OwnFile;

/// The bundled units of a level, each position changed.
fn bundled(level: Level, change: impl Fn(Coord<f64>) -> Coord<f64>) -> OwnFile {
    bundled_of(level, "", change)
}

/// Those whose adcodes begin with these digits.
fn bundled_of(level: Level, digits: &str, change: impl Fn(Coord<f64>) -> Coord<f64>) -> OwnFile {
    let atlas = load_bundled().unwrap();
    let units = atlas.regions_of(level).map(|(_, region)| region);
    let units = units.filter(|region| atlas.place(region.place).key.starts_with(digits));
    let features = units.map(|region| {
        let ring = |ring: &geo_types::LineString<f64>| -> Vec<[f64; 2]> {
            let changed = ring.0.iter().map(|at| change(*at));
            changed.map(|at| [at.x, at.y]).collect()
        };
        let polygon = |polygon: &geo_types::Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
            let outer = std::iter::once(polygon.exterior());
            outer.chain(polygon.interiors()).map(ring).collect()
        };
        let polygons: Vec<_> = region.boundary().0.iter().map(polygon).collect();
        json!({"type": "Feature", "properties": {"adcode": atlas.place(region.place).key},
               "geometry": {"type": "MultiPolygon", "coordinates": polygons}})
    });
    OwnFile::of(&features.collect::<Vec<Value>>())
}

/// How far the vertices of a map lie on average from those of the bundled one, metres.
fn mean_offset_m(atlas: &Atlas, level: Level) -> f64 {
    let bundled = load_bundled().unwrap();
    let vertices = |atlas: &Atlas| -> Vec<Coord<f64>> {
        let regions = atlas.regions_of(level).map(|(_, region)| region);
        regions
            .flat_map(|region| region.boundary().coords_iter().collect::<Vec<_>>())
            .collect()
    };
    let (own, known) = (vertices(atlas), vertices(&bundled));
    assert_eq!(own.len(), known.len());
    let metres = |(a, b): (&Coord<f64>, &Coord<f64>)| {
        ((a.x - b.x) * a.y.to_radians().cos()).hypot(a.y - b.y) * 111_195.0
    };
    own.iter().zip(&known).map(metres).sum::<f64>() / own.len() as f64
}

#[test]
fn a_file_of_a_part_of_the_region_is_recognised_as_well() {
    for digits in ["5101", "5134", "5120", "50011", "5002"] {
        for datum in [Datum::Gcj02, Datum::Bd09] {
            // Whole, and as coarse as a file for the web: to a thousandth of a degree.
            for exact in [1e7, 1e3] {
                let rounded = |x: f64| (x * exact).round() / exact;
                let file = bundled_of(Level::County, digits, |at| {
                    let at = datum.of_wgs84(at);
                    Coord {
                        x: rounded(at.x),
                        y: rounded(at.y),
                    }
                });
                let check = file.load().boundaries.unwrap().datum.unwrap();
                let likely = check.likely.map(|(datum, _)| datum);
                assert_eq!(likely, Some(datum), "{digits} {exact}: {check:?}");
            }
        }
    }
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
            let mean_m = mean_offset_m(&converted.atlas, level);
            assert!(mean_m < 15.0, "{datum:?}: {mean_m} m");
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
    let (code, text) = bundled(Level::Prefecture, coarse).run(&["verify"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("too coarse or too different to tell"),
        "{text}"
    );
    let (_, text) = bundled(Level::Prefecture, |at| at).run(&["verify"]);
    assert!(!text.contains("too coarse"), "{text}");
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
