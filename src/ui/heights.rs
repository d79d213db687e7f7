//! How high the rows of a panel are: estimated at first, measured when they were in sight.

use std::collections::BTreeMap;

/// Heights of rows in points, of one panel in one width; a row is known by its form.
#[derive(Debug)]
pub(super) struct Heights<F> {
    width_pt: f32,
    known: BTreeMap<F, f32>,
}

impl<F> Default for Heights<F> {
    fn default() -> Self {
        Self {
            width_pt: 0.0,
            known: BTreeMap::new(),
        }
    }
}

impl<F: Ord> Heights<F> {
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
    pub(super) fn of(&mut self, form: F, estimate: impl FnOnce() -> f32) -> f32 {
        *self.known.entry(form).or_insert_with(estimate)
    }

    /// Stores a height; by how much it is more than the one that was known.
    pub(super) fn measured(&mut self, form: F, height_pt: f32) -> f32 {
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
        let form = "a row";
        assert_eq!(heights.of(form, || 50.0), 50.0);
        assert_eq!(heights.measured(form, 62.0), 12.0);
        assert_eq!(heights.of(form, || 50.0), 62.0);
        heights.set_width(310.0);
        assert_eq!(heights.of(form, || 48.0), 48.0);
    }
}
