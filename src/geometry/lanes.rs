//! Lines of a page that share a way, set side by side in lanes.
//!
//! A line is moved across its own direction only, by an amount that changes little by little along
//! it, and not at all at its ends: lanes start and end on their own line. The order of lanes across
//! a way follows from which side each line comes from and leaves to, so that lines do not cross
//! without need.

use std::collections::BTreeMap;

use crate::projection::{PagePt, PageRect};

/// Distance between the places of a line that are looked at.
const STEP_PT: f64 = 6.0;
/// Lines that lean more than this against each other cross; they do not share a way.
const PARALLEL_COS: f64 = 0.82;
/// Gaps in a shared way that are bridged.
const BRIDGED_PT: f64 = 14.0;
/// How far beyond a shared way one looks which side a line leaves to.
const BEYOND_PT: f64 = 30.0;
/// What leaving to a side counts against lying on a side, in places looked at.
const LEAVING: f64 = 60.0;
/// A lane may come to lie upon a line that ran beside the way; looking again parts the two.
const PASSES: usize = 3;
/// A line that is moved by less than this stays as it is.
const LEAST_SHIFT_PT: f64 = 0.3;
/// More places than this on a page are a texture rather than a map, and stay as they are.
const MOST_PLACES: usize = 60_000;

/// A line of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneLine {
    /// Its course.
    pub points: Vec<PagePt>,
    /// How wide a lane it needs.
    pub lane_pt: f64,
    /// Lines of one owner are not moved apart.
    pub owner: u32,
}

/// When lines share a way, and how lanes are drawn.
#[derive(Clone, Copy, Debug)]
pub struct LaneRules {
    /// How near they must be.
    pub near_pt: f64,
    /// Over what length, at least.
    pub least_pt: f64,
    /// How long a line takes to reach its lane.
    pub taper_pt: f64,
    /// Where one looks; beyond, lines stay as they are.
    pub area: PageRect,
}

/// The lines that must move, as they are drawn; `None` for those that stay.
#[must_use]
pub fn side_by_side(lines: &[LaneLine], rules: &LaneRules) -> Vec<Option<Vec<PagePt>>> {
    let mut drawn = lines.to_vec();
    let mut moved = vec![false; lines.len()];
    for _ in 0..PASSES {
        for (i, shifted) in set_apart(&drawn, rules).into_iter().enumerate() {
            if let Some(points) = shifted {
                drawn[i].points = points;
                moved[i] = true;
            }
        }
    }
    drawn
        .into_iter()
        .zip(moved)
        .map(|(line, moved)| moved.then_some(line.points))
        .collect()
}

fn set_apart(lines: &[LaneLine], rules: &LaneRules) -> Vec<Option<Vec<PagePt>>> {
    let ways: Vec<Way> = lines
        .iter()
        .map(|line| Way::new(&line.points, &rules.area))
        .collect();
    let places: usize = ways.iter().map(|w| w.places.len()).sum();
    if places > MOST_PLACES {
        return vec![None; lines.len()];
    }
    let shared = shared_places(lines, &ways, rules);
    let turns = orientations(lines.len(), &shared);
    let order = Order::new(&ways, &shared, &turns, rules);
    (0..lines.len())
        .map(|i| shifted(i, lines, &ways, &shared, &turns, &order, rules))
        .collect()
}

/// A line cut into short pieces, with its direction at every place.
struct Way {
    places: Vec<PagePt>,
    along: Vec<f64>,
    directions: Vec<(f64, f64)>,
    /// Whether a place lies where one looks.
    seen: Vec<bool>,
}

