//! The line along a shape, in the terms of a slide.

use super::units::{Units, emu};
use crate::scene::{Rgba, Stroke};

/// A whole width in the thousandths of a percent that dashes are counted in.
const WHOLE: f64 = 100_000.0;

/// How a line is drawn.
#[derive(Clone, Debug)]
pub(super) struct Pen {
    pub(super) color: Rgba,
    /// In English metric units.
    pub(super) width: i64,
    /// Lengths on and off, in thousandths of a percent of the width; empty is solid.
    pub(super) dashes: Vec<(i64, i64)>,
}

impl Pen {
    pub(super) fn of(stroke: &Stroke, units: Units) -> Self {
        let share = |length: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
            let share = (length / stroke.width_pt.max(f64::MIN_POSITIVE) * WHOLE).round() as i64;
            share
        };
        let (pairs, _) = stroke.dash.as_chunks::<2>();
        Self {
            color: stroke.color,
            width: emu(units.length(stroke.width_pt).max(1)),
            dashes: pairs
                .iter()
                .map(|[on, off]| (share(*on), share(*off)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Theme;

    #[test]
    fn dashes_are_counted_in_widths() {
        let stroke = Stroke::solid(Theme::light().ink, 2.0).dashed(&[3.0, 1.0]);
        let pen = Pen::of(&stroke, Units::of_page((100.0, 100.0)));
        assert_eq!((pen.width, pen.dashes), (25_400, vec![(150_000, 50_000)]));
    }
}
