//! The answer to a query: the best hits of each kind, and why each is found.

use std::cmp::Reverse;
use std::ops::Range;

use super::found::{Field, Found, Group, Hit, HitKind, Results, Why};
use super::index::{Ranked, SearchIndex, is_read, read_fit, whole_fit};
use super::matching::{Quality, Spot, Term};
use super::position::position;
use super::texts::Texts;
use crate::diagnostics::nearest;
use crate::model::{Atlas, Language, PlaceId};

/// How much of a query is read, in characters, and how many of its words are looked for one by one.
const LONGEST: (usize, usize) = (200, 5);
/// How many names are suggested where nothing is found.
const MOST_NEAREST: usize = 3;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words; all of them are to fit, or the whole as one. Read are 200 characters, and one by one
    /// five words.
    pub text: String,
    /// The language of labels.
    pub language: Language,
    /// How many hits of a kind are listed.
    pub most: usize,
    /// The kind of which more are listed, and how many.
    pub more: Option<(HitKind, usize)>,
}

impl Query {
    /// The words of a query and the query as one word; `None` where it has no letter or digit.
    fn terms(&self) -> Option<(Vec<Term>, Term)> {
        let text: String = self.text.chars().take(LONGEST.0).collect();
        let terms = text.split_whitespace().filter_map(Term::new);
        Some((terms.take(LONGEST.1).collect(), Term::new(&text)?))
    }

    fn most_of(&self, kind: HitKind) -> usize {
        let more = self.more.filter(|(of, _)| *of == kind);
        more.map_or(self.most, |(_, most)| most)
    }
}

impl SearchIndex {
    /// What a query finds in the atlas that was indexed; nothing for one without letter or digit.
    #[must_use]
    pub fn search(&self, atlas: &Atlas, query: &Query) -> Results {
        let Some((terms, whole)) = query.terms() else {
            return Results::default();
        };
        let answer = Answer {
            index: self,
            texts: Texts {
                atlas,
                abbreviations: &self.abbreviations,
            },
            query,
            terms: &terms,
            whole: &whole,
        };
        let mut groups = answer.groups(&self.ranked(atlas, &terms, &whole));
        if let Some(at) = position(&query.text, atlas) {
            groups.insert(0, answer.position(at));
        }
        let nearest = if groups.is_empty() {
            self.nearest(atlas, query)
        } else {
            Vec::new()
        };
        Results { groups, nearest }
    }

    /// Names of places that are spelled much like the query.
    fn nearest(&self, atlas: &Atlas, query: &Query) -> Vec<String> {
        let names = atlas.places().map(|(_, place)| &place.names);
        let short = names.flat_map(|names| [names.short.as_str(), names.en_short.as_str()]);
        let known = short.filter(|name| !name.is_empty());
        let text: String = query.text.trim().chars().take(LONGEST.0).collect();
        nearest(&text, known, MOST_NEAREST)
    }

    /// Where a word of a query fits a text as it is written, as it is read or by its initials, and
    /// where a letter may be wrong also nearly.
    fn locate(&self, term: &Term, text: &str, is_chinese: bool) -> Option<(Quality, Parts)> {
        let written = term
            .best_in(text)
            .map(|(quality, part)| (quality, vec![part]));
        if written.is_some() || !is_chinese || !term.is_latin {
            return written;
        }
        let spoken = self.spoken(text);
        let ends = |at: usize| at == spoken.text.len();
        let mut best: Option<(Quality, Parts)> = None;
        for c in &spoken.characters {
            if !spoken.text[c.at..].starts_with(&term.text) {
                continue;
            }
            let end = c.at + term.text.len();
            let spot = Spot {
                begins: c.at == 0,
                ends: ends(end),
                begins_word: c.begins_word,
            };
            if let Some(quality) = read_fit(spot)
                && best.as_ref().is_none_or(|(known, _)| quality < *known)
            {
                best = Some((quality, vec![spoken.origin(text, c.at..end)]));
            }
        }
        best.or_else(|| {
            let is_first = term.may_be_initials() && spoken.initials().starts_with(&term.text);
            let starts = spoken.characters.iter().filter(|c| c.begins_word);
            let letters = starts.take(term.text.len());
            let parts = letters.map(|c| spoken.origin(text, c.at..c.at + 1));
            is_first.then(|| (Quality::Initials, parts.collect()))
        })
    }

