//! The paragraphs of a text one below the other, of which only those in sight are set.
//!
//! Heights are estimated until a paragraph was in sight. Where one above turns out to be higher or
//! lower, the text is scrolled by as much, so that what is read stays where it is.

use egui::{Rect, ScrollArea, Ui, pos2};

use super::content::Content;
use super::margin;
use super::paragraph::{self, Setting};
use super::touched::Touched;
use crate::ui::Reading;
use crate::ui::in_sight::{between, tops};

/// Between paragraphs, in points.
const GAP_PT: f32 = 8.0;
/// What lies so far beyond the sight is set, too, so that Tab reaches it.
const BEYOND_PT: f32 = 120.0;
/// Between the text and the strip beside it.
const STRIP_GAP_PT: f32 = 4.0;

/// How the text is scrolled.
#[derive(Debug, Default)]
pub(super) struct Body {
    width_pt: f32,
    /// The height of each paragraph as far as it is known.
    heights: Vec<f32>,
    /// Where to go in the next frame.
    target: Option<Target>,
    offset: f32,
    /// The paragraph at the top, and how far its own top is above that.
    top: (usize, f32),
    /// Its first character.
    first: u32,
    /// Where the text is in the window.
    room: Option<Rect>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    /// So far down, in points.
    Offset(f32),
    /// To a paragraph, and so far into it.
    Paragraph(usize, f32),
    /// To the paragraph that a character lies in, and then to the character.
    Character(u32),
}

impl Body {
    /// Brings a character of the text into sight.
    pub(super) fn go_to(&mut self, offset: u32) {
        self.target = Some(Target::Character(offset));
    }

    /// The first character of the paragraph at the top.
    pub(super) const fn first_in_sight(&self) -> u32 {
        self.first
    }

    /// Where the text is in the window.
    pub(super) fn room(&self) -> Rect {
        self.room.unwrap_or(Rect::NOTHING)
    }

    /// Whether something was to be brought into sight, which another has done now.
    pub(super) fn take_target(&mut self) -> Option<()> {
        self.target.take().map(drop)
    }

