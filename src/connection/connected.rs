//! Whose ties are asked for.

use crate::model::PlaceId;

/// Whose ties are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connected {
    /// Those of a place.
    Star(PlaceId),
    /// Those between two.
    Between(PlaceId, PlaceId),
}

impl Connected {
    /// The place, or the first of the two.
    #[must_use]
    pub const fn first(self) -> PlaceId {
        match self {
            Self::Star(place) | Self::Between(place, _) => place,
        }
    }

    /// The second of two places.
    #[must_use]
    pub const fn second(self) -> Option<PlaceId> {
        match self {
            Self::Star(_) => None,
            Self::Between(_, other) => Some(other),
        }
    }

    /// The place, or both.
    pub fn places(self) -> impl Iterator<Item = PlaceId> + Clone {
        std::iter::once(self.first()).chain(self.second())
    }

    /// The same with two places the other way round.
    #[must_use]
    pub const fn swapped(self) -> Self {
        match self {
            Self::Star(place) => Self::Star(place),
            Self::Between(one, other) => Self::Between(other, one),
        }
    }

    /// The same of other places; `None` where one of them is not there, or both are one.
    #[must_use]
    pub fn followed(self, same: impl Fn(PlaceId) -> Option<PlaceId>) -> Option<Self> {
        match self {
            Self::Star(place) => same(place).map(Self::Star),
            Self::Between(one, other) => {
                let (one, other) = (same(one)?, same(other)?);
                (one != other).then_some(Self::Between(one, other))
            }
        }
    }
}
