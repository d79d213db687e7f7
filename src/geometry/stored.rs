//! Areas and lines as they are stored: their points with the ranks that were found for them, so
//! that nothing is projected, simplified or measured again.
//!
//! A border is in the outlines of two units, of those above them and a line of its own. So each
//! point is stored once, for all that is stored together, and an outline is the runs of points that
//! it goes along, there or back. Numbers are stored as their bytes, little-endian: a large file has
//! millions of them.

use std::cell::RefCell;
use std::collections::HashMap;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::world::{AreaMeasures, Ring, WorldArea, WorldLine};
use crate::projection::{WorldPt, WorldRect};

/// The bytes of a coordinate, and of a rank.
const NUMBER: usize = size_of::<f64>();
const RANK: usize = size_of::<f32>();
/// The most points of all that is stored together.
const MOST_POINTS: usize = 1 << 27;

/// Points with their ranks, each once.
#[derive(Default)]
struct Pool {
    points: Vec<WorldPt>,
    ranks: Vec<f32>,
    /// Where each is; only when something is stored.
    numbers: HashMap<[u64; 3], u32>,
    /// How many points may still be taken from it.
    left: usize,
}

thread_local! {
    /// The points of what this thread stores or reads; `None` when it does neither.
    static POOL: RefCell<Option<Pool>> = const { RefCell::new(None) };
}

/// Removes the points of this thread, also when what is stored or read fails.
struct InUse;

impl InUse {
    fn begin(pool: Pool) -> Self {
        POOL.with_borrow_mut(|of_thread| *of_thread = Some(pool));
        Self
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        POOL.with_borrow_mut(|pool| drop(pool.take()));
    }
}

/// A value with all its areas and lines as bytes; `None` when it cannot be stored.
#[must_use]
pub fn to_bytes<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    let in_use = InUse::begin(Pool::default());
    let value = postcard::to_allocvec(value).ok()?;
    let pool = POOL.with_borrow_mut(Option::take)?;
    drop(in_use);
    let points = pool.points.iter().flat_map(|point| [point.x, point.y]);
    let points: Vec<u8> = points.flat_map(f64::to_le_bytes).collect();
    let ranks: Vec<u8> = pool
        .ranks
        .iter()
        .copied()
        .flat_map(f32::to_le_bytes)
        .collect();
    let parts = (Bytes(&points), Bytes(&ranks), Bytes(&value));
    postcard::to_allocvec(&parts).ok()
}

/// The value that was stored; `None` when the bytes are not those of one.
#[must_use]
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (points, ranks, value): (&[u8], &[u8], &[u8]) = postcard::from_bytes(bytes).ok()?;
    let (numbers, _) = points.as_chunks::<NUMBER>();
    let (pairs, _) = numbers.as_chunks::<2>();
    let (ranks, _) = ranks.as_chunks::<RANK>();
    if pairs.len() != ranks.len() {
        return None;
    }
    let point = |[x, y]: &[[u8; NUMBER]; 2]| WorldPt {
        x: f64::from_le_bytes(*x),
        y: f64::from_le_bytes(*y),
    };
    let _in_use = InUse::begin(Pool {
        points: pairs.iter().map(point).collect(),
        ranks: ranks.iter().map(|rank| f32::from_le_bytes(*rank)).collect(),
        numbers: HashMap::new(),
        left: MOST_POINTS,
    });
    postcard::from_bytes(value).ok()
}

/// Bytes that are stored as they are.
struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Points that follow each other: from a number upwards, or downwards where the count is negative.
type Run = (u32, i32);

impl Pool {
    /// The runs of points with these ranks; those that are new are added.
    fn runs(&mut self, points: &[WorldPt], ranks: &[f32]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (point, rank) in points.iter().zip(ranks) {
            let number = self.number(*point, *rank);
            match runs
                .last_mut()
                .and_then(|run| continued(*run, number).map(|new| (run, new)))
            {
                Some((run, new)) => *run = new,
                None => runs.push((number, 1)),
            }
        }
        runs
    }

    fn number(&mut self, point: WorldPt, rank: f32) -> u32 {
        let key = [point.x.to_bits(), point.y.to_bits(), rank.to_bits().into()];
        let next = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(key).or_insert_with(|| {
            self.points.push(point);
            self.ranks.push(rank);
            next
        })
    }

    /// The points of some runs, and their ranks; `None` where a run leads to none.
    fn along(&mut self, runs: &[Run]) -> Option<(Vec<WorldPt>, Vec<f32>)> {
        let count = runs.iter().map(|run| run.1.unsigned_abs() as usize);
        let count = count.fold(0, usize::saturating_add);
        self.left = self.left.checked_sub(count)?;
        let mut points = Vec::with_capacity(count);
        let mut ranks = Vec::with_capacity(count);
        for (first, count) in runs {
            let (first, length) = (*first as usize, count.unsigned_abs() as usize);
            if *count > 0 {
                let range = first..first + length;
                points.extend_from_slice(self.points.get(range.clone())?);
                ranks.extend_from_slice(self.ranks.get(range)?);
            } else {
                let range = (first + 1).checked_sub(length)?..first + 1;
                points.extend(self.points.get(range.clone())?.iter().rev());
                ranks.extend(self.ranks.get(range)?.iter().rev());
            }
        }
        Some((points, ranks))
    }
}

/// A run with one more point, if that follows.
fn continued((first, count): Run, number: u32) -> Option<Run> {
    let step = i64::from(number) - i64::from(first);
    if count == 1 && step == -1 {
        Some((first, -2))
    } else if step == i64::from(count) {
        Some((first, count.checked_add(count.signum())?))
    } else {
        None
    }
}

