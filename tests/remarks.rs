//! What a pack remarks is in Chinese and in English, and the reader sees it in his language.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/prose.rs"]
mod prose;
#[path = "support/remarks.rs"]
mod remarks;
mod support;

use chengyu_atlas::model::{Language, Remark};
use prose::foreign;
use support::ATLAS;

#[test]
fn every_bundled_remark_is_in_both_languages_and_each_in_its_own() {
    let mut faults = Vec::new();
    for (key, Remark { zh, en }) in remarks::remarks(&ATLAS) {
        // A number of GeoNames is the same in any language.
        let is_number = zh
            .strip_prefix("GeoNames ")
            .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if is_number {
            assert!(en.is_empty(), "{key}: {en}");
            continue;
        }
        let texts = [(zh, Language::ZhHans), (en, Language::En)];
        let foreign = texts.map(|(text, language)| foreign(text, language));
        if en.is_empty() || zh.is_empty() || foreign.iter().any(Option::is_some) {
            faults.push(format!("{key}: {zh} | {en} {foreign:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_remark_of_the_pack_is_one_in_chinese_and_one_in_english() {
    let mut pairs: Vec<(&str, &str)> = remarks::remarks(&ATLAS)
        .into_iter()
        .map(|(_, remark)| (&*remark.zh, &*remark.en))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    // A remark says the same wherever it stands.
    let twice: Vec<_> = pairs
        .windows(2)
        .filter(|two| two[0].0 == two[1].0)
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
    assert!(pairs.len() > 400, "{}", pairs.len());
}
