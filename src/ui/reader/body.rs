//! The paragraphs of a text one below the other, of which only the lines in sight are set.
//!
//! Heights are estimated until a paragraph was in sight. Where one above turns out to be higher or
//! lower, the text is scrolled by as much, so that what is read stays where it is.

use egui::text_selection::LabelSelectionState;
use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use super::block::{self, Setting};
use super::content::Content;
use super::layout::{Fit, Layout, Patience};
use super::margin;
use super::touched::Touched;
use crate::ui::Reading;
use crate::ui::shown_widget::shown_widget;

/// What lies so far beyond the sight is set, too, so that Tab reaches it.
const BEYOND_PT: f32 = 120.0;
/// What was in sight since words were selected is set, too, as far as this.
const HELD_PT: f32 = 2_000.0;
/// Between the text and the strip beside it.
const STRIP_GAP_PT: f32 = 4.0;

/// How the text is scrolled.
#[derive(Debug, Default)]
pub(super) struct Body {
    layout: Layout,
    /// The one for another width, until it is known what is at the top there.
    next: Option<Layout>,
    /// Where to go in the next frame.
    target: Option<Target>,
    offset: f32,
    /// The first character of the line at the top, and how far the line begins above that.
    top: (u32, f32),
    /// What was in sight since words were selected, from where to where: the toolkit forgets a
    /// selection as soon as one of its ends is not set.
    held: Option<(f32, f32)>,
    /// Where the text is in the window.
    room: Option<Rect>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    /// So far down, in points.
    Offset(f32),
    /// To the line of a character, and so far into it or above.
    Top(u32, f32),
    /// To where a character is in sight.
    Character(u32),
    /// To the last line.
    End,
}

/// What came of setting the paragraphs in sight.
struct Set {
    /// By how much those above the sight are higher than was thought.
    above: f32,
    /// Whether all of them are known and were before.
    is_settled: bool,
}

impl Body {
    /// Brings a character of the text into sight.
    pub(super) fn go_to(&mut self, offset: u32) {
        self.target = Some(Target::Character(offset));
    }

