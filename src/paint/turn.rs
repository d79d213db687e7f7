//! How a label is turned, as a whole or each part of it for itself.

use super::vertical::SAME_RAD;
use crate::projection::PagePt;
use crate::scene::Text;

/// How a whole label is turned: as its parts are, if all are turned alike; else each is for itself.
pub(super) struct Turn {
    pub(super) about: PagePt,
    pub(super) angle_rad: f64,
}

impl Turn {
    pub(super) fn of(first: &Text, rest: &[&Text]) -> Self {
        let is_like_first = |part: &&Text| (part.angle_rad - first.angle_rad).abs() < SAME_RAD;
        let angle_rad = if rest.iter().all(is_like_first) {
            first.angle_rad
        } else {
            0.0
        };
        Self {
            about: first.at,
            angle_rad,
        }
    }

    /// Whether a part is turned like the whole label.
    pub(super) fn is_of(&self, part: &Text) -> bool {
        (part.angle_rad - self.angle_rad).abs() < SAME_RAD
    }

    /// Where a point lies before it is turned.
    pub(super) fn undone(&self, at: PagePt) -> PagePt {
        let (sin, cos) = self.angle_rad.sin_cos();
        let (x, y) = (at.x - self.about.x, at.y - self.about.y);
        self.about.offset(x * cos + y * sin, y * cos - x * sin)
    }

    /// Where such a point lies when it is turned.
    pub(super) fn done(&self, at: PagePt) -> PagePt {
        let (sin, cos) = self.angle_rad.sin_cos();
        let (x, y) = (at.x - self.about.x, at.y - self.about.y);
        self.about.offset(x * cos - y * sin, x * sin + y * cos)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_is_turned_back_and_turned_again_is_where_it_was() {
        let turn = Turn {
            about: PagePt::new(3.0, 4.0),
            angle_rad: 0.7,
        };
        let at = PagePt::new(10.0, -2.0);
        assert!(turn.done(turn.undone(at)).distance(at) < 1e-9);
    }
}
