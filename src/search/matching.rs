//! How well a word of a query fits a text, and where.

use std::ops::Range;

use super::fold::{Folded, is_hanzi};

/// How a word of a query fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// The whole text.
    Exact,
    /// Its beginning.
    Prefix,
    /// The beginning of one of its words.
    WordPrefix,
    /// A part of it.
    Inside,
    /// All of it, as it is read.
    PinyinExact,
    /// Its beginning, as it is read.
    PinyinPrefix,
    /// A part of it, as it is read.
    PinyinInside,
    /// The first letters of its syllables, from the first on.
    Initials,
    /// The words of the query, each in a place of its own.
    Apart,
    /// A role of the place.
    Role,
    /// A role of a group that the place is a member of.
    RoleOfGroup,
    /// A place that it is about, or a word for what it is.
    Related,
    /// Its beginning or that of one of its words, but for one letter.
    Typo,
}

impl Quality {
    /// All of them, the best first.
    pub(super) const ALL: [Self; 13] = [
        Self::Exact,
        Self::Prefix,
        Self::WordPrefix,
        Self::Inside,
        Self::PinyinExact,
        Self::PinyinPrefix,
        Self::PinyinInside,
        Self::Initials,
        Self::Apart,
        Self::Role,
        Self::RoleOfGroup,
        Self::Related,
        Self::Typo,
    ];

    /// The same fit of a text that is read.
    pub(super) const fn as_read(self) -> Self {
        match self {
            Self::Exact => Self::PinyinExact,
            Self::Prefix => Self::PinyinPrefix,
            Self::WordPrefix | Self::Inside => Self::PinyinInside,
            other => other,
        }
    }
}

/// Letters that may begin within a word of a text; fewer would find chance.
const LEAST_WITHIN_WORD: usize = 3;
/// The shortest spelled and the shortest written word in which one letter may be wrong.
const LEAST_TYPO: (usize, usize) = (4, 3);

/// A word of a query: letters and digits, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) text: String,
    characters: usize,
    /// Whether it may be pinyin.
    pub(super) is_latin: bool,
}

impl Term {
    /// A word of a query; `None` where it has no letter or digit.
    pub(super) fn new(word: &str) -> Option<Self> {
        let text = Folded::of(word).text;
        let characters = text.chars().count();
        let is_latin = text.bytes().all(|b| b.is_ascii_alphanumeric());
        (characters > 0).then_some(Self {
            text,
            characters,
            is_latin,
        })
    }

    /// Whether it is long enough to have one letter wrong.
    pub(super) fn may_have_typo(&self) -> bool {
        let least = if self.is_latin {
            LEAST_TYPO.0
        } else {
            LEAST_TYPO.1
        };
        let is_number = self.text.bytes().all(|b| b.is_ascii_digit());
        self.characters >= least && !is_number
    }

    /// Whether it says enough to find what is related to what it fits.
    pub(super) fn is_telling(&self) -> bool {
        self.characters >= if self.is_latin { 3 } else { 2 }
    }

    /// Whether initials may be asked for with it.
    pub(super) fn may_be_initials(&self) -> bool {
        self.characters >= 2 && self.text.bytes().all(|b| b.is_ascii_lowercase())
    }

    /// How it fits where it stands in a text.
    pub(super) fn fit(&self, found: Spot) -> Option<Quality> {
        match found {
            Spot {
                begins: true,
                ends: true,
                ..
            } => Some(Quality::Exact),
            Spot { begins: true, .. } => Some(Quality::Prefix),
            Spot {
                begins_word: true, ..
            } => Some(Quality::WordPrefix),
            _ if self.counts_within_word() => Some(Quality::Inside),
            _ => None,
        }
    }

    /// Whether it counts where it stands within a word, or only at the beginning of one.
    pub(super) fn counts_within_word(&self) -> bool {
        !self.is_latin || self.characters >= LEAST_WITHIN_WORD
    }

    /// Its first and its second half.
    pub(super) fn halves(&self) -> (&str, &str) {
        let middle = self.text.char_indices().nth(self.characters / 2);
        self.text.split_at(middle.map_or(0, |(at, _)| at))
    }

    /// Itself with the two characters swapped that its halves meet with.
    pub(super) fn swapped_at_border(&self) -> Option<String> {
        let (head, tail) = self.halves();
        let (mut before, mut after) = (head.chars(), tail.chars());
        let (last, first) = (before.next_back()?, after.next()?);
        Some([before.as_str(), &format!("{first}{last}"), after.as_str()].concat())
    }

