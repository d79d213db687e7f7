//! Writing a document: what an earlier one has that is not known stays.

use serde::Serialize;
use serde_json::{Map, Value};

use super::format::{Document, FORMAT, VERSION};
use super::read::{keys, understood};

/// A document as it stands in a file: what it is comes first.
#[derive(Serialize)]
struct Written {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    keys: Map<String, Value>,
}

/// A document as the bytes of a file. Keys of the document of `before` that are not known stay, in
/// bookmarks of the same name and packs of the same path, too.
///
/// # Errors
/// When a value cannot be written as JSON.
pub fn encode(document: &Document, before: Option<&[u8]>) -> Result<Vec<u8>, serde_json::Error> {
    let now = serde_json::to_value(document)?;
    let known = before.and_then(|bytes| {
        let raw = keys(bytes).ok()?;
        let understood = serde_json::to_value(understood(&raw).ok()?).ok()?;
        Some((Value::Object(raw), understood))
    });
    let merged = match known {
        Some((raw, understood)) => merged(&raw, &understood, now),
        None => now,
    };
    let mut keys = match merged {
        Value::Object(keys) => keys,
        _ => Map::new(),
    };
    keys.remove("format");
    keys.remove("version");
    let mut bytes = serde_json::to_vec_pretty(&Written {
        format: FORMAT,
        version: VERSION,
        keys,
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A value of now, with the keys of the one of before that were not understood.
fn merged(raw: &Value, understood: &Value, now: Value) -> Value {
    match (raw, now) {
        (Value::Object(raw), Value::Object(now)) => {
            let nothing = Map::new();
            let known = understood.as_object().unwrap_or(&nothing);
            let mut all = Map::new();
            for (key, value) in now {
                let value = match (raw.get(&key), known.get(&key)) {
                    (Some(raw), Some(known)) => merged(raw, known, value),
                    _ => value,
                };
                all.insert(key, value);
            }
            for (key, value) in raw {
                if !known.contains_key(key) && !all.contains_key(key) {
                    all.insert(key.clone(), value.clone());
                }
            }
            Value::Object(all)
        }
        (Value::Array(raw), Value::Array(now)) => {
            let same = |value: &Value| {
                let named = value.get("name").or_else(|| value.get("path"))?;
                let mut entries = raw.iter().enumerate();
                entries.find(|(_, entry)| {
                    entry.get("name").or_else(|| entry.get("path")) == Some(named)
                })
            };
            let now = now.into_iter().map(|value| match same(&value) {
                Some((at, raw)) => match understood.get(at) {
                    Some(known) => merged(raw, known, value),
                    None => value,
                },
                None => value,
            });
            Value::Array(now.collect())
        }
        (_, now) => now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::bookmark::Bookmark;
    use crate::state::document::read::read;

    #[test]
    fn a_document_comes_back_from_its_bytes() {
        let document = Document {
            as_of: Some("2020-07".to_owned()),
            filters: vec!["mode=rail".to_owned()],
            ..Document::default()
        };
        let bytes = encode(&document, None).unwrap();
        assert_eq!(read(&bytes), Ok(document));
        let text = String::from_utf8(bytes).unwrap();
        let start = "{\n  \"format\": \"chengyu-atlas-map\",\n  \"version\": 1,\n";
        assert!(text.starts_with(start), "{text}");
    }

    #[test]
    fn keys_that_are_not_known_survive_where_they_stand() {
        let before = r#"{"format":"chengyu-atlas-map","version":1,"later":[1],
            "view":{"longitude":104,"latitude":30,"zoom":7,"tilt":3},
            "figure":{"dpi":600,"as-of":"2021","frame":"thick"},
            "bookmarks":[{"name":"一","colour":"red"},{"name":"二","colour":"blue"}]}"#;
        let mut document = read(before.as_bytes()).unwrap();
        document.figure.as_of = None;
        document.bookmarks.remove(0);
        document.bookmarks.push(Bookmark {
            name: "三".to_owned(),
            view: None,
            selection: None,
        });
        let bytes = encode(&document, Some(before.as_bytes())).unwrap();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(value["later"], serde_json::json!([1]));
        assert_eq!(value["view"]["tilt"], 3);
        assert_eq!(value["figure"]["frame"], "thick");
        assert_eq!(value["figure"]["dpi"], 600);
        assert_eq!(value["figure"].get("as-of"), None);
        assert_eq!(value["bookmarks"][0]["colour"], "blue");
        assert_eq!(value["bookmarks"][1].get("colour"), None);
        assert_eq!(read(&bytes), Ok(document));
    }

    #[test]
    fn a_file_that_is_no_document_leaves_nothing_behind() {
        let document = Document::default();
        let plain = encode(&document, None).unwrap();
        for before in ["", "[1]", r#"{"later":1}"#] {
            assert_eq!(encode(&document, Some(before.as_bytes())).unwrap(), plain);
        }
    }
}
