//! Words of a language that a reader has not chosen: Latin prose in Chinese, Chinese in English.

#![allow(dead_code, reason = "each test program uses a part of it")]

use chengyu_atlas::model::Language;

/// What is called so in any language: data, licences, formats, programs, websites, keys.
const NAMES: &[&str] = &[
    // Whose data and fonts the atlas has, and their licences.
    "OpenStreetMap",
    "GeoNames",
    "OurAirports",
    "OpenCC",
    "Noto",
    "Sans",
    "Apache",
    "ODbL",
    // Formats and programs.
    "GeoJSON",
    "TopoJSON",
    "ECharts",
    "Word",
    "PowerPoint",
    "Excel",
    "BibTeX",
    "JSON",
    "Unicode",
    // What stands on keys and is typed.
    "Ctrl",
    "Alt",
    "Shift",
    "Tab",
    "Enter",
    "Esc",
    "Command",
    "Option",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    // Endings of files, the program, and the pack that comes with it.
    "txt",
    "chengyu",
    "atlas",
    "shuangcheng",
    // Languages are named in themselves, and their menu in Chinese and in English.
    "English",
    "Language",
];

/// A text without what is quoted: phrases, titles, commands. Marks that are not closed quote nothing.
pub(crate) fn unquoted(text: &str) -> String {
    const MARKS: [(char, char); 8] = [
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
        ('〈', '〉'),
        ('`', '`'),
        ('"', '"'),
    ];
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = rest.find(|c| MARKS.iter().any(|(open, _)| *open == c)) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let mut chars = from.chars();
        let open = chars.next().unwrap_or_default();
        let close = MARKS
            .iter()
            .find(|mark| mark.0 == open)
            .map_or(open, |mark| mark.1);
        let inside = chars.as_str();
        // Quotation marks of one kind may stand in each other.
        let mut depth = 1_usize;
        let end = inside.char_indices().find(|(_, c)| {
            if *c == close {
                depth -= 1;
            } else if *c == open {
                depth += 1;
            }
            depth == 0
        });
        plain.push(' ');
        rest = end.map_or(inside, |(end, c)| &inside[end + c.len_utf8()..]);
    }
    plain.push_str(rest);
    plain
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{3001}' | '\u{3002}'
        | '\u{ff01}'..='\u{ff5e}')
}

/// A word that a reader of Chinese would have to know English for: with a small letter, and no name,
/// option, path, file, address, id or hash.
pub(crate) fn is_latin_prose(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '.');
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = plain.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let has_small = plain.chars().any(|c| c.is_ascii_lowercase());
    // Units of measure and single letters are the same everywhere.
    let is_unit = [
        "km", "mm", "cm", "in", "pt", "px", "dpi", "m", "x", "MiB", "GiB",
    ]
    .contains(&plain);
    let is_code = word.starts_with("--")
        || word.starts_with('.')
        || plain.contains(['/', '_', '\\', '=', '.', '@', ':'])
        || plain.chars().any(|c| c.is_ascii_digit());
    let known = plain
        .split(['-', '+', '\''])
        .all(|part| NAMES.contains(&part) || part.len() == 1);
    letters > 1 && has_small && !is_unit && !is_code && !known
}

/// The words of a text that are in another language than the reader's, as they stand together.
pub(crate) fn foreign_runs(text: &str, language: Language) -> Vec<String> {
    let plain = unquoted(text);
    let is_latin = |c: char| !c.is_control() && (u32::from(c) < 0x250 || "–’ǎǐǒǔǚ".contains(c));
    let is_english = language == Language::En;
    let of_run = |c: char| {
        if is_english {
            is_chinese(c)
        } else {
            is_latin(c)
        }
    };
    let runs = plain
        .split(|c: char| !of_run(c))
        .flat_map(|run| run.split(" · "));
    let runs =
        runs.map(|run| run.trim_matches(|c: char| !c.is_alphanumeric() && !"-.".contains(c)));
    let is_foreign = |run: &&str| {
        let words = |c: char| c.is_whitespace() || ",;()[]|…".contains(c);
        !run.is_empty() && (is_english || run.split(words).any(is_latin_prose))
    };
    runs.filter(is_foreign).map(str::to_owned).collect()
}

/// The first words of a text that are in another language than the reader's; `None` where all of it
/// is in his.
pub(crate) fn foreign(text: &str, language: Language) -> Option<String> {
    foreign_runs(text, language).into_iter().next()
}

#[test]
fn words_of_another_language_are_found_and_quotes_and_names_are_not() {
    let zh = |text| foreign(text, Language::ZhHans);
    assert_eq!(
        zh("不认识“unknown flag”，请用 --lang 或 a.png、OpenStreetMap"),
        None
    );
    assert_eq!(zh("已 saved"), Some("saved".to_owned()));
    assert_eq!(zh("Saved"), Some("Saved".to_owned()));
    let en = |text| foreign(text, Language::En);
    assert_eq!(en("“成资” stands for 2 cities"), None);
    assert_eq!(en("of 成资."), Some("成资".to_owned()));
    assert_eq!(en("“联动‘双门户’” and “a"), None);
}
