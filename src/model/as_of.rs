//! What was said by a date: the knowledge of a day, a month or a year.

use super::{Atlas, Evidence, Mention, PartialDate};

impl PartialDate {
    /// Whether something of a date counts as of another, or of any time where that is `None`: what
    /// is not later, as far as both are known ([`PartialDate::is_after`]). Without a date of its own
    /// it may be later, so it does not count.
    #[must_use]
    pub fn is_by(date: Option<Self>, as_of: Option<Self>) -> bool {
        as_of.is_none_or(|as_of| date.is_some_and(|date| !date.is_after(as_of)))
    }
}

impl Atlas {
    /// Whether a quote stands in a text that was said by a date.
    #[must_use]
    pub fn is_quoted_by(&self, mention: &Mention, as_of: Option<PartialDate>) -> bool {
        PartialDate::is_by(self.source(mention.anchor.source).date, as_of)
    }

    /// Whether at least one text had said a fact by a date.
    #[must_use]
    pub fn is_said_by(&self, evidence: &Evidence, as_of: Option<PartialDate>) -> bool {
        let mut mentions = evidence.mentions().iter();
        as_of.is_none() || mentions.any(|mention| self.is_quoted_by(mention, as_of))
    }
}
