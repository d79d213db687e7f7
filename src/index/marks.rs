//! Points and lines that can be picked: which of them are within reach of the pointer.

use std::collections::BTreeMap;

use rstar::{AABB, PointDistance, RTree, RTreeObject};

use crate::model::{Alignment, Atlas, Corridor, CorridorShape, FeatureId, Link, PlaceId};
use crate::projection::WorldPt;

/// How much further the tree looks than asked, so that its rounding of squares loses nothing.
const SLACK: f64 = 1.0 + 1e-9;

/// The marks of every feature, cut into straight pieces.
#[derive(Debug)]
pub(super) struct Marks(RTree<Piece>);

/// A straight piece of a feature's line, or a point when both ends are the same.
#[derive(Clone, Copy, Debug)]
struct Piece {
    feature: FeatureId,
    from: WorldPt,
    to: WorldPt,
}

impl Marks {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let mut pieces = Vec::new();
        for (id, _) in atlas.places() {
            add_line(
                &mut pieces,
                FeatureId::Place(id),
                node_of(atlas, id).as_slice(),
            );
        }
        for (id, corridor) in atlas.corridors() {
            add_line(
                &mut pieces,
                FeatureId::Corridor(id),
                &ribbon(atlas, corridor),
            );
        }
        for (id, link) in atlas.links() {
            add_link(&mut pieces, FeatureId::Link(id), link);
        }
        let is_finite = |p: &WorldPt| p.x.is_finite() && p.y.is_finite();
        pieces.retain(|piece| is_finite(&piece.from) && is_finite(&piece.to));
        Self(RTree::bulk_load(pieces))
    }

    /// Features at most `radius` away, nearest first, each once.
    pub(super) fn near(
        &self,
        at: WorldPt,
        radius: f64,
        wanted: impl Fn(FeatureId) -> bool,
    ) -> Vec<(FeatureId, f64)> {
        let reach = (radius * SLACK) * (radius * SLACK);
        let mut nearest = BTreeMap::new();
        for piece in self.0.locate_within_distance([at.x, at.y], reach) {
            let distance = piece.distance(at);
            if distance <= radius && wanted(piece.feature) {
                let known = nearest.entry(piece.feature).or_insert(distance);
                *known = distance.min(*known);
            }
        }
        let mut found: Vec<_> = nearest.into_iter().collect();
        // A stable sort: features at the same distance stay in the order of their ids.
        found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        found
    }
}

fn node_of(atlas: &Atlas, place: PlaceId) -> Option<WorldPt> {
    atlas
        .place(place)
        .node
        .as_ref()
        .map(|node| node.at.to_world())
}

/// The nodes a ribbon runs through; nothing for other shapes.
fn ribbon(atlas: &Atlas, corridor: &Corridor) -> Vec<WorldPt> {
    match corridor.shape {
        CorridorShape::Ribbon => corridor
            .places
            .iter()
            .filter_map(|id| node_of(atlas, *id))
            .collect(),
        CorridorShape::Hull | CorridorShape::None => Vec::new(),
    }
}

fn add_link(pieces: &mut Vec<Piece>, feature: FeatureId, link: &Link) {
    match &link.alignment {
        Alignment::Lines(parts) => {
            parts
                .iter()
                .for_each(|part| add_line(pieces, feature, part.line.points()));
        }
        Alignment::Points(points) => {
            points
                .iter()
                .for_each(|p| add_line(pieces, feature, &[p.at.to_world()]));
        }
        Alignment::None { .. } => {}
    }
}

fn add_line(pieces: &mut Vec<Piece>, feature: FeatureId, line: &[WorldPt]) {
    if let [point] = line {
        pieces.push(Piece {
            feature,
            from: *point,
            to: *point,
        });
    }
    pieces.extend(line.windows(2).map(|w| Piece {
        feature,
        from: w[0],
        to: w[1],
    }));
}

impl Piece {
    /// The distance from a point to the nearest point of the piece.
    fn distance(&self, p: WorldPt) -> f64 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let (px, py) = (p.x - self.from.x, p.y - self.from.y);
        let length_squared = dx * dx + dy * dy;
        if length_squared == 0.0 {
            return px.hypot(py);
        }
        let t = ((px * dx + py * dy) / length_squared).clamp(0.0, 1.0);
        (px - t * dx).hypot(py - t * dy)
    }
}

impl RTreeObject for Piece {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners([self.from.x, self.from.y], [self.to.x, self.to.y])
    }
}

impl PointDistance for Piece {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        let distance = self.distance(WorldPt {
            x: point[0],
            y: point[1],
        });
        distance * distance
    }
}
