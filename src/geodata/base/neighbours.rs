//! The neighbouring provinces, and where in each of them its name may stand.

use std::sync::Arc;

use geo::BoundingRect;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::ground_lines::AtlasGround;
use crate::geometry::WorldLine;
use crate::model::NeighbourProvince;
use crate::projection::LonLat;

/// Distance between the rows that are looked at, degrees.
const ROW_DEG: f64 = 0.25;
/// How far above and below a row the province must reach, degrees.
const HALF_HEIGHT_DEG: f64 = 0.1;
/// The step at which it is asked whether a row lies on the ground of the atlas, degrees.
const STEP_DEG: f64 = 0.05;
/// The shortest row, degrees.
const SHORTEST_DEG: f64 = 0.4;
/// So many rows of a province are kept, the longest first.
const MOST_ROWS: usize = 24;

/// The provinces around the ground of the atlas; each with its adcode and its area.
pub(super) fn provinces(
    around: &[(String, MultiPolygon<f64>)],
    ground: &AtlasGround,
) -> Vec<NeighbourProvince> {
    let province = |(adcode, area): &(String, MultiPolygon<f64>)| NeighbourProvince {
        adcode: adcode.clone(),
        rows: rows(area, ground),
    };
    around.iter().map(province).collect()
}

/// Level stretches within an area, clear of its edge and of the ground of the atlas.
fn rows(area: &MultiPolygon<f64>, ground: &AtlasGround) -> Vec<Arc<WorldLine>> {
    let Some(bounds) = area.bounding_rect() else {
        return Vec::new();
    };
    let mut found: Vec<(f64, f64, f64)> = Vec::new();
    let mut lat = (bounds.min().y / ROW_DEG).ceil() * ROW_DEG;
    while lat < bounds.max().y {
        let [foot, middle, top] =
            [lat - HALF_HEIGHT_DEG, lat, lat + HALF_HEIGHT_DEG].map(|lat| spans(area, lat));
        for (from, to) in common(&common(&foot, &middle), &top) {
            for (from, to) in off_ground((from, to), lat, ground) {
                if to - from >= SHORTEST_DEG {
                    found.push((from, to, lat));
                }
            }
        }
        lat += ROW_DEG;
    }
    found.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    found.truncate(MOST_ROWS);
    let line = |(from, to, lat): (f64, f64, f64)| {
        let ends = [from, to].map(|lon_deg| LonLat {
            lon_deg,
            lat_deg: lat,
        });
        Arc::new(WorldLine::new(ends))
    };
    found.into_iter().map(line).collect()
}

/// A stretch of longitudes.
type Span = (f64, f64);

/// Where an area crosses a latitude (even-odd), from west to east.
fn spans(area: &MultiPolygon<f64>, lat: f64) -> Vec<Span> {
    let mut crossings: Vec<f64> = Vec::new();
    for ring in area.0.iter().flat_map(rings) {
        let crossing = ring.lines().filter_map(|edge| {
            let (a, b) = (edge.start, edge.end);
            let is_crossed = (a.y <= lat) != (b.y <= lat);
            is_crossed.then(|| a.x + (b.x - a.x) * (lat - a.y) / (b.y - a.y))
        });
        crossings.extend(crossing);
    }
    crossings.sort_by(f64::total_cmp);
    crossings
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// What lies in stretches of both lists.
fn common(one: &[Span], other: &[Span]) -> Vec<Span> {
    let both = one
        .iter()
        .flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    both.filter(|(from, to)| from < to).collect()
}

/// The parts of a stretch that do not lie on the ground of the atlas.
fn off_ground((from, to): Span, lat: f64, ground: &AtlasGround) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut is_open = false;
    let mut lon = from;
    while lon < to {
        let next = (lon + STEP_DEG).min(to);
        let is_free = !ground.covers(Coord {
            x: f64::midpoint(lon, next),
            y: lat,
        });
        match parts.last_mut() {
            Some(part) if is_free && is_open => part.1 = next,
            _ if is_free => parts.push((lon, next)),
            _ => {}
        }
        is_open = is_free;
        lon = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;

    use super::*;

    #[test]
    fn rows_lie_within_the_province_and_the_longest_comes_first() {
        let area = MultiPolygon::from(polygon![
            (x: 104.0, y: 26.0), (x: 108.0, y: 26.0), (x: 106.5, y: 28.0), (x: 105.5, y: 28.0)
        ]);
        let rows = rows(&area, &AtlasGround::nowhere());
        assert!(rows.len() > 4, "{}", rows.len());
        let ends = |row: &Arc<WorldLine>| {
            let ends: Vec<LonLat> = row.points().iter().map(|p| p.to_lon_lat()).collect();
            (ends[0], ends[1])
        };
        let length = |row: &Arc<WorldLine>| ends(row).1.lon_deg - ends(row).0.lon_deg;
        assert!(rows.is_sorted_by(|a, b| length(a) >= length(b)));
        for row in &rows {
            let (from, to) = ends(row);
            let inset = 0.75 * (from.lat_deg - 26.0);
            assert!(from.lon_deg >= 104.0 + inset - 1e-6 && to.lon_deg <= 108.0 - inset + 1e-6);
        }
    }
}
