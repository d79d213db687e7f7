//! The paragraphs of a text, each cut into pieces that lie in the same phrases.

use std::ops::Range;

use super::phrases::Phrases;
use crate::geodata::{ParagraphKind, Text};

/// A whole text as it is read. The words stay in the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typeset {
    /// The paragraphs in order.
    pub paragraphs: Vec<TypesetParagraph>,
    /// How many characters the text has, as anchors count.
    pub length: u32,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypesetParagraph {
    /// Its number, from 1.
    pub number: u32,
    /// The offset of its first character.
    pub start: u32,
    /// The offset after its last character.
    pub end: u32,
    /// What it is.
    pub kind: ParagraphKind,
    /// Where its words lie in the raw text, in bytes.
    pub bytes: Range<usize>,
    /// The pieces of it, which follow each other without gaps.
    pub pieces: Vec<Piece>,
}

/// A stretch of a paragraph within the same phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it lies in the paragraph's words, in bytes.
    pub bytes: Range<usize>,
    /// The positions of the phrases that it lies in, the shortest first; none for plain words.
    pub phrases: Vec<usize>,
}

impl Typeset {
    /// Sets a text with the phrases of its source.
    #[must_use]
    pub fn of(text: &Text, phrases: &Phrases) -> Self {
        let raw = text.raw();
        let mut paragraphs = Vec::new();
        let mut next = 0;
        // The phrases of the paragraph, some of which may have begun in the one before.
        let mut open: Vec<usize> = Vec::new();
        for paragraph in text.paragraphs() {
            open.retain(|phrase| phrases.all[*phrase].end > paragraph.start);
            while phrases
                .all
                .get(next)
                .is_some_and(|phrase| phrase.start < paragraph.end)
            {
                open.push(next);
                next += 1;
            }
            let words = &raw[paragraph.bytes.clone()];
            let pieces = pieces(words, paragraph.start, &open, phrases);
            paragraphs.push(TypesetParagraph {
                number: paragraph.number,
                start: paragraph.start,
                end: paragraph.end,
                kind: paragraph.kind,
                bytes: paragraph.bytes,
                pieces,
            });
        }
        let length = paragraphs.last().map_or(0, |last| last.end);
        Self { paragraphs, length }
    }

    /// The position of the paragraph that a character lies in.
    #[must_use]
    pub fn paragraph_of(&self, offset: u32) -> usize {
        let after = self.paragraphs.partition_point(|p| p.start <= offset);
        after.saturating_sub(1)
    }
}

/// Cuts the words of a paragraph that begins at an offset where phrases begin and end.
fn pieces(words: &str, start: u32, open: &[usize], phrases: &Phrases) -> Vec<Piece> {
    let of = |phrase: &usize| &phrases.all[*phrase];
    let mut cuts: Vec<u32> = open.iter().flat_map(|p| [of(p).start, of(p).end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut cuts = cuts.into_iter().filter(|cut| *cut > start).peekable();
    let mut pieces = Vec::new();
    let (mut from, mut first, mut offset) = (0, start, start);
    let mut begun = open.iter().copied().peekable();
    let mut within: Vec<usize> = Vec::new();
    let mut push = |bytes: Range<usize>, first: u32| {
        within.extend(std::iter::from_fn(|| {
            begun.next_if(|p| of(p).start <= first)
        }));
        within.retain(|p| first < of(p).end);
        within.sort_by_key(|p| of(p).end - of(p).start);
        if !bytes.is_empty() {
            let phrases = within.clone();
            pieces.push(Piece { bytes, phrases });
        }
    };
    for (at, c) in words.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        if cuts.next_if_eq(&offset).is_some() {
            push(from..at, first);
            (from, first) = (at, offset);
        }
        offset += 1;
    }
    push(from..words.len(), first);
    pieces
}
