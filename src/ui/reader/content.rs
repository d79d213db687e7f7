//! What the body of the reader shows.

use std::ops::Range;

use crate::geodata::Text;
use crate::model::SourceId;
use crate::reader::{Phrases, Typeset};

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
