//! Which lines share a way: at which of their samples others run beside them.

use std::collections::BTreeMap;

use super::line::{LaneLine, LaneRules};
use super::samples::{STEP_PT, SampledLine};
use crate::projection::{PagePt, PageRect};

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
    // A sample's piece is a step long at most.
    let farthest = (rules.near_pt + STEP_PT + 1e-6).powi(2);
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
                    let is_far = squared_distance(*p, sampled[j].samples[m]) > farthest;
                    if is_far || lines[j].owner == lines[i].owner {
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
    let length = a.distance(b);
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
    Some((p.distance(foot), beside))
}

fn squared_distance(a: PagePt, b: PagePt) -> f64 {
    let (x, y) = (a.x - b.x, a.y - b.y);
    x * x + y * y
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

/// Most squares of a grid; where there would be more they are larger.
const MAX_SQUARES: f64 = 1_048_576.0;

/// The samples of all lines by squares of the page, row by row.
struct Grid {
    corner: PagePt,
    cell: f64,
    columns: usize,
    rows: usize,
    /// Where the samples of each square begin in `samples`; one entry more than there are squares.
    starts: Vec<usize>,
    /// A line and its sample.
    samples: Vec<(usize, usize)>,
}

impl Grid {
    /// The samples that are seen, in squares with sides of `cell` at least.
    fn new(sampled: &[SampledLine], cell: f64) -> Self {
        let seen = || {
            sampled.iter().enumerate().flat_map(|(i, line)| {
                let samples = line.samples.iter().enumerate();
                let seen = samples.filter(|(k, _)| line.seen[*k]);
                seen.map(move |(k, p)| ((i, k), *p))
            })
        };
        let mut grid = Self::empty(seen().map(|(_, p)| p), cell);
        // Counted, then placed.
        for (_, p) in seen() {
            let square = grid.square(p);
            grid.starts[square + 1] += 1;
        }
        for square in 1..grid.starts.len() {
            grid.starts[square] += grid.starts[square - 1];
        }
        grid.samples = vec![(0, 0); grid.starts.last().copied().unwrap_or(0)];
        let mut next = grid.starts.clone();
        for (sample, p) in seen() {
            let next = &mut next[grid.square(p)];
            grid.samples[*next] = sample;
            *next += 1;
        }
        grid
    }

    /// A grid around points, without samples.
    fn empty(points: impl Iterator<Item = PagePt>, cell: f64) -> Self {
        let mut around = PageRect {
            min: PagePt::new(f64::INFINITY, f64::INFINITY),
            max: PagePt::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        for p in points {
            around.min = PagePt::new(around.min.x.min(p.x), around.min.y.min(p.y));
            around.max = PagePt::new(around.max.x.max(p.x), around.max.y.max(p.y));
        }
        let (width, height) = (around.width().max(0.0), around.height().max(0.0));
        // So that there are no more than `MAX_SQUARES`, however long and narrow the page is.
        let cell = cell
            .max((width * height / MAX_SQUARES).sqrt())
            .max(width.max(height) / MAX_SQUARES);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from float saturates, and the cells are large enough"
        )]
        let count = |length: f64| (length / cell) as usize + 1;
        let (columns, rows) = (count(width), count(height));
        Self {
            corner: around.min,
            cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            samples: Vec::new(),
        }
    }

    /// How many pairs of samples are near each other, each counted twice.
    fn pairs(&self) -> usize {
        let squares = (0..self.rows).flat_map(|y| (0..self.columns).map(move |x| (x, y)));
        let pairs_of = |(x, y): (usize, usize)| {
            let own = self.in_row(y, x, x).len();
            // Most squares are empty.
            let near = || self.around((x, y)).map(<[_]>::len).sum::<usize>();
            if own == 0 { 0 } else { own * near() }
        };
        squares.map(pairs_of).sum()
    }

    /// The column and the row of a point.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from float saturates"
    )]
    fn place(&self, p: PagePt) -> (usize, usize) {
        let (x, y) = (p.x - self.corner.x, p.y - self.corner.y);
        (
            ((x / self.cell) as usize).min(self.columns - 1),
            ((y / self.cell) as usize).min(self.rows - 1),
        )
    }

    fn square(&self, p: PagePt) -> usize {
        let (x, y) = self.place(p);
        y * self.columns + x
    }

    /// The samples in the square of a point and those around it.
    fn near(&self, p: PagePt) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.around(self.place(p)).flatten().copied()
    }

    /// What lies in a square and in those around it, row by row.
    fn around(&self, (x, y): (usize, usize)) -> impl Iterator<Item = &[(usize, usize)]> + '_ {
        let rows = y.saturating_sub(1)..=(y + 1).min(self.rows - 1);
        rows.map(move |row| self.in_row(row, x.saturating_sub(1), (x + 1).min(self.columns - 1)))
    }

    /// What lies in a row, from a column to a column.
    fn in_row(&self, row: usize, from: usize, to: usize) -> &[(usize, usize)] {
        let first = row * self.columns;
        &self.samples[self.starts[first + from]..self.starts[first + to + 1]]
    }
}
