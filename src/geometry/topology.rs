//! Shared borders: the arcs that polygons of one layer have in common.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

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
    let mosaic = Mosaic::of(polygons);
    let mut arcs = Vec::new();
    let mut first_edge = 0;
    for (owner, polygon) in polygons.iter().enumerate() {
        for ring in rings(polygon) {
            let count = ring.0.len().saturating_sub(1);
            mosaic.split_ring(owner, &ring.0[..count], first_edge, &mut arcs);
            first_edge += count;
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

/// The polygons on the sides of an edge.
type Sides = (usize, Option<usize>);

/// What every ring needs to know of the others, in lists, so that each vertex and each edge is
/// looked up but once.
struct Mosaic {
    /// For each edge of each ring in order, its position in `sides`.
    edges: Vec<u32>,
    /// For each vertex of each ring in order, its position in `degree`.
    vertices: Vec<u32>,
    /// The sides of each distinct edge.
    sides: Vec<Sides>,
    /// How many distinct edges meet at each distinct vertex.
    degree: Vec<u32>,
}

impl Mosaic {
    fn of(polygons: &[&MultiPolygon<f64>]) -> Self {
        let count = polygons
            .iter()
            .flat_map(|p| rings(p))
            .map(|r| r.0.len())
            .sum();
        let mut vertex_ids = VertexMap::with_capacity_and_hasher(count, FoldHasher::default());
        let mut edge_ids: HashMap<u64, u32, FoldHasher> =
            HashMap::with_capacity_and_hasher(count, FoldHasher::default());
        let mut mosaic = Self {
            edges: Vec::with_capacity(count),
            vertices: Vec::with_capacity(count),
            sides: Vec::with_capacity(count),
            degree: Vec::with_capacity(count),
        };
        let mut ids = Vec::new();
        for (owner, polygon) in polygons.iter().enumerate() {
            for ring in rings(polygon) {
                ids.clear();
                ids.extend(ring.0.iter().map(|c| {
                    *vertex_ids.entry(vertex_key(*c)).or_insert_with(|| {
                        mosaic.degree.push(0);
                        position(mosaic.degree.len() - 1)
                    })
                }));
                for ends in ids.windows(2) {
                    mosaic.add(owner, ends[0], ends[1], &mut edge_ids);
                }
            }
        }
        mosaic
    }

    fn add(&mut self, owner: usize, a: u32, b: u32, ids: &mut HashMap<u64, u32, FoldHasher>) {
        let key = u64::from(a.min(b)) << 32 | u64::from(a.max(b));
        let id = *ids.entry(key).or_insert_with(|| {
            self.sides.push((owner, None));
            self.degree[a as usize] += 1;
            self.degree[b as usize] += 1;
            position(self.sides.len() - 1)
        });
        let sides = &mut self.sides[id as usize];
        if sides.1.is_none() && sides.0 != owner {
            sides.1 = Some(owner);
        }
        self.edges.push(id);
        self.vertices.push(a);
    }

    /// Cuts a ring where the neighbour changes or three or more edges meet. The polygon that comes
    /// first in the input emits the arc.
    ///
    /// `open` is the ring without its closing vertex, `first_edge` the position of its first edge.
    fn split_ring(
        &self,
        owner: usize,
        open: &[Coord<f64>],
        first_edge: usize,
        arcs: &mut Vec<Arc>,
    ) {
        let n = open.len();
        if n < 3 {
            return;
        }
        let sides_from = |i: usize| self.sides[self.edges[first_edge + i % n] as usize];
        let is_joint = |i: usize| {
            self.degree[self.vertices[first_edge + i % n] as usize] > 2
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
                let points = (start..=i).map(|j| open[j % n]).collect();
                arcs.push(Arc { points, sides });
            }
            start = i;
        }
    }
}

/// A position in a list; no map has four thousand million vertices.
fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Looks up vertices by their exact identity.
pub(super) type VertexMap<T> = HashMap<VertexKey, T, FoldHasher>;

/// Hashes numbers by a folded multiplication.
///
/// The standard hasher guards against inputs made to collide, at several times the cost; here a
/// collision would only be slow, on a person's own machine, for a map of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FoldHasher(u64);

impl BuildHasher for FoldHasher {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl Hasher for FoldHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
    fn write_u64(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
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
