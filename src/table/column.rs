//! The columns of the table, and which of them are shown.

use serde::{Deserialize, Serialize};

/// The columns, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The kind of fact.
    Kind,
    /// Its name.
    Name,
    /// The places it is about.
    Places,
    /// The category of a role, the kind of a corridor, the mode of a link, the value of a target,
    /// the date of an event.
    Category,
    /// The status of a link.
    Status,
    /// The phrase.
    Quote,
    /// Who gives a role.
    GivenBy,
    /// The verb or status word as the text has it.
    Verb,
    /// Who published the source.
    Source,
    /// The kind of the source.
    SourceKind,
    /// The source's date.
    Date,
    /// Article or paragraph.
    Paragraph,
    /// What is not certain, and whether it is on the map.
    Doubt,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Kind,
        Self::Name,
        Self::Places,
        Self::Category,
        Self::Status,
        Self::Quote,
        Self::GivenBy,
        Self::Verb,
        Self::Source,
        Self::SourceKind,
        Self::Date,
        Self::Paragraph,
        Self::Doubt,
    ];

    /// The key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "table-kind",
            Self::Name => "table-name",
            Self::Places => "table-places",
            Self::Category => "table-category",
            Self::Status => "table-status",
            Self::Quote => "table-quote",
            Self::GivenBy => "table-given-by",
            Self::Verb => "table-verb",
            Self::Source => "table-source",
            Self::SourceKind => "table-source-kind",
            Self::Date => "table-date",
            Self::Paragraph => "table-paragraph",
            Self::Doubt => "table-doubt",
        }
    }

    /// The name of its property in a file for other programs.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Name => "name",
            Self::Places => "places",
            Self::Category => "category",
            Self::Status => "status",
            Self::Quote => "quote",
            Self::GivenBy => "given_by",
            Self::Verb => "verb",
            Self::Source => "source",
            Self::SourceKind => "source_kind",
            Self::Date => "date",
            Self::Paragraph => "paragraph",
            Self::Doubt => "doubts",
        }
    }
}

/// The columns that are shown: never none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Column>", into = "Vec<Column>")]
pub struct Columns([bool; Column::ALL.len()]);

impl Default for Columns {
    fn default() -> Self {
        Self([true; Column::ALL.len()])
    }
}

impl Columns {
    /// Those that are shown, from left to right.
    pub fn shown(&self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(|column| self.has(*column))
    }

    /// Whether a column is shown.
    #[must_use]
    pub const fn has(&self, column: Column) -> bool {
        self.0[column as usize]
    }

    /// Shows a column or hides it; the last one stays.
    pub fn set(&mut self, column: Column, on: bool) {
        if on || self.shown().any(|other| other != column) {
            self.0[column as usize] = on;
        }
    }
}

impl From<Vec<Column>> for Columns {
    fn from(shown: Vec<Column>) -> Self {
        if shown.is_empty() {
            return Self::default();
        }
        Self(Column::ALL.map(|column| shown.contains(&column)))
    }
}

impl From<Columns> for Vec<Column> {
    fn from(columns: Columns) -> Self {
        columns.shown().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_column_stays() {
        let mut columns = Columns::default();
        for column in Column::ALL {
            columns.set(column, false);
        }
        assert_eq!(columns.shown().collect::<Vec<_>>(), [Column::Doubt]);
        columns.set(Column::Name, true);
        columns.set(Column::Doubt, false);
        assert_eq!(columns.shown().collect::<Vec<_>>(), [Column::Name]);
    }

    #[test]
    fn a_file_without_columns_shows_all() {
        let columns: Columns = serde_json::from_str("[]").unwrap();
        assert_eq!(columns, Columns::default());
        let columns: Columns = serde_json::from_str(r#"["name","given-by"]"#).unwrap();
        assert_eq!(
            serde_json::to_string(&columns).unwrap(),
            r#"["name","given-by"]"#
        );
    }
}
