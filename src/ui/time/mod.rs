//! The axis of time along the foot of the window: the texts at their dates, the date that map,
//! legend, table, panel and figure follow, and what changed between two dates.

mod asked_board;
mod axis;
mod bar;
mod board;
mod entry;
mod handle;
mod list;
mod mark;
mod paint;
mod scale;
mod thread;
mod undated;

use std::sync::Arc;

use egui::{Panel, Ui};

use super::Reading;
use super::latest::Latest;
use crate::action::Action;
use crate::model::{Atlas, PartialDate};
use crate::timeline::Axis;

use board::BoardList;
use list::Place;
use thread::{ComparedDates, Listing};

/// How high the axis is with what stands above it, in points.
const STRIP_PT: f32 = 112.0;
/// How low and how high the list of a comparison may be with the axis, in points.
const COMPARED_PT: (f32, f32) = (212.0, 520.0);
/// How much of a window's height a comparison takes at most.
const COMPARED_SHARE: f32 = 0.54;

/// The axis of time, and what it keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct TimePane {
    axis: Latest<Arc<Atlas>, Axis>,
    listing: Latest<ComparedDates, Listing>,
    /// The links in rows, while nothing is compared.
    board: BoardList,
    /// The dates between which what came was marked on the map.
    marked: Option<(PartialDate, PartialDate)>,
    /// The place in the list that has the keyboard.
    focused: Option<Place>,
    /// The place that is to have it.
    sought: Option<Place>,
    /// Whether the axis was shown in the last frame.
    is_shown: bool,
}

impl TimePane {
    /// Whether texts or changes are yet to be listed.
    pub(super) fn is_listing(&self) -> bool {
        self.axis.is_waiting() || self.listing.is_waiting() || self.board.is_listing()
    }

    /// The keys of a handle or a row that has the keyboard, which are not those of the map.
    pub(super) fn read_keys(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        actions: &mut Vec<Action>,
    ) {
        if !reading.state.time.is_open || egui::Popup::is_any_open(ui) {
            return;
        }
        if let Some(axis) = self.axis.answer() {
            handle::read_keys(ui, reading, axis, actions);
        }
        if let Some(step) = self.focused.and_then(|place| list::stepped(ui, place)) {
            self.sought = Some(step);
        }
    }

    /// Shows the axis while it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let time = reading.state.time;
        if !time.is_open {
            self.close();
            return;
        }
        self.want(ui, reading);
        if !std::mem::replace(&mut self.is_shown, true) && !ui.text_edit_focused() {
            // The arrows are those of the handle at once.
            handle::focus(ui);
        }
        let has_board = time.has_board && time.compared.is_none();
        if !has_board {
            self.board.close();
        }
        if time.compared.is_none() && !has_board {
            let strip = Panel::bottom("time").resizable(false).exact_size(STRIP_PT);
            strip.show(ui, |ui| self.strip(ui, reading, actions));
            return;
        }
        let largest = ui.available_height() * COMPARED_SHARE;
        let largest = largest.clamp(COMPARED_PT.0, COMPARED_PT.1);
        let panel = Panel::bottom("compared dates").resizable(true);
        let panel = panel.default_size(320.0_f32.min(largest));
        panel.size_range(COMPARED_PT.0..=largest).show(ui, |ui| {
            // The axis stays under the pointer whatever is listed below it.
            ui.set_min_height(ui.available_height());
            self.strip(ui, reading, actions);
            if has_board {
                self.board.show(ui, reading, actions);
            } else {
                self.comparison(ui, reading, actions);
            }
        });
    }

    /// Awaits nothing while the axis is closed.
    fn close(&mut self) {
        self.axis.give_up();
        self.listing.give_up();
        self.board.close();
        self.marked = None;
        self.focused = None;
        self.is_shown = false;
    }

    /// Sees to the axis of the atlas, and to what changed between the dates that are compared.
    fn want(&mut self, ui: &Ui, reading: &Reading<'_>) {
        let wake = || {
            let ctx = ui.ctx().clone();
            move || ctx.request_repaint()
        };
        self.axis.want(
            |of| Arc::ptr_eq(of, reading.atlas),
            || Arc::clone(reading.atlas),
            || thread::start_axis(wake()),
        );
        match ComparedDates::of(reading) {
            Some(compared) => self.listing.want(
                |of| of.is_like(&compared),
                || compared.clone(),
                || thread::start_listing(wake()),
            ),
            None => {
                self.listing.give_up();
                self.marked = None;
                self.focused = None;
            }
        }
    }

    /// What is done to the axis, and the axis.
    fn strip(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let axis = self.axis.current();
        ui.add_space(2.0);
        bar::bar(ui, reading, axis, actions);
        match axis {
            Some(axis) => axis::axis(ui, reading, axis, actions),
            None => bar::waiting(ui, reading, self.axis.has_failed()),
        }
    }

    /// What changed between two dates.
    fn comparison(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let Some(compared) = ComparedDates::of(reading) else {
            return;
        };
        if let Some(listing) = self.listing.current()
            && self.marked != Some(compared.dates)
        {
            actions.push(Action::MarkWhatCame(listing.drawn.clone()));
            self.marked = Some(compared.dates);
        }
        ui.separator();
        let undated = self.axis.current().map_or(0, |axis| axis.undated().len());
        let listing = self.listing.answer();
        list::parts(ui, reading, listing, actions);
        match listing {
            _ if self.listing.has_failed() => bar::waiting(ui, reading, true),
            None => bar::waiting(ui, reading, false),
            Some(listing) => {
                let of = list::List {
                    reading,
                    listing,
                    dates: compared.dates,
                    undated,
                };
                let sought = self.sought.take();
                self.focused = of.show(ui, sought, actions);
            }
        }
    }
}
