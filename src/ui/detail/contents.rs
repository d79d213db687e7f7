//! What a panel says, and what of it filters and words leave.

use super::super::Reading;
use crate::card::{Outline, SectionKind};
use crate::filter::FactFilter;
use crate::scene::Layer;
use crate::state::PanelReading;

/// Everything a panel says, and what of it is shown.
#[derive(Debug)]
pub(super) struct Contents {
    whole: Outline,
    /// What the filters of the map and its layers leave, where they leave out anything: of which
    /// filter, and whether the map fills places by their standing.
    asked: Option<((Option<FactFilter>, bool), Outline)>,
    /// What the words of the panel's own filter leave of that, where there are any.
    filtered: Option<(String, Outline)>,
}

impl Contents {
    /// Everything, all of it shown.
    pub(super) fn new(whole: Outline) -> Self {
        Self {
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
        let has_fills = shown.layer(Layer::Roles);
        let narrowed = (!has_fills || filter.is_some()).then(|| (filter.cloned(), has_fills));
        if self.asked.as_ref().map(|(known, _)| known) == narrowed.as_ref() {
            return false;
        }
        self.asked = narrowed.map(|narrowed| {
            let mut outline = match filter {
                Some(filter) => self.whole.asked_for(reading.atlas, filter),
                None => self.whole.clone(),
            };
            if !has_fills {
                // The map fills no place by its standing then.
                let is_why = |kind| kind == SectionKind::Colour;
                outline.sections.retain(|section| !is_why(section.kind));
            }
            (narrowed, outline)
        });
        true
    }
}
