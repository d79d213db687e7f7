//! Where a label was put, and how it is set there.

use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect};

/// A candidate of a label; it means the same at every zoom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CandidateKey {
    /// Which of the lines of its feature it stands along; 0 beside a node.
    pub(super) line: u32,
    /// Which of the places there.
    pub(super) place: u32,
}

/// Where a label was put.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placement {
    /// Which candidate it is.
    pub(super) key: CandidateKey,
    /// What it costs before anything else is looked at.
    pub(super) cost: f64,
    /// What it takes up.
    pub(super) boxes: Vec<TurnedRect>,
    /// A line to the node it stands away from.
    pub(super) leader: Option<[PagePt; 2]>,
    /// How it is set.
    pub(super) setting: Setting,
}

impl Placement {
    /// What it takes up but for its leader line.
    pub(super) fn lettering(&self) -> &[TurnedRect] {
        match (self.leader, self.boxes.split_last()) {
            (Some(_), Some((_, lettering))) => lettering,
            _ => &self.boxes,
        }
    }

    /// Whether it lies within a box of the page.
    pub(super) fn is_within(&self, frame: &PageRect) -> bool {
        let contains = |p: &PagePt| frame.contains(*p);
        match &self.setting {
            Setting::Block { rect, .. } => frame.contains_rect(rect),
            Setting::Turned { middle, .. } => contains(middle),
            Setting::Stacked(middles) => middles.iter().all(contains),
        }
    }

    /// The point at a share of its text's length, on the text's middle line.
    pub(super) fn along(&self, share: f64) -> Option<PagePt> {
        let last = self.boxes.len().checked_sub(1)?;
        if let Setting::Stacked(middles) = &self.setting {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of a small number"
            )]
            let nth = (share * last as f64).round() as usize;
            return middles.get(nth).copied();
        }
        let text = self.boxes.first()?;
        let off = (2.0 * share - 1.0) * text.half.0;
        Some(text.center.offset(text.along.0 * off, text.along.1 * off))
    }
}

/// How a label is set where it was put.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Setting {
    /// Level, in a box.
    Block {
        /// The box.
        rect: PageRect,
        /// Which of the sizes it asked for.
        size: usize,
        /// Whether it ends at the box's right edge.
        flush_right: bool,
    },
    /// Turned about its middle.
    Turned {
        /// The middle.
        middle: PagePt,
        /// Clockwise.
        angle_rad: f64,
    },
    /// Its characters one beneath the other.
    Stacked(Vec<PagePt>),
}
