//! How sure a line's course is, as it looks.
//!
//! Dash and colour say status and mode, so that the edge of a line says how its course is known: a
//! traced one has a hard edge; a schematic one a soft edge; from near, where a guessed course would
//! be read as one, only straight ties between the points that are named are left.

use super::fading::{Fading, fading};
use crate::geometry::dashes;
use crate::model::{AlignmentKind, AlignmentPart};
use crate::projection::PagePt;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{circle, path};
use crate::scene::theme::{
    CASING_PT, FADE_PT, FADE_STEPS, HARD_EDGE_PT, SOFT_EDGE_PT, SOFT_PAPER, TIE_CASING_PT,
    TIE_POINT_PT, TIE_ZOOM,
};
use crate::scene::{Rgba, Shape, Stroke, Theme};

/// How a course is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum CourseForm {
    /// Along an existing line.
    Traced,
    /// A smooth curve through waypoints.
    Schematic,
    /// From one named point to the next, nearer than a schematic course is true.
    Tie,
}

impl CourseForm {
    pub(in crate::scene) const ALL: [Self; 3] = [Self::Traced, Self::Schematic, Self::Tie];

    /// The form of a part of a link on a map.
    pub(super) fn of(frame: &MapFrame<'_>, part: &AlignmentPart) -> Self {
        match (part.kind, &part.tie) {
            (AlignmentKind::Schematic, Some(_)) if frame.zoom() >= TIE_ZOOM => Self::Tie,
            (AlignmentKind::Schematic, _) => Self::Schematic,
            (AlignmentKind::Traced | AlignmentKind::Point | AlignmentKind::None, _) => Self::Traced,
        }
    }

    /// The key of the message that says what it means of so many lines.
    pub(in crate::scene) const fn key(self) -> &'static str {
        match self {
            Self::Traced => "legend-traced",
            Self::Schematic => "legend-schematic",
            Self::Tie => "legend-tie",
        }
    }

    /// What lies beneath a line, bottom up. Paper lies beneath its dashes alone, so that the ground
    /// is seen between them.
    pub(in crate::scene) fn casing(self, theme: &Theme, line: &Stroke) -> Vec<Stroke> {
        let beneath = |color: Rgba, beyond: f64| {
            Stroke::solid(color, line.width_pt + 2.0 * beyond).dashed(&line.dash)
        };
        match self {
            Self::Traced => vec![
                beneath(line.color, CASING_PT + HARD_EDGE_PT),
                beneath(theme.paper, CASING_PT),
            ],
            Self::Schematic => {
                let (beyond, alpha) = SOFT_EDGE_PT;
                let soft = line.color.with_alpha(alpha);
                vec![
                    beneath(theme.paper.with_alpha(SOFT_PAPER), CASING_PT),
                    Stroke::solid(soft, line.width_pt + 2.0 * beyond),
                ]
            }
            Self::Tie => vec![beneath(theme.paper, TIE_CASING_PT)],
        }
    }
}

/// The dot of a point that a tie leads to.
pub(in crate::scene) fn tie_point(theme: &Theme, at: PagePt, color: Rgba) -> Shape {
    let (radius, width_pt) = TIE_POINT_PT;
    let ring = Stroke::solid(color, width_pt);
    circle(at, radius, Some(theme.paper), Some(ring))
}

/// A line without the stretches at which it fades into open ends, and what is drawn of these.
pub(super) struct FadedLine {
    pub(super) whole: Vec<PagePt>,
    pub(super) ends: Vec<Shape>,
}

/// Lets a line fade at its open ends, where the map shows them; `None` where it shows none.
pub(super) fn faded(
    frame: &MapFrame<'_>,
    line: &[PagePt],
    open: (bool, bool),
    strokes: &[Stroke],
) -> Option<FadedLine> {
    let is_seen = |end: Option<&PagePt>| end.is_some_and(|p| frame.clip.contains(*p));
    let open = (
        open.0 && is_seen(line.first()),
        open.1 && is_seen(line.last()),
    );
    let Fading { whole, steps } = fading(line, open, (FADE_PT, FADE_STEPS))?;
    let mut ends = Vec::new();
    for (run, opacity) in steps {
        for stroke in strokes {
            let color = faint(stroke.color, opacity);
            let solid = Stroke::solid(color, stroke.width_pt);
            let pieces = dashes(&run, &stroke.dash).into_iter();
            ends.extend(pieces.map(|piece| path(piece, solid.clone())));
        }
    }
    Some(FadedLine { whole, ends })
}

/// A sample of a line that fades, for the legend.
pub(in crate::scene) fn faded_sample(line: [PagePt; 2], stroke: &Stroke) -> Vec<Shape> {
    let Some(Fading { whole, steps }) = fading(&line, (false, true), (FADE_PT, FADE_STEPS)) else {
        return vec![path(line.to_vec(), stroke.clone())];
    };
    let faint = steps.into_iter().map(|(run, opacity)| {
        let color = faint(stroke.color, opacity);
        path(run.points, Stroke::solid(color, stroke.width_pt))
    });
    std::iter::once(path(whole, stroke.clone()))
        .chain(faint)
        .collect()
}

fn faint(color: Rgba, opacity: f64) -> Rgba {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 255"
    )]
    let alpha = (f64::from(color.a) * opacity).round() as u8;
    color.with_alpha(alpha)
}
