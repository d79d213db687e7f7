//! The standing of a place: what the few fills of the map say, and which phrase gives it.

use super::{Atlas, Evidence, Membership, PlaceId, RoleCategory, RoleId, Title};

/// The standing of a place on the map, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A unit of a person's own boundaries that the atlas does not know: what texts say of it
    /// cannot be told.
    NotMatched,
    /// No text names it.
    NotMentioned,
    /// A text names it, none of the three below.
    Mentioned,
    /// A text says that it is a member of a group that the map fills.
    Member,
    /// Secondary centre.
    SubCentre,
    /// Core city.
    Core,
}

/// What gives a place its standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingGiver {
    /// A role of its own, or of a group it is in.
    Role(RoleId),
    /// The membership of a group.
    Membership(PlaceId),
    /// Any fact that names it, or a group it is in.
    Fact,
}

/// A standing with the phrase that gives it.
#[derive(Clone, Copy, Debug)]
pub struct StandingReason<'a> {
    /// The standing.
    pub standing: Standing,
    /// What gives it.
    pub giver: StandingGiver,
    /// The group through which it is given; `None` where the place itself is named.
    pub through: Option<PlaceId>,
    /// Where it is said.
    pub evidence: &'a Evidence,
}

impl Standing {
    /// All of them, the highest first.
    pub const ALL: [Self; 6] = [
        Self::Core,
        Self::SubCentre,
        Self::Member,
        Self::Mentioned,
        Self::NotMentioned,
        Self::NotMatched,
    ];

    /// The standing a role gives, if it gives one.
    #[must_use]
    pub const fn given_by(category: RoleCategory) -> Option<Self> {
        match category {
            RoleCategory::Core => Some(Self::Core),
            RoleCategory::SubCentre => Some(Self::SubCentre),
            _ => None,
        }
    }
}

impl Atlas {
    /// Why a place has a standing above [`Standing::NotMentioned`]: the highest that a fact gives
    /// whose evidence `holds`; among equals, what is said of the place itself comes first.
    pub fn standing_reason(
        &self,
        place: PlaceId,
        holds: impl Fn(&Evidence) -> bool,
    ) -> Option<StandingReason<'_>> {
        let above = self.roles_that_give(place).chain(self.membership(place));
        let above = above.filter(|reason| holds(reason.evidence));
        // `max_by_key` returns the last of equals, so they are looked through backwards.
        let above: Vec<StandingReason<'_>> = above.collect();
        let highest = above.into_iter().rev().max_by_key(|reason| reason.standing);
        highest.or_else(|| {
            self.facts_that_name(place)
                .find(|reason| holds(reason.evidence))
        })
    }

    /// The evidence of every fact that names a place: roles, corridors, links, targets, events, and
    /// of a group its membership.
    pub fn evidence_of(&self, place: PlaceId) -> impl Iterator<Item = &Evidence> {
        let roles = self.roles_of(place).iter();
        let corridors = self.corridors_of(place).iter();
        let links = self.links_of(place).iter();
        let targets = self.targets_of(place).iter();
        let events = self.events_of(place).iter();
        let membership = self.place(place).membership.iter();
        roles
            .map(|id| &self.role(*id).evidence)
            .chain(corridors.map(|id| &self.corridor(*id).evidence))
            .chain(links.map(|id| &self.link(*id).evidence))
            .chain(targets.map(|id| &self.target(*id).evidence))
            .chain(events.map(|id| &self.event(*id).evidence))
            .chain(membership.map(|membership| &membership.evidence))
    }

    /// What the members of the groups that the map fills are joined in.
    pub fn filled_memberships(&self) -> impl Iterator<Item = &Title> {
        let groups = self.places().filter_map(|(_, p)| p.membership.as_ref());
        groups.filter_map(|membership| membership.title.as_ref())
    }

    /// The memberships of a place in groups that the map fills.
    pub fn filled_memberships_of(&self, place: PlaceId) -> impl Iterator<Item = &Membership> {
        let groups = self.groups_of(place).iter();
        let memberships = groups.filter_map(|id| self.place(*id).membership.as_deref());
        memberships.filter(|membership| membership.title.is_some())
    }

    /// A place itself, then the groups it is in.
    fn itself_and_groups(
        &self,
        place: PlaceId,
    ) -> impl Iterator<Item = (PlaceId, Option<PlaceId>)> + '_ {
        let groups = self.groups_of(place).iter().map(|id| (*id, Some(*id)));
        std::iter::once((place, None)).chain(groups)
    }

    fn roles_that_give(&self, place: PlaceId) -> impl Iterator<Item = StandingReason<'_>> {
        let named = self.itself_and_groups(place);
        let roles = named.flat_map(|(id, through)| {
            let roles = self.roles_of(id).iter();
            roles.map(move |role| (*role, through))
        });
        roles.filter_map(|(id, through)| {
            let role = self.role(id);
            Some(StandingReason {
                standing: Standing::given_by(role.category)?,
                giver: StandingGiver::Role(id),
                through,
                evidence: &role.evidence,
            })
        })
    }

    fn membership(&self, place: PlaceId) -> impl Iterator<Item = StandingReason<'_>> {
        self.groups_of(place).iter().filter_map(|id| {
            let membership = self.place(*id).membership.as_ref()?;
            membership.title.as_ref()?;
            Some(StandingReason {
                standing: Standing::Member,
                giver: StandingGiver::Membership(*id),
                through: Some(*id),
                evidence: &membership.evidence,
            })
        })
    }

    fn facts_that_name(&self, place: PlaceId) -> impl Iterator<Item = StandingReason<'_>> {
        let named = self.itself_and_groups(place);
        named.flat_map(|(id, through)| {
            self.evidence_of(id).map(move |evidence| StandingReason {
                standing: Standing::Mentioned,
                giver: StandingGiver::Fact,
                through,
                evidence,
            })
        })
    }
}
