//! Reading a document: each key by itself, so that what is wrong is told by its key.

use serde_json::{Map, Value};

use super::fault::DocumentFault;
use super::format::{Document, FORMAT, FileOfOwn, VERSION};
use crate::state::bookmark::{LONGEST_NAME, MOST_BOOKMARKS, Selection};

/// The largest document that is read, in bytes.
pub const LARGEST: u64 = 4 << 20;
/// The greatest number of entries of a list that no other bound holds for.
const MOST_ENTRIES: usize = 200;
/// The longest text, in characters.
const LONGEST: usize = 4096;

/// Reads a document.
///
/// # Errors
/// When it is no JSON, no map of the atlas or one of a later version, or a value of it is not what
/// its key asks for.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let keys = keys(bytes)?;
    let document = understood(&keys)?;
    check(&document)?;
    Ok(document)
}

/// The keys of a document.
pub(super) fn keys(bytes: &[u8]) -> Result<Map<String, Value>, DocumentFault> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(text)
        .map_err(|error| DocumentFault::NotJson(error.line(), error.column()))?;
    let Value::Object(keys) = value else {
        return Err(DocumentFault::NotAMap);
    };
    if keys.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(DocumentFault::NotAMap);
    }
    match keys.get("version") {
        Some(version) if version.as_u64().is_some_and(|v| (1..=VERSION).contains(&v)) => Ok(keys),
        Some(version) if version.as_u64().is_some_and(|v| v > VERSION) => {
            Err(DocumentFault::Later(version.to_string()))
        }
        _ => Err(DocumentFault::Value("version".to_owned())),
    }
}

/// What of the keys is known; a key that is not there is as at a first start.
pub(super) fn understood(keys: &Map<String, Value>) -> Result<Document, DocumentFault> {
    let document = serde_json::from_value(Value::Object(keys.clone()));
    document.map_err(|_whole| {
        let mut each = keys.iter();
        let wrong = each.find(|(key, value)| {
            let alone = [((*key).clone(), (*value).clone())].into_iter().collect();
            serde_json::from_value::<Document>(Value::Object(alone)).is_err()
        });
        DocumentFault::Value(wrong.map(|(key, _)| key.clone()).unwrap_or_default())
    })
}

fn check(document: &Document) -> Result<(), DocumentFault> {
    let few = |key, count: usize, most| {
        if count > most {
            Err(DocumentFault::TooMany(key, most))
        } else {
            Ok(())
        }
    };
    let short = |key, text: &str, most| {
        if text.chars().count() > most {
            Err(DocumentFault::TooLong(key, most))
        } else {
            Ok(())
        }
    };
    few("bookmarks", document.bookmarks.len(), MOST_BOOKMARKS)?;
    let layers = document.layers.as_deref().unwrap_or_default();
    for (key, texts) in [
        ("layers", layers),
        ("filters", &document.filters),
        ("compared", &document.compared),
    ] {
        few(key, texts.len(), MOST_ENTRIES)?;
        texts
            .iter()
            .try_for_each(|text| short(key, text, LONGEST))?;
    }
    few("panes", document.panes.len(), MOST_ENTRIES)?;
    few("packs", document.packs.len(), MOST_ENTRIES)?;
    let selections = document.bookmarks.iter().map(|one| &one.selection);
    for selection in selections.chain([&document.selection]).flatten() {
        let ids = match selection {
            Selection::Feature(id) => std::slice::from_ref(id),
            Selection::Corridors(ids) | Selection::Ties(ids) => ids,
        };
        few("selection", ids.len(), MOST_ENTRIES)?;
        ids.iter()
            .try_for_each(|id| short("selection", id, LONGEST))?;
    }
    let mut names: Vec<&str> = Vec::new();
    for bookmark in &document.bookmarks {
        let name = bookmark.name.trim();
        short("bookmarks", name, LONGEST_NAME)?;
        if name.is_empty() || names.contains(&name) {
            return Err(DocumentFault::Name(bookmark.name.clone()));
        }
        names.push(name);
        is_on_earth(bookmark.view, "bookmarks")?;
    }
    is_on_earth(document.view, "view")?;
    for (key, file) in own_files(document) {
        short(key, &file.path, LONGEST)?;
        if file.path.is_empty() {
            return Err(DocumentFault::Value(key.to_owned()));
        }
    }
    let dates = [
        ("as-of", &document.as_of),
        ("compared-date", &document.compared_date),
    ];
    for (key, date) in dates {
        let is_date = |text: &String| crate::model::PartialDate::parse(text).is_some();
        if date.as_ref().is_some_and(|text| !is_date(text)) {
            return Err(DocumentFault::Value(key.to_owned()));
        }
    }
    Ok(())
}

