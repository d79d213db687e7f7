//! What `facts` and `locate` print, by the contract that other programs rely on.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::process::{Command, Output};

use serde_json::Value;

fn run(args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env("LC_ALL", "C")
        .args(args)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn text(args: &[&str]) -> String {
    String::from_utf8(run(args).stdout).unwrap()
}

fn facts() -> Value {
    serde_json::from_str(&text(&["facts"])).unwrap()
}

fn list<'v>(facts: &'v Value, kind: &str) -> &'v [Value] {
    facts[kind].as_array().map(Vec::as_slice).unwrap()
}

#[test]
fn every_kind_of_fact_has_the_fields_of_the_contract() {
    let facts = facts();
    let evidence = ["source", "file", "paragraph", "quote", "start", "end"];
    let role = [
        "id",
        "place",
        "place_name",
        "role",
        "given_by",
        "status_text",
        "category",
        "evidence",
    ];
    let corridor = [
        "id",
        "name",
        "aliases",
        "kind",
        "places",
        "place_names",
        "drawn",
        "evidence",
    ];
    let link = [
        "id",
        "name",
        "aliases",
        "mode",
        "status",
        "status_text",
        "places",
        "place_names",
        "alignment",
        "length_km",
        "official_length_km",
        "drawn",
        "evidence",
    ];
    for (kind, fields) in [
        ("roles", &role[..]),
        ("corridors", &corridor),
        ("links", &link),
        ("targets", &["id", "evidence"]),
        ("events", &["id", "evidence"]),
    ] {
        assert!(!list(&facts, kind).is_empty(), "{kind}");
        for fact in list(&facts, kind) {
            for field in fields {
                assert!(fact.get(field).is_some(), "{kind}: no {field} in {fact}");
            }
            for mention in list(fact, "evidence") {
                for field in evidence {
                    assert!(!mention[field].is_null(), "{kind}: no {field} in {fact}");
                }
            }
        }
    }
    assert_eq!(list(&facts, "sources").len(), 5);
    assert!(list(&facts, "places").len() > 244);
}

#[test]
fn offsets_span_the_quote_without_its_white_space() {
    let facts = facts();
    for kind in ["roles", "corridors", "links", "targets", "events"] {
        let mentions = list(&facts, kind).iter().flat_map(|f| list(f, "evidence"));
        for mention in mentions {
            let quote = mention["quote"].as_str().unwrap();
            let length = quote.chars().filter(|c| !c.is_whitespace()).count() as u64;
            let (start, end) = (mention["start"].as_u64(), mention["end"].as_u64());
            assert_eq!(end.unwrap() - start.unwrap(), length, "{mention}");
        }
    }
}

#[test]
fn names_are_simplified_whatever_the_locale() {
    let plain = text(&["facts"]);
    let output = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .arg("facts")
        .env("LANG", "en_GB.UTF-8")
        .env("LC_ALL", "zh_TW.UTF-8")
        .output()
        .unwrap();
    assert_eq!(plain.as_bytes(), output.stdout);
    let facts: Value = serde_json::from_str(&plain).unwrap();
    let names = list(&facts, "roles")
        .iter()
        .map(|role| role["place_name"].as_str());
    assert!(names.flatten().any(|name| name == "资阳市"));
}

#[test]
fn what_has_an_alignment_is_drawn_and_nothing_else() {
    let facts = facts();
    for link in list(&facts, "links") {
        assert_eq!(link["drawn"], link["alignment"] != "none", "{link}");
        let is_line = link["alignment"] == "traced" || link["alignment"] == "schematic";
        assert_eq!(link["length_km"].is_number(), is_line, "{link}");
        assert_eq!(
            link["stage"].is_string(),
            link["status"] == "pre-construction",
            "{link}"
        );
    }
    let drawn = |kind| {
        list(&facts, kind)
            .iter()
            .filter(|f| f["drawn"] == true)
            .count()
    };
    assert!(drawn("links") > 30 && drawn("corridors") > 50);
    for corridor in list(&facts, "corridors") {
        if corridor["places"].as_array().unwrap().is_empty() {
            assert_eq!(corridor["drawn"], false, "{corridor}");
        }
    }
}

