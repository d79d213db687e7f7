//! The spellings of a unit's name, brought to one form: without script, tone marks, spaces and the
//! word for its kind.

use crate::model::{Level, traditional, without_tones};

/// A name without the word for what it names, and the levels that the word allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bare {
    pub(super) name: String,
    /// `None`: any level.
    pub(super) level: Option<Level>,
}

/// Chinese words for kinds of units, the longest first, and their level.
const KINDS: [(&str, Option<Level>); 11] = [
    ("自治州", Some(Level::Prefecture)),
    ("自治縣", Some(Level::County)),
    ("自治區", Some(Level::Province)),
    ("直轄市", None),
    ("地區", Some(Level::Prefecture)),
    ("州", Some(Level::Prefecture)),
    ("省", Some(Level::Province)),
    ("市", None),
    ("區", Some(Level::County)),
    ("縣", Some(Level::County)),
    ("旗", Some(Level::County)),
];

/// The same in English and in pinyin.
const LATIN_KINDS: [(&str, Option<Level>); 16] = [
    ("autonomous", None),
    ("municipality", None),
    ("city", None),
    ("shi", None),
    ("prefecture", Some(Level::Prefecture)),
    ("zizhizhou", Some(Level::Prefecture)),
    ("zhou", Some(Level::Prefecture)),
    ("diqu", Some(Level::Prefecture)),
    ("district", Some(Level::County)),
    ("qu", Some(Level::County)),
    ("county", Some(Level::County)),
    ("xian", Some(Level::County)),
    ("zizhixian", Some(Level::County)),
    ("banner", Some(Level::County)),
    ("province", Some(Level::Province)),
    ("sheng", Some(Level::Province)),
];

/// The spellings that a cell of a table may hold, parted by bars and the like: `成都|成都`.
pub(super) fn spellings(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split(['|', ';', '/', '、', ',', '，']);
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A name in one form: Traditional characters without spaces, or lower-case letters alone.
pub(super) fn folded(name: &str) -> String {
    if is_latin(name) {
        words(name).concat()
    } else {
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        traditional(&name)
    }
}

/// A name in one form without the word for its kind; `None` where it has no such word, or nothing
/// is left that could be looked up.
pub(super) fn bare(name: &str) -> Option<Bare> {
    if is_latin(name) {
        let words = words(name);
        bare_words(&words).or_else(|| bare_word(&words.concat()))
    } else {
        let folded = folded(name);
        let (rest, level) = KINDS
            .iter()
            .find_map(|(kind, level)| Some((folded.strip_suffix(kind)?, *level)))?;
        // The name of 忠县 is one character, which could be any.
        (rest.chars().count() >= 2).then(|| Bare {
            name: rest.to_owned(),
            level,
        })
    }
}

fn is_latin(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| c < '\u{2000}')
}

/// Lower-case words without tone marks; an apostrophe parts no words.
fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['\'', '\u{2019}', '`'], "");
    let plain = without_tones(&name.replace(['ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ'], "u"));
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words before the kind: `Aba Tibetan and Qiang Autonomous Prefecture`.
fn bare_words(words: &[String]) -> Option<Bare> {
    let mut rest = words;
    let mut level = None;
    while let Some((last, before)) = rest.split_last() {
        let kind = LATIN_KINDS.iter().find(|(kind, _)| kind == last);
        let Some((_, of_kind)) = kind.filter(|_| !before.is_empty()) else {
            break;
        };
        level = level.or(*of_kind);
        rest = before;
    }
    (rest.len() < words.len()).then(|| Bare {
        name: rest.concat(),
        level,
    })
}

/// The word before the kind, written as one: `Chengdushi`.
fn bare_word(word: &str) -> Option<Bare> {
    let (rest, level) = ["shi", "qu", "xian", "sheng"].iter().find_map(|suffix| {
        let rest = word.strip_suffix(suffix)?;
        let (_, level) = LATIN_KINDS.iter().find(|(kind, _)| kind == suffix)?;
        Some((rest, *level))
    })?;
    (rest.len() >= 3).then(|| Bare {
        name: rest.to_owned(),
        level,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_spaces_and_tone_marks_make_no_difference() {
        assert_eq!(folded("广安市"), folded("廣安市"));
        assert_eq!(folded(" 成 都 市 "), folded("成都市"));
        assert_eq!(folded("Chéngdū Shì"), folded("chengdu shi"));
        assert_eq!(folded("Guang'an"), folded("Guǎng\u{2019}ān"));
        assert_eq!(folded("Ya'An"), "yaan");
    }

    #[test]
    fn the_word_for_the_kind_is_taken_off() {
        for (name, rest, level) in [
            ("彭山县", "彭山", Some(Level::County)),
            ("成都市", "成都", None),
            ("达州地区", "達州", Some(Level::Prefecture)),
            ("Chengdu City", "chengdu", None),
            ("Chengdushi", "chengdu", None),
            ("Jinjiang District", "jinjiang", Some(Level::County)),
            ("Anyue Xian", "anyue", Some(Level::County)),
            (
                "Aba Tibetan and Qiang Autonomous Prefecture",
                "abatibetanandqiang",
                Some(Level::Prefecture),
            ),
        ] {
            let name_of = |rest: &str| Bare {
                name: rest.to_owned(),
                level,
            };
            assert_eq!(bare(name), Some(name_of(rest)), "{name}");
        }
        for name in ["忠县", "成都", "Chengdu", "Shi", ""] {
            assert_eq!(bare(name), None, "{name}");
        }
    }

    #[test]
    fn a_cell_may_hold_several_spellings() {
        let cell = "成都|Chengdu; 蓉城";
        assert_eq!(
            spellings(cell).collect::<Vec<_>>(),
            ["成都", "Chengdu", "蓉城"]
        );
    }
}
