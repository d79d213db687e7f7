//! The order of lanes across a way: which direction it is read in, and who lies to whose right.

use std::collections::BTreeMap;

use super::LaneRules;
use super::ways::{Beside, Shared, Way};
use crate::projection::PagePt;

/// How far beyond a shared way one looks which side a line leaves to.
const BEYOND_PT: f64 = 30.0;
/// What leaving to a side counts against lying on a side, in places looked at.
const LEAVING: f64 = 60.0;

/// Which lines are to be read backwards, so that those that share a way run the same way.
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
pub(super) struct Order(BTreeMap<(usize, usize), f64>);

impl Order {
    pub(super) fn new(ways: &[Way], shared: &Shared, turns: &[f64], rules: &LaneRules) -> Self {
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
    pub(super) fn sort(&self, members: &mut [usize]) {
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
