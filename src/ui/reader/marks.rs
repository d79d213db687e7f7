//! The grounds and lines that mark phrases and what is looked for.

use std::ops::Range;

use egui::{Rect, Stroke, StrokeKind, Ui};

use super::colors;
use super::content::Content;
use super::placed::Placed;
use super::sizes::letters;
use crate::filter::FactKind;
use crate::paint::screen::color32;
use crate::reader::Piece;
use crate::ui::Reading;

/// The height of the ground of a phrase as a multiple of the size of letters: the line under it
/// stays clear of the next ground.
const GROUND: f32 = 1.36;

/// Paints the grounds of phrases and of what is looked for, and a line under each phrase.
pub(super) fn marks(ui: &Ui, reading: &Reading<'_>, placed: &Placed<'_>) {
    let (theme, content) = (reading.theme, placed.content);
    let half = letters(placed.paragraph).0 * GROUND / 2.0;
    let band = |rect: Rect| {
        let middle = rect.center().y;
        Rect::from_x_y_ranges(rect.x_range(), middle - half..=middle + half)
    };
    let painter = ui.painter();
    for piece in placed.pieces() {
        let Some((kind, is_read)) = mark(reading, content, piece) else {
            continue;
        };
        for (_, rect) in placed.rects(piece.bytes.clone()) {
            let band = band(rect);
            painter.rect_filled(band, 0.0, colors::ground(theme, kind, is_read));
            let width = if is_read { 2.0 } else { 1.2 };
            let stroke = Stroke::new(width, colors::line(theme, kind));
            painter.hline(band.x_range(), band.bottom(), stroke);
        }
    }
    for (nth, stretch) in found_here(placed) {
        for (_, rect) in placed.rects(stretch) {
            let band = band(rect);
            painter.rect_filled(band, 2.0, color32(theme.accent));
            if nth == content.found_at {
                let stroke = Stroke::new(2.0, color32(theme.ink));
                painter.rect_stroke(band, 2.0, stroke, StrokeKind::Inside);
            }
        }
    }
}

/// The kind of the phrase that a piece is marked by, and whether it is the one that is read.
fn mark(reading: &Reading<'_>, content: &Content<'_>, piece: &Piece) -> Option<(FactKind, bool)> {
    let read = content.current.filter(|at| piece.phrases.contains(at));
    let at = read.or_else(|| piece.phrases.first().copied())?;
    let kind = content.phrases.all.get(at)?.kind(reading.atlas)?;
    Some((kind, read.is_some()))
}

/// The stretches of a block that are looked for, each with its position among all.
fn found_here<'a>(placed: &'a Placed<'_>) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
    let (content, paragraph) = (placed.content, placed.paragraph);
    let bytes = placed.bytes();
    let from = content
        .text
        .offset_at(paragraph.bytes.start + bytes.start)
        .max(paragraph.start);
    let first = content.found.partition_point(|range| range.end <= from);
    let here = content.found.iter().enumerate().skip(first);
    let here = here.map(move |(nth, range)| {
        let byte = |character: u32| content.byte_in(paragraph, character);
        (nth, byte(range.start)..byte(range.end))
    });
    here.take_while(move |(_, stretch)| stretch.start < bytes.end)
}
