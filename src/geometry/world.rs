//! Areas and lines in world coordinates, shared by every map that draws them.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::planar::{ring_area, ring_contains, squared_distance_to_segment};
use super::ranked_points::RankedPoints;
use crate::projection::{LonLat, WORLD_WIDTH_PT, WorldPt, WorldRect};

/// The zooms detail levels are made for; one more level keeps everything.
const LEVEL_ZOOMS: [f64; 15] = [
    5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0, 11.5, 12.0,
];

/// How far a simplified line may be from the exact one, in page points at the level's zoom.
const TOLERANCE_PT: f64 = 0.35;

const LEVELS: usize = LEVEL_ZOOMS.len() + 1;

/// The coarsest level that is good enough at `zoom`.
fn level_at(zoom: f64) -> usize {
    LEVEL_ZOOMS
        .iter()
        .position(|z| *z >= zoom)
        .unwrap_or(LEVELS - 1)
}

/// The rank a vertex must exceed to be kept in a level; the last level keeps everything.
fn rank_floor(level: usize) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a tolerance needs no more than f32"
    )]
    LEVEL_ZOOMS.get(level).map_or(-1.0, |zoom| {
        (TOLERANCE_PT / (WORLD_WIDTH_PT * zoom.exp2())) as f32
    })
}

/// One level of an area.
#[derive(Clone, Debug, Default)]
pub struct AreaLevel {
    /// Closed rings, first point repeated; each polygon's exterior before its holes.
    pub rings: Vec<Vec<WorldPt>>,
}

/// A polygon, or several with holes, in world coordinates with its levels of detail.
#[derive(Debug)]
pub struct WorldArea {
    /// The rings of each; the closing vertex is repeated.
    polygons: Vec<Vec<RankedPoints>>,
    measures: AreaMeasures,
    /// The level that keeps all vertices, and the others. On the heap, because most levels of most
    /// areas are never drawn, and small areas have only the first.
    whole: OnceLock<Box<AreaLevel>>,
    coarser: OnceLock<Box<[OnceLock<Box<AreaLevel>>; LEVELS]>>,
}

/// What takes a pass over all vertices of an area to find.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct AreaMeasures {
    bounds: WorldRect,
    main_bounds: WorldRect,
    /// Without its holes, in square world units.
    size: f64,
    /// The least rank of a vertex: levels below it keep all.
    least_rank: f32,
}

impl WorldArea {
    /// An area of rings, each polygon's exterior before its holes.
    pub(super) fn of_rings(polygons: Vec<Vec<RankedPoints>>) -> Self {
        let bounds = WorldRect::around(
            polygons
                .iter()
                .filter_map(|rings| rings.first())
                .flat_map(|r| r.points().iter().copied()),
        );
        let ranks = polygons.iter().flatten().flat_map(RankedPoints::ranks);
        let measures = AreaMeasures {
            bounds,
            main_bounds: main_bounds(&polygons, bounds),
            size: polygons.iter().map(|rings| size_of_polygon(rings)).sum(),
            least_rank: ranks.copied().fold(f32::INFINITY, f32::min),
        };
        Self::measured(polygons, measures)
    }

    /// The same where it is measured already.
    pub(super) fn measured(polygons: Vec<Vec<RankedPoints>>, measures: AreaMeasures) -> Self {
        Self {
            polygons,
            measures,
            whole: OnceLock::new(),
            coarser: OnceLock::new(),
        }
    }

    /// What was measured.
    pub(super) fn measures(&self) -> AreaMeasures {
        self.measures
    }

    /// A polygon made for one map, the same at every level: closed rings, the exterior first.
    #[must_use]
    pub fn drawn(rings: Vec<Vec<WorldPt>>) -> Self {
        let kept = |points: Vec<WorldPt>| {
            let ranks = vec![f32::INFINITY; points.len()];
            RankedPoints::with_ranks(points, ranks)
        };
        Self::of_rings(vec![rings.into_iter().map(kept).collect()])
    }

    /// Its polygons with the ranks of their vertices, each its exterior before its holes.
    pub(super) fn ranked(&self) -> &[Vec<RankedPoints>] {
        &self.polygons
    }

    /// Its polygons with all vertices, each its exterior before its holes; rings are closed.
    pub fn polygons(&self) -> impl Iterator<Item = impl Iterator<Item = &[WorldPt]>> {
        let rings = |polygon| <[RankedPoints]>::iter(polygon).map(RankedPoints::points);
        self.polygons.iter().map(move |polygon| rings(polygon))
    }

