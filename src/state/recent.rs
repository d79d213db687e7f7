//! Figures that were saved, and what makes them again.

use serde::{Deserialize, Serialize};

use super::camera::Camera;
use super::figure::{FigureForm, view_at};
use crate::figure_spec::ViewAt;
use crate::filter::{facet_words, parse_facet};
use crate::model::{Atlas, Language, PartialDate, Status};
use crate::projection::LonLat;
use crate::scene::{Layer, Shown};

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
    /// What a window shows; `feature` is the id of what is selected.
    #[must_use]
    pub fn of(
        atlas: &Atlas,
        language: Language,
        shown: &Shown,
        camera: Option<Camera>,
        feature: Option<String>,
    ) -> Self {
        let layers = Layer::ALL.into_iter().filter(|l| shown.layer(*l));
        let filters = shown.filter().choices();
        let filters = filters.map(|(facet, choice)| facet_words(atlas, facet, choice));
        let at = camera.map(view_at);
        Self {
            language,
            feature,
            layers: Some(layers.map(|l| l.word().to_owned()).collect()),
            statuses: None,
            filters: filters.collect(),
            hides: shown.hides(),
            as_of: shown.as_of().map(|date| date.to_string()),
            view: at.map(|at| (at.center.lon_deg, at.center.lat_deg, at.zoom)),
        }
    }

    /// The layers and facts that were on; those at the start where none are named. What an atlas does
    /// not know is not asked for.
    #[must_use]
    pub fn shown(&self, atlas: &Atlas) -> Shown {
        let mut shown = Shown::default();
        for layer in Layer::ALL.into_iter().filter(|_| self.layers.is_some()) {
            shown.set(layer, has(self.layers.as_deref(), layer.word()));
        }
        for status in Status::ALL.into_iter().filter(|_| self.statuses.is_some()) {
            shown.set_status(status, has(self.statuses.as_deref(), status.own_word()));
        }
        let mut filter = shown.filter().clone();
        for (facet, choice) in self
            .filters
            .iter()
            .filter_map(|f| parse_facet(atlas, f).ok())
        {
            filter.choose(facet, Some(choice));
        }
        shown.set_filter(filter);
        // What an earlier version left out it hid.
        shown.set_hides(self.hides || self.statuses.is_some());
        shown.set_as_of(self.as_of.as_deref().and_then(PartialDate::parse));
        shown
    }

    /// Where the map looked; `None` where that is unknown or no place on earth.
    #[must_use]
    pub fn camera(&self) -> Option<Camera> {
        let (lon_deg, lat_deg, zoom) = self.view?;
        let center = LonLat::new(lon_deg, lat_deg).ok()?;
        let view = ViewAt::new(center, zoom).ok()?;
        Some(Camera {
            center: view.center.to_world(),
            zoom: view.zoom,
        })
    }
}

fn has(words: Option<&[String]>, word: &str) -> bool {
    words.is_some_and(|words| words.iter().any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::WorldPt;
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
        let of = |camera| Look::of(&ATLAS, Language::En, &shown, camera, Some("link-a".into()));
        let look = of(Some(camera));
        let text = serde_json::to_string(&look).unwrap();
        let back: Look = serde_json::from_str(&text).unwrap();
        assert_eq!(back, look);
        assert_eq!(back.shown(&ATLAS), shown);
        let again = of(back.camera());
        assert_eq!(again, look, "a rounded view stays as it is");
    }

    #[test]
    fn words_of_another_version_do_no_harm() {
        let look: Look = serde_json::from_str(r#"{"layers":["moon"],"view":[999,0,7]}"#).unwrap();
        assert_eq!(look.camera(), None);
        assert!(!look.shown(&ATLAS).layer(Layer::Links));
        assert!(look.shown(&ATLAS).status(Status::Proposed));
    }
}
