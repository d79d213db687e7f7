//! An exact point-in-polygon test that looks at only a few edges.
//!
//! The polygon's height is cut into slabs of equal height, and each slab lists the edges that
//! reach into it. Which side of an edge a point lies on is decided by an adaptive predicate
//! (Shewchuk 1997, as `geo` does), so there is no tolerance, and neighbours that share an edge
//! never disagree about it.
//!
//! `geo`'s interval tree is no faster (`benches/locate.rs`) and does not tell a point on the border
//! from one outside, which the owner of a point depends on.

use std::sync::Arc;

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::{Coord, LineString, MultiPolygon};

/// How often, on average, an edge is listed beyond its first slab. A larger number makes queries
/// faster and the lists longer.
const SLABS_PER_EDGE: f64 = 2.0;

/// Where a point lies, the strongest claim to it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Position {
    Inside,
    Border,
    Outside,
}

/// A polygon, with all its parts and holes, cut into slabs.
#[derive(Debug)]
pub(super) struct SlabPolygon {
    boundary: Arc<MultiPolygon<f64>>,
    /// The rings of the polygon, in the order their edges are numbered in.
    rings: Vec<Ring>,
    min_y: f64,
    slabs_per_degree: f64,
    /// Where each slab's edges start in `edges`; one entry more than there are slabs.
    starts: Vec<u32>,
    /// Numbers of edges: an edge is listed more than once, and its ends are in the boundary.
    edges: Vec<u32>,
}

/// Where a ring is.
#[derive(Clone, Copy, Debug)]
struct Ring {
    /// The number of its first edge.
    first: u32,
    part: u32,
    /// Among the holes of its part; `None` for the outline.
    hole: Option<u32>,
}

/// An edge from its lower to its upper end.
#[derive(Clone, Copy, Debug)]
struct Edge {
    low: Coord<f64>,
    high: Coord<f64>,
}

impl SlabPolygon {
    /// Cuts a polygon in degrees. Every coordinate must be finite.
    pub(super) fn new(boundary: &Arc<MultiPolygon<f64>>) -> Self {
        let min_y = edges_of(boundary).fold(f64::INFINITY, |least, e| least.min(e.low.y));
        let height = edges_of(boundary).fold(min_y, |most, e| most.max(e.high.y)) - min_y;
        let count = slab_count(boundary, height);
        let slabs_per_degree = if height > 0.0 {
            f64::from(count) / height
        } else {
            0.0
        };
        let mut cut = Self {
            boundary: Arc::clone(boundary),
            rings: rings_of(boundary),
            min_y,
            slabs_per_degree,
            starts: vec![0; count as usize + 1],
            edges: Vec::new(),
        };
        cut.fill(boundary);
        cut
    }

    /// Sorts the edges into the slabs: counts them, then places them.
    fn fill(&mut self, boundary: &MultiPolygon<f64>) {
        for edge in edges_of(boundary) {
            for slab in self.slab_of(edge.low.y)..=self.slab_of(edge.high.y) {
                self.starts[slab + 1] += 1;
            }
        }
        for slab in 1..self.starts.len() {
            self.starts[slab] += self.starts[slab - 1];
        }
        self.edges = vec![0; self.starts.last().map_or(0, |n| *n as usize)];
        let mut next = self.starts.clone();
        for (number, edge) in (0..).zip(edges_of(boundary)) {
            let reached = self.slab_of(edge.low.y)..=self.slab_of(edge.high.y);
            for next in &mut next[reached] {
                self.edges[*next as usize] = number;
                *next += 1;
            }
        }
    }

    /// The corners of a ring.
    fn corners(&self, ring: &Ring) -> &[Coord<f64>] {
        let part = self.boundary.0.get(ring.part as usize);
        let line = part.and_then(|part| match ring.hole {
            None => Some(part.exterior()),
            Some(hole) => part.interiors().get(hole as usize),
        });
        line.map_or(&[], |line| &line.0)
    }

    /// The edges of a slab, which are listed in the order of their numbers.
    fn edges_in(&self, slab: usize) -> impl Iterator<Item = Edge> {
        let listed = &self.edges[self.starts[slab] as usize..self.starts[slab + 1] as usize];
        let mut rings = self.rings.iter().peekable();
        let (mut first, mut corners): (u32, &[Coord<f64>]) = (0, &[]);
        listed.iter().filter_map(move |number| {
            while let Some(ring) = rings.next_if(|ring| ring.first <= *number) {
                first = ring.first;
                corners = self.corners(ring);
            }
            let from = (number - first) as usize;
            let ends = corners.get(from..from + 2)?;
            Some(Edge::between(ends[0], ends[1]))
        })
    }

    /// The slab a latitude falls into. Rounding keeps the order of latitudes, so every edge is in
    /// the slab of each latitude it spans.
    fn slab_of(&self, y: f64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast from float saturates"
        )]
        #[expect(clippy::cast_sign_loss, reason = "a cast from float saturates")]
        let slab = ((y - self.min_y) * self.slabs_per_degree) as usize;
        slab.min(self.starts.len() - 2)
    }

    /// Where a point in the polygon's box lies, by the even-odd rule.
    pub(super) fn position(&self, p: Coord<f64>) -> Position {
        let mut inside = false;
        for edge in self.edges_in(self.slab_of(p.y)) {
            match edge.seen_from(p) {
                Seen::On => return Position::Border,
                Seen::ToTheEast => inside = !inside,
                Seen::Elsewhere => {}
            }
        }
        if inside {
            Position::Inside
        } else {
            Position::Outside
        }
    }
}

