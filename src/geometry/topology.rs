//! Shared borders: the arcs that polygons of one layer have in common.

use std::collections::HashMap;

use geo_types::{Coord, LineString, MultiPolygon};

/// A stretch of boundary with the same polygons on its sides all along.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// Its course; closed (first = last) when it meets no other arc.
    pub points: Vec<Coord<f64>>,
    /// The polygons on its sides, by position in the input; the second is `None` where the
    /// polygon has no neighbour.
    pub sides: (usize, Option<usize>),
}

/// Exact identity of a vertex: neighbours share vertices bit for bit.
pub(super) type VertexKey = (u64, u64);

pub(super) fn vertex_key(c: Coord<f64>) -> VertexKey {
    (c.x.to_bits(), c.y.to_bits())
}

/// The shared arcs of `polygons`, each once, in the order of the polygons' rings.
///
/// Works on any input; where neighbours do not share vertices exactly, both edges come back as
/// edges without a neighbour. An edge that more than two polygons use keeps the first two.
#[must_use]
pub fn shared_arcs(polygons: &[&MultiPolygon<f64>]) -> Vec<Arc> {
    let edges = Edges::of(polygons);
    let mut arcs = Vec::new();
    for (owner, polygon) in polygons.iter().enumerate() {
        for ring in rings(polygon) {
            edges.split_ring(owner, ring, &mut arcs);
        }
    }
    arcs
}

fn rings(polygon: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    polygon
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

/// Which polygons use each edge, and how many edges meet at each vertex.
struct Edges {
    owners: HashMap<(VertexKey, VertexKey), (usize, Option<usize>)>,
    degree: HashMap<VertexKey, u32>,
}

impl Edges {
    fn of(polygons: &[&MultiPolygon<f64>]) -> Self {
        let vertices = polygons
            .iter()
            .flat_map(|p| rings(p))
            .map(|r| r.0.len())
            .sum();
        let mut edges = Self {
            owners: HashMap::with_capacity(vertices),
            degree: HashMap::with_capacity(vertices),
        };
        for (owner, polygon) in polygons.iter().enumerate() {
            for line in rings(polygon).flat_map(LineString::lines) {
                edges.add(owner, line.start, line.end);
            }
        }
        edges
    }

    fn add(&mut self, owner: usize, a: Coord<f64>, b: Coord<f64>) {
        use std::collections::hash_map::Entry;
        match self.owners.entry(edge_key(a, b)) {
            Entry::Vacant(new) => {
                new.insert((owner, None));
                for end in [a, b] {
                    *self.degree.entry(vertex_key(end)).or_insert(0) += 1;
                }
            }
            Entry::Occupied(mut known) => {
                let sides = known.get_mut();
                if sides.1.is_none() && sides.0 != owner {
                    sides.1 = Some(owner);
                }
            }
        }
    }

    fn sides(&self, a: Coord<f64>, b: Coord<f64>) -> (usize, Option<usize>) {
        self.owners
            .get(&edge_key(a, b))
            .copied()
            .unwrap_or((usize::MAX, None))
    }

    /// Cuts a ring where the neighbour changes or three or more edges meet. The polygon that comes
    /// first in the input emits the arc.
    fn split_ring(&self, owner: usize, ring: &LineString<f64>, arcs: &mut Vec<Arc>) {
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        let n = open.len();
        if n < 3 {
            return;
        }
        let sides_from = |i: usize| self.sides(open[i % n], open[(i + 1) % n]);
        let is_joint = |i: usize| {
            self.degree
                .get(&vertex_key(open[i % n]))
                .is_some_and(|d| *d > 2)
                || sides_from(i) != sides_from(i + n - 1)
        };
        let first = (0..n).find(|i| is_joint(*i)).unwrap_or(0);
        let mut start = first;
        for i in first + 1..=first + n {
            if i < first + n && !is_joint(i) {
                continue;
            }
            let sides = sides_from(start);
            if sides.0 == owner {
                arcs.push(Arc {
                    points: (start..=i).map(|j| open[j % n]).collect(),
                    sides,
                });
            }
            start = i;
        }
    }
}

fn edge_key(a: Coord<f64>, b: Coord<f64>) -> (VertexKey, VertexKey) {
    let (a, b) = (vertex_key(a), vertex_key(b));
    if a <= b { (a, b) } else { (b, a) }
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
        let arcs = shared_arcs(&[&a, &b]);
        let sides: Vec<_> = arcs.iter().map(|arc| arc.sides).collect();
        assert_eq!(arcs.len(), 3, "{arcs:?}");
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
        let arcs = shared_arcs(&[&outer, &inner]);
        let shared: Vec<_> = arcs.iter().filter(|a| a.sides == (0, Some(1))).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].points.first(), shared[0].points.last());
    }
}
