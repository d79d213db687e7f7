//! The phrases of a source that facts stand on, in the order of the text.

use std::collections::BTreeSet;

use crate::filter::{Fact, FactKind};
use crate::model::{Anchor, Atlas, MAX_QUOTE_CHARS, Mention, SourceId};
use crate::search::FactId;

/// A fact, and which of its mentions it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhraseFact {
    /// The fact.
    pub fact: FactId,
    /// Which of its mentions, from 0.
    pub nth: usize,
}

impl PhraseFact {
    /// The mention.
    #[must_use]
    pub fn mention<'a>(&self, atlas: &'a Atlas) -> Option<&'a Mention> {
        self.fact.evidence(atlas).mentions().get(self.nth)
    }
}

/// A phrase, with all facts that stand on just it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it starts, as anchors count.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The facts, the kinds in their order; never empty.
    pub facts: Vec<PhraseFact>,
}

impl Phrase {
    /// The kind of its first fact.
    #[must_use]
    pub fn kind(&self, atlas: &Atlas) -> Option<FactKind> {
        let first = self.facts.first()?;
        Some(Fact::with_id(atlas, first.fact).kind())
    }

    /// Its anchor.
    #[must_use]
    pub fn anchor<'a>(&self, atlas: &'a Atlas) -> Option<&'a Anchor> {
        let mention = self.facts.first()?.mention(atlas)?;
        Some(&mention.anchor)
    }
}

/// The phrases of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// Each phrase once, by start and then by end.
    pub all: Vec<Phrase>,
    /// How many characters lie in at least one of them.
    pub covered: u32,
    /// How many facts stand on them, each once.
    pub facts: usize,
    /// The kinds of these facts.
    pub kinds: BTreeSet<FactKind>,
}

impl Phrases {
    /// Those of a source.
    #[must_use]
    pub fn of(atlas: &Atlas, source: SourceId) -> Self {
        let mut found: Vec<(u32, u32, PhraseFact)> = Vec::new();
        for fact in Fact::all(atlas).map(|fact| fact.id()) {
            for (nth, mention) in fact.evidence(atlas).mentions().iter().enumerate() {
                let anchor = &mention.anchor;
                if anchor.source == source {
                    found.push((anchor.start, anchor.end, PhraseFact { fact, nth }));
                }
            }
        }
        found.sort_unstable();
        let same = found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        let all: Vec<Phrase> = same
            .filter_map(|same| {
                let (start, end, _) = *same.first()?;
                let facts = same.iter().map(|(_, _, fact)| *fact).collect();
                Some(Phrase { start, end, facts })
            })
            .collect();
        let facts = all.iter().flat_map(|phrase| &phrase.facts);
        let facts: BTreeSet<FactId> = facts.map(|of| of.fact).collect();
        let kinds = facts.iter().map(|id| Fact::with_id(atlas, *id).kind());
        Self {
            covered: covered(&all),
            kinds: kinds.collect(),
            facts: facts.len(),
            all,
        }
    }

    /// The position of the phrase that an anchor of a fact names.
    #[must_use]
    pub fn of_anchor(&self, atlas: &Atlas, key: &str, start: u32) -> Option<usize> {
        let first = self.all.partition_point(|phrase| phrase.start < start);
        let here = self.all.get(first..)?.iter();
        let here = here.take_while(|phrase| phrase.start == start);
        let named = here.clone().position(|phrase| {
            let mut facts = phrase.facts.iter();
            facts.any(|of| Fact::with_id(atlas, of.fact).key() == key)
        });
        Some(first + named.or((here.count() > 0).then_some(0))?)
    }

    /// The facts of a phrase and of those that share characters with it, each once, in the order of
    /// the text.
    #[must_use]
    pub fn facts_about(&self, position: usize) -> Vec<PhraseFact> {
        let Some(own) = self.all.get(position) else {
            return Vec::new();
        };
        // No phrase is longer than a quote.
        let longest = u32::try_from(MAX_QUOTE_CHARS).unwrap_or(u32::MAX);
        let earliest = own.start.saturating_sub(longest);
        let first = self.all.partition_point(|phrase| phrase.start < earliest);
        let near = self.all[first..].iter().take_while(|p| p.start < own.end);
        let about = near.filter(|other| own.start < other.end);
        let mut seen = BTreeSet::new();
        let facts = about.flat_map(|other| &other.facts).copied();
        facts.filter(|of| seen.insert(of.fact)).collect()
    }
}

/// How many characters lie in at least one of some phrases, which are in the order of their starts.
fn covered(phrases: &[Phrase]) -> u32 {
    let mut covered = 0;
    let mut reached = 0;
    for phrase in phrases {
        let from = phrase.start.max(reached);
        covered += phrase.end.saturating_sub(from);
        reached = reached.max(phrase.end);
    }
    covered
}
