//! The handles of the axis: the date that is shown, and in a comparison the earlier one. Each is
//! dragged, or moved by the keys from the date of one text to that of the next.

use egui::accesskit::Action as Request;
use egui::{Align2, CursorIcon, EventFilter, FontId, Id, Key, Pos2, Rect, Sense, Stroke};
use egui::{StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::scale::Scale;
use crate::action::Action;
use crate::model::PartialDate;
use crate::paint::screen::color32;
use crate::timeline::Axis;
use crate::ui::shortcuts::take_plain;
use crate::ui::{Reading, style, text};

/// How high the flag of a handle is.
pub(super) const FLAG_PT: f32 = 18.0;
/// How far from its line a handle is taken.
const REACH_PT: f32 = 6.0;

/// A handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Handle {
    /// The earlier of two dates that are compared.
    Earlier,
    /// The date that is shown.
    Shown,
}

impl Handle {
    fn id(self) -> Id {
        Id::unique(match self {
            Self::Earlier => "the earlier date",
            Self::Shown => "the date that is shown",
        })
    }

    /// The date that it stands for; `None` for all dates.
    pub(super) fn date(self, reading: &Reading<'_>) -> Option<PartialDate> {
        match self {
            Self::Earlier => reading.state.time.compared,
            Self::Shown => reading.state.shown.as_of(),
        }
    }

    /// What is done to bring it to a date.
    fn moved(self, reading: &Reading<'_>, to: PartialDate) -> Action {
        let shown = reading.state.shown.as_of();
        match (self, shown) {
            (Self::Earlier, Some(shown)) => {
                // It stops at the later one.
                Action::CompareDates(Some((to, shown)))
            }
            _ => Action::SetAsOf(Some(to)),
        }
    }
}

/// The handles that there are.
pub(super) fn handles(reading: &Reading<'_>) -> impl Iterator<Item = Handle> + use<> {
    let earlier = reading.state.time.compared.map(|_| Handle::Earlier);
    earlier.into_iter().chain([Handle::Shown])
}

/// Gives the keyboard to the handle of the date that is shown.
pub(super) fn focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(Handle::Shown.id()));
}

/// The keys of the handle that has the keyboard.
pub(super) fn read_keys(
    ui: &mut Ui,
    reading: &Reading<'_>,
    axis: &Axis,
    actions: &mut Vec<Action>,
) {
    let focused = ui.memory(egui::Memory::focused);
    for handle in handles(reading) {
        let id = handle.id();
        let asks = |request| ui.input(|i| i.has_accesskit_action_request(id, request));
        let (back, on) = (asks(Request::Decrement), asks(Request::Increment));
        let has_focus = focused == Some(id);
        let pressed = |key| has_focus && take_plain(ui, key);
        let date = handle.date(reading);
        let steps = axis.steps();
        let to = if pressed(Key::ArrowLeft) || back {
            axis.step_before(date)
        } else if pressed(Key::ArrowRight) || on {
            axis.step_after(date)
        } else if pressed(Key::Home) {
            steps.first().copied()
        } else if pressed(Key::End) {
            steps.last().copied()
        } else {
            None
        };
        actions.extend(to.map(|to| handle.moved(reading, to)));
    }
}

/// Where a handle is.
pub(super) fn place(reading: &Reading<'_>, (axis, scale): (&Axis, &Scale), handle: Handle) -> f32 {
    let date = handle.date(reading);
    scale.x(date.map_or(1.0, |date| axis.share_of(date)))
}

