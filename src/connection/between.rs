//! What ties two places: facts that name both, groups that both are in, and places that are tied to
//! both. No fact is told in two of these parts.

use std::cmp::Reverse;

use super::asked::Asked;
use super::sieve::{Sieve, Withheld};
use super::tie::Tie;
use super::ties::{GroupFacts, Ties};
use crate::model::{Atlas, PlaceId};

/// Facts that name one of two places and a group that only the other is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The place that they name.
    pub named: PlaceId,
    /// The group that the other is in.
    pub group: PlaceId,
    /// The facts.
    pub ties: Ties,
}

/// A place that is tied to both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Via {
    /// The place.
    pub place: PlaceId,
    /// What ties it to the first and not to the second.
    pub to_one: Ties,
    /// What ties it to the second and not to the first.
    pub to_other: Ties,
}

impl Via {
    /// How many facts it takes to either side: the smaller number.
    #[must_use]
    pub fn strength(&self) -> usize {
        self.to_one.count().min(self.to_other.count())
    }
}

/// What ties two places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// The first.
    pub one: PlaceId,
    /// The second.
    pub other: PlaceId,
    /// The facts that name both.
    pub direct: Ties,
    /// The groups that both are in, as a text says, with what is said of each without naming both.
    pub groups: Vec<GroupFacts>,
    /// What names one of them and a group that only the other is in.
    pub crossings: Vec<Crossing>,
    /// Places that facts name with either of them, but not with both: by the smaller number of facts,
    /// then by all, then in the atlas's order.
    pub via: Vec<Via>,
    /// What of the first three is left out.
    pub withheld: Withheld,
}

