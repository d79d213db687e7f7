//! Which places are compared, and how the comparison is read.

use std::sync::Arc;

use crate::model::{Atlas, Language, PlaceId};
use crate::scene::Shown;

/// How places are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonView {
    /// The places, in the order of their columns: none twice, at most [`Self::MOST`].
    pub places: Vec<PlaceId>,
    /// Which rows are shown.
    pub shows: Shows,
    /// Only rows that contain each of these words.
    pub query: String,
    /// The order of rows within their part.
    pub sorting: Sorting,
}

impl ComparisonView {
    /// The greatest number of places.
    pub const MOST: usize = crate::scene::Compared::MOST;
    /// The longest query, in characters.
    pub const LONGEST_QUERY: usize = 200;
}

/// Which rows of a comparison are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// All of them.
    #[default]
    All,
    /// What all places have.
    Shared,
    /// What some have and others lack.
    Different,
}

impl Shows {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Shared, Self::Different];

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "compare-shows-all",
            Self::Shared => "compare-shows-shared",
            Self::Different => "compare-shows-different",
        }
    }
}

/// The order of rows within their part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// What most places have comes first, then the order of the legend and the packs.
    #[default]
    Usual,
    /// By name, as a dictionary orders it.
    Name,
    /// What the place in a column has most of comes first.
    Column(usize),
}

/// The parts of a comparison, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Roles, a row a category.
    Roles,
    /// Targets, a row a quantity.
    Targets,
    /// Corridors, a row each.
    Corridors,
    /// Links, a row each.
    Links,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Roles, Self::Targets, Self::Corridors, Self::Links];

    /// The key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Roles => "compare-roles",
            Self::Targets => "compare-targets",
            Self::Corridors => "compare-corridors",
            Self::Links => "compare-links",
        }
    }
}

/// What is compared, and how.
#[derive(Clone, Debug)]
pub struct ComparisonQuery {
    /// The facts.
    pub atlas: Arc<Atlas>,
    /// The language of the cells.
    pub language: Language,
    /// Which facts are asked for, and of which date.
    pub shown: Shown,
    /// The places and rows.
    pub view: ComparisonView,
}