/// Shows a handle, which may be dragged.
pub(super) fn handle(
    ui: &Ui,
    reading: &Reading<'_>,
    (axis, scale): (&Axis, &Scale),
    handle: Handle,
    actions: &mut Vec<Action>,
) {
    let x = place(reading, (axis, scale), handle);
    let words = words(reading, handle);
    let flag = flag(reading, scale, (handle, x), &words);
    let line = Rect::from_min_max(
        pos2(x - REACH_PT, flag.bottom()),
        pos2(x + REACH_PT, scale.room.bottom()),
    );
    let id = handle.id();
    // The flag takes the keyboard; the line below it is for the pointer alone.
    let response = ui.interact(flag, id, Sense::click_and_drag());
    let below = ui.interact(line, id.with("line"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| info(reading, axis, handle));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Request::Increment);
        node.add_action(Request::Decrement);
    });
    let keys = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keys));
    if response.clicked() || below.clicked() || response.dragged() || below.dragged() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if response.hovered() || below.hovered() || response.dragged() || below.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let dragged = [&response, &below].into_iter().find(|r| r.dragged());
    if let Some(at) = dragged.and_then(egui::Response::interact_pointer_pos) {
        let to = scale.date_at(axis, at.x);
        if handle.date(reading) != Some(to) {
            actions.push(handle.moved(reading, to));
        }
    }
    let is_on = response.has_focus() || response.hovered() || below.hovered();
    paint(ui, reading, (flag, x, scale.room.bottom()), (&words, is_on));
}

/// What the flag of a handle says.
fn words(reading: &Reading<'_>, handle: Handle) -> String {
    let i18n = reading.i18n;
    let is_compared = reading.state.time.compared.is_some();
    match handle.date(reading) {
        None => i18n.tr("time-all"),
        Some(date) if is_compared => date.to_string(),
        Some(date) => i18n.tr_with("time-as-of", &[("date", &date.to_string())]),
    }
}

/// Where the flag of a handle stands: about its line, or on the outer side of it where two are
/// compared, so that both have room.
fn flag(reading: &Reading<'_>, scale: &Scale, (handle, x): (Handle, f32), words: &str) -> Rect {
    let width = text::width(words, style::SMALL_PT) + 12.0;
    let is_compared = reading.state.time.compared.is_some();
    let left = match (is_compared, handle) {
        (false, _) => x - width / 2.0,
        (true, Handle::Earlier) => x - width,
        (true, Handle::Shown) => x,
    };
    let room = scale.room;
    let (least, most) = match (is_compared, handle) {
        // Each leaves the other what it takes at the ends.
        (true, Handle::Earlier) => (room.left(), room.right() - 2.0 * width),
        (true, Handle::Shown) => (room.left() + width, room.right() - width),
        (false, _) => (room.left(), room.right() - width),
    };
    let left = left.clamp(least, most.max(least));
    Rect::from_min_size(pos2(left, room.top() - FLAG_PT - 2.0), vec2(width, FLAG_PT))
}

/// What a screen reader says of a handle.
fn info(reading: &Reading<'_>, axis: &Axis, handle: Handle) -> WidgetInfo {
    let i18n = reading.i18n;
    let name = match (handle, reading.state.time.compared) {
        (Handle::Earlier, _) => "time-handle-earlier",
        (Handle::Shown, Some(_)) => "time-handle-later",
        (Handle::Shown, None) => "time-handle",
    };
    let date = handle.date(reading);
    let share = date.map_or(1.0, |date| axis.share_of(date));
    let mut info = WidgetInfo::slider(true, share, i18n.tr(name));
    let text = date.map_or_else(|| i18n.tr("time-all"), |date| date.to_string());
    info.current_text_value = Some(text);
    info
}

fn paint(
    ui: &Ui,
    reading: &Reading<'_>,
    (flag, x, bottom): (Rect, f32, f32),
    (words, is_on): (&str, bool),
) {
    let theme = reading.theme;
    let edge = if is_on { theme.ink } else { theme.ink_soft };
    let stroke = Stroke::new(if is_on { 2.0 } else { 1.5 }, color32(edge));
    let painter = ui.painter();
    let foot: Pos2 = pos2(x, bottom);
    painter.line_segment([pos2(x, flag.bottom()), foot], stroke);
    painter.rect(
        flag,
        3.0,
        color32(theme.paper),
        Stroke::new(1.0, stroke.color),
        StrokeKind::Inside,
    );
    let font = FontId::proportional(style::SMALL_PT);
    let ink = color32(theme.ink);
    painter.text(flag.center(), Align2::CENTER_CENTER, words, font, ink);
}
