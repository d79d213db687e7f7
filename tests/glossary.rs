//! The English of the pack keeps to the glossary beside the translations.

#[path = "support/remarks.rs"]
mod remarks;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::ATLAS;

const GLOSSARY: &str = include_str!("../assets/i18n/glossary.tsv");

/// Something that has a Chinese and an English name.
struct Named {
    key: String,
    zh: String,
    en: String,
}

/// A term and the forms its English may have, in small letters.
struct Term {
    zh: &'static str,
    forms: Vec<String>,
}

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = GLOSSARY.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// The terms, the longest first.
fn terms() -> Vec<Term> {
    let rows = rows().filter(|row| !row[0].starts_with('!'));
    let mut terms: Vec<Term> = rows
        .map(|row| Term {
            zh: row[0],
            forms: row[1].split('|').map(str::to_lowercase).collect(),
        })
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.zh.chars().count()));
    terms
}

/// The facts that need not keep to a term.
fn exceptions() -> BTreeSet<(String, String)> {
    let rows = rows().filter(|row| row[0].starts_with('!'));
    rows.map(|row| (row[0][1..].to_owned(), row[1].to_owned()))
        .collect()
}

fn named() -> Vec<Named> {
    let roles = ATLAS.roles().map(|(_, f)| (&f.key, &f.title));
    let targets = ATLAS.targets().map(|(_, f)| (&f.key, &f.title));
    let events = ATLAS.events().map(|(_, f)| (&f.key, &f.title));
    let sources = ATLAS.sources().map(|(_, f)| (&f.key, &f.title));
    let corridors = ATLAS.corridors().map(|(_, f)| (&f.key, &f.title));
    let links = ATLAS.links().map(|(_, f)| (&f.key, &f.title));
    let facts = roles.chain(targets).chain(events).chain(sources);
    let facts = facts.chain(corridors).chain(links);
    let facts = facts.map(|(key, title)| Named {
        key: key.clone(),
        zh: title.zh.clone(),
        en: title.en.clone(),
    });
    // Units of the base map have names of their own in any language.
    let places = ATLAS.places().map(|(_, place)| place);
    let places = places.filter(|place| place.region.is_none());
    let places = places.map(|place| Named {
        key: place.key.clone(),
        zh: place.names.hans.clone(),
        en: place.names.en.clone(),
    });
    facts.chain(places).collect()
}

/// What the members of groups are joined in: an entry of the legend.
fn memberships() -> Vec<Named> {
    let places = ATLAS.places().map(|(_, place)| place);
    let titles = places.filter_map(|place| {
        let membership = place.membership.as_ref()?;
        membership.title.as_ref().map(|title| (&place.key, title))
    });
    titles
        .map(|(key, title)| Named {
            key: key.clone(),
            zh: title.zh.clone(),
            en: title.en.clone(),
        })
        .collect()
}

/// What the pack remarks, without what it quotes in Chinese.
fn remarked() -> Vec<Named> {
    let unquoted = |text: &str| {
        let parts = text.split('“').enumerate();
        let parts = parts.map(|(i, part)| {
            if i == 0 {
                part
            } else {
                part.split_once('”').unwrap_or_default().1
            }
        });
        parts.collect::<String>()
    };
    let all = remarks::remarks(&ATLAS)
        .into_iter()
        .filter(|(_, remark)| !remark.en.is_empty());
    all.map(|(key, remark)| Named {
        key: key.to_owned(),
        zh: unquoted(&remark.zh),
        en: remark.en.clone(),
    })
    .collect()
}

/// The terms of a name that its English does not follow.
fn missed(named: &Named, terms: &[Term]) -> Vec<&'static str> {
    let en = named.en.to_lowercase();
    let mut rest = named.zh.clone();
    let mut missed = Vec::new();
    for term in terms {
        // A shorter term inside a longer one is not a term of its own.
        if !rest.contains(term.zh) {
            continue;
        }
        rest = rest.replace(term.zh, "\0");
        if !term.forms.iter().any(|form| en.contains(form)) {
            missed.push(term.zh);
        }
    }
    missed
}

#[test]
fn every_line_of_the_glossary_has_a_term_its_english_and_a_note() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert_eq!(row.len(), 3, "{row:?}");
        assert!(!row[0].is_empty() && !row[1].is_empty(), "{row:?}");
        assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
        let is_exception = row[0].starts_with('!');
        assert!(!is_exception || !row[2].is_empty(), "no reason: {row:?}");
    }
}

#[test]
fn the_english_of_names_and_remarks_follows_the_glossary() {
    let (terms, exceptions) = (terms(), exceptions());
    let mut unused = exceptions.clone();
    let mut astray = Vec::new();
    for named in named().into_iter().chain(memberships()).chain(remarked()) {
        for term in missed(&named, &terms) {
            let at = (named.key.clone(), term.to_owned());
            if exceptions.contains(&at) {
                unused.remove(&at);
            } else {
                astray.push(format!("{}: {term} in {:?}", named.key, named.en));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
    assert!(unused.is_empty(), "exceptions for nothing: {unused:?}");
}

#[test]
fn a_name_has_one_english_rendering() {
    let mut renderings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for named in named() {
        // A place tells itself from its namesakes in brackets at the end.
        let en = named.en.split(" (").next().unwrap_or_default();
        let zh = named.zh.trim_matches(['“', '”']).to_owned();
        renderings.entry(zh).or_default().insert(en.to_lowercase());
    }
    renderings.retain(|_, english| english.len() > 1);
    assert!(renderings.is_empty(), "{renderings:#?}");
}

/// Four words that follow each other in two names are a name of their own.
#[test]
fn words_that_names_share_are_capitalised_in_one_way() {
    let mut ways: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Named { en, .. } in named() {
        let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '\'';
        let words: Vec<&str> = en
            .split(|c| !is_word(c))
            .filter(|w| !w.is_empty())
            .collect();
        for four in words.windows(4) {
            let run = four.join(" ");
            // The first letter may be the name's first.
            let rest: String = run.chars().skip(1).collect();
            ways.entry(run.to_lowercase()).or_default().insert(rest);
        }
    }
    let several: Vec<_> = ways.values().filter(|ways| ways.len() > 1).collect();
    assert!(several.is_empty(), "{several:?}");
}