impl Between {
    /// Whether nothing ties them.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let is_direct = !self.direct.is_empty();
        !is_direct && self.groups.is_empty() && self.crossings.is_empty() && self.via.is_empty()
    }

    /// What ties two places, of the facts that count.
    #[must_use]
    pub fn of(atlas: &Atlas, asked: &dyn Asked, one: PlaceId, other: PlaceId) -> Self {
        let mut sieve = Sieve::new(atlas, asked);
        let names_both = |tie: Tie| tie.names(atlas, one) && tie.names(atlas, other);
        let direct = sieve.ties(one, |tie| tie.names(atlas, other));
        let (of_one, of_other) = (sieve.groups_of(one), sieve.groups_of(other));
        let shared = of_one.iter().filter(|group| of_other.contains(group));
        let groups = shared.map(|group| sieve.group(*group, |tie| !names_both(tie)));
        let groups: Vec<GroupFacts> = groups.collect();
        let mut crossings = Vec::new();
        for (named, own, others) in [(one, &of_one, &of_other), (other, &of_other, &of_one)] {
            for group in others.iter().filter(|group| !own.contains(group)) {
                let wanted = |tie: Tie| tie.names(atlas, named) && !names_both(tie);
                let ties = sieve.ties(*group, wanted);
                let crossing = Crossing {
                    named,
                    group: *group,
                    ties,
                };
                crossings.extend((!crossing.ties.is_empty()).then_some(crossing));
            }
        }
        let withheld = sieve.withheld;
        // What names one of them and a group of the other is told above.
        let is_told = |tie: Tie, groups: &[PlaceId]| {
            let mut places = tie.places(atlas).iter();
            names_both(tie) || places.any(|place| groups.contains(place))
        };
        let mut to_other = sieve.by_partner(other, |tie| !is_told(tie, &of_one));
        let to_one = sieve.by_partner(one, |tie| !is_told(tie, &of_other));
        let via = to_one.into_iter().filter_map(|(place, to_one)| {
            Some(Via {
                place,
                to_one,
                to_other: to_other.remove(&place)?,
            })
        });
        let mut via: Vec<Via> = via.collect();
        // The sort is stable, and the map has them in the atlas's order.
        via.sort_by_key(|via| {
            let all = via.to_one.count() + via.to_other.count();
            (Reverse(via.strength()), Reverse(all))
        });
        Self {
            one,
            other,
            direct,
            groups,
            crossings,
            via,
            withheld,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Everything, Star};
    use crate::model::Level;
    use crate::scene::testing::ATLAS;
    use std::collections::BTreeSet;

    fn place(key: &str) -> PlaceId {
        ATLAS.place_by_key(key).expect("a place")
    }

    fn between(one: PlaceId, other: PlaceId) -> Between {
        Between::of(&ATLAS, &Everything, one, other)
    }

    #[test]
    fn chengdu_and_ziyang_are_tied_directly_by_just_what_names_both() {
        let (chengdu, ziyang) = (place("510100"), place("512000"));
        let found = between(chengdu, ziyang);
        let star = Star::of(&ATLAS, &Everything, chengdu);
        let first = star.partners.first().expect("a partner");
        assert_eq!((first.place, &first.ties), (ziyang, &found.direct));
        assert!(found.direct.count() > 50);
        for tie in found.direct.iter() {
            assert!(tie.names(&ATLAS, chengdu) && tie.names(&ATLAS, ziyang));
        }
        assert!(!found.groups.is_empty());
    }

    /// The facts of each part.
    fn told(found: &Between) -> Vec<BTreeSet<Tie>> {
        let direct = found.direct.iter().collect();
        let of_groups = found.groups.iter().flat_map(|of| of.ties.iter());
        let crossing = found.crossings.iter().flat_map(|of| of.ties.iter());
        let via = found.via.iter();
        let via = via.flat_map(|via| via.to_one.iter().chain(via.to_other.iter()));
        vec![direct, of_groups.chain(crossing).collect(), via.collect()]
    }

    #[test]
    fn the_parts_have_no_fact_in_common_and_each_says_what_it_claims() {
        let cities = ATLAS.regions_of(Level::Prefecture).map(|(_, r)| r.place);
        let cities: Vec<PlaceId> = cities.filter(|id| ATLAS.is_mentioned(*id)).collect();
        let (mut shared, mut third) = (0, 0);
        for (at, one) in cities.iter().enumerate() {
            for other in &cities[at + 1..] {
                let found = between(*one, *other);
                let names = |tie: Tie, place: PlaceId| tie.names(&ATLAS, place);
                let parts = told(&found);
                let all: BTreeSet<Tie> = parts.iter().flatten().copied().collect();
                assert_eq!(all.len(), parts.iter().map(BTreeSet::len).sum::<usize>());
                for tie in &all {
                    let is_both = names(*tie, *one) && names(*tie, *other);
                    assert_eq!(is_both, parts[0].contains(tie), "{tie:?}");
                }
                for of in &found.groups {
                    let group = ATLAS.place(of.group);
                    assert!(group.members.contains(one) && group.members.contains(other));
                    assert!(group.membership.is_some());
                    assert!(of.ties.iter().all(|tie| names(tie, of.group)));
                    let mut roles = of.roles.iter();
                    assert!(roles.all(|role| ATLAS.role(*role).place == of.group));
                }
                for crossing in &found.crossings {
                    let absent = if crossing.named == *one { other } else { one };
                    let members = &ATLAS.place(crossing.group).members;
                    assert!(members.contains(absent) && !members.contains(&crossing.named));
                    let mut ties = crossing.ties.iter();
                    assert!(ties.all(|t| names(t, crossing.named) && names(t, crossing.group)));
                }
                for via in &found.via {
                    assert!(via.strength() > 0 && via.place != *one && via.place != *other);
                    let mut to_one = via.to_one.iter();
                    assert!(to_one.all(|t| names(t, *one) && names(t, via.place)));
                    let mut to_other = via.to_other.iter();
                    assert!(to_other.all(|t| names(t, *other) && names(t, via.place)));
                }
                let ranks = found.via.iter().map(Via::strength);
                assert!(ranks.is_sorted_by(|a, b| a >= b));
                shared += found.groups.len();
                third += found.via.len();
            }
        }
        assert!(shared > 0 && third > 0);
    }

    #[test]
    fn the_other_way_round_the_same_ties_two_places() {
        let (one, other) = (place("510100"), place("500000"));
        let (there, back) = (between(one, other), between(other, one));
        assert_eq!(there.direct, back.direct);
        assert_eq!(there.groups, back.groups);
        let sides = |found: &Between, swaps: bool| -> BTreeSet<_> {
            let sides = found.via.iter().map(|via| match swaps {
                true => (via.place, via.to_other.iter().collect::<Vec<_>>()),
                false => (via.place, via.to_one.iter().collect()),
            });
            sides.collect()
        };
        assert_eq!(sides(&there, false), sides(&back, true));
    }
}
