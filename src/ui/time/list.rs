//! The list of a comparison, a part at a time: entries with both sides beside each other, of which
//! only those in sight are written.

use egui::{Align, Id, Key, Label, Layout, Rect, RichText, ScrollArea, Sense, Stroke};
use egui::{StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::entry::{self, Entry, Side};
use super::thread::Listing;
use crate::action::Action;
use crate::model::PartialDate;
use crate::paint::screen::color32;
use crate::state::TimePart;
use crate::ui::shortcuts::take_plain;
use crate::ui::{Reading, style, text};

/// How high an entry is.
const ROW_PT: f32 = 44.0;
/// The widths of what an entry is about and of its sides, as shares.
const SHARES: [f32; 3] = [0.26, 0.37, 0.37];
/// Between columns.
const GAP_PT: f32 = 8.0;

/// A place of the list: an entry by its position, and which of its sides.
pub(super) type Place = (usize, usize);

/// The list of a comparison.
pub(super) struct List<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) listing: &'a Listing,
    /// The dates that are compared.
    pub(super) dates: (PartialDate, PartialDate),
    /// How many texts have no date.
    pub(super) undated: usize,
}

/// The parts with their counts, of which one is listed.
pub(super) fn parts(
    ui: &mut Ui,
    reading: &Reading<'_>,
    listing: Option<&Listing>,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        for part in TimePart::ALL {
            let name = i18n.tr(name_of(part));
            let count = listing.map(|listing| entry::count(listing, part).to_string());
            let text = count.map_or_else(
                || name.clone(),
                |n| i18n.tr_with("detail-section", &[("title", &name), ("n", &n)]),
            );
            let is_listed = reading.state.time.part == part;
            if ui.selectable_label(is_listed, text).clicked() && !is_listed {
                actions.push(Action::ListTimePart(part));
            }
        }
    });
}

const fn name_of(part: TimePart) -> &'static str {
    match part {
        TimePart::Came => "time-came",
        TimePart::Changed => "time-changed",
        TimePart::Later => "time-later",
        TimePart::Differing => "time-differing",
    }
}

/// The place that the arrows lead to from another.
pub(super) fn stepped(ui: &mut Ui, (nth, side): Place) -> Option<Place> {
    let pressed = |key| take_plain(ui, key);
    if pressed(Key::ArrowDown) {
        return Some((nth + 1, side));
    }
    let is_up = pressed(Key::ArrowUp);
    nth.checked_sub(1).filter(|_| is_up).map(|nth| (nth, side))
}

