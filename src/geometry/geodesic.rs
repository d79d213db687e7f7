//! The area within a line on the ellipsoid, and the course of the shortest way.

use geo::{Distance, Geodesic, GeodesicArea, InterpolatePoint, LineString, Point, Polygon};

use crate::projection::LonLat;

/// The longest stretch of a course that is drawn straight: at the latitudes of the atlas it leaves
/// the geodesic by less than a pixel of the whole region.
const STRETCH_M: f64 = 40_000.0;
/// A course has at most so many stretches, however long it is.
const MOST_STRETCHES: u32 = 64;

/// The area within a ring on the WGS-84 ellipsoid, square kilometres (Karney's geodesics), whichever
/// way round it runs; the last point is joined to the first. `None` where the ring has fewer than
/// three points or crosses itself, so that it has no inside.
#[must_use]
pub fn geodesic_area_km2(ring: &[LonLat]) -> Option<f64> {
    if ring.len() < 3 || crosses_itself(ring) {
        return None;
    }
    let points: Vec<(f64, f64)> = ring.iter().map(|p| (p.lon_deg, p.lat_deg)).collect();
    let polygon = Polygon::new(LineString::from(points), Vec::new());
    Some(polygon.geodesic_area_signed().abs() / 1e6)
}

/// The shortest way from one position to another on the ellipsoid, as points so near that straight
/// lines between them look like it; both ends are among them.
#[must_use]
pub fn geodesic_course(from: LonLat, to: LonLat) -> Vec<LonLat> {
    let [start, end] = [from, to].map(|p| Point::new(p.lon_deg, p.lat_deg));
    let stretches = Geodesic.distance(start, end) / STRETCH_M;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the bounds"
    )]
    let stretches = stretches.ceil().clamp(1.0, f64::from(MOST_STRETCHES)) as u32;
    let between = (1..stretches).map(|i| {
        let share = f64::from(i) / f64::from(stretches);
        let at = Geodesic.point_at_ratio_between(start, end, share);
        LonLat {
            lon_deg: at.x(),
            lat_deg: at.y(),
        }
    });
    std::iter::once(from)
        .chain(between)
        .chain(std::iter::once(to))
        .collect()
}

/// Whether two sides of a ring that do not follow each other meet.
fn crosses_itself(ring: &[LonLat]) -> bool {
    let side = |i: usize| (ring[i], ring[(i + 1) % ring.len()]);
    (0..ring.len()).any(|i| {
        (i + 2..ring.len())
            .filter(|j| i != 0 || *j != ring.len() - 1)
            .any(|j| meet(side(i), side(j)))
    })
}

fn meet((a, b): (LonLat, LonLat), (c, d): (LonLat, LonLat)) -> bool {
    let turn = |p: LonLat, q: LonLat, r: LonLat| {
        (q.lon_deg - p.lon_deg) * (r.lat_deg - p.lat_deg)
            - (q.lat_deg - p.lat_deg) * (r.lon_deg - p.lon_deg)
    };
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::geodesic_length_km;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    /// EPSG's figures of the ellipsoid: a = 6378137 m, 1/f = 298.257223563.
    #[test]
    fn the_equator_the_meridian_and_the_earth_are_as_large_as_is_published() {
        let degree = geodesic_length_km(&[at(0.0, 0.0), at(1.0, 0.0)]);
        assert!((degree - 111.319_490_793).abs() < 1e-6, "{degree}");
        let quadrant = geodesic_length_km(&[at(0.0, 0.0), at(0.0, 90.0)]);
        assert!((quadrant - 10_001.965_729).abs() < 1e-5, "{quadrant}");
        // An eighth of the surface of 510,065,621.724 km².
        let octant = geodesic_area_km2(&[at(0.0, 0.0), at(90.0, 0.0), at(0.0, 90.0)]).unwrap();
        assert!((octant - 510_065_621.724 / 8.0).abs() < 1.0, "{octant}");
    }

    #[test]
    fn an_area_is_the_same_either_way_round_and_a_ring_that_crosses_itself_has_none() {
        let ring = [at(104.0, 30.0), at(105.0, 30.0), at(104.5, 31.0)];
        let back: Vec<LonLat> = ring.iter().rev().copied().collect();
        let (area, reversed) = (geodesic_area_km2(&ring), geodesic_area_km2(&back));
        assert!((area.unwrap() - reversed.unwrap()).abs() < 1e-6);
        let bow = [
            at(104.0, 30.0),
            at(105.0, 31.0),
            at(105.0, 30.0),
            at(104.0, 31.0),
        ];
        assert_eq!(geodesic_area_km2(&bow), None);
        assert_eq!(geodesic_area_km2(&ring[..2]), None);
    }

    #[test]
    fn a_course_runs_along_the_ellipsoid_from_end_to_end() {
        let (from, to) = (at(98.0, 30.0), at(110.0, 30.0));
        let course = geodesic_course(from, to);
        assert_eq!((course.first(), course.last()), (Some(&from), Some(&to)));
        let direct = geodesic_length_km(&[from, to]);
        assert!((geodesic_length_km(&course) - direct).abs() < 1e-6);
        // The shortest way bends to the north of the parallel.
        assert!(course[course.len() / 2].lat_deg > 30.1);
        assert_eq!(geodesic_course(from, from), [from, from]);
    }
}
