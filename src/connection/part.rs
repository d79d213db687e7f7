//! The parts of what ties a place, or two, as a list has them.

use crate::model::PlaceId;

/// A part of what ties a place, or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TiePart {
    /// What names both of two places.
    Direct,
    /// What names a place and a partner of it.
    Partner(PlaceId),
    /// What is said of a group.
    Group(PlaceId),
    /// What names one of two places, and a group of the other.
    Crossing {
        /// The place that is named.
        named: PlaceId,
        /// The group.
        group: PlaceId,
    },
    /// What ties a third place to both.
    Via(PlaceId),
}

impl TiePart {
    /// Whether it is unfolded at first.
    #[must_use]
    pub const fn opens_unfolded(self) -> bool {
        matches!(self, Self::Direct)
    }
}
