//! A block of lines of a paragraph: set, marked, to be selected and clicked.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align2, Color32, CursorIcon, FontFamily, FontId, Galley, Pos2, Rect, Sense, Stroke, Ui,
    WidgetInfo, pos2,
};

use super::content::Content;
use super::hits::hits;
use super::marks::marks;
use super::placed::Placed;
use super::sizes::{GUTTER_PT, letters};
use super::touched::Touched;
use crate::font::Weight;
use crate::geodata::ParagraphKind;
use crate::paint::screen::{color32, font_of};
use crate::reader::TypesetParagraph;
use crate::ui::Reading;

/// How many lines a block has.
const LINES: usize = 20;
/// The size of the number of a paragraph.
const NUMBER_PT: f32 = 10.0;

/// A paragraph and where it is set.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) content: &'a Content<'a>,
    pub(super) paragraph: &'a TypesetParagraph,
    /// All of its lines that are known.
    pub(super) lines: &'a [Range<usize>],
    pub(super) line_pt: f32,
    pub(super) corner: Pos2,
}

/// Sets the blocks of a paragraph that have a part between two heights, from its top down.
pub(super) fn blocks(
    ui: &mut Ui,
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    (from, to): (f32, f32),
    touched: &mut Touched,
) {
    let first = (from / setting.line_pt).floor().max(0.0) as usize;
    let last = (to / setting.line_pt).ceil().max(0.0) as usize;
    let last = last.min(setting.lines.len());
    for nth in first / LINES..last.div_ceil(LINES) {
        block(ui, reading, setting, nth, touched);
    }
}

/// Sets the block of a number, from 0.
fn block(
    ui: &mut Ui,
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    nth: usize,
    touched: &mut Touched,
) {
    let Setting {
        content, paragraph, ..
    } = *setting;
    let first = nth * LINES;
    let end = (first + LINES).min(setting.lines.len());
    let Some((earlier, lines)) = setting.lines.get(..end).map(|l| l.split_at(first.min(end)))
    else {
        return;
    };
    let words = content.words(paragraph);
    let down = first as f32 * setting.line_pt;
    let placed = Placed {
        content,
        paragraph,
        words,
        lines,
        first,
        before: earlier.last().map_or(0, |line| line.end),
        galley: galley(ui, reading, setting, (words, lines)),
        corner: pos2(setting.corner.x + GUTTER_PT, setting.corner.y + down),
    };
    if nth == 0 {
        number(ui, reading, setting);
    }
    let rect = Rect::from_min_size(placed.corner, placed.galley.size());
    let id = ui.scope_id().with(("paragraph", paragraph.number, nth));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        let own = words.get(placed.bytes()).unwrap_or_default();
        WidgetInfo::labeled(egui::Role::Paragraph, true, own)
    });
    let response = response.on_hover_cursor(CursorIcon::Text);
    marks(ui, reading, &placed);
    LabelSelectionState::label_text_selection(
        ui,
        &response,
        placed.corner,
        Arc::clone(&placed.galley),
        color32(reading.theme.ink),
        Stroke::NONE,
    );
    hits(ui, reading, &placed, touched);
}

/// The number of a paragraph beside its first line.
fn number(ui: &Ui, reading: &Reading<'_>, setting: &Setting<'_>) {
    let at = pos2(
        setting.corner.x + GUTTER_PT - 8.0,
        setting.corner.y + setting.line_pt / 2.0,
    );
    let font = FontId::new(NUMBER_PT, FontFamily::Proportional);
    let number = setting.paragraph.number.to_string();
    let color = color32(reading.theme.ink_soft);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, number, font, color);
}

/// The words in lines, the heading of an article in bold.
fn galley(
    ui: &Ui,
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    (words, lines): (&str, &[Range<usize>]),
) -> Arc<Galley> {
    let paragraph = setting.paragraph;
    let (size_pt, weight) = letters(paragraph);
    let ink = color32(reading.theme.ink);
    let formats = [weight, Weight::Bold].map(|weight| {
        let font = font_of("\u{4e2d}", f64::from(size_pt), weight);
        format(font, setting.line_pt, ink)
    });
    let [regular, bold] = &formats;
    let heading = match paragraph.kind {
        ParagraphKind::Article(end) => end,
        ParagraphKind::Chapter | ParagraphKind::Plain => 0,
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for (position, line) in lines.iter().enumerate() {
        if position > 0 {
            job.append("\n", 0.0, regular.clone());
        }
        let cut = heading.clamp(line.start, line.end);
        for (stretch, format) in [(line.start..cut, bold), (cut..line.end, regular)] {
            if !stretch.is_empty() {
                job.append(&words[stretch], 0.0, format.clone());
            }
        }
    }
    ui.painter().layout_job(job)
}

fn format(font: FontId, line_pt: f32, color: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(line_pt),
        valign: egui::Align::Center,
        ..TextFormat::simple(font, color)
    }
}
