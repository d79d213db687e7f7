//! Where the places lie that are compared.

use crate::comparison::ComparisonView;
use crate::model::FeatureId;
use crate::projection::WorldRect;
use crate::scene::feature_bounds;
use crate::ui::Reading;

/// The part of the world in which the places lie; `None` where none lies on the map.
pub(super) fn bounds_of(reading: &Reading<'_>, view: &ComparisonView) -> Option<WorldRect> {
    let features = view.places.iter().map(|place| FeatureId::Place(*place));
    let rects = features.filter_map(|feature| feature_bounds(reading.atlas, feature));
    rects.reduce(WorldRect::union)
}
