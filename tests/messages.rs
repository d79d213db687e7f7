//! Every word a person reads is a message: none is written in the code, none is missing, none is
//! left over. Checked by reading the source.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "architecture/source.rs"]
#[allow(dead_code, reason = "the other invariants use the rest")]
mod source;

use std::collections::BTreeSet;

use source::{Source, sources};

/// The modules that show text.
const SHOWING: [&str; 9] = [
    "src/ui",
    "src/app",
    "src/scene",
    "src/paint",
    "src/card",
    "src/doubt",
    "src/table",
    "src/state",
    "src/action",
];

/// The files that speak to a person: those above and the table of keys.
fn speaking() -> Vec<Source> {
    let mut modules = SHOWING.to_vec();
    modules.push("src/i18n");
    let files = sources(&["src"]).into_iter();
    files.filter(|file| file.is_any_of(&modules)).collect()
}

/// The keys of the messages, in the order of the file.
fn keys() -> Vec<&'static str> {
    let file = include_str!("../assets/i18n/zh-Hans.ftl");
    let lines = file.lines().filter(|l| !l.starts_with(['#', ' ']));
    lines
        .filter_map(|line| line.split_once(" = ").map(|(key, _)| key))
        .collect()
}

/// The string literals of a file with their places; escapes are left as they are.
fn literals(file: &Source) -> Vec<(String, String)> {
    // The bare code has the same length, with the insides of strings blanked out.
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = file.code[rest..].find('"').map(|i| rest + i) {
        let mut end = start + 1;
        let bytes = file.code.as_bytes();
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        // A quotation mark as a character is no string.
        let is_character = start > 0 && bytes[start - 1] == b'\'';
        if is_character {
            rest = start + 1;
            continue;
        }
        let text = file.code.get(start + 1..end).unwrap_or_default();
        found.push((text.to_owned(), file.place(&file.code, start)));
        rest = (end + 1).min(bytes.len());
    }
    found
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[test]
fn no_chinese_is_written_in_the_code_that_shows_text() {
    let files = sources(&["src"]).into_iter();
    let files = files.filter(|file| file.is_any_of(&SHOWING));
    let written: Vec<String> = files
        .flat_map(|file| {
            let literals = literals(&file).into_iter();
            let chinese = literals.filter(|(text, _)| text.contains(is_cjk));
            chinese.map(|(_, place)| place).collect::<Vec<_>>()
        })
        .collect();
    assert!(
        written.is_empty(),
        "words belong into assets/i18n:\n  {}",
        written.join("\n  ")
    );
}

#[test]
fn no_key_has_two_messages() {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = keys().into_iter().filter(|k| !seen.insert(*k)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// Whether a literal is written as keys are: small words joined by hyphens.
fn is_key_like(text: &str) -> bool {
    let is_word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase());
    text.contains('-') && text.split('-').all(is_word)
}

#[test]
fn every_key_that_the_code_names_has_a_message() {
    let keys: BTreeSet<&str> = keys().into_iter().collect();
    let groups: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| key.split_once('-').map(|(group, _)| group))
        .collect();
    let mut missing = Vec::new();
    for file in speaking() {
        for (text, place) in literals(&file) {
            let group = text.split('-').next().unwrap_or_default();
            let meant = is_key_like(&text) && groups.contains(group);
            if meant && !keys.contains(&*text) {
                missing.push(place);
            }
        }
        // What is asked for by its name is a key however it is written.
        for call in [".tr(\"", ".tr_n(\"", ".tr_with(\""] {
            for (at, _) in file.code.match_indices(call) {
                let after = &file.code[at + call.len()..];
                let key = after.split('"').next().unwrap_or_default();
                if !keys.contains(key) {
                    missing.push(file.place(&file.code, at));
                }
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(
        missing.is_empty(),
        "no message in zh-Hans.ftl for:\n  {}",
        missing.join("\n  ")
    );
}

#[test]
fn every_message_is_used() {
    let named: BTreeSet<String> = sources(&["src"])
        .iter()
        .flat_map(literals)
        .map(|(text, _)| text)
        .collect();
    let unused: Vec<_> = keys().into_iter().filter(|k| !named.contains(*k)).collect();
    assert!(
        unused.is_empty(),
        "delete from zh-Hans.ftl:\n  {}",
        unused.join("\n  ")
    );
}

#[test]
fn literals_are_found_and_told_from_characters() {
    let file = Source {
        path: "a.rs".to_owned(),
        text: String::new(),
        code: "f(\"a-b\", '\"', \"c\\\"d\", \"资\")".to_owned(),
        bare_code: String::new(),
    };
    let texts: Vec<String> = literals(&file).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, ["a-b", "c\\\"d", "资"]);
}
