//! Mends the polygons of one unit: flaws that do not change what is meant.

use geo::Area;
use geo_types::{MultiPolygon, Polygon};

use super::budget::Spent;
use super::flaw::{Flaw, Flaws};
use super::{overlay, sound};

/// The polygons of one unit, sound: nothing crosses, nothing overlaps. Adds what was mended.
///
/// Empty when nothing with an area is left. Polygons that are sound come back as they were.
pub(super) fn mended(polygons: Vec<Polygon<f64>>, flaws: &mut Flaws) -> MultiPolygon<f64> {
    let mut found = Flaws::default();
    let checked = sound::check(&polygons, &mut found);
    if checked == Ok(()) && found.is_empty() {
        return MultiPolygon::new(polygons);
    }
    // What the grid does not see is finer than the map can show.
    let Some(repaired) = overlay::repaired(&polygons, &mut found) else {
        return MultiPolygon::new(polygons);
    };
    if let (Err(Spent), true, Some(first)) = (checked, found.is_empty(), polygons.first()) {
        let at = first.exterior().0.first();
        at.into_iter().for_each(|at| found.add(Flaw::Crossing, *at));
    }
    found.changes_area = changes_area(&polygons, &repaired);
    flaws.absorb(found);
    repaired
}

/// Which share of the area counts as another area.
const ANOTHER: f64 = 1e-6;

fn changes_area(before: &[Polygon<f64>], after: &MultiPolygon<f64>) -> bool {
    let (before, after): (f64, f64) = (
        before.iter().map(Area::unsigned_area).sum(),
        after.unsigned_area(),
    );
    (before - after).abs() > ANOTHER * after
}

#[cfg(test)]
mod tests {
    use geo_types::{Coord, LineString, polygon};

    use super::*;
    use crate::messages::Says as _;

    fn square(x: f64, y: f64, side: f64) -> LineString<f64> {
        let corners = [
            (0.0, 0.0),
            (side, 0.0),
            (side, side),
            (0.0, side),
            (0.0, 0.0),
        ];
        corners
            .iter()
            .map(|(dx, dy)| Coord::from((x + dx, y + dy)))
            .collect::<Vec<_>>()
            .into()
    }

    fn check(polygons: Vec<Polygon<f64>>) -> (MultiPolygon<f64>, String) {
        let mut flaws = Flaws::default();
        let made = mended(polygons, &mut flaws);
        let mut again = Flaws::default();
        assert_eq!(sound::check(&made.0, &mut again), Ok(()));
        assert!(again.is_empty(), "{} in {made:?}", again.said());
        (made, flaws.said().to_string())
    }

    #[track_caller]
    fn has_area(made: &MultiPolygon<f64>, expected: f64) {
        let area = made.unsigned_area();
        assert!(
            (area - expected).abs() < 1e-5,
            "{area} instead of {expected}"
        );
    }

    #[test]
    fn what_is_sound_stays_bit_for_bit() {
        let inner = vec![square(104.3, 30.3, 0.2)];
        let around = Polygon::new(square(104.1, 30.1, 0.7), inner);
        let island = Polygon::new(square(104.35, 30.35, 0.1), Vec::new());
        let (made, flaws) = check(vec![around.clone(), island.clone()]);
        assert_eq!((made.0, flaws.as_str()), (vec![around, island], ""));
    }

    #[test]
    fn a_loop_of_a_tenth_of_a_metre_is_cut_and_other_vertices_stay() {
        let with_loop = polygon![
            (x: 103.5, y: 30.2), (x: 104.5, y: 30.2), (x: 104.5, y: 31.2), (x: 104.000_001, y: 31.2),
            (x: 104.0, y: 31.200_001), (x: 104.000_000_5, y: 31.200_000_5),
            (x: 104.000_000_6, y: 31.199_999_9), (x: 103.5, y: 31.2),
        ];
        let (made, flaws) = check(vec![with_loop]);
        assert!(flaws.contains("crossed itself"), "{flaws}");
        assert_eq!(made.0.len(), 1);
        has_area(&made, 1.0);
        let ring = made.0[0].exterior();
        for corner in [(103.5, 30.2), (104.5, 30.2), (104.5, 31.2), (103.5, 31.2)] {
            assert!(ring.0.contains(&corner.into()), "{corner:?} in {ring:?}");
        }
    }

