//! Which of the few fills a place has.

use crate::model::{Atlas, PlaceId, RoleCategory};

/// The standing of a place on the map, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No text names it.
    NotMentioned,
    /// A text names it, none of the three below.
    Mentioned,
    /// Part of the metropolitan area.
    Metropolitan,
    /// Secondary centre.
    SubCentre,
    /// Core city.
    Core,
}

impl Standing {
    /// All of them, the highest first.
    pub const ALL: [Self; 5] = [
        Self::Core,
        Self::SubCentre,
        Self::Metropolitan,
        Self::Mentioned,
        Self::NotMentioned,
    ];

    /// The standing of a place by its own roles and those of the groups it is in; where several
    /// apply, the highest.
    #[must_use]
    pub fn of(atlas: &Atlas, place: PlaceId) -> Self {
        let own = atlas.roles_of(place).iter();
        let of_groups = atlas
            .groups_of(place)
            .iter()
            .flat_map(|g| atlas.roles_of(*g));
        let by_role = own
            .chain(of_groups)
            .filter_map(|id| match atlas.role(*id).category {
                RoleCategory::Core => Some(Self::Core),
                RoleCategory::SubCentre => Some(Self::SubCentre),
                RoleCategory::MetropolitanArea => Some(Self::Metropolitan),
                _ => None,
            })
            .max();
        let plain = if atlas.is_mentioned(place) {
            Self::Mentioned
        } else {
            Self::NotMentioned
        };
        by_role.unwrap_or(plain)
    }
}
