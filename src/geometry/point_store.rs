//! Points where they are stored: many outlines and lines go along the same ones.
//!
//! Numbers are bytes, little-endian, and are read when they are needed.

use std::ops::Range;
use std::sync::Arc;

use crate::projection::WorldPt;

/// The bytes of a coordinate, of a point and of a rank.
const NUMBER: usize = size_of::<f64>();
const POINT: usize = 2 * NUMBER;
const RANK: usize = size_of::<f32>();

/// Points that follow each other: from a number upwards, or downwards where the count is negative.
pub(super) type Run = (u32, i32);

/// How many points runs have.
pub(super) fn count_of(runs: &[Run]) -> usize {
    let counts = runs.iter().map(|run| run.1.unsigned_abs() as usize);
    counts.fold(0, usize::saturating_add)
}

/// Points with their ranks, each once, as bytes.
#[derive(Debug)]
pub(super) struct PointStore {
    bytes: Vec<u8>,
    /// Where in the bytes the points are, and where their ranks are: one for each.
    points: Range<usize>,
    ranks: Range<usize>,
}

/// The bytes of points that follow each other in the store, and those of their ranks.
type Stretch<'a> = (&'a [[u8; POINT]], &'a [[u8; RANK]]);

impl PointStore {
    /// The points and the ranks that lie in some bytes; `None` where there is not one rank for each
    /// point.
    pub(super) fn new(bytes: Vec<u8>, points: Range<usize>, ranks: Range<usize>) -> Option<Self> {
        let (points_of, ranks_of) = (bytes.get(points.clone())?, bytes.get(ranks.clone())?);
        let is_whole = points_of.len() % POINT == 0;
        (is_whole && points_of.len() / POINT * RANK == ranks_of.len()).then_some(Self {
            bytes,
            points,
            ranks,
        })
    }

    /// All the bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The points of a run, from the lowest number upwards; `None` where some are not there.
    fn stretch(&self, (first, count): Run) -> Option<Stretch<'_>> {
        let (first, length) = (first as usize, count.unsigned_abs() as usize);
        let range = if count > 0 {
            first..first.checked_add(length)?
        } else {
            let end = first.checked_add(1)?;
            end.checked_sub(length)?..end
        };
        let (points, _) = self.bytes.get(self.points.clone())?.as_chunks();
        let (ranks, _) = self.bytes.get(self.ranks.clone())?.as_chunks();
        Some((points.get(range.clone())?, ranks.get(range)?))
    }
}

fn point_of(bytes: &[u8; POINT]) -> WorldPt {
    let [x, y] = [0, NUMBER].map(|at| std::array::from_fn(|i| bytes[at + i]));
    WorldPt {
        x: f64::from_le_bytes(x),
        y: f64::from_le_bytes(y),
    }
}

fn rank_of(bytes: &[u8; RANK]) -> f32 {
    f32::from_le_bytes(*bytes)
}

/// The points of an outline or a line where they are stored.
#[derive(Debug)]
pub(super) struct Along {
    store: Arc<PointStore>,
    /// All their points are there.
    runs: Box<[Run]>,
    count: usize,
    is_ranked: bool,
}

impl Along {
    /// The points of some runs; `None` where some are not there.
    pub(super) fn new(store: &Arc<PointStore>, runs: Box<[Run]>, is_ranked: bool) -> Option<Self> {
        let is_there = runs.iter().all(|run| store.stretch(*run).is_some());
        is_there.then(|| Self {
            store: Arc::clone(store),
            count: count_of(&runs),
            runs,
            is_ranked,
        })
    }

    /// Whether the ranks that are stored are those of the points: they may not have been found yet.
    pub(super) const fn is_ranked(&self) -> bool {
        self.is_ranked
    }

    /// All points.
    pub(super) fn points(&self) -> Vec<WorldPt> {
        self.copied(|(points, _)| points, point_of)
    }

    /// The rank of each.
    pub(super) fn ranks(&self) -> Vec<f32> {
        self.copied(|(_, ranks)| ranks, rank_of)
    }

    fn copied<const N: usize, T>(
        &self,
        part: for<'a> fn(Stretch<'a>) -> &'a [[u8; N]],
        read: fn(&[u8; N]) -> T,
    ) -> Vec<T> {
        let mut all = Vec::with_capacity(self.count);
        for (is_turned, stretch) in self.stretches() {
            let stored = part(stretch).iter().map(read);
            if is_turned {
                all.extend(stored.rev());
            } else {
                all.extend(stored);
            }
        }
        all
    }

    /// Whether the rank of each exceeds `floor`.
    pub(super) fn all_exceed(&self, floor: f32) -> bool {
        let mut ranks = self.stretches().flat_map(|(_, (_, ranks))| ranks);
        ranks.all(|rank| rank_of(rank) > floor)
    }

    /// The points whose rank exceeds `floor`.
    pub(super) fn kept(&self, floor: f32) -> Vec<WorldPt> {
        let exceeds = |rank: &&[u8; RANK]| rank_of(rank) > floor;
        let ranks = self.stretches().flat_map(|(_, (_, ranks))| ranks);
        let mut kept = Vec::with_capacity(ranks.filter(exceeds).count());
        for (is_turned, (points, ranks)) in self.stretches() {
            let ranked = points.iter().zip(ranks);
            let exceeding = ranked.filter(|(_, rank)| exceeds(rank));
            let exceeding = exceeding.map(|(point, _)| point_of(point));
            if is_turned {
                kept.extend(exceeding.rev());
            } else {
                kept.extend(exceeding);
            }
        }
        kept
    }

    /// Its points in order, by stretches, of which some are gone along from their end.
    fn stretches(&self) -> impl Iterator<Item = (bool, Stretch<'_>)> {
        let stretch = |run: &Run| Some((run.1 < 0, self.store.stretch(*run)?));
        self.runs.iter().filter_map(stretch)
    }
}