impl Way {
    fn new(points: &[PagePt], area: &PageRect) -> Self {
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

    fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The place a distance along the line, within its ends.
    fn at(&self, distance: f64) -> PagePt {
        let i = self.along.partition_point(|a| *a < distance);
        self.places[i.min(self.places.len() - 1)]
    }
}

/// Where another line runs beside a place.
#[derive(Clone, Copy, Debug)]
struct Beside {
    /// The nearest point of the other line.
    foot: PagePt,
    /// How far along the other line that is.
    along: f64,
    /// Whether the other line runs the same way.
    same_way: bool,
}

/// For each line, for each other line that shares its way, the places where it does.
type Shared = Vec<BTreeMap<usize, Vec<Option<Beside>>>>;

fn shared_places(lines: &[LaneLine], ways: &[Way], rules: &LaneRules) -> Shared {
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

/// Which lines are to be read backwards, so that those that share a way run the same way.
fn orientations(count: usize, shared: &Shared) -> Vec<f64> {
    let mut turns = vec![0.0; count];
    for root in 0..count {
        if turns[root] != 0.0 {
            continue;
        }
        turns[root] = 1.0;
        let mut queue = vec![root];
        while let Some(i) = queue.pop() {
            for (j, list) in &shared[i] {
                if turns[*j] == 0.0 {
                    let same = list.iter().flatten().filter(|b| b.same_way).count();
                    let all = list.iter().flatten().count();
                    turns[*j] = if same * 2 >= all { turns[i] } else { -turns[i] };
                    queue.push(*j);
                }
            }
        }
    }
    turns
}

/// Which of two lines that share a way lies to the right of the other, in the shared direction.
struct Order(BTreeMap<(usize, usize), f64>);

impl Order {
    fn new(ways: &[Way], shared: &Shared, turns: &[f64], rules: &LaneRules) -> Self {
        let mut right: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (i, others) in shared.iter().enumerate() {
            for (j, list) in others {
                let score = rightness(&ways[i], &ways[*j], list, turns[i], rules.near_pt);
                *right.entry((i, *j)).or_default() += score;
                *right.entry((*j, i)).or_default() -= score;
            }
        }
        Self(right)
    }

    /// The members of a way from left to right.
    fn sort(&self, members: &mut [usize]) {
        let all = members.to_vec();
        let key = |i: usize| -> f64 {
            let score = |j: &usize| {
                let right = self.0.get(&(i, *j)).copied().unwrap_or_default();
                if right.abs() < 1e-6 {
                    0.0
                } else {
                    right.signum()
                }
            };
            // The more lie to its right, the further left it is.
            -all.iter().map(score).sum::<f64>()
        };
        members.sort_by(|a, b| key(*a).total_cmp(&key(*b)).then(a.cmp(b)));
    }
}

/// How much line `other` lies to the right of line `way`, read in direction `turn`.
fn rightness(way: &Way, other: &Way, list: &[Option<Beside>], turn: f64, near_pt: f64) -> f64 {
    let lateral = |k: usize, p: PagePt| {
        let (dx, dy) = way.directions[k];
        let at = way.places[k];
        turn * ((p.y - at.y) * dx - (p.x - at.x) * dy) / near_pt
    };
    let mut sum = 0.0;
    for (k, found) in list.iter().enumerate() {
        let Some(found) = found else { continue };
        sum += lateral(k, found.foot).clamp(-1.0, 1.0) * 0.2;
        // At the ends of the shared stretch, where each of the two goes.
        for forward in [true, false] {
            let next = if forward { k + 1 } else { k.wrapping_sub(1) };
            if list.get(next).is_some_and(Option::is_some) {
                continue;
            }
            let step = if forward { BEYOND_PT } else { -BEYOND_PT };
            let own = way.along[k] + step;
            let theirs = found.along + if found.same_way { step } else { -step };
            let goes_on = |way: &Way, along: f64| (0.0..=way.length()).contains(&along);
            if goes_on(way, own) && goes_on(other, theirs) {
                let (a, b) = (way.at(own), other.at(theirs));
                let (dx, dy) = way.directions[k];
                let apart = turn * ((b.y - a.y) * dx - (b.x - a.x) * dy);
                sum += (apart / BEYOND_PT * 2.0).clamp(-1.0, 1.0) * LEAVING;
            }
        }
    }
    sum
}

fn shifted(
    i: usize,
    lines: &[LaneLine],
    ways: &[Way],
    shared: &Shared,
    turns: &[f64],
    order: &Order,
    rules: &LaneRules,
) -> Option<Vec<PagePt>> {
    let (way, others) = (&ways[i], &shared[i]);
    if others.is_empty() {
        return None;
    }
    let shifts: Vec<f64> = (0..way.places.len())
        .map(|k| {
            let mut members = vec![i];
            let mut middle = (0.0, 0.0);
            for (j, list) in others {
                if let Some(found) = list[k] {
                    members.push(*j);
                    let (dx, dy) = (
                        found.foot.x - way.places[k].x,
                        found.foot.y - way.places[k].y,
                    );
                    middle = (middle.0 + dx, middle.1 + dy);
                }
            }
            if members.len() == 1 {
                return 0.0;
            }
            let count = members.len() as f64;
            order.sort(&mut members);
            let width = |m: &usize| lines[*m].lane_pt;
            let total: f64 = members.iter().map(width).sum();
            let before: f64 = members.iter().take_while(|m| **m != i).map(width).sum();
            let lane = before + width(&i) / 2.0 - total / 2.0;
            // To the right of the direction the lane is read in, from the middle of all.
            let (dx, dy) = way.directions[k];
            turns[i] * lane + (middle.1 * dx - middle.0 * dy) / count
        })
        .collect();
    let smooth = smoothed(way, &shifts, rules.taper_pt);
    let most = smooth.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
    (most >= LEAST_SHIFT_PT).then(|| {
        let moved = way.places.iter().zip(&way.directions).zip(&smooth);
        moved
            .map(|((p, (dx, dy)), shift)| p.offset(-dy * shift, dx * shift))
            .collect()
    })
}

/// The shifts averaged over the taper, and brought to nothing at the ends of the line.
fn smoothed(way: &Way, shifts: &[f64], taper_pt: f64) -> Vec<f64> {
    let mut from = 0;
    // A short line is not all taper.
    let end_pt = taper_pt.min(way.length() / 5.0).max(1e-6);
    (0..shifts.len())
        .map(|k| {
            let here = way.along[k];
            while way.along[from] < here - taper_pt {
                from += 1;
            }
            let (mut sum, mut weights) = (0.0, 0.0);
            for (along, shift) in way.along[from..].iter().zip(&shifts[from..]) {
                let away = (along - here).abs();
                if *along > here + taper_pt {
                    break;
                }
                let weight = 1.0 - away / taper_pt + 1e-3;
                sum += shift * weight;
                weights += weight;
            }
            let ease = here.min(way.length() - here) / end_pt;
            let ease = ease.clamp(0.0, 1.0);
            sum / weights * ease * ease * (3.0 - 2.0 * ease)
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: LaneRules = LaneRules {
        near_pt: 5.0,
        least_pt: 20.0,
        taper_pt: 20.0,
        area: PageRect {
            min: PagePt::new(-100.0, -100.0),
            max: PagePt::new(600.0, 600.0),
        },
    };

    fn line(owner: u32, points: &[(f64, f64)]) -> LaneLine {
        LaneLine {
            points: points.iter().map(|&(x, y)| PagePt::new(x, y)).collect(),
            lane_pt: 6.0,
            owner,
        }
    }

    /// The height of a drawn line above a place in the middle.
    fn y_at(drawn: &[PagePt], x: f64) -> f64 {
        let nearest = drawn
            .iter()
            .min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()));
        nearest.unwrap().y
    }

    #[test]
    fn lines_on_top_of_each_other_are_set_a_lane_apart_and_keep_their_ends() {
        let straight = [(0.0, 0.0), (300.0, 0.0)];
        let drawn = side_by_side(
            &[line(0, &straight), line(1, &straight), line(2, &straight)],
            &RULES,
        );
        let mut ys = Vec::new();
        for one in &drawn {
            let one = one.as_deref().unwrap_or(&[]);
            ys.push(if one.is_empty() {
                0.0
            } else {
                y_at(one, 150.0)
            });
            if let [first, .., last] = one {
                assert!(first.y.abs() < 1e-6 && last.y.abs() < 1e-6);
            }
        }
        ys.sort_by(f64::total_cmp);
        assert!(
            (ys[1] - ys[0] - 6.0).abs() < 0.1 && (ys[2] - ys[1] - 6.0).abs() < 0.1,
            "{ys:?}"
        );
    }

    #[test]
    fn the_line_that_leaves_to_the_north_runs_on_the_north_side() {
        for backwards in [false, true] {
            let mut north = vec![(0.0, 0.0), (200.0, 0.0), (300.0, -100.0)];
            if backwards {
                north.reverse();
            }
            let lines = [
                line(0, &north),
                line(1, &[(0.0, 0.0), (200.0, 0.0), (300.0, 100.0)]),
            ];
            let drawn = side_by_side(&lines, &RULES);
            let ys: Vec<f64> = drawn
                .iter()
                .map(|d| y_at(d.as_ref().unwrap(), 100.0))
                .collect();
            assert!(ys[0] < ys[1] - 5.0, "{ys:?}");
        }
    }

    #[test]
    fn lines_that_cross_or_meet_shortly_stay_as_they_are() {
        let lines = [
            line(0, &[(0.0, 0.0), (300.0, 0.0)]),
            line(1, &[(150.0, -100.0), (150.0, 100.0)]),
            line(2, &[(0.0, 50.0), (20.0, 2.0), (32.0, 2.0), (50.0, 50.0)]),
        ];
        assert!(side_by_side(&lines, &RULES).iter().all(Option::is_none));
    }

    #[test]
    fn parts_of_one_line_are_not_moved_apart() {
        let straight = [(0.0, 0.0), (300.0, 0.0)];
        let lines = [line(7, &straight), line(7, &straight)];
        assert!(side_by_side(&lines, &RULES).iter().all(Option::is_none));
    }
}
