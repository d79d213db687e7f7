//! The plan of a diagram: its box and the ways between its places.

use serde::{Deserialize, Serialize};

use super::PlaceId;
use crate::projection::{WorldPt, WorldRect};

/// What a diagram has instead of ground.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DiagramPlan {
    /// The box around it, with room for names.
    pub bounds: WorldRect,
    /// The ways between places.
    pub ways: Vec<DiagramWay>,
}

/// A way between two places of a diagram.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiagramWay {
    /// The places at its start and its end.
    pub ends: (PlaceId, PlaceId),
    /// Its course.
    pub course: Vec<WorldPt>,
    /// How many links run along it.
    pub lines: usize,
}

impl DiagramPlan {
    /// The course of the ways from place to place, and how many links run along one of them at most;
    /// `None` where there is no way.
    #[must_use]
    pub fn course(&self, places: &[PlaceId]) -> Option<(Vec<WorldPt>, usize)> {
        let (mut course, mut lines) = (Vec::new(), 0);
        for ends in places.windows(2) {
            let (from, to) = (ends[0], ends[1]);
            let is_way = |way: &&DiagramWay| way.ends == (from, to) || way.ends == (to, from);
            let way = self.ways.iter().find(is_way)?;
            let skipped = usize::from(!course.is_empty());
            if way.ends.0 == from {
                course.extend(way.course.iter().skip(skipped));
            } else {
                course.extend(way.course.iter().rev().skip(skipped));
            }
            lines = lines.max(way.lines);
        }
        Some((course, lines))
    }
}