    /// How much of a text it is the beginning of, but for one letter that is missing, wrong, too
    /// many or swapped with the next; in bytes.
    pub(super) fn near_beginning(&self, text: &str) -> Option<usize> {
        let mut term = self.text.chars();
        let mut rest = text.chars();
        loop {
            let (asked, said) = (term.as_str(), rest.as_str());
            let Some(wanted) = term.next() else {
                return Some(text.len() - said.len());
            };
            let found = rest.next();
            if found == Some(wanted) {
                continue;
            }
            let end = |tail: &str, after: &str| {
                let fits = after.starts_with(tail);
                fits.then(|| text.len() - after.len() + tail.len())
            };
            let (tail, after) = (term.as_str(), rest.as_str());
            let wrong = || found.and_then(|_| end(tail, after));
            let missing = || found.and_then(|_| end(asked, after));
            let too_many = || end(tail, said);
            let swapped = || {
                let mut pair = tail.chars().zip(after.chars());
                let (next, second) = pair.next()?;
                let is_pair = Some(next) == found && second == wanted;
                let skip = |text: &'_ str| text.chars().next().map_or(0, char::len_utf8);
                is_pair.then(|| end(&tail[skip(tail)..], &after[skip(after)..]))?
            };
            return swapped().or_else(wrong).or_else(missing).or_else(too_many);
        }
    }

    /// Where it fits a text best, as bytes of the original.
    pub(super) fn best_in(&self, original: &str) -> Option<(Quality, Range<usize>)> {
        let folded = Folded::of(original);
        let mut best: Option<(Quality, Range<usize>)> = None;
        for at in memchr::memmem::find_iter(folded.text.as_bytes(), self.text.as_bytes()) {
            let end = at + self.text.len();
            let Ok(nth) = folded.characters.binary_search_by_key(&at, |c| c.at) else {
                continue;
            };
            let spot = Spot {
                begins: at == 0,
                ends: end == folded.text.len(),
                begins_word: folded.characters[nth].begins_word,
            };
            let quality = self.fit(spot);
            if let Some(quality) = quality
                && best.as_ref().is_none_or(|(known, _)| quality < *known)
            {
                best = Some((quality, folded.origin(original, at..end)));
            }
        }
        best
    }

    /// Where a text has it but for one letter, as bytes of the original.
    pub(super) fn near_in(&self, original: &str) -> Option<Range<usize>> {
        let folded = Folded::of(original);
        let mut starts = folded.characters.iter();
        starts.find_map(|c| {
            let text = &folded.text[c.at..];
            let length = self.near_at(text, || c.begins_word)?;
            Some(folded.origin(original, c.at..c.at + length))
        })
    }

    /// The same at one place of a text: any character that is written begins a word.
    pub(super) fn near_at(&self, text: &str, begins_word: impl Fn() -> bool) -> Option<usize> {
        let is_written = || !self.is_latin && text.chars().next().is_some_and(is_hanzi);
        (is_written() || begins_word()).then(|| self.near_beginning(text))?
    }
}

/// Where a word of a query stands in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// At the text's beginning.
    pub(super) begins: bool,
    /// At its end.
    pub(super) ends: bool,
    /// At the beginning of a word.
    pub(super) begins_word: bool,
}

impl Folded {
    /// The part of the original that a part of the folded text came from.
    pub(super) fn origin(&self, original: &str, part: Range<usize>) -> Range<usize> {
        let nth = |at: usize| self.characters.partition_point(|c| c.at < at);
        let start = self.characters.get(nth(part.start)).map_or(0, |c| c.origin);
        let last = self.characters.get(nth(part.end).saturating_sub(1));
        let last = last.map_or(start, |c| c.origin);
        let rest = original.get(last..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        start..last + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(word: &str) -> Term {
        Term::new(word).unwrap()
    }

    #[test]
    fn one_wrong_letter_is_forgiven_and_no_second_one() {
        let near = |word: &str, text: &str| term(word).near_in(text).is_some();
        for word in ["ziyag", "ziyanng", "zuyang", "izyang", "xiyang", "iyang"] {
            assert!(near(word, "Ziyang City"), "{word}");
        }
        for word in ["zigyn", "zuyamg", "yizang"] {
            assert!(!near(word, "Ziyang City"), "{word}");
        }
        assert!(near("省域经济副中芯", "建设省域经济副中心"));
        assert!(near("経濟副中心", "省域經濟副中心"));
    }

    #[test]
    fn a_short_word_has_no_wrong_letter() {
        for (word, may) in [
            ("ziy", false),
            ("ziya", true),
            ("资杨", false),
            ("资杨市", true),
            ("2035", false),
        ] {
            assert_eq!(term(word).may_have_typo(), may, "{word}");
        }
    }

    #[test]
    fn the_best_place_of_a_word_is_told_in_the_original() {
        let best = |word: &str, text: &'static str| {
            let (quality, range) = term(word).best_in(text)?;
            Some((quality, &text[range]))
        };
        assert_eq!(best("资阳", "資陽市"), Some((Quality::Prefix, "資陽")));
        assert_eq!(
            best("RAIL", "High-speed rail"),
            Some((Quality::WordPrefix, "rail"))
        );
        assert_eq!(
            best("eed", "High-speed rail"),
            Some((Quality::Inside, "eed"))
        );
        assert_eq!(best("ed", "High-speed rail"), None);
        assert_eq!(
            best("guangan", "Guǎng'ān"),
            Some((Quality::Exact, "Guǎng'ān"))
        );
        assert_eq!(best("成渝", "成都"), None);
    }
}
