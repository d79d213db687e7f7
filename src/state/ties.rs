//! What ties a place, or two, as what the panel is about.

use super::{AppState, Dialog, FigureForm, Goal, Subject, Topic};
use crate::connection::Connected;

impl AppState {
    /// Lists what ties a place, or two, and brings it into view.
    pub fn connect(&mut self, connected: Connected) {
        self.turn_to(Topic::Connected(connected));
        self.open_right_panel();
        self.goal = Some(Goal::Connected(connected));
    }

    /// Asks for a figure about what ties a place, or two.
    pub fn ask_for_figure_of_ties(&mut self, connected: Connected) {
        self.turn_to(Topic::Connected(connected));
        self.figure = FigureForm {
            subject: Subject::Selection,
            ..self.figure.without_words()
        };
        self.open_dialog(Dialog::Figure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FeatureId, PlaceId};
    use crate::scene::About;

    #[test]
    fn ties_are_a_topic_of_their_own_beside_the_place_they_are_of() {
        let (one, other) = (PlaceId(3), PlaceId(7));
        let mut state = AppState::default();
        state.select(Some(FeatureId::Place(one)));
        state.connect(Connected::Star(one));
        state.connect(Connected::Between(one, other));
        assert_eq!(state.selection, Some(FeatureId::Place(one)));
        assert!(state.goal == Some(Goal::Connected(Connected::Between(one, other))));
        state.go_back();
        assert_eq!(state.topic(), Topic::Connected(Connected::Star(one)));
        state.go_back();
        assert_eq!(state.topic(), Topic::Feature(FeatureId::Place(one)));
        assert_eq!(state.about(), About::Feature(FeatureId::Place(one)));
        state.go_forward();
        assert_eq!(state.about(), About::Connected(Connected::Star(one)));
        state.select(None);
        assert_eq!(state.topic(), Topic::Nothing);
    }
}
