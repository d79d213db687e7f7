//! A line that a person measures on the map. It is no fact, and stands in no figure.

use crate::projection::LonLat;

/// As many points as a line has at most: each frame draws it.
pub(super) const MOST_POINTS: usize = 200;

/// The line that is measured, or was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Its points, in the order in which they were added.
    pub points: Vec<LonLat>,
    /// Whether points are still added.
    pub is_open: bool,
    /// Whether the area within it is asked for, too.
    pub is_area: bool,
}

impl Measure {
    /// The least points that have an area.
    pub const LEAST_FOR_AREA: usize = 3;

    /// Whether it has an area to ask for.
    #[must_use]
    pub fn can_have_area(&self) -> bool {
        self.points.len() >= Self::LEAST_FOR_AREA
    }
}

/// A step of measuring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MeasureStep {
    /// Begin a new line, here or wherever the first point is added.
    Begin(Option<LonLat>),
    /// Begin one; or end the one to which points are added.
    Toggle,
    /// Add a point.
    Add(LonLat),
    /// Take the last point away.
    RemoveLast,
    /// Add no more.
    End,
    /// Measure the area within, or only the line.
    SetArea(bool),
    /// Forget the line.
    Clear,
}
