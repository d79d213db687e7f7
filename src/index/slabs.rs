//! An exact point-in-polygon test that looks at only a few edges.
//!
//! The area's height is cut into slabs of equal height, and each slab lists the edges that
//! reach into it. Which side of an edge a point lies on is decided by an adaptive predicate
//! (Shewchuk 1997, as `geo` does), so there is no tolerance, and neighbours that share an edge
//! never disagree about it.
//!
//! `geo`'s interval tree is no faster (`benches/locate.rs`) and does not tell a point on the border
//! from one outside, which the owner of a point depends on.

use std::sync::Arc;

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::Coord;

use crate::geometry::WorldArea;
use crate::projection::WorldPt;

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

/// An area, with all its parts and holes, cut into slabs.
#[derive(Debug)]
pub(super) struct SlabPolygon {
    area: Arc<WorldArea>,
    /// The rings of the area, in the order their edges are numbered in.
    rings: Vec<Ring>,
    min_y: f64,
    slabs_per_unit: f64,
    /// Where each slab's edges start in `edges`; one entry more than there are slabs.
    starts: Vec<u32>,
    /// Numbers of edges: an edge is listed more than once, and its ends are in the area.
    edges: Vec<u32>,
}

/// Where a ring is.
#[derive(Clone, Copy, Debug)]
struct Ring {
    /// The number of its first edge.
    first: u32,
    part: u32,
    /// Among the rings of its part.
    ring: u32,
}

/// An edge from its lesser to its greater y.
#[derive(Clone, Copy, Debug)]
struct Edge {
    low: WorldPt,
    high: WorldPt,
}

impl SlabPolygon {
    /// Cuts an area. Every coordinate must be finite.
    pub(super) fn new(area: &Arc<WorldArea>) -> Self {
        let min_y = edges_of(area).fold(f64::INFINITY, |least, e| least.min(e.low.y));
        let height = edges_of(area).fold(min_y, |most, e| most.max(e.high.y)) - min_y;
        let count = slab_count(area, height);
        let slabs_per_unit = if height > 0.0 {
            f64::from(count) / height
        } else {
            0.0
        };
        let mut cut = Self {
            area: Arc::clone(area),
            rings: rings_of(area),
            min_y,
            slabs_per_unit,
            starts: vec![0; count as usize + 1],
            edges: Vec::new(),
        };
        cut.fill(area);
        cut
    }

    /// Sorts the edges into the slabs: counts them, then places them.
    fn fill(&mut self, area: &WorldArea) {
        for edge in edges_of(area) {
            for slab in self.slab_of(edge.low.y)..=self.slab_of(edge.high.y) {
                self.starts[slab + 1] += 1;
            }
        }
        for slab in 1..self.starts.len() {
            self.starts[slab] += self.starts[slab - 1];
        }
        self.edges = vec![0; self.starts.last().map_or(0, |n| *n as usize)];
        let mut next = self.starts.clone();
        for (number, edge) in (0..).zip(edges_of(area)) {
            let reached = self.slab_of(edge.low.y)..=self.slab_of(edge.high.y);
            for next in &mut next[reached] {
                self.edges[*next as usize] = number;
                *next += 1;
            }
        }
    }

    /// The edges of a slab, which are listed in the order of their numbers.
    fn edges_in(&self, slab: usize) -> impl Iterator<Item = Edge> {
        let listed = &self.edges[self.starts[slab] as usize..self.starts[slab + 1] as usize];
        let mut rings = self.rings.iter().peekable();
        let (mut first, mut corners): (u32, &[WorldPt]) = (0, &[]);
        listed.iter().filter_map(move |number| {
            while let Some(ring) = rings.next_if(|ring| ring.first <= *number) {
                first = ring.first;
                corners = self.area.ring(ring.part as usize, ring.ring as usize);
            }
            let from = (number - first) as usize;
            let ends = corners.get(from..from + 2)?;
            Some(Edge::between(ends[0], ends[1]))
        })
    }

