//! The table as text for a spreadsheet and as features for a map.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Map, Value, json};

use super::cells::{Cells, Row};
use super::column::{Column, Columns};
use super::geometry::fact_geometry;
use super::listing::{Lister, TableQuery};
use crate::filter::Fact;
use crate::geodata::{FeatureGeometry, write_features};
use crate::search::FactId;
use crate::spreadsheet::{BYTE_ORDER_MARK, inert, tabbed};

/// A format in which the table is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// A line a quote.
    Csv,
    /// A feature a fact.
    GeoJson,
}

impl TableFormat {
    /// The endings of file names, the first of each the usual one.
    pub const ENDINGS: [(&'static str, Self); 3] = [
        ("csv", Self::Csv),
        ("geojson", Self::GeoJson),
        ("json", Self::GeoJson),
    ];

    /// The format that the ending of a file's name asks for; `None` for any other.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let known = Self::ENDINGS.into_iter();
        let mut known = known.filter(|(name, _)| ending.eq_ignore_ascii_case(name));
        known.next().map(|(_, format)| format)
    }

    /// Writes rows in this format; GeoJSON has all columns, CSV those that are shown.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(
        self,
        cells: Cells<'_>,
        columns: &Columns,
        rows: &[Row],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Csv => comma_separated(cells, columns, rows, out),
            Self::GeoJson => write_geojson(cells, rows, out),
        }
    }
}

/// The columns that say the same of every quote of a fact.
const OF_FACT: [Column; 5] = [
    Column::Kind,
    Column::Name,
    Column::Places,
    Column::Category,
    Column::Status,
];

impl TableQuery {
    /// The table as text with tabs, to be pasted into a spreadsheet.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lister = Lister::of(self);
        let rows = lister.list(self);
        tab_separated(lister.cells(), &self.view.columns, &rows)
    }

    /// The table in a format.
    ///
    /// # Errors
    /// When memory does not take it.
    pub fn encoded(&self, format: TableFormat) -> io::Result<Vec<u8>> {
        let mut lister = Lister::of(self);
        let rows = lister.list(self);
        let mut bytes = Vec::new();
        format.write(lister.cells(), &self.view.columns, &rows, &mut bytes)?;
        Ok(bytes)
    }
}

/// Rows as text with tabs, headings first, to be pasted into a spreadsheet.
#[must_use]
pub fn tab_separated(cells: Cells<'_>, columns: &Columns, rows: &[Row]) -> String {
    let mut lines = vec![headings(cells, columns).join("\t")];
    let line = |row: &Row| tabbed(columns.shown().map(|column| cells.text(*row, column)));
    lines.extend(rows.iter().map(line));
    lines.join("\n") + "\n"
}

/// Rows as CSV (RFC 4180), headings first, with a byte order mark, by which spreadsheets know that
/// it is UTF-8.
///
/// # Errors
/// When it cannot be written.
fn comma_separated(
    cells: Cells<'_>,
    columns: &Columns,
    rows: &[Row],
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(headings(cells, columns))?;
    for row in rows {
        let texts = columns
            .shown()
            .map(|c| inert(&cells.text(*row, c)).into_owned());
        writer.write_record(texts)?;
    }
    writer.flush()
}

/// The facts of rows as one FeatureCollection: a feature a fact, with those of its quotes that the
/// rows have. What is not drawn has no geometry.
///
/// # Errors
/// When it cannot be written.
fn write_geojson(cells: Cells<'_>, rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    // The order of the rows, each fact where its first quote stands.
    let mut order: Vec<FactId> = Vec::new();
    let mut quotes: std::collections::BTreeMap<FactId, Vec<Row>> =
        std::collections::BTreeMap::new();
    for row in rows {
        let of_fact = quotes.entry(row.fact).or_default();
        if of_fact.is_empty() {
            order.push(row.fact);
        }
        of_fact.push(*row);
    }
    let features = order.iter().filter_map(|id| {
        let rows = quotes.get(id)?;
        Some(feature(cells, rows))
    });
    write_features(out, features)
}

/// A fact with its rows, of which there is one at least.
fn feature(cells: Cells<'_>, rows: &[Row]) -> (FeatureGeometry, Map<String, Value>) {
    let mut properties = Map::new();
    let Some(first) = rows.first() else {
        return (FeatureGeometry::None, properties);
    };
    let fact = Fact::with_id(cells.atlas, first.fact);
    properties.insert("id".to_owned(), json!(fact.key()));
    for column in OF_FACT {
        let text = cells.text(*first, column);
        properties.insert(column.property().to_owned(), json!(text));
    }
    for column in Column::ALL.into_iter().filter(|c| !OF_FACT.contains(c)) {
        let texts = rows.iter().map(|row| cells.text(*row, column));
        let texts: Vec<String> = texts.collect();
        // A line a quote, the same line in each of these properties; once where all say the same.
        let is_one = texts.iter().all(|text| text == &texts[0]);
        let text = if is_one {
            texts[0].clone()
        } else {
            texts.join("\n")
        };
        properties.insert(column.property().to_owned(), json!(text));
    }
    (fact_geometry(cells.atlas, &fact), properties)
}

fn headings(cells: Cells<'_>, columns: &Columns) -> Vec<String> {
    columns.shown().map(|c| cells.i18n.tr(c.key())).collect()
}
