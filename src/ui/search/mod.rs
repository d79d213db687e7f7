//! The search field and its list of results: what is typed is searched on a thread of its own, the
//! arrows preview a result on the map, Enter goes there, Esc returns.
//!
//! A preview changes neither the selection nor its history. The field keeps the keyboard.

mod go;
mod list;
mod thread;
mod words;

use std::sync::Arc;
use std::time::Duration;

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{
    Area, Context, EventFilter, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, TextEdit, Ui,
};
use egui::{pos2, vec2};

use super::landmarks::{Landmark, mark};
use super::shown_widget::shown_widget;
use super::{Reading, style};
use crate::action::Action;
use crate::model::FeatureId;
use crate::render::{Polled, Worker};
use crate::search::{Found, HitKind, Query, Results};
use crate::state::{Camera, Goal, Sight};

use go::go;
use list::{List, Row};
use thread::{Answer, Request};

/// How many hits of a kind are listed at first, and when more are asked for.
const MOST: (usize, usize) = (5, 200);
/// The longest query, in characters.
const LONGEST: usize = 200;
/// The width of the list, in points; as a share of the map where that is less.
const WIDTH_PT: (f32, f32) = (280.0, 400.0);
const WIDTH_SHARE: f32 = 0.45;
/// Room between the list and the edges of the map.
const MARGIN_PT: f32 = 8.0;
/// How many keys wait for an answer at most.
const MOST_KEYS: usize = 64;
/// A preview keeps clear of the list where this much of the map is left.
const LEAST_CLEAR_PT: f32 = 200.0;

/// The search field and its list.
#[derive(Debug, Default)]
pub(super) struct SearchPane {
    thread: Option<Worker<Request, Answer>>,
    /// The last query that was handed to the thread.
    asked: Option<Query>,
    answer: Option<Answer>,
    has_failed: bool,
    is_open: bool,
    /// The row that is chosen, of those that can be.
    chosen: Option<usize>,
    /// Whether the chosen row is to be brought into sight.
    brings: bool,
    /// The kind of which all hits are asked for.
    more: Option<HitKind>,
    /// Keys of the list that wait for the answer, each with the frame it was pressed in.
    keys: Vec<(Key, u64)>,
    /// Whether the field was asked for in the last frame.
    was_asked: bool,
    /// Whether the whole query is to be selected, so that typing replaces it.
    selects_all: bool,
    preview: Option<Preview>,
    /// What was selected when the list was seen last.
    selection: Option<FeatureId>,
    /// Where field and list are in the window.
    rects: [Option<Rect>; 2],
    covered_pt: f64,
}

/// What is shown of a result while its row is chosen.
#[derive(Clone, Copy, Debug)]
struct Preview {
    /// Where the map was before.
    before: Camera,
    sight: Option<Sight>,
}

fn field_id() -> Id {
    Id::unique("search field")
}

/// Where the search field is in the window, in points; `None` while it is not shown.
#[must_use]
pub fn field_rect(ctx: &Context) -> Option<Rect> {
    shown_widget(ctx, field_id()).map(|field| field.rect)
}

impl SearchPane {
    /// Whether a query is yet to be answered.
    pub(super) fn is_searching(&self) -> bool {
        let answered = self.answer.as_ref().map(|answer| &answer.query);
        self.asked.is_some() && !self.has_failed && self.asked.as_ref() != answered
    }

    /// What the map marks for the row that is chosen.
    pub(super) fn preview(&self) -> Option<Sight> {
        self.preview.and_then(|preview| preview.sight)
    }

    /// Reads the keys of the list while the field has the keyboard; they act once it is known whether
    /// the query has changed with them.
    pub(super) fn read_keys(&mut self, ui: &Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        self.collect(reading);
        let is_elsewhere = self.selection != reading.state.selection || self.is_left(ui);
        self.selection = reading.state.selection;
        // The field gets the keyboard in this frame if the state says so: what comes with it is for it.
        let is_given = reading.state.focus_search;
        let has_keyboard = is_given || ui.memory(|memory| memory.has_focus(field_id()));
        if is_given {
            self.is_open = true;
        } else if is_elsewhere || !has_keyboard {
            self.close();
        }
        if !has_keyboard || reading.state.dialog.is_some() {
            return;
        }
        self.keys.extend(keys_of_list(ui));
        self.keys.truncate(MOST_KEYS);
        if !self.is_open {
            // The key also lets go of what is selected, as it does without the field.
            if reading.state.query.is_empty() && ui.input(|i| i.key_pressed(Key::Escape)) {
                ui.memory_mut(|memory| memory.surrender_focus(field_id()));
            }
            return;
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            if let Some(Preview { before, .. }) = self.preview {
                actions.push(Action::Go(Goal::Camera(before)));
            }
            self.close();
        }
    }

