//! The forms of corridors on the page: smooth courses, bands along them, arcs and ovals.

use geo::ConvexHull as _;
use geo_types::MultiPoint;

use crate::projection::PagePt;

/// Into how many pieces a curve between two places is cut.
const STEPS: u32 = 20;
/// How far an arc rises over its chord, as a share of its length.
const RISE: f64 = 0.09;
/// Into how many pieces the round end of a band is cut.
const END_STEPS: u32 = 8;

/// A smooth line through some points: a centripetal Catmull-Rom spline, straight between two.
pub(super) fn smooth(nodes: &[PagePt]) -> Vec<PagePt> {
    let Some(last) = nodes.last() else {
        return Vec::new();
    };
    let mut line = Vec::new();
    for (i, pair) in nodes.windows(2).enumerate() {
        let before = i.checked_sub(1).and_then(|i| nodes.get(i));
        let after = nodes.get(i + 2);
        let tangent = |here: PagePt, from: PagePt, to: PagePt| {
            let (back, ahead) = (here.distance(from), here.distance(to));
            let span = (back + ahead).max(1e-6);
            let own = pair[0].distance(pair[1]);
            ((to.x - from.x) * own / span, (to.y - from.y) * own / span)
        };
        let (a, b) = (pair[0], pair[1]);
        let leaving = before.map(|p| tangent(a, *p, b));
        let arriving = after.map(|p| tangent(b, a, *p));
        // Without a place beyond an end the curve leaves it towards the other.
        let chord = (b.x - a.x, b.y - a.y);
        let ease = |known: Option<(f64, f64)>, other: Option<(f64, f64)>| {
            known.unwrap_or_else(|| {
                let (x, y) = other.unwrap_or(chord);
                ((3.0 * chord.0 - x) / 2.0, (3.0 * chord.1 - y) / 2.0)
            })
        };
        let (m, n) = (ease(leaving, arriving), ease(arriving, leaving));
        line.extend((0..STEPS).map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            hermite(t, (a, m), (b, n))
        }));
    }
    line.push(*last);
    line
}

fn hermite(t: f64, (a, m): (PagePt, (f64, f64)), (b, n): (PagePt, (f64, f64))) -> PagePt {
    let (t2, t3) = (t * t, t * t * t);
    let (h0, h1) = (2.0 * t3 - 3.0 * t2 + 1.0, t3 - 2.0 * t2 + t);
    let (h2, h3) = (3.0 * t2 - 2.0 * t3, t3 - t2);
    PagePt::new(
        h0 * a.x + h1 * m.0 + h2 * b.x + h3 * n.0,
        h0 * a.y + h1 * m.1 + h2 * b.y + h3 * n.1,
    )
}

/// An arc between two points that rises to the north of its chord, or to the west of one that
/// runs from north to south; the same from either end.
pub(super) fn arc(a: PagePt, b: PagePt) -> Vec<PagePt> {
    let (a, b) = if (b.x, b.y) < (a.x, a.y) {
        (b, a)
    } else {
        (a, b)
    };
    let (x, y) = (b.x - a.x, b.y - a.y);
    let at = |step: u32| {
        let t = f64::from(step) / f64::from(STEPS);
        let rise = RISE * 4.0 * t * (1.0 - t);
        a.offset(x * t + y * rise, y * t - x * rise)
    };
    (0..=STEPS).map(at).collect()
}

/// The outline of a band along a line; its ends taper to a share of its width.
pub(super) fn band(line: &[PagePt], width_pt: f64, (taper_pt, end): (f64, f64)) -> Vec<PagePt> {
    let mut along = vec![0.0];
    for w in line.windows(2) {
        along.push(along.last().copied().unwrap_or_default() + w[0].distance(w[1]));
    }
    let length = along.last().copied().unwrap_or_default().max(1e-6);
    let taper = taper_pt.min(length * 0.4).max(1e-6);
    let half = |s: f64| {
        let t = (s.min(length - s) / taper).clamp(0.0, 1.0);
        let eased = t * t * (3.0 - 2.0 * t);
        width_pt / 2.0 * (end + (1.0 - end) * eased)
    };
    let side = |sign: f64| {
        line.iter().zip(&along).enumerate().map(move |(i, (p, s))| {
            let (x, y) = direction(line, i);
            p.offset(-y * sign * half(*s), x * sign * half(*s))
        })
    };
    let mut outline: Vec<PagePt> = side(1.0).collect();
    outline.extend(cap(
        line,
        line.len().saturating_sub(1),
        width_pt / 2.0 * end,
    ));
    let mut back: Vec<PagePt> = side(-1.0).collect();
    back.reverse();
    outline.extend(back);
    outline.extend(cap(line, 0, width_pt / 2.0 * end));
    outline
}

/// The round end of a band, from its one side to the other.
fn cap(line: &[PagePt], i: usize, radius: f64) -> impl Iterator<Item = PagePt> {
    let (x, y) = direction(line, i);
    let ahead = if i == 0 { (-x, -y) } else { (x, y) };
    let center = line.get(i).copied().unwrap_or_default();
    let side = if i == 0 { (y, -x) } else { (-y, x) };
    (1..END_STEPS).map(move |step| {
        let angle = f64::from(step) / f64::from(END_STEPS) * std::f64::consts::PI;
        let (along, across) = (angle.sin() * radius, angle.cos() * radius);
        center.offset(
            ahead.0 * along + side.0 * across,
            ahead.1 * along + side.1 * across,
        )
    })
}

