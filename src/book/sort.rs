//! The order of an index: by pinyin in Chinese, by the alphabet in English.

use std::collections::BTreeMap;

use crate::model::{Atlas, Language, without_tones};

/// Lines of a syllable, a tab, and the characters read so (`geodata/SOURCES.md`).
const TABLE: &str = include_str!("../../assets/i18n/pinyin.tsv");

/// Finds what a name is sorted by.
pub(super) struct Sorter<'a> {
    language: Language,
    /// How names of places are read, which settles characters with several readings.
    places: BTreeMap<&'a str, String>,
    /// The longest of these names, in characters.
    longest: usize,
    syllables: BTreeMap<char, &'static str>,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(atlas: &'a Atlas, language: Language) -> Self {
        let mut places = BTreeMap::new();
        for (_, place) in atlas.places() {
            let names = &place.names;
            let letters = letters(&without_tones(&names.pinyin));
            if letters.is_empty() {
                continue;
            }
            // The short name is the beginning of the full one, and so is its reading.
            let short = names.hans.starts_with(&names.short);
            let rest = names.hans.chars().count()
                - names.short.chars().count().min(names.hans.chars().count());
            let words: Vec<&str> = names.pinyin.split(' ').collect();
            if short && rest == 1 && words.len() == 2 {
                let first = words.first().copied().unwrap_or_default();
                places.insert(names.short.as_str(), self::letters(&without_tones(first)));
            }
            places.insert(names.hans.as_str(), letters);
        }
        let longest = places.keys().map(|name| name.chars().count()).max();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let entries = lines.filter_map(|line| line.split_once('\t'));
        let syllables = entries.flat_map(|(syllable, of)| of.chars().map(move |c| (c, syllable)));
        Self {
            language,
            places,
            longest: longest.unwrap_or(0),
            syllables: syllables.collect(),
        }
    }

    /// What a name is sorted by: letters in lower case, then the name itself.
    pub(super) fn key(&self, name: &str, simplified: &str) -> (String, String) {
        let letters = match self.language {
            Language::En => letters(&without_tones(name)),
            Language::ZhHans | Language::ZhHant => self.read(simplified),
        };
        (letters, name.to_owned())
    }

    /// A Chinese name in letters; what the table does not hold comes last.
    fn read(&self, name: &str) -> String {
        let mut read = String::new();
        let mut rest = name;
        while let Some(first) = rest.chars().next() {
            let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8());
            let pieces: Vec<&str> = ends.take(self.longest).map(|end| &rest[..end]).collect();
            let place = pieces
                .iter()
                .rev()
                .find(|piece| self.places.contains_key(**piece));
            let taken = match place {
                Some(piece) => {
                    read.push_str(self.places.get(*piece).map_or("", String::as_str));
                    piece.len()
                }
                None => {
                    match self.syllables.get(&first) {
                        Some(syllable) => read.push_str(syllable),
                        None if first.is_ascii_alphanumeric() => {
                            read.push(first.to_ascii_lowercase());
                        }
                        None if first.is_alphabetic() => read.push(first),
                        None => {}
                    }
                    first.len_utf8()
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        read
    }
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::load_bundled;

    #[test]
    fn a_name_is_read_as_its_place_is() {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let sorter = Sorter::new(&atlas, Language::ZhHans);
        let key = |name: &str| sorter.key(name, name).0;
        assert_eq!(key("资阳市"), "ziyangshi");
        assert!(
            key("重庆都市圈").starts_with("chongqing"),
            "{}",
            key("重庆都市圈")
        );
        assert_eq!(key("沱江"), "tuojiang");
        assert_eq!(key("（成）"), "cheng");
    }
}
