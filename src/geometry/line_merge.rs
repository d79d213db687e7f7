//! Lines that meet end to end, merged: dashes run on across the points where lines meet.

use std::collections::BTreeMap;

use super::WorldLine;
use crate::projection::WorldPt;

/// The cosine of the sharpest turn at which a line goes on as another where more than two meet.
const LEAST_COSINE: f64 = 0.5;

/// An end of a line: its position in the input, and whether it is the last point.
type End = (usize, bool);

/// The lines joined where they meet: each line once, in either direction. Where two meet they are
/// one; where more meet, those that go on the straightest are. Lines meet where their end points are
/// equal. Vertices keep their ranks, so that a merged line is simplified as its lines are.
#[must_use]
pub fn merge_lines(lines: &[&WorldLine]) -> Vec<WorldLine> {
    let next = joints(lines);
    let mut is_used = vec![false; lines.len()];
    let mut made = Vec::new();
    // Lines with ends first, from one of them; what is left are rings.
    let has_end = |line: usize| {
        [false, true]
            .iter()
            .any(|end| next(&(line, *end)).is_none())
    };
    let with_ends = (0..lines.len()).filter(|line| has_end(*line));
    let order: Vec<usize> = with_ends.chain(0..lines.len()).collect();
    for first in order {
        if is_used[first] {
            continue;
        }
        let mut from = (
            first,
            next(&(first, false)).is_some() && next(&(first, true)).is_none(),
        );
        let mut parts = Vec::new();
        while !is_used[from.0] {
            is_used[from.0] = true;
            parts.push((lines[from.0], from.1));
            match next(&(from.0, !from.1)) {
                Some(end) => from = end,
                None => break,
            }
        }
        made.push(WorldLine::joined(&parts));
    }
    made
}

/// At which end each end goes on.
fn joints(lines: &[&WorldLine]) -> impl Fn(&End) -> Option<End> {
    let mut meeting: BTreeMap<(u64, u64), Vec<End>> = BTreeMap::new();
    for (position, line) in lines.iter().enumerate() {
        let ends = [line.points().first(), line.points().last()];
        for (point, is_last) in ends.into_iter().zip([false, true]) {
            if let Some(p) = point {
                let key = (p.x.to_bits(), p.y.to_bits());
                meeting.entry(key).or_default().push((position, is_last));
            }
        }
    }
    let mut joined: BTreeMap<End, End> = BTreeMap::new();
    for ends in meeting.into_values() {
        let is_pass = ends.len() == 2;
        let mut pairs: Vec<(f64, End, End)> = Vec::new();
        // Hundreds of lines at one point are no map; none of them is the other's continuation.
        for (i, one) in ends.iter().enumerate().take(MOST_MEETING) {
            for other in ends.iter().take(MOST_MEETING).skip(i + 1) {
                let (Some(a), Some(b)) = (outwards(lines, *one), outwards(lines, *other)) else {
                    continue;
                };
                let straightness = -(a.0 * b.0 + a.1 * b.1);
                if is_pass || straightness >= LEAST_COSINE {
                    pairs.push((straightness, *one, *other));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, one, other) in pairs {
            if !joined.contains_key(&one) && !joined.contains_key(&other) {
                joined.insert(one, other);
                joined.insert(other, one);
            }
        }
    }
    move |end| joined.get(end).copied()
}

/// How many lines that meet at a point are looked at.
const MOST_MEETING: usize = 32;

/// The direction in which a line leaves one of its ends.
fn outwards(lines: &[&WorldLine], (line, is_last): End) -> Option<(f64, f64)> {
    let points = lines[line].points();
    let direction = |a: &WorldPt, b: &WorldPt| {
        let length = (b.x - a.x).hypot(b.y - a.y);
        (length > 0.0).then(|| ((b.x - a.x) / length, (b.y - a.y) / length))
    };
    if is_last {
        let end = points.last()?;
        points.iter().rev().find_map(|p| direction(end, p))
    } else {
        let end = points.first()?;
        points.iter().find_map(|p| direction(end, p))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> WorldLine {
        WorldLine::from_world(points.iter().map(|&(x, y)| WorldPt { x, y }).collect())
    }

    fn joined(lines: &[WorldLine]) -> Vec<Vec<(f64, f64)>> {
        let merged = merge_lines(&lines.iter().collect::<Vec<_>>());
        let points = |s: &WorldLine| s.points().iter().map(|p| (p.x, p.y)).collect();
        merged.iter().map(points).collect()
    }

    #[test]
    fn lines_that_meet_are_one_whichever_way_they_run() {
        let lines = [
            line(&[(2.0, 0.0), (1.0, 0.0)]),
            line(&[(0.0, 0.0), (1.0, 0.0)]),
            line(&[(2.0, 0.0), (2.0, 1.0)]),
        ];
        let merged = joined(&lines);
        assert_eq!(merged.len(), 1, "{merged:?}");
        assert_eq!(merged[0].len(), 4, "{merged:?}");
    }

    #[test]
    fn at_a_junction_the_straightest_two_go_on() {
        let lines = [
            line(&[(0.0, 0.0), (1.0, 0.0)]),
            line(&[(1.0, 0.0), (1.0, 1.0)]),
            line(&[(1.0, 0.0), (2.0, 0.1)]),
        ];
        let merged = joined(&lines);
        assert_eq!(merged.len(), 2, "{merged:?}");
        assert!(merged.contains(&vec![(0.0, 0.0), (1.0, 0.0), (2.0, 0.1)]));
    }

    #[test]
    fn lines_in_a_ring_are_a_ring_and_none_is_lost() {
        let lines = [
            line(&[(0.0, 0.0), (1.0, 0.0)]),
            line(&[(1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]),
            line(&[(5.0, 5.0), (6.0, 5.0), (6.0, 6.0), (5.0, 5.0)]),
        ];
        let merged = joined(&lines);
        assert_eq!(merged.len(), 2, "{merged:?}");
        assert!(merged.iter().all(|s| s.first() == s.last() && s.len() == 4));
    }
}
