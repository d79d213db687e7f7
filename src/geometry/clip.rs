//! Cutting page lines and rings exactly at a box.

use crate::projection::{PagePt, PageRect};

/// The stretches of a line inside a box.
#[must_use]
pub fn clip_line(line: &[PagePt], clip: &PageRect) -> Vec<Vec<PagePt>> {
    let mut runs: Vec<Vec<PagePt>> = Vec::new();
    let mut open = false;
    for w in line.windows(2) {
        let Some((from, to)) = clip_segment(w[0], w[1], clip) else {
            open = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if open => run.push(to),
            _ => runs.push(vec![from, to]),
        }
        open = to == w[1];
    }
    runs
}

/// The part of a straight line inside a box (Liang and Barsky).
pub(super) fn clip_segment(a: PagePt, b: PagePt, clip: &PageRect) -> Option<(PagePt, PagePt)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, run, low, high) in [
        (a.x, dx, clip.min.x, clip.max.x),
        (a.y, dy, clip.min.y, clip.max.y),
    ] {
        if run.abs() < 1e-12 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (one, other) = ((low - start) / run, (high - start) / run);
        from = from.max(one.min(other));
        to = to.min(one.max(other));
    }
    // A line that ends inside keeps its exact end, so that the next segment continues from it.
    let at = |t: f64| match t {
        0.0 => a,
        1.0 => b,
        _ => a.offset(dx * t, dy * t),
    };
    (from < to).then(|| (at(from), at(to)))
}

/// The part of a closed ring inside a box, closed again; empty where nothing is (Sutherland and
/// Hodgman). Parts that are separate in the box stay joined along its sides.
#[must_use]
pub fn clip_ring(ring: &[PagePt], clip: &PageRect) -> Vec<PagePt> {
    type Side = (fn(PagePt) -> f64, f64, bool);
    let sides: [Side; 4] = [
        (|p| p.x, clip.min.x, true),
        (|p| p.x, clip.max.x, false),
        (|p| p.y, clip.min.y, true),
        (|p| p.y, clip.max.y, false),
    ];
    let mut points: Vec<PagePt> = ring.split_last().map_or(Vec::new(), |(_, r)| r.to_vec());
    for (of, limit, at_least) in sides {
        let is_inside = |p: PagePt| (of(p) >= limit) == at_least || of(p) == limit;
        let crossing = |a: PagePt, b: PagePt| {
            let t = (limit - of(a)) / (of(b) - of(a));
            a.offset((b.x - a.x) * t, (b.y - a.y) * t)
        };
        let mut kept = Vec::with_capacity(points.len());
        for (i, b) in points.iter().copied().enumerate() {
            let a = points[(i + points.len() - 1) % points.len()];
            if is_inside(a) != is_inside(b) {
                kept.push(crossing(a, b));
            }
            if is_inside(b) {
                kept.push(b);
            }
        }
        points = kept;
    }
    if points.len() < 3 {
        return Vec::new();
    }
    points.extend(points.first().copied());
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(f64, f64)]) -> Vec<PagePt> {
        list.iter().map(|&(x, y)| PagePt::new(x, y)).collect()
    }

    fn page() -> PageRect {
        PageRect::from_min_size(PagePt::default(), 10.0, 10.0)
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_has_two_stretches() {
        let line = points(&[(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0), (2.0, 8.0)]);
        let runs = clip_line(&line, &page());
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[0], points(&[(5.0, 5.0), (10.0, 5.0)]));
        assert_eq!(runs[1], points(&[(10.0, 8.0), (5.0, 8.0), (2.0, 8.0)]));
    }

    #[test]
    fn a_ring_over_a_corner_is_cut_to_it() {
        let ring = points(&[
            (5.0, 5.0),
            (15.0, 5.0),
            (15.0, 15.0),
            (5.0, 15.0),
            (5.0, 5.0),
        ]);
        let cut = clip_ring(&ring, &page());
        let area: f64 = cut
            .windows(2)
            .map(|w| w[0].x * w[1].y - w[1].x * w[0].y)
            .sum();
        assert!((area.abs() / 2.0 - 25.0).abs() < 1e-9, "{cut:?}");
        assert_eq!(cut.first(), cut.last());
    }

    #[test]
    fn a_ring_outside_leaves_nothing_and_one_around_leaves_the_box() {
        let far = points(&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0), (20.0, 20.0)]);
        assert!(clip_ring(&far, &page()).is_empty());
        let around = points(&[
            (-9.0, -9.0),
            (40.0, -9.0),
            (40.0, 40.0),
            (-9.0, 40.0),
            (-9.0, -9.0),
        ]);
        assert_eq!(clip_ring(&around, &page()).len(), 5);
    }
}
