//! Rotated boxes on the page: the room that a label along a line takes.

use crate::projection::{PagePt, PageRect};

/// A box turned about its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TurnedRect {
    /// Its middle.
    pub center: PagePt,
    /// Half its width and half its height.
    pub half: (f64, f64),
    /// The unit direction of its width.
    pub along: (f64, f64),
}

impl TurnedRect {
    /// A box turned by an angle, clockwise.
    #[must_use]
    pub fn new(center: PagePt, width: f64, height: f64, angle_rad: f64) -> Self {
        Self {
            center,
            half: (width / 2.0, height / 2.0),
            along: (angle_rad.cos(), angle_rad.sin()),
        }
    }

    /// The thin box of a line of a width between two points.
    #[must_use]
    pub fn between(a: PagePt, b: PagePt, width: f64) -> Self {
        let length = a.distance(b);
        Self {
            center: PagePt::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y)),
            half: (length / 2.0, width / 2.0),
            along: if length > 0.0 {
                ((b.x - a.x) / length, (b.y - a.y) / length)
            } else {
                (1.0, 0.0)
            },
        }
    }

    /// Its corners, in the order around it.
    #[must_use]
    pub fn corners(&self) -> [PagePt; 4] {
        let ((w, h), (x, y)) = (self.half, self.along);
        [(-w, -h), (w, -h), (w, h), (-w, h)]
            .map(|(u, v)| self.center.offset(u * x - v * y, u * y + v * x))
    }

    /// The upright box around it.
    #[must_use]
    pub fn bounds(&self) -> PageRect {
        let (x, y) = (self.reach((1.0, 0.0)), self.reach((0.0, 1.0)));
        PageRect {
            min: self.center.offset(-x, -y),
            max: self.center.offset(x, y),
        }
    }

    /// Whether a point lies inside or on its edge.
    #[must_use]
    pub fn contains(&self, p: PagePt) -> bool {
        let (dx, dy) = (p.x - self.center.x, p.y - self.center.y);
        let (ax, ay) = self.along;
        (dx * ax + dy * ay).abs() <= self.half.0 && (dy * ax - dx * ay).abs() <= self.half.1
    }

    /// How far it reaches from its middle in a unit direction.
    #[must_use]
    pub fn reach(&self, (x, y): (f64, f64)) -> f64 {
        let (ax, ay) = self.along;
        self.half.0 * (x * ax + y * ay).abs() + self.half.1 * (y * ax - x * ay).abs()
    }

    /// Whether the two overlap; touching edges do not count.
    ///
    /// By separating axes: two convex shapes are apart if they are apart along a side's normal.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let (dx, dy) = (
            other.center.x - self.center.x,
            other.center.y - self.center.y,
        );
        let normals = |b: &Self| [b.along, (-b.along.1, b.along.0)];
        normals(self)
            .into_iter()
            .chain(normals(other))
            .all(|n| (dx * n.0 + dy * n.1).abs() < self.reach(n) + other.reach(n) - 1e-9)
    }

    /// Whether a straight line between two points passes through it.
    #[must_use]
    pub fn is_crossed_by(&self, a: PagePt, b: PagePt) -> bool {
        let local = |p: PagePt| {
            let (dx, dy) = (p.x - self.center.x, p.y - self.center.y);
            let (ax, ay) = self.along;
            (dx * ax + dy * ay, dy * ax - dx * ay)
        };
        let ((ax, ay), (bx, by)) = (local(a), local(b));
        // Liang and Barsky: the share of the line that is within each pair of sides.
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (start, end, half) in [(ax, bx, self.half.0), (ay, by, self.half.1)] {
            let run = end - start;
            if run.abs() < 1e-12 {
                if start.abs() >= half {
                    return false;
                }
                continue;
            }
            let (one, other) = ((-half - start) / run, (half - start) / run);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
        from < to
    }
}

impl From<PageRect> for TurnedRect {
    fn from(rect: PageRect) -> Self {
        Self {
            center: rect.center(),
            half: (rect.width() / 2.0, rect.height() / 2.0),
            along: (1.0, 0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EIGHTH: f64 = std::f64::consts::FRAC_PI_4;

    fn bar(x: f64, y: f64, angle_rad: f64) -> TurnedRect {
        TurnedRect::new(PagePt::new(x, y), 40.0, 10.0, angle_rad)
    }

    #[test]
    fn boxes_whose_bounds_overlap_may_still_be_apart() {
        let (a, b) = (bar(0.0, 0.0, EIGHTH), bar(12.0, -12.0, EIGHTH));
        assert!(a.bounds().overlaps(&b.bounds()));
        assert!(!a.overlaps(&b));
        assert!(a.overlaps(&bar(12.0, 12.0, EIGHTH)));
    }

    #[test]
    fn a_turned_box_contains_what_lies_along_it_and_not_the_corners_of_its_bounds() {
        let a = bar(0.0, 0.0, EIGHTH);
        assert!(a.contains(PagePt::new(12.0, 12.0)) && a.contains(PagePt::new(0.0, 6.0)));
        assert!(!a.contains(PagePt::new(12.0, -12.0)));
    }

    #[test]
    fn touching_edges_do_not_count() {
        assert!(!bar(0.0, 0.0, 0.0).overlaps(&bar(0.0, 10.0, 0.0)));
        assert!(bar(0.0, 0.0, 0.0).overlaps(&bar(0.0, 9.9, 0.0)));
    }

    #[test]
    fn a_line_crosses_a_turned_box_where_it_lies() {
        let a = bar(0.0, 0.0, EIGHTH);
        let at = PagePt::new;
        assert!(a.is_crossed_by(at(-20.0, 20.0), at(20.0, -20.0)));
        assert!(!a.is_crossed_by(at(0.0, -20.0), at(20.0, -10.0)));
        assert!(!a.is_crossed_by(at(15.0, -15.0), at(20.0, -20.0)));
    }
}
