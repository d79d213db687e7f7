//! Facts that tie places, by kind, and those of a group.

use super::tie::Tie;
use crate::model::{Atlas, CorridorId, LinkId, PlaceId, RoleId};

/// Facts that tie places, each kind in the atlas's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Corridors.
    pub corridors: Vec<CorridorId>,
    /// Links.
    pub links: Vec<LinkId>,
}

impl Ties {
    /// How many they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.corridors.len() + self.links.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// All of them, corridors first.
    pub fn iter(&self) -> impl Iterator<Item = Tie> + Clone + '_ {
        let corridors = self.corridors.iter().map(|id| Tie::Corridor(*id));
        corridors.chain(self.links.iter().map(|id| Tie::Link(*id)))
    }

    pub(super) fn push(&mut self, tie: Tie) {
        match tie {
            Tie::Corridor(id) => self.corridors.push(id),
            Tie::Link(id) => self.links.push(id),
        }
    }
}

impl FromIterator<Tie> for Ties {
    fn from_iter<T: IntoIterator<Item = Tie>>(all: T) -> Self {
        let mut ties = Self::default();
        all.into_iter().for_each(|tie| ties.push(tie));
        ties
    }
}

/// A group that places are in, and what is said of it. Who is in it says
/// [`crate::model::Place::membership`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFacts {
    /// The group.
    pub group: PlaceId,
    /// What names the group.
    pub ties: Ties,
    /// The roles of the group.
    pub roles: Vec<RoleId>,
}

/// Every fact that names a place and could tie it, corridors first.
pub(super) fn ties_of(atlas: &Atlas, place: PlaceId) -> impl Iterator<Item = Tie> + '_ {
    let corridors = atlas.corridors_of(place).iter();
    let links = atlas.links_of(place).iter();
    let corridors = corridors.map(|id| Tie::Corridor(*id));
    corridors.chain(links.map(|id| Tie::Link(*id)))
}
