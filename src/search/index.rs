//! The index of everything that can be found, and how a query is answered from it.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{Character, Folded, simplified};
use super::found::{Field, Found, HitKind};
use super::lines::Lines;
use super::matching::{Quality, Spot, Term};
use super::texts::{Texts, abbreviations};
use super::words::Words;
use crate::model::{Atlas, PlaceId, RoleId};
use crate::pinyin::Readings;

/// The rank of what a word of a query does not find.
const NOT_FOUND: u8 = u8::MAX;
/// A query that finds fewer than this is looked for once more with one letter of it wrong.
const FEW: usize = 5;

/// How many words of a query, the longest first, are tried with a letter wrong.
const MOST_WITH_ERROR: usize = 2;

/// Everything that can be found.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    pub(super) entries: Vec<Entry>,
    /// The places of all entries, one after the other.
    places: Vec<PlaceId>,
    /// Names, titles and the like.
    names: Lines,
    /// What is found only as a whole.
    codes: Lines,
    /// Names as they are read, and the first letters of their syllables.
    read_names: Lines,
    initials: Lines,
    /// Phrases, and how they are read.
    phrases: Lines,
    read_phrases: Lines,
    pub(super) words: Words,
    pub(super) readings: Readings,
    pub(super) abbreviations: BTreeMap<&'static str, &'static str>,
}

/// One thing that can be found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) found: Found,
    pub(super) prominence: u32,
    /// Where its places begin and end in the list of all.
    places: (usize, usize),
    /// The positions of its words.
    words: [Option<usize>; 2],
}

/// Which entries a query finds, and how well each fits.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    /// The ranks of qualities by entry; [`NOT_FOUND`] for what is not found.
    ranks: Vec<u8>,
    /// The roles that find places.
    pub(super) roles: BTreeMap<PlaceId, RoleId>,
}

impl Ranked {
    /// How well an entry fits.
    pub(super) fn quality(&self, entry: usize) -> Option<Quality> {
        let rank = self.ranks.get(entry).copied().map(usize::from)?;
        Quality::ALL.get(rank).copied()
    }

    /// The entries that are found, with how well they fit.
    pub(super) fn found(&self) -> impl Iterator<Item = (Quality, usize)> + '_ {
        let ranks = self.ranks.iter().enumerate();
        ranks.filter_map(|(entry, rank)| {
            let quality = Quality::ALL.get(usize::from(*rank)).copied()?;
            Some((quality, entry))
        })
    }

    fn put(&mut self, entry: usize, quality: Quality) {
        if let Some(known) = self.ranks.get_mut(entry) {
            *known = (*known).min(quality as u8);
        }
    }
}

