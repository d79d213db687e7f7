//! Going back and forward through views.

use super::AppState;
use super::camera::{Camera, Goal};
use super::topic::Topic;
use super::views::{View, differ};
use crate::connection::Connected;

impl AppState {
    /// Makes the panel about something, and remembers the view of before.
    pub fn turn_to(&mut self, topic: Topic) {
        self.marked_position = None;
        self.hint_seen |= topic != Topic::Nothing;
        let before = self.topic();
        if topic != before {
            let camera = self.camera;
            self.views.leave(View {
                camera,
                topic: before,
            });
            // Where the map goes for it belongs to the same view.
            self.views.rest = None;
            self.show_topic(topic);
        }
    }

    /// Notes where a map that a person moved has come to rest.
    pub(crate) fn rest(&mut self, camera: Camera) {
        self.is_moved = true;
        let before = self.views.rest.replace(camera);
        if let Some(before) = before.filter(|before| differ(*before, camera)) {
            let topic = self.topic();
            self.views.leave(View {
                camera: Some(before),
                topic,
            });
        }
    }

    /// Goes back to the view before this one.
    pub fn go_back(&mut self) {
        if let Some(before) = self.views.back.pop() {
            let now = self.view_now();
            self.views.forward.push(now);
            self.show_view(before);
        }
    }

    /// Undoes the last [`Self::go_back`].
    pub fn go_forward(&mut self) {
        if let Some(after) = self.views.forward.pop() {
            let now = self.view_now();
            self.views.back.push(now);
            self.show_view(after);
        }
    }

    /// Whether there is something to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.views.back.is_empty()
    }

    /// Whether there is something to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.views.forward.is_empty()
    }

    /// How long the list of corridors is that the panel showed before, if it showed one.
    #[must_use]
    pub fn list_before(&self) -> Option<usize> {
        match self.topic_before() {
            Some(Topic::Corridors(corridors)) => Some(corridors.len()),
            _ => None,
        }
    }

    /// Whose ties the panel listed before, if it listed some.
    #[must_use]
    pub fn ties_before(&self) -> Option<Connected> {
        match self.topic_before() {
            Some(Topic::Connected(connected)) => Some(*connected),
            _ => None,
        }
    }

    /// What the panel was about before, however the map was moved since.
    #[must_use]
    pub fn topic_before(&self) -> Option<&Topic> {
        let now = self.topic();
        let mut topics = self.views.back.iter().rev().map(|view| &view.topic);
        topics.find(|topic| **topic != now)
    }

    fn view_now(&self) -> View {
        View {
            camera: self.camera,
            topic: self.topic(),
        }
    }

    fn show_view(&mut self, view: View) {
        self.marked_position = None;
        if view.topic != self.topic() {
            self.show_topic(view.topic);
        }
        self.views.rest = view.camera;
        let moved = view.camera.zip(self.camera);
        if let Some((camera, _)) = moved.filter(|(to, now)| differ(*to, *now)) {
            self.goal = Some(Goal::Camera(camera));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::model::{CorridorId, FeatureId, PlaceId};
    use crate::projection::WorldPt;

    fn at(x: f64) -> Camera {
        Camera {
            center: WorldPt { x, y: 0.41 },
            zoom: 7.0,
        }
    }

    /// The map has come to rest.
    fn come(state: &mut AppState, camera: Camera) {
        let _ = state.apply(Action::Moved(camera));
        let _ = state.apply(Action::Rested(camera));
    }

    #[test]
    fn back_and_forward_walk_the_selections() {
        let mut state = AppState::default();
        let places = [0, 1, 2].map(|i| Some(FeatureId::Place(PlaceId(i))));
        places.iter().for_each(|p| state.select(*p));
        state.go_back();
        assert_eq!(state.selection, places[1]);
        state.go_back();
        state.go_forward();
        assert_eq!(state.selection, places[1]);
        state.select(None);
        assert!(!state.can_go_forward());
    }

    #[test]
    fn back_leads_through_where_the_map_was_with_what_was_selected_there() {
        let mut state = AppState::default();
        come(&mut state, at(0.79));
        come(&mut state, at(0.8));
        let place = Some(FeatureId::Place(PlaceId(3)));
        state.select(place);
        // Where the map goes for a selection is the view of that selection.
        come(&mut state, at(0.81));
        come(&mut state, at(0.82));
        let mut seen = Vec::new();
        while state.can_go_back() {
            state.go_back();
            let camera = match state.goal.take() {
                Some(Goal::Camera(camera)) => camera,
                other => panic!("{other:?}"),
            };
            come(&mut state, camera);
            seen.push((camera.center.x, state.selection));
        }
        assert_eq!(seen, [(0.81, place), (0.8, None), (0.79, None)]);
        state.go_forward();
        state.go_forward();
        assert_eq!(state.selection, place);
        assert_eq!(state.goal, Some(Goal::Camera(at(0.81))));
    }

    #[test]
    fn a_map_that_hardly_moved_shows_the_same_view() {
        let mut state = AppState::default();
        come(&mut state, at(0.79));
        come(&mut state, at(0.790_01));
        assert!(!state.can_go_back());
    }

    #[test]
    fn back_leads_from_a_corridor_to_the_list_it_was_chosen_from() {
        let mut state = AppState::default();
        let listed = vec![CorridorId(2), CorridorId(5)];
        state.list_corridors(listed.clone());
        assert_eq!(state.list_before(), None);
        state.select(Some(FeatureId::Corridor(listed[1])));
        assert!(state.listed_corridors.is_empty());
        assert_eq!(state.list_before(), Some(2));
        // The list is still the one before when the map has moved.
        come(&mut state, at(0.79));
        come(&mut state, at(0.8));
        assert_eq!(
            state.topic_before(),
            Some(&Topic::Corridors(listed.clone()))
        );
        state.go_back();
        state.go_back();
        assert_eq!(state.topic(), Topic::Corridors(listed));
        state.select(None);
        assert_eq!(state.topic(), Topic::Nothing);
    }
}
