//! The panel on the right while it lists what ties a place, or two: parts that fold, each fact with
//! its phrase. What is found comes from a thread; only rows in sight are laid out.

mod head;
mod part;
mod row;
mod rows;
mod thread;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{EventFilter, Key, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::detail::{fact_card, leafed};
use super::heights::Heights;
use super::in_sight::{between, tops};
use super::latest::Latest;
use super::shortcuts::take_plain;
use super::{Reading, style};
use crate::action::Action;
use crate::card::{Card, CardOf, SourceNote, card_of, source_notes};
use crate::connection::{Connected, TiePart};
use crate::filter::FactFilter;
use crate::model::{FeatureId, Language, PartialDate};

use part::{PartRow, feature_of, id_of};
use row::List;
use rows::{Row, amount, rows};
use thread::{Answer, Question};

/// Between rows, in points.
const GAP_PT: f32 = 6.0;
/// What lies so far beyond the panel is laid out, too, so that Tab reaches it.
const BEYOND_PT: f32 = 160.0;
/// Below the last row, in points.
const FOOT_PT: f32 = 12.0;

/// The keys that a part of the list keeps for itself.
const ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: false,
};

/// A row in one of its forms: a card open in full is higher, and so is one with a passage open.
type Form = (Row, bool, usize);

/// What cards and notes were written of.
type WrittenOf = (Connected, FactFilter, Option<PartialDate>, Language);

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct ConnectionPane {
    found: Latest<Question, Answer>,
    written: Option<WrittenOf>,
    notes: Vec<SourceNote>,
    /// Cards that were in sight.
    cards: BTreeMap<CardOf, Option<Card>>,
    heights: Heights<Form>,
    /// How far each list was scrolled.
    scrolled: BTreeMap<Connected, f32>,
    /// The list that was shown in the last frame.
    shown: Option<Connected>,
    /// The part that has the keyboard.
    focused: Option<TiePart>,
    /// The part that is to have it and to be brought into sight.
    sought: Option<TiePart>,
    /// The parts in their order.
    parts: Vec<TiePart>,
}

impl ConnectionPane {
    /// Whether something is yet to be found.
    pub(super) fn is_finding(&self) -> bool {
        self.found.is_waiting()
    }

    /// Waits for nothing while the panel is about something else.
    pub(super) fn close(&mut self) {
        self.found.give_up();
        (self.focused, self.shown) = (None, None);
    }

    /// The keys of the list while one of its parts has the keyboard: arrows walk and unfold, Enter
    /// lists the ties of the pair.
    pub(super) fn read_keys(&mut self, ui: &Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let Some((connected, part)) = reading.state.connected.zip(self.focused) else {
            return;
        };
        let has_keyboard = ui.memory(|memory| memory.has_focus(id_of(connected, part)));
        if !has_keyboard || reading.state.dialog.is_some() || egui::Popup::is_any_open(ui) {
            return;
        }
        let pressed = |key| take_plain(ui, key);
        let at = self.parts.iter().position(|known| *known == part);
        let step = [(Key::ArrowDown, 1), (Key::ArrowUp, -1)];
        let step = step.into_iter().find(|(key, _)| pressed(*key));
        if let Some((at, (_, by))) = at.zip(step) {
            let to = at.checked_add_signed(by);
            self.sought = to.and_then(|to| self.parts.get(to)).copied();
        }
        let is_open = reading.state.panels.shows_ties(connected, part);
        for (key, opens) in [(Key::ArrowRight, true), (Key::ArrowLeft, false)] {
            if pressed(key) && opens != is_open {
                actions.push(Action::ToggleTies(connected, part));
            }
        }
        if let Some(pair) = PartRow::pair(connected, part)
            && pressed(Key::Enter)
        {
            actions.push(Action::Connect(pair));
        }
    }

