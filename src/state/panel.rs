//! How the panels of the window are read: which the person opened, what in them is folded, filtered
//! or open in full.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::card::SectionKind;
use crate::connection::{Connected, TiePart};
use crate::model::FeatureId;

/// The panels of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panels {
    /// The panel on the left.
    pub left: PanelChoice,
    /// The panel on the right.
    pub right: PanelChoice,
    /// Whether the window is too narrow for both beside a map of some size.
    pub is_narrow: bool,
    /// Whether cards are open in full, but for some.
    pub whole_cards: bool,
    /// Cards that are not as the others, by the ids of their facts.
    exceptions: BTreeSet<String>,
    /// How the panel of each feature was read, while it differs from how a panel opens.
    readings: BTreeMap<FeatureId, PanelReading>,
    /// The parts of lists of ties that are not as they open.
    toggled_ties: BTreeSet<(Connected, TiePart)>,
}

/// Whether a panel is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelChoice {
    /// It is open where the window has room.
    #[default]
    Automatic,
    /// The person opened it.
    Open,
    /// The person closed it.
    Closed,
}

/// How the panel of a feature is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelReading {
    /// The sections that are folded.
    pub folded: BTreeSet<SectionKind>,
    /// The words that its cards are filtered by.
    pub query: String,
    /// Whether it shows facts, too, that the filters of the map leave out.
    pub shows_all: bool,
}

impl Panels {
    /// Panels that are open or closed, the one on the left and the one on the right, and read as
    /// panels open.
    #[must_use]
    pub fn new(left: PanelChoice, right: PanelChoice) -> Self {
        Self {
            left,
            right,
            ..Self::default()
        }
    }

    /// How the panel of a feature is read.
    #[must_use]
    pub fn reading(&self, feature: FeatureId) -> Option<&PanelReading> {
        self.readings.get(&feature)
    }

    /// Remembers how the panel of a feature is read.
    pub fn set_reading(&mut self, feature: FeatureId, reading: PanelReading) {
        if reading == PanelReading::default() {
            self.readings.remove(&feature);
        } else {
            self.readings.insert(feature, reading);
        }
    }

    /// Follows from one atlas to another: `same` is a feature of the one in the other.
    pub(super) fn follow(&mut self, same: impl Fn(FeatureId) -> Option<FeatureId>) {
        let readings = std::mem::take(&mut self.readings).into_iter();
        let followed = readings.filter_map(|(feature, mut reading)| {
            let is_of_group = |kind: &SectionKind| matches!(kind, SectionKind::Through(_));
            reading.folded.retain(|kind| !is_of_group(kind));
            Some((same(feature)?, reading))
        });
        self.readings = followed.collect();
        self.toggled_ties.clear();
    }

    /// Whether a part of a list of ties is unfolded.
    #[must_use]
    pub fn shows_ties(&self, connected: Connected, part: TiePart) -> bool {
        part.opens_unfolded() != self.toggled_ties.contains(&(connected, part))
    }

    /// Folds a part of a list of ties, or unfolds it.
    pub fn toggle_ties(&mut self, connected: Connected, part: TiePart) {
        if !self.toggled_ties.remove(&(connected, part)) {
            self.toggled_ties.insert((connected, part));
        }
    }

    /// Whether a card is open in full.
    #[must_use]
    pub fn is_whole(&self, card: &str) -> bool {
        self.whole_cards != self.exceptions.contains(card)
    }

    /// Opens a card in full, or no longer.
    pub fn toggle_card(&mut self, card: String) {
        if !self.exceptions.remove(&card) {
            self.exceptions.insert(card);
        }
    }

    /// Opens a card in full.
    pub fn open_card(&mut self, card: &str) {
        if !self.is_whole(card) {
            self.toggle_card(card.to_owned());
        }
    }

    /// Opens all cards in full, or none.
    pub fn set_whole_cards(&mut self, whole: bool) {
        self.whole_cards = whole;
        self.exceptions.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceId;

    #[test]
    fn a_card_that_was_opened_alone_is_closed_with_the_others() {
        let mut panels = Panels::default();
        panels.open_card("a");
        panels.open_card("a");
        assert!(panels.is_whole("a") && !panels.is_whole("b"));
        panels.set_whole_cards(true);
        panels.toggle_card("a".to_owned());
        assert!(!panels.is_whole("a") && panels.is_whole("b"));
        panels.set_whole_cards(false);
        assert!(!panels.is_whole("a") && !panels.is_whole("b"));
    }

    #[test]
    fn a_panel_that_is_read_as_it_opens_is_not_remembered() {
        let (mut panels, feature) = (Panels::default(), FeatureId::Place(PlaceId(3)));
        let reading = PanelReading {
            query: "铁路".to_owned(),
            ..PanelReading::default()
        };
        panels.set_reading(feature, reading.clone());
        assert_eq!(panels.reading(feature), Some(&reading));
        panels.set_reading(feature, PanelReading::default());
        assert_eq!(panels, Panels::default());
    }
}
