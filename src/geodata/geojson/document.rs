//! A file of GeoJSON in any of its forms: a collection, one feature, one geometry, one document
//! after another, TopoJSON, and the packed form of ECharts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
};
use serde_json::Value;

use super::bounded::{AtMost, OF_FEATURE};
use super::feature::{Feature, Geometry};
use super::packed::SCALE;
use super::topology::{self, Topology};
use crate::diagnostics::excerpt;
use crate::geodata::Problem;

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        (form, _) => Err(
            Problem::of_file(file, format!("{form}, not a FeatureCollection"))
                .remedy("convert it to a GeoJSON FeatureCollection (RFC 7946)"),
        ),
    }
}

/// Passes on each feature of a file of any form; returns the form and how many there were.
pub(in crate::geodata) fn read_each(
    file: &str,
    bytes: &[u8],
    take: &mut dyn FnMut(Feature),
) -> Result<(Form, usize), Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::of_file(
            file,
            format!("not UTF-8: byte {} is wrong", error.valid_up_to()),
        )
        .remedy("save the file in UTF-8")
    })?;
    let text = without_separators(text.trim_start_matches('\u{feff}'));
    if text.trim().is_empty() {
        return Err(Problem::of_file(file, "the file is empty").remedy(EXPECTED));
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
            let message = format!("more than {MOST_FEATURES} features");
            return Err(Problem::of_file(file, message).remedy(TOO_MUCH));
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
    Problem::of_file(file, "the collection has no features").remedy("give at least one feature")
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

const EXPECTED: &str = "give a GeoJSON FeatureCollection (RFC 7946)";

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
        let problem = |message: String| Problem::of_file(file, message);
        match document.kind.as_str() {
            Some("FeatureCollection") if document.late_scale && self.packed => Err(problem(
                "\"UTF8Scale\" stands behind the features".to_owned(),
            )
            .remedy("put it before \"features\"")),
            Some("FeatureCollection") if document.has_features => Ok(Form::Collection),
            Some("FeatureCollection") => {
                Err(problem("\"features\" is missing".to_owned()).remedy(EXPECTED))
            }
            Some("Feature") => {
                self.pass_on(document.feature);
                Ok(Form::Feature)
            }
            Some("Topology") => {
                let features = document.topology.features(self.length);
                let features = features.map_err(|what| problem(what).remedy(TOPOLOGY))?;
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
            Some(kind) => Err(problem(format!(
                "the type is {:?}, not \"FeatureCollection\"",
                excerpt(kind)
            ))
            .remedy(EXPECTED)),
            None if document.is_esri => {
                Err(problem("this is Esri JSON".to_owned()).remedy(CONVERT_ESRI))
            }
            None => Err(problem("\"type\" is missing".to_owned()).remedy(EXPECTED)),
        }
    }

    fn broken(&self, file: &str, text: &str, error: &serde_json::Error) -> Problem {
        let message = match error.classify() {
            serde_json::error::Category::Eof => format!("the JSON ends too early: {error}"),
            serde_json::error::Category::Data if error.to_string().starts_with("more than ") => {
                error.to_string()
            }
            serde_json::error::Category::Data => format!("not the shape of GeoJSON: {error}"),
            _ => format!("not JSON: {error}"),
        };
        let entry = (self.inside || self.seen > 0).then(|| format!("feature {}", self.seen + 1));
        let remedy = match error.classify() {
            serde_json::error::Category::Eof => "get the whole file again",
            _ if error.to_string().starts_with("more than ") => TOO_MUCH,
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
}

const TOO_MUCH: &str = "leave out what lies outside the region, and what is not needed";

const TOPOLOGY: &str = "get the whole file again, or convert it to GeoJSON";

const CONVERT_ESRI: &str =
    "convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson FILE`, or with QGIS";

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Collection => "a FeatureCollection",
            Self::Feature => "a Feature",
            Self::Geometry => "a geometry",
            Self::Sequence => "a sequence of documents",
            Self::Topology => "TopoJSON",
            Self::Packed => "the packed form of ECharts",
        })
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
                let message = format!("more than {MOST_FEATURES} features");
                return Err(A::Error::custom(message));
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
