//! What kind of picture a figure is, and how the parts of one that has several are told apart.

use serde::{Deserialize, Serialize};

/// What kind of picture a figure is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// A map, or several side by side.
    #[default]
    Map,
    /// Places and what ties them, as a diagram without ground.
    Schematic,
    /// The links in rows, with their status at the dates of the texts.
    Board,
    /// One map several times, of a text, a year or a status each.
    Multiples,
}

impl FigureKind {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Map, Self::Schematic, Self::Board, Self::Multiples];

    /// The word that commands have for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Schematic => "schematic",
            Self::Board => "board",
            Self::Multiples => "multiples",
        }
    }

    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "figure-kind-map",
            Self::Schematic => "figure-kind-schematic",
            Self::Board => "figure-kind-board",
            Self::Multiples => "figure-kind-multiples",
        }
    }
}

/// In which order the rows of a board stand.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RowOrder {
    /// By status, in the order of the legend.
    Status,
    /// By mode, those of one kind from the highest rank down: rail, road, water and so on.
    #[default]
    Mode,
    /// By the first place that the text names.
    Place,
    /// By the date of the first text that names the link.
    Date,
}

impl RowOrder {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Status, Self::Mode, Self::Place, Self::Date];

    /// The word that commands have for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Mode => "mode",
            Self::Place => "place",
            Self::Date => "date",
        }
    }

    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Status => "figure-sort-status",
            Self::Mode => "figure-sort-mode",
            Self::Place => "figure-sort-place",
            Self::Date => "figure-sort-date",
        }
    }
}

/// What each map of a figure of small multiples is of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PanelsBy {
    /// One text.
    #[default]
    Text,
    /// All that was said by the end of a year.
    Year,
    /// The links of one status.
    Status,
}

impl PanelsBy {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Text, Self::Year, Self::Status];

    /// The word that commands have for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Year => "year",
            Self::Status => "status",
        }
    }

    /// The key of the message that names it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "figure-by-text",
            Self::Year => "figure-by-year",
            Self::Status => "figure-by-status",
        }
    }
}
