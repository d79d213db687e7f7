//! A FeatureCollection and its features.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess,
};
use serde_json::{Map, Value};

use super::{Coordinates, Fault};
use crate::diagnostics::excerpt;
use crate::geodata::Problem;

/// One feature, as far as it could be read.
#[derive(Debug, Default, Deserialize)]
pub(in crate::geodata) struct Feature {
    #[serde(default)]
    properties: Value,
    #[serde(default)]
    geometry: Option<Geometry>,
    #[serde(default)]
    id: Option<Value>,
}

/// A geometry of any kind.
#[derive(Debug, Default, Deserialize)]
pub(in crate::geodata) struct Geometry {
    #[serde(default, rename = "type")]
    kind: Value,
    /// Its coordinates.
    #[serde(default)]
    pub(in crate::geodata) coordinates: Coordinates,
}

impl Geometry {
    /// What it says it is: `Polygon`.
    pub(in crate::geodata) fn kind(&self) -> &str {
        self.kind.as_str().unwrap_or_default()
    }
}

impl Feature {
    /// Its properties.
    pub(in crate::geodata) fn properties(&self) -> Option<&Map<String, Value>> {
        self.properties.as_object()
    }

    /// Its own id, beside its properties.
    pub(in crate::geodata) fn id(&self) -> Option<&Value> {
        self.id.as_ref()
    }

    /// How many positions its geometry has.
    pub(in crate::geodata) fn positions(&self) -> usize {
        let geometry = self.geometry.as_ref();
        geometry.map_or(0, |geometry| geometry.coordinates.positions.len())
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

/// The features of a FeatureCollection.
///
/// # Errors
/// When the text is not JSON or not a FeatureCollection; the message names the feature where the
/// reading stopped.
pub(in crate::geodata) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Feature>, Problem> {
    let mut features = Vec::new();
    read_each(file, bytes, &mut |feature| features.push(feature))?;
    Ok(features)
}

/// The same, but passes on each feature as soon as it is read.
pub(in crate::geodata) fn read_each(
    file: &str,
    bytes: &[u8],
    take: &mut dyn FnMut(Feature),
) -> Result<(), Problem> {
    if collect(file, bytes, take)? == 0 {
        return Err(Problem::of_file(file, "the collection has no features")
            .remedy("give at least one feature"));
    }
    Ok(())
}

/// The same, of a collection that may be empty.
pub(in crate::geodata) fn read_any_each(
    file: &str,
    bytes: &[u8],
    take: &mut dyn FnMut(Feature),
) -> Result<(), Problem> {
    collect(file, bytes, take).map(|_| ())
}

/// Passes on each feature; returns how many there were.
fn collect(file: &str, bytes: &[u8], take: &mut dyn FnMut(Feature)) -> Result<usize, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::of_file(
            file,
            format!("not UTF-8: byte {} is wrong", error.valid_up_to()),
        )
        .remedy("save the file in UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Problem::of_file(file, "the file is empty").remedy(EXPECTED));
    }
    let mut collection = Collection {
        kind: Value::Null,
        seen: None,
        inside: false,
        take,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let result = TopLevel(&mut collection)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    if let Err(error) = result {
        return Err(collection.broken(file, text, &error));
    }
    collection.count(file)
}

const EXPECTED: &str = "give a GeoJSON FeatureCollection (RFC 7946)";

/// A FeatureCollection while it is read.
struct Collection<'t> {
    kind: Value,
    /// How many features were read; `None` before `features` is met.
    seen: Option<usize>,
    /// Whether the reading is inside `features`.
    inside: bool,
    take: &'t mut dyn FnMut(Feature),
}

impl Collection<'_> {
    fn broken(&self, file: &str, text: &str, error: &serde_json::Error) -> Problem {
        let message = match error.classify() {
            serde_json::error::Category::Eof => format!("the JSON ends too early: {error}"),
            serde_json::error::Category::Data => format!("not the shape of GeoJSON: {error}"),
            _ => format!("not JSON: {error}"),
        };
        let entry = self
            .inside
            .then(|| format!("feature {}", self.seen.unwrap_or_default() + 1));
        let remedy = match error.classify() {
            serde_json::error::Category::Eof => "get the whole file again",
            _ if names_no_number(text, error) => {
                "JSON has no NaN and no Infinity: leave such positions out"
            }
            _ => EXPECTED,
        };
        Problem {
            entry,
            ..Problem::of_file(file, message)
        }
        .remedy(remedy)
    }

    fn count(&self, file: &str) -> Result<usize, Problem> {
        match (self.kind.as_str(), self.seen) {
            (Some("FeatureCollection"), Some(seen)) => Ok(seen),
            (Some("FeatureCollection"), None) => {
                Err(Problem::of_file(file, "\"features\" is missing").remedy(EXPECTED))
            }
            (Some("Topology"), _) => {
                Err(Problem::of_file(file, "this is TopoJSON").remedy("convert it to GeoJSON"))
            }
            (Some(kind), _) => Err(Problem::of_file(
                file,
                format!("the type is {:?}, not \"FeatureCollection\"", excerpt(kind)),
            )
            .remedy("wrap it in a FeatureCollection")),
            (None, _) => Err(Problem::of_file(file, "\"type\" is missing").remedy(EXPECTED)),
        }
    }
}

/// Whether `NaN` or `Infinity`, which some programs write, is at the error.
fn names_no_number(text: &str, error: &serde_json::Error) -> bool {
    let line = text
        .lines()
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default()
        .as_bytes();
    let column = error.column().min(line.len());
    let around = &line[column.saturating_sub(4)..line.len().min(column + 8)];
    let around = around.to_ascii_lowercase();
    [b"nan", b"inf"]
        .iter()
        .any(|word| around.windows(3).any(|w| w == *word))
}

struct TopLevel<'c, 't>(&'c mut Collection<'t>);

impl<'de> DeserializeSeed<'de> for TopLevel<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> de::Visitor<'de> for TopLevel<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => self.0.kind = map.next_value()?,
                "features" => {
                    self.0.inside = true;
                    self.0.seen = Some(0);
                    map.next_value_seed(Features(&mut *self.0))?;
                    self.0.inside = false;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Features<'c, 't>(&'c mut Collection<'t>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> de::Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(feature) = seq.next_element()? {
            (self.0.take)(feature);
            self.0.seen = self.0.seen.map(|seen| seen + 1);
        }
        Ok(())
    }
}