    /// The first character of the line at the top.
    pub(super) const fn first_in_sight(&self) -> u32 {
        self.top.0
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
        let (text_room, strip) = rooms(ui.available_rect_before_wrap());
        self.room = Some(text_room);
        let fit = Fit {
            width_pt: text_room.width() - ui.spacing().scroll.allocated_width(),
            pixels_per_point: ui.pixels_per_point(),
        };
        let mut patience = Patience::of_a_frame();
        self.fit(content, fit, &mut patience);
        let page = text_room.height();
        self.leaf(ui, page);
        let offset = self.asked(content, page, &mut patience);
        let offset = offset.or_else(|| self.next.is_some().then_some(self.offset));
        let height = self.layout.height();
        let mut area = ScrollArea::vertical()
            .id_salt(("text", content.source))
            .auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset.clamp(0.0, (height - page).max(0.0)));
        }
        let (strip, stepped) = margin::touch(ui, reading, content, strip);
        let mut touched = Touched {
            stepped,
            ..Touched::default()
        };
        let builder = egui::UiBuilder::new().max_rect(text_room);
        let output = ui.scope_builder(builder, |ui| {
            // The toolkit takes a place beyond the height of the last frame for an overshoot.
            ui.spacing_mut().scroll.kinetic.rubber_band &= offset.is_none();
            area.show_viewport(ui, |ui, seen| {
                ui.set_width(fit.width_pt);
                ui.set_height(height);
                self.paragraphs(ui, reading, content, (seen, &mut patience), &mut touched)
            })
        });
        self.offset = output.inner.state.clamped_offset().y;
        self.stay(content, &output.inner.inner);
        let seen = (self.offset / height, (self.offset + page) / height);
        if let Some(share) = margin::paint(ui, reading, content, &strip, seen) {
            self.target = Some(Target::Offset(share * height - page / 2.0));
        }
        if self.target.is_some() || self.next.is_some() || !output.inner.inner.is_settled {
            ui.request_repaint();
        }
        touched
    }

    /// Breaks the text anew for another width. What is at the top stays there: as long as it is not
    /// known where it will be, the lines stay as they are.
    fn fit(&mut self, content: &Content<'_>, fit: Fit, patience: &mut Patience) {
        let is_of = self.layout.is_of(content);
        if is_of && self.layout.fits(fit) {
            self.next = None;
            return;
        }
        let begun = self.next.take().filter(|next| next.fits(fit));
        let mut next = begun.unwrap_or_else(|| Layout::of(content, fit));
        let (first, within) = self.top;
        if is_of && !next.reach_character(content, first, patience) {
            self.next = Some(next);
            return;
        }
        self.layout = next;
        self.held = None;
        if is_of && self.target.is_none() {
            self.target = Some(Target::Top(first, within));
        }
    }

    /// Notes what is at the top, and scrolls with what is above it.
    fn stay(&mut self, content: &Content<'_>, set: &Set) {
        let moved = self.offset + set.above;
        let held = self
            .held
            .map(|(from, to)| (from + set.above, to + set.above));
        self.held = held;
        self.top = self.layout.character_at(content, moved);
        if set.above.abs() > 0.5 && self.target.is_none() {
            self.target = Some(Target::Offset(moved));
        }
        if self.target == Some(Target::End) && set.is_settled {
            self.target = None;
        }
    }

    /// Leafs by keys, while the pointer or the keyboard is in the text.
    fn leaf(&mut self, ui: &Ui, page: f32) {
        use egui::{Key, Modifiers};
        let room = ui.max_rect();
        let focused = ui.memory(egui::Memory::focused);
        let is_asked = match focused {
            None => ui.rect_contains_pointer(room),
            Some(id) => {
                let widget = shown_widget(ui, id);
                let is_here = widget.is_some_and(|widget| room.contains(widget.rect.center()));
                is_here && !ui.text_edit_focused()
            }
        };
        if !is_asked {
            return;
        }
        let step = page - 40.0;
        for (key, to) in [
            (Key::PageDown, Target::Offset(self.offset + step)),
            (Key::PageUp, Target::Offset(self.offset - step)),
            (Key::Home, Target::Offset(0.0)),
            (Key::End, Target::End),
        ] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.target = Some(to);
            }
        }
    }

    /// Where it is to be scrolled to, once it is known where that is.
    fn asked(&mut self, content: &Content<'_>, page: f32, patience: &mut Patience) -> Option<f32> {
        match self.target? {
            Target::Offset(offset) => {
                self.target = None;
                Some(offset)
            }
            Target::Top(character, within) => {
                self.target = None;
                let line = self.layout.line_of(content, character);
                line.map(|(top, _)| top + within)
            }
            Target::Character(character) => {
                if !self.layout.reach_character(content, character, patience) {
                    return None;
                }
                let Some((top, height)) = self.layout.line_of(content, character) else {
                    self.target = None;
                    return None;
                };
                let set = self.offset - BEYOND_PT..self.offset + page + BEYOND_PT - height;
                // What is near is brought into sight no further than it has to.
                (!set.contains(&top)).then(|| top - (page - height) / 2.0)
            }
            Target::End => {
                let last = content.typeset.paragraphs.len().saturating_sub(1);
                let is_known = self.layout.finish(content, last, patience);
                self.layout.settle();
                is_known.then_some(f32::MAX)
            }
        }
    }

    /// From where to where lines are set.
    fn set_range(&mut self, ui: &Ui, seen: Rect) -> (f32, f32) {
        let (from, to) = (seen.min.y - BEYOND_PT, seen.max.y + BEYOND_PT);
        let selection = |selection: &mut LabelSelectionState| selection.has_selection();
        if ui.ctx().with_plugin(selection) != Some(true) {
            self.held = None;
            return (from, to);
        }
        let held = self.held.unwrap_or((from, to));
        let held = (held.0.min(from), held.1.max(to));
        self.held = Some(held);
        (held.0.max(from - HELD_PT), held.1.min(to + HELD_PT))
    }

    /// Sets the lines in sight.
    fn paragraphs(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        content: &Content<'_>,
        (seen, patience): (Rect, &mut Patience),
        touched: &mut Touched,
    ) -> Set {
        let origin = ui.max_rect().min;
        let (from, to) = self.set_range(ui, seen);
        let first = self.layout.between(seen.min.y, seen.max.y).start;
        let start = self.layout.between(from, to).start;
        let (mut above, mut below) = (0.0, 0.0);
        let mut is_settled = true;
        let mut at = start;
        while let Some(paragraph) = content.typeset.paragraphs.get(at) {
            let top = self.layout.top(at) + below;
            if top > to {
                break;
            }
            let thought = self.layout.height_of(at);
            is_settled &= self.layout.finish(content, at, patience);
            let more = self.layout.height_of(at) - thought;
            let setting = Setting {
                content,
                paragraph,
                lines: self.layout.lines(at),
                line_pt: self.layout.line_pt(paragraph),
                corner: pos2(origin.x, origin.y + top),
            };
            block::blocks(ui, reading, &setting, (from - top, to - top), touched);
            if at < first {
                above += more;
            } else {
                below += more;
            }
            is_settled &= more.abs() < 0.5;
            at += 1;
        }
        self.layout.forget_beyond(&(start..at));
        if !is_settled {
            self.layout.settle();
        }
        if let Some(Target::Character(character)) = self.target
            && let Some((top, height)) = self.layout.line_of(content, character)
            && (from..to).contains(&(top - above))
        {
            let line =
                Rect::from_min_size(pos2(origin.x, origin.y + top - above), vec2(1.0, height));
            // With a line before and after it.
            ui.scroll_to_rect(line.expand2(vec2(0.0, height)), None);
            self.target = None;
        }
        Set { above, is_settled }
    }
}

/// Where the text and where the strip beside it stand in a room.
fn rooms(room: Rect) -> (Rect, Rect) {
    let strip_left = room.right() - margin::WIDTH_PT;
    let text_right = strip_left - STRIP_GAP_PT;
    (
        Rect::from_min_max(room.min, pos2(text_right, room.bottom())),
        Rect::from_min_max(pos2(strip_left, room.top()), room.max),
    )
}
