//! The order of lanes across a shared way: its direction, and which line lies to the right of which.

use std::collections::BTreeMap;

use super::line::LaneRules;
use super::samples::SampledLine;
use super::shared::{Neighbour, Shared};
use crate::projection::PagePt;

/// How far beyond the end of a shared way the side is measured that a line leaves to.
const BEYOND_PT: f64 = 30.0;
/// The weight of leaving to a side against lying on it at one sample.
const LEAVING: f64 = 60.0;

/// Which lines to take backwards (-1), so that those that share a way run in the same direction.
pub(super) fn orientations(count: usize, shared: &Shared) -> Vec<f64> {
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
                    let same = list.iter().filter(|(_, b)| b.same_direction).count();
                    turns[*j] = if same * 2 >= list.len() {
                        turns[i]
                    } else {
                        -turns[i]
                    };
                    queue.push(*j);
                }
            }
        }
    }
    turns
}

/// Which of two lines that share a way lies to the right of the other, in the shared direction.
pub(super) struct LaneOrder(BTreeMap<(usize, usize), f64>);

impl LaneOrder {
    pub(super) fn new(
        sampled: &[SampledLine],
        shared: &Shared,
        turns: &[f64],
        rules: &LaneRules,
    ) -> Self {
        let mut right: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (i, others) in shared.iter().enumerate() {
            for (j, list) in others {
                let score = rightness(&sampled[i], &sampled[*j], list, turns[i], rules.near_pt);
                *right.entry((i, *j)).or_default() += score;
                *right.entry((*j, i)).or_default() -= score;
            }
        }
        Self(right)
    }

    /// Sorts the members of a way from left to right.
    pub(super) fn sort(&self, members: &mut [usize]) {
        let key = |i: usize| -> f64 {
            let score = |j: &usize| {
                let right = self.0.get(&(i, *j)).copied().unwrap_or_default();
                if right.abs() < 1e-6 {
                    0.0
                } else {
                    right.signum()
                }
            };
            // The more members lie to its right, the further left it is.
            -members.iter().map(score).sum::<f64>()
        };
        let mut keyed: Vec<(f64, usize)> = members.iter().map(|i| (key(*i), *i)).collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (member, (_, sorted)) in members.iter_mut().zip(keyed) {
            *member = sorted;
        }
    }
}

/// How much `other` lies to the right of `line`, taken in direction `turn`.
fn rightness(
    line: &SampledLine,
    other: &SampledLine,
    list: &[(usize, Neighbour)],
    turn: f64,
    near_pt: f64,
) -> f64 {
    let lateral = |k: usize, p: PagePt| {
        let (dx, dy) = line.directions[k];
        let at = line.samples[k];
        turn * ((p.y - at.y) * dx - (p.x - at.x) * dy) / near_pt
    };
    let mut sum = 0.0;
    for (n, (k, found)) in list.iter().enumerate() {
        let k = *k;
        sum += lateral(k, found.foot).clamp(-1.0, 1.0) * 0.2;
        // At the ends of the shared stretch, the side to which each of the two continues.
        for forward in [true, false] {
            let (next, there) = if forward {
                (k.checked_add(1), n.checked_add(1))
            } else {
                (k.checked_sub(1), n.checked_sub(1))
            };
            let next_found = there.and_then(|there| list.get(there));
            if next.is_some() && next_found.map(|(k, _)| *k) == next {
                continue;
            }
            let step = if forward { BEYOND_PT } else { -BEYOND_PT };
            let own = line.along[k] + step;
            let theirs = found.along + if found.same_direction { step } else { -step };
            let goes_on = |line: &SampledLine, along: f64| (0.0..=line.length()).contains(&along);
            if goes_on(line, own) && goes_on(other, theirs) {
                let (a, b) = (line.at(own), other.at(theirs));
                let (dx, dy) = line.directions[k];
                let apart = turn * ((b.y - a.y) * dx - (b.x - a.x) * dy);
                sum += (apart / BEYOND_PT * 2.0).clamp(-1.0, 1.0) * LEAVING;
            }
        }
    }
    sum
}
