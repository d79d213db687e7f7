//! Which rows the table lists, and in which order.

use std::sync::Arc;

use crate::filter::{Fact, FactFilter};
use crate::i18n::I18n;
use crate::model::{Atlas, Language, PartialDate, Status};
use crate::pinyin::Readings;
use crate::search::simplified;

use super::cells::{Cells, Row};
use super::column::{Column, Columns};

/// How the table is read: beyond the filters that it shares with the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableView {
    /// Only rows that contain each of these words, in any column, whichever are shown.
    pub query: String,
    /// The column to sort by, and whether downwards; the packs' order otherwise.
    pub sort: Option<(Column, bool)>,
    /// The columns that are shown.
    pub columns: Columns,
}

impl TableView {
    /// The longest query, in characters.
    pub const LONGEST_QUERY: usize = 200;
}

/// What a table is of: facts, the language of their cells, which of them, and in which order.
#[derive(Clone, Debug)]
pub struct TableQuery {
    /// The facts.
    pub atlas: Arc<Atlas>,
    /// The language of the cells.
    pub language: Language,
    /// Which facts are asked for.
    pub filter: FactFilter,
    /// The date by which quotes were said; `None` for all.
    pub as_of: Option<PartialDate>,
    /// How the table is read.
    pub view: TableView,
}

/// Lists the rows of an atlas in a language. What takes long to make is kept: it costs some seconds
/// for a hundred thousand facts and belongs on a thread of its own.
#[derive(Debug)]
pub struct Lister {
    atlas: Arc<Atlas>,
    i18n: I18n,
    rows: Vec<Row>,
    /// All that each row says, in lower case and simplified characters, once it was asked for.
    texts: Option<Vec<String>>,
    readings: Option<Readings>,
}

impl Lister {
    /// A lister of all quotes of the atlas of a query, in its language.
    #[must_use]
    pub fn of(query: &TableQuery) -> Self {
        let rows = Row::all(&query.atlas).collect();
        Self {
            atlas: Arc::clone(&query.atlas),
            i18n: I18n::new(query.language),
            rows,
            texts: None,
            readings: None,
        }
    }

    /// Whether it lists the atlas of a query, in its language.
    #[must_use]
    pub fn is_of(&self, query: &TableQuery) -> bool {
        Arc::ptr_eq(&self.atlas, &query.atlas) && self.i18n.language() == query.language
    }

    /// Writes cells in its language.
    #[must_use]
    pub fn cells(&self) -> Cells<'_> {
        Cells {
            atlas: &self.atlas,
            i18n: &self.i18n,
        }
    }

    /// The rows of quotes that are asked for and pass the view, in its order; the query is of the
    /// atlas and the language it is of.
    #[must_use]
    pub fn list(&mut self, query: &TableQuery) -> Vec<Row> {
        let TableQuery {
            filter,
            as_of,
            view,
            ..
        } = query;
        let query = simplified(&view.query).to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut found: Vec<Row> = if words.is_empty() {
            self.rows.clone()
        } else {
            if self.texts.is_none() {
                self.texts = Some(self.written());
            }
            let texts = self.texts.iter().flatten();
            let says = |text: &str| words.iter().all(|word| text.contains(word));
            let found = self.rows.iter().zip(texts).filter(|(_, text)| says(text));
            found.map(|(row, _)| *row).collect()
        };
        if as_of.is_some() {
            let atlas = &self.atlas;
            found.retain(|row| atlas.is_quoted_by(row.mention(atlas), *as_of));
        }
        if !filter.is_empty() {
            found.retain(|row| self.is_asked_for(filter, *row));
        }
        if let Some((column, downwards)) = view.sort {
            self.sort(&mut found, column, downwards);
        }
        found
    }

    fn is_asked_for(&self, filter: &FactFilter, row: Row) -> bool {
        let fact = Fact::with_id(&self.atlas, row.fact);
        filter.admits_quote(&self.atlas, &fact, row.mention(&self.atlas))
    }

    /// All that each row says.
    fn written(&self) -> Vec<String> {
        let cells = self.cells();
        let text = |row: &Row| {
            let mut text = String::new();
            for column in Column::ALL {
                text += &cells.text(*row, column);
                text.push('\n');
            }
            text += Fact::with_id(&self.atlas, row.fact).key();
            simplified(&text).to_lowercase()
        };
        self.rows.iter().map(text).collect()
    }

    /// Sorts rows by a column; those with an empty cell come last either way, and rows with the same
    /// cell stay in the packs' order.
    fn sort(&mut self, rows: &mut [Row], column: Column, downwards: bool) {
        if self.readings.is_none() {
            self.readings = Some(Readings::of(&self.atlas));
        }
        let key = |row: &Row| self.sort_key(*row, column);
        let mut keyed: Vec<(Option<SortKey>, Row)> = rows.iter().map(|r| (key(r), *r)).collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if downwards => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            _ => a.is_none().cmp(&b.is_none()),
        });
        for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
            *row = sorted;
        }
    }

    fn sort_key(&self, row: Row, column: Column) -> Option<SortKey> {
        let atlas = &self.atlas;
        let fact = Fact::with_id(atlas, row.fact);
        let mention = row.mention(atlas);
        let source = atlas.source(mention.anchor.source);
        match column {
            Column::Kind => Some(SortKey::Number(fact.kind() as u64)),
            Column::Status => match fact {
                Fact::Link(_, link) => {
                    let rank = Status::ALL.iter().position(|s| *s == link.status)?;
                    Some(SortKey::Number(rank as u64))
                }
                _ => None,
            },
            Column::SourceKind => Some(SortKey::Number(source.kind as u64)),
            Column::Date => {
                let date = source.date?;
                let of_year = |part: Option<u8>| u64::from(part.unwrap_or(0));
                let months = u64::from(date.year) * 100 + of_year(date.month);
                Some(SortKey::Number(months * 100 + of_year(date.day)))
            }
            Column::Paragraph => Some(SortKey::Number(u64::from(mention.anchor.paragraph))),
            Column::GivenBy => {
                let rank = mention.given_by? as u64;
                let text = self.cells().text(row, column);
                Some(SortKey::Ranked(rank, self.letters(&text)))
            }
            _ => {
                let text = self.cells().text(row, column);
                (!text.is_empty()).then(|| SortKey::Text(self.letters(&text)))
            }
        }
    }

    /// A text as a dictionary orders it: Chinese by its sounds.
    fn letters(&self, text: &str) -> String {
        let letters = |readings: &Readings| readings.letters(&simplified(text));
        let sounds = self.readings.as_ref().map(letters).unwrap_or_default();
        sounds.to_lowercase() + "\n" + text
    }
}

/// What rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Number(u64),
    Ranked(u64, String),
    Text(String),
}