    /// The slab that a y falls into. Rounding keeps their order, so every edge is in the slab of
    /// each y it spans.
    fn slab_of(&self, y: f64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a cast from float saturates"
        )]
        #[expect(clippy::cast_sign_loss, reason = "a cast from float saturates")]
        let slab = ((y - self.min_y) * self.slabs_per_unit) as usize;
        slab.min(self.starts.len() - 2)
    }

    /// Where a point in the area's box lies, by the even-odd rule.
    pub(super) fn position(&self, p: WorldPt) -> Position {
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
fn slab_count(area: &WorldArea, height: f64) -> u32 {
    let ups_and_downs: f64 = edges_of(area).map(|e| e.high.y - e.low.y).sum();
    let crossings_per_slab = (ups_and_downs / height).max(1.0);
    #[expect(clippy::cast_precision_loss, reason = "no area has 2⁵² edges")]
    let count = SLABS_PER_EDGE * edges_of(area).count() as f64 / crossings_per_slab;
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

/// The rings of an area, each with the number of its first edge.
fn rings_of(area: &WorldArea) -> Vec<Ring> {
    let mut first = 0;
    let mut rings = Vec::new();
    for (part, of) in (0..).zip(area.polygons()) {
        for (ring, points) in (0..).zip(of) {
            rings.push(Ring { first, part, ring });
            let edges = points.len().saturating_sub(1);
            first = u32::try_from(edges).map_or(u32::MAX, |edges| first.saturating_add(edges));
        }
    }
    rings
}

/// The edges of an area, in the order of their numbers.
fn edges_of(area: &WorldArea) -> impl Iterator<Item = Edge> {
    let ends = area.polygons().flatten().flat_map(|ring| ring.windows(2));
    ends.map(|ends| Edge::between(ends[0], ends[1]))
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
    fn between(a: WorldPt, b: WorldPt) -> Self {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        Self { low, high }
    }

    /// The end with the greater y does not count as crossed, so a ray through a vertex crosses once where the
    /// outline continues, and twice or never where it turns back.
    fn seen_from(&self, p: WorldPt) -> Seen {
        if p.y < self.low.y || p.y > self.high.y || p.x > self.low.x.max(self.high.x) {
            return Seen::Elsewhere;
        }
        let west_of_both = p.x < self.low.x.min(self.high.x);
        let level = self.low.y == self.high.y;
        let side = match (west_of_both, level) {
            (true, true) => return Seen::Elsewhere,
            (false, true) => return Seen::On,
            (true, false) => Orientation::CounterClockwise,
            (false, false) => orientation(self.low, self.high, p),
        };
        match side {
            Orientation::Collinear => Seen::On,
            Orientation::CounterClockwise if p.y < self.high.y => Seen::ToTheEast,
            Orientation::CounterClockwise | Orientation::Clockwise => Seen::Elsewhere,
        }
    }
}

/// On which side of the line from `a` to `b` a point lies; exact.
fn orientation(a: WorldPt, b: WorldPt, p: WorldPt) -> Orientation {
    let [a, b, p] = [a, b, p].map(Coord::from);
    RobustKernel::orient2d(a, b, p)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> WorldPt {
        WorldPt { x, y }
    }

    fn cut(rings: &[&[(f64, f64)]]) -> SlabPolygon {
        let points = |ring: &&[(f64, f64)]| ring.iter().map(|(x, y)| at(*x, *y)).collect();
        let rings = rings.iter().map(points).collect();
        SlabPolygon::new(&Arc::new(WorldArea::drawn(rings)))
    }

    /// A square from 0 to 4 with a hole from 1 to 2 and a notch whose tip points down at (3, 3).
    fn notched() -> SlabPolygon {
        let outline = [
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (3.5, 4.0),
            (3.0, 3.0),
            (2.5, 4.0),
            (0.0, 4.0),
            (0.0, 0.0),
        ];
        let hole = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)];
        cut(&[&outline, &hole])
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
        let empty = cut(&[]);
        assert_eq!(empty.position(at(0.0, 0.0)), Position::Outside);
        let flat = cut(&[&[(0.0, 1.0), (2.0, 1.0), (0.0, 1.0)]]);
        assert_eq!(flat.position(at(1.0, 1.0)), Position::Border);
        assert_eq!(flat.position(at(1.0, 1.5)), Position::Outside);
    }
}
