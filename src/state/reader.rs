//! Opening a text beside the map, and turning to its phrases.

use super::anchor_key::AnchorKey;
use super::reader_view::ReaderView;
use super::{AppState, Goal};
use crate::model::{FeatureId, SourceId};

impl AppState {
    /// Opens a text beside the map.
    pub fn open_reader(&mut self, source: SourceId) {
        self.reads = true;
        self.open_left_panel();
        if self
            .reader
            .as_ref()
            .is_none_or(|view| view.source != source)
        {
            self.reader = Some(ReaderView {
                source,
                at: None,
                turns: 0,
                query: String::new(),
            });
        }
    }

    /// Opens the text of a quote at its phrase.
    pub fn open_reader_at(&mut self, anchor: AnchorKey) {
        self.open_reader(anchor.1);
        if let Some(view) = &mut self.reader {
            view.at = Some(anchor);
            view.turns = view.turns.wrapping_add(1);
        }
    }

    /// Where a text is read, it follows to a quote that is turned to elsewhere.
    pub(super) fn read_on(&mut self, anchor: &AnchorKey) {
        if self.reads {
            self.open_reader_at(anchor.clone());
        }
    }

    /// Turns to a fact on a phrase of the text that is read: the map goes to its feature, and the
    /// panel shows its quote.
    pub fn read_fact(&mut self, anchor: AnchorKey, feature: Option<FeatureId>) {
        if let Some(feature) = feature {
            self.show_quote(feature, anchor.clone());
            self.goal = Some(Goal::Feature(feature));
        }
        self.open_reader_at(anchor);
    }

    /// Closes the text; the layers and places are in its place.
    pub fn close_reader(&mut self) {
        self.reader = None;
        self.reads = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    #[test]
    fn a_text_that_is_read_follows_to_quotes_and_one_that_is_not_stays_closed() {
        let mut state = AppState::default();
        let feature = FeatureId::Place(PlaceId(0));
        let anchor = |nth: u32| ("fact".to_owned(), SourceId(nth), 10 * nth);
        state.show_quote(feature, anchor(1));
        assert_eq!((state.reads, &state.reader), (false, &None));
        state.open_reader(SourceId(0));
        state.show_fact(feature, anchor(1));
        let at = |state: &AppState| state.reader.clone().map(|view| (view.source, view.at));
        assert_eq!(at(&state), Some((SourceId(1), Some(anchor(1)))));
        state.reads = false;
        state.show_quote(feature, anchor(2));
        assert_eq!(at(&state), Some((SourceId(1), Some(anchor(1)))));
        state.close_reader();
        assert_eq!(state.reader, None);
    }
}
