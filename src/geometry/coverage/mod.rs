//! A coverage (OGC): polygons side by side, with the vertices, edges and borders they share.
//!
//! Each distinct vertex has a number, so that it is projected and ranked only once and neighbours
//! keep the same vertices at every level of detail.

mod edges;
mod vertices;

use std::sync::Arc;

use geo_types::{Coord, LineString, MultiPolygon};

use super::ranked_points::RankedPoints;
use super::{WorldArea, WorldLine, rank_vertices};
use crate::projection::{LonLat, WorldPt};
use crate::threads;
use edges::{Edges, Outline, Sides};
use vertices::{Vertices, open_len, rings};

/// A stretch of boundary with the same polygons on its sides all along.
#[derive(Debug)]
pub struct BorderArc {
    /// Its course; closed (first = last) when it meets no other arc.
    pub line: Arc<WorldLine>,
    /// The polygons on its sides, by position in the input; the second is `None` where the
    /// polygon has no neighbour.
    pub sides: (usize, Option<usize>),
    vertices: Vec<u32>,
}

/// Polygons side by side, each border once.
///
/// Works on any input; where neighbours do not share vertices exactly, both edges come back as
/// edges without a neighbour. An edge that more than two polygons use keeps the first two.
#[derive(Debug)]
pub struct Coverage {
    vertices: Vertices,
    /// The numbers of the vertices of every ring, ring after ring.
    ids: Vec<u32>,
    /// The rings of the polygons, in their order.
    outlines: Vec<Outline>,
    world: Vec<WorldPt>,
    /// For each vertex, the coarsest tolerance at which a line through it still keeps it.
    ranks: Vec<f32>,
    arcs: Vec<BorderArc>,
}

impl Coverage {
    /// Finds what `polygons`, in degrees, share.
    #[must_use]
    pub fn new(polygons: &[&MultiPolygon<f64>]) -> Self {
        let (vertices, ids) = Vertices::of(polygons);
        let mut outlines = Vec::new();
        let mut first = 0;
        for (owner, polygon) in polygons.iter().enumerate() {
            for ring in rings(polygon) {
                let ids = first..first + open_len(ring);
                first = ids.end;
                outlines.push(Outline { owner, ids });
            }
        }
        let (world, stretches) = threads::both(
            || vertices.at.iter().map(|c| to_world(*c)).collect::<Vec<_>>(),
            || {
                let edges = Edges::of(&outlines, &ids, vertices.at.len());
                let mut stretches = Vec::new();
                for outline in &outlines {
                    edges.split(outline, &ids[outline.ids.clone()], &mut stretches);
                }
                stretches
            },
        );
        let arcs = ranked(stretches, &world);
        let mut ranks = vec![0.0_f32; world.len()];
        for arc in &arcs {
            for (vertex, rank) in arc.vertices.iter().zip(arc.line.ranks()) {
                let known = &mut ranks[*vertex as usize];
                *known = known.max(*rank);
            }
        }
        Self {
            vertices,
            ids,
            outlines,
            world,
            ranks,
            arcs,
        }
    }

    /// The borders, in the order of the polygons' rings.
    #[must_use]
    pub fn arcs(&self) -> &[BorderArc] {
        &self.arcs
    }

    /// The course of a border in degrees, vertex for vertex as the polygons have it.
    pub fn course<'m>(&'m self, arc: &'m BorderArc) -> impl Iterator<Item = Coord<f64>> + 'm {
        self.stretch(arc, 0, usize::MAX)
    }

    /// A part of that course: as many vertices as there are from `first` on, `most` at most.
    pub fn stretch<'m>(
        &'m self,
        arc: &'m BorderArc,
        first: usize,
        most: usize,
    ) -> impl Iterator<Item = Coord<f64>> + 'm {
        let vertices = arc.vertices.get(first..).unwrap_or_default();
        let vertices = vertices.iter().take(most);
        vertices.map(|id| self.vertices.at[*id as usize])
    }

    /// A boundary in world coordinates. If all vertices of a ring are the coverage's, the ring keeps
    /// the same ones at every level of detail as its neighbours do.
    #[must_use]
    pub fn area(&self, boundary: &MultiPolygon<f64>) -> WorldArea {
        let ring = |line: &LineString<f64>| self.ring(line);
        let polygon = |p: &geo_types::Polygon<f64>| {
            let holes = p.interiors().iter().map(ring);
            std::iter::once(ring(p.exterior())).chain(holes).collect()
        };
        WorldArea::of_rings(boundary.0.iter().map(polygon).collect())
    }

    /// The same for `boundary` at `position` of the input, without looking up its vertices.
    #[must_use]
    pub fn area_of(&self, position: usize, boundary: &MultiPolygon<f64>) -> WorldArea {
        let first = self.outlines.partition_point(|o| o.owner < position);
        let mut outlines = self.outlines[first..].iter();
        let mut ring = |line: &LineString<f64>| {
            let known = outlines.next().filter(|o| o.owner == position);
            let known = known.and_then(|o| self.ids.get(o.ids.clone()));
            known.map_or_else(
                || self.ring(line),
                |open| self.known_ring(open.iter().chain(open.first())),
            )
        };
        let mut polygon = |p: &geo_types::Polygon<f64>| {
            let mut rings = Vec::with_capacity(1 + p.interiors().len());
            rings.push(ring(p.exterior()));
            rings.extend(p.interiors().iter().map(&mut ring));
            rings
        };
        WorldArea::of_rings(boundary.0.iter().map(&mut polygon).collect())
    }

    fn known_ring<'a>(&self, ids: impl Iterator<Item = &'a u32> + Clone) -> RankedPoints {
        RankedPoints::with_ranks(
            ids.clone().map(|id| self.world[*id as usize]).collect(),
            ids.map(|id| self.ranks[*id as usize]).collect(),
        )
    }

    fn ring(&self, line: &LineString<f64>) -> RankedPoints {
        let known: Option<Vec<u32>> = line.0.iter().map(|c| self.vertices.find(*c)).collect();
        match known {
            Some(ids) => self.known_ring(ids.iter()),
            None => {
                let points: Vec<_> = line.0.iter().map(|c| to_world(*c)).collect();
                let ranks = rank_vertices(&points);
                RankedPoints::with_ranks(points, ranks)
            }
        }
    }
}

