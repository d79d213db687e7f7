//! A mosaic of polygons: the vertices, edges and borders that neighbours have in common.
//!
//! Each distinct vertex has a number, so that it is looked up, projected and ranked but once, and
//! neighbours keep the same vertices at every level of detail.

use std::sync::Arc;
use std::thread;

use geo_types::{Coord, LineString, MultiPolygon};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::world::Ring;
use super::{WorldArea, WorldLine, rank_vertices};
use crate::projection::{LonLat, WorldPt};

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

/// Polygons that lie side by side, each border once.
///
/// Works on any input; where neighbours do not share vertices exactly, both edges come back as
/// edges without a neighbour. An edge that more than two polygons use keeps the first two.
#[derive(Debug)]
pub struct Mosaic {
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

impl Mosaic {
    /// Finds what `polygons`, in degrees, have in common.
    #[must_use]
    pub fn of(polygons: &[&MultiPolygon<f64>]) -> Self {
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
        let edges = Edges::of(&outlines, &ids, vertices.at.len());
        let mut stretches = Vec::new();
        for outline in &outlines {
            edges.split(outline, &ids[outline.ids.clone()], &mut stretches);
        }
        drop(edges);
        let world: Vec<WorldPt> = vertices.at.iter().map(|c| to_world(*c)).collect();
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
        arc.vertices.iter().map(|id| self.vertices.at[*id as usize])
    }

    /// A boundary in world coordinates. Where its vertices are those of the mosaic it keeps the
    /// same ones at every level of detail as its neighbours do.
    #[must_use]
    pub fn area(&self, boundary: &MultiPolygon<f64>) -> WorldArea {
        let ring = |line: &LineString<f64>| self.ring(line);
        let polygon = |p: &geo_types::Polygon<f64>| {
            let holes = p.interiors().iter().map(ring);
            std::iter::once(ring(p.exterior())).chain(holes).collect()
        };
        WorldArea::of_rings(boundary.0.iter().map(polygon).collect())
    }

