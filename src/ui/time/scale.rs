//! Where the axis is in the window, and where dates are on it.

use egui::Rect;

use crate::model::PartialDate;
use crate::timeline::Axis;

/// How high a lane of marks is.
pub(super) const LANE_PT: f32 = 11.0;
/// A date of a text so near to the pointer is taken.
const NEAR_PT: f32 = 6.0;

/// The axis in the window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The axis with its marks, below the flags.
    pub(super) room: Rect,
}

impl Scale {
    /// Where a share of the axis is.
    pub(super) fn x(&self, share: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let share = share as f32;
        self.room.left() + share * self.room.width()
    }

    /// The date that the pointer takes.
    pub(super) fn date_at(&self, axis: &Axis, x: f32) -> PartialDate {
        let width = self.room.width().max(1.0);
        let share = f64::from((x - self.room.left()) / width);
        axis.date_at(share, f64::from(NEAR_PT / width))
    }
}