    /// Shows the list; what the pointer or the keyboard is on in it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        connected: Connected,
        actions: &mut Vec<Action>,
    ) -> Option<FeatureId> {
        self.want(ui, reading, connected);
        let found = std::mem::take(&mut self.found);
        let answer = found.current();
        head::head(ui, reading, connected, answer, actions);
        ui.separator();
        let mut pointed = None;
        match answer {
            _ if found.has_failed() => {
                ui.label(reading.i18n.tr("connections-failed"));
            }
            None => {
                let words = reading.i18n.tr("connections-working");
                ui.label(style::soft(reading.theme, words));
            }
            Some(answer) => pointed = self.list(ui, reading, (connected, answer), actions),
        }
        self.found = found;
        pointed.and_then(feature_of)
    }

    fn want(&mut self, ui: &Ui, reading: &Reading<'_>, connected: Connected) {
        self.found.want(
            |question| question.is_of(reading, connected),
            || Question {
                atlas: Arc::clone(reading.atlas),
                shown: reading.state.shown.clone(),
                connected,
            },
            || {
                let ctx = ui.ctx().clone();
                thread::start(move || ctx.request_repaint())
            },
        );
    }

    /// Writes cards and notes anew for another list, other facts or another language.
    fn renew(&mut self, reading: &Reading<'_>, connected: Connected, answer: &Answer) {
        let shown = &reading.state.shown;
        let language = reading.i18n.language();
        let of = (connected, shown.filter().clone(), shown.as_of(), language);
        if self.written.as_ref() != Some(&of) {
            self.notes = source_notes(reading.atlas, reading.i18n, &answer.sources);
            self.cards.clear();
            self.heights.clear();
            self.written = Some(of);
        }
    }

    /// The rows, and the part that is pointed at.
    fn list(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        (connected, answer): (Connected, &Answer),
        actions: &mut Vec<Action>,
    ) -> Option<TiePart> {
        self.renew(reading, connected, answer);
        let width_pt = ui.available_width() - ui.spacing().scroll.allocated_width();
        self.heights.set_width(width_pt);
        let rows = rows(answer, connected, &reading.state.panels);
        self.parts = rows.iter().filter_map(|row| row.part()).collect();
        if self.shown != Some(connected) && !ui.text_edit_focused() {
            // The arrows are those of a new list at once.
            let is_new = !self.scrolled.contains_key(&connected);
            self.sought = self.parts.first().copied().filter(|_| is_new);
        }
        let heights: Vec<f32> = rows
            .iter()
            .map(|row| self.height(reading, *row, width_pt))
            .collect();
        let tops = tops(&heights, GAP_PT);
        let whole = tops.last().zip(heights.last());
        let whole = whole.map_or(0.0, |(top, height)| top + height) + FOOT_PT;
        let page = ui.available_height();
        let offset = self.offset(ui, reading, connected, (&rows, &tops, &heights), page);
        let mut area = ScrollArea::vertical()
            .id_salt(("ties", connected))
            .auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset.clamp(0.0, (whole - page).max(0.0)));
        }
        let shown = area.show_viewport(ui, |ui, seen| {
            ui.set_width(width_pt);
            ui.set_height(whole);
            let laid = Laid {
                rows: &rows,
                tops: &tops,
                heights: &heights,
                seen,
                width_pt,
            };
            self.rows(ui, reading, (connected, answer), &laid, actions)
        });
        let offset = shown.state.clamped_offset().y;
        self.scrolled.insert(connected, offset);
        self.shown = Some(connected);
        shown.inner
    }

    /// How high a row is.
    fn height(&mut self, reading: &Reading<'_>, row: Row, width_pt: f32) -> f32 {
        if let Row::Part(part) = row {
            return PartRow::height(part);
        }
        let card = match row {
            Row::Card(_, of) => self.cards.get(&of).and_then(Option::as_ref),
            _ => None,
        };
        let form = form(reading, row, card);
        let heights = &mut self.heights;
        heights.of(form, || row::estimate(reading, row, card, width_pt))
    }

    /// Where the list is to be scrolled to: where it was left when it is shown again, to a part that
    /// is sought, or by the keys that leaf.
    fn offset(
        &self,
        ui: &Ui,
        reading: &Reading<'_>,
        connected: Connected,
        (rows, tops, heights): (&[Row], &[f32], &[f32]),
        page: f32,
    ) -> Option<f32> {
        let known = self.scrolled.get(&connected).copied().unwrap_or_default();
        if let Some(part) = self.sought {
            let at = rows.iter().position(|row| *row == Row::Part(part))?;
            let (top, bottom) = (tops[at], tops[at] + heights[at]);
            let is_seen = top >= known && bottom <= known + page;
            let to = if top < known { top } else { bottom - page };
            return (!is_seen).then_some(to);
        }
        let leafed = leafed(ui, reading, known, page);
        leafed.or_else(|| (self.shown != Some(connected)).then_some(known))
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        (connected, answer): (Connected, &Answer),
        laid: &Laid<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<TiePart> {
        let origin = ui.max_rect().min;
        let parts = self.parts.iter().map(|part| amount(answer, *part));
        let most = parts.map(|[corridors, links, _]| corridors + links);
        let most = most.max().unwrap_or_default();
        let (mut pointed, mut focused) = (None, None);
        for at in laid.range() {
            let (row, height) = (laid.rows[at], laid.heights[at]);
            let corner = pos2(origin.x, origin.y + laid.tops[at]);
            let rect = Rect::from_min_size(corner, vec2(laid.width_pt, height));
            if let Row::Part(part) = row {
                let heading = PartRow {
                    answer,
                    connected,
                    part,
                    most,
                };
                let response = heading.show(ui, reading, rect, actions);
                if self.sought == Some(part) || response.clicked() {
                    response.request_focus();
                }
                if response.gained_focus() && self.sought.is_none() {
                    response.scroll_to_me(None);
                }
                if response.has_focus() {
                    focused = Some(part);
                    // The arrows are the list's own.
                    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ARROWS));
                }
                if response.contains_pointer() || response.has_focus() {
                    pointed = Some(part);
                }
                continue;
            }
            self.other_row(ui, reading, (connected, answer), (row, rect), actions);
        }
        self.focused = focused.or(self.sought.take());
        pointed
    }

    /// A row that is no part.
    fn other_row(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        (connected, answer): (Connected, &Answer),
        (row, rect): (Row, Rect),
        actions: &mut Vec<Action>,
    ) {
        let (atlas, i18n) = (reading.atlas, reading.i18n);
        let card = match row {
            Row::Card(_, of) => {
                let card = self.cards.entry(of);
                card.or_insert_with(|| card_of(atlas, i18n, of)).as_ref()
            }
            _ => None,
        };
        let list = List {
            connected,
            answer,
            sources: &self.notes,
        };
        let scope = ui.scope_id().with(row);
        let builder = UiBuilder::new().max_rect(rect).scope_id(scope);
        let shown = ui.scope_builder(builder, |ui| list.show(ui, reading, row, card, actions));
        let height = shown.response.rect.height();
        let more = self.heights.measured(form(reading, row, card), height);
        if more.abs() > 0.5 {
            ui.ctx().request_repaint();
        }
    }
}

/// Where the rows are.
struct Laid<'a> {
    rows: &'a [Row],
    tops: &'a [f32],
    heights: &'a [f32],
    /// The part of the list that is in sight.
    seen: Rect,
    width_pt: f32,
}

impl Laid<'_> {
    /// The rows that are laid out.
    fn range(&self) -> std::ops::Range<usize> {
        let (from, to) = (self.seen.min.y - BEYOND_PT, self.seen.max.y + BEYOND_PT);
        between(self.tops, self.heights, from, to)
    }
}

/// A row in its form.
fn form(reading: &Reading<'_>, row: Row, card: Option<&Card>) -> Form {
    let is_whole = card.is_some_and(|card| fact_card::is_whole(reading, card));
    let passages = card.map_or(0, |card| fact_card::open_passages(reading, card));
    (row, is_whole, passages)
}
