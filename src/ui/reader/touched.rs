//! What is pointed at and clicked in the reader, and what a click turns to.

use crate::action::Action;
use crate::filter::Fact;
use crate::reader::PhraseFact;
use crate::ui::Reading;

/// What the pointer or the keyboard is on in the reader, and what was chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Touched {
    /// The facts that the pointer is on.
    pub(super) hovered: Vec<PhraseFact>,
    /// The facts that were clicked.
    pub(super) clicked: Vec<PhraseFact>,
    /// The fact that was stepped to.
    pub(super) stepped: Option<PhraseFact>,
}

/// The position of the phrase after the one that is read, or before it, of so many; from none to the
/// first or the last.
pub(super) fn beside(current: Option<usize>, count: usize, forward: bool) -> Option<usize> {
    match (current, forward) {
        (None, false) => count.checked_sub(1),
        (None, true) => (count > 0).then_some(0),
        (Some(at), false) => at.checked_sub(1),
        (Some(at), true) => Some(at + 1).filter(|at| *at < count),
    }
}

/// Which of the facts of a phrase a click turns to: the one after that which is read, if it is among
/// them, so that each is reached.
pub(super) fn chosen(reading: &Reading<'_>, facts: &[PhraseFact]) -> Option<PhraseFact> {
    let view = reading.state.reader.as_ref()?;
    let is_read = |of: &&PhraseFact| {
        let fact = Fact::with_id(reading.atlas, of.fact);
        let at = view.at.as_ref();
        at.is_some_and(|(key, ..)| key == fact.key())
    };
    let next = facts
        .iter()
        .position(|of| is_read(&of))
        .map_or(0, |at| (at + 1) % facts.len());
    facts.get(next).copied()
}

/// Turns to a fact on a phrase: the reader, the map and the panel show it.
pub(super) fn read_fact(reading: &Reading<'_>, of: PhraseFact, actions: &mut Vec<Action>) {
    let fact = Fact::with_id(reading.atlas, of.fact);
    if let Some(mention) = of.mention(reading.atlas) {
        let anchor = &mention.anchor;
        let key = (fact.key().to_owned(), anchor.source, anchor.start);
        actions.push(Action::ReadFact(key, fact.feature()));
    }
}
