//! Text as it is compared: letters and digits alone, in lower case, half width, without accents,
//! in Simplified characters.

use std::sync::OnceLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::model::simplified_characters;

/// A text as it is compared, with the way back to the characters it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// Letters and digits alone.
    pub(super) text: String,
    /// For each of its characters: where it begins here, where the character it came from begins
    /// in the original, and whether a word begins with it.
    pub(super) characters: Vec<Character>,
}

/// A character of a [`Folded`] text; positions are in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Character {
    pub(super) at: usize,
    pub(super) origin: usize,
    pub(super) begins_word: bool,
}

impl Folded {
    /// Folds a text. A word begins after what is no letter or digit, and where hanzi meet others.
    pub(super) fn of(original: &str) -> Self {
        let mut folded = Self::default();
        let mut before: Option<bool> = None;
        for (origin, c) in original.char_indices() {
            let mut is_kept = false;
            folded_characters(c, |c| {
                let is_han = is_hanzi(c);
                folded.characters.push(Character {
                    at: folded.text.len(),
                    origin,
                    begins_word: before != Some(is_han),
                });
                folded.text.push(c);
                before = Some(is_han);
                is_kept = true;
            });
            if !is_kept && !is_accent(c) {
                before = None;
            }
        }
        folded
    }

    /// The first letters of its words, or of its syllables where it is pinyin.
    pub(super) fn initials(&self) -> String {
        let starts = self.characters.iter().filter(|c| c.begins_word);
        let letters = starts.filter_map(|c| self.text[c.at..].chars().next());
        letters.collect()
    }
}

/// Whether a character is written rather than spelled, so that a word of them has no spaces.
pub(super) fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What a character becomes: nothing, itself, or the letters it stands for.
fn folded_characters(c: char, mut keep: impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            keep(c.to_ascii_lowercase());
        }
        return;
    }
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        keep(simplified_characters().get(&c).copied().unwrap_or(c));
        return;
    }
    static COMPATIBILITY: OnceLock<DecomposingNormalizerBorrowed<'static>> = OnceLock::new();
    let normalizer = COMPATIBILITY.get_or_init(DecomposingNormalizerBorrowed::new_nfkd);
    let decomposed = normalizer.normalize_iter(std::iter::once(c));
    let letters = decomposed.filter(|c| !is_accent(*c));
    for lower in letters.flat_map(char::to_lowercase) {
        if lower.is_alphanumeric() {
            keep(
                simplified_characters()
                    .get(&lower)
                    .copied()
                    .unwrap_or(lower),
            );
        }
    }
}

/// Chinese text in Simplified characters, each in as many bytes as the one it stands for.
pub fn simplified(text: &str) -> String {
    let forms = simplified_characters();
    let simple = |c: char| {
        let form = forms.get(&c).copied();
        let form = form.filter(|form| form.len_utf8() == c.len_utf8());
        form.unwrap_or(c)
    };
    text.chars().map(simple).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_folded_alike() {
        for (text, folded) in [
            ("資陽市", "资阳市"),
            ("Zīyáng Shì", "ziyangshi"),
            ("ＺＩＹＡＮＧ", "ziyang"),
            ("Guǎng'ān", "guangan"),
            ("Chengdu–Chongqing", "chengduchongqing"),
            ("lüe\u{300}", "lue"),
            ("２０３５年", "2035年"),
            ("（五）　①", "五1"),
        ] {
            assert_eq!(Folded::of(text).text, folded, "{text}");
        }
    }

    #[test]
    fn words_begin_after_spaces_and_where_scripts_meet() {
        let folded = Folded::of("成渝High-speed rail");
        let words = folded.characters.iter().filter(|c| c.begins_word);
        let words: Vec<&str> = words.map(|c| &folded.text[c.at..]).collect();
        assert_eq!(
            words,
            ["成渝highspeedrail", "highspeedrail", "speedrail", "rail"]
        );
    }
}
