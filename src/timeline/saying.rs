//! A fact as one text says it.

use crate::filter::Fact;
use crate::model::{Atlas, Mention, PartialDate, SourceId};
use crate::search::FactId;

use super::Span;

/// One quote of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Saying {
    /// The fact.
    pub fact: FactId,
    /// Which of its mentions, from 0.
    pub mention: usize,
}

impl Saying {
    /// Every quote of a fact.
    pub(super) fn all(fact: &Fact<'_>) -> impl Iterator<Item = Self> + use<> {
        let id = fact.id();
        let count = fact.evidence().mentions().len();
        (0..count).map(move |mention| Self { fact: id, mention })
    }

    /// The mention.
    #[must_use]
    pub fn mention(self, atlas: &Atlas) -> &Mention {
        let evidence = self.fact.evidence(atlas);
        // That of a mention that is not there is the principal one.
        let mention = evidence.mentions().get(self.mention);
        mention.unwrap_or_else(|| evidence.principal())
    }

    /// The text that says it.
    #[must_use]
    pub fn source(self, atlas: &Atlas) -> SourceId {
        self.mention(atlas).anchor.source
    }

    /// When it was said; `None` when that is not known.
    #[must_use]
    pub fn date(self, atlas: &Atlas) -> Option<PartialDate> {
        atlas.source(self.source(atlas)).date
    }

    /// Whether it was said by a date.
    pub(super) fn is_by(self, atlas: &Atlas, date: PartialDate) -> bool {
        PartialDate::is_by(self.date(atlas), Some(date))
    }

    /// In which order it was said among others: by the end of its date, those without one last.
    pub(super) fn order(self, atlas: &Atlas) -> (bool, i32, i32) {
        let span = self.date(atlas).map(Span::of);
        span.map_or((true, 0, 0), |span| (false, span.to, span.from))
    }
}
