//! The table of facts beneath the map: a row a quote, to be filtered, sorted, followed, copied and
//! saved. Its rows are listed on a thread of their own; only those in sight are written.

mod cached;
mod rows;
mod thread;
mod toolbar;
mod widths;

use std::sync::Arc;
use std::time::Duration;

use egui::{ScrollArea, TextWrapMode, Ui};

use super::{Reading, style};
use crate::action::Action;
use crate::model::FeatureId;
use crate::render::{Polled, Worker};
use crate::table::Row;

use cached::CachedCells;
use thread::{Listing, Request};
use widths::Widths;

/// How long a frame waits for the rows of a table that has just changed: most tables need no frame
/// in which the old rows stand.
const PATIENCE: Duration = Duration::from_millis(3);

/// The table of facts.
#[derive(Debug, Default)]
pub(super) struct TablePane {
    thread: Option<Worker<Request, Listing>>,
    /// What was asked for last.
    asked: Option<Request>,
    listing: Option<Listing>,
    has_failed: bool,
    cells: CachedCells,
    widths: Widths,
    /// The selection that was brought into sight.
    brought: Option<FeatureId>,
    /// The row that the pointer is on.
    pointed: Option<Row>,
}

impl TablePane {
    /// Whether rows are yet to be listed.
    pub(super) fn is_listing(&self) -> bool {
        !self.has_failed && self.asked.is_some() && !self.is_current()
    }

    /// Waits for no rows while the table is closed.
    pub(super) fn close(&mut self) {
        self.asked = None;
    }

    /// Shows what can be asked of the table and the rows that fit; gives the feature that the
    /// pointer is on.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<FeatureId> {
        self.refresh(ui, reading);
        ui.add_space(2.0);
        ui.scope(|ui| {
            // Words beside a field stand in its middle, and a button is not broken.
            ui.spacing_mut().interact_size.y = toolbar::FIELD_PT;
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            let listed = self.is_current().then_some(self.listing.as_ref()).flatten();
            ui.horizontal_wrapped(|ui| toolbar::toolbar(ui, reading, listed, actions));
        });
        ui.add_space(2.0);
        match &self.listing {
            _ if self.has_failed => {
                ui.label(reading.i18n.tr("table-failed"));
            }
            None => {
                ui.label(style::soft(reading.theme, reading.i18n.tr("table-working")));
            }
            Some(listing) if listing.rows.is_empty() => {
                ui.label(style::soft(reading.theme, reading.i18n.tr("table-empty")));
            }
            Some(_) => self.rows(ui, reading, actions),
        }
        let pointed = self.pointed.filter(|_| self.listing.is_some());
        pointed.and_then(|row| row.feature(reading.atlas))
    }

    fn is_current(&self) -> bool {
        let of = |listing: &Listing| self.asked.as_ref().is_some_and(|a| listing.of.is_like(a));
        self.listing.as_ref().is_some_and(of)
    }

    /// Asks for the rows that are wanted now, and takes those that were listed.
    fn refresh(&mut self, ui: &Ui, reading: &Reading<'_>) {
        let wanted = Request {
            atlas: Arc::clone(reading.atlas),
            language: reading.i18n.language(),
            filter: reading.state.shown.filter().clone(),
            view: reading.state.table.clone(),
        };
        let thread = self.thread.get_or_insert_with(|| {
            let ctx = ui.ctx().clone();
            thread::start(move || ctx.request_repaint())
        });
        let mut patience = Duration::ZERO;
        if !self
            .asked
            .as_ref()
            .is_some_and(|asked| asked.is_like(&wanted))
        {
            self.has_failed = !thread.send(wanted.clone());
            self.asked = Some(wanted);
            patience = PATIENCE;
        }
        loop {
            match thread.poll(patience) {
                Polled::Made(listing) => {
                    self.has_failed = false;
                    self.pointed = None;
                    self.listing = Some(listing);
                }
                Polled::Working => return,
                Polled::Ended => {
                    self.has_failed = true;
                    return;
                }
            }
            patience = Duration::ZERO;
        }
    }

    fn rows(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let Some(listing) = &self.listing else {
            return;
        };
        let gap = ui.spacing().item_spacing.x;
        let room = ui.available_width() - ui.spacing().scroll.allocated_width();
        let (widths, is_new) = self.widths.of(reading, &listing.sample, (room, gap));
        self.cells.renew(reading);
        let scrolls_to = (self.brought != reading.state.selection)
            .then_some(reading.state.selection)
            .flatten()
            .and_then(|selected| {
                let is_it = |row: &Row| row.feature(reading.atlas) == Some(selected);
                listing.rows.iter().position(is_it)
            });
        self.brought = reading.state.selection;
        let mut table = rows::Rows {
            reading,
            rows: &listing.rows,
            cells: &mut self.cells,
            pointed: None,
        };
        // A window may be too narrow even for the headings.
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            table.show(ui, &widths, (is_new, scrolls_to), actions);
        });
        self.pointed = table.pointed;
    }
}
