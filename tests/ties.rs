//! The ties of the bundled pack: who is a party, and why a tie is drawn or not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail at once"
)]

use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::model::{Atlas, Corridor, CorridorKind, CorridorShape};

/// The text whose issuing city is a party to what it says it does with others.
const DECISION: &str = "ziyang-2020";

/// So many ties of the decision may stay without a place.
const WITHOUT_PLACE: usize = 12;

fn atlas() -> Atlas {
    load_bundled().unwrap()
}

fn corridor<'a>(atlas: &'a Atlas, key: &str) -> &'a Corridor {
    let mut all = atlas.corridors();
    all.find(|(_, c)| c.key == key).expect(key).1
}

fn places<'a>(atlas: &'a Atlas, key: &str) -> Vec<&'a str> {
    let ids = &corridor(atlas, key).places;
    ids.iter().map(|id| atlas.place(*id).key.as_str()).collect()
}

fn is_of(atlas: &Atlas, corridor: &Corridor, source: &str) -> bool {
    let mentions = corridor.evidence.mentions().iter();
    let mut sources = mentions.map(|m| atlas.source(m.anchor.source).key.as_str());
    sources.any(|key| key == source)
}

#[test]
fn the_issuing_city_is_a_party_to_what_it_says_it_does() {
    let atlas = atlas();
    for key in [
        "daqi-liankong",
        "he-hu-zhang-hezuo",
        "pilin-wushui-sheshi",
        "jiaoyu-lianmeng",
        "caishui-fenxiang",
        "yidai-yilu",
        "chengyu-nongye-dai",
        "chuanyu-zimao-shifanqu",
        "longquanshan-dongce-jiqun",
        "chengyu-kechuang-zoulang",
        "longquanshan-gongyuan",
        "huanjing-xinxi-hutong",
        "chengyu-zhongbu-shifanqu",
    ] {
        assert!(places(&atlas, key).contains(&"512000"), "{key}");
        assert!(corridor(&atlas, key).derived, "{key}");
    }
    for key in ["suining-quyu-jizhi", "suining-duofangmian-hezuo"] {
        assert_eq!(places(&atlas, key), ["510900"], "{key}");
    }
}

#[test]
fn a_dozen_ties_of_the_decision_at_most_have_no_place() {
    let atlas = atlas();
    let empty: Vec<&str> = atlas
        .corridors()
        .filter(|(_, c)| c.places.is_empty() && is_of(&atlas, c, DECISION))
        .map(|(_, c)| c.key.as_str())
        .collect();
    assert!(empty.len() <= WITHOUT_PLACE, "{empty:?}");
}

#[test]
fn every_tie_says_why_it_is_drawn_or_not() {
    for (_, corridor) in atlas().corridors() {
        assert!(!corridor.shape_note.is_empty(), "{}", corridor.key);
    }
}

#[test]
fn what_no_text_ties_is_not_drawn() {
    let atlas = atlas();
    for key in [
        "chengyu-zonghexing-kexue-zhongxin",
        "chengyu-nongye-dai",
        "chengyu-kechuang-zoulang",
        "yaan-chongqing-wudi-duijie",
    ] {
        assert_eq!(corridor(&atlas, key).shape, CorridorShape::None, "{key}");
    }
    // Places that were only visited take no part in the talks.
    assert_eq!(
        places(&atlas, "yaan-chongqing-wudi-duijie"),
        ["511800", "500000"]
    );
}

/// A ribbon between Chengdu and Chongqing says that a text ties the two; where a third city is tied
/// to each of them, it stands between them.
#[test]
fn a_city_that_is_tied_to_two_others_stands_between_them() {
    let atlas = atlas();
    for (_, corridor) in atlas.corridors() {
        if corridor.shape == CorridorShape::Ribbon && corridor.places.len() == 3 {
            let keys = places(&atlas, &corridor.key);
            assert_eq!((keys[0], keys[2]), ("510100", "500000"), "{}", corridor.key);
        }
    }
}

/// Words of a text that speaks of an agreement.
const AGREEMENT: [&str; 4] = ["协议", "友好城市", "战略合作关系", "互认"];

#[test]
fn an_agreement_is_one_by_the_words_of_the_text() {
    for (_, corridor) in atlas().corridors() {
        let mut mentions = corridor.evidence.mentions().iter();
        let is_said = mentions.any(|m| {
            let quote = m.anchor.quote.as_str();
            AGREEMENT.iter().any(|word| quote.contains(word))
        });
        // Of three agreements the phrase breaks off before the word, which is in the name.
        let is_said = is_said || AGREEMENT.iter().any(|w| corridor.title.zh.contains(w));
        assert_eq!(
            corridor.kind == CorridorKind::Agreement,
            is_said,
            "{}",
            corridor.key
        );
    }
}

/// Cooperation that gives the city no role of its own is a tie all the same.
#[test]
fn what_is_no_role_of_a_city_may_be_a_tie_of_it() {
    let atlas = atlas();
    for key in ["guozi-guoqi-lianxi", "lianhe-touzi-tuijie-lianxi"] {
        assert_eq!(places(&atlas, key), ["512000"], "{key}");
    }
}
