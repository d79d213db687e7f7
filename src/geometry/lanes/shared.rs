//! Which lines share a way: at which of their samples others run beside them.

use std::collections::BTreeMap;

use super::line::{LaneLine, LaneRules};
use super::samples::{STEP_PT, SampledLine};
use crate::projection::PagePt;

/// Lines at a larger angle than this one, by its cosine, cross; they do not share a way.
const PARALLEL_COS: f64 = 0.82;
/// Gaps in a shared way that are bridged.
const BRIDGED_PT: f64 = 14.0;

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

/// For each line and each other line that shares its way, the other line at the samples where it
/// does.
pub(super) type Shared = Vec<BTreeMap<usize, Vec<Option<Neighbour>>>>;

pub(super) fn shared_samples(
    lines: &[LaneLine],
    sampled: &[SampledLine],
    rules: &LaneRules,
) -> Shared {
    let grid = Grid::new(sampled, rules.near_pt + STEP_PT);
    let mut shared: Shared = sampled
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let mut others: BTreeMap<usize, Vec<Option<Neighbour>>> = BTreeMap::new();
            for (k, p) in line
                .samples
                .iter()
                .enumerate()
                .filter(|(k, _)| line.seen[*k])
            {
                let mut nearest: BTreeMap<usize, (f64, Neighbour)> = BTreeMap::new();
                for (j, m) in grid.near(*p) {
                    if lines[j].owner == lines[i].owner {
                        continue;
                    }
                    let Some((distance, beside)) = beside(line, k, &sampled[j], m) else {
                        continue;
                    };
                    let is_nearer = nearest.get(&j).is_none_or(|(known, _)| distance < *known);
                    if distance <= rules.near_pt && is_nearer {
                        nearest.insert(j, (distance, beside));
                    }
                }
                for (j, (_, beside)) in nearest {
                    let list = others
                        .entry(j)
                        .or_insert_with(|| vec![None; line.samples.len()]);
                    list[k] = Some(beside);
                }
            }
            for list in others.values_mut() {
                keep_long_stretches(list, line, rules.least_pt);
            }
            others.retain(|_, list| list.iter().any(Option::is_some));
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
    shared
}

/// The other line's piece after its sample `m`, with its distance from sample `k`.
fn beside(line: &SampledLine, k: usize, other: &SampledLine, m: usize) -> Option<(f64, Neighbour)> {
    let (a, b) = (*other.samples.get(m)?, *other.samples.get(m + 1)?);
    let p = line.samples[k];
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = a.distance(b);
    if length < 1e-9 {
        return None;
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)).clamp(0.0, 1.0);
    let foot = a.offset(dx * t, dy * t);
    let (u, v) = (line.directions[k], other.directions[m]);
    let cos = u.0 * v.0 + u.1 * v.1;
    (cos.abs() >= PARALLEL_COS).then(|| {
        let beside = Neighbour {
            foot,
            along: other.along[m] + length * t,
            same_direction: cos > 0.0,
        };
        (foot.distance(p), beside)
    })
}

/// Bridges short gaps and drops short stretches.
fn keep_long_stretches(list: &mut [Option<Neighbour>], line: &SampledLine, least_pt: f64) {
    let mut known: Option<usize> = None;
    for k in 0..list.len() {
        if list[k].is_none() {
            continue;
        }
        if let Some(before) = known
            && k > before + 1
            && line.along[k] - line.along[before] <= BRIDGED_PT
        {
            let bridge = list[before];
            list[before + 1..k].fill(bridge);
        }
        known = Some(k);
    }
    let mut start = 0;
    while start < list.len() {
        let end = (start..list.len())
            .find(|k| list[*k].is_none())
            .unwrap_or(list.len());
        if end > start && line.along[end - 1] - line.along[start] < least_pt {
            list[start..end].fill(None);
        }
        start = end.max(start) + 1;
    }
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
        let (x, y) = self.square(p);
        (-1..=1)
            .flat_map(move |dy| {
                (-1..=1).map(move |dx| (x.saturating_add(dx), y.saturating_add(dy)))
            })
            .filter_map(|square| self.squares.get(&square))
            .flatten()
            .copied()
    }
}