#[test]
fn the_table_has_a_line_for_each_quote() {
    let facts = facts();
    let kinds = ["roles", "corridors", "links", "targets", "events"];
    let quotes: usize = kinds
        .iter()
        .flat_map(|kind| list(&facts, kind))
        .map(|fact| list(fact, "evidence").len())
        .sum();
    let csv = text(&["facts", "--format", "csv"]);
    assert!(csv.starts_with("kind,id,name"), "no byte-order mark");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().filter(|r| r.is_ok()).count(), quotes);
}

#[test]
fn the_features_are_one_collection_with_a_feature_for_each_fact_on_the_map() {
    let facts = facts();
    let geojson: Value = serde_json::from_str(&text(&["facts", "--format", "geojson"])).unwrap();
    assert_eq!(geojson["type"], "FeatureCollection");
    let features = list(&geojson, "features");
    for (feature, kind) in [
        ("role", "roles"),
        ("corridor", "corridors"),
        ("link", "links"),
    ] {
        let of_kind = features
            .iter()
            .filter(|f| f["properties"]["feature"] == feature);
        assert_eq!(of_kind.count(), list(&facts, kind).len());
    }
    for feature in features {
        let drawn = &feature["properties"]["drawn"];
        if drawn.is_boolean() {
            assert_eq!(*drawn, !feature["geometry"].is_null(), "{feature}");
        }
        assert!(feature["properties"]["evidence"].is_string());
    }
}

#[test]
fn the_exports_say_what_is_not_certain() {
    let csv = text(&["facts", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let at = |name: &str| columns.iter().position(|c| c == name).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for line in reader.records() {
        let line = line.unwrap();
        let cell = |name: &str| line[at(name)].to_owned();
        for name in ["source_kind", "source_date", "source_date_basis", "derived"] {
            assert!(!cell(name).is_empty(), "{name}: {line:?}");
        }
        if cell("kind") == "link" {
            // What is drawn says how sure it is and where from; what is not says why.
            let drawn = cell("drawn") == "true";
            assert_eq!(!cell("certainty").is_empty(), drawn, "{line:?}");
            assert_eq!(!cell("position_sources").is_empty(), drawn, "{line:?}");
            assert!(drawn || !cell("alignment_note").is_empty(), "{line:?}");
        }
        for name in [
            "note",
            "alignment_note",
            "position_sources",
            "quantity",
            "qualifier",
        ] {
            let (chinese, english) = (cell(name), cell(&format!("{name}_en")));
            assert_eq!(chinese.is_empty(), english.is_empty(), "{name}: {line:?}");
        }
        seen.extend(["source_kind", "source_date_basis", "derived"].map(|n| (n, cell(n))));
    }
    for (name, word) in [
        ("source_kind", "decision"),
        ("source_kind", "news"),
        ("source_kind", "repost"),
        ("source_date_basis", "inferred"),
        ("derived", "true"),
        ("derived", "false"),
    ] {
        assert!(seen.contains(&(name, word.to_owned())), "{name} {word}");
    }
    let geojson = text(&["facts", "--format", "geojson"]);
    assert!(geojson.contains("(news, 2020-07 inferred)") && geojson.contains("[derived]"));
}

#[test]
fn a_position_is_located_down_to_its_county() {
    for (args, line) in [
        (
            &["104.06", "30.66"][..],
            "104.06,30.66,510105,青羊区,510100,成都市\n",
        ),
        (
            &["106.55", "29.56"],
            "106.55,29.56,500103,渝中区,500000,重庆市\n",
        ),
        (&["-0.1", "51.5"], "-0.1,51.5,,,,\n"),
    ] {
        assert_eq!(text(&[&["locate"], args].concat()), line);
    }
}
