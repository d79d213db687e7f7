//! What the body of the reader shows.

use std::ops::Range;

use crate::geodata::Text;
use crate::model::SourceId;
use crate::reader::{Phrases, Typeset, TypesetParagraph};

/// A text with its phrases.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) text: &'a Text,
    pub(super) typeset: &'a Typeset,
    pub(super) phrases: &'a Phrases,
    pub(super) source: SourceId,
    /// Where that stands which is looked for.
    pub(super) found: &'a [Range<u32>],
    /// Which of these places was last gone to.
    pub(super) found_at: usize,
    /// The position of the phrase that is read.
    pub(super) current: Option<usize>,
}

impl<'a> Content<'a> {
    /// The words of a paragraph.
    pub(super) fn words(&self, paragraph: &TypesetParagraph) -> &'a str {
        let words = self.text.raw().get(paragraph.bytes.clone());
        words.unwrap_or_default()
    }

    /// Where a character stands in the words of a paragraph, in bytes: at the start of them for one
    /// before, at the end for one after.
    pub(super) fn byte_in(&self, paragraph: &TypesetParagraph, character: u32) -> usize {
        let length = paragraph.bytes.len();
        if character >= paragraph.end {
            return length;
        }
        let byte = self.text.byte_at(character);
        let within = byte.map_or(length, |byte| byte.saturating_sub(paragraph.bytes.start));
        within.min(length)
    }
}
