//! The strip beside the text that shows where facts stand in the whole of it.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::colors;
use super::content::Content;
use crate::paint::screen::color32;
use crate::ui::Reading;

/// How broad the strip is, in points.
pub(super) const WIDTH_PT: f32 = 12.0;
/// How high a phrase is in it, at least.
const LEAST_PT: f32 = 2.0;

/// Shows the strip in a rectangle, with the part of the text in sight; the share of the text that it
/// is asked to go to.
pub(super) fn margin(
    ui: &mut Ui,
    reading: &Reading<'_>,
    content: &Content<'_>,
    rect: Rect,
    seen: (f32, f32),
) -> Option<f32> {
    let theme = reading.theme;
    let response = ui.interact(rect, ui.scope_id().with("margin"), Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(
            egui::Role::ScrollBar,
            true,
            reading.i18n.tr("reader-margin"),
        )
    });
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 2.0, color32(theme.not_mentioned));
    let length = content.typeset.length.max(1) as f32;
    let y = |offset: u32| rect.top() + rect.height() * offset as f32 / length;
    // No more is drawn than there are rows of pixels.
    let mut drawn = f32::NEG_INFINITY;
    for (at, phrase) in content.phrases.all.iter().enumerate() {
        let is_read = content.current == Some(at);
        let top = y(phrase.start);
        if top < drawn + 0.5 && !is_read {
            continue;
        }
        drawn = top;
        let bottom = y(phrase.end).max(top + LEAST_PT);
        let Some(kind) = phrase.kind(reading.atlas) else {
            continue;
        };
        let inset = if is_read { 0.0 } else { 3.0 };
        let mark = Rect::from_min_max(
            pos2(rect.left() + inset, top),
            pos2(rect.right() - inset, bottom),
        );
        painter.rect_filled(mark, 0.0, colors::line(theme, kind));
    }
    let window = Rect::from_min_size(
        pos2(rect.left(), rect.top() + rect.height() * seen.0),
        vec2(rect.width(), (rect.height() * (seen.1 - seen.0)).max(4.0)),
    );
    let outline = Stroke::new(1.0, color32(theme.ink_soft));
    painter.rect_stroke(window, 2.0, outline, egui::StrokeKind::Inside);
    let at = response.interact_pointer_pos()?;
    Some(((at.y - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0))
}
