//! What the panel on the right is about.

use crate::connection::Connected;
use crate::model::{CorridorId, FeatureId};

/// What the panel on the right is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// Nothing: it is closed.
    #[default]
    Nothing,
    /// A feature.
    Feature(FeatureId),
    /// A list of corridors that are drawn as one.
    Corridors(Vec<CorridorId>),
    /// What ties a place, or two.
    Connected(Connected),
}

impl From<Option<FeatureId>> for Topic {
    fn from(selection: Option<FeatureId>) -> Self {
        selection.map_or(Self::Nothing, Self::Feature)
    }
}

impl Topic {
    /// The same in another atlas, where `same` is what the other has of a feature; nothing where it
    /// has none of it.
    #[must_use]
    pub(super) fn followed(self, same: impl Fn(FeatureId) -> Option<FeatureId>) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Feature(feature) => same(feature).into(),
            Self::Corridors(listed) => {
                let listed = listed.into_iter();
                let listed = listed.filter_map(|id| same(FeatureId::Corridor(id)));
                let listed: Vec<CorridorId> = listed
                    .filter_map(|feature| match feature {
                        FeatureId::Corridor(id) => Some(id),
                        FeatureId::Place(_) | FeatureId::Link(_) => None,
                    })
                    .collect();
                if listed.is_empty() {
                    Self::Nothing
                } else {
                    Self::Corridors(listed)
                }
            }
            Self::Connected(connected) => {
                let followed = connected.followed(|place| match same(FeatureId::Place(place)) {
                    Some(FeatureId::Place(place)) => Some(place),
                    _ => None,
                });
                followed.map_or(Self::Nothing, Self::Connected)
            }
        }
    }
}
