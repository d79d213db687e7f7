//! Points against segments and rings of a plane, in world or page coordinates.

use geo_types::Coord;

/// The square of the distance from a point to the nearest point of a segment, whose ends may be the
/// same. Squares compare as distances do and need no root.
#[must_use]
#[inline]
pub fn squared_distance_to_segment<P: Into<Coord<f64>>>(p: P, a: P, b: P) -> f64 {
    let (p, a, b) = (p.into(), a.into(), b.into());
    let along = b - a;
    let length_squared = along.x * along.x + along.y * along.y;
    let t = if length_squared > 0.0 {
        (((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (p.x - a.x - t * along.x, p.y - a.y - t * along.y);
    x * x + y * y
}

/// Whether a point lies inside a ring, by the even-odd rule. The ring may be closed (first point
/// repeated) or not; a point on its edge may count as either.
#[must_use]
#[inline]
pub fn ring_contains<P: Copy + Into<Coord<f64>>>(ring: &[P], p: P) -> bool {
    let p = p.into();
    let Some(last) = ring.last() else {
        return false;
    };
    let mut inside = false;
    let mut a: Coord<f64> = (*last).into();
    for b in ring {
        let b: Coord<f64> = (*b).into();
        // The edge from the last point of a closed ring to its first has no height.
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        a = b;
    }
    inside
}

/// The area of a ring, closed or not, whichever way round it goes; one that crosses itself has less.
#[must_use]
pub(super) fn ring_area<P: Copy + Into<Coord<f64>>>(ring: &[P]) -> f64 {
    let Some(origin) = ring.first() else {
        return 0.0;
    };
    // From a corner, so that the products are as small as the ring.
    let origin: Coord<f64> = (*origin).into();
    let corner = |p: &P| (*p).into() - origin;
    let doubled = ring.windows(2).map(|ends| {
        let (a, b) = (corner(&ends[0]), corner(&ends[1]));
        a.x * b.y - b.x * a.y
    });
    doubled.sum::<f64>().abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::{PagePt, WorldPt};

    #[test]
    fn the_nearest_point_of_a_segment_is_inside_it_or_an_end() {
        let at = |x, y| WorldPt { x, y };
        let squared = |x, y| squared_distance_to_segment(at(x, y), at(0.0, 0.0), at(4.0, 0.0));
        assert_eq!(
            [squared(2.0, 3.0), squared(7.0, 4.0), squared(-3.0, 4.0)],
            [9.0, 25.0, 25.0]
        );
    }

    #[test]
    fn a_ring_is_as_large_whichever_way_it_goes_open_or_closed() {
        let mut ring = [(2.0, 1.0), (5.0, 1.0), (5.0, 3.0), (2.0, 3.0), (2.0, 1.0)]
            .map(|(x, y)| WorldPt { x, y });
        assert_eq!((ring_area(&ring), ring_area(&ring[..4])), (6.0, 6.0));
        ring.reverse();
        assert_eq!(ring_area(&ring), 6.0);
        assert_eq!(ring_area::<WorldPt>(&[]), 0.0);
    }

    #[test]
    fn a_segment_without_length_is_a_point() {
        let at = PagePt::new;
        assert_eq!(
            squared_distance_to_segment(at(3.0, 4.0), at(0.0, 0.0), at(0.0, 0.0)),
            25.0
        );
    }

    #[test]
    fn a_ring_contains_the_same_points_open_or_closed() {
        // A notch from above: its tip is at (2, 1).
        let open = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 1.0), (0.0, 4.0)];
        let open = open.map(|(x, y)| PagePt::new(x, y));
        let closed = [&open[..], &open[..1]].concat();
        for (x, y, inside) in [
            (1.0, 0.5, true),
            (0.5, 2.0, true),
            (3.5, 2.0, true),
            (2.0, 2.0, false),
            (5.0, 1.0, false),
            (-1.0, 4.0, false),
        ] {
            let p = PagePt::new(x, y);
            assert_eq!(ring_contains(&open, p), inside, "{x} {y}");
            assert_eq!(ring_contains(&closed, p), inside, "{x} {y}");
        }
        assert!(!ring_contains(&[], PagePt::default()));
    }
}
