//! What ties a place to others: its partners, those with most ties first.

use std::cmp::Reverse;

use super::asked::Asked;
use super::sieve::{Sieve, Withheld};
use super::ties::{GroupFacts, Ties};
use crate::model::{Atlas, PlaceId};

/// A place that is tied to another, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The place; a group stays a group.
    pub place: PlaceId,
    /// The facts that name both.
    pub ties: Ties,
}

/// What ties a place to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Star {
    /// The place.
    pub place: PlaceId,
    /// The places that facts name with it: by the number of facts, then of corridors, then in the
    /// atlas's order.
    pub partners: Vec<Partner>,
    /// What is said of the groups it is in without naming it; each has something.
    pub through: Vec<GroupFacts>,
    /// What of all that is left out.
    pub withheld: Withheld,
}

impl Star {
    /// The star of a place, of the facts that count.
    #[must_use]
    pub fn of(atlas: &Atlas, asked: &dyn Asked, place: PlaceId) -> Self {
        let mut sieve = Sieve::new(atlas, asked);
        let partners = sieve.by_partner(place, |_| true).into_iter();
        let partners = partners.map(|(place, ties)| Partner { place, ties });
        let mut partners: Vec<Partner> = partners.collect();
        // The sort is stable, and the map has them in the atlas's order.
        partners.sort_by_key(|partner| {
            let corridors = partner.ties.corridors.len();
            (Reverse(partner.ties.count()), Reverse(corridors))
        });
        let groups = sieve.groups_of(place).into_iter();
        let groups = groups.map(|group| sieve.group(group, |tie| !tie.names(atlas, place)));
        let groups = groups.filter(|of| !of.ties.is_empty() || !of.roles.is_empty());
        Self {
            place,
            partners,
            through: groups.collect(),
            withheld: sieve.withheld,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Everything, Tie};
    use crate::filter::{Fact, FactKind};
    use crate::model::Evidence;
    use crate::scene::testing::ATLAS;
    use std::collections::BTreeSet;

    /// Links alone, said in one text.
    struct LinksOf(&'static str);

    impl Asked for LinksOf {
        fn asks_for(&self, _: &Atlas, fact: &Fact<'_>) -> bool {
            fact.kind() == FactKind::Link
        }

        fn is_said(&self, atlas: &Atlas, evidence: &Evidence) -> bool {
            let mut mentions = evidence.mentions().iter();
            mentions.any(|m| atlas.source(m.anchor.source).key == self.0)
        }
    }

    fn named_together(one: PlaceId, other: PlaceId) -> BTreeSet<Tie> {
        let corridors = ATLAS.corridors().map(|(id, _)| Tie::Corridor(id));
        let links = ATLAS.links().map(|(id, _)| Tie::Link(id));
        let all = corridors.chain(links);
        all.filter(|tie| tie.names(&ATLAS, one) && tie.names(&ATLAS, other))
            .collect()
    }

    #[test]
    fn the_star_of_every_place_has_each_fact_that_names_it_with_another() {
        for (place, _) in ATLAS.places() {
            let star = Star::of(&ATLAS, &Everything, place);
            assert!(star.withheld.is_nothing());
            let counts = |p: &Partner| (p.ties.count(), p.ties.corridors.len());
            assert!(star.partners.is_sorted_by(
                |a, b| counts(a) > counts(b) || counts(a) == counts(b) && a.place < b.place
            ));
            for (other, _) in ATLAS.places().filter(|(other, _)| *other != place) {
                let partner = star.partners.iter().find(|p| p.place == other);
                let ties: BTreeSet<Tie> =
                    partner.map(|p| p.ties.iter().collect()).unwrap_or_default();
                assert_eq!(ties, named_together(place, other), "{place:?} {other:?}");
            }
            for of in &star.through {
                assert!(ATLAS.place(of.group).members.contains(&place));
                let mut ties = of.ties.iter();
                assert!(ties.all(|t| t.names(&ATLAS, of.group) && !t.names(&ATLAS, place)));
            }
        }
    }

    #[test]
    fn what_is_not_asked_for_or_not_said_yet_is_counted_and_left_out() {
        let ziyang = ATLAS.place_by_key("512000").expect("a place");
        let all = Star::of(&ATLAS, &Everything, ziyang);
        let asked = LinksOf("ziyang-2020");
        let some = Star::of(&ATLAS, &asked, ziyang);
        assert!(some.withheld.by_filter > 0 && !some.partners.is_empty());
        let ties = |star: &Star| -> BTreeSet<Tie> {
            let partners = star.partners.iter();
            partners.flat_map(|p| p.ties.iter()).collect()
        };
        assert!(ties(&some).is_subset(&ties(&all)) && ties(&some).len() < ties(&all).len());
        for tie in ties(&some) {
            let fact = tie.fact(&ATLAS);
            assert!(asked.asks_for(&ATLAS, &fact) && asked.is_said(&ATLAS, fact.evidence()));
        }
        let none = Star::of(&ATLAS, &LinksOf("no text"), ziyang);
        assert!(none.partners.is_empty() && none.through.is_empty());
        assert!(none.withheld.by_filter > 0 && none.withheld.by_date > 0);
    }
}
