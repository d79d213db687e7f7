//! How Chinese text is read: a syllable a character, by a table of first readings and by the names
//! of places, which settle characters with several readings (重庆 is `chongqing`).
//!
//! Knows nothing of what is read.

use std::collections::BTreeMap;

use crate::model::{Atlas, Names, syllables, without_tones};

/// Lines of a syllable, a tab, and the characters read so (`geodata/SOURCES.md`).
const TABLE: &str = include_str!("../assets/i18n/pinyin.tsv");

/// The readings of characters, and of names that are read otherwise.
#[derive(Clone, Debug)]
pub struct Readings {
    /// The first reading of each character of the table.
    syllables: BTreeMap<char, &'static str>,
    /// Names that the table reads wrongly, by their first character, the longest first.
    names: BTreeMap<char, Vec<ReadName>>,
}

#[derive(Clone, Debug)]
struct ReadName {
    name: String,
    /// A syllable for each character of the name.
    syllables: Vec<String>,
}

/// A character of a text, as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound<'a> {
    /// The syllable without tone, or the letter or digit itself in lower case.
    pub letters: std::borrow::Cow<'a, str>,
    /// Where the character begins in the text, in bytes.
    pub at: usize,
    /// Whether it is a syllable of its own rather than a letter of a word.
    pub is_syllable: bool,
}

impl Readings {
    /// The readings that the names of an atlas's places call for.
    #[must_use]
    pub fn of(atlas: &Atlas) -> Self {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let entries = lines.filter_map(|line| line.split_once('\t'));
        let syllables = entries.flat_map(|(syllable, of)| of.chars().map(move |c| (c, syllable)));
        let mut readings = Self {
            syllables: syllables.collect(),
            names: BTreeMap::new(),
        };
        for (_, place) in atlas.places() {
            readings.learn(&place.names);
        }
        for names in readings.names.values_mut() {
            names.sort_by_key(|read| std::cmp::Reverse(read.syllables.len()));
            names.dedup_by(|a, b| a.name == b.name);
        }
        readings
    }

    /// Keeps the reading of a name where the table's differs and it has a syllable a character.
    fn learn(&mut self, names: &Names) {
        let plain = without_tones(&names.pinyin);
        let read = syllables(&plain);
        let characters: Vec<char> = names.hans.chars().collect();
        if read.len() != characters.len() {
            return;
        }
        for name in [&names.hans, &names.short] {
            let length = name.chars().count();
            let known = name.chars().zip(&read);
            let is_known = known
                .into_iter()
                .all(|(c, syllable)| self.syllables.get(&c) == Some(syllable));
            if let Some(first) = name.chars().next()
                && names.hans.starts_with(name.as_str())
                && !is_known
            {
                self.names.entry(first).or_default().push(ReadName {
                    name: name.clone(),
                    syllables: read[..length].iter().map(|s| (*s).to_owned()).collect(),
                });
            }
        }
    }

    /// A text in Simplified characters as it is read; what is no letter, digit or character of the
    /// table is left out.
    #[must_use]
    pub fn sounds<'a>(&'a self, text: &str) -> Vec<Sound<'a>> {
        let mut sounds = Vec::with_capacity(text.len() / 3);
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let named = self.names.get(&first).and_then(|names| {
                let mut names = names.iter();
                names.find(|read| text[at..].starts_with(&read.name))
            });
            if let Some(read) = named {
                for (c, syllable) in read.name.chars().zip(&read.syllables) {
                    sounds.push(Sound {
                        letters: syllable.as_str().into(),
                        at,
                        is_syllable: true,
                    });
                    at += c.len_utf8();
                }
                continue;
            }
            let syllable = self.syllables.get(&first);
            if syllable.is_some() || first.is_alphanumeric() {
                let itself = || first.to_lowercase().to_string().into();
                sounds.push(Sound {
                    letters: syllable.map_or_else(itself, |syllable| (*syllable).into()),
                    at,
                    is_syllable: syllable.is_some(),
                });
            }
            at += first.len_utf8();
        }
        sounds
    }

    /// A text in letters: `资阳市` → `ziyangshi`.
    #[must_use]
    pub fn letters(&self, text: &str) -> String {
        let sounds = self.sounds(text);
        sounds.iter().map(|sound| sound.letters.as_ref()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::load_bundled;

    #[test]
    fn a_name_is_read_as_its_place_is() {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let readings = Readings::of(&atlas);
        for (text, letters) in [
            ("资阳市", "ziyangshi"),
            ("重庆都市圈", "chongqingdushiquan"),
            ("从长寿到都江堰", "congchangshoudaodujiangyan"),
            ("G5 京昆高速", "g5jingkungaosu"),
            ("（成）", "cheng"),
        ] {
            assert_eq!(readings.letters(text), letters, "{text}");
        }
    }
}
