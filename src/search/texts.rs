//! What can be searched of each thing: its texts, the places it is about, the words for what it is.

use std::collections::BTreeMap;

use super::found::{FactId, Field, Found};
use crate::i18n::keys;
use crate::model::{Anchor, Atlas, Language, Level, PlaceId, PlaceKind, Title};

/// Lines of an adcode, a tab, and the characters that stand for the unit.
const ABBREVIATIONS: &str = include_str!("../../assets/i18n/abbreviations.tsv");

/// The abbreviations of units by their adcodes.
pub(super) fn abbreviations() -> BTreeMap<&'static str, &'static str> {
    let lines = ABBREVIATIONS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}

/// The atlas as it is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) abbreviations: &'a BTreeMap<&'static str, &'static str>,
}

impl<'a> Texts<'a> {
    /// The texts of one thing, without those that are empty.
    pub(super) fn of(&self, found: Found) -> Vec<(Field, String)> {
        let mut texts = match found {
            Found::Position(_) => Vec::new(),
            Found::Place(id) => self.of_place(id),
            Found::Link(id) => {
                let link = self.atlas.link(id);
                of_fact(&link.title, &link.aliases, &link.key)
            }
            Found::Corridor(id) => {
                let corridor = self.atlas.corridor(id);
                of_fact(&corridor.title, &corridor.aliases, &corridor.key)
            }
            Found::Role(id) => {
                let role = self.atlas.role(id);
                of_fact(&role.title, &[], &role.key)
            }
            Found::Source(id) => {
                let source = self.atlas.source(id);
                let mut texts = of_fact(&source.title, &[], &source.key);
                for (field, title) in [
                    (Field::Publisher, &source.publisher),
                    (Field::Author, &source.author),
                ] {
                    texts.push((field, title.zh.clone()));
                    texts.push((field, title.en.clone()));
                }
                texts
            }
            Found::Phrase(fact, nth) => {
                let quote = self.anchor(fact, nth).map(|a| a.quote.as_str().to_owned());
                quote
                    .map(|quote| (Field::Name, quote))
                    .into_iter()
                    .collect()
            }
        };
        texts.retain(|(_, text)| !text.is_empty());
        texts
    }

    fn of_place(&self, id: PlaceId) -> Vec<(Field, String)> {
        let place = self.atlas.place(id);
        let names = &place.names;
        let own = [&names.hans, &names.short, &names.hant, &names.hant_short];
        let english = [&names.en, &names.en_short];
        let of = |field| move |text: &String| (field, text.clone());
        let abbreviations = self.abbreviations.get(place.key.as_str());
        let abbreviations = abbreviations.into_iter().flat_map(|all| all.chars());
        own.into_iter()
            .map(of(Field::Name))
            .chain(english.into_iter().map(of(Field::English)))
            .chain(names.aliases.iter().map(of(Field::Alias)))
            .chain([(Field::Pinyin, names.pinyin.clone())])
            .chain(abbreviations.map(|c| (Field::Abbreviation, c.to_string())))
            .chain([(Field::Code, place.key.clone())])
            .collect()
    }

    /// The name or title of one thing in a language; a phrase as its text prints it.
    pub(super) fn label(&self, found: Found, language: Language) -> String {
        let title = |title: &Title| title.get(language).to_owned();
        match found {
            Found::Position(at) => {
                // To a tenth of a metre: seconds of arc are no round numbers.
                let rounded = |deg: f64| (deg * 1e6).round() / 1e6;
                format!("{}, {}", rounded(at.lon_deg), rounded(at.lat_deg))
            }
            Found::Place(id) => self.atlas.place(id).names.full(language).to_owned(),
            Found::Link(id) => title(&self.atlas.link(id).title),
            Found::Corridor(id) => title(&self.atlas.corridor(id).title),
            Found::Role(id) => title(&self.atlas.role(id).title),
            Found::Source(id) => title(&self.atlas.source(id).title),
            Found::Phrase(fact, nth) => self
                .anchor(fact, nth)
                .map_or_else(String::new, |anchor| anchor.quote.as_str().to_owned()),
        }
    }

