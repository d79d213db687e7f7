//! From coordinates to polygons, or the reason why not.

use geo::GeoNum;
use geo::algorithm::kernels::{Kernel, Orientation};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::{Coordinates, Fault, Geometry};
use crate::projection::LonLat;

/// The polygons of a geometry: rings closed, of four positions at least, with an area, in range.
///
/// Repeated positions are dropped. Whether edges cross is not asked.
pub(in crate::geodata) fn multi_polygon(geometry: &Geometry) -> Result<MultiPolygon<f64>, Fault> {
    let needed = match geometry.kind() {
        "Polygon" => 3,
        "MultiPolygon" => 4,
        other => return Err(Fault::NotPolygon(other.to_owned())),
    };
    let coordinates = &geometry.coordinates;
    if let Some(fault) = &coordinates.fault {
        return Err(Fault::NotCoordinates(fault.clone()));
    }
    if coordinates.depth != needed {
        let kind = geometry.kind().to_owned();
        return Err(Fault::Nesting {
            kind,
            depth: coordinates.depth,
            needed,
        });
    }
    check_range(&coordinates.positions)?;
    let rings: Vec<LineString<f64>> = coordinates
        .lines()
        .enumerate()
        .map(|(index, positions)| ring(index + 1, positions))
        .collect::<Result<_, _>>()?;
    Ok(polygons(coordinates, rings))
}

/// Whether a position is on the globe; `index` counts from 0.
pub(in crate::geodata) fn check_position(index: usize, c: Coord<f64>) -> Result<LonLat, Fault> {
    LonLat::new(c.x, c.y).map_err(|error| Fault::OutOfRange {
        position: index + 1,
        error,
    })
}

fn check_range(positions: &[Coord<f64>]) -> Result<(), Fault> {
    positions
        .iter()
        .enumerate()
        .try_for_each(|(i, c)| check_position(i, *c).map(drop))
}

fn ring(number: usize, positions: &[Coord<f64>]) -> Result<LineString<f64>, Fault> {
    let (Some(first), Some(last)) = (positions.first(), positions.last()) else {
        return Err(Fault::ShortRing {
            ring: number,
            positions: 0,
        });
    };
    if positions.len() < 4 {
        return Err(Fault::ShortRing {
            ring: number,
            positions: positions.len(),
        });
    }
    if first != last {
        let (start, end) = (show(*first), show(*last));
        return Err(Fault::OpenRing {
            ring: number,
            start,
            end,
        });
    }
    let mut points = positions.to_vec();
    points.dedup();
    if points.len() < 4 || is_flat(&points) {
        return Err(Fault::NoArea(number));
    }
    Ok(LineString::new(points))
}

/// Whether all points lie on one straight line. The signed area cannot tell, because that of a bow
/// tie is zero as well.
fn is_flat(ring: &[Coord<f64>]) -> bool {
    let side = |p: &Coord<f64>| <f64 as GeoNum>::Ker::orient2d(ring[0], ring[1], *p);
    ring.iter().all(|p| side(p) == Orientation::Collinear)
}

/// A position for a message.
pub(super) fn show(c: Coord<f64>) -> String {
    format!("[{}, {}]", c.x, c.y)
}

fn polygons(coordinates: &Coordinates, rings: Vec<LineString<f64>>) -> MultiPolygon<f64> {
    let mut rings = rings.into_iter();
    coordinates
        .polygons()
        .filter_map(|span| {
            let mut own = rings.by_ref().take(span.len());
            let exterior = own.next()?;
            Some(Polygon::new(exterior, own.collect()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Says as _;

    fn check(json: &str) -> Result<MultiPolygon<f64>, Fault> {
        multi_polygon(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_polygon_with_a_hole_keeps_its_rings() {
        let polygons = check(
            r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,1],[6,2],[5,1]]]}"#,
        )
        .unwrap();
        assert_eq!(polygons.0.len(), 1);
        assert_eq!(polygons.0[0].interiors().len(), 1);
    }

    #[test]
    fn every_broken_ring_has_its_own_fault() {
        for (coordinates, words) in [
            ("[[[0,0],[1,0],[0,0]]]", "3 positions"),
            ("[[[0,0],[1,0],[1,1],[0,1]]]", "not closed"),
            ("[[[0,0],[1,1],[2,2],[0,0]]]", "no area"),
            ("[[[0,0],[0,0],[0,0],[0,0]]]", "no area"),
            ("[[[0,0],[190,0],[1,1],[0,0]]]", "longitude 190"),
            ("[[0,0],[1,0],[1,1],[0,0]]", "nest 2 deep"),
        ] {
            let json = format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#);
            let fault = check(&json).unwrap_err().said().to_string();
            assert!(fault.contains(words), "{coordinates}: {fault}");
        }
    }
}
