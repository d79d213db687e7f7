//! The texts without a date, in a box of their own at the end of the axis: they count as of no date.

use egui::{Align2, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::mark::named;
use super::paint::{self, Look};
use crate::action::Action;
use crate::paint::screen::color32;
use crate::timeline::Axis;
use crate::ui::{Reading, style, text};

/// From mark to mark.
const APART_PT: f32 = 14.0;
/// Around what stands in the box.
const MARGIN_PT: f32 = 8.0;
/// The most of the axis that it takes.
const SHARE: f32 = 0.3;

/// How wide the box is beside an axis of a width; nothing where every text has a date.
pub(super) fn width(reading: &Reading<'_>, axis: &Axis, whole_pt: f32) -> f32 {
    let count = axis.undated().len();
    if count == 0 {
        return 0.0;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "no more than have room are drawn"
    )]
    let marks = count as f32 * APART_PT;
    let words = text::width(&words(reading, axis), style::SMALL_PT);
    let wanted = words.max(marks.min(whole_pt * SHARE)) + 2.0 * MARGIN_PT;
    wanted.min(whole_pt * 0.5)
}

fn words(reading: &Reading<'_>, axis: &Axis) -> String {
    reading.i18n.tr_n("time-undated", axis.undated().len())
}

/// Shows the box.
pub(super) fn undated(
    ui: &Ui,
    reading: &Reading<'_>,
    axis: &Axis,
    room: Rect,
    actions: &mut Vec<Action>,
) {
    let (theme, painter, words) = (reading.theme, ui.painter(), words(reading, axis));
    let stroke = Stroke::new(1.0, color32(theme.ink_soft));
    paint::dashed(painter, room, stroke);
    let head = Rect::from_min_size(room.min, vec2(room.width(), style::SMALL_PT + 10.0));
    let response = ui.interact(head, ui.scope_id().with("undated"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    response.on_hover_text(reading.i18n.tr("time-undated-hint"));
    let font = FontId::proportional(style::SMALL_PT);
    let cut = text::cut(&words, style::SMALL_PT, room.width() - MARGIN_PT);
    painter.text(
        head.center(),
        Align2::CENTER_CENTER,
        cut,
        font,
        stroke.color,
    );
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few marks"
    )]
    let fit = ((room.width() - 2.0 * MARGIN_PT) / APART_PT).max(1.0) as usize;
    let texts = axis.undated();
    // The last mark stands for all that have no room.
    let apart = if texts.len() > fit {
        fit - 1
    } else {
        texts.len()
    };
    let (alone, together) = texts.split_at(apart);
    let y = f32::midpoint(head.bottom(), room.bottom());
    let each = alone
        .chunks(1)
        .chain((!together.is_empty()).then_some(together));
    for (nth, of) in (0_u16..).zip(each) {
        let at = pos2(
            room.left() + MARGIN_PT + (f32::from(nth) + 0.5) * APART_PT,
            y,
        );
        let rect = Rect::from_center_size(at, vec2(APART_PT - 1.0, APART_PT));
        let id = ui
            .scope_id()
            .with(("undated", of.first().map(|text| text.source)));
        let response = ui.interact(rect, id, Sense::click());
        let look = Look {
            is_known: reading.state.shown.as_of().is_none(),
            is_stated: false,
            is_on: response.hovered() || response.has_focus(),
            is_many: of.len() > 1,
        };
        paint::square(ui.painter(), theme, at, look);
        named(reading, &response, of, actions);
    }
}
