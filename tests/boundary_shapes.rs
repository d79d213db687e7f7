//! A person's own boundaries: what becomes of files in other forms and with flawed geometry.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use chengyu_atlas::geodata::{FindingKind, Form, LoadOptions, Loaded, load};
use chengyu_atlas::model::Region;
use geo::Area;
use geo_types::Coord;
use proptest::prelude::ProptestConfig as Config;
use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

fn read(text: &str) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.geojson");
    std::fs::write(&path, text).unwrap();
    load(&LoadOptions {
        base: Some(path),
        ..LoadOptions::default()
    })
    .unwrap()
}

fn kinds(loaded: &Loaded) -> Vec<FindingKind> {
    loaded.findings.iter().map(|finding| finding.kind).collect()
}

fn region<'l>(loaded: &'l Loaded, key: &str) -> &'l Region {
    let place = loaded.atlas.place_by_key(key).unwrap();
    loaded
        .atlas
        .region(loaded.atlas.place(place).region.unwrap())
}

fn square(west: f64, south: f64, side: f64) -> Vec<[f64; 2]> {
    let corners = [
        (0.0, 0.0),
        (side, 0.0),
        (side, side),
        (0.0, side),
        (0.0, 0.0),
    ];
    corners.map(|(x, y)| [west + x, south + y]).to_vec()
}

fn feature(code: u32, geometry: Value) -> Value {
    json!({"type": "Feature", "properties": {"adcode": code}, "geometry": geometry})
}

fn polygon(code: u32, rings: &[Vec<[f64; 2]>]) -> Value {
    feature(code, json!({"type": "Polygon", "coordinates": rings}))
}

fn collection(features: &[Value]) -> String {
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// 成都, 资阳 and 重庆 side by side.
fn three() -> [Value; 3] {
    [
        polygon(510_100, &[square(103.5, 30.2, 1.0)]),
        polygon(512_000, &[square(104.5, 30.2, 1.0)]),
        polygon(500_000, &[square(105.5, 29.2, 2.0)]),
    ]
}

fn area_of(loaded: &Loaded, key: &str) -> f64 {
    region(loaded, key).boundary().unsigned_area()
}

#[test]
fn every_form_gives_the_same_units() {
    let lines = three().map(|one| one.to_string());
    let topology = json!({
        "type": "Topology",
        "objects": {"units": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "properties": {"adcode": 510_100}, "arcs": [[0, 1]]},
            {"type": "Polygon", "properties": {"adcode": 512_000}, "arcs": [[-1, 2]]},
            {"type": "MultiPolygon", "properties": {"adcode": 500_000}, "arcs": [[[3]]]}]}},
        "arcs": [
            [[104.5, 30.2], [104.5, 31.2]],
            [[104.5, 31.2], [103.5, 31.2], [103.5, 30.2], [104.5, 30.2]],
            [[104.5, 30.2], [105.5, 30.2], [105.5, 31.2], [104.5, 31.2]],
            square(105.5, 29.2, 2.0)]
    });
    for (form, text) in [
        (Form::Collection, collection(&three())),
        (Form::Sequence, lines.join("\n")),
        (
            Form::Sequence,
            format!("\u{1e}{}\n", lines.join("\n\u{1e}")),
        ),
        (Form::Topology, topology.to_string()),
    ] {
        let loaded = read(&text);
        let report = loaded.boundaries.as_ref().unwrap();
        assert_eq!((report.form, report.matched), (form, 3), "{text}");
        for (key, area) in [("510100", 1.0), ("512000", 1.0), ("500000", 4.0)] {
            assert!((area_of(&loaded, key) - area).abs() < 1e-9, "{key}: {text}");
        }
    }
    let one = read(&three()[0].to_string());
    assert_eq!(one.boundaries.unwrap().form, Form::Feature);
}

