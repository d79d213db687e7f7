//! The facts as one table: a line a quote, so that no line is without its evidence.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::records::{EvidenceRecord, Facts};
use crate::spreadsheet::inert;

/// A line. What a kind of fact does not have stays empty; lists are joined with `;`.
#[derive(Clone, Debug, Default, Serialize)]
struct FactRow<'a> {
    kind: &'static str,
    id: Cow<'a, str>,
    name: Cow<'a, str>,
    name_en: Cow<'a, str>,
    category: Cow<'a, str>,
    places: Cow<'a, str>,
    place_names: Cow<'a, str>,
    status: Cow<'a, str>,
    stage: Cow<'a, str>,
    alignment: Cow<'a, str>,
    /// How sure the position or the course is.
    certainty: Cow<'a, str>,
    position_sources: Cow<'a, str>,
    position_sources_en: Cow<'a, str>,
    /// Why it is drawn so or not drawn, or why the drawn length differs.
    alignment_note: Cow<'a, str>,
    alignment_note_en: Cow<'a, str>,
    length_km: Option<f64>,
    official_length_km: Option<f64>,
    drawn: Option<bool>,
    quantity: Cow<'a, str>,
    quantity_en: Cow<'a, str>,
    qualifier: Cow<'a, str>,
    qualifier_en: Cow<'a, str>,
    value: Option<f64>,
    unit: Cow<'a, str>,
    date: Cow<'a, str>,
    given_by: Cow<'a, str>,
    speaker: Cow<'a, str>,
    relation: Cow<'a, str>,
    status_text: Cow<'a, str>,
    derived: bool,
    source: Cow<'a, str>,
    source_kind: Cow<'a, str>,
    source_date: Cow<'a, str>,
    source_date_basis: Cow<'a, str>,
    file: Cow<'a, str>,
    paragraph: Cow<'a, str>,
    quote: Cow<'a, str>,
    start: Option<u32>,
    end: Option<u32>,
    note: Cow<'a, str>,
    note_en: Cow<'a, str>,
}

/// Writes the table; unless it is `raw`, no text of it is a formula to a spreadsheet.
pub(super) fn write(facts: &Facts<'_>, raw: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for (row, evidence) in rows(facts) {
        for mention in evidence {
            let mut row = row.with(mention);
            if !raw {
                row.make_inert();
            }
            writer.serialize(row).map_err(io_error)?;
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
            category: word(&f.category).into(),
            places: f.place.into(),
            place_names: f.place_name.into(),
            certainty: f.position.as_ref().map(word).unwrap_or_default().into(),
            note: f.note.into(),
            note_en: f.note_en.into(),
            ..FactRow::new("role", f.id, f.role, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.corridors {
        let row = FactRow {
            category: word(&f.kind).into(),
            places: f.places.join(";").into(),
            place_names: f.place_names.join(";").into(),
            alignment_note: f.shape_note.into(),
            alignment_note_en: f.shape_note_en.into(),
            drawn: Some(f.drawn),
            note: f.note.into(),
            note_en: f.note_en.into(),
            ..FactRow::new("corridor", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.links {
        let row = FactRow {
            category: word(&f.mode).into(),
            places: f.places.join(";").into(),
            place_names: f.place_names.join(";").into(),
            status: f.status.into(),
            stage: f.stage.as_ref().map(word).unwrap_or_default().into(),
            alignment: word(&f.alignment).into(),
            certainty: f
                .alignment_certainty
                .as_ref()
                .map(word)
                .unwrap_or_default()
                .into(),
            position_sources: f.alignment_sources.join(";").into(),
            position_sources_en: f.alignment_sources_en.join(";").into(),
            alignment_note: f
                .alignment_note
                .or(f.length_note)
                .unwrap_or_default()
                .into(),
            alignment_note_en: f
                .alignment_note_en
                .or(f.length_note_en)
                .unwrap_or_default()
                .into(),
            note: f.note.into(),
            note_en: f.note_en.into(),
            length_km: f.length_km,
            official_length_km: f.official_length_km,
            drawn: Some(f.drawn),
            ..FactRow::new("link", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.targets {
        let row = FactRow {
            places: f.owner.into(),
            place_names: f.owner_name.into(),
            quantity: f.quantity.into(),
            quantity_en: f.quantity_en.into(),
            qualifier: f.qualifier.into(),
            qualifier_en: f.qualifier_en.into(),
            value: Some(f.value),
            unit: f.unit.into(),
            note: f.note.into(),
            note_en: f.note_en.into(),
            ..FactRow::new("target", f.id, f.name, f.en)
        };
        rows.push((row, &f.evidence));
    }
    for f in &facts.events {
        let row = FactRow {
            places: f.places.join(";").into(),
            place_names: f.place_names.join(";").into(),
            date: f.date.as_deref().unwrap_or_default().into(),
            note: f.note.into(),
            note_en: f.note_en.into(),
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
            id: id.into(),
            name: name.into(),
            name_en: name_en.into(),
            ..Self::default()
        }
    }

    /// Makes all texts such that no spreadsheet takes them for formulas; numbers stay as they are.
    fn make_inert(&mut self) {
        let texts = [
            &mut self.id,
            &mut self.name,
            &mut self.name_en,
            &mut self.category,
            &mut self.places,
            &mut self.place_names,
            &mut self.status,
            &mut self.stage,
            &mut self.alignment,
            &mut self.certainty,
            &mut self.position_sources,
            &mut self.position_sources_en,
            &mut self.alignment_note,
            &mut self.alignment_note_en,
            &mut self.quantity,
            &mut self.quantity_en,
            &mut self.qualifier,
            &mut self.qualifier_en,
            &mut self.unit,
            &mut self.date,
            &mut self.given_by,
            &mut self.speaker,
            &mut self.relation,
            &mut self.status_text,
            &mut self.source,
            &mut self.source_kind,
            &mut self.source_date,
            &mut self.source_date_basis,
            &mut self.file,
            &mut self.paragraph,
            &mut self.quote,
            &mut self.note,
            &mut self.note_en,
        ];
        for text in texts {
            if let Cow::Owned(inert) = inert(text) {
                *text = Cow::Owned(inert);
            }
        }
    }

    /// The line of one of its quotes.
    fn with(&self, mention: &'a EvidenceRecord<'a>) -> Self {
        Self {
            given_by: mention
                .given_by
                .as_ref()
                .map(word)
                .unwrap_or_default()
                .into(),
            speaker: mention.speaker.unwrap_or_default().into(),
            relation: mention
                .relation
                .as_ref()
                .map(word)
                .unwrap_or_default()
                .into(),
            status_text: mention.status_text.unwrap_or_default().into(),
            derived: mention.derived,
            source: mention.source.into(),
            source_kind: word(&mention.source_kind).into(),
            source_date: mention.source_date.as_deref().unwrap_or_default().into(),
            source_date_basis: word(&mention.source_date_basis).into(),
            file: mention.file.into(),
            paragraph: mention.paragraph.as_deref().unwrap_or_default().into(),
            quote: mention.quote.into(),
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
