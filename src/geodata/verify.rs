//! Whether every anchor is where it says, to the character.

use std::collections::BTreeMap;

use super::texts::{Orphan, TextPlace};
use super::{Problem, Texts};
use crate::model::{Anchor, Atlas, Evidence, Source, SourceId};

/// Checks the anchors of every fact: that they have offsets and, with the texts at hand, that
/// quote, occurrence, paragraph and article agree with them.
///
/// A text that is missing or another one is reported once, not for each of its anchors.
#[must_use]
pub fn verify(atlas: &Atlas, texts: Option<&Texts>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut usable: BTreeMap<SourceId, &Source> = BTreeMap::new();
    if let Some(texts) = texts {
        for (id, source) in atlas.sources() {
            match texts.of(source) {
                Ok(_) => drop(usable.insert(id, source)),
                Err(orphan) => problems.push(missing(source, &orphan)),
            }
        }
    }
    for (file, entry, evidence) in facts(atlas) {
        for (index, mention) in evidence.mentions().iter().enumerate() {
            let anchor = &mention.anchor;
            let wrong = match (texts, usable.get(&anchor.source)) {
                _ if anchor.end == 0 => Some("it has no offsets yet".to_owned()),
                (Some(texts), Some(source)) => disagreement(texts, source, anchor),
                _ => None,
            };
            problems.extend(wrong.map(|message| {
                Problem::of_entry(file, format!("{entry}, mention {}", index + 1), message)
                    .remedy(if anchor.end == 0 { UNANCHORED } else { REMEDY })
            }));
        }
    }
    problems
}

const UNANCHORED: &str = "run `chengyu-atlas anchor --texts DIR --pack DIR`";

const REMEDY: &str = "correct the quote, then run `chengyu-atlas anchor --texts DIR --pack DIR`";

fn missing(source: &Source, orphan: &Orphan) -> Problem {
    let remedy = match orphan {
        Orphan::OtherText { .. } => "get the text the anchors were made for, or anchor them anew",
        _ => "put it there, or correct \"file\"",
    };
    Problem::of_entry(
        "sources.toml",
        format!("source {:?}", source.key),
        orphan.to_string(),
    )
    .remedy(remedy)
}

/// Every fact with its file, its name in messages, and its evidence.
fn facts(atlas: &Atlas) -> impl Iterator<Item = (&'static str, String, &Evidence)> {
    let roles = atlas
        .roles()
        .map(|(_, f)| ("roles.toml", "role", &f.key, &f.evidence));
    let corridors = atlas
        .corridors()
        .map(|(_, f)| ("corridors.toml", "corridor", &f.key, &f.evidence));
    let links = atlas
        .links()
        .map(|(_, f)| ("links.toml", "link", &f.key, &f.evidence));
    let targets = atlas
        .targets()
        .map(|(_, f)| ("targets.toml", "target", &f.key, &f.evidence));
    let events = atlas
        .events()
        .map(|(_, f)| ("events.toml", "event", &f.key, &f.evidence));
    let all = roles
        .chain(corridors)
        .chain(links)
        .chain(targets)
        .chain(events);
    all.map(|(file, kind, key, evidence)| (file, format!("{kind} {key:?}"), evidence))
}

/// What of an anchor does not agree with its text.
fn disagreement(texts: &Texts, source: &Source, anchor: &Anchor) -> Option<String> {
    if let Err(orphan) = texts.passage(source, anchor) {
        return Some(orphan.to_string());
    }
    let text = texts.of(source).ok()?;
    let quote = anchor.quote.as_str();
    let found = text.place(anchor.start, anchor.end);
    let expected = TextPlace {
        paragraph: anchor.paragraph,
        article: anchor.article.clone(),
        start: anchor.start,
        end: anchor.end,
    };
    if found != expected {
        let (expected, found) = (show(&expected), show(&found));
        return Some(format!(
            "expected {quote:?} in {expected} of {}, found it in {found}",
            source.file
        ));
    }
    let starts = text.occurrences(quote);
    let number = starts.iter().position(|start| *start == anchor.start)? + 1;
    (number != usize::from(anchor.occurrence)).then(|| {
        format!(
            "expected occurrence {} of {quote:?} at {} of {}, found occurrence {number}",
            anchor.occurrence, anchor.start, source.file
        )
    })
}

fn show(place: &TextPlace) -> String {
    match &place.article {
        Some(article) => format!("paragraph {} (article {article})", place.paragraph),
        None => format!("paragraph {}", place.paragraph),
    }
}
