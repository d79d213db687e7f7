//! Units are found by an adcode wherever it stands, or else by a name.

use chengyu_atlas::model::Level;
use chengyu_atlas::scene::Shown;
use chengyu_atlas::scene::{Standing, standing_of};
use serde_json::{Value, json};

use super::files::{OwnFile, Square, feature, keys, three};

/// The three squares join as prefectures, and stand as the texts have them.
fn assert_joins(claim: &str, features: &[Value]) {
    let loaded = OwnFile::of(features).load();
    let atlas = &loaded.atlas;
    assert_eq!(keys(atlas), ["500000", "510100", "512000"], "{claim}");
    for (_, region) in atlas.regions() {
        assert_eq!(region.level, Level::Prefecture, "{claim}");
        let standing = standing_of(atlas, region.place, &Shown::default());
        assert!(standing > Standing::NotMentioned, "{claim}: {standing:?}");
    }
    assert!(loaded.findings.is_empty(), "{claim}: {:?}", loaded.findings);
    let report = loaded.boundaries.unwrap();
    assert_eq!(
        (report.matched, report.not_matched.len()),
        (3, 0),
        "{claim}"
    );
}

type Properties = fn(&Square) -> Value;

#[test]
fn an_adcode_is_found_in_any_column_and_any_spelling() {
    let cases: &[(&str, Properties)] = &[
        ("beside the seat of its government", |s| {
            let seat = if s.adcode == 510_100 {
                "武侯区"
            } else {
                "雁江区"
            };
            json!({"驻地": seat, "地点": seat, "adcode": s.adcode, "name": s.name})
        }),
        ("a number", |s| json!({"adcode": s.adcode, "name": s.name})),
        ("text", |s| json!({"adcode": s.adcode.to_string()})),
        (
            "an id",
            |s| json!({"id": s.adcode.to_string(), "name": s.name}),
        ),
        (
            "a float",
            |s| json!({"PAC": f64::from(s.adcode), "NAME": s.name}),
        ),
        (
            "a float as text",
            |s| json!({"code": format!("{}.0", s.adcode)}),
        ),
        (
            "nine digits with the country",
            |s| json!({"gb": format!("156{}", s.adcode)}),
        ),
        (
            "nine digits with the town",
            |s| json!({"code": format!("{}000", s.adcode)}),
        ),
        (
            "twelve digits",
            |s| json!({"code": format!("{}000000", s.adcode)}),
        ),
        (
            "twelve digits as a number",
            |s| json!({"code": u64::from(s.adcode) * 1_000_000}),
        ),
        (
            "columns of a table",
            |s| json!({"pr_adcode": 510_000, "pr_name": "四川省", "ct_adcode": s.adcode, "ct_name": s.name}),
        ),
        (
            "Chinese columns",
            |s| json!({"省代码": 510_000, "省": "四川省", "市代码": s.adcode, "市": s.name, "类型": "地级市"}),
        ),
        (
            "beside a class, a row and a postcode",
            |s| json!({"gb": 650_100, "OBJECTID": s.adcode % 97, "postcode": "610000", "区划码": s.adcode}),
        ),
        (
            "four digits",
            |s| json!({"citycode": (s.adcode / 100).to_string(), "name": s.name}),
        ),
    ];
    for (claim, properties) in cases {
        assert_joins(claim, &three(properties));
    }
}

#[test]
fn an_adcode_may_be_the_features_own_id() {
    let squares = super::files::THREE.iter();
    let features: Vec<Value> = squares
        .map(|s| {
            let mut feature = feature(&json!({"name": "?"}), s.sides);
            feature["id"] = json!(s.adcode.to_string());
            feature
        })
        .collect();
    assert_joins("the feature's id", &features);
}

