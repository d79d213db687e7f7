//! The place, link or corridor a word names.

use crate::diagnostics::{excerpt, nearest};
use crate::messages::{Said, Says, said, speaks};
use crate::model::{
    Alignment, Atlas, FeatureId, Level, Place, PlaceId, PlaceKind, Title, without_tones,
};

/// Most names a message lists.
const MOST: usize = 6;

/// Why a word names nothing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownFocus {
    /// Nothing is called like it.
    Unknown {
        /// The word.
        word: String,
        /// Names like it.
        near: Vec<String>,
    },
    /// Several are called so, or have it in their names and none is called so.
    Several {
        /// The word.
        word: String,
        /// Whether it is their whole name.
        is_whole: bool,
        /// Their names with their ids and, of places, the unit they belong to.
        names: Vec<Said>,
        /// How many more there are.
        more: usize,
    },
}

speaks!(UnknownFocus);

impl Says for UnknownFocus {
    fn said(&self) -> Said {
        match self {
            Self::Unknown { word, near } if near.is_empty() => {
                said!("focus-unknown", word = word)
            }
            Self::Unknown { word, near } => {
                let near = Said::list(near.iter().map(Said::verbatim));
                said!("focus-unknown-near", word = word, near = near)
            }
            Self::Several {
                word,
                is_whole,
                names,
                more,
            } => {
                let mut names = Said::list(names.iter().cloned());
                if *more > 0 {
                    names = said!("focus-several-more", names = names, n = *more);
                }
                if *is_whole {
                    said!("focus-several", word = word, names = names)
                } else {
                    said!("focus-several-names", word = word, names = names)
                }
            }
        }
    }
}

/// What a word names: by adcode or id, by a whole name (Simplified, Traditional, pinyin with or
/// without spaces and tones, English, an alias), or as the only one that has the word in its name.
///
/// Where several have the same whole name, what can be drawn comes before what has no position, a
/// prefecture before a county, and places before links before corridors.
///
/// # Errors
/// When nothing is called so, or several of one rank are, or several have it in their names.
pub fn find(atlas: &Atlas, word: &str) -> Result<FeatureId, UnknownFocus> {
    let word = word.trim();
    let wanted = without_tones(word);
    let named = candidates(atlas);
    if let Some(found) = named.iter().find(|c| c.key == word) {
        return Ok(found.feature);
    }
    let squeezed = squeeze(&wanted);
    let is_whole = !squeezed.is_empty() && named.iter().any(|c| c.is_called(&squeezed));
    let meant: Vec<&Candidate<'_>> = if is_whole {
        best(atlas, named.iter().filter(|c| c.is_called(&squeezed)))
    } else {
        let has = |c: &&Candidate<'_>| !wanted.is_empty() && c.has(&wanted);
        named.iter().filter(has).collect()
    };
    match meant.as_slice() {
        [] => {
            let names = named
                .iter()
                .flat_map(|c| c.names.iter().map(String::as_str));
            Err(UnknownFocus::Unknown {
                word: excerpt(word).into_owned(),
                near: nearest(&wanted, names, MOST),
            })
        }
        [one] => Ok(one.feature),
        several => Err(UnknownFocus::Several {
            word: excerpt(word).into_owned(),
            is_whole,
            names: several.iter().take(MOST).map(|c| c.shown(atlas)).collect(),
            more: several.len().saturating_sub(MOST),
        }),
    }
}

/// Those of the best rank among those that can be drawn, if any can.
fn best<'c, 'a>(
    atlas: &Atlas,
    called: impl Iterator<Item = &'c Candidate<'a>>,
) -> Vec<&'c Candidate<'a>> {
    let rank = |c: &Candidate<'_>| (!has_position(atlas, c.feature), c.rank);
    let mut called: Vec<&Candidate<'_>> = called.collect();
    let least = called.iter().map(|c| rank(c)).min();
    called.retain(|c| Some(rank(c)) == least);
    called
}

/// Whether there is somewhere on the map to look at.
fn has_position(atlas: &Atlas, feature: FeatureId) -> bool {
    let any = |places: &[PlaceId]| places.iter().any(|id| is_placed(atlas, *id));
    match feature {
        FeatureId::Place(id) => is_placed(atlas, id),
        FeatureId::Corridor(id) => any(&atlas.corridor(id).places),
        FeatureId::Link(id) => match &atlas.link(id).alignment {
            Alignment::Lines(_) | Alignment::Points(_) => true,
            Alignment::None { .. } => any(&atlas.link(id).places),
        },
    }
}

/// Whether a place has a mark on the map, or a member of it has; groups do not hold themselves.
fn is_placed(atlas: &Atlas, id: PlaceId) -> bool {
    let mut members = atlas.place(id).members.iter();
    atlas.is_placed(id) || members.any(|member| is_placed(atlas, *member))
}

/// Something a word may name.
struct Candidate<'a> {
    feature: FeatureId,
    key: &'a str,
    /// In lower case where they are Latin.
    names: Vec<String>,
    place: Option<&'a Place>,
    /// Lower comes first: prefectures, provinces, counties, other places, links, corridors.
    rank: u8,
}

impl Candidate<'_> {
    /// Whether one of its names is `squeezed`, without tones.
    fn is_called(&self, squeezed: &str) -> bool {
        let mut names = self.names.iter();
        names.any(|name| squeeze(&without_tones(name)) == squeezed)
    }

    fn has(&self, wanted: &str) -> bool {
        let in_names = self.place.is_some_and(|p| p.names.matches(wanted));
        in_names || self.names.iter().any(|n| without_tones(n).contains(wanted))
    }

    fn shown(&self, atlas: &Atlas) -> Said {
        let name = self.names.first().map_or("", String::as_str);
        let unit = self.place.and_then(|place| place.parent);
        match unit.map(|unit| &atlas.place(unit).names.hans) {
            Some(unit) => said!("focus-name-in", name = name, id = self.key, unit = unit),
            None => said!("focus-name", name = name, id = self.key),
        }
    }
}

/// Everything with a name, the better ranks first.
fn candidates(atlas: &Atlas) -> Vec<Candidate<'_>> {
    let mut all: Vec<Candidate<'_>> = atlas
        .places()
        .map(|(id, place)| Candidate {
            feature: FeatureId::Place(id),
            key: &place.key,
            names: names_of(place),
            place: Some(place),
            // A person's own boundaries may lack the unit.
            rank: match (place.region.map(|r| atlas.region(r).level), place.kind) {
                (Some(Level::Prefecture), _) | (None, PlaceKind::Prefecture) => 0,
                (Some(Level::Province), _) | (None, PlaceKind::Province) => 1,
                (Some(Level::County), _) | (None, PlaceKind::County) => 2,
                (None, _) => 3,
            },
        })
        .collect();
    all.sort_by_key(|c| c.rank);
    all.extend(atlas.links().map(|(id, link)| Candidate {
        feature: FeatureId::Link(id),
        key: &link.key,
        names: titles(&link.title, &link.aliases),
        place: None,
        rank: 4,
    }));
    all.extend(atlas.corridors().map(|(id, corridor)| Candidate {
        feature: FeatureId::Corridor(id),
        key: &corridor.key,
        names: titles(&corridor.title, &corridor.aliases),
        place: None,
        rank: 5,
    }));
    all
}

fn names_of(place: &Place) -> Vec<String> {
    let names = &place.names;
    let pinyin = without_tones(&names.pinyin);
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