impl SearchIndex {
    /// Indexes an atlas.
    #[must_use]
    pub fn new(atlas: &Atlas) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            places: Vec::new(),
            names: Lines::default(),
            codes: Lines::default(),
            read_names: Lines::default(),
            initials: Lines::default(),
            phrases: Lines::default(),
            read_phrases: Lines::default(),
            words: Words::default(),
            readings: Readings::of(atlas),
            abbreviations: abbreviations(),
        };
        let abbreviations = index.abbreviations.clone();
        let texts = Texts {
            atlas,
            abbreviations: &abbreviations,
        };
        for found in texts.everything() {
            index.add(&texts, found);
        }
        index.words.learn();
        index
    }

    fn add(&mut self, texts: &Texts<'_>, found: Found) {
        let entry = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let begin = self.places.len();
        self.places.extend(texts.places(found));
        let mut words = [None; 2];
        for (word, key) in words.iter_mut().zip(texts.words(found)) {
            *word = Some(self.words.position(key));
        }
        self.entries.push(Entry {
            found,
            prominence: texts.prominence(found),
            places: (begin, self.places.len()),
            words,
        });
        let is_phrase = found.kind() == HitKind::Phrase;
        // A name in both scripts, or with the full name as its label, is one.
        let mut known: BTreeSet<String> = BTreeSet::new();
        for (field, text) in texts.of(found) {
            let folded = Folded::of(&text);
            if !known.insert(folded.text.clone()) {
                continue;
            }
            match field {
                Field::Code | Field::Abbreviation => self.codes.add(entry, &folded),
                Field::Pinyin => self.read_names.add(entry, &folded),
                _ if is_phrase => self.phrases.add(entry, &folded),
                _ => self.names.add(entry, &folded),
            }
            if !is_read(field) {
                continue;
            }
            let spoken = self.spoken(&text);
            if spoken.text == folded.text {
                continue;
            }
            if is_phrase {
                self.read_phrases.add(entry, &spoken);
            } else {
                self.read_names.add(entry, &spoken);
                let initials = spoken.initials();
                if known.insert(initials.clone()) {
                    self.initials.add(entry, &Folded::of(&initials));
                }
            }
        }
    }

    /// A text as it is read.
    pub(super) fn spoken(&self, text: &str) -> Folded {
        let mut spoken = Folded::default();
        let mut is_word = false;
        for sound in self.readings.sounds(&simplified(text)) {
            spoken.characters.push(Character {
                at: spoken.text.len(),
                origin: sound.at,
                begins_word: sound.is_syllable || !is_word,
            });
            is_word = !sound.is_syllable;
            spoken.text.push_str(&sound.letters);
        }
        spoken
    }

    /// Which entries a query finds: as one word without its spaces, or by each of its words.
    pub(super) fn ranked(&self, atlas: &Atlas, query: &[Term], whole: &Term) -> Ranked {
        let of_terms: Vec<Vec<u8>> = query.iter().map(|term| self.ranks(term)).collect();
        let of_whole = (query.len() > 1).then(|| self.ranks(whole));
        let mut ranked = Ranked {
            ranks: combined(&of_terms, of_whole.as_deref()),
            roles: BTreeMap::new(),
        };
        if whole.is_telling() {
            self.find_by_roles(atlas, &of_terms, &mut ranked);
        }
        if ranked.found().take(FEW).count() < FEW {
            self.add_near(query, &of_terms, &mut ranked);
            if of_whole.is_some() {
                self.find_near(whole, |entry| ranked.put(entry, Quality::Typo));
            }
        }
        ranked
    }

    /// The ranks of all entries for a word.
    fn ranks(&self, term: &Term) -> Vec<u8> {
        let mut ranks = vec![NOT_FOUND; self.entries.len()];
        let mut put = |entry: u32, quality: Option<Quality>| {
            if let (Some(quality), Some(known)) = (quality, ranks.get_mut(entry as usize)) {
                *known = (*known).min(quality as u8);
            }
        };
        for lines in [&self.names, &self.phrases] {
            lines.find(term, |entry, spot| put(entry, term.fit(spot)));
        }
        self.codes
            .find(term, |entry, spot| put(entry, whole_fit(spot)));
        if term.is_latin {
            // Two letters begin a syllable of nearly every phrase.
            let phrases = term.is_telling().then_some(&self.read_phrases);
            for lines in std::iter::once(&self.read_names).chain(phrases) {
                lines.find(term, |entry, spot| put(entry, read_fit(spot)));
            }
        }
        if term.may_be_initials() {
            let first = |spot: Spot| spot.begins.then_some(Quality::Initials);
            self.initials
                .find(term, |entry, spot| put(entry, first(spot)));
        }
        self.relate(term, &mut ranks);
        ranks
    }

    /// Adds what is about a place that a word names, or is what it says.
    fn relate(&self, term: &Term, ranks: &mut [u8]) {
        let named: Vec<bool> = self.named_places(term, ranks);
        let fitting = self.words.fitting(term);
        for (entry, rank) in self.entries.iter().zip(ranks) {
            if *rank <= Quality::Related as u8 {
                continue;
            }
            let mut places = self.places_of(entry).iter();
            let mut words = entry.words.iter().flatten();
            let is_about = places.any(|id| named.get(id.index()) == Some(&true));
            if is_about || words.any(|word| fitting.get(*word) == Some(&true)) {
                *rank = Quality::Related as u8;
            }
        }
    }

    /// For each place whether a word names it: by the whole of a name, or by much of its beginning.
    fn named_places(&self, term: &Term, ranks: &[u8]) -> Vec<bool> {
        let places = self.entries.iter().zip(ranks);
        let places = places.take_while(|(entry, _)| entry.found.kind() == HitKind::Place);
        let names = |rank: u8| match Quality::ALL.get(usize::from(rank)) {
            Some(Quality::Exact | Quality::PinyinExact) => true,
            Some(Quality::Prefix | Quality::PinyinPrefix) => term.is_telling(),
            _ => false,
        };
        places.map(|(_, rank)| names(*rank)).collect()
    }

    fn places_of(&self, entry: &Entry) -> &[PlaceId] {
        let (begin, end) = entry.places;
        self.places.get(begin..end).unwrap_or_default()
    }

    /// Adds the places whose roles are found by their own words.
    fn find_by_roles(&self, atlas: &Atlas, of_terms: &[Vec<u8>], ranked: &mut Ranked) {
        let mut roles: Vec<(Quality, RoleId)> = Vec::new();
        for (nth, entry) in self.entries.iter().enumerate() {
            let Found::Role(id) = entry.found else {
                continue;
            };
            let best = of_terms.iter().filter_map(|ranks| ranks.get(nth)).min();
            let is_titled = best.is_some_and(|rank| *rank < Quality::Initials as u8);
            if let Some(quality) = ranked.quality(nth).filter(|_| is_titled) {
                roles.push((quality, id));
            }
        }
        roles.sort_unstable_by_key(|(quality, id)| (*quality, *id));
        for (_, id) in roles {
            let place = atlas.role(id).place;
            let members = atlas.place(place).members.iter();
            let members = members.map(|member| (*member, Quality::RoleOfGroup));
            for (place, quality) in std::iter::once((place, Quality::Role)).chain(members) {
                if ranked
                    .quality(place.index())
                    .is_none_or(|known| quality < known)
                {
                    ranked.put(place.index(), quality);
                    ranked.roles.insert(place, id);
                }
            }
        }
    }

    /// Adds what all words of a query but one find, and that one but for one letter.
    fn add_near(&self, query: &[Term], of_terms: &[Vec<u8>], ranked: &mut Ranked) {
        let missing = only_missing(of_terms, self.entries.len());
        let mut longest: Vec<(usize, &Term)> = query.iter().enumerate().collect();
        longest.sort_by_key(|(_, term)| std::cmp::Reverse(term.text.len()));
        for (nth, term) in longest.into_iter().take(MOST_WITH_ERROR) {
            let is_missing = |entry: usize| missing.get(entry) == Some(&Missing::Only(nth));
            if (0..self.entries.len()).any(is_missing) {
                self.find_near(term, |entry| {
                    if is_missing(entry) {
                        ranked.put(entry, Quality::Typo);
                    }
                });
            }
        }
    }

    /// Tells every entry that has a word but for one letter.
    fn find_near(&self, term: &Term, mut found: impl FnMut(usize)) {
        if !term.may_have_typo() {
            return;
        }
        let mut found = |entry: u32| found(entry as usize);
        self.names.find_near(term, &mut found);
        if term.is_latin {
            self.read_names.find_near(term, &mut found);
        } else {
            self.phrases.find_near(term, &mut found);
        }
    }
}

