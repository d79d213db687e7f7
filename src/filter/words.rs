//! Filters in words: for the command line, for the command that makes a figure again, for settings.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::fact_filter::FactFilter;
use super::value::{Certainty, Facet, FactKind, ModeGroup, Value};
use crate::diagnostics::{excerpt, nearest};
use crate::figure_spec::{UnknownFocus, find};
use crate::messages::{Said, Says, said, speaks};
use crate::model::{Atlas, FeatureId, GivenBy, RoleCategory, Status};

/// What stands before words of values that are left out.
const WITHOUT: char = '!';
/// The word for texts without a date.
const UNDATED: &str = "undated";

/// A choice that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownWord {
    /// No facet has this name.
    Facet(String),
    /// No place is called so, or several are.
    Place(UnknownFocus),
    /// No value is named.
    Empty(&'static str),
    /// No value of the facet has this word.
    Value {
        /// The word.
        word: String,
        /// The facet's own word.
        facet: &'static str,
        /// What can be said instead.
        remedy: Said,
    },
}

speaks!(UnknownWord);

impl Says for UnknownWord {
    fn said(&self) -> Said {
        match self {
            Self::Facet(word) => {
                let known = Said::list(Facet::ALL.map(|facet| Said::verbatim(facet.word())));
                said!("asked-facet", word = word, known = known)
            }
            Self::Place(error) => said!("asked-place", error = error.said()),
            Self::Empty(facet) => said!("asked-empty", facet = *facet),
            Self::Value {
                word,
                facet,
                remedy,
            } => said!(
                "asked-value",
                word = word,
                facet = *facet,
                remedy = remedy.clone()
            ),
        }
    }
}

/// A facet and its choice in words: `mode=rail,road`, `status=!proposed`.
///
/// # Errors
/// When there is no such facet, or it has no such value.
pub fn parse_facet(atlas: &Atlas, words: &str) -> Result<(Facet, Choice), UnknownWord> {
    let (name, values) = words.split_once('=').unwrap_or((words, ""));
    let mut facets = Facet::ALL.into_iter();
    let facet = facets.find(|facet| facet.word() == name.trim() && words.contains('='));
    let facet = facet.ok_or_else(|| UnknownWord::Facet(excerpt(name).into_owned()))?;
    Ok((facet, parse_choice(atlas, facet, values)?))
}

/// A choice of values in words that commas part, behind `!` where these are left out.
fn parse_choice(atlas: &Atlas, facet: Facet, words: &str) -> Result<Choice, UnknownWord> {
    let words = words.trim();
    let (is_without, words) = match words.strip_prefix(WITHOUT) {
        Some(rest) => (true, rest),
        None => (false, words),
    };
    let words = words.split([',', '，', '、']).map(str::trim);
    let mut values = BTreeSet::new();
    for word in words.filter(|word| !word.is_empty()) {
        values.extend(values_of_word(atlas, facet, word)?);
    }
    if values.is_empty() {
        return Err(UnknownWord::Empty(facet.word()));
    }
    Ok(if is_without {
        Choice::Without(values)
    } else {
        Choice::Only(values)
    })
}

/// A filter of one atlas as one of another: values that the other does not have are dropped, and so
/// is a choice of which none is left.
#[must_use]
pub fn followed(filter: &FactFilter, old: &Atlas, new: &Atlas) -> FactFilter {
    let mut followed = FactFilter::default();
    for (facet, choice) in filter.choices() {
        let known = choice.values().iter().flat_map(|value| {
            let found = values_of_word(new, facet, &word_of(old, *value));
            found.unwrap_or_default()
        });
        let known: BTreeSet<Value> = known.collect();
        if !known.is_empty() || choice.values().is_empty() {
            let choice = match choice {
                Choice::Only(_) => Choice::Only(known),
                Choice::Without(_) => Choice::Without(known),
            };
            followed.choose(facet, Some(choice));
        }
    }
    followed
}

/// A facet and its choice in the words that [`parse_facet`] reads.
#[must_use]
pub fn facet_words(atlas: &Atlas, facet: Facet, choice: &Choice) -> String {
    let words: Vec<String> = choice.values().iter().map(|v| word_of(atlas, *v)).collect();
    let without = match choice {
        Choice::Only(_) => String::new(),
        Choice::Without(_) => WITHOUT.to_string(),
    };
    format!("{}={without}{}", facet.word(), words.join(","))
}

