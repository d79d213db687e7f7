//! Whether edges cross: a sweep over short runs of edges, from west to east.
//!
//! Most edges are far from all but their neighbours, which the boxes of runs show for eight edges at
//! a time. Where that is not so (teeth side by side, as long as the whole shape), pairs would be
//! compared without end; the budget stops that.

use geo::GeoNum;
use geo::algorithm::kernels::{Kernel, Orientation};
use geo_types::{Coord, LineString};

use super::budget::{Budget, Spent};

/// How many edges a run has.
const RUN: usize = 8;

/// Where two edges of `rings` cross, or overlap along a stretch; `None` when they are sound.
///
/// Edges may touch in a point: rings that touch themselves are common in real boundaries and can be
/// drawn.
///
/// # Errors
/// When the answer takes more comparisons than the budget allows.
pub(super) fn find_crossing<'r>(
    rings: impl Iterator<Item = &'r LineString<f64>>,
    budget: &mut Budget,
) -> Result<Option<Coord<f64>>, Spent> {
    let edges: Vec<Edge> = rings
        .flat_map(|ring| ring.lines())
        .map(|l| Edge::new(l.start, l.end))
        .collect();
    let mut runs: Vec<EdgeRun<'_>> = edges.chunks(RUN).map(EdgeRun::of).collect();
    runs.sort_unstable_by(|p, q| p.bounds.west.total_cmp(&q.bounds.west));
    let mut active: Vec<EdgeRun<'_>> = Vec::new();
    for run in runs {
        budget.spend(active.len() + RUN)?;
        let mut crossing = run.crossing_within();
        let mut compared = 0;
        active.retain(|other| {
            if crossing.is_none() && run.bounds.meets(&other.bounds) {
                crossing = run.crossing(other);
                compared += RUN;
            }
            other.bounds.east >= run.bounds.west
        });
        if crossing.is_some() {
            return Ok(crossing);
        }
        budget.spend(compared)?;
        active.push(run);
    }
    Ok(None)
}

/// A range of longitudes and latitudes.
#[derive(Clone, Copy)]
struct Bounds {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Bounds {
    fn meets(&self, other: &Self) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }
}

/// Edges that follow each other, and the range of all.
struct EdgeRun<'e> {
    edges: &'e [Edge],
    bounds: Bounds,
}

impl<'e> EdgeRun<'e> {
    fn of(edges: &'e [Edge]) -> Self {
        let nothing = Bounds {
            west: f64::INFINITY,
            east: f64::NEG_INFINITY,
            south: f64::INFINITY,
            north: f64::NEG_INFINITY,
        };
        let bounds = edges.iter().fold(nothing, |all, e| Bounds {
            west: all.west.min(e.bounds.west),
            east: all.east.max(e.bounds.east),
            south: all.south.min(e.bounds.south),
            north: all.north.max(e.bounds.north),
        });
        Self { edges, bounds }
    }

    fn crossing_within(&self) -> Option<Coord<f64>> {
        let later = |i: usize| &self.edges[i + 1..];
        let mut edges = self.edges.iter().enumerate();
        edges.find_map(|(i, edge)| edge.crossing(later(i)))
    }

    fn crossing(&self, other: &Self) -> Option<Coord<f64>> {
        let mut near = self.edges.iter().filter(|e| e.bounds.meets(&other.bounds));
        near.find_map(|edge| edge.crossing(other.edges))
    }
}

/// An edge from west to east.
#[derive(Clone, Copy)]
struct Edge {
    west: Coord<f64>,
    east: Coord<f64>,
    bounds: Bounds,
}

impl Edge {
    fn new(a: Coord<f64>, b: Coord<f64>) -> Self {
        let (west, east) = if (a.x, a.y) <= (b.x, b.y) {
            (a, b)
        } else {
            (b, a)
        };
        let bounds = Bounds {
            west: west.x,
            east: east.x,
            south: a.y.min(b.y),
            north: a.y.max(b.y),
        };
        Self { west, east, bounds }
    }

