//! Text set in lines as on paper: the toolkit would begin lines with commas and end them with dots.
//!
//! Lines are broken once and kept while they are shown: a long panel has hundreds.

use egui::cache::{ComputerMut, FrameCache};
use egui::{Color32, Response, RichText, Ui, WidgetInfo};

use super::style::{SMALL_PT, soft};
use crate::font::{text_width, wrap};
use crate::scene::Theme;

/// What stands between the items of a line.
pub(super) const DOT: &str = " · ";

/// Items in the secondary ink with dots between them, in as few lines as there is room for. A
/// line breaks before an item, without a dot at its end, and the lines are about equally long.
pub(super) fn items(ui: &mut Ui, theme: &Theme, items: &[&str]) -> Response {
    let room = ui.available_width().to_bits();
    let lines = ui.memory_mut(|memory| {
        let cache = memory.caches.cache::<FrameCache<String, Breaker>>();
        cache.get((items, room)).clone()
    });
    ui.label(soft(theme, lines))
}

/// A paragraph as wide as there is room. A screen reader is told the text as a whole.
pub(super) fn paragraph(ui: &mut Ui, text: &str, size_pt: f32, color: Color32) {
    let room = ui.available_width().to_bits();
    let lines = ui.memory_mut(|memory| {
        let cache = memory.caches.cache::<FrameCache<String, Breaker>>();
        cache.get((text, size_pt.to_bits(), room)).clone()
    });
    let is_broken = lines.contains('\n');
    let response = ui.label(RichText::new(lines).size(size_pt).color(color));
    if is_broken {
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    }
}

/// Breaks lines; sizes and widths are the bits of their numbers of points.
#[derive(Default)]
struct Breaker;

impl ComputerMut<(&[&str], u32), String> for Breaker {
    fn compute(&mut self, (items, room): (&[&str], u32)) -> String {
        lines_of(items, f32::from_bits(room)).join("\n")
    }
}

impl ComputerMut<(&str, u32, u32), String> for Breaker {
    fn compute(&mut self, (text, size, room): (&str, u32, u32)) -> String {
        // The toolkit measures in whole pixels here and there.
        let room = f64::from(f32::from_bits(room)) * 0.99;
        wrap(text, f64::from(f32::from_bits(size)), room).join("\n")
    }
}

/// Items in as few lines as fit into a width, all about as long.
fn lines_of(items: &[&str], width_pt: f32) -> Vec<String> {
    let mut best = filled(items, width_pt);
    let mut narrower = width_pt - BALANCE_PT;
    while best.len() > 1 && narrower > 0.0 {
        let lines = filled(items, narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
        narrower -= BALANCE_PT;
    }
    best
}

/// By how much lines are made narrower at once while they are made about as long.
const BALANCE_PT: f32 = 8.0;

/// Items in lines that are filled one after the other; an item may be wider than a line.
fn filled(items: &[&str], width_pt: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let longer = lines.last().map(|line| [line, *item].join(DOT));
        let longer = longer.filter(|line| width(line, SMALL_PT) <= width_pt);
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            _ => lines.push((*item).to_owned()),
        }
    }
    lines
}

/// A text in one line: as it is where it fits into a width, else cut, with an ellipsis.
pub(super) fn cut(text: &str, size_pt: f32, room_pt: f32) -> String {
    if width(text, size_pt) <= room_pt {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while !kept.is_empty() {
        kept.pop();
        let shorter = format!("{}\u{2026}", kept.trim_end());
        if width(&shorter, size_pt) <= room_pt {
            return shorter;
        }
    }
    kept
}

/// The width of text on the screen, in points.
#[must_use]
pub(super) fn width(text: &str, size_pt: f32) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let width = text_width(text, f64::from(size_pt)) as f32;
    // The screen rounds each letter's place.
    (width * 1.01).ceil()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_whole_and_no_dot_hangs_at_the_end_of_a_line() {
        let items = ["“支持”", "资阳日报", "决定", "2020-07-25", "(二)"];
        let whole = width(&items.join(DOT), SMALL_PT);
        assert_eq!(lines_of(&items, whole), [items.join(DOT)]);
        let lines = lines_of(&items, whole - 4.0);
        assert_eq!(lines, ["“支持” · 资阳日报", "决定 · 2020-07-25 · (二)"]);
        assert_eq!(lines_of(&items, 1.0), items);
        assert_eq!(lines_of(&[], 100.0), [""; 0]);
    }
}
