//! The links in rows: which of them, in which order, what each text states of each and when, and
//! what came later.
//!
//! A link that no map can place has a row like any other. What a text states without a date stands
//! apart, for it may be later than any. Knows nothing of how rows are drawn.

mod about;
mod group;
mod row;

pub use group::{BoardGroup, GroupHead};
pub use row::{BoardRow, Stated};

use crate::figure_spec::RowOrder;
use crate::filter::{Fact, FactFilter};
use crate::model::{Alignment, Atlas, FeatureId, Link, PartialDate};
use crate::timeline::Span;

/// Which links are asked for, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct BoardQuery<'a> {
    /// The facts that are asked for.
    pub filter: &'a FactFilter,
    /// The date whose knowledge is shown; `None` for all there is.
    pub as_of: Option<PartialDate>,
    /// The place, the corridor or the link that it is about; `None` for all links.
    pub about: Option<FeatureId>,
    /// The order of the rows.
    pub order: RowOrder,
}

/// The links that are asked for, in groups of one status, mode, place or date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The groups; none of them is empty.
    pub groups: Vec<BoardGroup>,
}

impl Board {
    /// The board of an atlas.
    #[must_use]
    pub fn of(atlas: &Atlas, query: &BoardQuery<'_>) -> Self {
        let rows = atlas.links().filter_map(|(id, link)| {
            let fact = Fact::Link(id, link);
            let is_asked = query.filter.admits(atlas, &fact);
            let is_about = query
                .about
                .is_none_or(|about| about::concerns(atlas, about, id));
            if !is_asked || !is_about {
                return None;
            }
            let mentions = link.evidence.mentions().iter().enumerate();
            let mentions = mentions.filter(|(_, mention)| {
                atlas.is_quoted_by(mention, query.as_of)
                    && query.filter.admits_quote(atlas, &fact, mention)
            });
            BoardRow::new(atlas, id, mentions.map(|(nth, _)| nth), query.as_of)
        });
        Self {
            groups: group::grouped(atlas, rows.collect(), query.order),
        }
    }

    /// Whether there is no link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// All rows, in their order.
    pub fn rows(&self) -> impl Iterator<Item = &BoardRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The days from the first date of a row to the last one; `None` where no row has a date.
    #[must_use]
    pub fn span(&self, atlas: &Atlas) -> Option<Span> {
        let dates = self.rows().flat_map(|row| row.dates(atlas));
        let spans = dates.map(Span::of);
        spans.reduce(|a, b| Span {
            from: a.from.min(b.from),
            to: a.to.max(b.to),
        })
    }
}

/// Whether no map can place a link.
#[must_use]
pub const fn is_unplaced(link: &Link) -> bool {
    matches!(link.alignment, Alignment::None { .. })
}
