//! How high the rows of the panel are: estimated at first, measured when they were in sight.

use std::collections::BTreeMap;

use super::rows::Row;

/// Heights of rows in points, of one panel in one width.
#[derive(Debug, Default)]
pub(super) struct Heights {
    width_pt: f32,
    known: BTreeMap<RowForm, f32>,
}

/// A row in one of its forms: a card open in full is higher, and so is one with a passage open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowForm {
    pub(super) row: Row,
    pub(super) is_whole: bool,
    pub(super) passages: usize,
}

impl Heights {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    /// Forgets what was measured in another width.
    pub(super) fn set_width(&mut self, width_pt: f32) {
        if (self.width_pt - width_pt).abs() > 0.5 {
            self.width_pt = width_pt;
            self.clear();
        }
    }

    /// The height of a row; estimated once where it was not measured.
    pub(super) fn of(&mut self, form: RowForm, estimate: impl FnOnce() -> f32) -> f32 {
        *self.known.entry(form).or_insert_with(estimate)
    }

    /// Stores a height; by how much it is more than the one that was known.
    pub(super) fn measured(&mut self, form: RowForm, height_pt: f32) -> f32 {
        let before = self.known.insert(form, height_pt);
        height_pt - before.unwrap_or(height_pt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_holds_until_a_row_is_measured_and_a_width_until_it_changes() {
        let mut heights = Heights::default();
        heights.set_width(300.0);
        let form = RowForm {
            row: Row::About,
            is_whole: false,
            passages: 0,
        };
        assert_eq!(heights.of(form, || 50.0), 50.0);
        assert_eq!(heights.measured(form, 62.0), 12.0);
        assert_eq!(heights.of(form, || 50.0), 62.0);
        heights.set_width(310.0);
        assert_eq!(heights.of(form, || 48.0), 48.0);
    }
}
