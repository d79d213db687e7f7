//! The facts as one table: a line a quote, so that no line is without its evidence.

use std::io::{self, Write};

use serde::Serialize;

use super::records::{EvidenceRecord, Facts};

/// A line. What a kind of fact does not have stays empty; lists are joined with `;`.
#[derive(Clone, Debug, Default, Serialize)]
struct FactRow<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    name_en: &'a str,
    category: String,
    places: String,
    place_names: String,
    status: &'a str,
    stage: String,
    alignment: String,
    /// How sure the position or the course is.
    certainty: String,
    position_sources: String,
    /// Why it is drawn so or not drawn, or why the drawn length differs.
    alignment_note: &'a str,
    length_km: Option<f64>,
    official_length_km: Option<f64>,
    drawn: Option<bool>,
    quantity: &'a str,
    qualifier: &'a str,
    value: Option<f64>,
    unit: &'a str,
    date: &'a str,
    given_by: String,
    speaker: &'a str,
    relation: String,
    status_text: &'a str,
    derived: bool,
    source: &'a str,
    source_kind: String,
    source_date: &'a str,
    source_date_basis: String,
    file: &'a str,
    paragraph: &'a str,
    quote: &'a str,
    start: Option<u32>,
    end: Option<u32>,
    note: &'a str,
}

/// Writes the table.
pub(super) fn write(facts: &Facts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for (row, evidence) in rows(facts) {
        for mention in evidence {
            writer.serialize(row.with(mention)).map_err(io_error)?;
        }
    }
    writer.flush()
}

/// The system's own error, so that a closed pipe is known as such.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn rows<'a>(facts: &'a Facts<'a>) -> Vec<(FactRow<'a>, &'a [EvidenceRecord<'a>])> {
    let mut rows: Vec<(FactRow<'a>, &'a [EvidenceRecord<'a>])> = Vec::new();
    for f in &facts.roles {
        let row = FactRow {
            category: word(&f.category),
            places: f.place.to_owned(),
            place_names: f.place_name.to_owned(),
            certainty: f.position.as_ref().map(word).unwrap_or_default(),
            note: f.note,
            ..FactRow::new("role", f.id, f.role, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.corridors {
        let row = FactRow {
            category: word(&f.kind),
            places: f.places.join(";"),
            place_names: f.place_names.join(";"),
            alignment_note: f.shape_note,
            drawn: Some(f.drawn),
            note: f.note,
            ..FactRow::new("corridor", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.links {
        let row = FactRow {
            category: word(&f.mode),
            places: f.places.join(";"),
            place_names: f.place_names.join(";"),
            status: f.status,
            stage: f.stage.as_ref().map(word).unwrap_or_default(),
            alignment: word(&f.alignment),
            certainty: f.alignment_certainty.as_ref().map(word).unwrap_or_default(),
            position_sources: f.alignment_sources.join(";"),
            alignment_note: f.alignment_note.or(f.length_note).unwrap_or_default(),
            note: f.note,
            length_km: f.length_km,
            official_length_km: f.official_length_km,
            drawn: Some(f.drawn),
            ..FactRow::new("link", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.targets {
        let row = FactRow {
            places: f.owner.to_owned(),
            place_names: f.owner_name.to_owned(),
            quantity: f.quantity,
            qualifier: f.qualifier,
            value: Some(f.value),
            unit: f.unit,
            note: f.note,
            ..FactRow::new("target", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.events {
        let row = FactRow {
            places: f.places.join(";"),
            place_names: f.place_names.join(";"),
            date: f.date.as_deref().unwrap_or_default(),
            note: f.note,
            ..FactRow::new("event", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    rows
}

impl<'a> FactRow<'a> {
    fn new(kind: &'static str, id: &'a str, name: &'a str, name_en: &'a str) -> Self {
        Self {
            kind,
            id,
            name,
            name_en,
            ..Self::default()
        }
    }

    /// The line of one of its quotes.
    fn with(&self, mention: &'a EvidenceRecord<'a>) -> Self {
        Self {
            given_by: mention.given_by.as_ref().map(word).unwrap_or_default(),
            speaker: mention.speaker.unwrap_or_default(),
            relation: mention.relation.as_ref().map(word).unwrap_or_default(),
            status_text: mention.status_text.unwrap_or_default(),
            derived: mention.derived,
            source: mention.source,
            source_kind: word(&mention.source_kind),
            source_date: mention.source_date.as_deref().unwrap_or_default(),
            source_date_basis: word(&mention.source_date_basis),
            file: mention.file,
            paragraph: mention.paragraph.as_deref().unwrap_or_default(),
            quote: mention.quote,
            start: mention.start,
            end: mention.end,
            ..self.clone()
        }
    }
}

/// The word that stands for a value in every format.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
