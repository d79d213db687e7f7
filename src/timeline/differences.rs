//! Where two texts differ on the same thing, whenever they were said.

use std::collections::BTreeMap;

use crate::filter::Fact;
use crate::model::{Atlas, PlaceId, TargetId};
use crate::search::FactId;

use super::changes::variants;
use super::differs::Pair;
use super::saying::Saying;

/// The pairs of quotes of different texts that speak of the same thing and differ: quotes of one
/// fact, quotes of near-identical facts, and targets of one owner that count the same in the same
/// unit. Those that differ in the status or in the number come first.
///
/// Of more than two texts each is compared to the one said next before it, so that there are no more
/// pairs than quotes; a text without a date stands after those with one.
#[must_use]
pub fn differences(atlas: &Atlas) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut counted: BTreeMap<(PlaceId, &str, &str), Vec<TargetId>> = BTreeMap::new();
    for fact in Fact::all(atlas) {
        let of_texts = a_quote_a_text(atlas, &fact);
        let next = of_texts.windows(2);
        pairs.extend(next.filter_map(|two| Pair::of(atlas, two[0], two[1])));
        let others = variants(&fact).filter(|other| *other > fact.id());
        pairs.extend(others.filter_map(|other| {
            let other = a_quote_a_text(atlas, &Fact::with_id(atlas, other));
            of_different_texts(atlas, &of_texts, &other)
        }));
        if let Fact::Target(id, target) = fact {
            let counts = (target.owner, &*target.quantity.zh, &*target.unit);
            counted.entry(counts).or_default().push(id);
        }
    }
    for targets in counted.values() {
        let first = |id: &TargetId| {
            let fact = Fact::with_id(atlas, FactId::Target(*id));
            a_quote_a_text(atlas, &fact).first().copied()
        };
        let mut quotes: Vec<Saying> = targets.iter().filter_map(first).collect();
        quotes.sort_by_key(|saying| saying.order(atlas));
        let next = quotes.windows(2);
        pairs.extend(next.filter_map(|two| of_different_texts(atlas, &two[..1], &two[1..])));
    }
    pairs.sort_by_key(|pair| pair.differs);
    pairs
}

/// A quote of a fact from each of its texts, in the order in which they were said: the first with a
/// verb or status word, or else the first.
fn a_quote_a_text(atlas: &Atlas, fact: &Fact<'_>) -> Vec<Saying> {
    let mut all: Vec<Saying> = Saying::all(fact).collect();
    if all.len() > 1 {
        all.sort_by_key(|saying| (saying.order(atlas), saying.source(atlas)));
    }
    let of_texts = all.chunk_by(|a, b| a.source(atlas) == b.source(atlas));
    let quote = of_texts.filter_map(|same| {
        let has_word = |saying: &&Saying| saying.mention(atlas).status_text.is_some();
        same.iter().find(has_word).or(same.first()).copied()
    });
    quote.collect()
}

/// The first quotes of two facts that stand in different texts, where they differ.
fn of_different_texts(atlas: &Atlas, one: &[Saying], other: &[Saying]) -> Option<Pair> {
    let (a, b) = one.iter().find_map(|a| {
        let source = a.source(atlas);
        let b = other.iter().find(|b| b.source(atlas) != source)?;
        Some((*a, *b))
    })?;
    Pair::of(atlas, a, b)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::scene::testing::ATLAS;

    #[test]
    fn the_sides_of_a_difference_stand_in_two_texts_the_earlier_first() {
        let pairs = differences(&ATLAS);
        assert!(!pairs.is_empty() && pairs.is_sorted_by_key(|pair| pair.differs));
        for pair in &pairs {
            assert_ne!(
                pair.one.source(&ATLAS),
                pair.other.source(&ATLAS),
                "{pair:?}"
            );
            assert!(
                pair.one.order(&ATLAS) <= pair.other.order(&ATLAS),
                "{pair:?}"
            );
        }
        let all: BTreeSet<&Pair> = pairs.iter().collect();
        assert_eq!(all.len(), pairs.len(), "each once");
    }

    #[test]
    fn quotes_of_a_difference_are_in_other_words() {
        for pair in differences(&ATLAS) {
            let quote = |saying: Saying| saying.mention(&ATLAS).anchor.quote.as_str().to_owned();
            let word = |saying: Saying| saying.mention(&ATLAS).status_text.clone();
            let is_same =
                quote(pair.one) == quote(pair.other) && word(pair.one) == word(pair.other);
            assert!(!is_same || pair.one.fact != pair.other.fact, "{pair:?}");
        }
    }
}
