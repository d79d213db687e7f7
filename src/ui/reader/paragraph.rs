//! One paragraph: set in lines, its phrases marked and to be clicked.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align2, Color32, CursorIcon, FontFamily, FontId, Galley, Id, Pos2, Rect, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::colors;
use super::content::Content;
use super::touched::Touched;
use crate::filter::FactKind;
use crate::font::{Lines, Weight};
use crate::geodata::ParagraphKind;
use crate::paint::screen::{color32, font_of};
use crate::reader::{Piece, TypesetParagraph};
use crate::ui::{Reading, style};

/// Where the numbers of paragraphs stand, beside them.
const GUTTER_PT: f32 = 30.0;
/// The height of a line as a multiple of its size.
const LEADING: f32 = 1.65;
/// The height of the ground of a phrase, likewise: the line under it stays clear of the next ground.
const GROUND: f32 = 1.36;
/// The size of the title, and of the headings of chapters.
const TITLE_PT: f32 = 17.0;
const CHAPTER_PT: f32 = 15.0;
/// The size of the number of a paragraph.
const NUMBER_PT: f32 = 10.0;

/// A paragraph and where it is set.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) content: &'a Content<'a>,
    pub(super) paragraph: &'a TypesetParagraph,
    pub(super) corner: Pos2,
    pub(super) width_pt: f32,
    /// The character that is to be brought into sight.
    pub(super) sought: Option<u32>,
}

/// What came of setting it.
pub(super) struct Set {
    pub(super) height_pt: f32,
    /// Whether the character that is sought is in it, and will be in sight.
    pub(super) is_sought: bool,
}

/// How high a paragraph will be, before it is set.
pub(super) fn estimate(paragraph: &TypesetParagraph, width_pt: f32) -> f32 {
    let (size_pt, _) = face(paragraph);
    let letters = (paragraph.end - paragraph.start) as f32;
    let lines = (letters * size_pt / (width_pt - GUTTER_PT).max(size_pt)).ceil();
    lines.max(1.0) * size_pt * LEADING
}

/// Sets a paragraph.
pub(super) fn show(
    ui: &mut Ui,
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    touched: &mut Touched,
) -> Set {
    let paragraph = setting.paragraph;
    let words = &setting.content.text.raw()[paragraph.bytes.clone()];
    let (size_pt, weight) = face(paragraph);
    let room = setting.width_pt - GUTTER_PT;
    let mut breaker = Lines::new(words, f64::from(size_pt), weight);
    // The toolkit measures in whole pixels here and there.
    let lines: Vec<Range<usize>> =
        std::iter::from_fn(|| breaker.range(f64::from(room) * 0.99)).collect();
    let galley = galley(ui, reading, setting, (words, &lines));
    let corner = pos2(setting.corner.x + GUTTER_PT, setting.corner.y);
    let rect = Rect::from_min_size(corner, galley.size());
    number(ui, reading, setting, size_pt);
    let id = ui.scope_id().with(("paragraph", paragraph.number));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Paragraph, true, words));
    let ink = color32(reading.theme.ink);
    let response = response.on_hover_cursor(CursorIcon::Text);
    let placed = Placed {
        words,
        lines: &lines,
        galley: &galley,
        corner,
    };
    paint_marks(ui, reading, setting, &placed);
    LabelSelectionState::label_text_selection(
        ui,
        &response,
        corner,
        Arc::clone(&galley),
        ink,
        Stroke::NONE,
    );
    phrases(ui, reading, setting, &placed, touched);
    let sought = setting.sought.and_then(|character| {
        let is_here = (paragraph.start..paragraph.end).contains(&character);
        is_here.then(|| placed.rect_of(byte_of(words, paragraph.start, character)))
    });
    if let Some(rect) = sought {
        // No further than it has to.
        ui.scroll_to_rect(rect.expand2(vec2(0.0, rect.height())), None);
    }
    Set {
        height_pt: galley.size().y,
        is_sought: sought.is_some(),
    }
}

/// The size and weight of a paragraph.
fn face(paragraph: &TypesetParagraph) -> (f32, Weight) {
    match paragraph.kind {
        _ if paragraph.number == 1 => (TITLE_PT, Weight::Bold),
        ParagraphKind::Chapter => (CHAPTER_PT, Weight::Bold),
        ParagraphKind::Article(_) | ParagraphKind::Plain => (style::BODY_PT, Weight::Regular),
    }
}

/// The number of a paragraph beside its first line.
fn number(ui: &Ui, reading: &Reading<'_>, setting: &Setting<'_>, size_pt: f32) {
    let at = pos2(
        setting.corner.x + GUTTER_PT - 8.0,
        setting.corner.y + size_pt * LEADING / 2.0,
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
    let (size_pt, weight) = face(paragraph);
    let regular = font_of("\u{4e2d}", f64::from(size_pt), weight);
    let bold = font_of("\u{4e2d}", f64::from(size_pt), Weight::Bold);
    let heading = match paragraph.kind {
        ParagraphKind::Article(end) => end,
        ParagraphKind::Chapter | ParagraphKind::Plain => 0,
    };
    let mut cuts = vec![0, heading, words.len()];
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for (position, line) in lines.iter().enumerate() {
        if position > 0 {
            job.append(
                "\n",
                0.0,
                format(&regular, size_pt, color32(reading.theme.ink)),
            );
        }
        for pair in cuts.windows(2) {
            let stretch = pair[0].max(line.start)..pair[1].min(line.end);
            if stretch.is_empty() {
                continue;
            }
            let font = if stretch.start < heading {
                &bold
            } else {
                &regular
            };
            let format = format(font, size_pt, color32(reading.theme.ink));
            job.append(&words[stretch], 0.0, format);
        }
    }
    ui.painter().layout_job(job)
}

fn format(font: &FontId, size_pt: f32, color: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(size_pt * LEADING),
        valign: egui::Align::Center,
        ..TextFormat::simple(font.clone(), color)
    }
}

