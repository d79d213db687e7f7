//! What a quote is known by.

use crate::model::SourceId;

/// A quote that can be turned to: the fact's id, the source, and where the phrase starts.
pub type AnchorKey = (String, SourceId, u32);
