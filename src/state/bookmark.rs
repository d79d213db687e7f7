//! A view with a name, in words that outlive the window and its atlas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::camera::Camera;
use super::figure::view_at;
use super::topic::Topic;
use crate::connection::Connected;
use crate::figure_spec::ViewAt;
use crate::model::{Atlas, CorridorId, FeatureId};
use crate::projection::LonLat;
use crate::scene::{feature_key, feature_of_key};

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Bookmark {
    /// Its name, none twice: 1 to 80 characters.
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// Where the map looks.
    #[serde(default)]
    pub view: Option<SavedView>,
    /// What is selected.
    #[serde(default)]
    pub selection: Option<Selection>,
}

/// Where a map looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SavedView {
    /// The longitude of its middle, in degrees (WGS-84).
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// The latitude of its middle, in degrees.
    #[schemars(range(min = -85, max = 85))]
    pub latitude: f64,
    /// The Web-Mercator zoom.
    #[schemars(range(min = 3, max = 16))]
    pub zoom: f64,
}

/// What is selected, by the ids of scenes: `place-512000`, `link-…`, `corridor-…`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Selection {
    /// A place, a link or a corridor.
    Feature(String),
    /// Corridors that are drawn as one.
    Corridors(Vec<String>),
    /// The place or the two whose ties are listed.
    Ties(Vec<String>),
}

/// The longest name of a bookmark, in characters.
pub(super) const LONGEST_NAME: usize = 80;
/// The greatest number of bookmarks of a map.
pub(super) const MOST_BOOKMARKS: usize = 500;

impl SavedView {
    /// The view of a camera, rounded to some ten metres.
    #[must_use]
    pub(super) fn of(camera: Camera) -> Self {
        let at = view_at(camera);
        Self {
            longitude: at.center.lon_deg,
            latitude: at.center.lat_deg,
            zoom: at.zoom,
        }
    }

    /// Where the map looks; `None` where that is no place on earth.
    #[must_use]
    pub fn view(self) -> Option<ViewAt> {
        let center = LonLat::new(self.longitude, self.latitude).ok()?;
        ViewAt::new(center, self.zoom).ok()
    }

    /// The same as a camera.
    #[must_use]
    pub fn camera(self) -> Option<Camera> {
        let view = self.view()?;
        Some(Camera {
            center: view.center.to_world(),
            zoom: view.zoom,
        })
    }
}

impl Selection {
    /// What the panel is about; `None` for nothing.
    #[must_use]
    pub(super) fn of(atlas: &Atlas, topic: &Topic) -> Option<Self> {
        let key = |feature| feature_key(atlas, feature).to_string();
        match topic {
            Topic::Nothing => None,
            Topic::Feature(feature) => Some(Self::Feature(key(*feature))),
            Topic::Corridors(listed) => {
                let keys = listed.iter().map(|id| key(FeatureId::Corridor(*id)));
                Some(Self::Corridors(keys.collect()))
            }
            Topic::Connected(connected) => {
                let places = connected.places();
                let keys = places.into_iter().map(|id| key(FeatureId::Place(id)));
                Some(Self::Ties(keys.collect()))
            }
        }
    }

    /// What the panel is about in an atlas; the ids that it does not have are an error.
    ///
    /// # Errors
    /// The ids, as they stand in the selection.
    pub fn topic(&self, atlas: &Atlas) -> Result<Topic, Vec<String>> {
        let feature = |key: &String| feature_of_key(atlas, key);
        let unknown = |keys: &[String]| {
            let unknown = keys.iter().filter(|key| feature(key).is_none());
            unknown.cloned().collect::<Vec<_>>()
        };
        match self {
            Self::Feature(key) => feature(key)
                .map(Topic::Feature)
                .ok_or_else(|| vec![key.clone()]),
            Self::Corridors(keys) => {
                let corridors: Option<Vec<CorridorId>> = keys
                    .iter()
                    .map(|key| match feature(key) {
                        Some(FeatureId::Corridor(id)) => Some(id),
                        _ => None,
                    })
                    .collect();
                corridors
                    .filter(|corridors| !corridors.is_empty())
                    .map(Topic::Corridors)
                    .ok_or_else(|| unknown(keys))
            }
            Self::Ties(keys) => {
                let features: Vec<Option<FeatureId>> = keys.iter().map(feature).collect();
                let connected = match features[..] {
                    [Some(FeatureId::Place(one))] => Some(Connected::Star(one)),
                    [Some(FeatureId::Place(one)), Some(FeatureId::Place(other))]
                        if one != other =>
                    {
                        Some(Connected::Between(one, other))
                    }
                    _ => None,
                };
                connected.map(Topic::Connected).ok_or_else(|| unknown(keys))
            }
        }
    }
}