/// Which words of a query an entry does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    None,
    /// The n-th alone.
    Only(usize),
    Several,
}

/// For each entry, which words of a query it does not have.
fn only_missing(of_terms: &[Vec<u8>], entries: usize) -> Vec<Missing> {
    let mut missing = vec![Missing::None; entries];
    for (nth, ranks) in of_terms.iter().enumerate() {
        for (known, rank) in missing.iter_mut().zip(ranks) {
            if *rank == NOT_FOUND {
                *known = match known {
                    Missing::None => Missing::Only(nth),
                    Missing::Only(_) | Missing::Several => Missing::Several,
                };
            }
        }
    }
    missing
}

/// The worst of the ranks of all words, which is never as good as that of one word; or the rank as
/// one word where that is better.
fn combined(of_terms: &[Vec<u8>], of_whole: Option<&[u8]>) -> Vec<u8> {
    let Some((first, others)) = of_terms.split_first() else {
        return Vec::new();
    };
    let mut ranks = first.clone();
    for other in others {
        for (rank, other) in ranks.iter_mut().zip(other) {
            *rank = (*rank).max(*other);
        }
    }
    for (rank, whole) in ranks.iter_mut().zip(of_whole.unwrap_or_default()) {
        *rank = (*rank).max(Quality::Apart as u8).min(*whole);
    }
    ranks
}

/// Whether a text is Chinese that can be read.
pub(super) const fn is_read(field: Field) -> bool {
    matches!(
        field,
        Field::Name | Field::Alias | Field::Publisher | Field::Author
    )
}

/// How a word fits where only the whole counts.
pub(super) fn whole_fit(spot: Spot) -> Option<Quality> {
    (spot.begins && spot.ends).then_some(Quality::Exact)
}

/// How a word fits a text as it is read: from a syllable on.
pub(super) fn read_fit(spot: Spot) -> Option<Quality> {
    match spot {
        Spot {
            begins: true,
            ends: true,
            ..
        } => Some(Quality::PinyinExact),
        Spot { begins: true, .. } => Some(Quality::PinyinPrefix),
        Spot {
            begins_word: true, ..
        } => Some(Quality::PinyinInside),
        _ => None,
    }
}
