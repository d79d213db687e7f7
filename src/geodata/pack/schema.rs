//! The JSON Schema of each file of a pack, for editors.

#![expect(
    dead_code,
    reason = "the types here only describe files; nothing is read into them"
)]

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::format::{
    RawCorridor, RawEvent, RawLink, RawPack, RawPart, RawPlace, RawRole, RawSource, RawTarget,
};

/// The schemas: the name of the file each belongs in, and its text.
///
/// # Errors
/// When a schema cannot be written as JSON.
pub fn schemas() -> Result<Vec<(&'static str, String)>, serde_json::Error> {
    [
        ("pack.schema.json", schema::<RawPack>("pack.toml")),
        ("sources.schema.json", schema::<Sources>("sources.toml")),
        ("places.schema.json", schema::<Places>("places.toml")),
        ("roles.schema.json", schema::<Roles>("roles.toml")),
        (
            "corridors.schema.json",
            schema::<Corridors>("corridors.toml"),
        ),
        ("links.schema.json", schema::<Links>("links.toml")),
        ("targets.schema.json", schema::<Targets>("targets.toml")),
        ("events.schema.json", schema::<Events>("events.toml")),
        (
            "alignments.schema.json",
            schema::<Alignments>("alignments.geojson"),
        ),
    ]
    .into_iter()
    .map(|(name, schema)| Ok((name, serde_json::to_string_pretty(&schema)? + "\n")))
    .collect()
}

fn schema<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

macro_rules! file {
    ($(#[$doc:meta])* $name:ident { $key:ident: $entry:ty }) => {
        $(#[$doc])*
        #[derive(JsonSchema)]
        #[schemars(deny_unknown_fields)]
        struct $name {
            #[schemars(default)]
            $key: Vec<$entry>,
        }
    };
}

file!(
    /// The texts the facts come from.
    Sources { source: RawSource }
);
file!(
    /// Places beside the base map's units.
    Places { place: RawPlace }
);
file!(
    /// What a text says a place was, is or shall be.
    Roles { role: RawRole }
);
file!(
    /// Ties between places.
    Corridors { corridor: RawCorridor }
);
file!(
    /// Rail, road, water, air and hub projects.
    Links { link: RawLink }
);
file!(
    /// Numbers with their owner.
    Targets { target: RawTarget }
);
file!(
    /// Dated events.
    Events { event: RawEvent }
);

/// The lines and points of links, a GeoJSON FeatureCollection.
#[derive(JsonSchema)]
struct Alignments {
    #[schemars(schema_with = "feature_collection")]
    r#type: String,
    features: Vec<AlignmentFeature>,
}

/// One part of one link.
#[derive(JsonSchema)]
struct AlignmentFeature {
    #[schemars(schema_with = "feature")]
    r#type: String,
    properties: RawPart,
    geometry: AlignmentGeometry,
}

/// A course or a place, in WGS-84 degrees, longitude first.
#[derive(JsonSchema)]
#[serde(tag = "type", content = "coordinates")]
enum AlignmentGeometry {
    /// A course.
    LineString(Vec<(f64, f64)>),
    /// A place.
    Point((f64, f64)),
}

fn feature_collection(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": "FeatureCollection" })
}

fn feature(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": "Feature" })
}
