//! One set of filters, and the facts that it admits.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::Choice;
use super::fact::{Fact, value_of_mention};
use super::value::{Facet, Value};
use crate::model::{Atlas, FeatureId, Mention, PlaceId};

/// Which facts are asked for: those that fit the choice of every facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactFilter {
    choices: BTreeMap<Facet, Choice>,
}

impl FactFilter {
    /// Whether everything is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }

    /// What is asked of a facet; `None` for everything.
    #[must_use]
    pub fn choice(&self, facet: Facet) -> Option<&Choice> {
        self.choices.get(&facet)
    }

    /// All choices, in the order of the facets.
    pub fn choices(&self) -> impl Iterator<Item = (Facet, &Choice)> {
        Facet::ALL
            .into_iter()
            .filter_map(|facet| Some((facet, self.choices.get(&facet)?)))
    }

    /// Asks something of a facet, or everything.
    pub fn choose(&mut self, facet: Facet, choice: Option<Choice>) {
        match choice {
            Some(choice) if !choice.asks_for_all() => {
                self.choices.insert(facet, choice);
            }
            Some(_) | None => {
                self.choices.remove(&facet);
            }
        }
    }

    /// Asks for facts with a value alone.
    pub fn only(&mut self, value: Value) {
        let choice = Choice::Only(BTreeSet::from([value]));
        self.choose(value.facet(), Some(choice));
    }

    /// Asks for facts with a value, too, or no longer.
    pub fn set(&mut self, value: Value, on: bool) {
        let facet = value.facet();
        let before = self.choices.remove(&facet);
        let choice = match before {
            Some(choice) => choice.with(value, on),
            None => (!on).then(|| Choice::Without(BTreeSet::from([value]))),
        };
        self.choose(facet, choice);
    }

    /// Asks for what is not asked of a facet now; nothing changes where all is asked for.
    pub fn invert(&mut self, facet: Facet) {
        if let Some(choice) = self.choices.remove(&facet) {
            self.choose(facet, Some(choice.inverted()));
        }
    }

    /// Whether facts with a value are asked for, whatever is asked of other facets.
    #[must_use]
    pub fn includes(&self, value: Value) -> bool {
        let choice = self.choices.get(&value.facet());
        choice.is_none_or(|choice| choice.includes(value))
    }

    /// Whether a fact is asked for.
    #[must_use]
    pub fn admits(&self, atlas: &Atlas, fact: &Fact<'_>) -> bool {
        self.is_empty() || {
            let mut of_fact = self
                .choices
                .iter()
                .filter(|(facet, _)| !facet.is_of_mention());
            of_fact.all(|(facet, choice)| choice.admits(&fact.values(atlas, *facet)))
                && self.admits_mention_of(atlas, fact, None)
        }
    }

    /// Whether one mention of a fact fits all that is asked of mentions, a facet left aside.
    pub(super) fn admits_mention_of(
        &self,
        atlas: &Atlas,
        fact: &Fact<'_>,
        aside: Option<Facet>,
    ) -> bool {
        let mut mentions = fact.evidence().mentions().iter();
        mentions.any(|mention| self.admits_mention(atlas, mention, aside))
    }

    /// Whether a mention fits all that is asked of mentions, a facet left aside.
    pub(super) fn admits_mention(
        &self,
        atlas: &Atlas,
        mention: &Mention,
        aside: Option<Facet>,
    ) -> bool {
        let of_mention = self
            .choices
            .iter()
            .filter(|(facet, _)| facet.is_of_mention());
        let mut asked = of_mention.filter(|(facet, _)| Some(**facet) != aside);
        asked.all(|(facet, choice)| {
            let value = value_of_mention(atlas, mention, *facet);
            choice.admits(value.as_slice())
        })
    }

    /// Whether a quote of a fact is asked for: the fact and this mention of it.
    #[must_use]
    pub fn admits_quote(&self, atlas: &Atlas, fact: &Fact<'_>, mention: &Mention) -> bool {
        self.admits(atlas, fact) && self.admits_mention(atlas, mention, None)
    }

