//! The map of the window as a document, and a document as the map of the window.

use super::bookmark::SavedView;
use super::document::{Document, FileOfOwn, Others, Pane};
use super::shown_words::{filter_words, layer_words, shown_of, with_layers};
use super::time_view::TimeView;
use super::{AppState, Goal, Topic};
use crate::comparison::ComparisonView;
use crate::model::{Atlas, FeatureId, PartialDate};
use crate::scene::{Shown, feature_of_key};

impl AppState {
    /// The map of now. Its own files are named by their whole paths, without what they hold.
    #[must_use]
    pub fn document(&self, atlas: &Atlas) -> Document {
        let (view, selection) = self.view_in_words(atlas);
        let panes = [
            (self.table_open, Pane::Table),
            (self.compares, Pane::Comparison),
            (self.time.is_open, Pane::Time),
        ];
        let panes = panes.into_iter().filter(|(is_open, _)| *is_open);
        let boundaries = self.boundaries.on.as_ref().map(|own| FileOfOwn {
            path: own.path.display().to_string(),
            sha256: None,
            datum: own.datum.map(|datum| datum.word().to_owned()),
        });
        let packs = self.document.packs.iter().map(|path| FileOfOwn {
            path: path.display().to_string(),
            ..FileOfOwn::default()
        });
        Document {
            language: self.language,
            // A map that nobody moved fits whatever window it is in.
            view: view.filter(|_| self.is_moved),
            layers: Some(layer_words(&self.shown)),
            filters: filter_words(atlas, &self.shown),
            others: if self.shown.hides() {
                Others::Hide
            } else {
                Others::StepBack
            },
            as_of: self.shown.as_of().map(|date| date.to_string()),
            compared_date: self.time.compared.map(|date| date.to_string()),
            selection,
            compared: self.compared_keys(atlas),
            panes: panes.map(|(_, pane)| pane).collect(),
            bookmarks: self.bookmarks.clone(),
            boundaries,
            packs: packs.collect(),
            figure: self.figure.clone(),
        }
    }

    /// Shows the map of a document, whose own files are loaded; the words of it that the atlas does
    /// not know are returned, and left out.
    pub fn show_document(&mut self, atlas: &Atlas, document: &Document) -> Vec<String> {
        let mut unknown = self.show_facts(atlas, document);
        let topic = document.selection.as_ref();
        let topic = topic.map(|selection| selection.topic(atlas)).transpose();
        let topic = topic.unwrap_or_else(|keys| {
            unknown.extend(keys);
            None
        });
        self.turn_to(topic.unwrap_or(Topic::Nothing));
        let mut places = Vec::new();
        for key in &document.compared {
            match feature_of_key(atlas, key) {
                Some(FeatureId::Place(place)) => {
                    if !places.contains(&place) && places.len() < ComparisonView::MOST {
                        places.push(place);
                    }
                }
                _ => unknown.push(key.clone()),
            }
        }
        self.comparison.places = places;
        let has = |pane| document.panes.contains(&pane);
        self.open_table(has(Pane::Table));
        if has(Pane::Comparison) {
            self.show_comparison(true);
        } else {
            self.compares = false;
        }
        self.time.is_open = has(Pane::Time);
        self.time.compared = document
            .compared_date
            .as_deref()
            .and_then(PartialDate::parse);
        if let Some(later) = self.shown.as_of().filter(|_| self.time.compared.is_some()) {
            self.set_as_of(Some(later));
        } else {
            self.time.compared = None;
        }
        self.goal = match document.view.and_then(SavedView::camera) {
            Some(camera) => {
                self.camera = Some(camera);
                self.is_moved = true;
                Some(Goal::Camera(camera))
            }
            None => Some(Goal::Circle),
        };
        self.figure = document.figure.checked();
        self.marked_features.clear();
        self.forget_steps();
        unknown
    }

    /// Begins a new map: as at a first start, with the boundaries and the settings of the window.
    pub fn begin_document(&mut self) {
        self.turn_to(Topic::Nothing);
        self.shown = Shown::default();
        self.time = TimeView::default();
        self.comparison.places.clear();
        self.compares = false;
        self.marked_features.clear();
        self.bookmarks.clear();
        self.figure = self.figure.without_words();
        self.goal = Some(Goal::Circle);
        self.is_moved = false;
        self.document.path = None;
        self.document.saved = None;
        self.forget_steps();
    }

