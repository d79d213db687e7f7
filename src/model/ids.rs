//! Small copyable ids: positions in the atlas's own lists, resolved once at load.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the atlas's list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the entry at `index`.
            ///
            /// An atlas holds far fewer than 2³² entries of a kind; a larger index saturates.
            #[must_use]
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

id!(
    /// A polygon of the base map: a province, prefecture or county.
    RegionId
);
id!(
    /// Anything a fact can be about: a unit of the base map, a zone, a station, a group.
    PlaceId
);
id!(
    /// One of the texts.
    SourceId
);
id!(
    /// What a text says a place was, is or shall be.
    RoleId
);
id!(
    /// A tie between places.
    CorridorId
);
id!(
    /// A rail, road, water, air or hub project.
    LinkId
);
id!(
    /// A number a text sets, with its owner.
    TargetId
);
id!(
    /// A dated event.
    EventId
);

/// Anything that can be selected on the map or in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FeatureId {
    /// A place, with or without a polygon.
    Place(PlaceId),
    /// A corridor.
    Corridor(CorridorId),
    /// A link.
    Link(LinkId),
}