    #[test]
    fn nothing_cancels_something_else() {
        let part = |x, y, side| Polygon::new(square(x, y, side), Vec::new());
        let with_holes = |holes: Vec<_>| vec![Polygon::new(square(104.0, 30.0, 1.0), holes)];
        let twice = Polygon::new(
            [square(104.0, 30.0, 1.0).0, square(104.0, 30.0, 1.0).0]
                .concat()
                .into(),
            Vec::new(),
        );
        let clockwise = Polygon::new(
            square(104.5, 30.0, 1.0)
                .0
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
                .into(),
            Vec::new(),
        );
        for (claim, polygons, area) in [
            (
                "parts that overlap",
                vec![part(104.0, 30.0, 1.0), part(104.5, 30.0, 1.0)],
                1.5,
            ),
            (
                "parts that turn different ways",
                vec![part(104.0, 30.0, 1.0), clockwise],
                1.5,
            ),
            (
                "the same part twice",
                vec![part(104.0, 30.0, 1.0), part(104.0, 30.0, 1.0)],
                1.0,
            ),
            (
                "a part within another",
                vec![part(104.0, 30.0, 1.0), part(104.2, 30.2, 0.1)],
                1.0,
            ),
            (
                "parts side by side",
                vec![part(104.0, 30.0, 1.0), part(105.0, 30.0, 1.0)],
                2.0,
            ),
            ("a ring that runs twice", vec![twice], 1.0),
            (
                "the same hole twice",
                with_holes(vec![square(104.2, 30.2, 0.1), square(104.2, 30.2, 0.1)]),
                0.99,
            ),
            (
                "a hole within a hole",
                with_holes(vec![square(104.2, 30.2, 0.4), square(104.3, 30.3, 0.1)]),
                0.84,
            ),
            (
                "a hole across the edge",
                with_holes(vec![square(104.9, 30.2, 0.2)]),
                0.98,
            ),
            (
                "a hole beside its polygon",
                with_holes(vec![square(106.0, 30.0, 0.5)]),
                1.25,
            ),
        ] {
            let (made, flaws) = check(polygons);
            assert!(!flaws.is_empty(), "{claim}");
            let got = made.unsigned_area();
            assert!(
                (got - area).abs() < 1e-5,
                "{claim}: {got} instead of {area}"
            );
        }
    }

    #[test]
    fn a_comb_of_long_teeth_is_found_sound() {
        let teeth = 20_000;
        let mut ring = vec![Coord::from((104.0, 28.0))];
        for i in 0..teeth {
            let x = 104.0 + f64::from(i) * 1e-4;
            ring.extend([(x, 29.0), (x + 2.5e-5, 31.9)].map(Coord::from));
        }
        ring.extend([(107.0, 29.0), (107.0, 28.0), (104.0, 28.0)].map(Coord::from));
        let comb = Polygon::new(ring.into(), Vec::new());
        let (made, flaws) = check(vec![comb.clone()]);
        assert_eq!((made.0, flaws.as_str()), (vec![comb], ""));
    }

    #[test]
    fn many_holes_are_found_to_lie_inside() {
        let holes = (0..40_000).map(|i| {
            let (column, row) = (f64::from(i % 200), f64::from(i / 200));
            square(104.001 + column * 0.004, 30.001 + row * 0.004, 0.002)
        });
        let holed = Polygon::new(square(104.0, 30.0, 1.0), holes.collect());
        let mut flaws = Flaws::default();
        let made = mended(vec![holed.clone()], &mut flaws);
        assert_eq!((made.0, flaws.is_empty()), (vec![holed], true));
    }
}
