//! A file of GeoJSON in any of its forms: a collection, one feature, one geometry, one document
//! after another, TopoJSON, and the packed form of ECharts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use super::bounded::{AtMost, OF_FEATURE, TOO_MANY_VALUES};
use super::feature::{Feature, Geometry};
use super::packed::SCALE;
use super::topology::{self, Topology};
use crate::diagnostics::{escaped, excerpt};
use crate::geodata::Problem;
use crate::messages::{Said, Says, said};

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A FeatureCollection.
    Collection,
    /// One feature.
    Feature,
    /// One geometry.
    Geometry,
    /// One document after another: a line each, or separated by RS (RFC 8142).
    Sequence,
    /// TopoJSON.
    Topology,
    /// A FeatureCollection in the packed form of ECharts.
    Packed,
}

/// The features of a FeatureCollection.
///
/// # Errors
/// When the text is not JSON or not a FeatureCollection, or it is empty; the message names the
/// feature where the reading stopped.
pub(in crate::geodata) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Feature>, Problem> {
    let mut features = Vec::new();
    read_any_each(file, bytes, &mut |feature| features.push(feature))?;
    if features.is_empty() {
        return Err(no_features(file));
    }
    Ok(features)
}

/// Passes on each feature of a FeatureCollection, which may be empty, as soon as it is read.
pub(in crate::geodata) fn read_any_each(
    file: &str,
    bytes: &[u8],
    take: &mut dyn FnMut(Feature),
) -> Result<(), Problem> {
    match read_each(file, bytes, take)? {
        (Form::Collection, _) => Ok(()),
        (form, _) => Err(Problem::of_file(
            file,
            said!("geojson-not-a-collection", form = form.said()),
        )
        .remedy(said!("remedy-to-collection"))),
    }
}

/// Passes on each feature of a file of any form; returns the form and how many there were.
pub(in crate::geodata) fn read_each(
    file: &str,
    bytes: &[u8],
    take: &mut dyn FnMut(Feature),
) -> Result<(Form, usize), Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::of_file(file, said!("fault-not-utf", at = error.valid_up_to()))
            .remedy(said!("remedy-save-as-utf"))
    })?;
    let text = without_separators(text.trim_start_matches('\u{feff}'));
    if text.trim().is_empty() {
        return Err(Problem::of_file(file, said!("geojson-empty")).remedy(expected()));
    }
    let mut reading = Reading {
        seen: 0,
        inside: false,
        packed: false,
        scale: SCALE,
        length: text.len(),
        take,
    };
    let mut json = serde_json::Deserializer::from_str(&text);
    let mut form = None;
    loop {
        let mut document = Document::default();
        if let Err(error) = TopLevel(&mut reading, &mut document).deserialize(&mut json) {
            return Err(reading.broken(file, &text, &error));
        }
        let one = reading.close(file, document)?;
        if reading.seen > MOST_FEATURES {
            return Err(Problem::of_file(file, too_many_features()).remedy(too_much()));
        }
        form = Some(form.map_or(one, |_| Form::Sequence));
        if json.end().is_ok() {
            break;
        }
    }
    let form = form.unwrap_or(Form::Collection);
    Ok((
        if reading.packed { Form::Packed } else { form },
        reading.seen,
    ))
}

/// The problem of a file without features.
pub(in crate::geodata) fn no_features(file: &str) -> Problem {
    Problem::of_file(file, said!("geojson-no-features")).remedy(said!("remedy-give-feature"))
}

