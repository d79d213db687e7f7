//! Units keep their level: their names and borders are drawn as those of the bundled units.

use std::collections::BTreeSet;

use chengyu_atlas::model::{Atlas, BorderClass, Level};
use chengyu_atlas::projection::WorldPt;
use chengyu_atlas::scene::layout::Figure;
use chengyu_atlas::scene::{Extent, Layer, Mark, bounds};
use serde_json::{Value, json};

use super::files::{CHENGDU, OwnFile, THREE, ZIYANG, drawn, feature, keys, three};

fn classes(atlas: &Atlas) -> Vec<BorderClass> {
    let mut classes: Vec<_> = atlas.base().borders.iter().map(|b| b.class).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

fn levels(features: &[Value]) -> Vec<(Level, String)> {
    let loaded = OwnFile::of(features).load();
    let units = loaded.atlas.regions();
    let keys = units.map(|(_, r)| (r.level, loaded.atlas.place(r.place).key.clone()));
    keys.collect()
}

#[test]
fn a_file_of_prefectures_has_their_names_and_borders() {
    let loaded = OwnFile::of(&three(|s| json!({"adcode": s.adcode, "name": s.name}))).load();
    for extent in [Extent::Region, Extent::Circle] {
        let mut figure = Figure::new(extent);
        figure.shown.set(Layer::Corridors, false);
        let (scene, words) = drawn(&loaded.atlas, &figure);
        let has = |word: &str| words.iter().any(|w| w == word);
        for name in ["成都", "资阳", "重庆"] {
            assert!(has(name), "{name} is not in {words:?}");
        }
        for class in [
            BorderClass::Prefecture,
            BorderClass::Interprovincial,
            BorderClass::Outer,
        ] {
            let mark = Mark::Border(class);
            assert!(scene.items().any(|item| item.mark == mark), "{class:?}");
        }
        assert!(
            has("地级界") && has("川渝界") && has("边界文件的外缘"),
            "{words:?}"
        );
        assert!(!has("川渝外界") && !has("文本未提到"), "{words:?}");
    }
}

#[test]
fn a_position_is_located_in_its_prefecture() {
    let file = OwnFile::of(&three(|s| json!({"name": s.name})));
    let (code, text) = file.run(&["locate", "104", "30.7"]);
    assert_eq!((code, text.trim()), (Some(0), "104,30.7,,,510100,成都市"));
}

#[test]
fn a_figure_can_be_about_a_unit_that_joined_by_its_name() {
    let file = OwnFile::of(&three(|s| json!({"name": s.name})));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    let (code, text) = file.run(&["render", "--focus", "资阳", "-o", path.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{text}");
    assert!(std::fs::read_to_string(&path).unwrap().contains("资阳"));
}

#[test]
fn only_the_border_of_sichuan_and_chongqing_is_called_so() {
    let rows = [
        (330_100, [119.0, 29.0, 120.0, 30.0]),
        (360_100, [118.0, 29.0, 119.0, 30.0]),
        (330_200, [120.0, 29.0, 121.0, 30.0]),
    ];
    let features = rows.map(|(code, sides)| feature(&json!({"adcode": code}), sides));
    let atlas = OwnFile::of(&features).load().atlas;
    let expected = [
        BorderClass::Provincial,
        BorderClass::Outer,
        BorderClass::Prefecture,
    ];
    assert_eq!(classes(&atlas), expected);
    let (_, words) = drawn(&atlas, &Figure::new(Extent::Region));
    assert!(words.iter().any(|w| w == "省界"), "{words:?}");
    assert!(
        !words.iter().any(|w| w == "川渝界" || w == "川渝外界"),
        "{words:?}"
    );
}

#[test]
fn a_municipality_has_the_levels_of_its_file() {
    let square = |code: u32, sides| feature(&json!({"adcode": code}), sides);
    let chongqing = square(500_000, [105.5, 29.2, 107.5, 31.2]);
    let sichuan = square(510_000, [103.5, 30.2, 105.5, 31.2]);
    let chengdu = square(510_100, CHENGDU.sides);
    let wanzhou = square(500_101, [107.0, 30.5, 107.5, 31.2]);
    let key = |level, key: &str| (level, key.to_owned());
    assert_eq!(
        levels(&[chongqing.clone(), sichuan.clone()]),
        [
            key(Level::Province, "500000"),
            key(Level::Province, "510000")
        ]
    );
    assert_eq!(
        levels(&[chongqing.clone(), chengdu.clone()]),
        [
            key(Level::Prefecture, "500000"),
            key(Level::Prefecture, "510100")
        ]
    );
    assert_eq!(
        levels(&[chongqing.clone(), wanzhou]),
        [
            key(Level::Prefecture, "500000"),
            key(Level::County, "500101")
        ]
    );
    assert_eq!(
        levels(std::slice::from_ref(&chongqing)),
        [key(Level::Prefecture, "500000")]
    );
    assert_eq!(
        levels(&[chongqing, sichuan, chengdu]),
        [
            key(Level::Province, "500000"),
            key(Level::Province, "510000"),
            key(Level::Prefecture, "500000"),
            key(Level::Prefecture, "510100"),
        ]
    );
}

#[test]
fn a_unit_without_code_and_level_is_on_that_of_the_unit_around_it() {
    let mut features = three(|s| json!({"adcode": s.adcode, "name": s.name}));
    features.push(feature(
        &json!({"name": "东部新区"}),
        [104.2, 30.3, 104.4, 30.5],
    ));
    let atlas = OwnFile::of(&features).load().atlas;
    let (_, inner) = atlas.regions_of(Level::County).next().unwrap();
    let parent = inner.parent.map(|id| atlas.place(atlas.region(id).place));
    assert_eq!(parent.unwrap().key, "510100");
    // A small part of a prefecture does not stand for it.
    assert!(classes(&atlas).contains(&BorderClass::Prefecture));
}

#[test]
fn counties_lie_in_the_prefectures_of_their_file() {
    let features = [
        feature(&json!({"adcode": 510_100}), CHENGDU.sides),
        feature(&json!({"adcode": 510_104}), [103.5, 30.2, 104.0, 31.2]),
        feature(&json!({"adcode": 510_105}), [104.0, 30.2, 104.5, 31.2]),
        feature(&json!({"adcode": 512_000}), ZIYANG.sides),
    ];
    let atlas = OwnFile::of(&features).load().atlas;
    assert_eq!(keys(&atlas), ["510100", "512000", "510104", "510105"]);
    let filled: Vec<_> = atlas.filled_regions().map(|(_, r)| r.level).collect();
    assert_eq!(filled, [Level::Prefecture; 2]);
    let borders = &atlas.base().borders;
    let of = |class| borders.iter().filter(|b| b.class == class).count();
    assert_eq!(
        (of(BorderClass::County), of(BorderClass::Prefecture)),
        (1, 1)
    );
}

#[test]
fn an_edge_without_a_vertex_where_two_neighbours_meet_is_a_border_with_both() {
    // 重庆's western edge runs along 成都 and 资阳 without a vertex where these meet, and the edge of
    // 成都 goes on beyond it.
    let slanting = |x: f64, y: f64| [x + (y - 30.0) * 0.1, y];
    let quad = |code: u32, [west, south, east, north]: [f64; 4]| {
        let corners = [(west, south), (east, south), (east, north), (west, north)];
        let mut ring = corners.map(|(x, y)| slanting(x, y)).to_vec();
        ring.push(ring[0]);
        json!({"type": "Feature", "properties": {"adcode": code},
               "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let features = [
        quad(510_100, [104.0, 30.5, 105.0, 31.3]),
        quad(512_000, [104.0, 30.0, 105.0, 30.5]),
        quad(500_000, [105.0, 30.0, 106.0, 31.0]),
    ];
    let atlas = OwnFile::of(&features).load().atlas;
    let key = |id| atlas.place(atlas.region(id).place).key.clone();
    let shared: BTreeSet<[String; 2]> = atlas
        .base()
        .borders
        .iter()
        .filter_map(|border| {
            let mut sides = [key(border.sides.0), key(border.sides.1?)];
            sides.sort();
            Some(sides)
        })
        .collect();
    let pairs = [
        ["500000", "510100"],
        ["500000", "512000"],
        ["510100", "512000"],
    ];
    let pairs: BTreeSet<[String; 2]> = pairs.map(|p| p.map(str::to_owned)).into();
    assert_eq!(shared, pairs);
    let chengdu = atlas.place_by_key("510100").unwrap();
    let region = atlas.place(chengdu).region.unwrap();
    assert_eq!(atlas.neighbours_of(region).len(), 2);
    // What is called the edge of the file is the edge of all three.
    let outer = atlas.base().borders.iter();
    let outer = outer.filter(|border| border.class == BorderClass::Outer);
    let inside = |at: &WorldPt| {
        let at = at.to_lon_lat();
        let x = at.lon_deg - (at.lat_deg - 30.0) * 0.1;
        (104.01..105.99).contains(&x) && (30.01..30.99).contains(&at.lat_deg)
    };
    let outer: Vec<WorldPt> = outer
        .flat_map(|border| border.line.points().to_vec())
        .collect();
    assert!(!outer.iter().any(inside), "{outer:?}");
}

#[test]
fn stray_parts_of_a_file_do_not_widen_the_frame() {
    let plain = three(|s| json!({"adcode": s.adcode, "name": s.name}));
    let mut stray = plain.clone();
    stray.push(feature(
        &json!({"adcode": "100000_JD", "name": ""}),
        [112.0, 3.0, 112.1, 3.5],
    ));
    stray.push(feature(
        &json!({"adcode": 460_300, "name": "三沙市"}),
        [111.0, 15.0, 113.0, 17.0],
    ));
    stray.push(feature(&json!({"name": "?"}), [80.0, 40.0, 81.0, 41.0]));
    let (plain, stray) = (
        OwnFile::of(&plain).load().atlas,
        OwnFile::of(&stray).load().atlas,
    );
    for extent in [Extent::Region, Extent::Circle] {
        assert_eq!(bounds(&plain, extent), bounds(&stray, extent), "{extent:?}");
    }
    assert_eq!(THREE.len(), plain.regions().len());
}