impl List<'_> {
    /// Shows the part that is listed; a place may be asked to take the keyboard. Gives the one that
    /// has it.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        sought: Option<Place>,
        actions: &mut Vec<Action>,
    ) -> Option<Place> {
        let part = self.reading.state.time.part;
        let count = entry::count(self.listing, part);
        if count == 0 {
            text::paragraph(
                ui,
                &self.empty(part),
                style::SMALL_PT,
                color32(self.reading.theme.ink_soft),
            );
            return None;
        }
        self.headings(ui, part);
        let sought = sought.filter(|(nth, _)| *nth < count);
        let mut area = ScrollArea::vertical()
            .id_salt(("time", part))
            .min_scrolled_height(0.0)
            .auto_shrink(false);
        let page = ui.available_height();
        if let Some((nth, _)) = sought {
            // In the middle, so that its neighbours are laid out, too.
            #[expect(clippy::cast_precision_loss, reason = "the screen is f32")]
            let top = nth as f32 * (ROW_PT + ui.spacing().item_spacing.y);
            area = area.vertical_scroll_offset((top - (page - ROW_PT) / 2.0).max(0.0));
        }
        let shown = area.show_rows(ui, ROW_PT, count, |ui, rows| {
            let mut focused = None;
            for nth in rows {
                let (rect, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), ROW_PT), Sense::empty());
                let of = entry::entry(self.reading, self.listing, (part, nth), self.dates.0);
                if let Some(of) = of {
                    let side = self.row(ui, (part, nth), rect, (&of, sought), actions);
                    focused = focused.or(side.map(|side| (nth, side)));
                }
            }
            focused
        });
        shown.inner
    }

    /// Why nothing is listed.
    fn empty(&self, part: TimePart) -> String {
        let i18n = self.reading.i18n;
        let (earlier, later) = self.dates;
        let (earlier, later) = (earlier.to_string(), later.to_string());
        let dates = [("earlier", &*earlier), ("later", &*later)];
        let key = match part {
            TimePart::Differing => return i18n.tr("time-none-differing"),
            _ if earlier == later => "time-same-dates",
            TimePart::Came => "time-none-came",
            TimePart::Changed => "time-none-changed",
            TimePart::Later => "time-none-later",
        };
        let words = i18n.tr_with(key, &dates);
        if self.undated == 0 {
            return words;
        }
        let aside = i18n.tr_n("time-undated-aside", self.undated);
        i18n.tr_with("time-sentences", &[("one", &words), ("other", &aside)])
    }

    /// What stands in the columns.
    fn headings(&self, ui: &mut Ui, part: TimePart) {
        let i18n = self.reading.i18n;
        let by = |date: PartialDate| i18n.tr_with("time-as-of", &[("date", &date.to_string())]);
        let names = match part {
            TimePart::Came | TimePart::Changed => [by(self.dates.0), by(self.dates.1)],
            TimePart::Later => [i18n.tr("time-said"), i18n.tr("time-happened")],
            TimePart::Differing => [i18n.tr("time-first"), i18n.tr("time-then")],
        };
        let size = vec2(ui.available_width(), 18.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::empty());
        let room = Rect::from_min_max(rect.min, rect.max - vec2(gutter(ui), 0.0));
        let [_, one, other] = columns(room);
        for (rect, name) in [one, other].into_iter().zip(names) {
            label(
                ui,
                rect.shrink2(vec2(4.0, 0.0)),
                style::soft(self.reading.theme, name),
            );
        }
    }

    /// An entry; the side that has the keyboard.
    fn row(
        &self,
        ui: &mut Ui,
        (part, nth): (TimePart, usize),
        rect: Rect,
        (of, sought): (&Entry, Option<Place>),
        actions: &mut Vec<Action>,
    ) -> Option<usize> {
        let theme = self.reading.theme;
        let [about, one, other] = columns(rect);
        let line = Stroke::new(1.0, color32(theme.rule));
        ui.painter()
            .hline(rect.x_range(), rect.bottom() + 2.0, line);
        let (above, below) = lines(about);
        label(ui, above, RichText::new(&of.title));
        label(ui, below, style::soft(theme, &of.note));
        let mut focused = None;
        for (side, (rect, says)) in [one, other].into_iter().zip(&of.sides).enumerate() {
            let id = ui.scope_id().with(("time entry", part, nth, side));
            let takes = sought == Some((nth, side));
            if self.side(ui, (id, rect), (of, says), takes, actions) {
                focused = Some(side);
            }
        }
        focused
    }

    /// A side of an entry, which leads to its quote; whether it has the keyboard.
    fn side(
        &self,
        ui: &mut Ui,
        (id, rect): (Id, Rect),
        (of, side): (&Entry, &Side),
        takes_keyboard: bool,
        actions: &mut Vec<Action>,
    ) -> bool {
        let theme = self.reading.theme;
        let Some(action) = &side.action else {
            label(
                ui,
                lines(rect.shrink2(vec2(4.0, 0.0))).0,
                style::soft(theme, &side.line),
            );
            return false;
        };
        let response = ui.interact(rect, id, Sense::click());
        let name = [&*of.title, &*of.note, &*side.line, &*side.under].join(text::DOT);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        if takes_keyboard {
            response.request_focus();
        }
        let is_on = response.hovered() || response.has_focus();
        if is_on {
            let edge = Stroke::new(1.0, color32(theme.ink_soft));
            let ground = color32(theme.button_hover);
            let painter = ui.painter();
            painter.rect(rect, 3.0, ground, edge, StrokeKind::Inside);
        }
        let (above, below) = lines(rect.shrink2(vec2(4.0, 0.0)));
        let are_cut = [
            is_cut(ui, above, RichText::new(&side.line)),
            is_cut(ui, below, style::soft(theme, &side.under)),
        ];
        let focused = response.has_focus();
        let response = if are_cut.contains(&true) {
            response.on_hover_ui(|ui| {
                ui.label(&side.line);
                ui.label(style::soft(theme, &side.under));
            })
        } else {
            response
        };
        if response.clicked() {
            actions.push(action.clone());
        }
        focused
    }
}

/// The room of a scroll bar.
fn gutter(ui: &Ui) -> f32 {
    ui.spacing().scroll.allocated_width()
}

/// The columns of an entry.
fn columns(room: Rect) -> [Rect; 3] {
    let mut left = room.left();
    SHARES.map(|share| {
        let width = room.width() * share;
        let rect = Rect::from_min_max(
            pos2(left, room.top()),
            pos2(left + width - GAP_PT, room.bottom()),
        );
        left += width;
        rect
    })
}

/// The two lines of a column.
fn lines(rect: Rect) -> (Rect, Rect) {
    let (above, below) = rect.split_top_bottom_at_fraction(0.52);
    (above, below)
}

/// A line of text that is cut where it has no room, and is told as a whole then.
pub(super) fn label(ui: &mut Ui, rect: Rect, words: RichText) {
    in_line(ui, rect, |ui| {
        ui.add(Label::new(words).selectable(false).truncate());
    });
}

/// A line of text on what says the same to a screen reader; whether it is cut for want of room.
fn is_cut(ui: &mut Ui, rect: Rect, words: RichText) -> bool {
    in_line(ui, rect, |ui| {
        let label = Label::new(words).selectable(false).truncate();
        let (at, galley, _) = label.layout_in_ui(ui);
        let is_cut = galley.elided;
        let ink = ui.visuals().text_color();
        ui.painter().galley(at, galley, ink);
        is_cut
    })
}

/// Lays out one line in a room.
fn in_line<T>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> T) -> T {
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    ui.scope_builder(builder, add).inner
}
