//! The base map's units and lines.

use std::sync::Arc;

use geo_types::{LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};

use super::{DiagramPlan, PlaceId, RegionId};
use crate::geometry::{WorldArea, WorldLine};
use crate::projection::{LonLat, WorldPt};

/// The administrative level of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Provinces and municipalities.
    Province,
    /// Prefecture-level units, and Chongqing.
    Prefecture,
    /// Counties, districts and county-level cities.
    County,
}

/// Whether a unit belongs to the economic circle as the 2021 outline draws it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InCircle {
    /// All of it.
    Wholly,
    /// A part of it.
    Partly,
    /// None of it.
    Not,
    /// The base map does not say.
    #[default]
    Unknown,
}

/// A unit of the base map with its polygon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Region {
    /// Its place in the gazetteer.
    pub place: PlaceId,
    /// Its administrative level.
    pub level: Level,
    /// The unit of the next level up.
    pub parent: Option<RegionId>,
    /// Whether it belongs to the economic circle.
    pub circle: InCircle,
    /// One of Chongqing's nine central districts.
    pub central_district: bool,
    /// Where a label may be placed when there is no node.
    pub label_point: LonLat,
    /// Its boundary in Web-Mercator world coordinates, with all vertices.
    pub area: Arc<WorldArea>,
}

impl Region {
    /// Its boundary in degrees, up to rounding: the area is what is kept.
    #[must_use]
    pub fn boundary(&self) -> MultiPolygon<f64> {
        let ring = |points: &[WorldPt]| -> LineString<f64> {
            let degrees = points.iter().map(|point| point.to_lon_lat());
            degrees.map(<(f64, f64)>::from).collect()
        };
        let polygons = self.area.polygons().filter_map(|rings| {
            let mut rings = rings.map(ring);
            Some(Polygon::new(rings.next()?, rings.collect()))
        });
        polygons.collect()
    }
}

/// Which kind of boundary an arc is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BorderClass {
    /// Between Sichuan and Chongqing.
    Interprovincial,
    /// Between two provinces, not both of the region.
    Provincial,
    /// The outer edge of all units.
    Outer,
    /// Between two prefectures of one province.
    Prefecture,
    /// Between two counties of one prefecture.
    County,
}

/// A stretch of boundary that two units share, or one unit has towards the outside.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Border {
    /// The highest level it parts.
    pub class: BorderClass,
    /// The units on its sides, of the finest that the map has there: counties on the bundled one.
    /// The second is `None` at the outer edge.
    pub sides: (RegionId, Option<RegionId>),
    /// Its course.
    pub line: Arc<WorldLine>,
}

/// Boundaries of one class from junction to junction and on, as far as one line goes: what is drawn
/// with dashes that run on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BoundaryLine {
    /// The highest level it parts; higher than that of counties.
    pub class: BorderClass,
    /// Its course.
    pub line: Arc<WorldLine>,
}

/// A line of the base map that is drawn as far as the ground of the atlas reaches.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BaseLine {
    /// Its course.
    pub line: Arc<WorldLine>,
    /// Whether it goes on before its start, and beyond its end: there it fades.
    pub open: (bool, bool),
}

/// A province beside the ground of the atlas.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NeighbourProvince {
    /// Its code in GB/T 2260.
    pub adcode: String,
    /// Level stretches within it on which its name may stand, the longest first.
    pub rows: Vec<Arc<WorldLine>>,
}

/// A river of the base map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct River {
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// 1 the Yangtze and its headwaters, 2 large tributaries, 3 the rest.
    pub order: u8,
    /// Its parts, downstream.
    pub lines: Vec<BaseLine>,
}

/// An airport of the base map.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Airport {
    /// Its Chinese name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// Its reference point.
    pub at: LonLat,
}

/// The base map: everything beneath the facts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct BaseMap {
    /// Provinces, prefectures and counties.
    pub regions: Vec<Region>,
    /// Shared arcs between the finest units.
    pub borders: Vec<Border>,
    /// The same arcs but for those between counties, joined where they meet.
    pub boundary_lines: Vec<BoundaryLine>,
    /// Boundaries of neighbouring provinces, where they are not the region's own.
    pub neighbour_borders: Vec<BaseLine>,
    /// The neighbouring provinces.
    pub neighbour_provinces: Vec<NeighbourProvince>,
    /// Lines of a person's own boundaries that are no areas: a line of sea limits, for example.
    pub own_lines: Vec<Arc<WorldLine>>,
    /// Rivers.
    pub rivers: Vec<River>,
    /// Existing railways, unnamed.
    pub railways: Vec<BaseLine>,
    /// Airports.
    pub airports: Vec<Airport>,
    /// The file of a person's own boundaries; `None` for the bundled ones.
    pub own_boundaries: Option<String>,
    /// Places of units that its file has and the atlas does not know: what the texts say of them
    /// cannot be told. Sorted.
    pub not_matched: Vec<PlaceId>,
    /// Whether the outer edge of the units is not that of Sichuan and Chongqing.
    pub has_own_edge: bool,
    /// The plan of a diagram, which has no ground; `None` for a map.
    pub diagram: Option<DiagramPlan>,
}
