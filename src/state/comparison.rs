//! Which places are compared beside each other, and what that makes the map about.

use super::AppState;
use crate::comparison::ComparisonView;
use crate::model::{Atlas, FeatureId, PlaceId};
use crate::scene::{About, Compared, feature_bounds, feature_key};

impl AppState {
    /// Compares a place with those that are compared already; nothing changes where there are as many
    /// as can stand beside each other.
    pub fn compare(&mut self, place: PlaceId) {
        let places = &mut self.comparison.places;
        if !places.contains(&place) && places.len() < ComparisonView::MOST {
            places.push(place);
        }
        self.show_comparison(true);
    }

    /// Whether a place can be added to those that are compared.
    #[must_use]
    pub fn can_compare(&self, place: PlaceId) -> bool {
        let places = &self.comparison.places;
        !places.contains(&place) && places.len() < ComparisonView::MOST
    }

    /// Adds the place that is selected to those that are compared; opens or closes the comparison where
    /// there is none to add.
    pub(crate) fn compare_selection(&mut self) {
        let is_compared = |place: &PlaceId| self.comparison.places.contains(place);
        match self.selection {
            // Where there is no room for it, it is at least not closed.
            Some(FeatureId::Place(place)) if !is_compared(&place) => self.compare(place),
            _ => self.show_comparison(!self.compares),
        }
    }

    /// Opens the comparison in the place of the table, or closes it; what is compared is kept.
    pub(crate) fn show_comparison(&mut self, shown: bool) {
        self.compares = shown;
        self.table_open &= !shown;
    }

    /// What the map is about: the ties that are listed; the places that are compared, while that is open
    /// and nothing else is selected; or else what is selected.
    #[must_use]
    pub fn about(&self) -> About {
        if let Some(connected) = self.connected {
            return About::Connected(connected);
        }
        let features = self.compared_features();
        let is_other = self.selection.is_some_and(|one| !features.contains(&one));
        let compared = Compared::new(&features).filter(|_| self.compares && !is_other);
        compared.map_or(self.selection.into(), About::Compared)
    }

    /// The places that are compared and lie on the map, for a figure; `None` for less than two.
    #[must_use]
    pub fn placed_comparison(&self, atlas: &Atlas) -> Option<Compared> {
        let mut features = self.compared_features();
        features.retain(|feature| feature_bounds(atlas, *feature).is_some());
        Compared::new(&features)
    }

    /// Follows from one atlas to another: `same` is a feature of the one in the other.
    pub(super) fn follow_comparison(&mut self, same: impl Fn(FeatureId) -> Option<FeatureId>) {
        let features = self.compared_features().into_iter().filter_map(same);
        let places = features.filter_map(|feature| match feature {
            FeatureId::Place(id) => Some(id),
            FeatureId::Corridor(_) | FeatureId::Link(_) => None,
        });
        self.comparison.places = places.collect();
    }

    /// The ids of the places that are compared, as scenes have them.
    pub(super) fn compared_keys(&self, atlas: &Atlas) -> Vec<String> {
        let features = self.compared_features().into_iter();
        let keys = features.map(|feature| feature_key(atlas, feature).to_string());
        keys.collect()
    }

    fn compared_features(&self) -> Vec<FeatureId> {
        let places = self.comparison.places.iter();
        places.map(|place| FeatureId::Place(*place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_about_what_is_compared_until_something_else_is_selected() {
        let mut state = AppState::default();
        let places = [3, 5, 8, 9, 11].map(PlaceId);
        state.compare(places[0]);
        assert_eq!(state.about(), About::Everything);
        places.iter().for_each(|place| state.compare(*place));
        assert_eq!(state.comparison.places, places[..4]);
        assert!(!state.can_compare(places[4]));
        let features = |state: &AppState| state.about().features().count();
        assert_eq!(features(&state), 4);
        state.select(Some(FeatureId::Place(places[1])));
        assert_eq!(features(&state), 4);
        state.select(Some(FeatureId::Place(places[4])));
        assert_eq!(features(&state), 1);
        state.show_comparison(false);
        state.select(None);
        assert_eq!(state.about(), About::Everything);
    }

    #[test]
    fn the_comparison_and_the_table_take_each_others_place() {
        let mut state = AppState {
            table_open: true,
            ..AppState::default()
        };
        state.compare_selection();
        assert!(state.compares && !state.table_open);
        state.select(Some(FeatureId::Place(PlaceId(2))));
        state.compare_selection();
        assert_eq!(state.comparison.places, [PlaceId(2)]);
        state.compare_selection();
        assert!(!state.compares, "it is there already");
        let _ = state.apply(crate::action::Action::ToggleTable);
        state.compare(PlaceId(2));
        let _ = state.apply(crate::action::Action::ToggleTable);
        assert!(state.table_open && !state.compares);
    }
}