    /// Does what the keys say that have waited for the answer to what was typed before them.
    fn obey_keys(&mut self, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        while self.is_open && self.current(reading).is_some() && !self.keys.is_empty() {
            match self.keys.remove(0).0 {
                Key::ArrowDown => self.walk(true, reading, actions),
                Key::ArrowUp => self.walk(false, reading, actions),
                _ => self.enter(self.chosen.unwrap_or(0), reading, actions),
            }
        }
    }

    /// Whether the pointer is pressed beside field and list.
    fn is_left(&self, ui: &Ui) -> bool {
        let pressed = ui.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()));
        let at = pressed.flatten();
        let is_on = |at| self.rects.iter().flatten().any(|rect| rect.contains(at));
        self.is_open && at.is_some_and(|at| !is_on(at))
    }

    fn close(&mut self) {
        self.is_open = false;
        self.keys.clear();
        self.chosen = None;
        self.preview = None;
    }

    /// Chooses no row, for the rows are about to be others. The map stays where it is.
    fn choose_none(&mut self) {
        self.chosen = None;
        if let Some(preview) = &mut self.preview {
            preview.sight = None;
        }
    }

    /// Takes the latest answer, and asks what has not been asked.
    fn collect(&mut self, reading: &Reading<'_>) {
        while let Some(thread) = &mut self.thread {
            match thread.poll(Duration::ZERO) {
                Polled::Made(answer) => {
                    let before = self.answer.as_ref();
                    if before.is_none_or(|before| before.query.text != answer.query.text) {
                        self.choose_none();
                    }
                    self.has_failed = false;
                    self.answer = Some(answer);
                }
                Polled::Working => break,
                Polled::Ended => {
                    self.has_failed = true;
                    self.keys.clear();
                    break;
                }
            }
        }
        let query = self.wanted(reading);
        if self.is_open
            && self.asked.as_ref() != Some(&query)
            && let Some(thread) = &mut self.thread
        {
            let atlas = Arc::clone(reading.atlas);
            let request = Request {
                atlas,
                query: query.clone(),
            };
            self.has_failed = !thread.send(request);
            self.asked = Some(query);
        }
    }

    fn wanted(&self, reading: &Reading<'_>) -> Query {
        Query {
            text: reading.state.query.clone(),
            language: reading.i18n.language(),
            most: MOST.0,
            more: self.more.map(|kind| (kind, MOST.1)),
        }
    }

    /// What the query finds, once it is known.
    fn current(&self, reading: &Reading<'_>) -> Option<&Results> {
        let answer = self.answer.as_ref()?;
        let is_current = answer.query == self.wanted(reading);
        is_current.then_some(&answer.results)
    }

    fn rows(&self) -> Vec<Row> {
        let Some(Answer { query, results }) = &self.answer else {
            return Vec::new();
        };
        let more = query.more.map(|(kind, _)| kind);
        list::rows(results, |group| more == Some(group.kind))
    }

    fn found(&self, row: Row) -> Option<Found> {
        let Row::Hit(group, hit) = row else {
            return None;
        };
        let group = self.answer.as_ref()?.results.groups.get(group)?;
        Some(group.hits.get(hit)?.found)
    }

    /// Chooses the next row or the one before, and shows it on the map.
    fn walk(&mut self, is_down: bool, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let rows = self.rows();
        let Some(last) = rows.len().checked_sub(1) else {
            return;
        };
        let chosen = match (self.chosen, is_down) {
            (Some(row), true) if row < last => row + 1,
            (None | Some(_), true) => 0,
            (None | Some(0), false) => last,
            (Some(row), false) => row.min(last + 1) - 1,
        };
        self.chosen = Some(chosen);
        self.brings = true;
        let Some(now) = reading.state.camera else {
            return;
        };
        let sight = self.found(rows[chosen]);
        let sight = sight.and_then(|found| words::sight(reading, found));
        let before = self.preview.map_or(now, |preview| preview.before);
        self.preview = Some(Preview { before, sight });
        let goal = sight.map_or(Goal::Camera(before), |sight| {
            Goal::Beside(sight, self.covered_pt)
        });
        actions.push(Action::Go(goal));
    }

    /// Goes to the result of a row, or lists the rest of its group.
    fn enter(&mut self, row: usize, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let Some(row) = self.rows().get(row).copied() else {
            return;
        };
        if let (Row::Rest(group), Some(answer)) = (row, &self.answer) {
            self.more = answer.results.groups.get(group).map(|group| group.kind);
            return;
        }
        if let Some(found) = self.found(row) {
            go(found, reading, actions);
            self.close();
            self.selects_all = true;
        }
    }

    /// Shows the field in which the query is typed.
    pub(super) fn field(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let (i18n, state) = (reading.i18n, reading.state);
        let mut query = state.query.clone();
        // In the frame of the key, so that what is typed after it arrives.
        let is_asked = actions.iter().any(|a| matches!(a, Action::FocusSearch));
        // The state tells it again in the next frame, when the first letters may be there.
        let was_asked = std::mem::replace(&mut self.was_asked, is_asked);
        if is_asked || state.focus_search && !was_asked {
            ui.memory_mut(|memory| memory.request_focus(field_id()));
            self.selects_all = true;
        }
        if std::mem::take(&mut self.selects_all) {
            let mut text = TextEditState::load(ui.ctx(), field_id()).unwrap_or_default();
            let all = CCursorRange::select_all_str(&query);
            text.cursor.set_char_range(Some(all));
            text.store(ui.ctx(), field_id());
        }
        let output = TextEdit::singleline(&mut query)
            .id(field_id())
            .hint_text(i18n.tr("search-hint"))
            .desired_width(f32::INFINITY)
            .char_limit(LONGEST)
            // Enter goes to a result, Esc leaves the list: neither leaves the field.
            .return_key(None)
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                tab: false,
            })
            .show(ui);
        mark(ui, Landmark::Search, output.response.rect);
        let response = output.response.response;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("menu-find"))
        });
        self.rects[0] = Some(response.rect);
        if response.gained_focus() || response.clicked() {
            self.is_open = true;
        }
        if response.changed() {
            self.is_open = true;
            self.more = None;
            self.choose_none();
            // What was pressed before is not about what is typed now.
            let now = ui.ctx().cumulative_frame_nr();
            self.keys.retain(|(_, frame)| *frame == now);
            actions.push(Action::SetQuery(query));
        } else {
            if !self.is_open && !self.keys.is_empty() {
                self.keys.remove(0);
                self.is_open = true;
            }
            self.obey_keys(reading, actions);
        }
        if self.is_open && self.thread.is_none() {
            let ctx = ui.ctx().clone();
            self.thread = Some(thread::start(move || ctx.request_repaint()));
            ui.request_repaint();
        }
    }

    /// Shows the list over the left edge of the map, while it is open.
    pub(super) fn results(
        &mut self,
        ui: &Ui,
        reading: &Reading<'_>,
        map: Rect,
        actions: &mut Vec<Action>,
    ) {
        if !self.is_open || reading.state.dialog.is_some() {
            self.rects[1] = None;
            return;
        }
        let most = (map.width() - 2.0 * MARGIN_PT).max(1.0);
        let width = (map.width() * WIDTH_SHARE)
            .clamp(WIDTH_PT.0, WIDTH_PT.1)
            .min(most);
        let covered = width + MARGIN_PT;
        self.covered_pt = if map.width() - covered >= LEAST_CLEAR_PT {
            f64::from(covered)
        } else {
            0.0
        };
        let frame = Frame::popup(ui.style()).inner_margin(6.0);
        let inner = vec2(width, map.height() - 2.0 * MARGIN_PT) - frame.total_margin().sum();
        let area = Area::new(Id::unique("list of results"))
            .order(Order::Foreground)
            .fixed_pos(pos2(map.left() + MARGIN_PT, map.top() + MARGIN_PT))
            .constrain(false);
        let shown = area.show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(inner.x);
                ui.set_max_height(inner.y);
                ScrollArea::vertical()
                    .auto_shrink([false, true])
                    .max_height(inner.y)
                    // The room is that of the map, however low the list was before.
                    .min_scrolled_height(inner.y)
                    .show(ui, |ui| self.contents(ui, reading, actions));
            });
        });
        let rect = shown.response.rect;
        self.rects[1] = Some(rect);
        let pointer = |i: &egui::InputState| i.pointer.any_pressed() || i.pointer.any_released();
        let at = ui.input(|i| pointer(i).then(|| i.pointer.interact_pos()));
        if at.flatten().is_some_and(|at| rect.contains(at)) {
            // The pointer takes the keyboard from the field when it clicks beside it.
            ui.memory_mut(|memory| memory.request_focus(field_id()));
        }
    }

    fn contents(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let i18n = reading.i18n;
        let query = reading.state.query.trim();
        let is_current = self.current(reading).is_some();
        let typed = match &self.answer {
            _ if query.is_empty() => list::tips(ui, reading),
            _ if self.has_failed => {
                ui.label(i18n.tr("search-failed"));
                None
            }
            Some(Answer { results, .. }) if is_current && results.groups.is_empty() => {
                list::nothing(ui, reading, query, &results.nearest)
            }
            // The results before stay until the next ones are there.
            Some(Answer { results, .. }) if !results.groups.is_empty() => {
                let list = List {
                    reading,
                    results,
                    rows: &self.rows(),
                    chosen: self.chosen,
                    brings: self.brings,
                };
                let shown = ui.scope(|ui| list.show(ui));
                name_list(ui, shown.response.id, &i18n.tr("search-results"));
                let (clicked, chosen) = shown.inner;
                if let Some(chosen) = chosen {
                    point_at(ui, chosen);
                }
                self.brings = false;
                if let Some(row) = clicked {
                    self.enter(row, reading, actions);
                }
                None
            }
            _ => {
                ui.label(style::soft(reading.theme, i18n.tr("search-working")));
                None
            }
        };
        if let Some(typed) = typed {
            actions.push(Action::SetQuery(typed));
            ui.memory_mut(|memory| memory.request_focus(field_id()));
        }
    }
}

