//! Lets units that were mended share their edges with their neighbours again.
//!
//! A border between two units is one only where both have the same vertices bit for bit. Where a
//! spike or a loop stood on a border, a vertex is left that the neighbour lacks; it is dropped when
//! the neighbour goes straight there.

use std::collections::{HashMap, HashSet};

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::flaw::{HAIR_M, metres};
use super::sound::rings;

/// A unit, and what was done to it.
pub(super) struct Mended<'f> {
    pub(super) polygons: &'f mut MultiPolygon<f64>,
    /// Vertices a hair apart: the one that stayed and the one that was dropped.
    pub(super) twins: &'f [(Coord<f64>, Coord<f64>)],
    /// Whether its outlines may have other vertices than its neighbours' now.
    pub(super) is_moved: bool,
}

/// A position by its bits.
pub(super) type Key = (u64, u64);

/// Drops the vertices of mended units that no other unit has, where another goes straight.
pub(super) fn share_edges(units: &mut [Mended<'_>]) {
    if !units.iter().any(|unit| unit.is_moved) {
        return;
    }
    let shared = shared_vertices(units);
    for unit in units.iter_mut() {
        let swaps: HashMap<Key, Coord<f64>> = unit
            .twins
            .iter()
            .filter(|(kept, dropped)| {
                !shared.contains(&key(*kept)) && shared.contains(&key(*dropped))
            })
            .map(|(kept, dropped)| (key(*kept), *dropped))
            .collect();
        if !swaps.is_empty() {
            rebuild(unit.polygons, |ring| {
                let swapped = ring.0.iter().map(|c| *swaps.get(&key(*c)).unwrap_or(c));
                swapped.collect()
            });
        }
    }
    let mended = || units.iter().filter(|unit| unit.is_moved);
    let wanted: HashSet<(Key, Key)> = mended()
        .flat_map(|unit| unit.polygons.0.iter().flat_map(rings))
        .flat_map(|ring| detours(ring, &shared))
        .map(|detour| detour.ends)
        .collect();
    let straight: HashSet<(Key, Key)> = units
        .iter()
        .flat_map(|unit| unit.polygons.0.iter().flat_map(rings))
        .flat_map(|ring| ring.0.windows(2))
        .map(|pair| undirected(pair[0], pair[1]))
        .filter(|edge| wanted.contains(edge))
        .collect();
    for unit in units.iter_mut().filter(|unit| unit.is_moved) {
        rebuild(unit.polygons, |ring| {
            without_detours(ring, &shared, &straight)
        });
    }
}

/// The vertices of mended units, and the dropped twins, that two units have.
fn shared_vertices(units: &[Mended<'_>]) -> HashSet<Key> {
    let mut owners: HashMap<Key, Option<usize>> = HashMap::new();
    let mended = units.iter().filter(|unit| unit.is_moved);
    for unit in mended {
        let vertices = unit
            .polygons
            .0
            .iter()
            .flat_map(rings)
            .flat_map(|ring| &ring.0);
        owners.extend(vertices.map(|c| (key(*c), None)));
        owners.extend(unit.twins.iter().map(|(_, dropped)| (key(*dropped), None)));
    }
    let mut shared = HashSet::new();
    for (index, unit) in units.iter().enumerate() {
        let own = unit
            .polygons
            .0
            .iter()
            .flat_map(rings)
            .flat_map(|ring| &ring.0);
        for c in own.chain(unit.twins.iter().map(|(_, dropped)| dropped)) {
            if let Some(owner) = owners.get_mut(&key(*c)) {
                if owner.is_some_and(|owner| owner != index) {
                    shared.insert(key(*c));
                }
                *owner = Some(index);
            }
        }
    }
    shared
}

/// Vertices of a ring that no other unit has, hardly off the straight line between two that another
/// has.
struct Detour {
    /// The positions in the ring's open list; the end may be beyond its length.
    span: std::ops::Range<usize>,
    ends: (Key, Key),
}

fn detours(ring: &LineString<f64>, shared: &HashSet<Key>) -> Vec<Detour> {
    let open = &ring.0[..ring.0.len().saturating_sub(1)];
    let is_shared: Vec<bool> = open.iter().map(|c| shared.contains(&key(*c))).collect();
    let Some(first) = is_shared.iter().position(|shared| *shared) else {
        return Vec::new();
    };
    let n = open.len();
    let mut found = Vec::new();
    let mut start = first;
    for i in first + 1..=first + n {
        if !is_shared[i % n] {
            continue;
        }
        let (a, b) = (open[start % n], open[i % n]);
        let is_hair = |j: usize| distance(open[j % n], a, b) <= HAIR_M;
        if i > start + 1 && a != b && (start + 1..i).all(is_hair) {
            let ends = undirected(a, b);
            found.push(Detour {
                span: start + 1..i,
                ends,
            });
        }
        start = i;
    }
    found
}

fn without_detours(
    ring: &LineString<f64>,
    shared: &HashSet<Key>,
    straight: &HashSet<(Key, Key)>,
) -> Vec<Coord<f64>> {
    let n = ring.0.len().saturating_sub(1);
    let detours = detours(ring, shared).into_iter();
    let dropped: HashSet<usize> = detours
        .filter(|detour| straight.contains(&detour.ends))
        .flat_map(|detour| detour.span)
        .map(|position| position % n)
        .collect();
    if dropped.is_empty() || n - dropped.len() < 3 {
        return ring.0.clone();
    }
    let kept = (0..n).filter(|position| !dropped.contains(position));
    let mut kept: Vec<Coord<f64>> = kept.map(|position| ring.0[position]).collect();
    kept.extend(kept.first().copied());
    kept
}

pub(super) fn rebuild(
    polygons: &mut MultiPolygon<f64>,
    make: impl Fn(&LineString<f64>) -> Vec<Coord<f64>>,
) {
    for polygon in &mut polygons.0 {
        let mut made = rings(polygon).map(|ring| LineString::new(make(ring)));
        if let Some(exterior) = made.next() {
            *polygon = Polygon::new(exterior, made.collect());
        }
    }
}

/// How far a position is from the straight line between two others, in metres.
pub(super) fn distance(at: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let east = a.y.to_radians().cos();
    let flat = |c: Coord<f64>| ((c.x - a.x) * east, c.y - a.y);
    let ((x, y), (dx, dy)) = (flat(at), flat(b));
    let along = ((x * dx + y * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    let foot = Coord {
        x: a.x + along * (b.x - a.x),
        y: a.y + along * (b.y - a.y),
    };
    metres(at, foot)
}

pub(super) fn key(c: Coord<f64>) -> Key {
    (c.x.to_bits(), c.y.to_bits())
}

fn undirected(a: Coord<f64>, b: Coord<f64>) -> (Key, Key) {
    let (a, b) = (key(a), key(b));
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;

    use super::*;

    /// Two squares side by side; the western one has `more` on its eastern edge.
    fn shared_edge(more: &[(f64, f64)], twins: &[(Coord<f64>, Coord<f64>)]) -> Vec<(f64, f64)> {
        let mut west = vec![(104.5, 30.0)];
        west.extend(more);
        west.extend([(104.5, 31.0), (103.5, 31.0), (103.5, 30.0), (104.5, 30.0)]);
        let west: Vec<Coord<f64>> = west.into_iter().map(Coord::from).collect();
        let mut west = MultiPolygon::new(vec![Polygon::new(west.into(), Vec::new())]);
        let mut east: MultiPolygon<f64> = polygon![
            (x: 104.5, y: 30.0), (x: 105.5, y: 30.0), (x: 105.5, y: 31.0), (x: 104.5, y: 31.0),
        ]
        .into();
        share_edges(&mut [
            Mended {
                polygons: &mut west,
                twins,
                is_moved: true,
            },
            Mended {
                polygons: &mut east,
                twins: &[],
                is_moved: false,
            },
        ]);
        west.0[0].exterior().0.iter().map(Coord::x_y).collect()
    }

    #[test]
    fn the_foot_of_a_spike_is_dropped_where_the_neighbour_goes_straight() {
        let square = shared_edge(&[], &[]);
        assert_eq!(shared_edge(&[(104.5, 30.4)], &[]), square);
        assert_eq!(
            shared_edge(&[(104.500_001, 30.4), (104.5, 30.400_001)], &[]),
            square
        );
    }

    #[test]
    fn a_vertex_that_is_meant_stays() {
        let bend = shared_edge(&[(104.4, 30.4)], &[]);
        assert!(bend.contains(&(104.4, 30.4)), "{bend:?}");
    }
}