    /// Where one of some edges crosses this one.
    fn crossing(&self, others: &[Self]) -> Option<Coord<f64>> {
        let found = others.iter().find(|other| self.crosses(other))?;
        Some(if self.west.x < found.west.x {
            found.west
        } else {
            self.west
        })
    }

    fn crosses(&self, other: &Self) -> bool {
        if !self.bounds.meets(&other.bounds) {
            return false;
        }
        let side = |e: &Self, p| <f64 as GeoNum>::Ker::orient2d(e.west, e.east, p);
        // Most pairs are neighbours along the ring; they share a vertex and end here.
        match (side(self, other.west), side(self, other.east)) {
            (Orientation::Collinear, Orientation::Collinear) => self.overlaps(other),
            (a, b) => {
                strictly_apart(a, b)
                    && strictly_apart(side(other, self.west), side(other, self.east))
            }
        }
    }

    /// Whether two edges on one straight line share more than a point.
    fn overlaps(&self, other: &Self) -> bool {
        let along = |e: &Self| {
            let by_x = self.west.x < self.east.x;
            if by_x {
                (e.west.x, e.east.x)
            } else {
                (e.bounds.south, e.bounds.north)
            }
        };
        let ((a, b), (c, d)) = (along(self), along(other));
        a.max(c) < b.min(d)
    }
}

fn strictly_apart(a: Orientation, b: Orientation) -> bool {
    a != b && a != Orientation::Collinear && b != Orientation::Collinear
}

#[cfg(test)]
mod tests {
    use geo_types::{Polygon, polygon};

    use super::*;

    fn find_crossing(polygon: &Polygon<f64>) -> Option<Coord<f64>> {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        super::find_crossing(rings, &mut Budget::of(1000)).unwrap()
    }

    #[test]
    fn a_bow_tie_crosses_itself() {
        let bow = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 2.0), (x: 2.0, y: 0.0), (x: 0.0, y: 2.0)];
        assert!(find_crossing(&bow).is_some());
    }

    #[test]
    fn a_spike_overlaps_itself() {
        let spike = polygon![
            (x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 4.0, y: 0.0), (x: 2.0, y: 0.0), (x: 1.0, y: 2.0),
        ];
        assert!(find_crossing(&spike).is_some());
    }

    #[test]
    fn a_ring_that_touches_itself_in_a_point_is_sound() {
        let pinch = polygon![
            (x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 2.0), (x: 2.0, y: 2.0), (x: 1.0, y: 1.0),
            (x: 2.0, y: 0.0),
        ];
        assert_eq!(find_crossing(&pinch), None);
    }

    #[test]
    fn edges_far_apart_in_a_long_ring_are_found_to_cross() {
        // A comb of long teeth; the last edge cuts through all of them.
        let mut ring: Vec<Coord<f64>> = Vec::new();
        for i in 0..40 {
            let x = f64::from(i);
            ring.extend(
                [(x, 0.0), (x + 0.4, 9.0), (x + 0.5, 9.0), (x + 0.9, 0.0)].map(Coord::from),
            );
        }
        let sound = [Coord::from((39.9, -1.0)), Coord::from((0.0, -1.0))];
        let cut = [Coord::from((50.0, 5.0)), Coord::from((-5.0, 4.0))];
        let polygon = |tail: [Coord<f64>; 2]| {
            let points = ring.iter().copied().chain(tail);
            Polygon::new(points.collect::<Vec<_>>().into(), Vec::new())
        };
        assert_eq!(find_crossing(&polygon(sound)), None);
        assert!(find_crossing(&polygon(cut)).is_some());
    }

    #[test]
    fn a_hole_that_leaves_its_polygon_crosses_it() {
        let leaving = polygon!(
            exterior: [(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 4.0), (x: 0.0, y: 4.0)],
            interiors: [[(x: 3.0, y: 1.0), (x: 6.0, y: 1.0), (x: 6.0, y: 2.0), (x: 3.0, y: 2.0)]],
        );
        assert!(find_crossing(&leaving).is_some());
    }
}