    /// The same for a polygon of the input, `boundary`, by its position there: nothing need be
    /// looked up.
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
            let exterior = ring(p.exterior());
            let holes = p.interiors().iter().map(&mut ring);
            std::iter::once(exterior).chain(holes).collect()
        };
        WorldArea::of_rings(boundary.0.iter().map(&mut polygon).collect())
    }

    fn known_ring<'a>(&self, ids: impl Iterator<Item = &'a u32> + Clone) -> Ring {
        Ring {
            points: ids.clone().map(|id| self.world[*id as usize]).collect(),
            ranks: ids.map(|id| self.ranks[*id as usize]).collect(),
        }
    }

    fn ring(&self, line: &LineString<f64>) -> Ring {
        let known: Option<Vec<u32>> = line.0.iter().map(|c| self.vertices.find(*c)).collect();
        match known {
            Some(ids) => self.known_ring(ids.iter()),
            None => {
                let points: Vec<_> = line.0.iter().map(|c| to_world(*c)).collect();
                Ring {
                    ranks: rank_vertices(&points),
                    points,
                }
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

fn rings(polygon: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    polygon
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

/// How many vertices a ring has without the closing one.
fn open_len(ring: &LineString<f64>) -> usize {
    ring.0.len().saturating_sub(1)
}

/// The distinct vertices, by their exact bits: neighbours share vertices bit for bit.
#[derive(Debug)]
struct Vertices {
    at: Vec<Coord<f64>>,
    /// Their numbers, a part of them in each table.
    tables: Vec<Table>,
}

/// Numbers of vertices, counted from the table's first.
#[derive(Debug)]
struct Table {
    first: usize,
    numbers: HashTable<u32>,
}

/// From so many vertices on, two threads share the work, which is waiting for memory mostly.
const SHARED_FROM: usize = 100_000;

impl Vertices {
    /// The distinct vertices of the polygons, and the number of each vertex, ring after ring
    /// without the closing ones.
    fn of(polygons: &[&MultiPolygon<f64>]) -> (Self, Vec<u32>) {
        let corners = || {
            let rings = polygons.iter().flat_map(|p| rings(p));
            rings.flat_map(|ring| ring.0[..open_len(ring)].iter().copied())
        };
        let count: usize = polygons.iter().flat_map(|p| rings(p)).map(open_len).sum();
        let parts = if count < SHARED_FROM { 1 } else { 2 };
        let numbered = |part: u64| {
            let own = corners().filter(|c| hash(*c) % parts == part);
            Numbered::of(own, count / usize::try_from(parts).unwrap_or(1))
        };
        let numbered = thread::scope(|scope| {
            let second = (parts > 1).then(|| scope.spawn(|| numbered(1)));
            let first = numbered(0);
            let second = second.map(|handle| {
                let made = handle.join();
                made.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            });
            std::iter::once(first).chain(second).collect::<Vec<_>>()
        });
        let (mut at, mut tables, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for part in numbered {
            let first = at.len();
            ids.push(part.ids.into_iter().map(move |id| id + position(first)));
            at.extend(part.at);
            tables.push(Table {
                first,
                numbers: part.numbers,
            });
        }
        let next = |c| {
            ids.get_mut(usize::try_from(hash(c) % parts).unwrap_or(0))?
                .next()
        };
        let ids = corners().filter_map(next).collect();
        (Self { at, tables }, ids)
    }

    fn find(&self, c: Coord<f64>) -> Option<u32> {
        let tables = u64::try_from(self.tables.len()).ok()?;
        let table = self.tables.get(usize::try_from(hash(c) % tables).ok()?)?;
        let same = |id: &u32| same_bits(self.at[table.first + *id as usize], c);
        let id = table.numbers.find(hash(c), same)?;
        Some(id + position(table.first))
    }
}

/// Some of the vertices, each distinct one with a number of its own.
struct Numbered {
    at: Vec<Coord<f64>>,
    numbers: HashTable<u32>,
    ids: Vec<u32>,
}

impl Numbered {
    fn of(corners: impl Iterator<Item = Coord<f64>>, count: usize) -> Self {
        // In a mosaic most vertices stand in two polygons.
        let mut numbered = Self {
            at: Vec::with_capacity(count / 2),
            numbers: HashTable::with_capacity(count / 2),
            ids: Vec::with_capacity(count),
        };
        for c in corners {
            let id = numbered.number(c);
            numbered.ids.push(id);
        }
        numbered
    }

    fn number(&mut self, c: Coord<f64>) -> u32 {
        let Self { at, numbers, .. } = self;
        let same = |id: &u32| same_bits(at[*id as usize], c);
        match numbers.entry(hash(c), same, |id| hash(at[*id as usize])) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let id = position(at.len());
                free.insert(id);
                at.push(c);
                id
            }
        }
    }
}

fn same_bits(a: Coord<f64>, b: Coord<f64>) -> bool {
    a.x.to_bits() == b.x.to_bits() && a.y.to_bits() == b.y.to_bits()
}

/// A folded multiplication.
///
/// The standard hasher guards against inputs made to collide, at several times the cost; here a
/// collision would only be slow, on a person's own machine, for a map of their own.
#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
fn hash(c: Coord<f64>) -> u64 {
    let fold = |state: u64, number: u64| {
        let product = u128::from(state ^ number ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        product as u64 ^ (product >> 64) as u64
    };
    fold(fold(0, c.x.to_bits()), c.y.to_bits())
}

/// A position in a list; no map has four thousand million vertices.
fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A ring of a polygon: where its vertices' numbers stand.
#[derive(Debug)]
struct Outline {
    owner: usize,
    ids: std::ops::Range<usize>,
}

/// The polygons on the sides of an edge.
type Sides = (usize, Option<usize>);

/// The distinct edges, each listed at the lower of its two vertices.
struct Edges {
    /// Where each vertex's edges start; one entry more than there are vertices.
    starts: Vec<u32>,
    /// The other vertex of each edge; the slots of repeated edges stay free.
    others: Vec<u32>,
    sides: Vec<Sides>,
    /// How many distinct edges meet at each vertex.
    degree: Vec<u32>,
}

/// A slot that no edge has taken.
const FREE: u32 = u32::MAX;

impl Edges {
    fn of(outlines: &[Outline], ids: &[u32], vertices: usize) -> Self {
        let mut starts = vec![0_u32; vertices + 1];
        for_each_edge(outlines, ids, |_, a, b| starts[a.min(b) as usize + 1] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut edges = Self {
            starts,
            others: vec![FREE; ids.len()],
            sides: vec![(0, None); ids.len()],
            degree: vec![0; vertices],
        };
        for_each_edge(outlines, ids, |owner, a, b| edges.add(owner, a, b));
        edges
    }

    /// The slot of an edge, or the free one where it belongs.
    fn slot(&self, a: u32, b: u32) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        let (from, to) = (self.starts[low as usize], self.starts[low as usize + 1]);
        let slots = &self.others[from as usize..to as usize];
        let found = slots
            .iter()
            .position(|other| *other == high || *other == FREE);
        // Every edge was counted, so that there is a slot.
        from as usize + found.unwrap_or_default()
    }

    fn add(&mut self, owner: usize, a: u32, b: u32) {
        let slot = self.slot(a, b);
        if self.others[slot] == FREE {
            self.others[slot] = a.max(b);
            self.sides[slot] = (owner, None);
            self.degree[a as usize] += 1;
            self.degree[b as usize] += 1;
        }
        let sides = &mut self.sides[slot];
        if sides.1.is_none() && sides.0 != owner {
            sides.1 = Some(owner);
        }
    }

    /// Cuts a ring where the neighbour changes or three or more edges meet. The polygon that comes
    /// first in the input has the stretch.
    fn split(&self, outline: &Outline, ring: &[u32], stretches: &mut Vec<(Vec<u32>, Sides)>) {
        let n = ring.len();
        if n < 3 {
            return;
        }
        let sides_from = |i: usize| self.sides[self.slot(ring[i % n], ring[(i + 1) % n])];
        let is_joint = |i: usize, before: Sides, after: Sides| {
            self.degree[ring[i % n] as usize] > 2 || before != after
        };
        let all: Vec<Sides> = (0..n).map(sides_from).collect();
        let before = |i: usize| all[(i + n - 1) % n];
        let first = (0..n)
            .find(|i| is_joint(*i, before(*i), all[*i]))
            .unwrap_or(0);
        let mut start = first;
        for i in first + 1..=first + n {
            if i < first + n && !is_joint(i, before(i), all[i % n]) {
                continue;
            }
            let sides = all[start % n];
            if sides.0 == outline.owner {
                let vertices = (start..=i).map(|j| ring[j % n]).collect();
                stretches.push((vertices, sides));
            }
            start = i;
        }
    }
}

fn for_each_edge(outlines: &[Outline], ids: &[u32], mut visit: impl FnMut(usize, u32, u32)) {
    for outline in outlines {
        let ring = &ids[outline.ids.clone()];
        let ends = ring.iter().zip(ring.iter().cycle().skip(1));
        ends.for_each(|(a, b)| visit(outline.owner, *a, *b));
    }
}

/// Ranks the vertices of the stretches, on two threads.
fn ranked(stretches: Vec<(Vec<u32>, Sides)>, world: &[WorldPt]) -> Vec<BorderArc> {
    let arc = |(vertices, sides): (Vec<u32>, Sides)| {
        let points = vertices.iter().map(|id| world[*id as usize]).collect();
        let line = WorldLine::from_world(points);
        // Here and now, for all of them are needed.
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
    thread::scope(|scope| {
        let later = scope.spawn(|| second.into_iter().map(arc).collect::<Vec<_>>());
        let mut arcs: Vec<_> = first.into_iter().map(arc).collect();
        let later = later.join();
        arcs.extend(later.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        arcs
    })
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
        let mosaic = Mosaic::of(&[&a, &b]);
        let sides: Vec<_> = mosaic.arcs().iter().map(|arc| arc.sides).collect();
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
        let mosaic = Mosaic::of(&[&outer, &inner]);
        let shared: Vec<_> = mosaic
            .arcs()
            .iter()
            .filter(|a| a.sides == (0, Some(1)))
            .collect();
        assert_eq!(shared.len(), 1);
        let course: Vec<_> = mosaic.course(shared[0]).collect();
        assert_eq!(course.len(), 5);
        assert_eq!(course.first(), course.last());
    }

    #[test]
    fn a_boundary_of_other_vertices_has_an_area_too() {
        let (known, other) = (square(0.0), square(0.5));
        let mosaic = Mosaic::of(&[&known]);
        assert_eq!(mosaic.area(&other).at_zoom(20.0).mesh().triangles.len(), 6);
        assert_eq!(mosaic.area(&known).at_zoom(20.0).mesh().triangles.len(), 6);
    }

    #[test]
    fn a_ring_that_folds_back_upon_itself_does_not_stop_the_others() {
        let folded: MultiPolygon<f64> =
            polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 0.0, y: 0.0), (x: 0.0, y: 1.0)].into();
        let mosaic = Mosaic::of(&[&folded, &square(3.0)]);
        assert!(mosaic.arcs().iter().any(|arc| arc.sides == (1, None)));
    }
}
