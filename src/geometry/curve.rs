//! Smooth curves through waypoints.

use crate::projection::LonLat;

/// The most segments between two waypoints.
const MAX_STEPS: u32 = 8;
/// The fewest.
const MIN_STEPS: u32 = 4;
/// The length of a segment, in degrees, where it is between the two: some two kilometres.
const STEP_DEG: f64 = 0.02;

/// A centripetal Catmull–Rom curve through `waypoints` (Yuksel, Schaefer and Keyser 2011).
///
/// Centripetal spacing makes neither loops nor overshoots between uneven waypoints. Two points or
/// fewer come back as they are; repeated points are dropped.
#[must_use]
pub fn catmull_rom(waypoints: &[LonLat]) -> Vec<LonLat> {
    let mut points = waypoints.to_vec();
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let n = points.len();
    let pieces: u32 = points.windows(2).map(|w| steps(w[0], w[1])).sum();
    let mut curve = Vec::with_capacity(pieces as usize + 1);
    for i in 0..n - 1 {
        let before = if i == 0 {
            mirrored(points[0], points[1])
        } else {
            points[i - 1]
        };
        let after = if i + 2 == n {
            mirrored(points[n - 1], points[n - 2])
        } else {
            points[i + 2]
        };
        let control = [before, points[i], points[i + 1], after];
        let knots = knots(&control);
        let steps = steps(points[i], points[i + 1]);
        let share = |step| f64::from(step) / f64::from(steps);
        curve.extend((0..steps).map(|step| at(&control, knots, share(step))));
    }
    curve.push(points[n - 1]);
    curve
}

/// The number of segments between two waypoints, by their distance.
fn steps(a: LonLat, b: LonLat) -> u32 {
    let length = (a.lon_deg - b.lon_deg).hypot(a.lat_deg - b.lat_deg);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates"
    )]
    let steps = (length / STEP_DEG).ceil() as u32;
    steps.clamp(MIN_STEPS, MAX_STEPS)
}

/// The point that continues a line beyond its end.
fn mirrored(end: LonLat, inner: LonLat) -> LonLat {
    LonLat {
        lon_deg: 2.0 * end.lon_deg - inner.lon_deg,
        lat_deg: 2.0 * end.lat_deg - inner.lat_deg,
    }
}

/// The parameters of the control points after the first, which has 0.
fn knots(control: &[LonLat; 4]) -> [f64; 3] {
    let knot = |a: LonLat, b: LonLat| {
        (a.lon_deg - b.lon_deg)
            .hypot(a.lat_deg - b.lat_deg)
            .sqrt()
            .max(1e-9)
    };
    let t1 = knot(control[0], control[1]);
    let t2 = t1 + knot(control[1], control[2]);
    [t1, t2, t2 + knot(control[2], control[3])]
}

/// The point at `u` (0 to 1) between the two middle control points, by Barry and Goldman.
fn at(control: &[LonLat; 4], [t1, t2, t3]: [f64; 3], u: f64) -> LonLat {
    let t = t1 + u * (t2 - t1);
    let mix = |a: LonLat, b: LonLat, ta: f64, tb: f64| {
        let w = (t - ta) / (tb - ta);
        LonLat {
            lon_deg: a.lon_deg + (b.lon_deg - a.lon_deg) * w,
            lat_deg: a.lat_deg + (b.lat_deg - a.lat_deg) * w,
        }
    };
    let a1 = mix(control[0], control[1], 0.0, t1);
    let a2 = mix(control[1], control[2], t1, t2);
    let a3 = mix(control[2], control[3], t2, t3);
    let b1 = mix(a1, a2, 0.0, t2);
    let b2 = mix(a2, a3, t1, t3);
    mix(b1, b2, t1, t2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_passes_through_every_waypoint() {
        let waypoints: Vec<_> = [(104.0, 30.0), (104.5, 30.1), (104.6, 29.6), (106.5, 29.5)]
            .map(|(lon, lat)| LonLat::new(lon, lat).unwrap())
            .into();
        let curve = catmull_rom(&waypoints);
        for p in &waypoints {
            assert!(
                curve.iter().any(|c| (c.lon_deg - p.lon_deg).abs() < 1e-9
                    && (c.lat_deg - p.lat_deg).abs() < 1e-9),
                "{p:?}"
            );
        }
    }
}
