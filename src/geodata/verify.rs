//! Whether every anchor's quote is exactly where the anchor says.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Loaded;
use super::pack::{EntryKind, Origin};
use super::texts::{Orphan, TextPlace};
use super::{Problem, Texts};
use crate::diagnostics::escaped;
use crate::messages::{Said, Says as _, said};
use crate::model::{Anchor, Evidence, Source, SourceId};

impl Loaded {
    /// The sources whose texts [`verify`] compares: those of a person's own packs and those that
    /// these quote; without such packs, the bundled ones.
    #[must_use]
    pub fn checked_sources(&self) -> Vec<&Source> {
        let ids = checked(self);
        let sources = self.atlas.sources();
        let checked = sources.filter(|(id, _)| ids.contains(id));
        checked.map(|(_, source)| source).collect()
    }

    /// How many quotes of the bundled pack [`verify`] does not compare, because others are asked for.
    #[must_use]
    pub fn quotes_left_out(&self) -> usize {
        let left_out = facts(self).filter(|(origin, _)| !is_checked(self, origin));
        left_out
            .map(|(_, evidence)| evidence.mentions().len())
            .sum()
    }
}

/// Whether an entry is compared with its text.
fn is_checked(loaded: &Loaded, origin: &Origin) -> bool {
    !(loaded.has_own_packs && origin.is_bundled())
}

fn checked(loaded: &Loaded) -> BTreeSet<SourceId> {
    let origins = loaded.origins.of(EntryKind::Source);
    let sources = loaded.atlas.sources().zip(origins);
    let own = sources.filter(|(_, origin)| is_checked(loaded, origin));
    let own = own.map(|((id, _), _)| id);
    let facts = facts(loaded).filter(|(origin, _)| is_checked(loaded, origin));
    let mentions = facts.flat_map(|(_, evidence)| evidence.mentions());
    own.chain(mentions.map(|mention| mention.anchor.source))
        .collect()
}

/// Checks the anchors of every fact: that they have offsets and, where the texts are given, that
/// quote, occurrence, paragraph and article agree with them. Where a person's own packs are loaded,
/// the bundled facts are not compared.
///
/// A text that is missing or differs from the one that was anchored is reported once, not for each
/// of its anchors.
#[must_use]
pub fn verify(loaded: &Loaded, texts: Option<&Texts>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut usable: BTreeMap<SourceId, &Source> = BTreeMap::new();
    if let Some(texts) = texts {
        let checked = checked(loaded);
        let origins = loaded.origins.of(EntryKind::Source);
        let sources = loaded.atlas.sources().zip(origins);
        for ((id, source), origin) in sources.filter(|((id, _), _)| checked.contains(id)) {
            match texts.of(source) {
                Ok(_) => drop(usable.insert(id, source)),
                Err(orphan) => {
                    let problem = origin.problem(orphan.said());
                    problems.push(problem.remedy(remedy_for(&orphan)));
                }
            }
        }
    }
    for (origin, evidence) in facts(loaded).filter(|(origin, _)| is_checked(loaded, origin)) {
        for (index, mention) in evidence.mentions().iter().enumerate() {
            let anchor = &mention.anchor;
            let wrong = match (texts, usable.get(&anchor.source)) {
                _ if anchor.end == 0 => Some(said!("verify-no-offsets")),
                (Some(texts), Some(source)) => disagreement(texts, source, anchor),
                _ => None,
            };
            problems.extend(wrong.map(|message| {
                let problem = origin.mention(index).problem(message);
                problem.remedy(if anchor.end == 0 {
                    said!("remedy-run-anchor")
                } else {
                    said!("remedy-correct-quote")
                })
            }));
        }
    }
    problems
}

fn remedy_for(orphan: &Orphan) -> Said {
    match orphan {
        Orphan::OtherText { .. } => said!("remedy-get-text"),
        Orphan::NoText(..) | Orphan::Unreadable(..) => said!("remedy-put-readable-text"),
        _ => said!("remedy-put-text"),
    }
}

/// Every fact with its origin and its evidence.
fn facts(loaded: &Loaded) -> impl Iterator<Item = (&Origin, &Evidence)> {
    let atlas = &loaded.atlas;
    let origins = |kind| loaded.origins.of(kind).iter();
    // The units of the base map come first and have no origin in a pack.
    let own = origins(EntryKind::Place).len();
    let units = atlas.places().len().saturating_sub(own);
    let groups = origins(EntryKind::Place).zip(atlas.places().skip(units));
    let groups = groups.filter_map(|(origin, (_, place))| {
        let membership = place.membership.as_ref()?;
        Some((origin, &membership.evidence))
    });
    let roles = atlas.roles().map(|(_, fact)| &fact.evidence);
    let corridors = atlas.corridors().map(|(_, fact)| &fact.evidence);
    let links = atlas.links().map(|(_, fact)| &fact.evidence);
    let targets = atlas.targets().map(|(_, fact)| &fact.evidence);
    let events = atlas.events().map(|(_, fact)| &fact.evidence);
    let all = groups.chain(origins(EntryKind::Role).zip(roles));
    all.chain(origins(EntryKind::Corridor).zip(corridors))
        .chain(origins(EntryKind::Link).zip(links))
        .chain(origins(EntryKind::Target).zip(targets))
        .chain(origins(EntryKind::Event).zip(events))
}

/// What of an anchor does not agree with its text.
fn disagreement(texts: &Texts, source: &Source, anchor: &Anchor) -> Option<Said> {
    if let Err(orphan) = texts.passage(source, anchor) {
        return Some(orphan.said());
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
        return Some(said!(
            "verify-other-place",
            quote = escaped(quote),
            expected = show(&expected),
            file = &source.file,
            found = show(&found)
        ));
    }
    let starts = text.occurrences(quote);
    let number = starts.iter().position(|start| *start == anchor.start)? + 1;
    (number != anchor.occurrence as usize).then(|| {
        said!(
            "verify-other-occurrence",
            occurrence = anchor.occurrence,
            quote = escaped(quote),
            start = anchor.start,
            file = &source.file,
            found = number
        )
    })
}

fn show(place: &TextPlace) -> Said {
    match &place.article {
        Some(article) => said!(
            "verify-paragraph-article",
            n = place.paragraph,
            article = article
        ),
        None => said!("verify-paragraph", n = place.paragraph),
    }
}