    /// A ring of a polygon with all vertices; the exterior is the first. Empty where there is none.
    #[must_use]
    pub fn ring(&self, polygon: usize, ring: usize) -> &[WorldPt] {
        let rings = self.polygons.get(polygon);
        let ring = rings.and_then(|rings| rings.get(ring));
        ring.map_or(&[], RankedPoints::points)
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> WorldRect {
        self.measures.bounds
    }

    /// How large it is without its holes, in square world units.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.measures.size
    }

    /// The box around its largest part and those near it: what a frame shows of it. A part is near
    /// when no more than the size of the largest lies between them.
    #[must_use]
    pub fn main_bounds(&self) -> WorldRect {
        self.measures.main_bounds
    }

    /// The level of detail for a zoom; made on first use.
    #[must_use]
    pub fn at_zoom(&self, zoom: f64) -> &AreaLevel {
        let level = level_at(zoom);
        let make = || Box::new(self.make_level(level));
        if rank_floor(level) < self.measures.least_rank {
            return self.whole.get_or_init(make);
        }
        self.coarser.get_or_init(Default::default)[level].get_or_init(make)
    }

    fn make_level(&self, level: usize) -> AreaLevel {
        let mut made = AreaLevel::default();
        made.rings
            .reserve_exact(self.polygons.iter().map(Vec::len).sum());
        for polygon in &self.polygons {
            let mut rings = polygon
                .iter()
                .map(|r| r.kept(rank_floor(level)))
                .enumerate()
                .filter(|(_, r)| r.len() >= 4);
            let Some((0, exterior)) = rings.next() else {
                continue;
            };
            let holes: Vec<_> = rings.map(|(_, r)| r).collect();
            made.rings.push(exterior);
            made.rings.extend(holes);
        }
        made
    }

    /// Whether a point lies inside what is drawn at a zoom, by the even-odd rule.
    #[must_use]
    pub fn contains_at_zoom(&self, p: WorldPt, zoom: f64) -> bool {
        let within = |ring: &&Vec<WorldPt>| ring_contains(ring, p);
        self.measures.bounds.contains(p)
            && self.at_zoom(zoom).rings.iter().filter(within).count() % 2 == 1
    }

    /// Whether a point lies inside, by the even-odd rule.
    #[must_use]
    pub fn contains(&self, p: WorldPt) -> bool {
        self.measures.bounds.contains(p)
            && self
                .polygons
                .iter()
                .flatten()
                .filter(|r| ring_contains(r.points(), p))
                .count()
                % 2
                == 1
    }
}

fn main_bounds(polygons: &[Vec<RankedPoints>], bounds: WorldRect) -> WorldRect {
    if polygons.len() < 2 {
        return bounds;
    }
    let outlines = polygons.iter().filter_map(|rings| rings.first());
    let boxes: Vec<WorldRect> = outlines
        .map(|ring| WorldRect::around(ring.points().iter().copied()))
        .collect();
    let size = |rect: &WorldRect| (rect.max.x - rect.min.x) * (rect.max.y - rect.min.y);
    let largest = boxes.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    let Some(largest) = largest else {
        return bounds;
    };
    let reach = (largest.max.x - largest.min.x).max(largest.max.y - largest.min.y);
    let around = WorldRect {
        min: WorldPt {
            x: largest.min.x - reach,
            y: largest.min.y - reach,
        },
        max: WorldPt {
            x: largest.max.x + reach,
            y: largest.max.y + reach,
        },
    };
    let near = boxes.iter().filter(|rect| rect.intersects(&around));
    near.fold(WorldRect::EMPTY, |all, rect| all.union(*rect))
}

/// How large a polygon is without its holes.
fn size_of_polygon(rings: &[RankedPoints]) -> f64 {
    let mut sizes = rings.iter().map(|ring| ring_area(ring.points()));
    sizes.next().unwrap_or(0.0) - sizes.sum::<f64>()
}

/// A line in world coordinates with its levels of detail.
#[derive(Debug)]
pub struct WorldLine {
    vertices: RankedPoints,
    bounds: WorldRect,
    /// The levels that do not keep all points. On the heap, because short lines keep all.
    levels: OnceLock<Box<[OnceLock<Vec<WorldPt>>; LEVELS]>>,
}

impl WorldLine {
    /// Projects a course in degrees.
    #[must_use]
    pub fn new(course: impl IntoIterator<Item = LonLat>) -> Self {
        Self::from_world(course.into_iter().map(LonLat::to_world).collect())
    }

    /// A line that is projected already.
    #[must_use]
    pub fn from_world(points: Vec<WorldPt>) -> Self {
        Self::of_vertices(RankedPoints::new(points))
    }

