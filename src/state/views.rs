//! The views before and after the one that is shown: where the map looked, and what was selected.

use super::camera::Camera;
use super::topic::Topic;
use crate::model::FeatureId;
use crate::projection::WORLD_WIDTH_PT;

/// Where the map looked, and what the panel was about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// Where the map came to rest; `None` while it has not yet.
    pub(super) camera: Option<Camera>,
    pub(super) topic: Topic,
}

/// The views before and after the one that is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Views {
    pub(super) back: Vec<View>,
    /// Where the map came to rest last, with the topic that is shown now.
    pub(super) rest: Option<Camera>,
    pub(super) forward: Vec<View>,
}

/// How many views "back" remembers.
const MOST: usize = 100;
/// A map that has moved by less shows the same view.
const LEAST_MOVE_PT: f64 = 40.0;
/// The same for zoom levels.
const LEAST_ZOOM: f64 = 0.05;

impl Views {
    /// Remembers a view that another takes the place of.
    pub(super) fn leave(&mut self, view: View) {
        self.back.push(view);
        if self.back.len() > MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// The same in another atlas.
    pub(super) fn follow(&mut self, same: impl Fn(FeatureId) -> Option<FeatureId> + Copy) {
        for view in self.back.iter_mut().chain(&mut self.forward) {
            view.topic = std::mem::take(&mut view.topic).followed(same);
        }
    }
}

/// Whether two cameras show another view each.
pub(super) fn differ(one: Camera, other: Camera) -> bool {
    let scale = WORLD_WIDTH_PT * one.zoom.exp2();
    let (dx, dy) = (one.center.x - other.center.x, one.center.y - other.center.y);
    (one.zoom - other.zoom).abs() > LEAST_ZOOM || dx.hypot(dy) * scale > LEAST_MOVE_PT
}
