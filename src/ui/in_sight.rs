//! Which of many rows are in sight, so that only those are laid out.

use std::ops::Range;

/// Where rows of some heights are, one below the other with a gap, from 0 down.
pub(super) fn tops(heights: &[f32], gap_pt: f32) -> Vec<f32> {
    let mut top = 0.0;
    let down = heights.iter().map(|height| {
        let this = top;
        top += height + gap_pt;
        this
    });
    down.collect()
}

/// The rows that have a part between two heights.
pub(super) fn between(tops: &[f32], heights: &[f32], from: f32, to: f32) -> Range<usize> {
    let rows = tops.len().min(heights.len());
    let first = first_of(rows, |row| tops[row] + heights[row] >= from);
    let last = tops.partition_point(|top| *top <= to);
    first..last.max(first)
}

/// The first of some rows of which something is true that is true of all after it.
fn first_of(rows: usize, is_true: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, rows);
    while from < to {
        let middle = usize::midpoint(from, to);
        if is_true(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_in_sight_are_those_with_a_part_in_it() {
        let heights = [10.0, 20.0, 30.0, 40.0];
        let tops = tops(&heights, 5.0);
        assert_eq!(tops, [0.0, 15.0, 40.0, 75.0]);
        assert_eq!(between(&tops, &heights, 0.0, 14.0), 0..1);
        assert_eq!(between(&tops, &heights, 12.0, 41.0), 1..3);
        assert_eq!(between(&tops, &heights, 300.0, 400.0), 4..4);
        assert_eq!(between(&[], &[], 0.0, 10.0), 0..0);
    }
}
