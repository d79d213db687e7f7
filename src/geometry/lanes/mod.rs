//! Lines of a page that share a way, set side by side in lanes.
//!
//! A line is moved across its own direction only, by an amount that changes little by little along
//! it, and not at all at its ends: lanes start and end on their own line. The order of lanes across
//! a way follows from which side each line comes from and leaves to, so that lines do not cross
//! without need.

mod order;
mod ways;

use crate::projection::{PagePt, PageRect};
use order::{Order, orientations};
use ways::{Shared, Way, shared_places};

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