/// The separators of RFC 8142 as spaces: JSON has them nowhere else.
fn without_separators(text: &str) -> Cow<'_, str> {
    const RECORD_SEPARATOR: &str = "\u{1e}";
    if text.as_bytes().first() == Some(&0x1e) {
        Cow::Owned(text.replace(RECORD_SEPARATOR, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Most features of a file; a hundred thousand areas are all townships of the country twice over.
const MOST_FEATURES: usize = 500_000;

fn too_many_features() -> Said {
    said!("geojson-too-many-features", most = MOST_FEATURES)
}

fn expected() -> Said {
    said!("remedy-give-collection")
}

fn too_much() -> Said {
    said!("remedy-too-much")
}

/// What is known of a file while it is read.
struct Reading<'t> {
    /// How many features were read.
    seen: usize,
    /// Whether the reading is inside `features`.
    inside: bool,
    /// Whether a geometry was packed.
    packed: bool,
    /// The units a degree of packed coordinates.
    scale: f64,
    /// How many bytes the file has.
    length: usize,
    take: &'t mut dyn FnMut(Feature),
}

/// The members of one document.
#[derive(Default)]
struct Document {
    kind: Value,
    has_features: bool,
    is_esri: bool,
    /// A scale that stands behind the features it belongs to.
    late_scale: bool,
    feature: Feature,
    geometry: Geometry,
    topology: Topology,
}

impl Reading<'_> {
    fn pass_on(&mut self, mut feature: Feature) {
        if let Some(geometry) = &mut feature.geometry {
            self.packed |= geometry.unpack(self.scale);
        }
        (self.take)(feature);
        self.seen += 1;
    }

    /// Passes on what a document holds beside `features`.
    fn close(&mut self, file: &str, document: Document) -> Result<Form, Problem> {
        let problem = |message: Said| Problem::of_file(file, message);
        match document.kind.as_str() {
            Some("FeatureCollection") if document.late_scale && self.packed => {
                Err(problem(said!("geojson-late-scale")).remedy(said!("remedy-scale-first")))
            }
            Some("FeatureCollection") if document.has_features => Ok(Form::Collection),
            Some("FeatureCollection") => {
                Err(problem(said!("geojson-features-missing")).remedy(expected()))
            }
            Some("Feature") => {
                self.pass_on(document.feature);
                Ok(Form::Feature)
            }
            Some("Topology") => {
                let features = document.topology.features(self.length);
                let features = features
                    .map_err(|what| problem(what).remedy(said!("remedy-whole-or-convert")))?;
                features.into_iter().for_each(|one| self.pass_on(one));
                Ok(Form::Topology)
            }
            Some(
                "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" | "GeometryCollection",
            ) => {
                let mut geometry = document.geometry;
                geometry.kind = document.kind;
                self.pass_on(Feature {
                    geometry: Some(geometry),
                    ..Feature::default()
                });
                Ok(Form::Geometry)
            }
            Some(kind) => {
                let kind = escaped(&excerpt(kind));
                Err(problem(said!("geojson-other-type", kind = kind)).remedy(expected()))
            }
            None if document.is_esri => {
                Err(problem(said!("geojson-esri")).remedy(said!("remedy-convert-esri")))
            }
            None => Err(problem(said!("geojson-type-missing")).remedy(expected())),
        }
    }

    fn broken(&self, file: &str, text: &str, error: &serde_json::Error) -> Problem {
        let bound = beyond_bound(error);
        let is_too_much = bound.is_some();
        let what = error.said();
        let message = match error.classify() {
            Category::Eof => said!("geojson-ends-early", what = what),
            Category::Data => bound.unwrap_or(said!("geojson-other-shape", what = what)),
            _ => said!("geojson-not-json", what = what),
        };
        let feature = self.seen + 1;
        let is_feature = self.inside || self.seen > 0;
        let entry = is_feature.then(|| said!("entry-feature", n = feature));
        let remedy = match error.classify() {
            Category::Eof => said!("remedy-whole-file"),
            _ if is_too_much => too_much(),
            _ if names_no_number(text, error) => said!("remedy-no-nan"),
            _ => expected(),
        };
        Problem {
            entry,
            ..Problem::of_file(file, message)
        }
        .remedy(remedy)
    }
}

/// What bound of ours the file is beyond, if that is why its reading ended.
fn beyond_bound(error: &serde_json::Error) -> Option<Said> {
    let message = error.to_string();
    if message.starts_with(TOO_MANY_FEATURES) {
        return Some(too_many_features());
    }
    let most = message.strip_prefix(TOO_MANY_VALUES)?;
    let digits = most.find(|c: char| !c.is_ascii_digit());
    let most = most.get(..digits.unwrap_or(most.len()))?;
    let what = said!("geojson-too-many-values", most = most);
    Some(said!(
        "parse-at",
        what = what,
        line = error.line(),
        column = error.column()
    ))
}

/// How the reader of JSON is told that there are more features than are read.
const TOO_MANY_FEATURES: &str = "too-many-features";

impl Says for Form {
    fn said(&self) -> Said {
        match self {
            Self::Collection => said!("form-collection"),
            Self::Feature => said!("form-feature"),
            Self::Geometry => said!("form-geometry"),
            Self::Sequence => said!("form-sequence"),
            Self::Topology => said!("form-topology"),
            Self::Packed => said!("form-packed"),
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

fn of_feature() -> AtMost {
    AtMost(OF_FEATURE)
}

struct TopLevel<'c, 't>(&'c mut Reading<'t>, &'c mut Document);

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
        let Self(reading, document) = self;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => document.kind = map.next_value_seed(of_feature())?,
                "features" => {
                    reading.inside = true;
                    document.has_features = true;
                    map.next_value_seed(Features(&mut *reading))?;
                    reading.inside = false;
                }
                "properties" => {
                    document.feature.properties = map.next_value_seed(of_feature())?;
                }
                "id" => document.feature.id = Some(map.next_value_seed(of_feature())?),
                "geometry" => document.feature.geometry = map.next_value()?,
                "coordinates" => document.geometry.coordinates = map.next_value()?,
                "geometries" => document.geometry.geometries = map.next_value()?,
                "encodeOffsets" => document.geometry.offsets = map.next_value()?,
                "objects" => {
                    let most = AtMost(topology::MOST_VALUES);
                    document.topology.objects = map.next_value_seed(most)?;
                }
                "arcs" => document.topology.arcs = map.next_value()?,
                "transform" => document.topology.transform = map.next_value()?,
                "UTF8Scale" => {
                    let scale = map.next_value_seed(of_feature())?;
                    document.late_scale |= document.has_features;
                    reading.scale = scale.as_f64().filter(|s| *s > 0.0).unwrap_or(SCALE);
                }
                "geometryType" | "displayFieldName" | "spatialReference" => {
                    document.is_esri = true;
                    map.next_value::<IgnoredAny>()?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Features<'c, 't>(&'c mut Reading<'t>);

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
            if self.0.seen == MOST_FEATURES {
                return Err(A::Error::custom(TOO_MANY_FEATURES));
            }
            self.0.pass_on(feature);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> (Form, usize) {
        read_each("mine.json", text.as_bytes(), &mut |_| ()).unwrap()
    }

    const FEATURE: &str = r#"{"type":"Feature","id":5,"properties":{"name":"成都市"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}"#;

    #[test]
    fn every_form_is_told_from_the_others() {
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{FEATURE}]}}"#);
        let geometry = r#"{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"}"#;
        for (text, form, features) in [
            (collection.clone(), Form::Collection, 1),
            (FEATURE.to_owned(), Form::Feature, 1),
            (geometry.to_owned(), Form::Geometry, 1),
            (format!("{FEATURE}\n{FEATURE}\r\n"), Form::Sequence, 2),
            (
                format!("\u{1e}{FEATURE}\n\u{1e}{FEATURE}\n"),
                Form::Sequence,
                2,
            ),
            (format!("{FEATURE}{collection}\n"), Form::Sequence, 2),
        ] {
            assert_eq!(forms(&text), (form, features), "{text}");
        }
    }

    #[test]
    fn what_follows_a_document_must_be_one_too() {
        let text = format!("{FEATURE}\n]");
        let problem = read_each("mine.json", text.as_bytes(), &mut |_| ()).unwrap_err();
        let problem = problem.to_string();
        assert!(problem.contains("feature 2: not JSON"), "{problem}");
    }
}
