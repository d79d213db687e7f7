//! The place, link or corridor a word names.

use super::nearest::nearest;
use crate::model::{Atlas, FeatureId, Level, Place, Title};

/// Most names a message lists.
const MOST: usize = 6;

/// Why a word names nothing to look at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownFocus {
    /// Nothing is called like it.
    #[error("no place, link or corridor is called “{word}”{}", hint(.near))]
    Unknown {
        /// The word.
        word: String,
        /// Names like it.
        near: Vec<String>,
    },
    /// Several have it in their names and none is called so.
    #[error("“{word}” may mean several: {}{}; give the whole name or the id", .names.join(", "),
        if *.more > 0 { format!(" and {} more", .more) } else { String::new() })]
    Several {
        /// The word.
        word: String,
        /// Their names with their ids.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
    },
}

fn hint(near: &[String]) -> String {
    if near.is_empty() {
        "; give an adcode, an id, or a name in Chinese, pinyin or English".to_owned()
    } else {
        format!("; did you mean {}?", near.join(", "))
    }
}

/// What a word names: by adcode or id, by a whole name (Simplified, Traditional, pinyin with or
/// without spaces and tones, English, an alias), or as the only one that has the word in its name.
///
/// Where several have the same whole name, a prefecture comes before a county, and places before
/// links before corridors.
///
/// # Errors
/// When nothing is called so, or several have it in their names.
pub fn find(atlas: &Atlas, word: &str) -> Result<FeatureId, UnknownFocus> {
    let word = word.trim();
    let wanted = crate::model::without_tones(word);
    let named = candidates(atlas);
    if let Some(found) = named.iter().find(|c| c.key == word) {
        return Ok(found.feature);
    }
    let squeezed = squeeze(&wanted);
    if let Some(found) = named.iter().filter(|_| !squeezed.is_empty()).find(|c| {
        c.names
            .iter()
            .any(|n| squeeze(&n.to_lowercase()) == squeezed)
    }) {
        return Ok(found.feature);
    }
    let within: Vec<&Candidate<'_>> = named
        .iter()
        .filter(|c| !wanted.is_empty() && c.has(&wanted))
        .collect();
    match within.as_slice() {
        [] => {
            let names = named
                .iter()
                .flat_map(|c| c.names.iter().map(String::as_str));
            Err(UnknownFocus::Unknown {
                word: word.to_owned(),
                near: nearest(&wanted, names, MOST),
            })
        }
        [one] => Ok(one.feature),
        several => Err(UnknownFocus::Several {
            word: word.to_owned(),
            names: several.iter().take(MOST).map(|c| c.shown()).collect(),
            more: several.len().saturating_sub(MOST),
        }),
    }
}

/// Something a word may name.
struct Candidate<'a> {
    feature: FeatureId,
    key: &'a str,
    /// In lower case where they are Latin.
    names: Vec<String>,
    place: Option<&'a Place>,
}

impl Candidate<'_> {
    fn has(&self, wanted: &str) -> bool {
        let in_names = self.place.is_some_and(|p| p.names.matches(wanted));
        in_names || self.names.iter().any(|n| n.contains(wanted))
    }

    fn shown(&self) -> String {
        let name = self.names.first().map_or("", String::as_str);
        format!("{name} ({})", self.key)
    }
}

/// Everything with a name: prefectures, other places, links, corridors.
fn candidates(atlas: &Atlas) -> Vec<Candidate<'_>> {
    let mut all: Vec<Candidate<'_>> = atlas
        .places()
        .map(|(id, place)| Candidate {
            feature: FeatureId::Place(id),
            key: &place.key,
            names: names_of(place),
            place: Some(place),
        })
        .collect();
    all.sort_by_key(|c| {
        let region = c.place.and_then(|p| p.region);
        match region.map(|r| atlas.region(r).level) {
            Some(Level::Prefecture) => 0,
            Some(Level::Province) => 1,
            Some(Level::County) => 2,
            None => 3,
        }
    });
    all.extend(atlas.links().map(|(id, link)| Candidate {
        feature: FeatureId::Link(id),
        key: &link.key,
        names: titles(&link.title, &link.aliases),
        place: None,
    }));
    all.extend(atlas.corridors().map(|(id, corridor)| Candidate {
        feature: FeatureId::Corridor(id),
        key: &corridor.key,
        names: titles(&corridor.title, &corridor.aliases),
        place: None,
    }));
    all
}

fn names_of(place: &Place) -> Vec<String> {
    let names = &place.names;
    let pinyin = crate::model::without_tones(&names.pinyin);
    let listed = [
        &names.hans,
        &names.short,
        &names.hant,
        &names.hant_short,
        &names.en,
        &names.en_short,
        &pinyin,
    ];
    let mut all: Vec<String> = listed
        .into_iter()
        .chain(&names.aliases)
        .map(|n| n.to_lowercase())
        .collect();
    all.retain(|name| !name.is_empty());
    all
}

fn titles(title: &Title, aliases: &[String]) -> Vec<String> {
    let listed = [&title.zh, &title.hant, &title.en];
    let mut all: Vec<String> = listed
        .into_iter()
        .chain(aliases)
        .map(|n| n.to_lowercase())
        .collect();
    all.retain(|name| !name.is_empty());
    all
}

/// A name without spaces, apostrophes and dashes.
fn squeeze(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{2019}' | '-' | '\u{2013}'))
        .collect()
}