#[test]
fn a_name_is_found_in_any_column_script_and_language() {
    let cases: &[(&str, Properties)] = &[
        ("in full", |s| json!({"name": s.name})),
        (
            "short",
            |s| json!({"name": s.name.trim_end_matches('市'), "adcode": ""}),
        ),
        ("pinyin", |s| json!({"name": s.pinyin})),
        (
            "pinyin with its kind",
            |s| json!({"NAME": format!("{} Shi", s.pinyin)}),
        ),
        (
            "as one word",
            |s| json!({"shapeName": format!("{}shi", s.pinyin)}),
        ),
        (
            "English",
            |s| json!({"shapeName": format!("{} City", s.pinyin), "shapeType": "ADM2"}),
        ),
        ("after its province", |s| {
            let province = if s.adcode == 500_000 { "" } else { "四川省" };
            json!({"fullname": format!("{province}{}", s.name)})
        }),
        ("GADM", |s| {
            json!({"GID_0": "CHN", "GID_1": "CHN.26_1", "NAME_1": "Sichuan", "NL_NAME_1": "四川|四川",
                   "GID_2": format!("CHN.26.{}_1", s.adcode % 31), "NAME_2": s.pinyin,
                   "ENGTYPE_2": "Prefecture City", "HASC_2": null})
        }),
        ("OSM", |s| {
            json!({"osm_id": -3_110_000 - i64::from(s.adcode), "name": s.name, "admin_level": "5",
                   "boundary": "administrative", "name:en": s.pinyin})
        }),
        (
            "an old code beside it",
            |s| json!({"code": s.adcode + 99, "name": s.name}),
        ),
        (
            "the code of its province beside it",
            |s| json!({"adcode": if s.adcode == 500_000 { 500_000 } else { 510_000 }, "name": s.name}),
        ),
    ];
    for (claim, properties) in cases {
        assert_joins(claim, &three(properties));
    }
    assert_joins(
        "Traditional",
        &[
            feature(
                &json!({"COUNTYNAME": "成都市"}),
                super::files::CHENGDU.sides,
            ),
            feature(&json!({"COUNTYNAME": "資陽市"}), super::files::ZIYANG.sides),
            feature(
                &json!({"COUNTYNAME": "重慶市"}),
                super::files::CHONGQING.sides,
            ),
        ],
    );
}

#[test]
fn of_units_of_one_name_the_parent_or_the_position_tells_which() {
    let neijiang = [104.9, 29.5, 105.1, 29.6];
    let leshan = [103.7, 29.5, 103.9, 29.7];
    for rows in [
        [
            json!({"市": "内江市", "name": "市中区"}),
            json!({"市": "乐山市", "name": "市中区"}),
        ],
        [json!({"name": "市中区"}), json!({"name": "市中区"})],
        [json!({"NAME_3": "Shizhong"}), json!({"NAME_3": "Shizhong"})],
    ] {
        let features = [feature(&rows[0], neijiang), feature(&rows[1], leshan)];
        let loaded = OwnFile::of(&features).load();
        assert_eq!(keys(&loaded.atlas), ["511002", "511102"], "{rows:?}");
    }
}

#[test]
fn a_city_and_its_district_of_one_name_are_told_apart_by_the_files_level() {
    let features = [
        feature(&json!({"name": "Guang'an"}), [106.0, 30.0, 107.2, 30.9]),
        feature(&json!({"name": "Suining"}), [105.1, 30.2, 105.9, 31.1]),
        feature(&json!({"name": "Nanchong"}), [105.5, 30.6, 106.9, 31.8]),
    ];
    let loaded = OwnFile::of(&features).load();
    assert_eq!(keys(&loaded.atlas), ["510900", "511300", "511600"]);
}

#[test]
fn features_of_one_unit_are_its_parts() {
    for properties in [json!({"adcode": 510_100}), json!({"name": "成都"})] {
        let features = [
            feature(&properties, [103.5, 30.2, 104.5, 31.2]),
            feature(&properties, [103.5, 31.3, 103.8, 31.6]),
        ];
        let loaded = OwnFile::of(&features).load();
        assert_eq!(keys(&loaded.atlas), ["510100"]);
        let (_, region) = loaded.atlas.regions().next().unwrap();
        assert_eq!(region.boundary().0.len(), 2);
    }
}

#[test]
fn a_unit_that_is_listed_is_listed_once() {
    let loaded = OwnFile::of(&three(|s| json!({"name": s.name}))).load();
    for name in ["成都市", "资阳市", "重庆市"] {
        let called = loaded.atlas.places().filter(|(_, p)| p.names.hans == name);
        assert_eq!(called.count(), 1, "{name}");
    }
}
