//! Many short folded texts in one, so that a query is looked for in all of them at once.

use memchr::memmem;

use super::fold::{Folded, is_hanzi};
use super::matching::{Spot, Term};

/// What no query has and no folded text.
const SEPARATOR: char = '\n';

/// Folded texts, each of an entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each line ends, and the entry it is of.
    lines: Vec<(usize, u32)>,
    /// For each byte, whether a word begins there: a bit.
    words: Vec<u64>,
}

impl Lines {
    /// Adds a text of an entry.
    pub(super) fn add(&mut self, entry: u32, folded: &Folded) {
        let base = self.text.len();
        if folded.text.is_empty() {
            return;
        }
        self.text.push_str(&folded.text);
        for c in folded.characters.iter().filter(|c| c.begins_word) {
            self.mark_word(base + c.at);
        }
        self.lines.push((self.text.len(), entry));
        self.text.push(SEPARATOR);
    }

    fn mark_word(&mut self, at: usize) {
        let nth = at / 64;
        if self.words.len() <= nth {
            self.words.resize(nth + 1, 0);
        }
        self.words[nth] |= 1 << (at % 64);
    }

    fn begins_word(&self, at: usize) -> bool {
        let word = self.words.get(at / 64).copied().unwrap_or(0);
        word >> (at % 64) & 1 == 1
    }

    /// Tells every entry that has a word of a query, and how it stands there.
    pub(super) fn find(&self, term: &Term, mut found: impl FnMut(u32, Spot)) {
        let mut nth = 0;
        for at in memmem::find_iter(self.text.as_bytes(), term.text.as_bytes()) {
            while self.lines.get(nth).is_some_and(|(end, _)| *end <= at) {
                nth += 1;
            }
            let Some((end, entry)) = self.lines.get(nth).copied() else {
                return;
            };
            let begin = nth.checked_sub(1).map_or(0, |n| self.lines[n].0 + 1);
            let spot = Spot {
                begins: at == begin,
                ends: at + term.text.len() == end,
                begins_word: self.begins_word(at),
            };
            found(entry, spot);
        }
    }

    /// Tells every entry that has a word of a query but for one letter: a spelled word from the
    /// beginning of a word on, a written one from any character on.
    pub(super) fn find_near(&self, term: &Term, mut found: impl FnMut(u32)) {
        if term.is_latin {
            self.near_words(term, &mut found);
        } else {
            self.near_characters(term, &mut found);
        }
    }

    fn near_words(&self, term: &Term, found: &mut impl FnMut(u32)) {
        let [first, second, ..] = *term.text.as_bytes() else {
            return;
        };
        // One of the first two letters stands at one of the first two places, or more than one
        // letter is wrong: most words are passed over at once.
        let text = self.text.as_bytes();
        let has = |at: usize| text.get(at).is_some_and(|b| *b == first || *b == second);
        let mut nth = 0;
        for (at, word) in self.words.iter().enumerate() {
            let mut bits = *word;
            while bits != 0 {
                let start = at * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                if !has(start) && !has(start + 1) {
                    continue;
                }
                while self.lines.get(nth).is_some_and(|(end, _)| *end <= start) {
                    nth += 1;
                }
                if let Some((end, entry)) = self.lines.get(nth)
                    && term.near_beginning(&self.text[start..*end]).is_some()
                {
                    found(*entry);
                }
            }
        }
    }

    fn near_characters(&self, term: &Term, found: &mut impl FnMut(u32)) {
        let mut begin = 0;
        for (end, entry) in &self.lines {
            let line = &self.text[begin..*end];
            let mut starts = line.char_indices().filter(|(_, c)| is_hanzi(*c));
            let near = |at: usize| {
                let rest = &line[at..];
                term.may_begin_near(rest.as_bytes()) && term.near_beginning(rest).is_some()
            };
            if starts.any(|(at, _)| near(at)) {
                found(*entry);
            }
            begin = end + SEPARATOR.len_utf8();
        }
    }
}