/// The files of a person's own, each under the key that names it.
fn own_files(document: &Document) -> impl Iterator<Item = (&'static str, &FileOfOwn)> {
    let boundaries = document.boundaries.iter().map(|file| ("boundaries", file));
    boundaries.chain(document.packs.iter().map(|pack| ("packs", pack)))
}

fn is_on_earth(
    view: Option<crate::state::bookmark::SavedView>,
    key: &str,
) -> Result<(), DocumentFault> {
    match view.map(crate::state::bookmark::SavedView::view) {
        Some(None) => Err(DocumentFault::Value(key.to_owned())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Document, DocumentFault> {
        read(text.as_bytes())
    }

    fn with(keys: &str) -> Result<Document, DocumentFault> {
        of(&format!(
            r#"{{"format":"chengyu-atlas-map","version":1,{keys}}}"#
        ))
    }

    #[test]
    fn what_is_no_document_is_told_by_what_is_wrong() {
        let value = |key: &str| Err(DocumentFault::Value(key.to_owned()));
        assert_eq!(of("{\n  \"a\": "), Err(DocumentFault::NotJson(2, 7)));
        for text in ["[]", "7", "{}", r#"{"format":"qgis"}"#] {
            assert_eq!(of(text), Err(DocumentFault::NotAMap), "{text}");
        }
        let version = |version: &str| {
            of(&format!(
                r#"{{"format":"chengyu-atlas-map","version":{version}}}"#
            ))
        };
        assert_eq!(version("2"), Err(DocumentFault::Later("2".to_owned())));
        for wrong in ["0", "-1", "1.5", "\"1\"", "null"] {
            assert_eq!(version(wrong), value("version"), "{wrong}");
        }
        for (keys, key) in [
            (r#""view":{"longitude":104}"#, "view"),
            (r#""view":{"longitude":999,"latitude":30,"zoom":7}"#, "view"),
            (r#""layers":"links""#, "layers"),
            (r#""filters":[7]"#, "filters"),
            (r#""as-of":"2020-13""#, "as-of"),
            (r#""panes":["moon"]"#, "panes"),
            (r#""figure":{"page":"A9"}"#, "figure"),
            (r#""boundaries":{"path":""}"#, "boundaries"),
            (r#""selection":{"moon":"a"}"#, "selection"),
            (r#""bookmarks":[{"view":null}]"#, "bookmarks"),
        ] {
            assert_eq!(with(keys), value(key), "{keys}");
        }
    }

    #[test]
    fn lists_and_texts_have_bounds() {
        let many = |n: usize| {
            let names: Vec<String> = (0..n).map(|n| format!(r#"{{"name":"{n}"}}"#)).collect();
            with(&format!(r#""bookmarks":[{}]"#, names.join(",")))
        };
        assert!(many(MOST_BOOKMARKS).is_ok());
        let fault = DocumentFault::TooMany("bookmarks", MOST_BOOKMARKS);
        assert_eq!(many(MOST_BOOKMARKS + 1), Err(fault));
        let long = format!(r#""packs":[{{"path":"{}"}}]"#, "x".repeat(LONGEST + 1));
        assert_eq!(with(&long), Err(DocumentFault::TooLong("packs", LONGEST)));
        let twice = r#""bookmarks":[{"name":"一"},{"name":"一 "}]"#;
        assert_eq!(with(twice), Err(DocumentFault::Name("一 ".to_owned())));
        assert_eq!(with(r#""later":{"a":[1]}"#), Ok(Document::default()));
    }
}
