//! The points of an outline or a line, each with its rank.
//!
//! Those of a stored atlas stay where they are stored until somebody asks for all of an outline: a
//! window that opens draws a coarse level of most, and each shares its points with its neighbours.

use std::sync::OnceLock;

use super::point_store::Along;
use super::rank::rank_vertices;
use crate::projection::WorldPt;

/// Points and their ranks: for each, the coarsest tolerance in world units at which it is kept.
#[derive(Debug)]
pub(super) struct RankedPoints {
    points: OnceLock<Vec<WorldPt>>,
    /// Found on first use: few of many lines are drawn.
    ranks: OnceLock<Vec<f32>>,
    /// Where they are copied from.
    stored: Option<Along>,
}

impl RankedPoints {
    /// Points whose ranks are found when they are needed.
    pub(super) fn new(points: Vec<WorldPt>) -> Self {
        Self {
            points: OnceLock::from(points),
            ranks: OnceLock::new(),
            stored: None,
        }
    }

    /// Points with their ranks, one for each.
    pub(super) fn with_ranks(points: Vec<WorldPt>, ranks: Vec<f32>) -> Self {
        Self {
            points: OnceLock::from(points),
            ranks: OnceLock::from(ranks),
            stored: None,
        }
    }

    /// Points that are stored.
    pub(super) fn stored(along: Along) -> Self {
        Self {
            points: OnceLock::new(),
            ranks: OnceLock::new(),
            stored: Some(along),
        }
    }

    /// All of them, in order.
    pub(super) fn points(&self) -> &[WorldPt] {
        let stored = || self.stored.as_ref().map(Along::points);
        self.points.get_or_init(|| stored().unwrap_or_default())
    }

    /// The rank of each.
    pub(super) fn ranks(&self) -> &[f32] {
        let stored = || self.ranked_store().map(Along::ranks);
        let found = || rank_vertices(self.points());
        self.ranks.get_or_init(|| stored().unwrap_or_else(found))
    }

    /// The same where they are known already.
    pub(super) fn known_ranks(&self) -> Option<&[f32]> {
        let is_known = self.ranks.get().is_some() || self.ranked_store().is_some();
        is_known.then(|| self.ranks())
    }

    /// Whether the rank of each exceeds `floor`.
    pub(super) fn all_exceed(&self, floor: f32) -> bool {
        match self.store_alone() {
            Some(along) => along.all_exceed(floor),
            None => self.ranks().iter().all(|rank| *rank > floor),
        }
    }

    /// Those whose rank exceeds `floor`.
    pub(super) fn kept(&self, floor: f32) -> Vec<WorldPt> {
        if let Some(along) = self.store_alone() {
            return along.kept(floor);
        }
        let ranks = self.ranks();
        let count = ranks.iter().filter(|rank| **rank > floor).count();
        let mut kept = Vec::with_capacity(count);
        let ranked = self.points().iter().zip(ranks);
        kept.extend(ranked.filter(|(_, rank)| **rank > floor).map(|(p, _)| *p));
        kept
    }

    fn ranked_store(&self) -> Option<&Along> {
        self.stored.as_ref().filter(|along| along.is_ranked())
    }

    /// Where they are stored, as long as they are not copied.
    fn store_alone(&self) -> Option<&Along> {
        let is_copied = self.points.get().is_some() && self.ranks.get().is_some();
        self.ranked_store().filter(|_| !is_copied)
    }
}
