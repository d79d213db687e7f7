//! The paragraphs of a text, and what each of them is.

use std::ops::Range;

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: u32,
    /// The offset of its first character, as anchors count.
    pub start: u32,
    /// The offset after its last character.
    pub end: u32,
    /// Where its words lie in the raw text, without white space before and after them, in bytes.
    pub bytes: Range<usize>,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is, by what it starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// `一、…`: the heading of a chapter.
    Chapter,
    /// `(十)…`: an article begins; its heading, up to the first full stop, ends at this byte of the
    /// words.
    Article(usize),
    /// Anything else.
    Plain,
}
