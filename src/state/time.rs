//! The date whose knowledge is shown, and two dates that are compared.

use super::AppState;
use crate::model::{FeatureId, PartialDate};
use crate::timeline::Span;

impl AppState {
    /// Opens the axis of time, or closes it; the date that is shown stays, a comparison ends.
    pub(crate) fn toggle_time(&mut self) {
        self.time.is_open = !self.time.is_open;
        if !self.time.is_open {
            self.end_comparison();
        }
    }

    /// Lists the links below the axis of time, which opens, or lists them no longer. A comparison
    /// ends, which would stand in their place.
    pub(crate) fn toggle_board(&mut self) {
        let is_shown = self.time.is_open && self.time.has_board && self.time.compared.is_none();
        self.time.has_board = !is_shown;
        if self.time.has_board {
            self.time.is_open = true;
            self.end_comparison();
        }
    }

    /// Shows what was said by a date, or all there is; a comparison needs two dates.
    pub(crate) fn set_as_of(&mut self, date: Option<PartialDate>) {
        self.shown.set_as_of(date);
        let (Some(later), Some(earlier)) = (date, self.time.compared) else {
            self.end_comparison();
            return;
        };
        self.time.compared = Some(earlier_of(earlier, later));
    }

    /// Compares an earlier date with a later one, which is shown, or nothing any more.
    pub(crate) fn compare_dates(&mut self, dates: Option<(PartialDate, PartialDate)>) {
        match dates {
            Some((earlier, later)) => {
                self.shown.set_as_of(Some(later));
                self.time.compared = Some(earlier_of(earlier, later));
            }
            None => self.end_comparison(),
        }
    }

    /// Marks what came, while dates are compared.
    pub(crate) fn mark_what_came(&mut self, features: Vec<FeatureId>) {
        if self.time.compared.is_some() {
            self.marked_features = features;
        }
    }

    fn end_comparison(&mut self) {
        if self.time.compared.take().is_some() {
            self.marked_features.clear();
        }
    }
}

/// The one of two dates whose knowledge ends first.
fn earlier_of(one: PartialDate, other: PartialDate) -> PartialDate {
    if Span::of(one).to > Span::of(other).to {
        other
    } else {
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn the_later_date_takes_the_earlier_one_along_and_all_dates_end_a_comparison() {
        let mut state = AppState::default();
        state.compare_dates(Some((date("2020-07"), date("2023"))));
        state.mark_what_came(vec![FeatureId::Place(PlaceId(0))]);
        state.set_as_of(Some(date("2021")));
        assert_eq!(state.time.compared, Some(date("2020-07")));
        state.set_as_of(Some(date("2020-01")));
        assert_eq!(state.time.compared, Some(date("2020-01")));
        assert_eq!(state.marked_features.len(), 1);
        state.set_as_of(None);
        assert_eq!(state.time.compared, None);
        assert_eq!(state.marked_features, []);
        state.mark_what_came(vec![FeatureId::Place(PlaceId(0))]);
        assert_eq!(state.marked_features, [], "no dates are compared");
    }

    #[test]
    fn the_links_are_listed_below_the_axis_which_opens_for_them() {
        let mut state = AppState::default();
        state.toggle_board();
        assert!(state.time.is_open && state.time.has_board);
        state.compare_dates(Some((date("2020-01"), date("2020-07"))));
        state.toggle_board();
        assert!(
            state.time.has_board,
            "they take the place of the comparison"
        );
        assert_eq!(state.time.compared, None);
        state.toggle_board();
        assert!(state.time.is_open && !state.time.has_board);
    }

    #[test]
    fn closing_the_axis_keeps_the_date_and_ends_the_comparison() {
        let mut state = AppState::default();
        state.toggle_time();
        state.compare_dates(Some((date("2020-01"), date("2020-07"))));
        state.toggle_time();
        assert!(!state.time.is_open);
        assert_eq!(state.shown.as_of(), Some(date("2020-07")));
        assert_eq!(state.time.compared, None);
    }
}