    /// Whether a feature is asked for: a corridor or a link itself; a place that is named, or by a
    /// fact that is its own or that of a group it belongs to.
    #[must_use]
    pub fn admits_feature(&self, atlas: &Atlas, feature: FeatureId) -> bool {
        match (Fact::of(atlas, feature), feature) {
            _ if self.is_empty() => true,
            (Some(fact), _) => self.admits(atlas, &fact),
            (None, FeatureId::Place(place)) => {
                let groups = atlas.groups_of(place).iter();
                let mut own = std::iter::once(&place).chain(groups);
                self.names(place) || own.any(|place| self.admits_fact_of(atlas, *place))
            }
            (None, _) => false,
        }
    }

    /// Whether a place is one of those whose facts alone are asked for.
    fn names(&self, place: PlaceId) -> bool {
        let named = |choice: &Choice| {
            let is_only = matches!(choice, Choice::Only(_));
            is_only && choice.includes(Value::Place(place))
        };
        self.choice(Facet::Place).is_some_and(named)
    }

    /// Whether a role of a place is asked for, or a link or corridor that ties it.
    fn admits_fact_of(&self, atlas: &Atlas, place: PlaceId) -> bool {
        let roles = atlas.roles_of(place).iter();
        let links = atlas.links_of(place).iter();
        let corridors = atlas.corridors_of(place).iter();
        let roles = roles.map(|id| Fact::Role(*id, atlas.role(*id)));
        let links = links.map(|id| Fact::Link(*id, atlas.link(*id)));
        let corridors = corridors.map(|id| Fact::Corridor(*id, atlas.corridor(*id)));
        let mut facts = roles.chain(links).chain(corridors);
        facts.any(|fact| self.admits(atlas, &fact))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Counts, FactKind, ModeGroup};
    use crate::model::Status;
    use crate::scene::testing::ATLAS;

    fn place(key: &str) -> Value {
        Value::Place(ATLAS.place_by_key(key).expect("a place"))
    }

    #[test]
    fn railways_at_a_city_by_status_take_two_choices() {
        let mut filter = FactFilter::default();
        filter.only(Value::Mode(ModeGroup::Rail));
        filter.only(place("510900"));
        let found: Vec<_> = Fact::all(&ATLAS)
            .filter(|f| filter.admits(&ATLAS, f))
            .collect();
        assert!(found.len() > 1 && found.iter().all(|f| f.kind() == FactKind::Link));
        let counts = Counts::of(&ATLAS, &filter);
        let of_statuses: usize = Status::ALL
            .iter()
            .map(|s| counts.of_value(Value::Status(*s)))
            .sum();
        assert_eq!(of_statuses, found.len());
    }

    #[test]
    fn a_choice_that_fits_nothing_names_the_one_to_drop() {
        let mut filter = FactFilter::default();
        filter.only(Value::Mode(ModeGroup::Rail));
        filter.only(place("510900"));
        filter.only(Value::Status(Status::InOperation));
        let counts = Counts::of(&ATLAS, &filter);
        assert_eq!(counts.admitted(), 0);
        let (facet, count) = counts.nearest().expect("a facet to drop");
        filter.choose(facet, None);
        let found = Fact::all(&ATLAS)
            .filter(|f| filter.admits(&ATLAS, f))
            .count();
        assert_eq!(found, count);
        assert!(count > 0);
    }

    #[test]
    fn what_is_asked_and_its_inversion_part_all_facts_that_have_the_facet() {
        for facet in Facet::ALL {
            let counts = Counts::of(&ATLAS, &FactFilter::default());
            let Some((value, _)) = counts.values(facet).next() else {
                continue;
            };
            let mut filter = FactFilter::default();
            filter.only(value);
            let only = Counts::of(&ATLAS, &filter).admitted();
            assert_eq!(only, counts.of_value(value), "{facet:?}");
            filter.invert(facet);
            let without = Counts::of(&ATLAS, &filter).admitted();
            // A fact may be said in one text and in another.
            if !facet.is_of_mention() {
                assert_eq!(only + without, counts.total(), "{facet:?}");
            }
            filter.invert(facet);
            filter.set(value, false);
            assert_eq!(Counts::of(&ATLAS, &filter).admitted(), 0, "{facet:?}");
        }
    }

    #[test]
    fn a_value_off_and_on_again_asks_for_everything() {
        let mut filter = FactFilter::default();
        filter.set(Value::Status(Status::Proposed), false);
        assert!(!filter.includes(Value::Status(Status::Proposed)));
        assert!(filter.includes(Value::Status(Status::Upgrade)));
        filter.set(Value::Status(Status::Proposed), true);
        assert!(filter.is_empty());
    }
}
