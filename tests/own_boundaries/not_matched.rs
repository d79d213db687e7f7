//! What does not join is called so, with a suggestion, and never "not mentioned".

use chengyu_atlas::card::{panel, tooltip};
use chengyu_atlas::export::Description;
use chengyu_atlas::geodata::{FindingKind, Severity, Suggestion};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language};
use chengyu_atlas::scene::layout::Figure;
use chengyu_atlas::scene::{Extent, Mark, Standing};
use serde_json::{Value, json};

use super::files::{OwnFile, drawn, feature, keys, three};

fn with_an_unknown_unit() -> Vec<Value> {
    let mut features = three(|s| json!({"name": s.name}));
    features.push(feature(
        &json!({"name": "双城市"}),
        [103.5, 31.2, 104.5, 32.0],
    ));
    features
}

#[test]
fn a_unit_that_does_not_join_is_told_with_a_suggestion_and_is_no_failure() {
    let file = OwnFile::of(&with_an_unknown_unit());
    let loaded = file.load();
    let [finding] = loaded.findings.as_slice() else {
        panic!("{:?}", loaded.findings);
    };
    assert_eq!(finding.kind, FindingKind::NotMatched);
    assert_eq!(finding.severity(), Severity::Warning);
    let (code, text) = file.run(&["verify"]);
    assert_eq!(code, Some(0), "{text}");
    let says = |line: &str| line.contains("feature 4 (双城市)") && line.contains("not matched");
    assert!(text.lines().any(says), "{text}");
    let report = loaded.boundaries.unwrap();
    assert_eq!((report.matched, report.not_matched.len()), (3, 1));
}

#[test]
fn map_legend_panel_and_description_call_it_not_matched() {
    let loaded = OwnFile::of(&with_an_unknown_unit()).load();
    let atlas = &loaded.atlas;
    assert_eq!(keys(atlas)[3], "feature-4");
    let asked = Figure::new(Extent::Feature(FeatureId::Place(
        atlas.place_by_key("feature-4").unwrap(),
    )));
    let (scene, words) = drawn(atlas, &asked);
    let mark = Mark::Fill(Standing::NotMatched);
    assert!(scene.items().any(|item| item.mark == mark));
    assert!(words.iter().any(|word| word == "未对上"), "{words:?}");
    for language in Language::ALL {
        let i18n = I18n::new(language);
        let not_mentioned = i18n.tr("legend-not-mentioned");
        let place = FeatureId::Place(atlas.place_by_key("feature-4").unwrap());
        assert_eq!(
            tooltip(atlas, &i18n, place).1,
            i18n.tr("legend-not-matched")
        );
        let says = panel(atlas, &i18n, place).empty.unwrap();
        assert_eq!(says, i18n.tr("detail-not-matched"));
        let described = Description::of(atlas, &i18n, &asked, &scene).text();
        assert!(
            described.contains(&i18n.tr("legend-not-matched")),
            "{described}"
        );
        assert!(!described.contains(&not_mentioned), "{described}");
    }
    assert!(!words.iter().any(|word| word == "文本未提到"), "{words:?}");
}

/// What is suggested for one more feature beside the three squares.
fn suggested(properties: Value, sides: [f64; 4]) -> Suggestion {
    let mut features = three(|s| json!({"name": s.name}));
    features.push(feature(&properties, sides));
    let report = OwnFile::of(&features).load().boundaries.unwrap();
    assert_eq!(report.not_matched.len(), 1, "{properties}");
    report.not_matched[0].suggestion.clone()
}

#[test]
fn the_suggestion_says_what_it_may_be() {
    let misspelt = suggested(json!({"name": "绵羊市"}), [103.8, 31.2, 105.0, 32.5]);
    assert!(
        matches!(&misspelt, Suggestion::Perhaps(unit) if unit.adcode == "510700"),
        "{misspelt:?}"
    );
    let far = suggested(json!({"name": "江北区"}), [121.4, 29.8, 121.6, 30.1]);
    assert!(
        matches!(&far, Suggestion::FarFrom(unit) if unit.adcode == "500105"),
        "{far:?}"
    );
    let elsewhere = suggested(json!({"adcode": 330_100}), [119.0, 29.0, 120.0, 30.0]);
    assert_eq!(elsewhere, Suggestion::Elsewhere);
    let within = suggested(json!({"name": "东部新区"}), [104.2, 30.3, 104.4, 30.5]);
    assert!(matches!(within, Suggestion::In(_)), "{within:?}");
    let unknown = suggested(json!({"name": "?"}), [80.0, 40.0, 81.0, 41.0]);
    assert_eq!(unknown, Suggestion::Elsewhere);
}

#[test]
fn units_outside_the_region_are_told_in_one_line() {
    let mut features = three(|s| json!({"adcode": s.adcode}));
    for n in 0..50_u32 {
        let west = 110.0 + f64::from(n) / 10.0;
        let sides = [west, 25.0, west + 0.1, 25.1];
        features.push(feature(&json!({"adcode": 430_100 + n}), sides));
    }
    let findings = OwnFile::of(&features).load().findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].to_string().contains("50 units outside"));
}