    /// Shows the text with the strip beside it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        content: &Content<'_>,
    ) -> Touched {
        let room = ui.available_rect_before_wrap();
        let strip_left = room.right() - margin::WIDTH_PT;
        let strip = Rect::from_min_max(pos2(strip_left, room.top()), room.max);
        let text_room =
            Rect::from_min_max(room.min, pos2(strip_left - STRIP_GAP_PT, room.bottom()));
        self.room = Some(text_room);
        let width_pt = text_room.width() - ui.spacing().scroll.allocated_width();
        self.measure(content, width_pt);
        let tops = tops(&self.heights, GAP_PT);
        let height = tops.last().zip(self.heights.last());
        let height = height.map_or(0.0, |(top, height)| top + height) + GAP_PT;
        let page = text_room.height();
        let offset = self
            .leafed(ui, page)
            .or_else(|| self.asked(content, &tops, page));
        let mut area = ScrollArea::vertical()
            .id_salt(("text", content.source))
            .auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset.clamp(0.0, (height - page).max(0.0)));
        }
        let mut touched = Touched::default();
        let builder = egui::UiBuilder::new().max_rect(text_room);
        let output = ui.scope_builder(builder, |ui| {
            area.show_viewport(ui, |ui, seen| {
                ui.set_width(width_pt);
                ui.set_height(height);
                self.paragraphs(ui, reading, content, (&tops, seen), &mut touched)
            })
        });
        let above = output.inner.inner;
        self.offset = output.inner.state.clamped_offset().y;
        let at = between(&tops, &self.heights, self.offset, self.offset).start;
        if let (Some(top), Some(paragraph)) = (tops.get(at), content.typeset.paragraphs.get(at)) {
            self.top = (at, self.offset - top);
            self.first = paragraph.start;
        }
        if above.abs() > 0.5 && self.target.is_none() {
            self.target = Some(Target::Offset(self.offset + above));
        }
        let seen = (self.offset / height, (self.offset + page) / height);
        if let Some(share) = margin::margin(ui, reading, content, strip, seen) {
            self.target = Some(Target::Offset(share * height - page / 2.0));
        }
        if self.target.is_some() {
            ui.request_repaint();
        }
        touched
    }

    /// Estimates what was not measured in this width.
    fn measure(&mut self, content: &Content<'_>, width_pt: f32) {
        let count = content.typeset.paragraphs.len();
        if (self.width_pt - width_pt).abs() > 0.5 || self.heights.len() != count {
            // What is at the top stays there.
            if self.heights.len() == count && self.target.is_none() {
                self.target = Some(Target::Paragraph(self.top.0, self.top.1));
            }
            self.width_pt = width_pt;
            let paragraphs = content.typeset.paragraphs.iter();
            let estimated = paragraphs.map(|p| paragraph::estimate(p, width_pt));
            self.heights = estimated.collect();
        }
    }

    /// Where the keys that leaf lead to, while the pointer or the keyboard is in the text.
    fn leafed(&mut self, ui: &Ui, page: f32) -> Option<f32> {
        use egui::{Key, Modifiers};
        let room = ui.max_rect();
        let focused = ui.memory(egui::Memory::focused);
        let is_asked = match focused {
            None => ui.rect_contains_pointer(room),
            Some(id) => {
                let widget = ui.ctx().read_response(id);
                let is_here = widget.is_some_and(|widget| room.contains(widget.rect.center()));
                is_here && !ui.text_edit_focused()
            }
        };
        if !is_asked {
            return None;
        }
        let step = page - 40.0;
        let keys = [
            (Key::PageDown, self.offset + step),
            (Key::PageUp, self.offset - step),
            (Key::Home, 0.0),
            (Key::End, f32::MAX),
        ];
        keys.into_iter().find_map(|(key, to)| {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                .then_some(to)
        })
    }

    /// Where it is to be scrolled to, before what stands there is measured.
    fn asked(&mut self, content: &Content<'_>, tops: &[f32], page: f32) -> Option<f32> {
        match self.target? {
            Target::Offset(offset) => {
                self.target = None;
                Some(offset)
            }
            Target::Paragraph(at, within) => {
                self.target = None;
                Some(tops.get(at)? + within)
            }
            Target::Character(character) => {
                let at = content.typeset.paragraph_of(character);
                let (top, height) = (tops.get(at)?, self.heights.get(at)?);
                let is_seen = top + height > self.offset && *top < self.offset + page;
                // What is in sight is left where it is; its line is sought when it is set.
                (!is_seen).then(|| top - (page - height.min(page)) / 2.0)
            }
        }
    }

    /// Sets the paragraphs in sight; by how much those above them are higher than was thought.
    fn paragraphs(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        content: &Content<'_>,
        (tops, seen): (&[f32], Rect),
        touched: &mut Touched,
    ) -> f32 {
        let origin = ui.max_rect().min;
        let sought = match self.target {
            Some(Target::Character(character)) => Some(character),
            _ => None,
        };
        let first = between(tops, &self.heights, seen.min.y, seen.max.y).start;
        let laid = between(
            tops,
            &self.heights,
            seen.min.y - BEYOND_PT,
            seen.max.y + BEYOND_PT,
        );
        let (mut above, mut below) = (0.0, 0.0);
        for at in laid {
            let Some(paragraph) = content.typeset.paragraphs.get(at) else {
                continue;
            };
            let corner = pos2(origin.x, origin.y + tops[at] + below);
            let setting = Setting {
                content,
                paragraph,
                corner,
                width_pt: self.width_pt,
                sought,
            };
            let set = paragraph::show(ui, reading, &setting, touched);
            if set.is_sought {
                self.target = None;
            }
            let more = set.height_pt - self.heights[at];
            self.heights[at] = set.height_pt;
            if at < first {
                above += more;
            } else {
                below += more;
            }
        }
        above
    }
}
