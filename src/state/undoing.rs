//! Undoing what was done to the map, and doing it again.

use super::AppState;
use super::undo::{UndoStack, Undoable, Undone};

/// What the state was before something is done.
#[derive(Clone, Debug)]
pub(crate) struct Before(Undoable);

impl AppState {
    /// What undoing would bring back if the state changed now.
    pub(crate) fn before(&self) -> Before {
        Before(self.undoable())
    }

    /// Notes what was done since.
    pub(crate) fn note_change(&mut self, before: Before) {
        let now = self.undoable();
        self.undo.note(before.0, &now);
    }

    /// What is done from now on is a step of its own: a hand has let go, or time has passed.
    pub fn end_step(&mut self) {
        self.undo.seal();
    }

    /// Undoes the last step.
    pub fn undo(&mut self) {
        let now = self.undoable();
        if let Some(before) = self.undo.undo(now) {
            self.bring_back(before);
        }
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) {
        let now = self.undoable();
        if let Some(after) = self.undo.redo(now) {
            self.bring_back(after);
        }
    }

    /// What the last step changed, and what the one did that was undone last.
    #[must_use]
    pub fn next_steps(&self) -> (Option<Undone>, Option<Undone>) {
        self.undo.next()
    }

    /// Forgets what could be undone.
    pub(super) fn forget_steps(&mut self) {
        self.undo = UndoStack::default();
    }

    fn undoable(&self) -> Undoable {
        Undoable {
            shown: self.shown.clone(),
            topic: self.topic(),
            compared_places: self.comparison.places.clone(),
            earlier: self.time.compared,
            figure: self.figure.clone(),
            bookmarks: self.bookmarks.clone(),
        }
    }

    fn bring_back(&mut self, state: Undoable) {
        self.undo.seal();
        if state.topic != self.topic() {
            self.turn_to(state.topic);
        }
        if self.shown.filter() != state.shown.filter() || self.time.compared != state.earlier {
            // What was marked belongs to what was asked.
            self.marked_features.clear();
        }
        self.shown = state.shown;
        self.time.compared = state.earlier;
        self.comparison.places = state.compared_places;
        self.figure = state.figure;
        self.bookmarks = state.bookmarks;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::model::{FeatureId, PartialDate, PlaceId};
    use crate::scene::{Layer, Shown};
    use crate::state::FigureForm;
    use crate::state::undo::MOST;

    fn done(state: &mut AppState, action: Action) {
        assert_eq!(state.apply(action), None);
    }

    fn date(text: &str) -> Option<PartialDate> {
        PartialDate::parse(text)
    }

    fn place(n: u32) -> FeatureId {
        FeatureId::Place(PlaceId(n))
    }

    #[test]
    fn each_kind_of_step_is_undone_and_done_again() {
        let mut state = AppState::default();
        let mut before = vec![state.undoable()];
        let figure = FigureForm {
            dpi: 600,
            ..FigureForm::default()
        };
        for action in [
            Action::SetLayer(Layer::Rivers, false),
            Action::SetHides(true),
            Action::Select(Some(place(3))),
            Action::SetAsOf(date("2020-07")),
            Action::CompareDates(date("2020").zip(date("2021"))),
            Action::Compare(PlaceId(4)),
            Action::EditFigure(Box::new(figure)),
            Action::Select(None),
        ] {
            done(&mut state, action);
            state.end_step();
            before.push(state.undoable());
        }
        for expected in before.iter().rev().skip(1) {
            done(&mut state, Action::Undo);
            assert_eq!(&state.undoable(), expected);
        }
        assert_eq!(state.next_steps().0, None);
        done(&mut state, Action::Undo);
        for expected in before.iter().skip(1) {
            done(&mut state, Action::Redo);
            assert_eq!(&state.undoable(), expected);
        }
        assert_eq!(state.next_steps().1, None);
    }

    #[test]
    fn a_date_that_is_dragged_is_one_step_and_what_follows_it_another() {
        let mut state = AppState::default();
        for text in ["2020-01", "2020-02", "2020-03"] {
            done(&mut state, Action::SetAsOf(date(text)));
        }
        state.end_step();
        done(&mut state, Action::SetAsOf(date("2022")));
        assert_eq!(state.next_steps().0, Some(Undone::Date));
        done(&mut state, Action::Undo);
        assert_eq!(state.shown.as_of(), date("2020-03"));
        done(&mut state, Action::Undo);
        assert_eq!(state.shown.as_of(), None);
        assert_eq!(state.next_steps().0, None);
    }

    #[test]
    fn what_is_done_after_undoing_takes_the_place_of_what_was_undone() {
        let mut state = AppState::default();
        done(&mut state, Action::SetLayer(Layer::Rivers, false));
        done(&mut state, Action::SetLayer(Layer::Labels, false));
        done(&mut state, Action::Undo);
        done(&mut state, Action::SetLayer(Layer::Hatch, false));
        assert_eq!(state.next_steps().1, None);
        done(&mut state, Action::Undo);
        done(&mut state, Action::Undo);
        assert_eq!(state.shown, Shown::default());
    }

    #[test]
    fn what_changes_no_part_of_it_is_no_step() {
        let mut state = AppState::default();
        done(&mut state, Action::ToggleTable);
        done(&mut state, Action::Select(None));
        done(&mut state, Action::SetHides(false));
        assert_eq!(state.next_steps().0, None);
        for _ in 0..MOST + 10 {
            let hides = !state.shown.hides();
            done(&mut state, Action::SetHides(hides));
        }
        let steps = (0..MOST + 10).filter(|_| {
            let can = state.next_steps().0.is_some();
            state.undo();
            can
        });
        assert_eq!(steps.count(), MOST);
    }
}
