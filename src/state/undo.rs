//! What can be undone: layers, filters, what is selected or compared, dates, the fields of a figure,
//! bookmarks.

use super::bookmark::Bookmark;
use super::figure::FigureForm;
use super::topic::Topic;
use crate::filter::followed;
use crate::model::{Atlas, FeatureId, PartialDate, PlaceId};
use crate::scene::{Layer, Shown};

/// The part of the state that undoing brings back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Undoable {
    pub(super) shown: Shown,
    pub(super) topic: Topic,
    pub(super) compared_places: Vec<PlaceId>,
    /// The earlier of two dates that are compared.
    pub(super) earlier: Option<PartialDate>,
    pub(super) figure: FigureForm,
    pub(super) bookmarks: Vec<Bookmark>,
}

/// What a step changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// Which layers are on.
    Layers,
    /// Which facts are asked for, or what becomes of the others.
    Filter,
    /// The date whose knowledge is shown, or the one it is compared with.
    Date,
    /// What is selected.
    Selection,
    /// Which places are compared.
    Comparison,
    /// The fields of a figure.
    Figure,
    /// Views with names.
    Bookmarks,
}

impl Undone {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Layers,
        Self::Filter,
        Self::Date,
        Self::Selection,
        Self::Comparison,
        Self::Figure,
        Self::Bookmarks,
    ];

    /// Whether changes that follow each other at once are one: a date that is dragged, words that
    /// are typed.
    const fn is_gradual(self) -> bool {
        matches!(self, Self::Date | Self::Figure)
    }
}

#[derive(Clone, Debug)]
struct Step {
    kind: Undone,
    state: Undoable,
}

/// The states before the one that is shown, and those that were undone.
#[derive(Clone, Debug, Default)]
pub(super) struct UndoStack {
    back: Vec<Step>,
    forward: Vec<Step>,
    /// Whether the next change is a step of its own.
    is_sealed: bool,
}

/// How many steps can be undone.
pub(super) const MOST: usize = 200;

impl UndoStack {
    /// Notes a change from one state to another.
    pub(super) fn note(&mut self, before: Undoable, now: &Undoable) {
        let Some(kind) = before.change(now) else {
            return;
        };
        self.forward.clear();
        let last = self.back.last().map(|step| step.kind);
        let continues = kind.is_gradual() && !self.is_sealed && last == Some(kind);
        self.is_sealed = false;
        if !continues {
            self.back.push(Step {
                kind,
                state: before,
            });
            if self.back.len() > MOST {
                self.back.remove(0);
            }
        }
    }

    /// The next change is a step of its own. Where there is no step, it is so anyway.
    pub(super) fn seal(&mut self) {
        self.is_sealed = !self.back.is_empty();
    }

    /// The state before the last step, in whose place the one of now can be brought back.
    pub(super) fn undo(&mut self, now: Undoable) -> Option<Undoable> {
        exchange(&mut self.back, &mut self.forward, now)
    }

    /// The state that was undone last; the one of now can be brought back again.
    pub(super) fn redo(&mut self, now: Undoable) -> Option<Undoable> {
        exchange(&mut self.forward, &mut self.back, now)
    }

    /// What the last step changed, and what the step did that was undone last.
    pub(super) fn next(&self) -> (Option<Undone>, Option<Undone>) {
        let kind = |steps: &[Step]| steps.last().map(|step| step.kind);
        (kind(&self.back), kind(&self.forward))
    }

    /// The same in another atlas.
    pub(super) fn follow(
        &mut self,
        old: &Atlas,
        new: &Atlas,
        same: impl Fn(FeatureId) -> Option<FeatureId> + Copy,
    ) {
        for step in self.back.iter_mut().chain(&mut self.forward) {
            let state = &mut step.state;
            let filter = followed(state.shown.filter(), old, new);
            state.shown.set_filter(filter);
            state.topic = std::mem::take(&mut state.topic).followed(same);
            let places = state.compared_places.iter();
            let places = places.filter_map(|place| match same(FeatureId::Place(*place)) {
                Some(FeatureId::Place(place)) => Some(place),
                _ => None,
            });
            state.compared_places = places.collect();
        }
    }
}

/// Takes the last step, and puts the state of now in its place on the other side.
fn exchange(from: &mut Vec<Step>, to: &mut Vec<Step>, now: Undoable) -> Option<Undoable> {
    let Step { kind, state } = from.pop()?;
    to.push(Step { kind, state: now });
    Some(state)
}

impl Undoable {
    /// What differs in another state, the most telling part of it.
    fn change(&self, other: &Self) -> Option<Undone> {
        let layers = |state: &Self| Layer::ALL.map(|layer| state.shown.layer(layer));
        let date = |state: &Self| (state.shown.as_of(), state.earlier);
        let filters = |state: &Self| (state.shown.filter().clone(), state.shown.hides());
        Undone::ALL.into_iter().find(|kind| match kind {
            Undone::Layers => layers(self) != layers(other),
            Undone::Filter => filters(self) != filters(other),
            Undone::Date => date(self) != date(other),
            Undone::Selection => self.topic != other.topic,
            Undone::Comparison => self.compared_places != other.compared_places,
            Undone::Figure => self.figure != other.figure,
            Undone::Bookmarks => self.bookmarks != other.bookmarks,
        })
    }
}
