//! Cells of the grid on which nodes lie, and the eight directions.

/// A cell, counted to the right and downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cell {
    pub(super) x: i32,
    pub(super) y: i32,
}

impl Cell {
    /// Its middle.
    pub(super) fn middle(self) -> (f64, f64) {
        (f64::from(self.x), f64::from(self.y))
    }

    /// Where another one lies from here.
    pub(super) const fn to(self, other: Self) -> (i32, i32) {
        (other.x - self.x, other.y - self.y)
    }
}

/// Whether a step runs in one of the eight directions.
pub(super) const fn is_octilinear((x, y): (i32, i32)) -> bool {
    x == 0 || y == 0 || x.abs() == y.abs()
}

/// Which of the eight directions a step is nearest to: 0 to the right, 2 downwards.
#[expect(clippy::cast_possible_truncation, reason = "0 to 8")]
pub(super) fn octant(x: f64, y: f64) -> i32 {
    let turn = y.atan2(x) / std::f64::consts::FRAC_PI_4;
    (turn.round() as i32).rem_euclid(8)
}

/// How many of the eight directions lie between two.
pub(super) const fn turned(a: i32, b: i32) -> i32 {
    let turn = (a - b).rem_euclid(8);
    if turn > 4 { 8 - turn } else { turn }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_counted_round_the_circle() {
        assert_eq!(
            [octant(1.0, 0.0), octant(1.0, 1.0), octant(0.0, 1.0)],
            [0, 1, 2]
        );
        assert_eq!(
            [octant(-1.0, 0.1), octant(0.1, -1.0), octant(1.0, -1.0)],
            [4, 6, 7]
        );
        assert_eq!(
            [turned(0, 7), turned(7, 0), turned(1, 5), turned(3, 3)],
            [1, 1, 4, 0]
        );
        assert!(is_octilinear((3, -3)) && is_octilinear((0, 5)) && !is_octilinear((1, 2)));
    }
}
