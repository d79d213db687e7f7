//! The JSON Schema of a document, for editors and other programs.

use schemars::SchemaGenerator;
use serde_json::{Value, json};

use super::format::{Document, FORMAT, VERSION};

/// The schema as the text of a file.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> Result<String, serde_json::Error> {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<Document>();
    schema.insert("title".to_owned(), "*.atlas.json".into());
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let format =
            json!({ "const": FORMAT, "description": "That the file is a map of the atlas." });
        let version = json!({ "const": VERSION, "description": "The version of the format." });
        properties.insert("format".to_owned(), format);
        properties.insert("version".to_owned(), version);
    }
    schema.insert("required".to_owned(), json!(["format", "version"]));
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
