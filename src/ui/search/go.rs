//! What going to a result does.

use super::words;
use crate::action::Action;
use crate::index::SpatialIndex;
use crate::model::FeatureId;
use crate::projection::LonLat;
use crate::search::{FactId, Found};
use crate::state::Goal;
use crate::ui::Reading;

/// Goes to what was found: selects it, brings it into view, and opens its quote.
pub(super) fn go(found: Found, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    match found {
        Found::Position(at) => {
            let place = place_at(reading, at);
            actions.push(Action::ShowPosition(at, place));
        }
        Found::Source(id) => actions.push(Action::OpenReader(id)),
        Found::Role(id) => {
            let feature = FeatureId::Place(reading.atlas.role(id).place);
            let anchor = words::anchor(reading, FactId::Role(id), None);
            actions.push(Action::ShowQuote(feature, anchor));
            actions.push(Action::Go(Goal::Feature(feature)));
        }
        Found::Phrase(fact, nth) => {
            if let Some(feature) = words::feature(reading, fact) {
                let anchor = words::anchor(reading, fact, Some(nth));
                actions.push(Action::ShowFact(feature, anchor));
            }
        }
        Found::Place(id) => actions.push(Action::Show(FeatureId::Place(id))),
        Found::Link(id) => actions.push(Action::Show(FeatureId::Link(id))),
        Found::Corridor(id) => actions.push(Action::Show(FeatureId::Corridor(id))),
    }
}

/// The finest unit at a position.
fn place_at(reading: &Reading<'_>, at: LonLat) -> Option<FeatureId> {
    let index: &SpatialIndex = reading.index;
    let county = index.county_at(at).or_else(|| index.prefecture_at(at));
    county.map(|region| FeatureId::Place(reading.atlas.region(region).place))
}
