//! Whether the edges of a polygon cross: a sweep over the edges, sorted from west to east.
//!
//! Every pair would be too slow for rings of many thousand vertices.

use geo::GeoNum;
use geo::algorithm::kernels::{Kernel, Orientation};
use geo_types::{Coord, Polygon};

/// Where two edges of `polygon` cross, or overlap along a stretch; `None` when it is sound.
///
/// Edges may touch in a point: rings that pinch are common in real boundaries and do no harm.
pub(in crate::geodata) fn find_crossing(polygon: &Polygon<f64>) -> Option<Coord<f64>> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut edges: Vec<Edge> = rings
        .flat_map(|ring| ring.lines())
        .map(|l| Edge::new(l.start, l.end))
        .collect();
    edges.sort_unstable_by(|p, q| p.west.x.total_cmp(&q.west.x));
    let mut active: Vec<Edge> = Vec::new();
    for edge in edges {
        let mut i = 0;
        while let Some(other) = active.get(i) {
            if other.east.x < edge.west.x {
                active.swap_remove(i);
            } else if edge.crosses(other) {
                return Some(edge.west);
            } else {
                i += 1;
            }
        }
        active.push(edge);
    }
    None
}

/// An edge from west to east, with its range of latitudes.
#[derive(Clone, Copy)]
struct Edge {
    west: Coord<f64>,
    east: Coord<f64>,
    south: f64,
    north: f64,
}

impl Edge {
    fn new(a: Coord<f64>, b: Coord<f64>) -> Self {
        let (west, east) = if (a.x, a.y) <= (b.x, b.y) {
            (a, b)
        } else {
            (b, a)
        };
        Self {
            west,
            east,
            south: a.y.min(b.y),
            north: a.y.max(b.y),
        }
    }

    fn crosses(&self, other: &Self) -> bool {
        if self.south > other.north || other.south > self.north {
            return false;
        }
        let side = |e: &Self, p| <f64 as GeoNum>::Ker::orient2d(e.west, e.east, p);
        let (a, b) = (side(self, other.west), side(self, other.east));
        let (c, d) = (side(other, self.west), side(other, self.east));
        match (a, b) {
            (Orientation::Collinear, Orientation::Collinear) => self.overlaps(other),
            _ => strictly_apart(a, b) && strictly_apart(c, d),
        }
    }

    /// Whether two edges on one straight line share more than a point.
    fn overlaps(&self, other: &Self) -> bool {
        let along = |e: &Self| {
            let by_x = self.west.x < self.east.x;
            if by_x {
                (e.west.x, e.east.x)
            } else {
                (e.south, e.north)
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
    use geo_types::polygon;

    use super::*;

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
    fn a_ring_that_pinches_in_a_point_is_sound() {
        let pinch = polygon![
            (x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 2.0), (x: 2.0, y: 2.0), (x: 1.0, y: 1.0),
            (x: 2.0, y: 0.0),
        ];
        assert_eq!(find_crossing(&pinch), None);
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