    /// Shows the layers, the facts and the bookmarks of the map of the window before.
    pub fn go_on_with(&mut self, atlas: &Atlas, document: &Document) {
        // What is not known any more was told when it was opened, or is of another atlas.
        let _ = self.show_facts(atlas, document);
        self.forget_steps();
    }

    /// The layers and the view of the map of the window before, which need no atlas.
    pub(super) fn begin_with(&mut self, document: &Document) {
        self.shown = with_layers(document.layers.as_deref(), &mut Vec::new());
        self.camera = document.view.and_then(SavedView::camera);
        self.is_moved = self.camera.is_some();
        self.bookmarks.clone_from(&document.bookmarks);
    }

    fn show_facts(&mut self, atlas: &Atlas, document: &Document) -> Vec<String> {
        let (shown, unknown) = document.shown(atlas);
        self.shown = shown;
        self.bookmarks.clone_from(&document.bookmarks);
        unknown
    }
}

impl Document {
    /// The layers and facts of the map in an atlas, and the words that this does not know.
    #[must_use]
    pub fn shown(&self, atlas: &Atlas) -> (Shown, Vec<String>) {
        shown_of(
            atlas,
            self.layers.as_deref(),
            &self.filters,
            self.others == Others::Hide,
            self.as_of.as_deref(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::Connected;
    use crate::model::Status;
    use crate::projection::WorldPt;
    use crate::scene::Layer;
    use crate::scene::testing::ATLAS;
    use crate::state::{Camera, document};

    fn place(key: &str) -> crate::model::PlaceId {
        ATLAS.place_by_key(key).expect("a place")
    }

    fn full() -> AppState {
        let camera = Camera {
            center: WorldPt { x: 0.79, y: 0.411 },
            zoom: 8.25,
        };
        let mut state = AppState {
            camera: Some(camera),
            is_moved: true,
            ..AppState::default()
        };
        state.shown.set(Layer::Rivers, false);
        state.shown.set_status(Status::ALL[1], false);
        state.shown.set_hides(true);
        state.compare_dates(PartialDate::parse("2020").zip(PartialDate::parse("2021-10")));
        state.time.is_open = true;
        state.compare(place("510900"));
        state.compare(place("512000"));
        state.turn_to(Topic::Connected(Connected::Star(place("512000"))));
        state.add_bookmark(&ATLAS, "资阳");
        state.figure.dpi = 600;
        state
    }

    #[test]
    fn a_map_comes_back_from_its_document() {
        let state = full();
        let saved = state.document(&ATLAS);
        let bytes = document::encode(&saved, None).unwrap();
        let read = document::read(&bytes).unwrap();
        assert_eq!(read, saved);
        let mut next = AppState {
            table_open: true,
            ..AppState::default()
        };
        assert_eq!(next.show_document(&ATLAS, &read), [""; 0]);
        assert_eq!(next.document(&ATLAS), saved);
        assert_eq!(next.topic(), state.topic());
        assert_eq!(next.next_steps(), (None, None));
    }

    #[test]
    fn what_an_atlas_does_not_know_is_told_and_the_rest_is_shown() {
        let mut saved = full().document(&ATLAS);
        saved.filters.push("place=亚特兰蒂斯".to_owned());
        saved.layers.as_mut().unwrap().push("moon".to_owned());
        saved.compared.push("place-0".to_owned());
        saved.selection = Some(crate::state::Selection::Feature("link-none".to_owned()));
        let mut state = AppState::default();
        let unknown = state.show_document(&ATLAS, &saved);
        assert_eq!(
            unknown,
            ["moon", "place=亚特兰蒂斯", "link-none", "place-0"]
        );
        assert_eq!(state.topic(), Topic::Nothing);
        assert_eq!(state.comparison.places.len(), 2);
        assert!(!state.shown.layer(Layer::Rivers));
    }

    #[test]
    fn the_next_window_goes_on_with_the_map_but_not_with_what_was_selected() {
        let saved = full().document(&ATLAS);
        let mut state = AppState::default();
        state.begin_with(&saved);
        assert!(!state.shown.layer(Layer::Rivers));
        assert_eq!(state.camera.map(|camera| camera.zoom), Some(8.25));
        state.go_on_with(&ATLAS, &saved);
        assert_eq!(state.document(&ATLAS).filters, saved.filters);
        assert_eq!(state.bookmarks, saved.bookmarks);
        assert_eq!(state.topic(), Topic::Nothing);
    }
}
