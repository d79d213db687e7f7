//! The axis itself: ticks, the texts as marks, the texts without a date in a box, and the handles.

use egui::{Align2, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::handle::{self, FLAG_PT, Handle, handles};
use super::scale::{LANE_PT, Scale};
use super::{mark, undated};
use crate::action::Action;
use crate::paint::screen::color32;
use crate::timeline::{Axis, marks, ticks};
use crate::ui::{Reading, style};

/// How many lanes there are.
const LANES: usize = 3;
/// The least width of a mark.
const LEAST_PT: f32 = 11.0;
/// How high the words below the ticks are.
const TICK_PT: f32 = 18.0;
/// From tick to tick at least.
const TICKS_APART_PT: f32 = 72.0;
/// Between the ends of the axis and what is beside it.
const GAP_PT: f32 = 10.0;

/// Shows the axis in the room that is left beside the texts without a date.
pub(super) fn axis(ui: &mut Ui, reading: &Reading<'_>, axis: &Axis, actions: &mut Vec<Action>) {
    #[expect(clippy::cast_precision_loss, reason = "a few lanes")]
    let height = FLAG_PT + 4.0 + LANE_PT * LANES as f32 + TICK_PT;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::empty());
    let beside = undated::width(reading, axis, area.width());
    let right = area.right() - if beside > 0.0 { beside + GAP_PT } else { 0.0 };
    let scale = Scale {
        room: Rect::from_min_max(
            pos2(area.left() + GAP_PT, area.top() + FLAG_PT + 4.0),
            pos2(right - GAP_PT, area.bottom() - TICK_PT),
        ),
    };
    if beside > 0.0 {
        let top = area.top() + 2.0;
        let boxed = Rect::from_min_max(pos2(right, top), area.max - vec2(1.0, 3.0));
        undated::undated(ui, reading, axis, boxed, actions);
    }
    if axis.dated().len() == 0 {
        let key = if beside > 0.0 {
            "time-none-dated"
        } else {
            "time-none"
        };
        ground(ui, reading, (axis, &scale));
        say(ui, reading, scale.room, &reading.i18n.tr(key));
        return;
    }
    click(ui, reading, (axis, &scale), actions);
    ground(ui, reading, (axis, &scale));
    for of in handles(reading) {
        handle::handle(ui, reading, (axis, &scale), of, actions);
    }
    // Over the lines of the handles: a text at the date that is shown is opened like any other.
    let least = f64::from(LEAST_PT / scale.room.width().max(LEAST_PT));
    for of in marks(axis, least, LANES) {
        mark::mark(ui, reading, &scale, &of, actions);
    }
}

/// A click beside the marks brings the date there.
fn click(
    ui: &Ui,
    reading: &Reading<'_>,
    (axis, scale): (&Axis, &Scale),
    actions: &mut Vec<Action>,
) {
    let id = ui.scope_id().with("time axis");
    let response = ui.interact(scale.room, id, Sense::CLICK);
    let at = response.interact_pointer_pos();
    if let Some(at) = at.filter(|_| response.clicked()) {
        let date = scale.date_at(axis, at.x);
        if reading.state.shown.as_of() != Some(date) {
            actions.push(Action::SetAsOf(Some(date)));
        }
    }
}

/// The line of the axis with its ticks, and the time that is shown or compared.
fn ground(ui: &Ui, reading: &Reading<'_>, (axis, scale): (&Axis, &Scale)) {
    let (theme, room, painter) = (reading.theme, scale.room, ui.painter());
    if axis.dated().len() > 0 {
        let to = handle::place(reading, (axis, scale), Handle::Shown);
        let compared = reading.state.time.compared;
        let from = compared.map_or(room.left(), |_| {
            handle::place(reading, (axis, scale), Handle::Earlier)
        });
        let known = Rect::from_min_max(pos2(from, room.top()), pos2(to, room.bottom()));
        painter.rect_filled(known, 0.0, color32(theme.accent).gamma_multiply(0.45));
    }
    let stroke = Stroke::new(1.0, color32(theme.ink_soft));
    painter.line_segment([room.left_bottom(), room.right_bottom()], stroke);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few ticks"
    )]
    let most = (room.width() / TICKS_APART_PT).max(1.0) as usize;
    let font = FontId::proportional(style::SMALL_PT);
    let ticks = ticks(axis, most);
    for tick in ticks.into_iter().filter(|_| axis.dated().len() > 0) {
        let at = pos2(scale.x(tick.share), room.bottom());
        painter.line_segment([at, at + vec2(0.0, 4.0)], stroke);
        let words = tick.date.to_string();
        let below = at + vec2(0.0, 4.0);
        painter.text(below, Align2::CENTER_TOP, words, font.clone(), stroke.color);
    }
}

/// Says something in the middle of the axis.
fn say(ui: &Ui, reading: &Reading<'_>, room: Rect, words: &str) {
    let response = ui.interact(room, ui.scope_id().with("time says"), Sense::empty());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let (font, ink) = (
        FontId::proportional(style::SMALL_PT),
        color32(reading.theme.ink_soft),
    );
    let painter = ui.painter();
    painter.text(room.center(), Align2::CENTER_CENTER, words, font, ink);
}
