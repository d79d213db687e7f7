//! The JSON Schema of a document, for editors and other programs.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::format::{Document, FORMAT, VERSION};

/// What a document begins with.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the type only describes a file")]
struct Head {
    /// That the file is a map of the atlas.
    format: String,
    /// The version of the format.
    version: u64,
}

/// The schema as the text of a file.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> Result<String, serde_json::Error> {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<Document>();
    let mut head = SchemaGenerator::default().into_root_schema_for::<Head>();
    schema.insert("title".to_owned(), "*.atlas.json".into());
    schema.insert("required".to_owned(), json!(["format", "version"]));
    let of_head = head.get_mut("properties").and_then(Value::as_object_mut);
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    if let (Some(of_head), Some(properties)) = (of_head, properties) {
        for (key, value) in [("format", json!(FORMAT)), ("version", json!(VERSION))] {
            if let Some(mut of_key) = of_head.remove(key) {
                of_key["const"] = value;
                properties.insert(key.to_owned(), of_key);
            }
        }
    }
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
