//! How many facts have each value, kept from frame to frame.

use std::sync::Arc;

use crate::filter::{Counts, FactFilter};
use crate::model::Atlas;
use crate::ui::Reading;

/// How many facts there are for each value, kept until what is asked changes.
#[derive(Debug, Default)]
pub(in crate::ui) struct FilterPane {
    of: Option<(Arc<Atlas>, FactFilter)>,
    counts: Counts,
}

impl FilterPane {
    /// The counts under what is asked now.
    pub(super) fn counts(&mut self, reading: &Reading<'_>) -> &Counts {
        let filter = reading.state.shown.filter();
        let is_known = self
            .of
            .as_ref()
            .is_some_and(|(atlas, of)| Arc::ptr_eq(atlas, reading.atlas) && of == filter);
        if !is_known {
            self.counts = Counts::of(reading.atlas, filter);
            self.of = Some((Arc::clone(reading.atlas), filter.clone()));
        }
        &self.counts
    }
}
