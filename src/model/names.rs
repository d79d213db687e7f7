//! The names of a place or a fact in the scripts and languages of the atlas.

use serde::{Deserialize, Serialize};

use super::traditional;
use crate::messages::Language;

/// The names of a place. `hans` is never blank: what has no name is called by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Simplified Chinese, in full: `资阳市`.
    pub hans: String,
    /// Traditional Chinese, in full.
    pub hant: String,
    /// Hanyu Pinyin with tone marks and word spacing; empty when unknown.
    pub pinyin: String,
    /// English, in the official romanisation; empty when unknown.
    pub en: String,
    /// What a map label says: `资阳`.
    pub short: String,
    /// The same in Traditional characters.
    pub hant_short: String,
    /// The short English label: `Ziyang`; empty when unknown.
    pub en_short: String,
    /// Other spellings a text or a reader uses.
    pub aliases: Vec<String>,
}

impl Names {
    /// Names of which only the Simplified one is known.
    #[must_use]
    pub fn only(hans: &str) -> Self {
        Self {
            hans: hans.to_owned(),
            hant: traditional(hans),
            pinyin: String::new(),
            en: String::new(),
            short: hans.to_owned(),
            hant_short: traditional(hans),
            en_short: String::new(),
            aliases: Vec::new(),
        }
    }

    /// The full name in `language`, or the Simplified one where that is not known.
    #[must_use]
    pub fn full(&self, language: Language) -> &str {
        let name = match language {
            Language::ZhHans => &self.hans,
            Language::ZhHant => &self.hant,
            Language::En => &self.en,
        };
        if name.is_empty() { &self.hans } else { name }
    }

    /// The label on the map in `language`.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en_short.is_empty() => &self.en_short,
            Language::En if !self.en.is_empty() => &self.en,
            Language::ZhHant => &self.hant_short,
            Language::ZhHans | Language::En => &self.short,
        }
    }

    /// Whether `needle` (lower case) occurs in any of the names, pinyin without its tone marks.
    #[must_use]
    pub fn matches(&self, needle: &str) -> bool {
        let plain_pinyin = without_tones(&self.pinyin);
        let squeezed: String = plain_pinyin
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        self.hans.contains(needle)
            || self.hant.contains(needle)
            || self.en.to_lowercase().contains(needle)
            || plain_pinyin.contains(needle)
            || squeezed.contains(needle)
            || initials(&plain_pinyin).starts_with(needle)
            || self
                .aliases
                .iter()
                .any(|alias| alias.to_lowercase().contains(needle))
    }
}

/// The first letter of each syllable: `zi yang shi` and `ziyang shi` → `zys`.
fn initials(plain_pinyin: &str) -> String {
    let syllables = syllables(plain_pinyin).into_iter();
    syllables.filter_map(|s| s.chars().next()).collect()
}

/// The syllables of lower-case pinyin without tone marks: `guang'an shi` → `guang`, `an`, `shi`.
///
/// Pinyin writes an apostrophe before a syllable that starts with a vowel inside a word (GB/T
/// 16159), so that a consonant right before a vowel always starts one.
#[must_use]
pub fn syllables(plain_pinyin: &str) -> Vec<&str> {
    let is_vowel = |c: char| "aeiouv".contains(c);
    let mut syllables = Vec::new();
    for part in plain_pinyin.split(|c: char| !c.is_alphabetic()) {
        let letters: Vec<(usize, char)> = part.char_indices().collect();
        let mut begin = 0;
        for (i, (at, c)) in letters.iter().enumerate().skip(1) {
            let next = |n: usize| letters.get(i + n).map_or('\0', |(_, c)| *c);
            let is_digraph = matches!(c, 'z' | 'c' | 's') && next(1) == 'h' && is_vowel(next(2));
            let continues = *c == 'h' && matches!(letters[i - 1].1, 'z' | 'c' | 's');
            let starts = !is_vowel(*c) && is_vowel(next(1)) && !continues;
            if is_digraph || starts {
                syllables.push(&part[begin..*at]);
                begin = *at;
            }
        }
        if begin < part.len() {
            syllables.push(&part[begin..]);
        }
    }
    syllables
}

/// Lower-case pinyin without tone marks: `Lèshān Shì` → `leshan shi`.
#[must_use]
pub fn without_tones(pinyin: &str) -> String {
    pinyin
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'ā' | 'á' | 'ǎ' | 'à' => 'a',
            'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
            'ī' | 'í' | 'ǐ' | 'ì' => 'i',
            'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
            'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
            'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
            other => other,
        })
        .collect()
}

/// The name of a fact: the text's own words, and a short English rendering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The text's own words.
    pub zh: String,
    /// The same in Traditional characters.
    pub hant: String,
    /// A short English rendering; empty when there is none.
    pub en: String,
}

impl Title {
    /// A title in our own words, or in a text's.
    #[must_use]
    pub fn new(zh: String, en: String) -> Self {
        let hant = traditional(&zh);
        Self { zh, hant, en }
    }

    /// A title that stays in the script it is printed in: that of a text.
    #[must_use]
    pub fn verbatim(zh: String, en: String) -> Self {
        let hant = zh.clone();
        Self { zh, hant, en }
    }

    /// The title in `language`; Chinese where there is no English.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            Language::ZhHant => &self.hant,
            Language::ZhHans | Language::En => &self.zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_any_of_its_spellings() {
        let names = Names {
            hant: "資陽市".into(),
            pinyin: "Zīyáng Shì".into(),
            en: "Ziyang".into(),
            ..Names::only("资阳市")
        };
        for needle in ["资阳", "資", "ziyang", "ziyang shi", "zy", "zys"] {
            assert!(names.matches(needle), "{needle}");
        }
        assert!(!names.matches("成都"));
    }

    #[test]
    fn a_syllable_has_one_initial_however_the_words_are_spaced() {
        for (pinyin, letters) in [
            ("Zī Yáng Shì", "zys"),
            ("Chóngqìng Shì", "cqs"),
            ("Guǎng'ān Shì", "gas"),
            ("Ānyuè Xiàn", "ayx"),
            ("Nánchōng", "nc"),
            ("Dàzhú", "dz"),
            ("Xīchāng", "xc"),
            ("Lǜchūn", "lc"),
        ] {
            assert_eq!(initials(&without_tones(pinyin)), letters, "{pinyin}");
        }
    }
}