/// The direction of a line at one of its points.
fn direction(line: &[PagePt], i: usize) -> (f64, f64) {
    let from = line.get(i.saturating_sub(1)).or(line.first());
    let to = line.get(i + 1).or(line.last());
    let (Some(from), Some(to)) = (from, to) else {
        return (1.0, 0.0);
    };
    let length = from.distance(*to).max(1e-9);
    ((to.x - from.x) / length, (to.y - from.y) / length)
}

/// The convex hull of circles around points, from its leftmost point on.
pub(super) fn oval(nodes: &[PagePt], radius: f64) -> Vec<PagePt> {
    const SIDES: u32 = 32;
    let around = |n: &PagePt| {
        let n = *n;
        (0..SIDES).map(move |i| {
            let angle = f64::from(i) / f64::from(SIDES) * std::f64::consts::TAU;
            (n.x + radius * angle.cos(), n.y + radius * angle.sin())
        })
    };
    let points: MultiPoint<f64> = nodes.iter().flat_map(around).collect();
    let hull = points.convex_hull();
    let mut outline: Vec<PagePt> = hull
        .exterior()
        .points()
        .map(|p| PagePt::new(p.x(), p.y()))
        .collect();
    // The ring of `geo` ends where it starts; here paths are closed by the painter.
    outline.pop();
    let by_place = |a: &(usize, &PagePt), b: &(usize, &PagePt)| {
        a.1.x.total_cmp(&b.1.x).then(a.1.y.total_cmp(&b.1.y))
    };
    let first = outline
        .iter()
        .enumerate()
        .min_by(by_place)
        .map_or(0, |(i, _)| i);
    outline.rotate_left(first);
    outline
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(of: &[(f64, f64)]) -> Vec<PagePt> {
        of.iter().map(|(x, y)| PagePt::new(*x, *y)).collect()
    }

    #[test]
    fn an_oval_encloses_the_circles_around_its_members_and_starts_at_the_left() {
        let nodes = points(&[(0.0, 0.0), (100.0, 0.0), (40.0, 60.0), (45.0, 20.0)]);
        let hull = oval(&nodes, 10.0);
        assert!(hull.iter().all(|p| hull[0].x <= p.x));
        let turns = (0..hull.len()).map(|i| {
            let [a, b, c] = [i, i + 1, i + 2].map(|k| hull[k % hull.len()]);
            (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
        });
        assert!(turns.fold(f64::INFINITY, f64::min) > 0.0, "{hull:?}");
        for node in nodes {
            let nearest = hull.iter().map(|p| p.distance(node));
            assert!(nearest.fold(f64::INFINITY, f64::min) > 9.9, "{node:?}");
        }
    }

    #[test]
    fn a_smooth_line_passes_through_its_places_and_turns_little_at_any_of_them() {
        let nodes = points(&[(0.0, 0.0), (60.0, 70.0), (300.0, 120.0)]);
        let line = smooth(&nodes);
        for node in &nodes {
            assert!(line.iter().any(|p| p.distance(*node) < 1e-6), "{node:?}");
        }
        let turn = |w: &[PagePt]| {
            let angle = |a: PagePt, b: PagePt| (b.y - a.y).atan2(b.x - a.x);
            (angle(w[1], w[2]) - angle(w[0], w[1])).abs()
        };
        let most = line.windows(3).map(turn).fold(0.0, f64::max);
        assert!(most < 0.2, "{most}");
        assert_eq!(smooth(&points(&[(0.0, 0.0), (10.0, 0.0)])).len(), 21);
    }

    #[test]
    fn a_band_is_as_wide_as_asked_in_its_middle_and_narrower_at_its_ends() {
        let line = smooth(&points(&[(0.0, 0.0), (300.0, 0.0)]));
        let outline = band(&line, 12.0, (40.0, 0.5));
        let width = |x: f64| {
            let near = outline.iter().filter(|p| (p.x - x).abs() < 1.0);
            let ys: Vec<f64> = near.map(|p| p.y).collect();
            ys.iter().copied().fold(f64::MIN, f64::max)
                - ys.iter().copied().fold(f64::MAX, f64::min)
        };
        assert!((width(150.0) - 12.0).abs() < 1e-6);
        assert!((width(0.0) - 6.0).abs() < 0.6, "{}", width(0.0));
        assert!(outline.iter().all(|p| (-3.1..=303.1).contains(&p.x)));
    }

    #[test]
    fn an_arc_is_the_same_from_either_end() {
        let (a, b) = (PagePt::new(0.0, 0.0), PagePt::new(100.0, 40.0));
        assert_eq!(arc(a, b), arc(b, a));
        let rise = arc(a, b)[10].distance(PagePt::new(50.0, 20.0));
        assert!((rise - RISE * a.distance(b)).abs() < 1e-6);
    }
}
