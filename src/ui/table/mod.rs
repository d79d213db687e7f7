//! The table of facts beneath the map: a row a quote, to be filtered, sorted, followed, copied and
//! saved. Its rows are listed on a thread of their own; only those in sight are written.

mod cached;
mod rows;
mod thread;
mod toolbar;
mod widths;

use std::sync::Arc;

use egui::{ScrollArea, TextWrapMode, Ui};

use super::latest::Latest;
use super::row_keys::RowKeys;
use super::{Reading, style};
use crate::action::Action;
use crate::model::FeatureId;
use crate::table::{Row, TableQuery};

use cached::CachedCells;
use thread::Listing;
use widths::Widths;

/// The table of facts.
#[derive(Debug, Default)]
pub(super) struct TablePane {
    listing: Latest<TableQuery, Listing>,
    cells: CachedCells,
    widths: Widths,
    /// The selection that was brought into sight.
    brought: Option<FeatureId>,
    /// The row that the pointer is on.
    pointed: Option<Row>,
    keys: RowKeys,
}

impl TablePane {
    /// Whether rows are yet to be listed.
    pub(super) fn is_listing(&self) -> bool {
        self.listing.is_waiting()
    }

    /// Waits for no rows while the table is closed.
    pub(super) fn close(&mut self) {
        self.listing.give_up();
    }

    /// Shows what can be asked of the table and the rows that fit; gives the feature that the
    /// pointer is on.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<FeatureId> {
        self.want(ui, reading);
        ui.add_space(2.0);
        ui.scope(|ui| {
            // Words beside a field stand in its middle, and a button is not broken.
            ui.spacing_mut().interact_size.y = toolbar::FIELD_PT;
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            let listed = self.listing.current();
            ui.horizontal_wrapped(|ui| toolbar::toolbar(ui, reading, listed, actions));
        });
        ui.add_space(2.0);
        self.pointed = None;
        match self.listing.answer() {
            _ if self.listing.has_failed() => {
                ui.label(reading.i18n.tr("table-failed"));
            }
            None => {
                ui.label(style::soft(reading.theme, reading.i18n.tr("table-working")));
            }
            Some(listing) if listing.rows.is_empty() => {
                ui.label(style::soft(reading.theme, empty(reading)));
            }
            Some(_) => self.rows(ui, reading, actions),
        }
        self.pointed.and_then(|row| row.feature(reading.atlas))
    }

    /// Sees to the rows that are asked for now.
    fn want(&mut self, ui: &Ui, reading: &Reading<'_>) {
        self.listing.want(
            |query| thread::is_of(query, reading),
            || TableQuery {
                atlas: Arc::clone(reading.atlas),
                language: reading.i18n.language(),
                filter: reading.state.shown.filter().clone(),
                as_of: reading.state.shown.as_of(),
                view: reading.state.table.clone(),
            },
            || {
                let ctx = ui.ctx().clone();
                thread::start(move || ctx.request_repaint())
            },
        );
    }

    fn rows(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let Some(listing) = self.listing.answer() else {
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
        let page = rows::in_sight(ui.available_height());
        let scrolls_to = self.keys.read(ui, listing.rows.len(), page).or(scrolls_to);
        let mut table = rows::Rows {
            reading,
            rows: &listing.rows,
            cells: &mut self.cells,
            keys: &mut self.keys,
            pointed: None,
        };
        // A window may be too narrow even for the headings.
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            table.show(ui, &widths, (is_new, scrolls_to), actions);
        });
        self.pointed = table.pointed;
    }
}

/// That no quote fits, and why it may be so.
fn empty(reading: &Reading<'_>) -> String {
    let i18n = reading.i18n;
    match reading.state.shown.as_of() {
        Some(date) => i18n.tr_with("table-empty-by", &[("date", &date.to_string())]),
        None => i18n.tr("table-empty"),
    }
}
