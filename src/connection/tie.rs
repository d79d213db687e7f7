//! A fact that ties places.

use crate::filter::Fact;
use crate::model::{Atlas, CorridorId, Evidence, FeatureId, LinkId, PlaceId};
use crate::search::FactId;

/// A fact that ties places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// A corridor.
    Corridor(CorridorId),
    /// A link.
    Link(LinkId),
}

impl Tie {
    /// What is selected to read of it.
    #[must_use]
    pub const fn feature(self) -> FeatureId {
        match self {
            Self::Corridor(id) => FeatureId::Corridor(id),
            Self::Link(id) => FeatureId::Link(id),
        }
    }

    /// Its id as a fact.
    #[must_use]
    pub const fn fact_id(self) -> FactId {
        match self {
            Self::Corridor(id) => FactId::Corridor(id),
            Self::Link(id) => FactId::Link(id),
        }
    }

    /// The fact.
    #[must_use]
    pub fn fact(self, atlas: &Atlas) -> Fact<'_> {
        match self {
            Self::Corridor(id) => Fact::Corridor(id, atlas.corridor(id)),
            Self::Link(id) => Fact::Link(id, atlas.link(id)),
        }
    }

    /// The places it names.
    #[must_use]
    pub fn places(self, atlas: &Atlas) -> &[PlaceId] {
        match self {
            Self::Corridor(id) => &atlas.corridor(id).places,
            Self::Link(id) => &atlas.link(id).places,
        }
    }

    /// Whether it names a place.
    #[must_use]
    pub fn names(self, atlas: &Atlas, place: PlaceId) -> bool {
        self.places(atlas).contains(&place)
    }

    /// Where it is said.
    #[must_use]
    pub fn evidence(self, atlas: &Atlas) -> &Evidence {
        match self {
            Self::Corridor(id) => &atlas.corridor(id).evidence,
            Self::Link(id) => &atlas.link(id).evidence,
        }
    }
}
