//! Areas and lines as they are stored: their points with the ranks that were found for them, so
//! that nothing is projected, simplified or measured again.
//!
//! A border is in the outlines of two units, of those above them and a line of its own. So each
//! point is stored once, for all that is stored together, and an outline is the runs of points that
//! it goes along, there or back. Numbers are stored as their bytes, little-endian: a large file has
//! millions of them. What is read keeps these bytes, and an outline takes its points from them when
//! they are needed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::point_store::{Along, PointStore, Run, count_of};
use super::ranked_points::RankedPoints;
use super::world::{AreaMeasures, WorldArea, WorldLine};
use crate::projection::WorldPt;

/// The most points of all outlines and lines that are stored together.
const MOST_POINTS: usize = 1 << 27;

/// Points with their ranks, each once, while something is stored.
#[derive(Default)]
struct Pool {
    points: Vec<WorldPt>,
    ranks: Vec<f32>,
    /// Where each is.
    numbers: HashMap<[u64; 3], u32>,
}

/// What a thread stores or reads.
enum Work {
    Stores(Pool),
    Reads {
        store: Arc<PointStore>,
        /// How many points outlines and lines may still have.
        left: usize,
    },
}

thread_local! {
    /// What this thread stores or reads; `None` when it does neither.
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Ends the work of this thread, also when what is stored or read fails.
struct InUse;

impl InUse {
    fn begin(work: Work) -> Self {
        WORK.with_borrow_mut(|of_thread| *of_thread = Some(work));
        Self
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        WORK.with_borrow_mut(|work| drop(work.take()));
    }
}

/// A value with all its areas and lines as bytes; `None` when it cannot be stored.
#[must_use]
pub fn to_bytes<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    let in_use = InUse::begin(Work::Stores(Pool::default()));
    let value = postcard::to_allocvec(value).ok()?;
    let Some(Work::Stores(pool)) = WORK.with_borrow_mut(Option::take) else {
        return None;
    };
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

/// The value that was stored; `None` when the bytes are not those of one. The bytes are kept as long
/// as any of its areas and lines.
#[must_use]
pub fn from_bytes<T: DeserializeOwned>(bytes: Vec<u8>) -> Option<T> {
    let (points, next) = part(&bytes, 0)?;
    let (ranks, next) = part(&bytes, next)?;
    let (value, _) = part(&bytes, next)?;
    let store = Arc::new(PointStore::new(bytes, points, ranks)?);
    let _in_use = InUse::begin(Work::Reads {
        store: Arc::clone(&store),
        left: MOST_POINTS,
    });
    postcard::from_bytes(store.bytes().get(value)?).ok()
}

/// Where the bytes are whose number stands at `start`, and where the next ones are.
fn part(bytes: &[u8], start: usize) -> Option<(Range<usize>, usize)> {
    let (part, rest) = postcard::take_from_bytes::<&[u8]>(bytes.get(start..)?).ok()?;
    let end = bytes.len() - rest.len();
    Some((end - part.len()..end, end))
}

/// Bytes that are stored as they are.
struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

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
    WORK.with_borrow_mut(|work| match work {
        Some(Work::Stores(pool)) => Ok(pool.runs(points, ranks)),
        _ => Err(E::custom("points are stored with all that has them")),
    })
}

/// The points of runs in what this thread reads; `None` where some are not there.
fn along(runs: Box<[Run]>, is_ranked: bool) -> Option<Along> {
    WORK.with_borrow_mut(|work| {
        let Some(Work::Reads { store, left }) = work else {
            return None;
        };
        *left = left.checked_sub(count_of(&runs))?;
        Along::new(store, runs, is_ranked)
    })
}

/// The same with their ranks, or without.
fn read<E: Error>(runs: Box<[Run]>, is_ranked: bool) -> Result<RankedPoints, E> {
    let along = along(runs, is_ranked);
    let along = along.ok_or_else(|| E::custom("a run of points that are there"))?;
    Ok(RankedPoints::stored(along))
}

impl Serialize for RankedPoints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        stored(self.points(), self.ranks())?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RankedPoints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(Deserialize::deserialize(deserializer)?, true)
    }
}

impl Serialize for WorldArea {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.ranked(), self.measures()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WorldArea {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (rings, measures) =
            <(Vec<Vec<RankedPoints>>, AreaMeasures)>::deserialize(deserializer)?;
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
        let (runs, is_ranked, bounds) = Deserialize::deserialize(deserializer)?;
        Ok(Self::measured(read(runs, is_ranked)?, bounds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64) -> WorldPt {
        WorldPt { x, y: 0.5 - x * x }
    }

    fn ring(xs: &[u8]) -> RankedPoints {
        let (points, ranks) = ranked(xs);
        RankedPoints::with_ranks(points, ranks)
    }

    fn ranked(xs: &[u8]) -> (Vec<WorldPt>, Vec<f32>) {
        let points = xs.iter().map(|x| at(f64::from(*x) / 64.0)).collect();
        (points, xs.iter().map(|x| f32::from(*x)).collect())
    }

    fn same(one: &RankedPoints, other: &RankedPoints) -> bool {
        one.points() == other.points() && one.ranks() == other.ranks()
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
        assert_eq!(points.len(), 7 * 2 * size_of::<f64>());
        let read: Vec<RankedPoints> = from_bytes(bytes).unwrap();
        // What is asked of them where they are stored, and of copies.
        for floor in [-1.0, 2.0, 3.5, 9.0] {
            for (one, other) in read.iter().zip(&rings) {
                assert_eq!(one.kept(floor), other.kept(floor));
                assert_eq!(one.all_exceed(floor), other.all_exceed(floor));
            }
        }
        assert_eq!(read.len(), rings.len());
        assert!(read.iter().zip(&rings).all(|(one, other)| same(one, other)));
    }

    #[test]
    fn areas_and_lines_come_back_as_they_were() {
        let area = WorldArea::of_rings(vec![vec![ring(&[1, 9, 30, 1]), ring(&[5, 6, 7, 5])]]);
        let (points, ranks) = ranked(&[9, 30, 1]);
        let known = WorldLine::with_ranks(points, ranks);
        let unknown = WorldLine::from_world(ranked(&[1, 2, 9, 30]).0);
        let bytes = to_bytes(&(&area, &known, &unknown)).unwrap();
        let read: (WorldArea, WorldLine, WorldLine) = from_bytes(bytes).unwrap();
        let [read_rings, rings] = [&read.0, &area].map(|area| area.ranked().iter().flatten());
        assert_eq!(rings.clone().count(), 2);
        assert!(read_rings.zip(rings).all(|(one, other)| same(one, other)));
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
            from_bytes::<Vec<RankedPoints>>(bytes)
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
            assert!(from_bytes::<Vec<RankedPoints>>(good[..length].to_vec()).is_none());
        }
        // No more points than may be taken.
        let (points, next) = part(&good, 0).unwrap();
        let (ranks, _) = part(&good, next).unwrap();
        let bytes = good.clone();
        let store = Arc::new(PointStore::new(bytes, points, ranks).unwrap());
        let in_use = InUse::begin(Work::Reads { store, left: 5 });
        let take = || along(Box::new([(0, 3)]), true);
        assert!(take().is_some() && take().is_none());
        drop(in_use);
        // What is not read or stored as a whole has no points.
        assert!(postcard::from_bytes::<RankedPoints>(&[1, 0, 2]).is_err());
        assert!(postcard::to_allocvec(&ring(&[1])).is_err());
    }
}
