//! Hatch lines over areas.

use crate::projection::{PagePt, PageRect, ToPage, WorldPt};
use crate::scene::shapes::corners;
use crate::scene::theme::{HATCH_EVERY_PT, HATCH_WIDTH_PT};
use crate::scene::{Rgba, Shape, Standing, Stroke, Theme};

/// How hatch lines are drawn on a fill.
pub(in crate::scene) fn hatch_stroke(theme: &Theme, fill: Rgba) -> Stroke {
    Stroke::solid(theme.hatch_on(fill), HATCH_WIDTH_PT)
}

/// Which way hatch lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum Slope {
    /// Up to the right: outside the economic circle.
    Up,
    /// Down to the right: units that the atlas does not know.
    Down,
}

/// The hatch of a box on the page.
pub(in crate::scene) fn hatch_within(
    theme: &Theme,
    standing: Standing,
    slope: Slope,
    rect: &PageRect,
) -> Shape {
    // The page stands for the world, so that the box is hatched as areas are.
    let page = ToPage {
        scale: 1.0,
        dx: rect.min.x,
        dy: rect.min.y,
    };
    let [a, b, c, d] = corners(rect).map(|p| page.unproject(p));
    let ring = [vec![a, b, c, d, a]];
    let segments = hatch_lines(ring.iter(), &page, slope, rect, HATCH_EVERY_PT);
    let stroke = hatch_stroke(theme, theme.standing(standing));
    Shape::Segments { segments, stroke }
}

/// A line that two areas share is one: it goes on over a gap of so much, which is their border.
const BORDER_PT: f64 = 0.5;

/// Parallel lines at 45° inside rings (even-odd), `every_pt` apart, within `clip`. Rings whose last
/// corner is not their first are closed.
///
/// Lines are numbered from the world's corner, so they keep still on the ground while panning.
#[must_use]
pub(super) fn hatch_lines<'a>(
    rings: impl Iterator<Item = &'a Vec<WorldPt>>,
    to_page: &ToPage,
    slope: Slope,
    clip: &PageRect,
    every_pt: f64,
) -> Vec<[PagePt; 2]> {
    match slope {
        Slope::Up => rising_lines(rings, to_page, 1.0, clip, every_pt),
        Slope::Down => {
            let mirrored = |p: PagePt| PagePt::new(-p.x, p.y);
            let clip = PageRect {
                min: PagePt::new(-clip.max.x, clip.min.y),
                max: PagePt::new(-clip.min.x, clip.max.y),
            };
            let lines = rising_lines(rings, to_page, -1.0, &clip, every_pt);
            lines.into_iter().map(|line| line.map(mirrored)).collect()
        }
    }
}

/// The lines that run up to the right, on a page whose x is multiplied by `sign`.
fn rising_lines<'a>(
    rings: impl Iterator<Item = &'a Vec<WorldPt>>,
    to_page: &ToPage,
    sign: f64,
    clip: &PageRect,
    every_pt: f64,
) -> Vec<[PagePt; 2]> {
    // A line is x + y = constant; along it x runs.
    let origin = sign * to_page.dx + to_page.dy;
    let on_page = |p: PagePt| (p.x + p.y - origin) / every_pt;
    let first = on_page(clip.min).floor();
    let count = (on_page(clip.max).ceil() - first).max(0.0);
    // Most edges lie between two lines and are passed over, so that a corner costs little.
    let per_world = to_page.scale / every_pt;
    let number = |p: WorldPt| (sign * p.x + p.y) * per_world - first;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page's worth"
    )]
    let lines_before = |at: f64| (at + 1.0).clamp(0.0, count) as u32;
    let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); lines_before(count) as usize];
    for ring in rings {
        let Some(mut before) = ring.last() else {
            continue;
        };
        let mut passed = lines_before(number(*before));
        for corner in ring {
            let now = lines_before(number(*corner));
            for k in passed.min(now)..passed.max(now) {
                let (a, b) = (number(*before), number(*corner));
                let (p, q) = (to_page.project(*before), to_page.project(*corner));
                let t = (f64::from(k) - a) / (b - a);
                crossings[k as usize].push(sign * (p.x + (q.x - p.x) * t));
            }
            (before, passed) = (corner, now);
        }
    }
    let mut lines: Vec<[PagePt; 2]> = Vec::new();
    for (k, mut xs) in (0_u32..).zip(crossings) {
        xs.sort_unstable_by(f64::total_cmp);
        let sum = (first + f64::from(k)) * every_pt + origin;
        let first_of_line = lines.len();
        for pair in xs.chunks_exact(2) {
            // Within the clip in x, and in y = sum - x.
            let from = pair[0].max(clip.min.x).max(sum - clip.max.y);
            let to = pair[1].min(clip.max.x).min(sum - clip.min.y);
            if from >= to {
                continue;
            }
            let end = PagePt::new(to, sum - to);
            match lines[first_of_line..].last_mut() {
                Some([_, before]) if from - before.x <= BORDER_PT => *before = end,
                _ => lines.push([PagePt::new(from, sum - from), end]),
            }
        }
    }
    lines.shrink_to_fit();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_side_by_side_have_lines_in_common_and_an_open_ring_is_closed() {
        let ring = |left: f64, right: f64| -> Vec<WorldPt> {
            [(left, 0.0), (right, 0.0), (right, 100.0), (left, 100.0)]
                .map(|(x, y)| WorldPt { x, y })
                .into()
        };
        let page = ToPage {
            scale: 1.0,
            dx: 0.0,
            dy: 0.0,
        };
        let clip = PageRect::from_min_size(PagePt::default(), 400.0, 100.0);
        for slope in [Slope::Up, Slope::Down] {
            let lines =
                |rings: &[Vec<WorldPt>]| hatch_lines(rings.iter(), &page, slope, &clip, 7.0);
            let (one, two) = (
                lines(&[ring(0.0, 200.0)]),
                lines(&[ring(0.0, 90.0), ring(90.0, 200.0)]),
            );
            assert!(one.len() > 20);
            assert_eq!(one.len(), two.len());
            for ([a, b], [c, d]) in one.iter().zip(&two) {
                assert!(
                    a.distance(*c) < 1e-6 && b.distance(*d) < 1e-6,
                    "{a:?} {c:?}"
                );
            }
        }
    }

    #[test]
    fn a_square_is_hatched_inside_and_its_hole_is_not() {
        let ring = |min: f64, max: f64| -> Vec<WorldPt> {
            [(min, min), (max, min), (max, max), (min, max), (min, min)]
                .map(|(x, y)| WorldPt { x, y })
                .into()
        };
        let rings = [ring(0.0, 100.0), ring(40.0, 60.0)];
        let identity = ToPage {
            scale: 1.0,
            dx: 0.0,
            dy: 0.0,
        };
        let clip = PageRect::from_min_size(PagePt::default(), 200.0, 200.0);
        let lines = |slope| hatch_lines(rings.iter(), &identity, slope, &clip, 7.0);
        let (up, down) = (lines(Slope::Up), lines(Slope::Down));
        assert!(up.len() > 20 && down.len() > 20);
        for [a, b] in &down {
            assert!(((b.x - a.x) - (b.y - a.y)).abs() < 1e-6, "{a:?} {b:?}");
        }
        for [a, b] in up.into_iter().chain(down) {
            let middle = PagePt::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
            let hole = PageRect::from_min_size(PagePt::new(40.0, 40.0), 20.0, 20.0).expand(-0.01);
            assert!(!hole.contains(middle), "{middle:?}");
            assert!(clip.expand(1e-6).contains(a) && clip.expand(1e-6).contains(b));
        }
    }
}
