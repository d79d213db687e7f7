//! What facets and their values are called.

use super::choice::Choice;
use super::value::{Facet, Value};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, GivenBy};

/// The name of a facet.
#[must_use]
pub fn facet_name(i18n: &I18n, facet: Facet) -> String {
    i18n.tr(facet.key())
}

/// The name of a value; a text goes by who published it, and when it was said.
#[must_use]
pub fn value_name(atlas: &Atlas, i18n: &I18n, value: Value) -> String {
    match value {
        Value::Kind(kind) => i18n.tr(kind.key()),
        Value::Category(category) => i18n.tr(keys::category(category)),
        Value::GivenBy(given_by) => i18n.tr(match given_by {
            GivenBy::Centre => "given-by-centre",
            GivenBy::Province => "given-by-province",
            GivenBy::City => "given-by-city",
            GivenBy::County => "given-by-county",
            GivenBy::Described => "given-by-described",
        }),
        Value::Status(status) => i18n.tr(keys::status(status)),
        Value::Mode(mode) => i18n.tr(mode.key()),
        Value::Source(id) => {
            let source = atlas.source(id);
            let publisher = source.publisher.get(i18n.language());
            match source.date {
                Some(date) => format!("{publisher} {date}"),
                None => publisher.to_owned(),
            }
        }
        Value::Year(Some(year)) => year.to_string(),
        Value::Year(None) => i18n.tr("facet-undated"),
        Value::Place(id) => atlas.place(id).names.full(i18n.language()).to_owned(),
        Value::Certainty(certainty) => i18n.tr(certainty.key()),
    }
}

/// A choice in a few words: its values, the first `most` by name, behind a word for those that are
/// left out.
#[must_use]
pub fn choice_name(atlas: &Atlas, i18n: &I18n, choice: &Choice, most: usize) -> String {
    let values = choice.values();
    if values.is_empty() {
        return i18n.tr("facet-none");
    }
    let shown = values.iter().take(most);
    let names: Vec<String> = shown.map(|value| value_name(atlas, i18n, *value)).collect();
    let mut list = names.join(&i18n.tr("list-comma"));
    if values.len() > most {
        list = i18n.tr_with(
            "facet-and-more",
            &[("list", &list), ("n", &(values.len() - most).to_string())],
        );
    }
    match choice {
        Choice::Only(_) => list,
        Choice::Without(_) => i18n.tr_with("facet-without", &[("list", &list)]),
    }
}