/// The runs of points in what this thread stores.
fn stored<E: serde::ser::Error>(points: &[WorldPt], ranks: &[f32]) -> Result<Vec<Run>, E> {
    let runs = POOL.with_borrow_mut(|pool| Some(pool.as_mut()?.runs(points, ranks)));
    runs.ok_or_else(|| E::custom("points are stored with all that has them"))
}

/// The points of runs in what this thread reads.
fn read<E: Error>(runs: &[Run]) -> Result<(Vec<WorldPt>, Vec<f32>), E> {
    let points = POOL.with_borrow_mut(|pool| pool.as_mut()?.along(runs));
    points.ok_or_else(|| E::custom("a run of points that are there"))
}

impl Serialize for Ring {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        stored(&self.points, &self.ranks)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ring {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (points, ranks) = read(&Vec::deserialize(deserializer)?)?;
        Ok(Self { points, ranks })
    }
}

impl Serialize for WorldArea {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.ranked(), self.measures()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldArea {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (rings, measures) = <(Vec<Vec<Ring>>, AreaMeasures)>::deserialize(deserializer)?;
        Ok(Self::measured(rings, measures))
    }
}

/// A rank of a line whose ranks are not found yet.
const UNKNOWN: f32 = -1.0;

impl Serialize for WorldLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ranks = self.known_ranks();
        let unknown = || vec![UNKNOWN; self.points().len()];
        let runs = match ranks {
            Some(ranks) => stored(self.points(), ranks),
            None => stored(self.points(), &unknown()),
        };
        (runs?, ranks.is_some(), self.bounds()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (runs, has_ranks, bounds) = <(Vec<Run>, bool, WorldRect)>::deserialize(deserializer)?;
        let (points, ranks) = read(&runs)?;
        Ok(Self::measured(points, has_ranks.then_some(ranks), bounds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64) -> WorldPt {
        WorldPt { x, y: 0.5 - x * x }
    }

    fn ring(xs: &[u8]) -> Ring {
        Ring {
            points: xs.iter().map(|x| at(f64::from(*x) / 64.0)).collect(),
            ranks: xs.iter().map(|x| f32::from(*x)).collect(),
        }
    }

    fn same(one: &Ring, other: &Ring) -> bool {
        one.points == other.points && one.ranks == other.ranks
    }

    #[test]
    fn outlines_that_share_points_store_each_once() {
        let rings = [
            ring(&[1, 2, 3, 4, 5, 1]),
            ring(&[5, 4, 3, 9, 5]),
            ring(&[]),
            ring(&[7, 7, 7]),
            ring(&[2, 1, 2, 1, 9]),
        ];
        let bytes = to_bytes(&rings.iter().collect::<Vec<_>>()).unwrap();
        let (points, ..): (&[u8], &[u8], &[u8]) = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(points.len(), 7 * 2 * NUMBER);
        let read: Vec<Ring> = from_bytes(&bytes).unwrap();
        assert_eq!(read.len(), rings.len());
        assert!(read.iter().zip(&rings).all(|(one, other)| same(one, other)));
    }

    #[test]
    fn areas_and_lines_come_back_as_they_were() {
        let area = WorldArea::of_rings(vec![vec![ring(&[1, 9, 30, 1]), ring(&[5, 6, 7, 5])]]);
        let known = WorldLine::with_ranks(ring(&[9, 30, 1]).points, ring(&[9, 30, 1]).ranks);
        let unknown = WorldLine::from_world(ring(&[1, 2, 9, 30]).points);
        let bytes = to_bytes(&(&area, &known, &unknown)).unwrap();
        let read: (WorldArea, WorldLine, WorldLine) = from_bytes(&bytes).unwrap();
        let rings = |area: &WorldArea| area.ranked().concat();
        let pairs = rings(&read.0).into_iter().zip(rings(&area));
        assert!(pairs.into_iter().all(|(one, other)| same(&one, &other)));
        assert_eq!(read.0.measures(), area.measures());
        assert_eq!(read.1.points(), known.points());
        assert_eq!(read.1.known_ranks(), known.known_ranks());
        assert_eq!(read.2.known_ranks(), None);
        assert_eq!(read.2.bounds(), unknown.bounds());
        assert_eq!(read.2.ranks(), unknown.ranks());
    }

    #[test]
    fn runs_that_lead_nowhere_are_refused() {
        let good = to_bytes(&vec![ring(&[1, 2, 3])]).unwrap();
        let (points, ranks, _): (&[u8], &[u8], &[u8]) = postcard::from_bytes(&good).unwrap();
        let with = |runs: Vec<Run>| {
            let value = postcard::to_allocvec(&vec![runs]).unwrap();
            let parts = (Bytes(points), Bytes(ranks), Bytes(&value));
            let bytes = postcard::to_allocvec(&parts).unwrap();
            from_bytes::<Vec<Ring>>(&bytes)
        };
        assert!(with(vec![(0, 3), (2, -3), (1, 1)]).is_some());
        for run in [
            (0, 4),
            (3, 1),
            (1, -3),
            (u32::MAX, 1),
            (0, i32::MIN),
            (0, i32::MAX),
        ] {
            assert!(with(vec![run]).is_none(), "{run:?}");
        }
        for length in 0..good.len() {
            assert!(from_bytes::<Vec<Ring>>(&good[..length]).is_none());
        }
        let mut pool = Pool {
            points: vec![at(0.0); 3],
            ranks: vec![0.0; 3],
            left: 5,
            ..Pool::default()
        };
        assert!(pool.along(&[(0, 3)]).is_some());
        assert!(pool.along(&[(0, 3)]).is_none(), "more than may be taken");
        // What is not read or stored as a whole has no points.
        assert!(postcard::from_bytes::<Ring>(&[1, 0, 2]).is_err());
        assert!(postcard::to_allocvec(&ring(&[1])).is_err());
    }
}
