//! References as CSL-JSON, the data of the Citation Style Language.

use serde_json::{Map, Value, json};

use super::note::note;
use crate::model::{DateBasis, PartialDate, Source, SourceKind};

/// A list with one item for each source. A publisher is not given as the author: a style chooses
/// what comes first where there is none.
pub(super) fn file(sources: &[&Source]) -> String {
    let items: Vec<Value> = sources.iter().map(|source| item(source)).collect();
    // The alternate form of a value is indented.
    format!("{:#}\n", Value::Array(items))
}

fn item(source: &Source) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!(source.key));
    put("type", json!(item_type(source)));
    put("title", json!(source.title.zh));
    if !source.author.zh.trim().is_empty() {
        put("author", json!([{ "literal": source.author.zh }]));
    }
    if !source.publisher.zh.trim().is_empty() {
        put("publisher", json!(source.publisher.zh));
    }
    if let Some((date, basis)) = source.reference_date() {
        put("issued", date_value(date, basis));
    }
    let is_said_before = |date: &PartialDate| source.published.is_some_and(|of| of != *date);
    if let Some(date) = source.date.filter(is_said_before) {
        put("original-date", date_value(date, source.date_basis));
    }
    if let Some(address) = &source.address {
        put("URL", json!(address));
    }
    if let Some(accessed) = source.accessed {
        put("accessed", date_value(accessed, DateBasis::Stated));
    }
    put("language", json!(source.language.tag()));
    put("note", json!(note(source)));
    Value::Object(item)
}

/// The type of an item; a decision and a reprint are documents without a nearer type, unless they
/// are pages of the web.
const fn item_type(source: &Source) -> &'static str {
    match source.kind {
        _ if source.address.is_some() => "webpage",
        SourceKind::News => "article-newspaper",
        SourceKind::Decision | SourceKind::Repost => "document",
    }
}

/// A date, marked where it is an estimate.
fn date_value(date: PartialDate, basis: DateBasis) -> Value {
    let mut value = json!({ "date-parts": [date_parts(date)] });
    if basis == DateBasis::Inferred {
        value["circa"] = json!(true);
    }
    value
}

/// Year, month and day, as far as they are known.
fn date_parts(date: PartialDate) -> Vec<u16> {
    let smaller = [date.month, date.day].into_iter().map_while(|part| part);
    std::iter::once(date.year)
        .chain(smaller.map(u16::from))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Style;
    use crate::citation::sample::sample;
    use crate::geodata::load_bundled;
    use crate::model::Title;
    use proptest::prelude::*;

    #[test]
    fn the_bundled_texts_are_items_with_every_field_of_the_schema() {
        let atlas = load_bundled().expect("the bundled atlas loads");
        let ids: Vec<_> = atlas.sources().map(|(id, _)| id).collect();
        let twice: Vec<_> = ids.iter().chain(&ids).copied().collect();
        let text = super::super::file(&atlas, &twice, Style::CslJson);
        let items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        assert_eq!(items.len(), ids.len(), "a source is listed once");
        for (item, (_, source)) in items.iter().zip(atlas.sources()) {
            assert_eq!(item["id"], source.key);
            assert_eq!(item["title"], source.title.zh);
            assert_eq!(item["publisher"], source.publisher.zh);
            assert_eq!(item["language"], source.language.tag());
            let note = item["note"].as_str().expect("a note");
            assert!(note.contains(&source.sha256) && note.contains(&source.file));
        }
        assert_eq!(items[0]["type"], "article-newspaper");
        assert_eq!(
            items[0]["issued"],
            json!({ "date-parts": [[2020, 7]], "circa": true })
        );
        assert_eq!(items[4]["type"], "document");
        assert_eq!(items[4]["issued"], json!({ "date-parts": [[2020, 7, 29]] }));
        let said = json!({ "date-parts": [[2020, 7, 25]] });
        assert_eq!(items[4]["original-date"], said);
        assert_eq!(items[4]["author"][0]["literal"], "中共资阳市委");
        assert!(items[2]["URL"].is_string() && items[4].get("URL").is_none());
    }

    #[test]
    fn an_unknown_date_is_left_out() {
        let mut source = sample();
        source.date = None;
        assert_eq!(item(&source).get("issued"), None);
    }

    proptest! {
        #[test]
        fn whatever_a_source_is_called_reads_back(title in any::<String>(), key in any::<String>()) {
            let mut source = sample();
            (source.title, source.key) = (Title::verbatim(title, String::new()), key);
            let items: Vec<Value> = serde_json::from_str(&file(&[&source])).expect("JSON");
            prop_assert_eq!(&items[0]["title"], &source.title.zh);
            prop_assert_eq!(&items[0]["id"], &source.key);
        }
    }
}
