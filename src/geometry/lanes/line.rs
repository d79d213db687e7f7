//! The lines that are set side by side, and the rules for it.

use crate::projection::{PagePt, PageRect};

/// A line of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneLine {
    /// Its course.
    pub points: Vec<PagePt>,
    /// How wide a lane it needs.
    pub lane_pt: f64,
    /// Lines of one owner are not moved apart.
    pub owner: u32,
}

/// When lines share a way, and how lanes are drawn.
#[derive(Clone, Copy, Debug)]
pub struct LaneRules {
    /// How near they must be to each other.
    pub near_pt: f64,
    /// Over what length at least.
    pub least_pt: f64,
    /// How long a line takes to reach its lane.
    pub taper_pt: f64,
    /// The same from its own end: with 0 it begins and ends in its lane.
    pub end_taper_pt: f64,
    /// The part of the page that is treated; outside it lines stay as they are.
    pub area: PageRect,
}
