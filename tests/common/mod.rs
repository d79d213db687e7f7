//! Atlases for tests: small ones made by hand, and the units of the bundled one.

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

use std::sync::Arc;

use chengyu_atlas::geometry::{Coverage, WorldArea};
use chengyu_atlas::model::{
    Atlas, BaseMap, Contents, InCircle, Level, Names, Place, PlaceId, PlaceKind, Region, RegionId,
    Remark,
};
use chengyu_atlas::projection::LonLat;
use geo_types::{MultiPolygon, Polygon};

/// A position; the caller gives numbers in range.
pub(crate) fn at(lon: f64, lat: f64) -> LonLat {
    LonLat {
        lon_deg: lon,
        lat_deg: lat,
    }
}

/// An area in world coordinates, as `geo` takes it.
pub(crate) fn in_world(area: &WorldArea) -> MultiPolygon<f64> {
    let polygons = area.polygons().filter_map(|rings| {
        let mut rings = rings.map(|ring| ring.iter().copied().collect());
        Some(Polygon::new(rings.next()?, rings.collect()))
    });
    polygons.collect()
}

/// A unit for [`atlas_of`].
pub(crate) struct Unit {
    pub(crate) key: String,
    pub(crate) level: Level,
    pub(crate) parent: Option<String>,
    pub(crate) boundary: MultiPolygon<f64>,
}

impl Unit {
    pub(crate) fn county(key: &str, boundary: impl Into<MultiPolygon<f64>>) -> Self {
        Self {
            key: key.to_owned(),
            level: Level::County,
            parent: None,
            boundary: boundary.into(),
        }
    }
}

/// An atlas of these units, in this order, and of these facts. The units' places come first, then
/// those of `contents`.
pub(crate) fn atlas_of(units: &[Unit], mut contents: Contents) -> Atlas {
    let boundaries: Vec<_> = units.iter().map(|u| &u.boundary).collect();
    let coverage = Coverage::new(&boundaries);
    let id_of = |key: &String| units.iter().position(|u| u.key == *key);
    let regions = units.iter().enumerate().map(|(i, unit)| Region {
        place: PlaceId::from_index(i),
        level: unit.level,
        parent: unit
            .parent
            .as_ref()
            .and_then(id_of)
            .map(RegionId::from_index),
        circle: InCircle::Unknown,
        central_district: false,
        label_point: at(0.0, 0.0),
        area: Arc::new(coverage.area(&unit.boundary)),
    });
    let places = units.iter().enumerate().map(|(i, unit)| Place {
        region: Some(RegionId::from_index(i)),
        ..bare_place(&unit.key)
    });
    let base = BaseMap {
        regions: regions.collect(),
        ..BaseMap::default()
    };
    contents.places.splice(0..0, places);
    Atlas::new(base, contents)
}

/// A place without a position.
pub(crate) fn bare_place(key: &str) -> Place {
    Place {
        key: key.to_owned(),
        kind: PlaceKind::Other,
        names: Names::only(key),
        node: None,
        region: None,
        parent: None,
        members: Vec::new(),
        derived: false,
        membership: None,
        note: Remark::default(),
    }
}

/// The base map's units, as an atlas.
pub(crate) fn bundled() -> Atlas {
    atlas_of(&bundled_units(), Contents::default())
}

/// The base map's units, read from the files.
pub(crate) fn bundled_units() -> Vec<Unit> {
    let files = [
        ("provinces", Level::Province),
        ("prefectures", Level::Prefecture),
        ("counties", Level::County),
    ];
    let mut units = Vec::new();
    for (file, level) in files {
        let path = format!("{}/geodata/base/{file}.geojson", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a file");
        let json: geojson::FeatureCollection = text.parse().expect("GeoJSON");
        for feature in json.features {
            let property = |key: &str| {
                let value = feature.property(key).and_then(|v| v.as_str());
                value.map(str::to_owned)
            };
            let geometry = feature.geometry.clone().expect("a geometry");
            let geometry = geo_types::Geometry::<f64>::try_from(geometry).expect("a polygon");
            let boundary = match geometry {
                geo_types::Geometry::Polygon(p) => p.into(),
                geo_types::Geometry::MultiPolygon(p) => p,
                other => panic!("{other:?}"),
            };
            // A municipality has one adcode at both levels.
            let mark = if level == Level::Province { "p" } else { "" };
            let parent_mark = if level == Level::Prefecture { "p" } else { "" };
            let parent = match property("parent") {
                Some(p) if p == "100000" => Some("500000p".to_owned()),
                p => p.map(|p| format!("{p}{parent_mark}")),
            };
            units.push(Unit {
                key: format!("{}{mark}", property("adcode").expect("an adcode")),
                level,
                parent: parent.filter(|_| level != Level::Province),
                boundary,
            });
        }
    }
    units
}
