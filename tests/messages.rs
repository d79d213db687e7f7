//! Every word a person reads is a message, in every language: none is written in the code, none is
//! missing, none is left over. Checked by reading the source and the files of messages.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/prose.rs"]
mod prose;
#[path = "architecture/source.rs"]
#[allow(dead_code, reason = "the other invariants use the rest")]
mod source;

use std::collections::BTreeSet;

use chengyu_atlas::i18n::{I18n, keys};
use chengyu_atlas::model::{Language, Stage, Status, traditional};
use source::{Source, missing, sources};

/// The modules that show text.
const SHOWING: [&str; 10] = [
    "src/ui",
    "src/app",
    "src/scene",
    "src/paint",
    "src/card",
    "src/book",
    "src/export",
    "src/table",
    "src/state",
    "src/action",
];

/// The modules whose errors and findings are shown: what they say is a message, too. They may name
/// Chinese words that they read.
const SAYING: [&str; 14] = [
    "src/messages",
    "src/files",
    "src/signals",
    "src/projection",
    "src/geodata",
    "src/citation",
    "src/figure_spec",
    "src/filter",
    "src/render",
    "src/cli",
    "src/search",
    "src/model",
    "src/i18n",
    "src/connection",
];

/// The files that speak to a person: those above and the table of keys.
fn speaking() -> Vec<Source> {
    let mut modules = SHOWING.to_vec();
    modules.push("src/i18n");
    let files = sources(&["src"]);
    assert_eq!(missing(&files, &modules), [""; 0], "modules that are gone");
    let files = files.into_iter();
    files.filter(|file| file.is_any_of(&modules)).collect()
}

/// The files that say what is wrong: all that make errors, whoever shows them.
fn saying() -> Vec<Source> {
    let mut modules = SAYING.to_vec();
    modules.extend(["src/app", "src/export", "src/state"]);
    let files = sources(&["src"]);
    assert_eq!(missing(&files, &modules), [""; 0], "modules that are gone");
    let files = files.into_iter();
    files.filter(|file| file.is_any_of(&modules)).collect()
}

/// The messages of one language: the file's name, and what stands in it.
struct Messages {
    file: &'static str,
    text: &'static str,
}

const ZH_HANS: Messages = Messages {
    file: "zh-Hans.ftl",
    text: include_str!("../assets/i18n/zh-Hans.ftl"),
};
const ZH_HANT: Messages = Messages {
    file: "zh-Hant.ftl",
    text: include_str!("../assets/i18n/zh-Hant.ftl"),
};
const EN: Messages = Messages {
    file: "en.ftl",
    text: include_str!("../assets/i18n/en.ftl"),
};
const LANGUAGES: [Messages; 3] = [ZH_HANS, ZH_HANT, EN];

impl Messages {
    /// Keys with their messages, in the order of the file; a message may go on over further lines,
    /// which are indented.
    fn all(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&str, String)> = Vec::new();
        for line in self.text.lines().filter(|l| !l.starts_with('#')) {
            if line.starts_with(' ') {
                let (_, value) = all.last_mut().expect("a message to go on with");
                value.push('\n');
                value.push_str(line);
            } else if let Some((key, value)) = line.split_once(" = ") {
                all.push((key, value.to_owned()));
            }
        }
        all
    }

    fn keys(&self) -> Vec<&'static str> {
        self.all().into_iter().map(|(key, _)| key).collect()
    }
}

/// The names of the arguments of a message.
fn arguments(message: &str) -> BTreeSet<&str> {
    let after = message.split('$').skip(1);
    let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    after
        .map(|rest| rest.split(is_end).next().unwrap_or_default())
        .collect()
}

/// A message without what stands in braces.
fn without_placeables(message: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in message.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
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
        "words belong in assets/i18n:\n  {}",
        written.join("\n  ")
    );
}

