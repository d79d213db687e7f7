//! What the rows of a panel share: whose it is, what it shows, and how it is read.

use crate::card::Outline;
use crate::model::FeatureId;
use crate::state::PanelReading;

/// The panel that a row belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel<'a> {
    /// Whose panel it is.
    pub(super) feature: FeatureId,
    /// What is shown, as the filter leaves it.
    pub(super) outline: &'a Outline,
    /// What is folded, and the filter.
    pub(super) choices: &'a PanelReading,
}
