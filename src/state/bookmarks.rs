//! Views with names: kept, turned to, renamed and removed.

use super::bookmark::{Bookmark, LONGEST_NAME, MOST_BOOKMARKS, SavedView, Selection};
use super::{AppState, Goal};
use crate::model::Atlas;

impl AppState {
    /// Whether a name is one for a bookmark: not empty, not too long, and not that of another one
    /// than the `nth`.
    #[must_use]
    pub fn is_bookmark_name(&self, name: &str, nth: Option<usize>) -> bool {
        let name = name.trim();
        let others = self.bookmarks.iter().enumerate();
        let mut others = others.filter(|(at, _)| Some(*at) != nth);
        !name.is_empty()
            && name.chars().count() <= LONGEST_NAME
            && !others.any(|(_, bookmark)| bookmark.name == name)
    }

    /// Whether there may be another bookmark.
    #[must_use]
    pub fn can_bookmark(&self) -> bool {
        self.bookmarks.len() < MOST_BOOKMARKS
    }

    /// Keeps the view of now under a name; nothing where that is none.
    pub fn add_bookmark(&mut self, atlas: &Atlas, name: &str) {
        if self.can_bookmark() && self.is_bookmark_name(name, None) {
            let (view, selection) = self.view_in_words(atlas);
            self.bookmarks.push(Bookmark {
                name: name.trim().to_owned(),
                view,
                selection,
            });
        }
    }

    /// Gives a bookmark the view of now.
    pub fn update_bookmark(&mut self, atlas: &Atlas, nth: usize) {
        let (view, selection) = self.view_in_words(atlas);
        if let Some(bookmark) = self.bookmarks.get_mut(nth) {
            (bookmark.view, bookmark.selection) = (view, selection);
        }
    }

    /// Gives a bookmark another name; nothing where that is none.
    pub fn rename_bookmark(&mut self, nth: usize, name: &str) {
        if self.is_bookmark_name(name, Some(nth))
            && let Some(bookmark) = self.bookmarks.get_mut(nth)
        {
            bookmark.name = name.trim().to_owned();
        }
    }

    /// Removes a bookmark.
    pub fn remove_bookmark(&mut self, nth: usize) {
        if nth < self.bookmarks.len() {
            self.bookmarks.remove(nth);
        }
    }

    /// Turns to the view of a bookmark; what the atlas does not have of its selection is returned.
    pub fn show_bookmark(&mut self, atlas: &Atlas, nth: usize) -> Vec<String> {
        let Some(bookmark) = self.bookmarks.get(nth).cloned() else {
            return Vec::new();
        };
        let topic = bookmark.selection.map(|selection| selection.topic(atlas));
        let (topic, unknown) = match topic.transpose() {
            Ok(topic) => (topic.unwrap_or_default(), Vec::new()),
            Err(unknown) => (self.topic(), unknown),
        };
        self.turn_to(topic);
        if let Some(camera) = bookmark.view.and_then(SavedView::camera) {
            self.goal = Some(Goal::Camera(camera));
        }
        unknown
    }

    pub(super) fn view_in_words(&self, atlas: &Atlas) -> (Option<SavedView>, Option<Selection>) {
        let view = self.camera.map(SavedView::of);
        (view, Selection::of(atlas, &self.topic()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::Connected;
    use crate::model::{CorridorId, FeatureId};
    use crate::projection::WorldPt;
    use crate::scene::testing::ATLAS;
    use crate::state::{Camera, Topic};

    #[test]
    fn a_bookmark_leads_back_to_its_view_and_its_selection() {
        let place = |key| ATLAS.place_by_key(key).expect("a place");
        for topic in [
            Topic::Nothing,
            Topic::Feature(FeatureId::Place(place("512000"))),
            Topic::Corridors(vec![CorridorId(0), CorridorId(2)]),
            Topic::Connected(Connected::Between(place("510100"), place("512000"))),
        ] {
            let mut state = AppState {
                camera: Some(Camera {
                    center: WorldPt { x: 0.79, y: 0.411 },
                    zoom: 8.25,
                }),
                ..AppState::default()
            };
            state.turn_to(topic.clone());
            state.add_bookmark(&ATLAS, " 资阳 ");
            state.select(Some(FeatureId::Place(place("510900"))));
            assert_eq!(state.show_bookmark(&ATLAS, 0), [""; 0]);
            assert_eq!(state.topic(), topic);
            let Some(Goal::Camera(camera)) = state.goal else {
                panic!("{:?}", state.goal);
            };
            assert!((camera.center.x - 0.79).abs() < 1e-6 && camera.zoom == 8.25);
        }
    }

    #[test]
    fn names_are_neither_empty_nor_long_nor_twice() {
        let mut state = AppState::default();
        for name in ["一", "", "  ", "一", &"很".repeat(81), "二"] {
            state.add_bookmark(&ATLAS, name);
        }
        let names = |state: &AppState| {
            let names = state.bookmarks.iter().map(|bookmark| bookmark.name.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(&state), "一 二");
        state.rename_bookmark(1, "一");
        assert_eq!(names(&state), "一 二");
        state.rename_bookmark(1, "三");
        state.remove_bookmark(0);
        state.remove_bookmark(7);
        assert_eq!(names(&state), "三");
    }
}
