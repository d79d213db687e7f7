//! What the body of the reader shows.

use std::ops::Range;

use crate::geodata::Text;
use crate::reader::{Phrases, Typeset};

/// A text with its phrases.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) text: &'a Text,
    pub(super) typeset: &'a Typeset,
    pub(super) phrases: &'a Phrases,
    /// Where that stands which is looked for.
    pub(super) found: &'a [Range<u32>],
    /// The position of the phrase that is read.
    pub(super) current: Option<usize>,
}
