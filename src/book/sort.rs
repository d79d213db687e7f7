//! The order of an index: by pinyin in Chinese, by the alphabet in English.

use crate::model::{Atlas, Language, without_tones};
use crate::pinyin::Readings;

/// Finds what a name is sorted by.
pub(super) struct Sorter {
    language: Language,
    readings: Readings,
}

impl Sorter {
    pub(super) fn new(atlas: &Atlas, language: Language) -> Self {
        Self {
            language,
            readings: Readings::of(atlas),
        }
    }

    /// What a name is sorted by: letters in lower case, then the name itself.
    pub(super) fn key(&self, name: &str, simplified: &str) -> (String, String) {
        let letters = match self.language {
            Language::En => letters(&without_tones(name)),
            Language::ZhHans | Language::ZhHant => self.readings.letters(simplified),
        };
        (letters, name.to_owned())
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
