//! A row of a comparison: a subject, and what texts say of each place on it.

use super::query::Part;
use crate::filter::Fact;
use crate::model::{Atlas, CorridorId, LinkId, Mention, PlaceId, RoleCategory};
use crate::scene::Shown;
use crate::search::FactId;

/// What texts say of each place on one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// The subject.
    pub subject: ComparedSubject,
    /// The facts of each place, in the order of the columns.
    pub cells: Vec<Vec<ComparedFact>>,
}

/// The subject of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComparedSubject {
    /// The roles of a category.
    Roles(RoleCategory),
    /// The targets of a quantity, as its pack calls it in Chinese.
    Targets(String),
    /// A corridor, which ties the place or not.
    Corridor(CorridorId),
    /// A link, likewise.
    Link(LinkId),
}

/// A fact of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ComparedFact {
    /// The fact.
    pub fact: FactId,
    /// The group that it names; `None` where it names the place itself.
    pub through: Option<PlaceId>,
}

impl ComparedSubject {
    /// The part it belongs to.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::Roles(_) => Part::Roles,
            Self::Targets(_) => Part::Targets,
            Self::Corridor(_) => Part::Corridors,
            Self::Link(_) => Part::Links,
        }
    }
}

impl ComparedRow {
    /// How many places have something in it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether all places have something in it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.count() == self.cells.len()
    }
}

impl ComparedFact {
    /// The mention of the fact that counts first: it is asked for and was said by the date shown.
    #[must_use]
    pub fn mention<'a>(&self, atlas: &'a Atlas, shown: &Shown) -> &'a Mention {
        let fact = Fact::with_id(atlas, self.fact);
        let evidence = fact.evidence();
        let principal = evidence.principal();
        let mut by_rank = std::iter::once(principal).chain(evidence.mentions());
        let counted = by_rank.find(|mention| is_counted(atlas, shown, &fact, mention));
        counted.unwrap_or(principal)
    }
}

/// Whether a quote is asked for and was said by the date that is shown.
pub(super) fn is_counted(atlas: &Atlas, shown: &Shown, fact: &Fact<'_>, mention: &Mention) -> bool {
    atlas.is_quoted_by(mention, shown.as_of()) && shown.filter().admits_quote(atlas, fact, mention)
}
