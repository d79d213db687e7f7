//! Which lines share a way: lines cut into short pieces, and where others run beside them.

use std::collections::BTreeMap;

use super::{LaneLine, LaneRules};
use crate::projection::{PagePt, PageRect};

/// Distance between the places of a line that are looked at.
const STEP_PT: f64 = 6.0;
/// Lines that lean more than this against each other cross; they do not share a way.
const PARALLEL_COS: f64 = 0.82;
/// Gaps in a shared way that are bridged.
const BRIDGED_PT: f64 = 14.0;

/// A line cut into short pieces, with its direction at every place.
pub(super) struct Way {
    pub(super) places: Vec<PagePt>,
    pub(super) along: Vec<f64>,
    pub(super) directions: Vec<(f64, f64)>,
    /// Whether a place lies where one looks.
    seen: Vec<bool>,
}

impl Way {
    pub(super) fn new(points: &[PagePt], area: &PageRect) -> Self {
        let mut places: Vec<PagePt> = points.first().copied().into_iter().collect();
        for w in points.windows(2) {
            let (a, b) = (w[0], w[1]);
            let around = PageRect {
                min: PagePt::new(a.x.min(b.x), a.y.min(b.y)),
                max: PagePt::new(a.x.max(b.x), a.y.max(b.y)),
            };
            if around.expand(1.0).overlaps(area) {
                let count = (a.distance(b) / STEP_PT).ceil().max(1.0);
                let mut i = 1.0;
                while i < count {
                    let t = i / count;
                    places.push(a.offset((b.x - a.x) * t, (b.y - a.y) * t));
                    i += 1.0;
                }
            }
            places.push(b);
        }
        let mut length = 0.0;
        let mut along = Vec::with_capacity(places.len());
        for (i, p) in places.iter().enumerate() {
            length += i.checked_sub(1).map_or(0.0, |j| places[j].distance(*p));
            along.push(length);
        }
        let last = places.len().saturating_sub(1);
        let directions = (0..places.len())
            .map(|i| {
                let (a, b) = (places[i.saturating_sub(2)], places[(i + 2).min(last)]);
                let length = a.distance(b).max(1e-9);
                ((b.x - a.x) / length, (b.y - a.y) / length)
            })
            .collect();
        let seen = places.iter().map(|p| area.contains(*p)).collect();
        Self {
            places,
            along,
            directions,
            seen,
        }
    }

    pub(super) fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The place a distance along the line, within its ends.
    pub(super) fn at(&self, distance: f64) -> PagePt {
        let i = self.along.partition_point(|a| *a < distance);
        self.places[i.min(self.places.len() - 1)]
    }
}

/// Where another line runs beside a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The nearest point of the other line.
    pub(super) foot: PagePt,
    /// How far along the other line that is.
    pub(super) along: f64,
    /// Whether the other line runs the same way.
    pub(super) same_way: bool,
}

/// For each line, for each other line that shares its way, the places where it does.
pub(super) type Shared = Vec<BTreeMap<usize, Vec<Option<Beside>>>>;

pub(super) fn shared_places(lines: &[LaneLine], ways: &[Way], rules: &LaneRules) -> Shared {
    let grid = Grid::new(ways, rules.near_pt + STEP_PT);
    let mut shared: Shared = ways
        .iter()
        .enumerate()
        .map(|(i, way)| {
            let mut others: BTreeMap<usize, Vec<Option<Beside>>> = BTreeMap::new();
            for (k, p) in way.places.iter().enumerate().filter(|(k, _)| way.seen[*k]) {
                let mut nearest: BTreeMap<usize, (f64, Beside)> = BTreeMap::new();
                for (j, m) in grid.near(*p) {
                    if lines[j].owner == lines[i].owner {
                        continue;
                    }
                    let Some((distance, beside)) = beside(way, k, &ways[j], m) else {
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
                        .or_insert_with(|| vec![None; way.places.len()]);
                    list[k] = Some(beside);
                }
            }
            for list in others.values_mut() {
                keep_long_stretches(list, way, rules.least_pt);
            }
            others.retain(|_, list| list.iter().any(Option::is_some));
            others
        })
        .collect();
    // Both lines must agree that they share a way.
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

/// The other line at its piece after place `m`, seen from place `k`.
fn beside(way: &Way, k: usize, other: &Way, m: usize) -> Option<(f64, Beside)> {
    let (a, b) = (*other.places.get(m)?, *other.places.get(m + 1)?);
    let p = way.places[k];
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = a.distance(b);
    if length < 1e-9 {
        return None;
    }
    let t = (((p.x - a.x) * dx + (p.y - a.y) * dy) / (length * length)).clamp(0.0, 1.0);
    let foot = a.offset(dx * t, dy * t);
    let (u, v) = (way.directions[k], other.directions[m]);
    let cos = u.0 * v.0 + u.1 * v.1;
    (cos.abs() >= PARALLEL_COS).then(|| {
        let beside = Beside {
            foot,
            along: other.along[m] + length * t,
            same_way: cos > 0.0,
        };
        (foot.distance(p), beside)
    })
}

/// Bridges short gaps and drops short stretches.
fn keep_long_stretches(list: &mut [Option<Beside>], way: &Way, least_pt: f64) {
    let mut known: Option<usize> = None;
    for k in 0..list.len() {
        if list[k].is_none() {
            continue;
        }
        if let Some(before) = known
            && k > before + 1
            && way.along[k] - way.along[before] <= BRIDGED_PT
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
        if end > start && way.along[end - 1] - way.along[start] < least_pt {
            list[start..end].fill(None);
        }
        start = end.max(start) + 1;
    }
}

/// The places of all lines by squares of the page.
struct Grid {
    cell: f64,
    squares: BTreeMap<(i32, i32), Vec<(usize, usize)>>,
}

impl Grid {
    fn new(ways: &[Way], cell: f64) -> Self {
        let mut grid = Self {
            cell,
            squares: BTreeMap::new(),
        };
        for (i, way) in ways.iter().enumerate() {
            for (k, p) in way.places.iter().enumerate().filter(|(k, _)| way.seen[*k]) {
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

    /// The places in the square of a point and those around it.
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
