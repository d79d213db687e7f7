//! Figures that were saved, and what makes them again.

use serde::{Deserialize, Serialize};

use super::bookmark::{SavedView, Selection};
use super::camera::Camera;
use super::figure::{FigureForm, view_at};
use super::shown_words::{filter_words, layer_words, shown_of};
use super::topic::Topic;
use crate::comparison::ComparisonView;
use crate::connection::Connected;
use crate::model::{Atlas, FeatureId, Language, PlaceId, Status};
use crate::scene::{Shown, feature_key, feature_of_key};

/// A figure that was saved, and how to make it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RecentFigure {
    /// The file.
    pub path: String,
    /// The fields it was made with.
    #[serde(default)]
    pub form: FigureForm,
    /// What the window added to them.
    #[serde(default)]
    pub look: Look,
}

/// A saved figure with what its look is of an atlas.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// The figure.
    pub saved: RecentFigure,
    /// The layers and facts that it shows.
    pub shown: Shown,
    /// What the panel was about.
    pub topic: Topic,
    /// The places that were compared.
    pub compared: Vec<PlaceId>,
}

impl Reopened {
    /// A figure that was saved, for an atlas; what this does not know is left out.
    #[must_use]
    pub fn of(atlas: &Atlas, saved: &RecentFigure) -> Self {
        let look = &saved.look;
        let feature = |key: &String| feature_of_key(atlas, key);
        let places = look.compared.iter().filter_map(feature);
        let places = places.filter_map(|feature| match feature {
            FeatureId::Place(id) => Some(id),
            FeatureId::Corridor(_) | FeatureId::Link(_) => None,
        });
        let mut compared = Vec::new();
        for place in places {
            if !compared.contains(&place) && compared.len() < ComparisonView::MOST {
                compared.push(place);
            }
        }
        Self {
            shown: look.shown(atlas),
            topic: look.topic(atlas),
            compared,
            saved: saved.clone(),
        }
    }
}

/// How many saved figures are remembered.
pub(super) const MOST: usize = 8;

/// Puts a figure that was saved before the others; the oldest is forgotten.
pub(super) fn remember(figures: &mut Vec<RecentFigure>, saved: RecentFigure) {
    figures.retain(|figure| figure.path != saved.path);
    figures.insert(0, saved);
    figures.truncate(MOST);
}

/// What a window adds to the fields of a figure, in words that outlive it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Look {
    /// The language.
    pub language: Language,
    /// The id of the feature that was selected, as scenes have it.
    pub feature: Option<String>,
    /// The ids of the places that were compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compared: Vec<String>,
    /// The ids of the place or the two whose ties it showed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<String>,
    layers: Option<Vec<String>>,
    /// The statuses that were on, as earlier versions said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    statuses: Option<Vec<String>>,
    /// What was asked of the facts.
    filters: Vec<String>,
    /// Whether other facts were hidden.
    hides: bool,
    /// The date whose knowledge was shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Longitude, latitude and zoom.
    view: Option<(f64, f64, f64)>,
}

impl Look {
    /// What a window shows, with the ids of what is selected and of what is compared.
    #[must_use]
    pub fn of(
        atlas: &Atlas,
        language: Language,
        shown: &Shown,
        camera: Option<Camera>,
        (feature, compared): (Option<String>, Vec<String>),
    ) -> Self {
        let at = camera.map(view_at);
        Self {
            language,
            feature,
            compared,
            ties: Vec::new(),
            layers: Some(layer_words(shown)),
            statuses: None,
            filters: filter_words(atlas, shown),
            hides: shown.hides(),
            as_of: shown.as_of().map(|date| date.to_string()),
            view: at.map(|at| (at.center.lon_deg, at.center.lat_deg, at.zoom)),
        }
    }

