//! An atlas as a diagram: the same facts, with places elsewhere and without ground.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Alignment, Atlas, BaseMap, CorridorId, CorridorShape, DiagramPlan, LinkId, Node, PlaceId,
    Remark,
};
use crate::projection::LonLat;

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