/// As many slabs as keep the lists, all together, at `SLABS_PER_EDGE + 1` times the edges.
fn slab_count(boundary: &MultiPolygon<f64>, height: f64) -> u32 {
    let ups_and_downs: f64 = edges_of(boundary).map(|e| e.high.y - e.low.y).sum();
    let crossings_per_slab = (ups_and_downs / height).max(1.0);
    #[expect(clippy::cast_precision_loss, reason = "no polygon has 2⁵² edges")]
    let count = SLABS_PER_EDGE * edges_of(boundary).count() as f64 / crossings_per_slab;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast from float saturates"
    )]
    #[expect(clippy::cast_sign_loss, reason = "a cast from float saturates")]
    if height > 0.0 {
        (count as u32).clamp(1, 1 << 20)
    } else {
        1
    }
}

/// The rings of a polygon, each with the number of its first edge.
fn rings_of(polygon: &MultiPolygon<f64>) -> Vec<Ring> {
    let mut first = 0;
    let mut rings = Vec::new();
    for (part, of) in (0..).zip(&polygon.0) {
        let holes = (0..).map(Some).zip(of.interiors());
        for (hole, line) in std::iter::once((None, of.exterior())).chain(holes) {
            rings.push(Ring { first, part, hole });
            let edges = line.0.len().saturating_sub(1);
            first = u32::try_from(edges).map_or(u32::MAX, |edges| first.saturating_add(edges));
        }
    }
    rings
}

/// The edges of a polygon, in the order of their numbers.
fn edges_of(polygon: &MultiPolygon<f64>) -> impl Iterator<Item = Edge> {
    let rings = polygon
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let lines = rings.flat_map(LineString::lines);
    lines.map(|line| Edge::between(line.start, line.end))
}

/// An edge as a point sees it.
enum Seen {
    /// The point lies on it.
    On,
    /// A ray eastwards from the point crosses it.
    ToTheEast,
    Elsewhere,
}

impl Edge {
    fn between(a: Coord<f64>, b: Coord<f64>) -> Self {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        Self { low, high }
    }

    /// The upper end does not count as crossed, so a ray through a vertex crosses once where the
    /// outline continues, and twice or never where it turns back.
    fn seen_from(&self, p: Coord<f64>) -> Seen {
        if p.y < self.low.y || p.y > self.high.y || p.x > self.low.x.max(self.high.x) {
            return Seen::Elsewhere;
        }
        let west_of_both = p.x < self.low.x.min(self.high.x);
        let level = self.low.y == self.high.y;
        let side = match (west_of_both, level) {
            (true, true) => return Seen::Elsewhere,
            (false, true) => return Seen::On,
            (true, false) => Orientation::CounterClockwise,
            (false, false) => RobustKernel::orient2d(self.low, self.high, p),
        };
        match side {
            Orientation::Collinear => Seen::On,
            Orientation::CounterClockwise if p.y < self.high.y => Seen::ToTheEast,
            Orientation::CounterClockwise | Orientation::Clockwise => Seen::Elsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;

    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    /// A square from 0 to 4 with a hole from 1 to 2 and a notch whose tip points down at (3, 3).
    fn notched() -> SlabPolygon {
        SlabPolygon::new(&Arc::new(
            polygon!(
                exterior: [
                    (x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 4.0),
                    (x: 3.5, y: 4.0), (x: 3.0, y: 3.0), (x: 2.5, y: 4.0), (x: 0.0, y: 4.0),
                ],
                interiors: [[(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)]],
            )
            .into(),
        ))
    }

    #[test]
    fn a_ray_through_a_vertex_or_along_an_edge_is_counted_right() {
        let polygon = notched();
        for (x, y) in [(0.5, 3.0), (3.5, 3.0), (0.5, 1.0), (0.5, 2.0), (2.5, 1.0)] {
            assert_eq!(polygon.position(at(x, y)), Position::Inside, "{x} {y}");
        }
        for (x, y) in [
            (-1.0, 3.0),
            (1.5, 1.5),
            (3.0, 3.5),
            (-1.0, 0.0),
            (-1.0, 4.0),
        ] {
            assert_eq!(polygon.position(at(x, y)), Position::Outside, "{x} {y}");
        }
    }

    #[test]
    fn every_edge_and_vertex_is_border_the_rim_of_the_hole_too() {
        let polygon = notched();
        for (x, y) in [
            (0.0, 0.0),
            (4.0, 4.0),
            (3.0, 3.0),
            (3.25, 3.5),
            (1.5, 1.0),
            (2.0, 1.5),
        ] {
            assert_eq!(polygon.position(at(x, y)), Position::Border, "{x} {y}");
        }
    }

    #[test]
    fn a_polygon_without_edges_or_height_holds_nothing() {
        let empty = SlabPolygon::new(&Arc::new(MultiPolygon::new(Vec::new())));
        assert_eq!(empty.position(at(0.0, 0.0)), Position::Outside);
        let flat = SlabPolygon::new(&Arc::new(
            polygon![(x: 0.0, y: 1.0), (x: 2.0, y: 1.0)].into(),
        ));
        assert_eq!(flat.position(at(1.0, 1.0)), Position::Border);
        assert_eq!(flat.position(at(1.0, 1.5)), Position::Outside);
    }
}
