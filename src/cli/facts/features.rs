//! The facts as features: roles at their places, corridors and links along their courses.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::records::{EvidenceRecord, Facts};
use super::table::word;
use crate::filter::Fact;
use crate::geodata::FeatureGeometry;
use crate::model::Atlas;
use crate::table::fact_geometry;

/// A feature a fact, with its record as flat properties. What is not drawn has no geometry, so
/// that the table is complete.
pub(super) fn of<'a>(
    atlas: &'a Atlas,
    facts: &'a Facts<'a>,
) -> impl Iterator<Item = (FeatureGeometry, Map<String, Value>)> + 'a {
    let shape = |fact: Fact<'_>| fact_geometry(atlas, &fact);
    let roles = atlas
        .roles()
        .zip(&facts.roles)
        .map(move |((id, role), record)| {
            let properties = properties("role", record, &record.evidence);
            (shape(Fact::Role(id, role)), properties)
        });
    let corridors = atlas.corridors().zip(&facts.corridors);
    let corridors = corridors.map(move |((id, corridor), record)| {
        let properties = properties("corridor", record, &record.evidence);
        (shape(Fact::Corridor(id, corridor)), properties)
    });
    let links = atlas
        .links()
        .zip(&facts.links)
        .map(move |((id, link), record)| {
            let properties = properties("link", record, &record.evidence);
            (shape(Fact::Link(id, link)), properties)
        });
    roles.chain(corridors).chain(links)
}

/// The fields of a record; lists become text, for most programs show nothing else.
fn properties(
    kind: &str,
    record: &impl Serialize,
    evidence: &[EvidenceRecord<'_>],
) -> Map<String, Value> {
    let mut properties = Map::from_iter([("feature".to_owned(), json!(kind))]);
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else {
        return properties;
    };
    for (key, value) in fields {
        match value {
            Value::Array(items) if items.iter().all(Value::is_string) => {
                let words: Vec<_> = items.iter().filter_map(Value::as_str).collect();
                properties.insert(key, json!(words.join(";")));
            }
            Value::Array(_) | Value::Object(_) => {}
            plain => drop(properties.insert(key, plain)),
        }
    }
    let quotes: Vec<String> = evidence
        .iter()
        .map(|e| {
            let date = e.source_date.as_deref().unwrap_or("undated");
            format!(
                "{} ({}, {date} {}) {}: {}{}",
                e.source,
                word(&e.source_kind),
                word(&e.source_date_basis),
                e.paragraph.as_deref().unwrap_or("?"),
                e.quote,
                if e.derived { " [derived]" } else { "" }
            )
        })
        .collect();
    properties.insert("evidence".to_owned(), json!(quotes.join("\n")));
    properties
}
