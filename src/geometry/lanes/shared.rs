//! Which lines share a way: at which of their samples others run beside them.

use std::collections::BTreeMap;

use super::line::{LaneLine, LaneRules};
use super::samples::{STEP_PT, SampledLine};
use crate::projection::PagePt;

/// Lines at a larger angle than this one, by its cosine, cross; they do not share a way.
const PARALLEL_COS: f64 = 0.82;
/// Gaps in a shared way that are bridged.
const BRIDGED_PT: f64 = 14.0;

/// A page with more pairs of samples that are near each other is too dense for lanes to be told apart:
/// the bundled atlas has 60,000 at most.
const MAX_PAIRS: usize = 2_000_000;

/// Another line where it runs beside a sample.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbour {
    /// The nearest point of the other line.
    pub(super) foot: PagePt,
    /// How far along the other line that is.
    pub(super) along: f64,
    /// Whether the other line runs in the same direction.
    pub(super) same_direction: bool,
}

/// For each line and each other line that shares its way, the samples where it does, in their order,
/// each with the other line there.
pub(super) type Shared = Vec<BTreeMap<usize, Vec<(usize, Neighbour)>>>;

/// Which lines share a way; `None` where so many samples lie side by side that the page is too dense
/// for it.
pub(super) fn shared_samples(
    lines: &[LaneLine],
    sampled: &[SampledLine],
    rules: &LaneRules,
) -> Option<Shared> {
    let grid = Grid::new(sampled, rules.near_pt + STEP_PT);
    if grid.pairs() > MAX_PAIRS {
        return None;
    }
    let mut nearest: Vec<Option<(f64, Neighbour)>> = vec![None; lines.len()];
    let mut shared: Shared = sampled
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let mut others: BTreeMap<usize, Vec<(usize, Neighbour)>> = BTreeMap::new();
            for (k, p) in line
                .samples
                .iter()
                .enumerate()
                .filter(|(k, _)| line.seen[*k])
            {
                let mut found: Vec<usize> = Vec::new();
                for (j, m) in grid.near(*p) {
                    if lines[j].owner == lines[i].owner {
                        continue;
                    }
                    let Some((distance, beside)) = beside(line, k, &sampled[j], m) else {
                        continue;
                    };
                    let is_nearer = nearest[j].is_none_or(|(known, _)| distance < known);
                    let takes = distance <= rules.near_pt && is_nearer;
                    if takes && nearest[j].replace((distance, beside)).is_none() {
                        found.push(j);
                    }
                }
                for j in found {
                    if let Some((_, beside)) = nearest[j].take() {
                        others.entry(j).or_default().push((k, beside));
                    }
                }
            }
            for list in others.values_mut() {
                *list = long_stretches(&bridged(list, line), line, rules.least_pt);
            }
            others.retain(|_, list| !list.is_empty());
            others
        })
        .collect();
    // A way is shared only where both lines find each other.
    for i in 0..shared.len() {
        let one_sided: Vec<usize> = shared[i]
            .keys()
            .copied()
            .filter(|j| !shared[*j].contains_key(&i))
            .collect();
        for j in one_sided {
            shared[i].remove(&j);
        }
    }
    Some(shared)
}

/// The other line's piece after its sample `m`, with its distance from sample `k`.
fn beside(line: &SampledLine, k: usize, other: &SampledLine, m: usize) -> Option<(f64, Neighbour)> {
    let (a, b) = (*other.samples.get(m)?, *other.samples.get(m + 1)?);
    let (u, v) = (line.directions[k], other.directions[m]);
    let cos = u.0 * v.0 + u.1 * v.1;
    // Most that lie near only cross.
    if cos.abs() < PARALLEL_COS {
        return None;
    }
    let p = line.samples[k];
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    // A page is far too small for the care that `hypot` takes, which costs five times as much.
    let length = (dx * dx + dy * dy).sqrt();
    if length < 1e-9 {
        return None;
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)).clamp(0.0, 1.0);
    let foot = a.offset(dx * t, dy * t);
    let beside = Neighbour {
        foot,
        along: other.along[m] + length * t,
        same_direction: cos > 0.0,
    };
    let (away_x, away_y) = (p.x - foot.x, p.y - foot.y);
    Some(((away_x * away_x + away_y * away_y).sqrt(), beside))
}

/// The same with short gaps bridged.
fn bridged(list: &[(usize, Neighbour)], line: &SampledLine) -> Vec<(usize, Neighbour)> {
    let mut whole: Vec<(usize, Neighbour)> = Vec::with_capacity(list.len());
    for (k, found) in list {
        if let Some((before, bridge)) = whole.last().copied()
            && line.along[*k] - line.along[before] <= BRIDGED_PT
        {
            whole.extend((before + 1..*k).map(|gap| (gap, bridge)));
        }
        whole.push((*k, *found));
    }
    whole
}

/// The same without short stretches.
fn long_stretches(
    list: &[(usize, Neighbour)],
    line: &SampledLine,
    least_pt: f64,
) -> Vec<(usize, Neighbour)> {
    let stretches = list.chunk_by(|a, b| a.0 + 1 == b.0);
    let is_long = |stretch: &&[(usize, Neighbour)]| match stretch {
        [first, .., last] => line.along[last.0] - line.along[first.0] >= least_pt,
        _ => 0.0 >= least_pt,
    };
    stretches.filter(is_long).flatten().copied().collect()
}

/// The samples of all lines by square cells of the page.
struct Grid {
    cell: f64,
    squares: BTreeMap<(i32, i32), Vec<(usize, usize)>>,
}

impl Grid {
    fn new(sampled: &[SampledLine], cell: f64) -> Self {
        let mut grid = Self {
            cell,
            squares: BTreeMap::new(),
        };
        for (i, line) in sampled.iter().enumerate() {
            for (k, p) in line
                .samples
                .iter()
                .enumerate()
                .filter(|(k, _)| line.seen[*k])
            {
                let square = grid.square(*p);
                grid.squares.entry(square).or_default().push((i, k));
            }
        }
        grid
    }

    /// How many pairs of samples are near each other, each counted twice.
    fn pairs(&self) -> usize {
        let pairs_of = |(square, own): (&(i32, i32), &Vec<(usize, usize)>)| {
            let near: usize = self.around(*square).map(Vec::len).sum();
            own.len() * near
        };
        self.squares.iter().map(pairs_of).sum()
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast from float saturates"
    )]
    fn square(&self, p: PagePt) -> (i32, i32) {
        (
            (p.x / self.cell).floor() as i32,
            (p.y / self.cell).floor() as i32,
        )
    }

    /// The samples in the square of a point and those around it.
    fn near(&self, p: PagePt) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.around(self.square(p)).flatten().copied()
    }

    /// What lies in a square and in those around it.
    fn around(&self, (x, y): (i32, i32)) -> impl Iterator<Item = &Vec<(usize, usize)>> + '_ {
        (-1..=1)
            .flat_map(move |dy| {
                (-1..=1).map(move |dx| (x.saturating_add(dx), y.saturating_add(dy)))
            })
            .filter_map(|square| self.squares.get(&square))
    }
}