/// The keys of the list that were pressed in this frame, in order.
fn keys_of_list(ui: &Ui) -> Vec<(Key, u64)> {
    let now = ui.ctx().cumulative_frame_nr();
    let mut keys = Vec::new();
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            egui::Event::Key {
                key: key @ (Key::ArrowDown | Key::ArrowUp | Key::Enter),
                pressed: true,
                modifiers,
                ..
            } if modifiers.is_none() => {
                keys.push((*key, now));
                false
            }
            _ => true,
        });
    });
    keys
}

/// Tells a screen reader that what is in a part of the window is a list.
fn name_list(ui: &Ui, id: Id, name: &str) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::ListBox);
        node.set_label(name);
    });
}

/// Tells a screen reader which row the keys of the field choose.
fn point_at(ui: &Ui, row: Id) {
    ui.ctx().accesskit_node_builder(field_id(), |node| {
        node.set_active_descendant(row.accesskit_id());
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::LonLat;

    #[test]
    fn rows_that_are_about_to_change_mark_nothing_on_the_map() {
        let at = LonLat::new(104.65, 30.12).unwrap();
        let before = Camera {
            center: at.to_world(),
            zoom: 7.0,
        };
        let mut pane = SearchPane {
            chosen: Some(1),
            preview: Some(Preview {
                before,
                sight: Some(Sight::Position(at)),
            }),
            ..SearchPane::default()
        };
        pane.choose_none();
        assert_eq!(pane.chosen, None);
        assert!(pane.preview().is_none());
        let kept = pane.preview.map(|preview| preview.before);
        assert_eq!(kept, Some(before), "Esc still returns");
    }
}
