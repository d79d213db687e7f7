//! How a text looks on the axis: filled where its date is stated, hollow and dashed where it is
//! inferred or not known.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};

use crate::paint::screen::color32;
use crate::scene::Theme;

/// Length of the dashes and of the gaps between them.
const DASH_PT: (f32, f32) = (3.0, 2.0);
/// Half of a point's width.
const POINT_PT: f32 = 4.5;

/// How a mark is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Whether its text counts as of the date that is shown.
    pub(super) is_known: bool,
    /// Whether its date is stated.
    pub(super) is_stated: bool,
    /// Whether the pointer or the keyboard is on it.
    pub(super) is_on: bool,
    /// Whether it stands for several texts.
    pub(super) is_many: bool,
}

impl Look {
    fn stroke(self, theme: &Theme) -> Stroke {
        let color = match (self.is_on, self.is_known) {
            (true, _) => theme.ink,
            (false, true) => theme.road,
            (false, false) => theme.field,
        };
        Stroke::new(if self.is_on { 2.0 } else { 1.5 }, color32(color))
    }

    fn fill(self, theme: &Theme) -> Color32 {
        if self.is_stated {
            self.stroke(theme).color
        } else {
            color32(theme.paper)
        }
    }
}

/// The days of a month or a year.
pub(super) fn bar(painter: &Painter, theme: &Theme, rect: Rect, look: Look) {
    let (stroke, rect) = (look.stroke(theme), rect.shrink2(egui::vec2(0.5, 1.5)));
    if look.is_stated {
        painter.rect(rect, 1.5, look.fill(theme), stroke, StrokeKind::Inside);
    } else {
        painter.rect_filled(rect, 1.5, look.fill(theme));
        dashed(painter, rect, stroke);
    }
    if look.is_many {
        painter.line_segment([rect.center_top(), rect.center_bottom()], stroke);
    }
}

/// One day; of several texts a bar that is as wide as it must be.
pub(super) fn point(painter: &Painter, theme: &Theme, at: Pos2, look: Look) {
    if look.is_many {
        let size = egui::vec2(2.0 * POINT_PT, 2.0 * POINT_PT);
        bar(painter, theme, Rect::from_center_size(at, size), look);
    } else {
        painter.circle(at, POINT_PT - 0.5, look.fill(theme), look.stroke(theme));
    }
}

/// A text without a date.
pub(super) fn square(painter: &Painter, theme: &Theme, at: Pos2, look: Look) {
    let rect = Rect::from_center_size(at, egui::vec2(9.0, 9.0));
    painter.rect_filled(rect, 0.0, look.fill(theme));
    dashed(painter, rect, look.stroke(theme));
}

/// A dashed outline.
pub(super) fn dashed(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, DASH_PT.0, DASH_PT.1));
}
