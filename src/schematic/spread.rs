//! From places on the ground to places on a page that are more evenly spread, in the same order from
//! west to east and from north to south.

use crate::projection::WorldPt;

/// How much of a position is its rank; the rest is where it lies.
const RANK: f64 = 0.6;

/// Positions within a box, spread; in the order of `at`.
pub(super) fn spread(at: &[WorldPt], (width, height): (f64, f64)) -> Vec<(f64, f64)> {
    let xs: Vec<f64> = at.iter().map(|p| p.x).collect();
    let ys: Vec<f64> = at.iter().map(|p| p.y).collect();
    let (xs, ys) = (evened(&xs), evened(&ys));
    let pairs = xs.into_iter().zip(ys);
    pairs.map(|(x, y)| (x * width, y * height)).collect()
}

/// Numbers from 0 to 1 in the same order, more even.
fn evened(values: &[f64]) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = (most - least).max(f64::MIN_POSITIVE);
    let mut distinct: Vec<f64> = values.to_vec();
    distinct.sort_by(f64::total_cmp);
    distinct.dedup();
    #[expect(clippy::cast_precision_loss, reason = "there are few places")]
    let last = (distinct.len().max(2) - 1) as f64;
    let even = |value: &f64| {
        #[expect(clippy::cast_precision_loss, reason = "there are few places")]
        let rank = distinct.partition_point(|other| other < value) as f64 / last;
        RANK * rank + (1.0 - RANK) * (value - least) / range
    };
    values.iter().map(even).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_close_together_is_drawn_apart_in_its_order() {
        let at = [0.0, 0.01, 0.02, 1.0].map(|x| WorldPt { x, y: 1.0 - x });
        let spread = spread(&at, (10.0, 6.0));
        assert!(
            spread.windows(2).all(|w| w[1].0 - w[0].0 > 1.0),
            "{spread:?}"
        );
        assert!(
            spread.windows(2).all(|w| w[0].1 - w[1].1 > 0.6),
            "{spread:?}"
        );
        assert_eq!((spread[0].0, spread[3].0), (0.0, 10.0));
        // One place, or several at one point, lie somewhere.
        assert!(
            super::spread(&[at[0], at[0]], (5.0, 5.0))
                .iter()
                .all(|p| p.0.is_finite())
        );
    }
}
