//! The strip beside the text that shows where facts stand in the whole of it.

use egui::{EventFilter, Key, Modifiers, Painter, Rect, Response, Sense, Stroke, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::colors;
use super::content::Content;
use super::touched::beside;
use crate::paint::screen::color32;
use crate::reader::PhraseFact;
use crate::ui::Reading;

/// How broad the strip is, in points.
pub(super) const WIDTH_PT: f32 = 12.0;
/// How high a phrase is in it, at least.
const LEAST_PT: f32 = 2.0;
/// How far apart two phrases are that are both shown, at least.
const APART_PT: f32 = 0.5;

/// Lets the strip be pointed at, and reached by the keyboard, whose arrows step from phrase to
/// phrase; the fact that is stepped to.
pub(super) fn touch(
    ui: &Ui,
    reading: &Reading<'_>,
    content: &Content<'_>,
    rect: Rect,
) -> (Response, Option<PhraseFact>) {
    let response = ui.interact(rect, ui.scope_id().with("margin"), Sense::click_and_drag());
    response.widget_info(|| {
        let name = reading.i18n.tr("reader-margin");
        WidgetInfo::labeled(egui::Role::ScrollBar, true, name)
    });
    if !response.has_focus() {
        return (response, None);
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let all = &content.phrases.all;
    let stepped = [(Key::ArrowUp, false), (Key::ArrowDown, true)];
    let stepped = stepped.into_iter().find_map(|(key, forward)| {
        let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = is_pressed.then(|| beside(content.current, all.len(), forward))??;
        all.get(to)?.facts.first().copied()
    });
    (response, stepped)
}

/// Paints the strip with the part of the text in sight; the share of the text that it is asked to
/// go to.
pub(super) fn paint(
    ui: &Ui,
    reading: &Reading<'_>,
    content: &Content<'_>,
    strip: &Response,
    seen: (f32, f32),
) -> Option<f32> {
    let (theme, rect) = (reading.theme, strip.rect);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 2.0, color32(theme.not_mentioned));
    phrases(&painter, reading, content, rect);
    let window = Rect::from_min_size(
        pos2(rect.left(), rect.top() + rect.height() * seen.0),
        vec2(rect.width(), (rect.height() * (seen.1 - seen.0)).max(4.0)),
    );
    let outline = Stroke::new(1.0, color32(theme.ink_soft));
    painter.rect_stroke(window, 2.0, outline, egui::StrokeKind::Inside);
    if strip.has_focus() {
        let ring = Stroke::new(2.0, color32(theme.selection));
        painter.rect_stroke(rect, 2.0, ring, egui::StrokeKind::Inside);
    }
    let at = strip.interact_pointer_pos()?;
    Some(((at.y - rect.top()) / rect.height().max(1.0)).clamp(0.0, 1.0))
}

/// A mark for each phrase, but no more than there is room for.
fn phrases(painter: &Painter, reading: &Reading<'_>, content: &Content<'_>, rect: Rect) {
    let length = content.typeset.length.max(1) as f32;
    let y = |offset: u32| rect.top() + rect.height() * offset as f32 / length;
    let mark = |at: usize, inset: f32| {
        let phrase = content.phrases.all.get(at)?;
        let kind = phrase.kind(reading.atlas)?;
        let top = y(phrase.start);
        let mark = Rect::from_min_max(
            pos2(rect.left() + inset, top),
            pos2(rect.right() - inset, y(phrase.end).max(top + LEAST_PT)),
        );
        painter.rect_filled(mark, 0.0, colors::line(reading.theme, kind));
        Some(())
    };
    let apart = (APART_PT * length / rect.height().max(1.0)).ceil() as u32;
    let mut next = 0;
    while let Some(phrase) = content.phrases.all.get(next) {
        mark(next, 3.0);
        let from = phrase.start.saturating_add(apart.max(1));
        let rest = content.phrases.all.get(next..).unwrap_or_default();
        next += rest.partition_point(|other| other.start < from).max(1);
    }
    if let Some(current) = content.current {
        mark(current, 0.0);
    }
}
