//! Phrases as what can be pointed at, clicked and reached by the keyboard.

use egui::{CursorIcon, Id, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::content::Content;
use super::placed::Placed;
use super::touched::Touched;
use crate::paint::screen::color32;
use crate::reader::Piece;
use crate::ui::Reading;

/// Lets the phrases of a block be pointed at, clicked and reached by the keyboard.
pub(super) fn hits(ui: &mut Ui, reading: &Reading<'_>, placed: &Placed<'_>, touched: &mut Touched) {
    let content = placed.content;
    let marked = placed.pieces().iter();
    for piece in marked.filter(|piece| !piece.phrases.is_empty()) {
        let facts = || {
            let phrases = piece.phrases.iter();
            let phrases = phrases.filter_map(|at| content.phrases.all.get(*at));
            phrases.flat_map(|phrase| phrase.facts.iter().copied())
        };
        let is_read = content
            .current
            .is_some_and(|at| piece.phrases.contains(&at));
        let mut is_first = placed.begins_here(piece);
        for (line, rect) in placed.rects(piece.bytes.clone()) {
            // The keyboard reaches a phrase once.
            let sense = if is_first {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let id: Id = ui
                .scope_id()
                .with((placed.paragraph.number, piece.bytes.start, line));
            let response = ui.interact(rect, id, sense);
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            if is_first {
                response.widget_info(|| {
                    let name = name(reading, content, piece);
                    WidgetInfo::selected(egui::Role::Link, true, is_read, name)
                });
            }
            is_first = false;
            if response.clicked() {
                touched.clicked = facts().collect();
            }
            if response.hovered() || response.has_focus() {
                touched.hovered = facts().collect();
            }
            if response.gained_focus() {
                ui.scroll_to_rect(rect, None);
            }
            if response.has_focus() {
                let stroke = Stroke::new(2.0, color32(reading.theme.selection));
                ui.painter()
                    .rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
            }
        }
    }
}

/// What a screen reader is told of a phrase: what stands on it, and its words.
fn name(reading: &Reading<'_>, content: &Content<'_>, piece: &Piece) -> String {
    let phrase = piece
        .phrases
        .first()
        .and_then(|at| content.phrases.all.get(*at));
    let quote = phrase.and_then(|phrase| phrase.anchor(reading.atlas));
    let kind = phrase.and_then(|phrase| phrase.kind(reading.atlas));
    let kind = kind
        .map(|kind| reading.i18n.tr(kind.key()))
        .unwrap_or_default();
    format!(
        "{kind}: {}",
        quote.map_or("", |anchor| anchor.quote.as_str())
    )
}
