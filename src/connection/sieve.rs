//! What of the facts counts, and how many do not.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::tie::Tie;
use super::ties::{GroupFacts, Ties, ties_of};
use crate::filter::Fact;
use crate::model::{Atlas, PlaceId, RoleId};

/// How many facts are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Because they are not asked for.
    pub by_filter: usize,
    /// Because they are asked for and were said later, or at a time that is not known.
    pub by_date: usize,
}

impl Withheld {
    /// Whether nothing is left out.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.by_filter == 0 && self.by_date == 0
    }
}

/// Lets facts through that count, and counts those that do not.
pub(super) struct Sieve<'a> {
    pub(super) atlas: &'a Atlas,
    asked: &'a dyn Asked,
    pub(super) withheld: Withheld,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(atlas: &'a Atlas, asked: &'a dyn Asked) -> Self {
        Self {
            atlas,
            asked,
            withheld: Withheld::default(),
        }
    }

    fn keeps(&mut self, fact: &Fact<'_>) -> bool {
        if !self.asked.asks_for(self.atlas, fact) {
            self.withheld.by_filter += 1;
            return false;
        }
        let is_said = self.asked.is_said(self.atlas, fact.evidence());
        self.withheld.by_date += usize::from(!is_said);
        is_said
    }

    /// Such of the facts that name a place as count and are wanted.
    pub(super) fn ties(&mut self, place: PlaceId, wanted: impl Fn(Tie) -> bool) -> Ties {
        let atlas = self.atlas;
        let ties = ties_of(atlas, place).filter(|tie| wanted(*tie));
        ties.filter(|tie| self.keeps(&tie.fact(atlas))).collect()
    }

    /// The same by the other places that they name.
    pub(super) fn by_partner(
        &mut self,
        place: PlaceId,
        wanted: impl Fn(Tie) -> bool,
    ) -> BTreeMap<PlaceId, Ties> {
        let mut partners: BTreeMap<PlaceId, Ties> = BTreeMap::new();
        for tie in ties_of(self.atlas, place).filter(|tie| wanted(*tie)) {
            let places = tie.places(self.atlas);
            if places.len() < 2 || !self.keeps(&tie.fact(self.atlas)) {
                continue;
            }
            for partner in places.iter().filter(|partner| **partner != place) {
                partners.entry(*partner).or_default().push(tie);
            }
        }
        partners
    }

    /// The groups of a place of which a text had said by then who is in them.
    pub(super) fn groups_of(&self, place: PlaceId) -> Vec<PlaceId> {
        let groups = self.atlas.groups_of(place).iter().copied();
        let is_said = |group: &PlaceId| {
            let membership = self.atlas.place(*group).membership.as_ref();
            membership.is_some_and(|m| self.asked.is_said(self.atlas, &m.evidence))
        };
        groups.filter(is_said).collect()
    }

    /// What is said of a group, but for facts that are told elsewhere.
    pub(super) fn group(&mut self, group: PlaceId, wanted: impl Fn(Tie) -> bool) -> GroupFacts {
        let atlas = self.atlas;
        let ties = self.ties(group, wanted);
        let roles = atlas.roles_of(group).iter().copied();
        let roles = roles.filter(|id| self.keeps(&Fact::Role(*id, atlas.role(*id))));
        let roles: Vec<RoleId> = roles.collect();
        GroupFacts { group, ties, roles }
    }
}