#[test]
fn no_key_has_two_messages() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        let keys = language.keys().into_iter();
        let twice: Vec<_> = keys.filter(|k| !seen.insert(*k)).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", language.file);
    }
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let known = ZH_HANS.all();
    for language in LANGUAGES {
        assert_eq!(language.keys(), ZH_HANS.keys(), "{}", language.file);
        for ((key, message), (_, first)) in language.all().iter().zip(&known) {
            let file = language.file;
            assert_eq!(arguments(message), arguments(first), "{file}: {key}");
        }
    }
}

/// The messages of a language but for what leads to another language, which is there for those who
/// do not read this one.
fn own_words(language: &Messages) -> impl Iterator<Item = (&'static str, String)> {
    let all = language.all().into_iter();
    all.filter(|(key, _)| !key.starts_with("language-") && *key != "menu-language")
}

/// Punctuation between or beside Chinese characters is full-width: ，。：；（）.
#[test]
fn punctuation_beside_chinese_is_full_width() {
    let mut faults = Vec::new();
    for language in [ZH_HANS, ZH_HANT] {
        for (key, message) in own_words(&language) {
            let plain = without_placeables(&message);
            let chars: Vec<char> = plain.chars().collect();
            for (i, c) in chars.iter().enumerate() {
                let beside = |j: Option<usize>| {
                    let neighbour = j.and_then(|j| chars.get(j));
                    neighbour.is_some_and(|c| is_cjk(*c))
                };
                let chinese = beside(i.checked_sub(1)) || beside(Some(i + 1));
                // The name of a file's ending starts with a full stop.
                let is_ending = *c == '.' && chars.get(i + 1).is_some_and(char::is_ascii_lowercase);
                if ",;:!?()\"'.".contains(*c) && chinese && !is_ending {
                    faults.push(format!("{}: {key}: {c}", language.file));
                }
            }
            if plain.contains(['(', ')', '"', ',', ';']) {
                faults.push(format!("{}: {key}: {plain}", language.file));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Quotation marks are “” in Simplified, 「」 in Traditional Chinese, and never straight.
#[test]
fn quotation_marks_are_those_of_the_language_and_come_in_pairs() {
    for (language, [open, close], foreign) in [
        (ZH_HANS, ['“', '”'], "「」『』\""),
        (ZH_HANT, ['「', '」'], "“”‘’\""),
        (EN, ['“', '”'], "「」『』"),
    ] {
        for (key, message) in own_words(&language) {
            let plain = without_placeables(&message);
            let count = |mark: char| plain.chars().filter(|c| *c == mark).count();
            let at = format!("{}: {key}: {message}", language.file);
            assert_eq!(count(open), count(close), "{at}");
            assert!(!plain.contains(|c| foreign.contains(c)), "{at}");
        }
    }
}

#[test]
fn each_language_is_written_in_its_own_script() {
    for (key, message) in own_words(&EN) {
        assert!(!message.contains(is_cjk), "{key}: {message}");
    }
    for (key, message) in own_words(&ZH_HANT) {
        let expected = traditional(&message);
        assert_eq!(message, expected, "{key}: Simplified characters");
    }
}

/// Messages about files and systems, in which formats, fields and programs are called by their names.
const OF_FILES: [&str; 12] = [
    "cli-",
    "coordinates-",
    "fault-",
    "foreign-",
    "form-",
    "geojson-",
    "geometry-",
    "hint-",
    "locate-",
    "remedy-",
    "render-",
    "verify-",
];

/// Whether two words of a sentence follow each other.
fn has_words_in_a_row(run: &str) -> bool {
    let words: Vec<&str> = run.split_whitespace().collect();
    let is_word =
        |word: &str| prose::is_latin_prose(word) && word.chars().all(|c| c.is_ascii_lowercase());
    words
        .windows(2)
        .any(|two| two.iter().all(|word| is_word(word)))
}

/// But for what is typed in a search, which may be pinyin.
#[test]
fn chinese_messages_have_no_english_prose() {
    for (language, file) in [(Language::ZhHans, &ZH_HANS), (Language::ZhHant, &ZH_HANT)] {
        for (key, message) in own_words(file).filter(|(key, _)| !key.ends_with("-examples")) {
            let plain = without_placeables(&message);
            let english = prose::foreign_runs(&plain, language);
            let names_formats = OF_FILES.iter().any(|of| key.starts_with(of));
            let is_prose = |run: &String| !names_formats || has_words_in_a_row(run);
            let english = english.into_iter().find(is_prose);
            assert_eq!(english, None, "{}: {key}: {message}", file.file);
        }
    }
}

#[test]
fn the_codes_of_statuses_are_one_character_each_and_differ() {
    for (language, codes) in [
        (Language::ZhHans, "建扩开前研谋"),
        (Language::ZhHant, "建擴開前研謀"),
        (Language::En, "CUSWEP"),
    ] {
        let i18n = I18n::new(language);
        let statuses = [
            Status::UnderConstruction,
            Status::Upgrade,
            Status::PreConstruction(Stage::Start),
            Status::PreConstruction(Stage::Preparatory),
            Status::EarlyStudy,
            Status::Proposed,
        ];
        let shown = statuses.map(|s| i18n.tr(keys::status_code(s).expect("a code")));
        assert_eq!(shown.concat(), codes, "{}", language.tag());
        let distinct: BTreeSet<&String> = shown.iter().collect();
        assert_eq!(distinct.len(), statuses.len());
    }
    for status in [Status::InOperation, Status::NotStated] {
        assert_eq!(keys::status_code(status), None);
    }
}

/// Whether a literal is written as keys are: small words joined by hyphens.
fn is_key_like(text: &str) -> bool {
    let is_word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase());
    text.contains('-') && text.split('-').all(is_word)
}

#[test]
fn every_key_that_the_code_names_has_a_message() {
    let keys: BTreeSet<&str> = ZH_HANS.keys().into_iter().collect();
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
    }
    for file in speaking().into_iter().chain(saying()) {
        // What is asked for by its name is a key however it is written.
        for call in [".tr(", ".tr_n(", ".tr_with(", "said!(", "Said::new("] {
            for (at, _) in file.code.match_indices(call) {
                let after = file.code[at + call.len()..].trim_start();
                let Some(after) = after.strip_prefix('"') else {
                    continue;
                };
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
        "no message in assets/i18n for:\n  {}",
        missing.join("\n  ")
    );
}

/// Files with words of other programs, which the code compares with what these say.
const FOREIGN: [&str; 4] = [
    "src/messages/parse.rs",
    "src/app/display.rs",
    "src/app/start.rs",
    // The notes of BibTeX and CSL-JSON are English in every language.
    "src/citation/note.rs",
];

/// Whether a text is a sentence or a part of one: three words of letters in a row.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(3).any(|row| row.iter().all(is_word))
}

/// Errors are values that say messages: no sentence stands in the code that makes them.
#[test]
fn no_sentence_is_written_where_errors_are_made() {
    let files = saying().into_iter();
    let files = files.filter(|file| !FOREIGN.contains(&file.path.as_str()));
    let mut written = Vec::new();
    for file in files {
        for (at, _) in file.code.match_indices("#[error(") {
            written.push(file.place(&file.code, at));
        }
        for (text, place) in literals(&file) {
            // The reasons of lints are for developers, what a reader of JSON expects is quoted, and
            // the help of the command line is no error.
            let is_other = place.contains("reason =")
                || place.contains("write_str(")
                || text.contains("chengyu-atlas")
                || text.contains("\\n");
            if is_prose(&text) && !is_other {
                written.push(place);
            }
        }
    }
    assert!(
        written.is_empty(),
        "say these by messages of assets/i18n:\n  {}",
        written.join("\n  ")
    );
    assert!(is_prose("it has no geometry: {}") && !is_prose("feature {number}"));
}

#[test]
fn every_message_is_used() {
    let named: BTreeSet<String> = sources(&["src"])
        .iter()
        .flat_map(literals)
        .map(|(text, _)| text)
        .collect();
    let keys = ZH_HANS.keys().into_iter();
    let unused: Vec<_> = keys.filter(|k| !named.contains(*k)).collect();
    assert!(
        unused.is_empty(),
        "delete from assets/i18n:\n  {}",
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
