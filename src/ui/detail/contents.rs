//! What a panel says, and what of it filters and words leave.

use super::super::Reading;
use crate::card::{Outline, SectionKind};
use crate::filter::FactFilter;
use crate::model::{FeatureId, PartialDate};
use crate::scene::Layer;
use crate::state::PanelReading;

/// Everything a panel says, and what of it is shown.
#[derive(Debug)]
pub(super) struct Contents {
    feature: FeatureId,
    whole: Outline,
    /// What the filters of the map, its date and its layers leave, where they leave out anything.
    asked: Option<(Narrowing, Outline)>,
    /// What the words of the panel's own filter leave of that, where there are any.
    filtered: Option<(String, Outline)>,
}

/// What leaves out something of a panel.
#[derive(Clone, Debug, PartialEq)]
struct Narrowing {
    filter: Option<FactFilter>,
    as_of: Option<PartialDate>,
    /// Whether the map fills places by their standing.
    has_fills: bool,
}

impl Contents {
    /// Everything that is said of a feature, all of it shown.
    pub(super) fn new(feature: FeatureId, whole: Outline) -> Self {
        Self {
            feature,
            whole,
            asked: None,
            filtered: None,
        }
    }

    /// Everything.
    pub(super) fn whole(&self) -> &Outline {
        &self.whole
    }

    /// What the filters of the map leave.
    pub(super) fn asked_for(&self) -> &Outline {
        let asked = self.asked.as_ref().map(|(_, asked)| asked);
        asked.unwrap_or(&self.whole)
    }

    /// What is shown.
    pub(super) fn shown(&self) -> &Outline {
        let filtered = self.filtered.as_ref().map(|(_, filtered)| filtered);
        filtered.unwrap_or_else(|| self.asked_for())
    }

    /// Follows the filters of the map and the words of the panel; whether anything else is shown
    /// now.
    pub(super) fn narrow(&mut self, reading: &Reading<'_>, choices: &PanelReading) -> bool {
        let has_changed = self.ask(reading, choices.shows_all);
        let query = choices.query.trim();
        let known = self.filtered.as_ref().map(|(known, _)| known.as_str());
        if !has_changed && known.unwrap_or_default() == query {
            return false;
        }
        let filtered = || (query.to_owned(), self.asked_for().filtered(query));
        self.filtered = (!query.is_empty()).then(filtered);
        true
    }

    fn ask(&mut self, reading: &Reading<'_>, shows_all: bool) -> bool {
        let shown = &reading.state.shown;
        let filter = (!shown.filter().is_empty() && !shows_all).then_some(shown.filter());
        let narrowing = Narrowing {
            filter: filter.cloned(),
            as_of: shown.as_of().filter(|_| !shows_all),
            has_fills: shown.layer(Layer::Roles),
        };
        let leaves_out =
            narrowing.filter.is_some() || narrowing.as_of.is_some() || !narrowing.has_fills;
        let narrowing = leaves_out.then_some(narrowing);
        if self.asked.as_ref().map(|(known, _)| known) == narrowing.as_ref() {
            return false;
        }
        self.asked = narrowing.map(|narrowing| {
            let asked = self.narrowed(reading, &narrowing);
            (narrowing, asked)
        });
        true
    }

    fn narrowed(&self, reading: &Reading<'_>, narrowing: &Narrowing) -> Outline {
        let words = (&**reading.atlas, reading.i18n);
        let mut outline = match narrowing.as_of {
            Some(date) => self.whole.said_by(words, self.feature, date),
            None => self.whole.clone(),
        };
        if let Some(filter) = &narrowing.filter {
            outline = outline.asked_for(reading.atlas, filter);
        }
        if !narrowing.has_fills {
            // The map fills no place by its standing then.
            let is_why = |kind| kind == SectionKind::Colour;
            outline.sections.retain(|section| !is_why(section.kind));
        }
        outline
    }
}
