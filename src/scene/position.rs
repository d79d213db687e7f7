//! Where things lie in the world: places, links and corridors.

use crate::model::{Alignment, Atlas, FeatureId, PlaceId};
use crate::projection::{WorldPt, WorldRect};

/// The least a map about a feature shows on each side, as a share of the world: about 35 km.
const LEAST: f64 = 1.0e-3;
/// Nodes closer than this, in the world, are one place: about half a kilometre.
pub(super) const SAME_NODE: f64 = 1.5e-5;
/// How much room is left around a feature, as a share of its size.
const AROUND: f64 = 0.12;

/// The part of the world that shows a feature with room around it: a place's area, a link's
/// course, a corridor's places. At least about 35 km a side. `None` for a feature without a
/// position.
#[must_use]
pub fn feature_bounds(atlas: &Atlas, feature: FeatureId) -> Option<WorldRect> {
    let places = |ids: &[PlaceId]| {
        let all = ids.iter().map(|id| place_bounds(atlas, *id));
        all.fold(WorldRect::EMPTY, WorldRect::union)
    };
    let rect = match feature {
        FeatureId::Place(id) => place_bounds(atlas, id),
        FeatureId::Corridor(id) => {
            let nodes = atlas.corridor(id).places.iter();
            let nodes = WorldRect::around(nodes.filter_map(|p| node_of(atlas, *p)));
            if nodes.is_empty() {
                places(&atlas.corridor(id).places)
            } else {
                nodes
            }
        }
        FeatureId::Link(id) => {
            let link = atlas.link(id);
            match &link.alignment {
                Alignment::Lines(parts) => {
                    let parts = parts.iter().map(|p| p.line.bounds());
                    parts.fold(WorldRect::EMPTY, WorldRect::union)
                }
                Alignment::Points(points) => {
                    WorldRect::around(points.iter().map(|p| p.at.to_world()))
                }
                Alignment::None { .. } => places(&link.places),
            }
        }
    };
    (!rect.is_empty()).then(|| with_room(&rect))
}

/// Where marks of a place attach: its node, or else the label point of its area.
pub(super) fn node_of(atlas: &Atlas, id: PlaceId) -> Option<WorldPt> {
    let place = atlas.place(id);
    let region = || place.region.map(|r| atlas.region(r).label_point);
    let at = place.node.as_ref().map(|n| n.at).or_else(region)?;
    Some(at.to_world())
}

/// The area of a place, its position, or those of its members.
fn place_bounds(atlas: &Atlas, id: PlaceId) -> WorldRect {
    let place = atlas.place(id);
    if let Some(region) = place.region {
        return atlas.region(region).area.main_bounds();
    }
    if place.node.is_none() {
        // A group's members are no groups of groups: one step is enough.
        let members = place.members.iter().map(|m| {
            let region = atlas
                .place(*m)
                .region
                .map(|r| atlas.region(r).area.main_bounds());
            region.unwrap_or_else(|| WorldRect::around(node_of(atlas, *m)))
        });
        return members.fold(WorldRect::EMPTY, WorldRect::union);
    }
    WorldRect::around(node_of(atlas, id))
}

/// A part of the world with room around it.
pub(super) fn with_room(rect: &WorldRect) -> WorldRect {
    let center = rect.center();
    let size = (rect.max.x - rect.min.x).max(rect.max.y - rect.min.y);
    let grown = |span: f64| ((span + 2.0 * AROUND * size).max(LEAST)) / 2.0;
    let (dx, dy) = (
        grown(rect.max.x - rect.min.x),
        grown(rect.max.y - rect.min.y),
    );
    WorldRect {
        min: WorldPt {
            x: center.x - dx,
            y: center.y - dy,
        },
        max: WorldPt {
            x: center.x + dx,
            y: center.y + dy,
        },
    }
}
