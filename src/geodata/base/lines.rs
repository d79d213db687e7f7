//! Rivers, railways and airports of the base map.

use std::sync::Arc;

use geo_types::{Coord, LineString};

use crate::geodata::Problem;
use crate::geodata::embedded::Embedded;
use crate::geodata::geojson::{self, Coordinates, Fault, Feature, check_position};
use crate::geometry::WorldLine;
use crate::messages::{Says as _, said};
use crate::model::Airport;
use crate::projection::LonLat;

/// A river as its file has it.
pub(super) struct RiverCourse {
    pub(super) name: String,
    pub(super) name_en: String,
    /// Its drawing order, as [`crate::model::River`] has it.
    pub(super) order: u8,
    pub(super) lines: Vec<LineString<f64>>,
}

/// Reads the rivers; each knows its names and its drawing order.
pub(super) fn rivers(file: Embedded) -> Result<Vec<RiverCourse>, Problem> {
    map_features(file, |feature| {
        let order = feature
            .properties()
            .and_then(|p| p.get("order")?.as_u64())
            .unwrap_or(3);
        Ok(RiverCourse {
            name: feature.text("name").unwrap_or_default().to_owned(),
            name_en: feature.text("name_en").unwrap_or_default().to_owned(),
            order: u8::try_from(order).unwrap_or(u8::MAX),
            lines: courses(&feature.geometry()?.coordinates)?,
        })
    })
}

/// Reads the existing railways.
pub(super) fn railways(file: Embedded) -> Result<Vec<LineString<f64>>, Problem> {
    let lines = map_features(file, |feature| courses(&feature.geometry()?.coordinates))?;
    Ok(lines.into_iter().flatten().collect())
}

/// Reads the airports.
pub(super) fn airports(file: Embedded) -> Result<Vec<Airport>, Problem> {
    map_features(file, |feature| {
        let coordinates = &feature.geometry()?.coordinates;
        Ok(Airport {
            name: feature.text("name").unwrap_or_default().to_owned(),
            name_en: feature.text("name_en").unwrap_or_default().to_owned(),
            at: *positions(coordinates)?.first().ok_or(Fault::NoGeometry)?,
        })
    })
}

/// The lines of a person's own file.
pub(super) fn own(lines: &[LineString<f64>]) -> Vec<Arc<WorldLine>> {
    let line = |line: &LineString<f64>| Arc::new(WorldLine::new(line.0.iter().map(lon_lat)));
    lines.iter().map(line).collect()
}

fn map_features<T>(
    file: Embedded,
    make: impl Fn(&Feature) -> Result<T, Fault>,
) -> Result<Vec<T>, Problem> {
    let features = geojson::read(file.path, file.text.as_bytes())?;
    let made = features.iter().enumerate().map(|(index, feature)| {
        make(feature).map_err(|fault| {
            Problem::of_entry(
                file.path,
                said!("entry-feature", n = index + 1),
                fault.said(),
            )
        })
    });
    made.collect()
}

fn positions(coordinates: &Coordinates) -> Result<Vec<LonLat>, Fault> {
    if let Some(fault) = &coordinates.fault {
        return Err(Fault::NotCoordinates(fault.clone()));
    }
    coordinates
        .positions
        .iter()
        .enumerate()
        .map(|(i, c)| check_position(i, *c))
        .collect()
}

fn courses(coordinates: &Coordinates) -> Result<Vec<LineString<f64>>, Fault> {
    positions(coordinates)?;
    let lines = coordinates.lines();
    Ok(lines.map(|line| LineString::new(line.to_vec())).collect())
}

fn lon_lat(c: &Coord<f64>) -> LonLat {
    LonLat {
        lon_deg: c.x,
        lat_deg: c.y,
    }
}