/// Paints the grounds of phrases and of what is looked for, and a line under each phrase.
fn paint_marks(ui: &Ui, reading: &Reading<'_>, setting: &Setting<'_>, placed: &Placed<'_>) {
    let (theme, content) = (reading.theme, setting.content);
    let (size_pt, _) = face(setting.paragraph);
    let painter = ui.painter();
    for (line, bytes) in placed.lines.iter().enumerate() {
        let band = |stretch: &Range<usize>| {
            let stretch = stretch.start.max(bytes.start)..stretch.end.min(bytes.end);
            let rect = (!stretch.is_empty()).then(|| placed.rect(line, &stretch))??;
            let half = size_pt * GROUND / 2.0;
            Some(Rect::from_x_y_ranges(
                rect.x_range(),
                rect.center().y - half..=rect.center().y + half,
            ))
        };
        for piece in &setting.paragraph.pieces {
            let marked = mark(reading, content, piece).zip(band(&piece.bytes));
            let Some(((kind, is_read), band)) = marked else {
                continue;
            };
            painter.rect_filled(band, 0.0, colors::ground(theme, kind, is_read));
            let width = if is_read { 2.0 } else { 1.2 };
            let stroke = Stroke::new(width, colors::line(theme, kind));
            painter.hline(band.x_range(), band.bottom(), stroke);
        }
        for (nth, stretch) in found_here(setting, placed.words) {
            if let Some(band) = band(&stretch) {
                painter.rect_filled(band, 2.0, color32(theme.accent));
                if nth == content.found_at {
                    let stroke = Stroke::new(2.0, color32(theme.ink));
                    painter.rect_stroke(band, 2.0, stroke, StrokeKind::Inside);
                }
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

/// The stretches of a paragraph's words that are looked for, each with its position among all.
fn found_here(setting: &Setting<'_>, words: &str) -> Vec<(usize, Range<usize>)> {
    let (paragraph, found) = (setting.paragraph, setting.content.found);
    let first = found.partition_point(|range| range.end <= paragraph.start);
    let here = found.iter().enumerate().skip(first);
    let here = here.take_while(|(_, range)| range.start < paragraph.end);
    let byte = |offset: u32| byte_of(words, paragraph.start, offset);
    here.map(|(nth, range)| {
        let start = range.start.max(paragraph.start);
        (nth, byte(start)..byte(range.end))
    })
    .collect()
}

/// Where a character of a paragraph that begins at `start` stands in its words, in bytes.
fn byte_of(words: &str, start: u32, offset: u32) -> usize {
    let counted = words.char_indices().filter(|(_, c)| !c.is_whitespace());
    let nth = offset.saturating_sub(start) as usize;
    counted.map(|(at, _)| at).nth(nth).unwrap_or(words.len())
}

/// A paragraph as it is set.
struct Placed<'a> {
    words: &'a str,
    lines: &'a [Range<usize>],
    galley: &'a Galley,
    corner: Pos2,
}

impl Placed<'_> {
    /// Where a stretch of a line is.
    fn rect(&self, line: usize, stretch: &Range<usize>) -> Option<Rect> {
        let (bytes, row) = (self.lines.get(line)?, self.galley.rows.get(line)?);
        let column = |byte: usize| {
            let before = self.words.get(bytes.start..byte);
            row.row
                .x_offset(before.map_or(0, |before| before.chars().count()).into())
        };
        let (left, right) = (column(stretch.start), column(stretch.end));
        let own = row.rect().translate(self.corner.to_vec2());
        let min = pos2(own.left() + left, own.top());
        Some(Rect::from_min_size(min, vec2(right - left, own.height())))
    }

    /// Where the character at a byte is.
    fn rect_of(&self, byte: usize) -> Rect {
        let after = self.lines.partition_point(|line| line.start <= byte);
        let line = after.saturating_sub(1);
        let end = self.lines.get(line).map_or(byte, |line| line.end.max(byte));
        let rect = self.rect(line, &(byte.min(end)..end));
        rect.unwrap_or(Rect::from_min_size(self.corner, vec2(1.0, 1.0)))
    }
}

/// Lets the phrases of a paragraph be pointed at, clicked and reached by the keyboard.
fn phrases(
    ui: &mut Ui,
    reading: &Reading<'_>,
    setting: &Setting<'_>,
    placed: &Placed<'_>,
    touched: &mut Touched,
) {
    let all = &setting.content.phrases.all;
    let marked = setting.paragraph.pieces.iter();
    for piece in marked.filter(|piece| !piece.phrases.is_empty()) {
        let facts = || {
            let phrases = piece.phrases.iter().filter_map(|at| all.get(*at));
            phrases.flat_map(|phrase| phrase.facts.iter().copied())
        };
        let is_read = setting
            .content
            .current
            .is_some_and(|at| piece.phrases.contains(&at));
        let mut is_first = true;
        for (line, bytes) in placed.lines.iter().enumerate() {
            let stretch = piece.bytes.start.max(bytes.start)..piece.bytes.end.min(bytes.end);
            if stretch.is_empty() {
                continue;
            }
            let Some(rect) = placed.rect(line, &stretch) else {
                continue;
            };
            // The keyboard reaches a phrase once.
            let sense = if is_first {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let id: Id = ui
                .scope_id()
                .with((setting.paragraph.number, piece.bytes.start, line));
            let response = ui.interact(rect, id, sense);
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            if is_first {
                response.widget_info(|| {
                    let name = name(reading, setting.content, piece);
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