#[test]
fn the_packed_form_of_echarts_is_read() {
    // Steps of 1024 units along a square of one degree: zigzag 2048 is the character 2112.
    let step =
        |n: i32| char::from_u32(u32::try_from(64 + ((n << 1) ^ (n >> 31))).unwrap()).unwrap();
    let steps = [(0, 0), (1024, 0), (0, 1024), (-1024, 0), (0, -1024)];
    let line: String = steps
        .iter()
        .flat_map(|(x, y)| [step(*x), step(*y)])
        .collect();
    let start = [105_984, 30_925];
    let text = json!({"type": "FeatureCollection", "UTF8Encoding": true, "features": [
        {"type": "Feature", "id": "510100", "properties": {"name": "成都市", "cp": [104, 30.7]},
         "geometry": {"type": "MultiPolygon", "coordinates": [[line]], "encodeOffsets": [[start]]}}]});
    let loaded = read(&text.to_string());
    assert_eq!(loaded.boundaries.as_ref().unwrap().form, Form::Packed);
    assert!((area_of(&loaded, "510100") - 1.0).abs() < 1e-9);
    assert_eq!(kinds(&loaded), []);
}

#[test]
fn overlapping_and_repeated_parts_are_united() {
    let parts = |parts: &[Vec<[f64; 2]>]| {
        let parts: Vec<_> = parts.iter().map(|ring| [ring]).collect();
        let unit = feature(
            510_100,
            json!({"type": "MultiPolygon", "coordinates": parts}),
        );
        read(&collection(&[unit]))
    };
    let (a, b) = (square(103.5, 30.2, 1.0), square(104.2, 30.2, 1.0));
    let mut reversed = b.clone();
    reversed.reverse();
    for (claim, parts, area) in [
        ("overlap", parts(&[a.clone(), b]), 1.7),
        ("overlap and turn", parts(&[a.clone(), reversed]), 1.7),
        ("repeat", parts(&[a.clone(), a.clone()]), 1.0),
        (
            "lie within",
            parts(&[a.clone(), square(103.8, 30.5, 0.2)]),
            1.0,
        ),
    ] {
        assert_eq!(kinds(&parts), [FindingKind::Mended], "{claim}");
        assert!((area_of(&parts, "510100") - area).abs() < 1e-6, "{claim}");
    }
    let features = [a, square(103.5, 31.3, 0.3)].map(|ring| polygon(510_100, &[ring]));
    let loaded = read(&collection(&features));
    assert_eq!(kinds(&loaded), [FindingKind::Mended]);
    assert!((area_of(&loaded, "510100") - 1.09).abs() < 1e-6);
}

#[test]
fn what_is_no_area_is_drawn_or_told() {
    let dash = json!({"type": "MultiLineString", "coordinates": [[[112, 3], [112.5, 4]]]});
    let mut features = three().to_vec();
    features.push(json!({"type": "Feature", "properties": {"name": "境界线"}, "geometry": dash}));
    features.push(feature(513_400, Value::Null));
    let loaded = read(&collection(&features));
    assert_eq!(
        kinds(&loaded),
        [FindingKind::DrawnAsLine, FindingKind::NotDrawn]
    );
    assert_eq!(loaded.atlas.base().own_lines.len(), 1);
}

#[test]
fn stray_parts_do_not_widen_the_frame() {
    let alone = read(&collection(&three())).atlas.region_extent();
    let sea = json!({"type": "MultiPolygon", "coordinates": [[square(112.0, 3.0, 0.5)], [square(115.0, 8.0, 0.5)]]});
    let sea = json!({"type": "Feature", "properties": {"adcode": "100000_JD", "name": ""}, "geometry": sea});
    let mut with_sea = three().to_vec();
    with_sea.push(sea);
    assert_eq!(read(&collection(&with_sea)).atlas.region_extent(), alone);
    let mut with_stray = three().to_vec();
    let parts = [[square(103.5, 30.2, 1.0)], [square(0.0, 0.0, 0.001)]];
    with_stray[0] = feature(
        510_100,
        json!({"type": "MultiPolygon", "coordinates": parts}),
    );
    assert_eq!(read(&collection(&with_stray)).atlas.region_extent(), alone);
}

