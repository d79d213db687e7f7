//! How many facts have each value, among those that fit all else that is asked.

use std::collections::BTreeMap;

use super::fact::{Fact, value_of_mention};
use super::fact_filter::FactFilter;
use super::value::{Facet, Value};
use crate::model::{Atlas, PartialDate};

/// How many facts there are for each value of each facet, once what is asked of all other facets is
/// kept; made in one pass over the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_value: BTreeMap<Facet, BTreeMap<Value, usize>>,
    /// How many facts would be admitted if nothing were asked of a facet.
    without: BTreeMap<Facet, usize>,
    admitted: usize,
    total: usize,
}

impl Counts {
    /// Counts the facts of an atlas under a filter.
    #[must_use]
    pub fn of(atlas: &Atlas, filter: &FactFilter) -> Self {
        Self::as_of(atlas, filter, None)
    }

    /// Counts those that were said by a date, and of their mentions those that are no later.
    #[must_use]
    pub fn as_of(atlas: &Atlas, filter: &FactFilter, date: Option<PartialDate>) -> Self {
        let mut counts = Self::default();
        let said = |fact: &Fact<'_>| atlas.is_said_by(fact.evidence(), date);
        for fact in Fact::all(atlas).filter(said) {
            counts.add(atlas, (filter, date), &fact);
        }
        counts
    }

    /// How many facts have a value and fit all that is asked of other facets.
    #[must_use]
    pub fn of_value(&self, value: Value) -> usize {
        let of_facet = self.by_value.get(&value.facet());
        of_facet
            .and_then(|all| all.get(&value))
            .copied()
            .unwrap_or(0)
    }

    /// The values of a facet that some fact has, with their counts.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = (Value, usize)> {
        let of_facet = self.by_value.get(&facet).into_iter().flatten();
        of_facet.map(|(value, count)| (*value, *count))
    }

    /// How many facts are asked for.
    #[must_use]
    pub const fn admitted(&self) -> usize {
        self.admitted
    }

    /// How many facts there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// The facet to drop where nothing fits: the one without which the fewest facts are left, and how
    /// many these are. `None` where dropping one is not enough.
    #[must_use]
    pub fn nearest(&self) -> Option<(Facet, usize)> {
        let some = self.without.iter().filter(|(_, count)| **count > 0);
        let (facet, count) = some.min_by_key(|(_, count)| **count)?;
        Some((*facet, *count))
    }

    fn add(
        &mut self,
        atlas: &Atlas,
        (filter, date): (&FactFilter, Option<PartialDate>),
        fact: &Fact<'_>,
    ) {
        self.total += 1;
        let of_fact = Facet::ALL
            .into_iter()
            .filter(|facet| !facet.is_of_mention());
        let values: Vec<(Facet, Vec<Value>)> = of_fact
            .map(|facet| (facet, fact.values(atlas, facet)))
            .collect();
        let is_unfit = |(facet, values): &&(Facet, Vec<Value>)| {
            let choice = filter.choice(*facet);
            choice.is_some_and(|choice| !choice.admits(values))
        };
        let mut unfit = values.iter().filter(is_unfit).map(|(facet, _)| *facet);
        let misfit = unfit.next();
        if unfit.next().is_some() {
            return;
        }
        if filter.admits_mention_of(atlas, fact, None) {
            match misfit {
                None => {
                    self.admitted += 1;
                    for (facet, values) in &values {
                        self.count(*facet, values);
                    }
                }
                Some(misfit) => {
                    let own = values.iter().find(|(facet, _)| *facet == misfit);
                    own.into_iter()
                        .for_each(|(facet, values)| self.count(*facet, values));
                }
            }
            self.drop_one(filter, misfit);
        } else if misfit.is_none() {
            self.drop_facets_of_mentions(atlas, filter, fact);
        }
        if misfit.is_none() {
            self.count_mentions(atlas, (filter, date), fact);
        }
    }

    /// Counts a fact that fits but for at most one facet among those that dropping it would admit.
    fn drop_one(&mut self, filter: &FactFilter, misfit: Option<Facet>) {
        let asked = filter.choices().map(|(facet, _)| facet);
        for facet in asked.filter(|facet| misfit.is_none_or(|misfit| misfit == *facet)) {
            *self.without.entry(facet).or_default() += 1;
        }
    }

    fn drop_facets_of_mentions(&mut self, atlas: &Atlas, filter: &FactFilter, fact: &Fact<'_>) {
        let asked = filter.choices().map(|(facet, _)| facet);
        for facet in asked.filter(|facet| facet.is_of_mention()) {
            if filter.admits_mention_of(atlas, fact, Some(facet)) {
                *self.without.entry(facet).or_default() += 1;
            }
        }
    }

    fn count_mentions(
        &mut self,
        atlas: &Atlas,
        (filter, date): (&FactFilter, Option<PartialDate>),
        fact: &Fact<'_>,
    ) {
        for facet in Facet::ALL.into_iter().filter(|facet| facet.is_of_mention()) {
            let mentions = fact.evidence().mentions().iter();
            let mentions = mentions.filter(|m| atlas.is_quoted_by(m, date));
            let fit = mentions.filter(|m| filter.admits_mention(atlas, m, Some(facet)));
            let mut values: Vec<Value> = fit
                .filter_map(|mention| value_of_mention(atlas, mention, facet))
                .collect();
            values.sort_unstable();
            values.dedup();
            self.count(facet, &values);
        }
    }

    fn count(&mut self, facet: Facet, values: &[Value]) {
        let of_facet = self.by_value.entry(facet).or_default();
        for value in values {
            *of_facet.entry(*value).or_default() += 1;
        }
    }
}
