//! The bundled layers, read in parallel.

use geo_types::{LineString, MultiPolygon};

use super::gazetteer::{self, Gazetteer};
use super::lines::{self, RiverCourse};
use super::unit::{Unit, UnitHead};
use crate::geodata::Problem;
use crate::geodata::embedded::{
    AIRPORTS, COUNTIES, Embedded, NEIGHBOURS, PREFECTURES, PROVINCES, RAILWAYS, RIVERS,
};
use crate::geodata::geojson::{self, Fault, Feature, multi_polygon};
use crate::messages::{Says as _, said};
use crate::model::{Airport, Level};
use crate::projection::LonLat;
use crate::threads;

/// Everything the bundled base map holds.
pub(super) struct BundledLayers {
    /// Provinces, prefectures and counties, each level in the order of its adcodes.
    pub(super) units: Vec<Unit>,
    /// What the units are, for use with other boundaries.
    pub(super) known: Vec<UnitHead>,
    /// The neighbouring provinces, each with its adcode.
    pub(super) neighbours: Vec<(String, MultiPolygon<f64>)>,
    pub(super) gazetteer: Gazetteer,
    pub(super) rivers: Vec<RiverCourse>,
    pub(super) railways: Vec<LineString<f64>>,
    pub(super) airports: Vec<Airport>,
}

/// Reads all bundled layers.
pub(super) fn read() -> Result<BundledLayers, Problem> {
    let upper = || {
        let mut units = read_units(PROVINCES, Level::Province)?;
        units.extend(read_units(PREFECTURES, Level::Prefecture)?);
        Ok::<_, Problem>((units, read_neighbours()?, gazetteer::read()?))
    };
    let drawn = || {
        Ok::<_, Problem>((
            lines::rivers(RIVERS)?,
            lines::railways(RAILWAYS)?,
            lines::airports(AIRPORTS)?,
        ))
    };
    let counties = || read_units(COUNTIES, Level::County);
    let (upper, (drawn, counties)) = threads::both(upper, || threads::both(drawn, counties));
    let (mut units, neighbours, gazetteer) = upper?;
    let (rivers, railways, airports) = drawn?;
    units.extend(counties?);
    let known = units.iter().map(|unit| unit.head.clone()).collect();
    Ok(BundledLayers {
        units,
        known,
        neighbours,
        gazetteer,
        rivers,
        railways,
        airports,
    })
}

fn read_units(file: Embedded, level: Level) -> Result<Vec<Unit>, Problem> {
    let mut units = each(file, |feature, boundary| {
        let text = |key| feature.text(key).unwrap_or_default().to_owned();
        let above = match level {
            Level::Province => Vec::new(),
            // Chongqing's own parent is the country, which the atlas does not hold.
            Level::Prefecture if feature.text("level") == Some("municipality") => {
                vec![text("adcode")]
            }
            Level::Prefecture => vec![text("parent")],
            Level::County => vec![text("parent"), text("province")],
        };
        let head = UnitHead {
            key: text("adcode"),
            name: text("name"),
            level,
            above,
        };
        Unit {
            head,
            is_matched: true,
            label: label(feature),
            boundary,
        }
    })?;
    units.sort_by(|a, b| a.head.key.cmp(&b.head.key));
    Ok(units)
}

fn read_neighbours() -> Result<Vec<(String, MultiPolygon<f64>)>, Problem> {
    each(NEIGHBOURS, |feature, boundary| {
        (
            feature.text("adcode").unwrap_or_default().to_owned(),
            boundary,
        )
    })
}

fn each<T>(
    file: Embedded,
    make: impl Fn(&Feature, MultiPolygon<f64>) -> T,
) -> Result<Vec<T>, Problem> {
    let features = geojson::read(file.path, file.text.as_bytes())?;
    let made = features.iter().enumerate().map(|(index, feature)| {
        let boundary: Result<_, Fault> = feature.geometry().and_then(multi_polygon);
        match boundary {
            Ok(boundary) => Ok(make(feature, boundary)),
            Err(fault) => {
                let entry = said!("entry-feature", n = index + 1);
                Err(Problem::of_entry(file.path, entry, fault.said()))
            }
        }
    });
    made.collect()
}

fn label(feature: &Feature) -> Option<LonLat> {
    let pair = feature.properties()?.get("label")?.as_array()?;
    LonLat::new(pair.first()?.as_f64()?, pair.get(1)?.as_f64()?).ok()
}