/// Puts a flaw into the eastern edge of 成都, at a share of its length.
fn flawed_edge(kind: u8, share: f64) -> Vec<[f64; 2]> {
    let at = |up: f64, east: f64| [104.5 + east, 30.2 + share + up];
    let flaw = match kind {
        0 => vec![at(0.0, 0.0), at(0.1, 0.3), at(0.0, 0.0)],
        1 => vec![at(0.0, 0.0), at(0.0, 0.0), at(0.0, 0.0)],
        2 => vec![at(0.0, 0.0), at(-0.000_002, 0.0)],
        _ => vec![
            at(0.0, 0.0),
            at(0.000_001, 0.000_001),
            at(-0.000_000_5, 0.000_000_5),
            at(0.000_002, 0.0),
        ],
    };
    let ring = square(103.5, 30.2, 1.0);
    [&ring[..2], &flaw, &ring[2..]].concat()
}

proptest! {
    #![proptest_config(Config { cases: 12, failure_persistence: None, ..Config::default() })]

    #[test]
    fn neighbours_share_their_edge_after_mending(kind in 0_u8..4, share in 0.1..0.9_f64, also_there: bool) {
        let share = (share * 1e6).round() / 1e6;
        let mut features = three();
        features[0] = polygon(510_100, &[flawed_edge(kind, share)]);
        // A repeated vertex that the neighbour lacks is a vertex that the neighbour lacks.
        if also_there || kind == 1 {
            let at = [104.5, 30.2 + share];
            let ring = square(104.5, 30.2, 1.0);
            features[1] = polygon(512_000, &[[&ring[..4], &[at], &ring[4..]].concat()]);
        }
        let loaded = read(&collection(&features));
        prop_assert_eq!(kinds(&loaded), [FindingKind::Mended]);
        prop_assert!((area_of(&loaded, "510100") - 1.0).abs() < 1e-6);
        let edges = |key: &str| {
            let ring = region(&loaded, key).boundary().0[0].exterior().clone();
            let pairs: Vec<_> = ring.0.windows(2).map(|p| sorted(p[0], p[1])).collect();
            pairs
        };
        let theirs = edges("512000");
        let on_edge = |edge: &[(f64, f64); 2]| edge.iter().all(|c| (c.0 - 104.5).abs() < 1e-4);
        let ours: Vec<_> = edges("510100").into_iter().filter(on_edge).collect();
        prop_assert!(!ours.is_empty() && ours.iter().all(|edge| theirs.contains(edge)), "{:?} {:?}", ours, theirs);
    }

    #[test]
    fn whatever_ring_is_given_the_area_is_sound(ring in ring()) {
        let loaded = std::panic::catch_unwind(|| read(&collection(&[polygon(510_100, std::slice::from_ref(&ring)), three()[2].clone()])));
        let Ok(loaded) = loaded else { return Err(proptest::test_runner::TestCaseError::fail("panicked")) };
        let place = loaded.atlas.place(loaded.atlas.place_by_key("510100").unwrap());
        if let Some(region) = place.region {
            let boundary = loaded.atlas.region(region).boundary();
            prop_assert!(boundary.0.iter().all(|p| p.unsigned_area() > 0.0));
        }
    }
}

/// Any ring of few vertices on a coarse grid: it crosses, overlaps and repeats itself.
fn ring() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let vertex = (0_u8..5, 0_u8..5)
        .prop_map(|(x, y)| [103.5 + f64::from(x) / 4.0, 30.2 + f64::from(y) / 4.0]);
    prop::collection::vec(vertex, 4..12)
}

fn sorted(a: Coord<f64>, b: Coord<f64>) -> [(f64, f64); 2] {
    let mut pair = [a.x_y(), b.x_y()];
    pair.sort_by(|p, q| p.partial_cmp(q).unwrap());
    pair
}
