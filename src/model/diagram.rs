//! An atlas as a diagram: the same facts, with places elsewhere and without ground.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Alignment, Atlas, BaseMap, CorridorId, CorridorShape, LinkId, Node, PlaceId, Remark};
use crate::projection::{LonLat, WorldPt, WorldRect};

/// Where a diagram has the places and links of an atlas.
#[derive(Clone, Debug, Default)]
pub struct Diagram {
    /// Where places lie.
    pub nodes: BTreeMap<PlaceId, LonLat>,
    /// How links run.
    pub alignments: BTreeMap<LinkId, Alignment>,
    /// The corridors that are drawn.
    pub corridors: BTreeSet<CorridorId>,
    /// Its plan.
    pub plan: DiagramPlan,
}

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

impl Atlas {
    /// The same facts as a diagram without ground: places lie where it has them or nowhere, links run
    /// as it has them or are not drawn, and so are corridors that it does not name.
    #[must_use]
    pub fn diagram(&self, diagram: &Diagram) -> Self {
        let mut contents = self.contents().clone();
        for (at, place) in contents.places.iter_mut().enumerate() {
            place.region = None;
            let known = place.node.take();
            if let Some(to) = diagram.nodes.get(&PlaceId::from_index(at)) {
                place.node = known.map(|node| Node { at: *to, ..node });
            }
        }
        for (at, link) in contents.links.iter_mut().enumerate() {
            let course = diagram.alignments.get(&LinkId::from_index(at));
            link.alignment = course.cloned().unwrap_or(Alignment::None {
                reason: Remark::default(),
            });
        }
        for (at, corridor) in contents.corridors.iter_mut().enumerate() {
            if !diagram.corridors.contains(&CorridorId::from_index(at)) {
                corridor.shape = CorridorShape::None;
            }
        }
        let base = BaseMap {
            diagram: Some(diagram.plan.clone()),
            own_boundaries: self.base().own_boundaries.clone(),
            ..BaseMap::default()
        };
        Self::new(base, contents)
    }
}
