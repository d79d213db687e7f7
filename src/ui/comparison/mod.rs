//! The comparison beneath the map: two to four places, a column each. Its rows are found on a thread
//! of their own; only those in sight are written.

mod adding;
mod cells;
mod extent;
mod rows;
mod thread;
mod toolbar;

use std::sync::Arc;

use egui::{ScrollArea, TextWrapMode, Ui};

use super::latest::Latest;
use super::{Reading, style};
use crate::action::Action;
use crate::comparison::ComparisonQuery;
use crate::model::{FeatureId, PlaceId};
use crate::state::Goal;

use adding::Adding;
use extent::bounds_of;
use thread::Answer;

/// The comparison.
#[derive(Debug, Default)]
pub(super) struct ComparisonPane {
    answers: Latest<ComparisonQuery, Answer>,
    adding: Adding,
    /// The places that were brought into sight.
    fitted: Vec<PlaceId>,
}

impl ComparisonPane {
    /// Whether rows are yet to be found.
    pub(super) fn is_comparing(&self) -> bool {
        self.answers.is_waiting()
    }

    /// Waits for no rows while it is closed.
    pub(super) fn close(&mut self) {
        self.answers.give_up();
    }

    /// Shows the places and the rows that fit; gives the feature that the pointer is on.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<FeatureId> {
        self.want(ui, reading);
        self.fit(reading, actions);
        ui.add_space(2.0);
        let mut jump = None;
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = toolbar::FIELD_PT;
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            let current = self.answers.current();
            let bar = ui.horizontal_wrapped(|ui| {
                toolbar::toolbar(ui, reading, current, &mut self.adding, actions)
            });
            jump = bar.inner;
        });
        ui.add_space(2.0);
        let view = &reading.state.comparison;
        let say = |ui: &mut Ui, key: &str| {
            ui.label(style::soft(reading.theme, reading.i18n.tr(key)));
        };
        let Some(answer) = self.answers.answer() else {
            let failed = self.answers.has_failed();
            say(
                ui,
                if failed {
                    "compare-failed"
                } else {
                    "table-working"
                },
            );
            return None;
        };
        if view.places.is_empty() {
            say(ui, "compare-none");
            return None;
        }
        if answer.lines.is_empty() {
            say(ui, "compare-empty");
        }
        let mut rows = rows::Rows {
            reading,
            answer,
            jump,
            pointed: None,
        };
        // A window may be too narrow even for the headings.
        ScrollArea::horizontal()
            .auto_shrink(false)
            .show(ui, |ui| rows.show(ui, actions));
        rows.pointed
    }

    /// Sees to the rows that are asked for now.
    fn want(&mut self, ui: &Ui, reading: &Reading<'_>) {
        self.answers.want(
            |query| thread::is_of(query, reading),
            || ComparisonQuery {
                atlas: Arc::clone(reading.atlas),
                language: reading.i18n.language(),
                shown: reading.state.shown.clone(),
                view: reading.state.comparison.clone(),
            },
            || {
                let ctx = ui.ctx().clone();
                thread::start(move || ctx.request_repaint())
            },
        );
    }

    /// Brings the places into sight once they are others.
    fn fit(&mut self, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let places = &reading.state.comparison.places;
        if &self.fitted == places {
            return;
        }
        let is_new = places.iter().any(|place| !self.fitted.contains(place));
        self.fitted.clone_from(places);
        // A map that is opened says itself where it looks.
        let is_free = reading.state.goal.is_none();
        if is_new
            && is_free
            && let Some(bounds) = bounds_of(reading, &reading.state.comparison)
        {
            actions.push(Action::Go(Goal::Bounds(bounds)));
        }
    }
}
