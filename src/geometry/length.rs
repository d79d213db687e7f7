//! Lengths on the ellipsoid.

use geo::{Distance, Geodesic, Point};

use crate::projection::LonLat;

/// The length of a course on the WGS-84 ellipsoid, kilometres (Karney's geodesics).
#[must_use]
pub fn geodesic_length_km(course: &[LonLat]) -> f64 {
    let point = |p: &LonLat| Point::new(p.lon_deg, p.lat_deg);
    course
        .windows(2)
        .map(|w| Geodesic.distance(point(&w[0]), point(&w[1])))
        .sum::<f64>()
        / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_the_meridian_at_thirty_north_is_111_km() {
        let at = |lat| LonLat::new(104.0, lat).unwrap();
        assert!((geodesic_length_km(&[at(29.5), at(30.5)]) - 110.85).abs() < 0.01);
    }
}