    /// Where a text has a word of a query but for one letter.
    fn locate_near(&self, term: &Term, text: &str, is_chinese: bool) -> Option<(Quality, Parts)> {
        if !term.may_have_typo() {
            return None;
        }
        let written = term.near_in(text);
        let part = written.or_else(|| {
            let spoken = (is_chinese && term.is_latin).then(|| self.spoken(text))?;
            let mut starts = spoken.characters.iter();
            starts.find_map(|c| {
                let length = term.near_at(&spoken.text[c.at..], || c.begins_word)?;
                Some(spoken.origin(text, c.at..c.at + length))
            })
        })?;
        Some((Quality::Typo, vec![part]))
    }
}

/// Parts of a text, in bytes.
type Parts = Vec<Range<usize>>;

/// Answers one query.
struct Answer<'a> {
    index: &'a SearchIndex,
    texts: Texts<'a>,
    query: &'a Query,
    terms: &'a [Term],
    whole: &'a Term,
}

impl Answer<'_> {
    /// The best hits of each kind; the group of the best hit first.
    fn groups(&self, ranked: &Ranked) -> Vec<Group> {
        let mut of_kinds = HitKind::ALL.map(|_| Vec::new());
        for (quality, entry) in ranked.found() {
            let of = &self.index.entries[entry];
            let order = (quality, Reverse(of.prominence), entry);
            of_kinds[of.found.kind() as usize].push(order);
        }
        let mut groups = Vec::new();
        for (kind, mut list) in HitKind::ALL.into_iter().zip(of_kinds) {
            let total = list.len();
            let most = self.query.most_of(kind);
            if total > most {
                list.select_nth_unstable(most);
                list.truncate(most);
            }
            list.sort_unstable();
            let entries = list.into_iter().map(|(.., entry)| entry);
            let hits = entries.filter_map(|entry| self.hit(entry, ranked));
            let hits: Vec<Hit> = hits.collect();
            if !hits.is_empty() {
                groups.push(Group { kind, total, hits });
            }
        }
        groups.sort_by_key(|group| group.hits.first().map(|hit| hit.quality));
        groups
    }

    fn position(&self, at: crate::projection::LonLat) -> Group {
        let found = Found::Position(at);
        let label = self.texts.label(found, self.query.language);
        let hit = Hit {
            found,
            quality: Quality::Exact,
            parts: std::iter::once(0..label.len()).collect(),
            label,
            why: Vec::new(),
            places: Vec::new(),
        };
        Group {
            kind: HitKind::Position,
            total: 1,
            hits: vec![hit],
        }
    }

    fn hit(&self, entry: usize, ranked: &Ranked) -> Option<Hit> {
        let quality = ranked.quality(entry)?;
        let found = self.index.entries[entry].found;
        let label = self.texts.label(found, self.query.language);
        let as_one = (self.terms.len() > 1)
            .then(|| self.explain(found, self.whole, ranked, quality == Quality::Typo))
            .flatten()
            .filter(|why| why.quality <= quality);
        let terms = match as_one {
            Some(_) => std::slice::from_ref(self.whole),
            None => self.terms,
        };
        let is_chinese = self.query.language != Language::En || found.kind() == HitKind::Phrase;
        let may_err = quality == Quality::Typo;
        let (mut parts, mut why) = (Parts::new(), Vec::new());
        for term in terms {
            let exact = self.index.locate(term, &label, is_chinese);
            let reason = self.explain(found, term, ranked, may_err && exact.is_none());
            let near = || self.index.locate_near(term, &label, is_chinese);
            let located = exact.or_else(|| may_err.then(near)?);
            match (located, reason) {
                // The label shows it, unless another text shows it far better.
                (Some((shown, at)), reason)
                    if reason.as_ref().is_none_or(|why| !is_clearer(why, shown)) =>
                {
                    parts.extend(at);
                }
                (_, Some(reason)) => why.push(reason),
                (Some((_, at)), None) => parts.extend(at),
                (None, None) => {}
            }
        }
        Some(Hit {
            found,
            quality,
            label,
            parts: merged(parts),
            why,
            places: self.texts.places(found).to_vec(),
        })
    }

    /// Which text of a thing a word fits best.
    fn explain(&self, found: Found, term: &Term, ranked: &Ranked, may_err: bool) -> Option<Why> {
        let mut best: Option<Why> = None;
        for (field, text) in self.texts.of(found) {
            let located = match field {
                Field::Code | Field::Abbreviation => {
                    let whole = Term::new(&text).is_some_and(|own| own == *term);
                    let spot = Spot {
                        begins: whole,
                        ends: whole,
                        begins_word: whole,
                    };
                    let parts = std::iter::once(0..text.len()).collect();
                    whole_fit(spot).map(|quality| (quality, parts))
                }
                Field::Pinyin => {
                    let located = self.index.locate(term, &text, false);
                    located.map(|(quality, parts)| (quality.as_read(), parts))
                }
                _ => self.index.locate(term, &text, is_read(field)),
            };
            let near = || self.index.locate_near(term, &text, is_read(field));
            let Some((quality, parts)) = located.or_else(|| may_err.then(near)?) else {
                continue;
            };
            if best.as_ref().is_none_or(|known| quality < known.quality) {
                best = Some(Why {
                    field,
                    quality,
                    text,
                    parts,
                });
            }
        }
        best.or_else(|| self.by_role(found, term, ranked))
            .or_else(|| self.by_place(found, term))
            .or_else(|| self.by_word(found, term))
    }

    fn by_role(&self, found: Found, term: &Term, ranked: &Ranked) -> Option<Why> {
        let Found::Place(id) = found else { return None };
        let role = self.texts.atlas.role(*ranked.roles.get(&id)?);
        let quality = if role.place == id {
            Quality::Role
        } else {
            Quality::RoleOfGroup
        };
        let text = role.title.get(self.query.language).to_owned();
        self.why(Field::Role, quality, text, term)
    }

    fn by_place(&self, found: Found, term: &Term) -> Option<Why> {
        let places = self.texts.places(found).iter();
        let named = places.filter_map(|id| {
            let texts = self.texts.of(Found::Place(*id)).into_iter();
            let fit = |(field, text): (Field, String)| match field {
                Field::Code | Field::Abbreviation => (text == term.text).then_some(Quality::Exact),
                _ => Some(self.index.locate(term, &text, is_read(field))?.0),
            };
            Some((texts.filter_map(fit).min()?, *id))
        });
        let (_, id): (Quality, PlaceId) = named.min()?;
        let name = self.texts.label(Found::Place(id), self.query.language);
        self.why(Field::Place, Quality::Related, name, term)
    }

    fn by_word(&self, found: Found, term: &Term) -> Option<Why> {
        let language = self.query.language;
        let keys = self.texts.words(found).into_iter();
        let mut words = keys.filter_map(|key| self.index.words.fitting_word(key, term, language));
        let word = words.next()?.to_owned();
        self.why(Field::Word, Quality::Related, word, term)
    }

    fn why(&self, field: Field, quality: Quality, text: String, term: &Term) -> Option<Why> {
        let parts = self.index.locate(term, &text, true);
        let parts = parts.map_or_else(Parts::new, |(_, parts)| parts);
        Some(Why {
            field,
            quality,
            text,
            parts,
        })
    }
}

/// Whether a reason says clearly more than where the label has the word.
fn is_clearer(why: &Why, shown: Quality) -> bool {
    let is_written = why.quality <= Quality::Inside;
    is_written && shown >= Quality::Initials
        || matches!(why.field, Field::Abbreviation | Field::Code) && why.quality < shown
}

/// Parts in order, those that touch as one.
fn merged(mut parts: Parts) -> Parts {
    parts.sort_unstable_by_key(|part| (part.start, part.end));
    let mut merged = Parts::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(part),
        }
    }
    merged
}
