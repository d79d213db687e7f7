//! Lines of a page that share a way, set side by side in lanes.
//!
//! A line is moved only across its own direction, by an amount that changes gradually along it and,
//! where the rules have a taper at the ends, is zero there, so that every lane starts and ends on its
//! own line. The order of lanes
//! across a shared way follows from the sides the lines come from and leave to, so that they do not
//! cross without need.

mod line;
mod order;
mod samples;
mod shared;

pub use line::{LaneLine, LaneRules};

use crate::projection::PagePt;
use order::{LaneOrder, orientations};
use samples::SampledLine;
use shared::{Neighbour, Shared, shared_samples};

/// A lane may be moved onto a line that ran beside the way; another pass separates the two.
const PASSES: usize = 3;
/// A line that is moved by less than this stays as it is.
const MIN_SHIFT_PT: f64 = 0.3;
/// A page with more samples than this is too dense for lanes to be told apart, so its lines stay
/// where they are and the time is saved.
const MAX_SAMPLES: usize = 60_000;

/// Where more lines than this share a way, side by side they would lie far from where they run, so
/// that they stay.
const MAX_LANES: usize = 48;

/// The lines that must move, as they are drawn; `None` for those that stay.
#[must_use]
pub fn side_by_side(lines: &[LaneLine], rules: &LaneRules) -> Vec<Option<Vec<PagePt>>> {
    let mut drawn = lines.to_vec();
    let mut moved = vec![false; lines.len()];
    for _ in 0..PASSES {
        for (i, shifted) in one_pass(&drawn, rules).into_iter().enumerate() {
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

fn one_pass(lines: &[LaneLine], rules: &LaneRules) -> Vec<Option<Vec<PagePt>>> {
    let mut left = MAX_SAMPLES;
    let mut sampled = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(line) = SampledLine::new(&line.points, &rules.area, left) else {
            return vec![None; lines.len()];
        };
        left -= line.samples.len();
        sampled.push(line);
    }
    let Some(shared) = shared_samples(lines, &sampled, rules) else {
        return vec![None; lines.len()];
    };
    let turns = orientations(lines.len(), &shared);
    let order = LaneOrder::new(&sampled, &shared, &turns, rules);
    (0..lines.len())
        .map(|i| shifted(i, lines, &sampled, &shared, &turns, &order, rules))
        .collect()
}

fn shifted(
    i: usize,
    lines: &[LaneLine],
    sampled: &[SampledLine],
    shared: &Shared,
    turns: &[f64],
    order: &LaneOrder,
    rules: &LaneRules,
) -> Option<Vec<PagePt>> {
    let (line, others) = (&sampled[i], &shared[i]);
    if others.is_empty() {
        return None;
    }
    let mut beside: Vec<Vec<(usize, &Neighbour)>> = vec![Vec::new(); line.samples.len()];
    for (j, list) in others {
        for (k, found) in list {
            beside[*k].push((*j, found));
        }
    }
    // Samples one after the other mostly share their way with the same lines.
    let (mut last, mut lane) = (Vec::new(), 0.0);
    let mut members: Vec<usize> = Vec::new();
    let shifts: Vec<f64> = (0..line.samples.len())
        .map(|k| {
            members.clear();
            members.push(i);
            let mut middle = (0.0, 0.0);
            for (j, found) in &beside[k] {
                members.push(*j);
                let (dx, dy) = (
                    found.foot.x - line.samples[k].x,
                    found.foot.y - line.samples[k].y,
                );
                middle = (middle.0 + dx, middle.1 + dy);
            }
            if members.len() == 1 || members.len() > MAX_LANES {
                return 0.0;
            }
            let count = members.len() as f64;
            if members != last {
                last.clone_from(&members);
                lane = lane_of(i, &mut members, lines, order);
            }
            // To the right of the shared direction, from the middle of all members.
            let (dx, dy) = line.directions[k];
            turns[i] * lane + (middle.1 * dx - middle.0 * dy) / count
        })
        .collect();
    let smooth = smoothed(line, &shifts, rules);
    let most = smooth.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
    (most >= MIN_SHIFT_PT).then(|| {
        let moved = line.samples.iter().zip(&line.directions).zip(&smooth);
        moved
            .map(|((p, (dx, dy)), shift)| p.offset(-dy * shift, dx * shift))
            .collect()
    })
}

/// How far the lane of line `i` lies from the middle of those that share a way, to the right of their
/// direction.
fn lane_of(i: usize, members: &mut [usize], lines: &[LaneLine], order: &LaneOrder) -> f64 {
    order.sort(members);
    let width = |m: &usize| lines[*m].lane_pt;
    let total: f64 = members.iter().map(width).sum();
    let before: f64 = members.iter().take_while(|m| **m != i).map(width).sum();
    before + width(&i) / 2.0 - total / 2.0
}

/// The shifts averaged over the taper, and eased to zero over the taper at the ends of the line.
fn smoothed(line: &SampledLine, shifts: &[f64], rules: &LaneRules) -> Vec<f64> {
    let taper_pt = rules.taper_pt;
    let mut from = 0;
    // A short line keeps a part that is not taper.
    let end_pt = rules.end_taper_pt.min(line.length() / 5.0);
    (0..shifts.len())
        .map(|k| {
            let here = line.along[k];
            while line.along[from] < here - taper_pt {
                from += 1;
            }
            let (mut sum, mut weights) = (0.0, 0.0);
            for (along, shift) in line.along[from..].iter().zip(&shifts[from..]) {
                let away = (along - here).abs();
                if *along > here + taper_pt {
                    break;
                }
                let weight = 1.0 - away / taper_pt + 1e-3;
                sum += shift * weight;
                weights += weight;
            }
            let ease = if end_pt > 0.0 {
                (here.min(line.length() - here) / end_pt).clamp(0.0, 1.0)
            } else {
                1.0
            };
            sum / weights * ease * ease * (3.0 - 2.0 * ease)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::PageRect;

    const RULES: LaneRules = LaneRules {
        near_pt: 5.0,
        least_pt: 20.0,
        taper_pt: 20.0,
        end_taper_pt: 20.0,
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

    /// The vertical position of a drawn line at a horizontal one.
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
