//! Where things lie in the world: places, features, and what a figure shows.

use super::Compared;
use crate::figure_spec::ViewAt;
use crate::model::{Alignment, Atlas, FeatureId, PlaceId};
use crate::projection::{Viewport, WorldPt, WorldRect};

/// The least a map about a feature shows on each side, as a share of the world: about 35 km.
const LEAST: f64 = 1.0e-3;
/// Nodes closer than this, in the world, are one place: about half a kilometre.
pub(super) const SAME_NODE: f64 = 1.5e-5;
/// How much room is left around a feature, as a share of its size.
const AROUND: f64 = 0.12;

/// What a figure shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// The economic circle.
    Circle,
    /// All of Sichuan and Chongqing.
    Region,
    /// Just what a map of this centre, zoom and size shows; the page is made to fit.
    View(Viewport),
    /// A centre and a zoom on the figure's own page.
    At(ViewAt),
    /// A place, link or corridor with room around it.
    Feature(FeatureId),
    /// Some of them in maps of one scale, side by side.
    Compared(Compared),
}

/// The part of the world an extent means for an atlas; China's south-west when it has no regions.
#[must_use]
pub fn bounds(atlas: &Atlas, extent: Extent) -> WorldRect {
    let feature = |feature| feature_bounds(atlas, feature).unwrap_or_else(|| atlas.region_extent());
    let rect = match extent {
        Extent::View(view) => view.world_rect(),
        Extent::At(at) => WorldRect::around([at.center.to_world()]),
        Extent::Feature(one) => feature(one),
        Extent::Compared(compared) => {
            let features = compared.features().iter();
            let rects = features.map(|of| feature(*of));
            rects
                .reduce(WorldRect::union)
                .unwrap_or_else(|| atlas.region_extent())
        }
        Extent::Region => atlas.region_extent(),
        Extent::Circle => atlas.circle_extent(),
    };
    if rect.is_empty() {
        let corner = |x: f64, y: f64| WorldPt {
            x: (x + 180.0) / 360.0,
            y,
        };
        WorldRect {
            min: corner(97.0, 0.40),
            max: corner(111.0, 0.43),
        }
    } else {
        rect
    }
}

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

fn with_room(rect: &WorldRect) -> WorldRect {
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
