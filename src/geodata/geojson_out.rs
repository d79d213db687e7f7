//! Features for other programs, as GeoJSON.

use std::io::{self, Write};

use geojson::{Feature, FeatureWriter, Geometry, Position};
use serde_json::{Map, Value};

use crate::projection::LonLat;

/// Where a feature is.
#[derive(Clone, Debug, PartialEq)]
pub enum FeatureGeometry {
    /// No position: the feature is only listed.
    None,
    /// One place or several.
    Points(Vec<LonLat>),
    /// One course or several.
    Lines(Vec<Vec<LonLat>>),
}

/// Writes one FeatureCollection (RFC 7946), positions to the metre.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_features(
    out: &mut dyn Write,
    features: impl IntoIterator<Item = (FeatureGeometry, Map<String, Value>)>,
) -> io::Result<()> {
    let mut writer = FeatureWriter::from_writer(out);
    for (shape, properties) in features {
        let feature = Feature {
            geometry: geometry(&shape),
            properties: Some(properties),
            ..Feature::default()
        };
        writer.write_feature(&feature).map_err(io_error)?;
    }
    writer.finish().map_err(io_error)
}

/// The system's own error where there is one, so that a closed pipe can be recognised.
fn io_error(error: geojson::Error) -> io::Error {
    match error {
        geojson::Error::Io(error) => error,
        geojson::Error::MalformedGeoJson(error) => error.into(),
        other => io::Error::other(other),
    }
}

fn geometry(shape: &FeatureGeometry) -> Option<Geometry> {
    match shape {
        FeatureGeometry::None => None,
        FeatureGeometry::Points(points) => match points.as_slice() {
            [] => None,
            [one] => Some(Geometry::new_point(position(one))),
            many => Some(Geometry::new_multi_point(many.iter().map(position))),
        },
        FeatureGeometry::Lines(lines) => match lines.as_slice() {
            [] => None,
            [one] => Some(Geometry::new_line_string(one.iter().map(position))),
            many => Some(Geometry::new_multi_line_string(
                many.iter()
                    .map(|line| line.iter().map(position).collect::<Vec<_>>()),
            )),
        },
    }
}

fn position(at: &LonLat) -> Position {
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Position::from([rounded(at.lon_deg), rounded(at.lat_deg)])
}
