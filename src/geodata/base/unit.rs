//! A unit of a base map as its file has it.

use crate::model::Level;
use crate::projection::LonLat;
use geo_types::MultiPolygon;

/// What a unit is called and where it belongs, without its boundary.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitHead {
    /// Its adcode, or an id made from its position in the file.
    pub(super) key: String,
    /// Its name; may be empty.
    pub(super) name: String,
    pub(super) level: Level,
    /// The adcodes of the units above it, the nearest first.
    pub(super) above: Vec<String>,
}

/// A unit with its boundary.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) head: UnitHead,
    /// Whether the atlas knows it, so that the texts' places are among these units.
    pub(super) is_matched: bool,
    /// Where a label may be placed; computed from the boundary when the file does not say.
    pub(super) label: Option<LonLat>,
    pub(super) boundary: MultiPolygon<f64>,
}
