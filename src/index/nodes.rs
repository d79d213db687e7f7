//! Places by their nodes: which are near, on the ellipsoid.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::geometry::geodesic_length_km;
use crate::model::{Atlas, PlaceId};
use crate::projection::LonLat;

/// The smallest radius of curvature of WGS-84, a(1 − e²), kilometres: an arc between two normals
/// is nowhere shorter than this times their angle, so it turns a distance into a safe angle.
const SMALLEST_RADIUS_KM: f64 = 6335.4;

/// Nodes on the unit sphere, where neither the poles nor 180° are special.
#[derive(Debug)]
pub(super) struct NodeIndex(RTree<GeomWithData<[f64; 3], (PlaceId, LonLat)>>);

impl NodeIndex {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let nodes = atlas
            .places()
            .filter_map(|(id, place)| Some((id, place.node.as_ref()?.at)));
        let points = nodes.map(|(id, at)| GeomWithData::new(on_sphere(at), (id, at)));
        Self(RTree::bulk_load(
            points
                .filter(|p| p.geom().iter().all(|c| c.is_finite()))
                .collect(),
        ))
    }

    /// Places at most `radius_km` away, nearest first, with their distance in kilometres.
    pub(super) fn near(&self, at: LonLat, radius_km: f64) -> Vec<(PlaceId, f64)> {
        let proposed = self
            .0
            .locate_within_distance(on_sphere(at), chord_squared(radius_km));
        let mut near: Vec<_> = proposed
            .map(|point| (point.data.0, geodesic_length_km(&[at, point.data.1])))
            .filter(|(_, km)| *km <= radius_km)
            .collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        near
    }
}

fn on_sphere(at: LonLat) -> [f64; 3] {
    let (sin_lon, cos_lon) = at.lon_deg.to_radians().sin_cos();
    let (sin_lat, cos_lat) = at.lat_deg.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// The square of a chord no shorter than any a geodesic of this length can span.
fn chord_squared(radius_km: f64) -> f64 {
    let half_angle = (radius_km / SMALLEST_RADIUS_KM / 2.0).clamp(0.0, std::f64::consts::FRAC_PI_2);
    // The addend outweighs rounding: 1e-12 of the sphere's radius is a few micrometres.
    let chord = 2.0 * half_angle.sin() + 1e-12;
    chord * chord
}
