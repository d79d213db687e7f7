//! Which facts count.

use crate::filter::Fact;
use crate::model::{Atlas, Evidence};

/// What is asked for, and what was said by then.
pub trait Asked {
    /// Whether a fact is asked for, whenever it was said.
    fn asks_for(&self, atlas: &Atlas, fact: &Fact<'_>) -> bool;

    /// Whether something was said by the date that is looked at.
    fn is_said(&self, atlas: &Atlas, evidence: &Evidence) -> bool;
}

/// All facts of all dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Everything;

impl Asked for Everything {
    fn asks_for(&self, _: &Atlas, _: &Fact<'_>) -> bool {
        true
    }

    fn is_said(&self, _: &Atlas, _: &Evidence) -> bool {
        true
    }
}
