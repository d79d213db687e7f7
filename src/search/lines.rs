//! Many short folded texts in one, so that a query is looked for in all of them at once.

use memchr::memmem;

use super::fold::Folded;
use super::matching::{Spot, Term};

/// What no query has and no folded text.
const SEPARATOR: char = '\n';

/// Folded texts, each of an entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    text: String,
    lines: Vec<Line>,
    /// For each byte, whether a word begins there: a bit.
    words: Vec<u64>,
}

/// One text of an entry: where it begins and ends, in bytes.
#[derive(Clone, Copy, Debug)]
struct Line {
    begin: usize,
    end: usize,
    entry: u32,
    /// The Latin letters and digits that its words begin with: a bit each.
    letters: u64,
}

/// How many lines have been passed.
#[derive(Default)]
struct Cursor(usize);

impl Lines {
    /// Adds a text of an entry.
    pub(super) fn add(&mut self, entry: u32, folded: &Folded) {
        if folded.text.is_empty() {
            return;
        }
        let begin = self.text.len();
        self.text.push_str(&folded.text);
        let mut letters = 0;
        for c in folded.characters.iter().filter(|c| c.begins_word) {
            self.mark_word(begin + c.at);
            letters |= bit_of_letter(folded.text.as_bytes()[c.at]);
        }
        self.lines.push(Line {
            begin,
            end: self.text.len(),
            entry,
            letters,
        });
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
        let wanted = term.text.as_bytes();
        if let ([letter], true) = (wanted, term.is_latin) {
            self.find_letter(*letter, found);
            return;
        }
        let mut cursor = Cursor::default();
        for at in memmem::find_iter(self.text.as_bytes(), wanted) {
            let Some(line) = self.line_at(&mut cursor, at) else {
                return;
            };
            let spot = Spot {
                begins: at == line.begin,
                ends: at + wanted.len() == line.end,
                begins_word: self.begins_word(at),
            };
            found(line.entry, spot);
        }
    }

    /// The same for one letter, which is nearly everywhere and counts where words begin.
    fn find_letter(&self, letter: u8, mut found: impl FnMut(u32, Spot)) {
        let bit = bit_of_letter(letter);
        for line in self.lines.iter().filter(|line| line.letters & bit != 0) {
            let begins = self.text.as_bytes()[line.begin] == letter;
            let spot = Spot {
                begins,
                ends: begins && line.end == line.begin + 1,
                begins_word: true,
            };
            found(line.entry, spot);
        }
    }

    /// Tells every entry that has a word of a query but for one letter: a spelled word from the
    /// beginning of a word on, a written one from any character on.
    ///
    /// One letter is wrong in one half of the word, so that the other half stands there as it is;
    /// or the two letters at the halves' border are swapped. What is looked at closely begins there.
    pub(super) fn find_near(&self, term: &Term, mut found: impl FnMut(u32)) {
        let text = self.text.as_bytes();
        let (head, tail) = term.halves();
        let before = head.chars().count().max(1);
        let mut check = |line: &Line, start: usize| {
            let rest = self.text.get(start..line.end);
            let near = |rest| term.near_at(rest, || self.begins_word(start));
            if rest.and_then(near).is_some() {
                found(line.entry);
            }
        };
        let swapped = term.swapped_at_border();
        for whole in [Some(head), swapped.as_deref()].into_iter().flatten() {
            let mut cursor = Cursor::default();
            for at in memmem::find_iter(text, whole) {
                if let Some(line) = self.line_at(&mut cursor, at) {
                    check(line, at);
                }
            }
        }
        let mut cursor = Cursor::default();
        for at in memmem::find_iter(text, tail) {
            let Some(line) = self.line_at(&mut cursor, at) else {
                return;
            };
            // A letter of the half before is missing, wrong or too many.
            let earlier = self.text[line.begin..at].char_indices().rev();
            let earlier = earlier.map(|(start, _)| line.begin + start);
            let starts = std::iter::once(at).chain(earlier);
            starts
                .skip(before - 1)
                .take(3)
                .for_each(|start| check(line, start));
        }
    }

    /// The line at a position, where positions are asked for in order.
    fn line_at(&self, cursor: &mut Cursor, at: usize) -> Option<&Line> {
        while self.lines.get(cursor.0).is_some_and(|line| line.end <= at) {
            cursor.0 += 1;
        }
        self.lines.get(cursor.0)
    }
}

/// The bit that stands for a Latin letter or a digit; none for others.
const fn bit_of_letter(letter: u8) -> u64 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        b'0'..=b'9' => 1 << (26 + letter - b'0'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::geodata::load_bundled;
    use crate::pinyin::Readings;

    /// All that differ from a word by one letter that is missing, wrong, too many or swapped.
    fn one_off(word: &str, letters: [char; 2]) -> Vec<String> {
        let word: Vec<char> = word.chars().collect();
        let mut all = Vec::new();
        for at in 0..word.len() {
            let (before, after) = word.split_at(at);
            all.push([before, &after[1..]].concat());
            for letter in letters {
                all.push([before, &[letter], &after[1..]].concat());
                all.push([before, &[letter], after].concat());
            }
            if let [one, other, rest @ ..] = after {
                all.push([before, &[*other, *one], rest].concat());
            }
        }
        all.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn what_is_near_is_found_as_if_every_beginning_were_looked_at() {
        let atlas = load_bundled().unwrap();
        let readings = Readings::of(&atlas);
        let places = atlas.places().step_by(5).map(|(_, place)| &place.names);
        let names: Vec<[String; 3]> = places
            .map(|n| [n.hans.clone(), n.en.clone(), readings.letters(&n.hans)])
            .collect();
        let folded: Vec<Folded> = names.iter().flatten().map(|n| Folded::of(n)).collect();
        let mut lines = Lines::default();
        for (entry, folded) in (0..).zip(&folded) {
            lines.add(entry, folded);
        }
        let begins_near = |term: &Term, folded: &Folded| {
            let mut starts = folded.characters.iter();
            starts.any(|c| {
                term.near_at(&folded.text[c.at..], || c.begins_word)
                    .is_some()
            })
        };
        let mut checked = 0;
        for name in names.iter().step_by(4).flatten() {
            for word in one_off(name, ['a', '阳']) {
                let Some(term) = Term::new(&word).filter(Term::may_have_typo) else {
                    continue;
                };
                let mut found = BTreeSet::new();
                lines.find_near(&term, |entry| {
                    found.insert(entry);
                });
                let all = (0..).zip(&folded);
                let near = all.filter(|(_, folded)| begins_near(&term, folded));
                let near: BTreeSet<u32> = near.map(|(entry, _)| entry).collect();
                assert_eq!(found, near, "{word}");
                checked += 1;
            }
        }
        assert!(checked > 500, "{checked} words");
    }

    #[test]
    fn one_letter_is_found_where_words_begin() {
        let mut lines = Lines::default();
        for (entry, text) in ["Ziyang", "z", "High-speed Zone", "hz", "资z"]
            .iter()
            .enumerate()
        {
            lines.add(u32::try_from(entry).unwrap(), &Folded::of(text));
        }
        let mut found = Vec::new();
        lines.find(&Term::new("Z").unwrap(), |entry, spot| {
            found.push((entry, spot.begins, spot.ends));
        });
        assert_eq!(
            found,
            [
                (0, true, false),
                (1, true, true),
                (2, false, false),
                (4, false, false)
            ]
        );
    }
}
