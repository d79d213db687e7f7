//! The distinct vertices of a coverage, each with a number.

use geo_types::{Coord, LineString, MultiPolygon};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::threads;

/// The distinct vertices, by their exact bits: neighbours share vertices bit for bit.
#[derive(Debug)]
pub(super) struct Vertices {
    /// Where each of them is.
    pub(super) at: Vec<Coord<f64>>,
    /// Their numbers, spread over the tables by their hashes.
    tables: Vec<Table>,
}

/// Numbers of vertices, counted from the table's first.
#[derive(Debug)]
struct Table {
    first: usize,
    numbers: HashTable<u32>,
}

/// From this many vertices on, two threads share the work, most of which is waiting for memory.
const PARALLEL_FROM: usize = 100_000;

impl Vertices {
    /// The distinct vertices of the polygons, and the number of each vertex, ring after ring
    /// without the closing ones.
    pub(super) fn of(polygons: &[&MultiPolygon<f64>]) -> (Self, Vec<u32>) {
        let corners = || {
            let rings = polygons.iter().flat_map(|p| rings(p));
            rings.flat_map(|ring| ring.0[..open_len(ring)].iter().copied())
        };
        let count: usize = polygons.iter().flat_map(|p| rings(p)).map(open_len).sum();
        let parts = if count < PARALLEL_FROM { 1 } else { 2 };
        let numbered = |part: u64| {
            let own = corners().filter(|c| hash(*c) % parts == part);
            Numbered::of(own, count / usize::try_from(parts).unwrap_or(1))
        };
        let numbered = if parts == 1 {
            vec![numbered(0)]
        } else {
            let (second, first) = threads::both(|| numbered(1), || numbered(0));
            vec![first, second]
        };
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

    /// The number of a vertex, if it is one of them.
    pub(super) fn find(&self, c: Coord<f64>) -> Option<u32> {
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
        // Most vertices of a coverage belong to two polygons.
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

/// A position in a list; no map has 2³² vertices.
fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The rings of a polygon, each exterior before its holes.
pub(super) fn rings(polygon: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    polygon
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

/// How many vertices a ring has without the closing one.
pub(super) fn open_len(ring: &LineString<f64>) -> usize {
    ring.0.len().saturating_sub(1)
}
