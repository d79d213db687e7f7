//! Points and lines that can be picked: which of them are within reach of the pointer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rstar::{AABB, PointDistance, RTree, RTreeObject};

use crate::geometry::{WorldLine, squared_distance_to_segment};
use crate::model::{Alignment, Atlas, Corridor, CorridorShape, FeatureId, PlaceId};
use crate::projection::WorldPt;

/// The search radius is enlarged by this factor, so that rounding its square loses nothing.
const SLACK: f64 = 1.0 + 1e-9;

/// How many segments of a line are kept together.
const SEGMENTS_PER_PIECE: usize = 12;

/// The marks of every feature, as short pieces of line.
#[derive(Debug)]
pub(super) struct FeatureIndex(RTree<LinePiece>);

/// A stretch of a feature's line, or a point.
#[derive(Clone, Debug)]
struct LinePiece {
    feature: FeatureId,
    line: Arc<WorldLine>,
    /// Its points on the line, the last one included.
    points: Range<u32>,
    bounds: AABB<[f64; 2]>,
}

impl FeatureIndex {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let mut pieces = Vec::new();
        let mut own_line = |feature, points: Vec<WorldPt>| {
            if !points.is_empty() {
                add_line(
                    &mut pieces,
                    feature,
                    &Arc::new(WorldLine::from_world(points)),
                );
            }
        };
        for (id, _) in atlas.places() {
            let node = node_of(atlas, id);
            own_line(FeatureId::Place(id), node.into_iter().collect());
        }
        for (id, corridor) in atlas.corridors() {
            own_line(FeatureId::Corridor(id), ribbon(atlas, corridor));
        }
        for (id, link) in atlas.links() {
            let feature = FeatureId::Link(id);
            match &link.alignment {
                Alignment::Lines(parts) => {
                    for part in parts {
                        add_line(&mut pieces, feature, &part.line);
                    }
                }
                Alignment::Points(points) => {
                    for point in points {
                        let line = WorldLine::from_world(vec![point.at.to_world()]);
                        add_line(&mut pieces, feature, &Arc::new(line));
                    }
                }
                Alignment::None { .. } => {}
            }
        }
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

/// The nodes a ribbon pieces through; nothing for other shapes.
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

/// Cuts a line into pieces that share their ends. A line with a point that is not finite is left
/// out.
fn add_line(pieces: &mut Vec<LinePiece>, feature: FeatureId, line: &Arc<WorldLine>) {
    let points = line.points();
    if !points.iter().all(|p| p.x.is_finite() && p.y.is_finite()) {
        return;
    }
    let last = points.len().saturating_sub(1);
    for first in (0..last.max(1)).step_by(SEGMENTS_PER_PIECE) {
        let end = (first + SEGMENTS_PER_PIECE).min(last);
        let within = points[first..=end].iter().map(|p| [p.x, p.y]);
        let corners: Vec<_> = within.collect();
        let at = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        pieces.push(LinePiece {
            feature,
            line: Arc::clone(line),
            points: at(first)..at(end + 1),
            bounds: AABB::from_points(corners.iter()),
        });
    }
}

impl LinePiece {
    /// The distance from a point to the nearest point of the piece.
    fn distance(&self, p: WorldPt) -> f64 {
        let points = &self.line.points()[self.points.start as usize..self.points.end as usize];
        match points {
            [point] => (p.x - point.x).hypot(p.y - point.y),
            _ => points
                .windows(2)
                .map(|ends| squared_distance_to_segment(p, ends[0], ends[1]))
                .fold(f64::INFINITY, f64::min)
                .sqrt(),
        }
    }
}

impl RTreeObject for LinePiece {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        self.bounds
    }
}

impl PointDistance for LinePiece {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        let distance = self.distance(WorldPt {
            x: point[0],
            y: point[1],
        });
        distance * distance
    }
}