    fn of_vertices(vertices: RankedPoints) -> Self {
        let bounds = WorldRect::around(vertices.points().iter().copied());
        Self::measured(vertices, bounds)
    }

    /// The same where the box around it is known.
    pub(super) fn measured(vertices: RankedPoints, bounds: WorldRect) -> Self {
        Self {
            vertices,
            bounds,
            levels: OnceLock::new(),
        }
    }

    /// Lines one after the other, each from its end where it is turned round. Points keep their
    /// ranks; where a line ends at the point at which the next begins, the point is there once.
    pub(super) fn joined(parts: &[(&Self, bool)]) -> Self {
        let mut points: Vec<WorldPt> = Vec::new();
        let mut ranks: Vec<f32> = Vec::new();
        for (line, is_turned) in parts {
            let own = line.points().iter().copied();
            let own = own.zip(line.ranks().iter().copied());
            let own: Vec<(WorldPt, f32)> = if *is_turned {
                own.rev().collect()
            } else {
                own.collect()
            };
            let is_shared = points.last().is_some() && points.last() == own.first().map(|(p, _)| p);
            let own = own.into_iter().skip(usize::from(is_shared));
            for (point, rank) in own {
                points.push(point);
                ranks.push(rank);
            }
        }
        Self::with_ranks(points, ranks)
    }

    /// A line of which it is known at which tolerance each point is still kept.
    pub(super) fn with_ranks(points: Vec<WorldPt>, ranks: Vec<f32>) -> Self {
        Self::of_vertices(RankedPoints::with_ranks(points, ranks))
    }

    /// For each point, the coarsest tolerance in world units at which it is still kept.
    pub(super) fn ranks(&self) -> &[f32] {
        self.vertices.ranks()
    }

    /// The same where it is found already.
    pub(super) fn known_ranks(&self) -> Option<&[f32]> {
        self.vertices.known_ranks()
    }

    /// All points.
    #[must_use]
    pub fn points(&self) -> &[WorldPt] {
        self.vertices.points()
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> WorldRect {
        self.bounds
    }

    /// How far a point is from the line as it is drawn at a zoom.
    #[must_use]
    pub fn distance(&self, p: WorldPt, zoom: f64) -> f64 {
        let pieces = self.at_zoom(zoom).windows(2);
        pieces
            .map(|w| squared_distance_to_segment(p, w[0], w[1]))
            .fold(f64::INFINITY, f64::min)
            .sqrt()
    }

    /// The points that are kept at a zoom; made on first use.
    #[must_use]
    pub fn at_zoom(&self, zoom: f64) -> &[WorldPt] {
        let level = level_at(zoom);
        let floor = rank_floor(level);
        // A long line shows at one of its first points that it does not keep all.
        if self.vertices.all_exceed(floor) {
            return self.points();
        }
        let levels = self.levels.get_or_init(Default::default);
        levels[level].get_or_init(|| self.vertices.kept(floor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_part_is_no_part_of_the_frame() {
        let square = |min: f64, side: f64| {
            let corners = [
                (0.0, 0.0),
                (side, 0.0),
                (side, side),
                (0.0, side),
                (0.0, 0.0),
            ];
            let points: Vec<WorldPt> = corners
                .map(|(x, y)| WorldPt {
                    x: min + x,
                    y: min + y,
                })
                .to_vec();
            let ranks = vec![f32::INFINITY; points.len()];
            vec![RankedPoints::with_ranks(points, ranks)]
        };
        let area = WorldArea::of_rings(vec![
            square(0.9, 0.01),
            square(0.5, 0.05),
            square(0.57, 0.01),
        ]);
        let (all, main) = (area.bounds(), area.main_bounds());
        assert!(
            (all.max.x - 0.91).abs() < 1e-9 && (main.max.x - 0.58).abs() < 1e-9,
            "{main:?}"
        );
        assert!((main.min.x - 0.5).abs() < 1e-9, "{main:?}");
    }

    #[test]
    fn a_hole_is_not_filled() {
        let square = |min: f64, max: f64| {
            let corners = [(min, min), (max, min), (max, max), (min, max), (min, min)];
            corners.map(|(x, y)| WorldPt { x, y }).to_vec()
        };
        let area = WorldArea::drawn(vec![square(0.0, 10.0), square(4.0, 6.0)]);
        let at = |x, y| WorldPt { x, y };
        assert!(area.contains(at(1.0, 5.0)) && !area.contains(at(5.0, 5.0)));
    }
}
