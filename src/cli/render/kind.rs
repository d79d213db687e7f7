//! The words for kinds of figures, and for what they are ordered and told apart by.

use clap::ValueEnum;

use crate::figure_spec::{FigureKind, PanelsBy, RowOrder};

/// What kind of picture a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A map
    #[default]
    Map,
    /// Places as nodes, links and corridors as lines in eight directions, without boundaries
    Schematic,
    /// The links in rows, with their status at the dates of the texts
    Board,
    /// The map up to six times on a page: see --by
    Multiples,
}

impl Kind {
    pub(super) const fn kind(self) -> FigureKind {
        match self {
            Self::Map => FigureKind::Map,
            Self::Schematic => FigureKind::Schematic,
            Self::Board => FigureKind::Board,
            Self::Multiples => FigureKind::Multiples,
        }
    }
}

/// In which order the rows of a board stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Sort {
    /// By status, as in the legend
    Status,
    /// By mode: rail, road, water and others
    #[default]
    Mode,
    /// By the first place that the text names
    Place,
    /// By the date of the first text that names the link
    Date,
}

impl Sort {
    pub(super) const fn order(self) -> RowOrder {
        match self {
            Self::Status => RowOrder::Status,
            Self::Mode => RowOrder::Mode,
            Self::Place => RowOrder::Place,
            Self::Date => RowOrder::Date,
        }
    }
}

/// What each map of small multiples is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// One text
    #[default]
    Text,
    /// What was said by the end of a year
    Year,
    /// The links of one status
    Status,
}

impl By {
    pub(super) const fn panels(self) -> PanelsBy {
        match self {
            Self::Text => PanelsBy::Text,
            Self::Year => PanelsBy::Year,
            Self::Status => PanelsBy::Status,
        }
    }
}
