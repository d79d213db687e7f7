//! What a legend may list, before it has words.

use std::collections::BTreeSet;

use super::swatch::Swatch;
use crate::model::LinkId;
use crate::scene::layers::DotRank;
use crate::scene::numbering::Sources;

/// A group of entries under the key of its heading; `None` for what is not drawn.
pub(super) type Group = (&'static str, Vec<Option<LegendEntry>>);

/// What may become a row.
#[derive(Clone, Debug)]
pub(super) enum LegendEntry {
    /// A mark, its meaning, and the texts of the facts drawn with it.
    Sign(Swatch, String, Sources),
    /// How many links of a kind are drawn, with a mark of theirs where they have one.
    Links(Option<Swatch>, &'static str, BTreeSet<LinkId>),
    /// The dots of places.
    Dots(BTreeSet<DotRank>),
    /// How many marks have no room, or only that of a thin line, with a mark of theirs where they have
    /// one.
    Counted(Option<Swatch>, &'static str, usize),
}

impl LegendEntry {
    pub(super) fn merge(self, other: Self) -> Self {
        match (self, other) {
            (Self::Sign(swatch, text, mut one), Self::Sign(other, _, two)) => {
                one.extend(two);
                Self::Sign(swatch.merge(other), text, one)
            }
            (Self::Links(swatch, key, mut one), Self::Links(_, _, two)) => {
                one.extend(two);
                Self::Links(swatch, key, one)
            }
            (Self::Dots(mut one), Self::Dots(two)) => {
                one.extend(two);
                Self::Dots(one)
            }
            (Self::Counted(swatch, key, one), Self::Counted(_, _, two)) => {
                Self::Counted(swatch, key, one + two)
            }
            (one, _) => one,
        }
    }
}
