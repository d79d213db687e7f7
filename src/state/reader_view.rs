//! Which text is read beside the map, and where in it.

use super::anchor_key::AnchorKey;
use crate::model::SourceId;

/// A text that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderView {
    /// Which text.
    pub source: SourceId,
    /// The phrase that is read, and the fact on it.
    pub at: Option<AnchorKey>,
    /// How often it was turned to: again means that it is to be seen again.
    pub turns: u32,
    /// What is looked for in the text.
    pub query: String,
}