fn values_of_word(atlas: &Atlas, facet: Facet, word: &str) -> Result<Vec<Value>, UnknownWord> {
    let found: Vec<Value> = match facet {
        Facet::Status => Status::of_word(word).map(Value::Status).collect(),
        Facet::Year => {
            let year = word.parse().ok().map(|year| Value::Year(Some(year)));
            let undated = (word == UNDATED).then_some(Value::Year(None));
            year.or(undated).into_iter().collect()
        }
        Facet::Place => {
            let found = find(atlas, word).map_err(UnknownWord::Place)?;
            let place = match found {
                FeatureId::Place(id) => Some(Value::Place(id)),
                FeatureId::Corridor(_) | FeatureId::Link(_) => None,
            };
            place.into_iter().collect()
        }
        Facet::Kind
        | Facet::Category
        | Facet::GivenBy
        | Facet::Mode
        | Facet::Source
        | Facet::Certainty => {
            let all = all_values(atlas, facet).into_iter();
            all.filter(|value| word_of(atlas, *value) == word).collect()
        }
    };
    if found.is_empty() {
        return Err(unknown(atlas, facet, word));
    }
    Ok(found)
}

fn unknown(atlas: &Atlas, facet: Facet, word: &str) -> UnknownWord {
    let words: Vec<String> = match facet {
        Facet::Place | Facet::Year => Vec::new(),
        _ => all_values(atlas, facet)
            .into_iter()
            .map(|v| word_of(atlas, v))
            .collect(),
    };
    let remedy = match (
        facet,
        nearest(word, words.iter().map(String::as_str), 1).first(),
    ) {
        (Facet::Place, _) => said!("remedy-name-place"),
        (Facet::Year, _) => said!("remedy-name-year", undated = UNDATED),
        (_, Some(known)) => said!("remedy-did-you-mean", known = known),
        (_, None) => {
            let known = Said::list(words.into_iter().map(Said::verbatim));
            said!("remedy-choose-among", known = known)
        }
    };
    UnknownWord::Value {
        word: excerpt(word).into_owned(),
        facet: facet.word(),
        remedy,
    }
}

/// Every value that a facet with few values can have.
fn all_values(atlas: &Atlas, facet: Facet) -> Vec<Value> {
    match facet {
        Facet::Kind => FactKind::ALL.map(Value::Kind).to_vec(),
        Facet::Category => RoleCategory::ALL.map(Value::Category).to_vec(),
        Facet::GivenBy => GivenBy::ALL.map(Value::GivenBy).to_vec(),
        Facet::Status => Status::ALL.map(Value::Status).to_vec(),
        Facet::Mode => ModeGroup::ALL.map(Value::Mode).to_vec(),
        Facet::Certainty => Certainty::ALL.map(Value::Certainty).to_vec(),
        Facet::Source => atlas.sources().map(|(id, _)| Value::Source(id)).collect(),
        Facet::Place | Facet::Year => Vec::new(),
    }
}

/// The word of a value.
fn word_of(atlas: &Atlas, value: Value) -> String {
    // The words of the packs' own format.
    let kebab = |value: serde_json::Result<serde_json::Value>| match value {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    };
    match value {
        Value::Kind(kind) => kebab(serde_json::to_value(kind)),
        Value::Category(category) => kebab(serde_json::to_value(category)),
        Value::GivenBy(given_by) => kebab(serde_json::to_value(given_by)),
        Value::Status(status) => status.own_word().to_owned(),
        Value::Mode(mode) => mode.word().to_owned(),
        Value::Certainty(certainty) => certainty.word().to_owned(),
        Value::Source(id) => atlas.source(id).key.clone(),
        Value::Year(Some(year)) => year.to_string(),
        Value::Year(None) => UNDATED.to_owned(),
        Value::Place(id) => atlas.place(id).key.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Counts, FactFilter};
    use crate::scene::testing::ATLAS;

    #[test]
    fn every_value_that_a_fact_has_can_be_said_and_read() {
        let counts = Counts::of(&ATLAS, &FactFilter::default());
        for facet in Facet::ALL {
            let values: BTreeSet<Value> = counts.values(facet).map(|(value, _)| value).collect();
            assert!(!values.is_empty(), "{facet:?}");
            for choice in [Choice::Only(values.clone()), Choice::Without(values)] {
                let words = facet_words(&ATLAS, facet, &choice);
                assert_eq!(parse_facet(&ATLAS, &words), Ok((facet, choice)), "{words}");
            }
        }
    }

    #[test]
    fn an_unknown_word_is_named_with_a_remedy() {
        let said = |words| parse_facet(&ATLAS, words).unwrap_err().to_string();
        assert!(said("mode=rial").contains("did you mean rail?"));
        assert!(said("place=亚特兰蒂斯").contains("name a place"));
        assert!(said("year=soon").contains("undated"));
        assert!(said("colour=red").contains("mode") && said("mode").contains("mode=rail"));
    }
}
