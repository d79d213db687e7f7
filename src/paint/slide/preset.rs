//! Forms that programs for slides know by name: what is one of them stays easy to change.

use super::node::{Freeform, Subpath};
use super::units::{SlidePt, SlideRect};

/// A polygon with at least so many corners may be a circle.
const LEAST_CORNERS: usize = 16;
/// How far, as a share of the radius, a corner of a circle may stray, and at least in units.
const STRAY: (f64, f64) = (0.02, 2.0);

/// A form with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preset {
    Rectangle,
    Ellipse,
}

impl Preset {
    /// The form of a freeform that is a box or a circle.
    pub(super) fn of(freeform: &Freeform, bounds: &SlideRect) -> Option<Self> {
        let [path] = freeform.paths.as_slice() else {
            return None;
        };
        if !path.is_closed {
            return None;
        }
        if is_box(path, bounds) {
            return Some(Self::Rectangle);
        }
        is_circle(path, bounds).then_some(Self::Ellipse)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Rectangle => "rect",
            Self::Ellipse => "ellipse",
        }
    }
}

fn is_box(path: &Subpath, bounds: &SlideRect) -> bool {
    let [a, b, c, d] = path.points.as_slice() else {
        return false;
    };
    let at_corner = |p: &SlidePt| {
        (p.x == bounds.min.x || p.x == bounds.max.x) && (p.y == bounds.min.y || p.y == bounds.max.y)
    };
    let opposite = |p: &SlidePt, q: &SlidePt| p.x != q.x && p.y != q.y;
    path.points.iter().all(at_corner) && opposite(a, c) && opposite(b, d) && a != b && a != d
}

fn is_circle(path: &Subpath, bounds: &SlideRect) -> bool {
    let middle = |low: i64, high: i64| (low + high) as f64 / 2.0;
    let (x, y) = (
        middle(bounds.min.x, bounds.max.x),
        middle(bounds.min.y, bounds.max.y),
    );
    let radius = bounds.width().max(bounds.height()) as f64 / 2.0;
    let stray = (radius * STRAY.0).max(STRAY.1);
    let is_on = |p: &SlidePt| {
        let distance = (p.x as f64 - x).hypot(p.y as f64 - y);
        (distance - radius).abs() <= stray
    };
    path.points.len() >= LEAST_CORNERS && path.points.iter().all(is_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preset(points: &[(i64, i64)]) -> Option<Preset> {
        let points = points.iter().map(|(x, y)| SlidePt { x: *x, y: *y });
        let freeform = Freeform {
            paths: vec![Subpath {
                points: points.collect(),
                is_closed: true,
            }],
            fill: None,
            pen: None,
        };
        Preset::of(&freeform, &freeform.bounds()?)
    }

    #[test]
    fn boxes_and_circles_are_known_and_nothing_else_is() {
        assert_eq!(
            preset(&[(0, 0), (9, 0), (9, 5), (0, 5)]),
            Some(Preset::Rectangle)
        );
        let turned = [(5, 0), (10, 5), (5, 10), (0, 5)];
        let crossed = [(0, 0), (9, 5), (9, 0), (0, 5)];
        assert_eq!((preset(&turned), preset(&crossed)), (None, None));
        let circle = |n: u32, flat: f64| -> Vec<(i64, i64)> {
            let at = |i| f64::from(i) / f64::from(n) * std::f64::consts::TAU;
            let corner = |i| ((300.0 * at(i).cos()) as i64, (flat * at(i).sin()) as i64);
            (0..n).map(corner).collect()
        };
        assert_eq!(preset(&circle(24, 300.0)), Some(Preset::Ellipse));
        assert_eq!(preset(&circle(24, 200.0)), None);
        assert_eq!(preset(&circle(6, 300.0)), None);
    }
}
