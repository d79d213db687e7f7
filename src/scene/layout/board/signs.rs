//! The signs of a board, in its rows and in its legend.

use crate::projection::PagePt;
use crate::scene::layers::LineStyle;
use crate::scene::shapes::{circle, encircled, ring};
use crate::scene::theme::NOTE_PT;
use crate::scene::{Rgba, Shape, Stroke, Theme};

/// Half the length of the sample of a line that stands at no date.
pub(super) const SAMPLE_PT: f64 = 13.0;
/// Radius of the ring of a code.
const CODE_PT: f64 = 4.8;
/// Radius of the dot of a date.
const DOT_PT: f64 = 2.6;
/// Half the height of the sign of what came later.
const LATER_PT: f64 = 3.6;
/// Radius of the sign of a link that no map can place, and half the slash across it.
const UNPLACED_PT: (f64, f64) = (3.2, 2.3);

/// How the date of a text is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DateKnown {
    /// The text states it.
    Stated,
    /// It was inferred from the text, or from the page it was published on.
    Inferred,
    /// It is not known.
    Unknown,
}

/// A sample of the line that a map draws of a link.
pub(super) fn line(style: LineStyle, center: PagePt, half: f64) -> Vec<Shape> {
    style.sample(center.offset(-half, 0.0), 2.0 * half)
}

/// The line of a link and the dot of the date at which a text states its status.
pub(super) fn stated(
    theme: &Theme,
    style: LineStyle,
    known: DateKnown,
    (at, half): (PagePt, f64),
) -> Vec<Shape> {
    let mut shapes = line(style, at, half);
    match known {
        DateKnown::Stated => shapes.push(stated_dot(theme, style.color, at)),
        DateKnown::Inferred => shapes.push(inferred_dot(theme, style.color, at)),
        DateKnown::Unknown => {}
    }
    shapes
}

/// The dot of a date that a text states.
pub(super) fn stated_dot(theme: &Theme, color: Rgba, at: PagePt) -> Shape {
    circle(
        at,
        DOT_PT,
        Some(color),
        Some(Stroke::solid(theme.paper, 1.0)),
    )
}

/// The dot of a date that was inferred.
pub(super) fn inferred_dot(theme: &Theme, color: Rgba, at: PagePt) -> Shape {
    let edge = Stroke::solid(color, 1.2);
    circle(at, DOT_PT, Some(theme.paper), Some(edge))
}

/// The code of a status in its ring.
pub(super) fn code(theme: &Theme, code: &str, at: PagePt) -> [Shape; 2] {
    encircled(
        (code, theme.ink, NOTE_PT),
        at,
        (CODE_PT, theme.paper, theme.ink),
    )
}

/// What came later.
pub(super) fn later(theme: &Theme, at: PagePt) -> Shape {
    let corners = [
        (0.0, -LATER_PT),
        (LATER_PT, 0.0),
        (0.0, LATER_PT),
        (-LATER_PT, 0.0),
    ];
    let corners = corners.map(|(x, y)| at.offset(x, y));
    ring(corners.to_vec(), Stroke::solid(theme.ink_soft, 1.1))
}

/// That no map can place a link.
pub(super) fn unplaced(theme: &Theme, at: PagePt) -> [Shape; 2] {
    let stroke = Stroke::solid(theme.ink_soft, 1.0);
    let (radius, slash) = UNPLACED_PT;
    [
        circle(at, radius, None, Some(stroke.clone())),
        Shape::Segments {
            segments: vec![[at.offset(-slash, slash), at.offset(slash, -slash)]],
            stroke,
        },
    ]
}
