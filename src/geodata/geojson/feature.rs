//! A feature and its geometry, as far as they could be read.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Coordinates, Fault, bounded};

/// One feature, as far as it could be read.
#[derive(Debug, Default, Deserialize)]
pub(in crate::geodata) struct Feature {
    #[serde(default, deserialize_with = "bounded::of_feature")]
    pub(super) properties: Value,
    #[serde(default)]
    pub(super) geometry: Option<Geometry>,
    /// The feature's own id, which stands beside its properties.
    #[serde(default, deserialize_with = "bounded::of_feature_or_none")]
    pub(super) id: Option<Value>,
}

/// A geometry of any kind.
#[derive(Debug, Default, Deserialize)]
pub(in crate::geodata) struct Geometry {
    #[serde(default, rename = "type", deserialize_with = "bounded::of_feature")]
    pub(super) kind: Value,
    /// Its coordinates.
    #[serde(default)]
    pub(in crate::geodata) coordinates: Coordinates,
    /// The members of a collection.
    #[serde(default)]
    pub(in crate::geodata) geometries: Option<Vec<Geometry>>,
    /// Where the packed lines of ECharts start.
    #[serde(default, rename = "encodeOffsets")]
    pub(super) offsets: Option<Coordinates>,
}

impl Geometry {
    /// What it says it is: `Polygon`.
    pub(in crate::geodata) fn kind(&self) -> &str {
        self.kind.as_str().unwrap_or_default()
    }

    /// How many positions it has.
    fn positions(&self) -> usize {
        let members = self.geometries.iter().flatten();
        self.coordinates.positions.len() + members.map(Self::positions).sum::<usize>()
    }

    /// Turns packed coordinates into positions; whether there were any.
    pub(super) fn unpack(&mut self, scale: f64) -> bool {
        let mut packed = false;
        if let Some(offsets) = self.offsets.take() {
            self.coordinates.unpack(&offsets, scale);
            packed = true;
        }
        for member in self.geometries.iter_mut().flatten() {
            packed |= member.unpack(scale);
        }
        packed
    }
}

impl Feature {
    /// Its properties.
    pub(in crate::geodata) fn properties(&self) -> Option<&Map<String, Value>> {
        self.properties.as_object()
    }

    /// Its own id, its properties and its geometry.
    pub(in crate::geodata) fn into_parts(
        self,
    ) -> (Option<Value>, Map<String, Value>, Option<Geometry>) {
        let properties = match self.properties {
            Value::Object(properties) => properties,
            _ => Map::new(),
        };
        (self.id, properties, self.geometry)
    }

    /// How many positions its geometry has.
    pub(in crate::geodata) fn positions(&self) -> usize {
        self.geometry.as_ref().map_or(0, Geometry::positions)
    }

    /// A property that is a string.
    pub(in crate::geodata) fn text(&self, key: &str) -> Option<&str> {
        self.properties()?.get(key)?.as_str()
    }

    /// Its properties as a type of their own, or what is wrong with them.
    pub(in crate::geodata) fn properties_as<T: DeserializeOwned>(&self) -> Result<T, String> {
        T::deserialize(&self.properties).map_err(|error| error.to_string())
    }

    /// Its geometry.
    pub(in crate::geodata) fn geometry(&self) -> Result<&Geometry, Fault> {
        self.geometry.as_ref().ok_or(Fault::NoGeometry)
    }
}
