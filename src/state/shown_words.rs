//! What is on the map, in words that outlive the window and its atlas.

use crate::filter::{facet_words, parse_facet};
use crate::model::{Atlas, PartialDate};
use crate::scene::{Layer, Shown};

/// The layers that are on.
#[must_use]
pub(super) fn layer_words(shown: &Shown) -> Vec<String> {
    let on = Layer::ALL.into_iter().filter(|layer| shown.layer(*layer));
    on.map(|layer| layer.word().to_owned()).collect()
}

/// What is asked of the facts.
#[must_use]
pub(super) fn filter_words(atlas: &Atlas, shown: &Shown) -> Vec<String> {
    let choices = shown.filter().choices();
    let words = choices.map(|(facet, choice)| facet_words(atlas, facet, choice));
    words.collect()
}

/// What is on the map by its words, and the words that an atlas does not know; those are not asked
/// for. Without layers those at the start are on.
#[must_use]
pub(super) fn shown_of(
    atlas: &Atlas,
    layers: Option<&[String]>,
    filters: &[String],
    hides: bool,
    as_of: Option<&str>,
) -> (Shown, Vec<String>) {
    let mut unknown = Vec::new();
    let mut shown = with_layers(layers, &mut unknown);
    let mut filter = shown.filter().clone();
    for words in filters {
        match parse_facet(atlas, words) {
            Ok((facet, choice)) => filter.choose(facet, Some(choice)),
            Err(_) => unknown.push(words.clone()),
        }
    }
    shown.set_filter(filter);
    shown.set_hides(hides);
    shown.set_as_of(as_of.and_then(PartialDate::parse));
    (shown, unknown)
}

/// The layers of their words, without anything that is asked of facts.
#[must_use]
pub(super) fn with_layers(layers: Option<&[String]>, unknown: &mut Vec<String>) -> Shown {
    let mut shown = Shown::default();
    let Some(words) = layers else {
        return shown;
    };
    for layer in Layer::ALL {
        shown.set(layer, words.iter().any(|word| word == layer.word()));
    }
    let is_known = |word: &String| Layer::ALL.iter().any(|layer| layer.word() == word);
    unknown.extend(words.iter().filter(|word| !is_known(word)).cloned());
    shown
}
