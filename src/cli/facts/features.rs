//! The facts as features: roles at their places, corridors and links along their courses.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::records::{EvidenceRecord, Facts};
use super::table::word;
use crate::geodata::FeatureGeometry;
use crate::model::{Alignment, Atlas, CorridorShape, PlaceId};
use crate::projection::LonLat;

/// A feature a fact, with its record as flat properties. What is not drawn has no geometry, so
/// that the table is complete.
pub(super) fn of<'a>(
    atlas: &'a Atlas,
    facts: &'a Facts<'a>,
) -> impl Iterator<Item = (FeatureGeometry, Map<String, Value>)> + 'a {
    let roles = atlas.roles().zip(&facts.roles).map(|((_, role), record)| {
        let points = point(atlas, role.place).into_iter().collect();
        (
            FeatureGeometry::Points(points),
            properties("role", record, &record.evidence),
        )
    });
    let corridors = atlas
        .corridors()
        .zip(&facts.corridors)
        .map(|((_, corridor), record)| {
            let nodes: Vec<_> = corridor
                .places
                .iter()
                .filter_map(|id| point(atlas, *id))
                .collect();
            let shape = match corridor.shape {
                _ if nodes.len() < 2 => FeatureGeometry::None,
                CorridorShape::Ribbon => FeatureGeometry::Lines(vec![nodes]),
                CorridorShape::Hull => FeatureGeometry::Points(nodes),
                CorridorShape::None => FeatureGeometry::None,
            };
            (shape, properties("corridor", record, &record.evidence))
        });
    let links = atlas.links().zip(&facts.links).map(|((_, link), record)| {
        let shape = match &link.alignment {
            Alignment::Lines(parts) => {
                FeatureGeometry::Lines(parts.iter().map(|part| part.course.to_vec()).collect())
            }
            Alignment::Points(points) => {
                FeatureGeometry::Points(points.iter().map(|p| p.at).collect())
            }
            Alignment::None { .. } => FeatureGeometry::None,
        };
        (shape, properties("link", record, &record.evidence))
    });
    roles.chain(corridors).chain(links)
}

/// Where a place has its marks.
fn point(atlas: &Atlas, id: PlaceId) -> Option<LonLat> {
    let place = atlas.place(id);
    let node = place.node.as_ref().map(|node| node.at);
    node.or_else(|| place.region.map(|region| atlas.region(region).label_point))
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