    /// The places one thing is about.
    pub(super) fn places(&self, found: Found) -> &'a [PlaceId] {
        match found {
            Found::Position(_) | Found::Place(_) | Found::Source(_) => &[],
            Found::Link(id) => self.places_of(FactId::Link(id)),
            Found::Corridor(id) => self.places_of(FactId::Corridor(id)),
            Found::Role(id) => self.places_of(FactId::Role(id)),
            Found::Phrase(fact, _) => self.places_of(fact),
        }
    }

    fn places_of(&self, fact: FactId) -> &'a [PlaceId] {
        let atlas = self.atlas;
        match fact {
            FactId::Role(id) => std::slice::from_ref(&atlas.role(id).place),
            FactId::Corridor(id) => &atlas.corridor(id).places,
            FactId::Link(id) => &atlas.link(id).places,
            FactId::Target(id) => std::slice::from_ref(&atlas.target(id).owner),
            FactId::Event(id) => &atlas.event(id).places,
        }
    }

    /// The keys of the messages that say what one thing is.
    pub(super) fn words(&self, found: Found) -> Vec<&'static str> {
        let atlas = self.atlas;
        match found {
            Found::Place(id) => vec![keys::place(atlas.place(id).kind)],
            Found::Link(id) => {
                let link = atlas.link(id);
                vec![keys::mode(link.mode), keys::status(link.status)]
            }
            Found::Corridor(id) => vec![keys::corridor(atlas.corridor(id).kind)],
            Found::Role(id) => vec![keys::category(atlas.role(id).category)],
            Found::Source(id) => vec![keys::source(atlas.source(id).kind)],
            Found::Position(_) | Found::Phrase(..) => Vec::new(),
        }
    }

    /// How much one thing stands out among others that fit as well.
    pub(super) fn prominence(&self, found: Found) -> u32 {
        const LEVEL: usize = 1_000_000;
        let atlas = self.atlas;
        let of_fact = |fact: FactId| fact.evidence(self.atlas).mentions().len();
        let prominence = match found {
            Found::Place(id) => {
                let place = atlas.place(id);
                let level = match place.region.map(|region| atlas.region(region).level) {
                    Some(Level::Province) => 4,
                    Some(Level::Prefecture) => 3,
                    Some(Level::County) => 2,
                    None if place.kind == PlaceKind::Group => 1,
                    None => 0,
                };
                let facts = atlas.roles_of(id).len()
                    + atlas.corridors_of(id).len()
                    + atlas.links_of(id).len();
                level * LEVEL + facts.min(LEVEL - 1)
            }
            Found::Link(id) => of_fact(FactId::Link(id)),
            Found::Corridor(id) => of_fact(FactId::Corridor(id)),
            Found::Role(id) => of_fact(FactId::Role(id)),
            Found::Position(_) | Found::Source(_) | Found::Phrase(..) => 0,
        };
        u32::try_from(prominence).unwrap_or(u32::MAX)
    }

    fn anchor(&self, fact: FactId, nth: usize) -> Option<&'a Anchor> {
        let mention = fact.evidence(self.atlas).mentions().get(nth);
        mention.map(|mention| &mention.anchor)
    }

    /// Everything that can be found: places first, in the order of their ids. A phrase that several
    /// facts share is found once, with the first of them that has a place.
    pub(super) fn everything(&self) -> Vec<Found> {
        let atlas = self.atlas;
        let places = atlas.places().map(|(id, _)| Found::Place(id));
        let links = atlas.links().map(|(id, _)| Found::Link(id));
        let corridors = atlas.corridors().map(|(id, _)| Found::Corridor(id));
        let roles = atlas.roles().map(|(id, _)| Found::Role(id));
        let sources = atlas.sources().map(|(id, _)| Found::Source(id));
        let mut all: Vec<Found> = places.chain(links).chain(corridors).collect();
        all.extend(roles.chain(sources));
        let facts = atlas.roles().map(|(id, _)| FactId::Role(id));
        let facts = facts
            .chain(atlas.corridors().map(|(id, _)| FactId::Corridor(id)))
            .chain(atlas.links().map(|(id, _)| FactId::Link(id)))
            .chain(atlas.targets().map(|(id, _)| FactId::Target(id)))
            .chain(atlas.events().map(|(id, _)| FactId::Event(id)));
        let mut phrases: Vec<(u32, u32, u32, usize, Found)> = Vec::new();
        for (order, fact) in facts.enumerate() {
            let is_lost = matches!(fact, FactId::Event(_)) && self.places_of(fact).is_empty();
            if is_lost {
                continue;
            }
            for (nth, mention) in fact.evidence(self.atlas).mentions().iter().enumerate() {
                let Anchor {
                    source, start, end, ..
                } = &mention.anchor;
                phrases.push((source.0, *start, *end, order, Found::Phrase(fact, nth)));
            }
        }
        phrases.sort_by_key(|(source, start, end, order, _)| (*source, *start, *end, *order));
        phrases.dedup_by_key(|(source, start, end, ..)| (*source, *start, *end));
        all.extend(phrases.into_iter().map(|(.., found)| found));
        all
    }
}

fn of_fact(title: &Title, aliases: &[String], key: &str) -> Vec<(Field, String)> {
    let aliases = aliases.iter().map(|alias| (Field::Alias, alias.clone()));
    let named = [
        (Field::Name, title.zh.clone()),
        (Field::English, title.en.clone()),
    ];
    let code = [(Field::Code, key.to_owned())];
    named.into_iter().chain(aliases).chain(code).collect()
}