    /// The same about what ties a place, or two.
    #[must_use]
    pub fn with_ties(mut self, atlas: &Atlas, connected: Option<Connected>) -> Self {
        let places = connected.into_iter().flat_map(Connected::places);
        let keys = places.map(|id| feature_key(atlas, FeatureId::Place(id)).to_string());
        self.ties = keys.collect();
        self
    }

    /// What it was about; nothing where an atlas does not have it.
    #[must_use]
    pub fn topic(&self, atlas: &Atlas) -> Topic {
        let ties = Selection::Ties(self.ties.clone()).topic(atlas);
        let feature = || {
            self.feature
                .as_ref()
                .and_then(|key| feature_of_key(atlas, key))
        };
        ties.unwrap_or_else(|_| feature().into())
    }

    /// The layers and facts that were on; those at the start where none are named. What an atlas does
    /// not know is not asked for.
    #[must_use]
    pub fn shown(&self, atlas: &Atlas) -> Shown {
        let layers = self.layers.as_deref();
        // What an earlier version left out it hid.
        let hides = self.hides || self.statuses.is_some();
        let as_of = self.as_of.as_deref();
        let (mut shown, _) = shown_of(atlas, layers, &self.filters, hides, as_of);
        for status in Status::ALL.into_iter().filter(|_| self.statuses.is_some()) {
            shown.set_status(status, has(self.statuses.as_deref(), status.own_word()));
        }
        shown
    }

    /// Where the map looked; `None` where that is unknown or no place on earth.
    #[must_use]
    pub fn camera(&self) -> Option<Camera> {
        let (longitude, latitude, zoom) = self.view?;
        let view = SavedView {
            longitude,
            latitude,
            zoom,
        };
        view.camera()
    }
}

fn has(words: Option<&[String]>, word: &str) -> bool {
    words.is_some_and(|words| words.iter().any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;
    use crate::projection::WorldPt;
    use crate::scene::Layer;
    use crate::scene::testing::ATLAS;

    #[test]
    fn a_look_comes_back_from_its_words() {
        let mut shown = Shown::default();
        shown.set(Layer::Corridors, true);
        shown.set_status(Status::ALL[3], false);
        shown.set_as_of(PartialDate::parse("2020-07"));
        let camera = Camera {
            center: WorldPt { x: 0.79, y: 0.411 },
            zoom: 8.25,
        };
        let of = |camera| {
            let ids = (Some("link-a".into()), vec!["place-a".into()]);
            Look::of(&ATLAS, Language::En, &shown, camera, ids)
        };
        let look = of(Some(camera));
        let text = serde_json::to_string(&look).unwrap();
        let back: Look = serde_json::from_str(&text).unwrap();
        assert_eq!(back, look);
        assert_eq!(back.shown(&ATLAS), shown);
        let again = of(back.camera());
        assert_eq!(again, look, "a rounded view stays as it is");
    }

    #[test]
    fn a_look_knows_whose_ties_it_showed() {
        let place = |key| ATLAS.place_by_key(key).expect("a place");
        let pair = Connected::Between(place("510100"), place("512000"));
        let shown = Shown::default();
        for connected in [None, Some(Connected::Star(place("512000"))), Some(pair)] {
            let look = Look::of(&ATLAS, Language::En, &shown, None, (None, Vec::new()));
            let look = look.with_ties(&ATLAS, connected);
            let text = serde_json::to_string(&look).unwrap();
            let back: Look = serde_json::from_str(&text).unwrap();
            let topic = connected.map_or(Topic::Nothing, Topic::Connected);
            assert_eq!(back.topic(&ATLAS), topic);
        }
    }

    #[test]
    fn words_of_another_version_do_no_harm() {
        let look: Look = serde_json::from_str(r#"{"layers":["moon"],"view":[999,0,7]}"#).unwrap();
        assert_eq!(look.camera(), None);
        assert!(!look.shown(&ATLAS).layer(Layer::Links));
        assert!(look.shown(&ATLAS).status(Status::Proposed));
    }
}