fn to_world(c: Coord<f64>) -> WorldPt {
    LonLat {
        lon_deg: c.x,
        lat_deg: c.y,
    }
    .to_world()
}

/// Ranks the vertices of the stretches, on two threads.
fn ranked(stretches: Vec<(Vec<u32>, Sides)>, world: &[WorldPt]) -> Vec<BorderArc> {
    let arc = |(vertices, sides): (Vec<u32>, Sides)| {
        let points = vertices.iter().map(|id| world[*id as usize]).collect();
        let line = WorldLine::from_world(points);
        // Computed on this thread, because all of them are needed.
        line.ranks();
        BorderArc {
            line: Arc::new(line),
            sides,
            vertices,
        }
    };
    let total: usize = stretches.iter().map(|(vertices, _)| vertices.len()).sum();
    let mut seen = 0;
    let half = stretches.iter().position(|(vertices, _)| {
        seen += vertices.len();
        seen > total / 2
    });
    let mut first = stretches;
    let second = first.split_off(half.unwrap_or_default());
    let all = |stretches: Vec<_>| stretches.into_iter().map(arc).collect::<Vec<_>>();
    let (later, mut arcs) = threads::both(|| all(second), || all(first));
    arcs.extend(later);
    arcs
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, polygon};

    use super::*;

    fn square(x: f64) -> MultiPolygon<f64> {
        polygon![(x: x, y: 0.0), (x: x + 1.0, y: 0.0), (x: x + 1.0, y: 1.0), (x: x, y: 1.0)].into()
    }

    #[test]
    fn two_squares_share_one_arc_and_have_one_outer_arc_each() {
        let (a, b) = (square(0.0), square(1.0));
        let coverage = Coverage::new(&[&a, &b]);
        let sides: Vec<_> = coverage.arcs().iter().map(|arc| arc.sides).collect();
        assert_eq!(sides.len(), 3, "{sides:?}");
        for expected in [(0, Some(1)), (0, None), (1, None)] {
            assert!(sides.contains(&expected), "{expected:?} in {sides:?}");
        }
    }

    #[test]
    fn an_enclave_is_one_closed_arc() {
        let inner = square(0.0);
        let outer: MultiPolygon<f64> = polygon!(
            exterior: [(x: -5.0, y: -5.0), (x: 5.0, y: -5.0), (x: 5.0, y: 5.0), (x: -5.0, y: 5.0)],
            interiors: [[(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)]],
        )
        .into();
        let coverage = Coverage::new(&[&outer, &inner]);
        let shared: Vec<_> = coverage
            .arcs()
            .iter()
            .filter(|a| a.sides == (0, Some(1)))
            .collect();
        assert_eq!(shared.len(), 1);
        let course: Vec<_> = coverage.course(shared[0]).collect();
        assert_eq!(course.len(), 5);
        assert_eq!(course.first(), course.last());
    }

    #[test]
    fn a_boundary_of_other_vertices_has_an_area_too() {
        let (known, other) = (square(0.0), square(0.5));
        let coverage = Coverage::new(&[&known]);
        assert_eq!(coverage.area(&other).at_zoom(20.0).rings.len(), 1);
        assert_eq!(coverage.area(&known).at_zoom(20.0).rings.len(), 1);
    }

    #[test]
    fn the_parts_of_a_fan_share_their_edges() {
        let at = |i: i32| {
            let angle = f64::from(i) * 0.01;
            Coord {
                x: angle.cos(),
                y: angle.sin(),
            }
        };
        let tip = Coord { x: 0.0, y: 0.0 };
        let part = |i: i32| -> MultiPolygon<f64> {
            let ring = vec![tip, at(i), at(i + 1), tip];
            geo_types::Polygon::new(ring.into(), Vec::new()).into()
        };
        let parts: Vec<_> = (0..200).map(part).collect();
        let coverage = Coverage::new(&parts.iter().collect::<Vec<_>>());
        let shared = coverage.arcs().iter().filter(|arc| arc.sides.1.is_some());
        assert_eq!(shared.count(), 199);
    }

    #[test]
    fn a_ring_that_folds_back_on_itself_does_not_affect_the_others() {
        let folded: MultiPolygon<f64> =
            polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 0.0, y: 0.0), (x: 0.0, y: 1.0)].into();
        let coverage = Coverage::new(&[&folded, &square(3.0)]);
        assert!(coverage.arcs().iter().any(|arc| arc.sides == (1, None)));
    }
}
