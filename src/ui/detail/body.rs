//! The body of the panel: its rows one below the other, of which only those in sight are laid out.
//!
//! Heights are estimated until a row was in sight. Where one above turns out to be higher or
//! lower, the panel is scrolled by as much, so that what is read stays where it is.

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::super::Reading;
use super::super::heights::Heights;
use super::super::in_sight::{between, tops};
use super::fact_card::{self, anchor_key};
use super::form::RowForm;
use super::panel::Panel;
use super::row;
use super::rows::{Row, rows};
use super::target::Target;
use crate::action::Action;
use crate::card::{Card, MentionCard};
use crate::filter::Fact;
use crate::state::AnchorKey;

/// Between rows, in points.
const GAP_PT: f32 = 6.0;
/// What lies so far beyond the panel is laid out, too, so that Tab reaches it.
const BEYOND_PT: f32 = 160.0;
/// How much of a page stays in sight when one leafs.
const KEPT_PT: f32 = 40.0;
/// Below the last row, in points.
const FOOT_PT: f32 = 12.0;

/// Where the rows of a panel are.
pub(super) struct Body<'a> {
    panel: Panel<'a>,
    width_pt: f32,
    forms: Vec<RowForm>,
    heights: Vec<f32>,
    tops: Vec<f32>,
}

/// What came of showing the rows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// How far the body is scrolled, in points.
    pub(super) offset: f32,
    /// By how much the rows above the first in sight are higher than they were thought to be.
    pub(super) above: f32,
    /// Whether any height was not as thought.
    pub(super) has_changed: bool,
    /// Whether the quote that is sought is in sight.
    pub(super) is_found: bool,
    /// How high the room of the body is.
    pub(super) page: f32,
}

impl<'a> Body<'a> {
    /// Finds where the rows are, in a width.
    pub(super) fn new(
        reading: &Reading<'_>,
        panel: Panel<'a>,
        known: &mut Heights<RowForm>,
        width_pt: f32,
    ) -> Self {
        known.set_width(width_pt);
        let forms = rows(panel.outline, panel.choices).into_iter();
        let forms: Vec<RowForm> = forms.map(|row| form(reading, &panel, row)).collect();
        let heights = forms.iter().map(|form| {
            known.of(*form, || {
                row::estimate(&panel, form.row, form.is_whole, width_pt)
            })
        });
        let heights: Vec<f32> = heights.collect();
        Self {
            tops: tops(&heights, GAP_PT),
            panel,
            width_pt,
            forms,
            heights,
        }
    }

    fn height(&self) -> f32 {
        let last = self.tops.last().zip(self.heights.last());
        last.map_or(0.0, |(top, height)| top + height) + FOOT_PT
    }

    /// How far the body is scrolled when it shows a target.
    pub(super) fn offset_of(&self, target: Target) -> f32 {
        match target {
            Target::Offset(offset) => offset,
            Target::Row(row, above) => {
                let position = |row| self.forms.iter().position(|form| form.row == row);
                // A card that is folded away is where its heading is.
                let position = position(row).or_else(|| position(row.heading()?));
                let top = position.and_then(|position| self.tops.get(position));
                top.map_or(0.0, |top| top + above)
            }
        }
    }

    /// The row that is at the top of the body when it is scrolled so far, and how far its top is
    /// above that.
    pub(super) fn row_at(&self, offset: f32) -> Option<(Row, f32)> {
        let position = between(&self.tops, &self.heights, offset, offset).start;
        let (form, top) = self.forms.get(position).zip(self.tops.get(position))?;
        Some((form.row, offset - top))
    }

    /// Shows the rows, scrolled to so far down if that is asked for.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        known: &mut Heights<RowForm>,
        (offset, sought): (Option<f32>, Option<&AnchorKey>),
        actions: &mut Vec<Action>,
    ) -> Shown {
        let page = ui.available_height();
        let mut area = ScrollArea::vertical()
            .id_salt(self.panel.feature)
            .auto_shrink(false);
        if let Some(offset) = offset {
            let most = (self.height() - page).max(0.0);
            area = area.vertical_scroll_offset(offset.clamp(0.0, most));
        }
        let output = area.show_viewport(ui, |ui, seen| {
            let mut shown = Shown::default();
            self.rows(ui, reading, known, (seen, sought), &mut shown, actions);
            shown
        });
        Shown {
            offset: output.state.clamped_offset().y,
            page,
            ..output.inner
        }
    }

    fn rows(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        known: &mut Heights<RowForm>,
        (seen, sought): (Rect, Option<&AnchorKey>),
        shown: &mut Shown,
        actions: &mut Vec<Action>,
    ) {
        let origin = ui.max_rect().min;
        ui.set_width(self.width_pt);
        ui.set_height(self.height());
        let (tops, heights) = (&self.tops, &self.heights);
        let first = between(tops, heights, seen.min.y, seen.max.y).start;
        let laid = between(
            tops,
            heights,
            seen.min.y - BEYOND_PT,
            seen.max.y + BEYOND_PT,
        );
        // Rows below the first in sight stand right below each other, whatever was thought.
        let mut below = 0.0;
        for (position, form) in self.forms.iter().enumerate() {
            let (top, height) = (tops[position], heights[position]);
            let at = pos2(origin.x, origin.y + top + below);
            let rect = Rect::from_min_size(at, vec2(self.width_pt, height));
            if let Some(kind) = form.row.headed() {
                row::heading(ui, reading, &self.panel, kind, rect, actions);
            } else if laid.contains(&position) {
                let scope = ui.scope_id().with(form.row);
                let builder = UiBuilder::new().max_rect(rect).scope_id(scope);
                let laid_out = ui.scope_builder(builder, |ui| {
                    row::show(ui, reading, &self.panel, form.row, sought, actions)
                });
                shown.is_found |= laid_out.inner;
                let more = known.measured(*form, laid_out.response.rect.height());
                shown.has_changed |= more.abs() > 0.5;
                if position < first {
                    shown.above += more;
                } else {
                    below += more;
                }
            }
        }
    }
}

/// A row in its form.
fn form(reading: &Reading<'_>, panel: &Panel<'_>, row: Row) -> RowForm {
    let card = match row {
        Row::Card(kind, card) => {
            let section = panel.outline.section(kind);
            section.and_then(|section| section.cards.get(card))
        }
        _ => None,
    };
    let has_open = !reading.state.open_passages.is_empty();
    let opened = card.filter(|_| has_open);
    RowForm {
        row,
        is_whole: card.is_some_and(|card| fact_card::is_whole(reading, card)),
        passages: opened.map_or(0, |card| fact_card::open_passages(reading, card)),
    }
}

/// Where the keys that leaf lead to from an offset, on pages of a height.
pub(in crate::ui) fn leafed(ui: &Ui, reading: &Reading<'_>, offset: f32, page: f32) -> Option<f32> {
    if ui.text_edit_focused() || egui::Popup::is_any_open(ui) || reading.state.dialog.is_some() {
        return None;
    }
    let step = (page - KEPT_PT).max(KEPT_PT);
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    [
        (Key::PageDown, offset + step),
        (Key::PageUp, offset - step),
        (Key::Home, 0.0),
        (Key::End, f32::MAX),
    ]
    .into_iter()
    .find_map(|(key, to)| pressed(key).then_some(to))
}

/// Whether the filters of the map and its date leave a quote of a card in the panel.
fn is_asked_for(reading: &Reading<'_>, card: &Card, mention: &MentionCard) -> bool {
    let (atlas, shown) = (reading.atlas, &reading.state.shown);
    let fact = card.fact.map(|id| Fact::with_id(atlas, id));
    fact.is_none_or(|fact| shown.filter().admits(atlas, &fact))
        && shown.is_by_then(atlas.source(mention.anchor.source).date)
}

/// What is still to be done before a quote can be brought into sight, or where its card is; `None`
/// where the panel does not have it.
pub(super) fn step_towards(
    reading: &Reading<'_>,
    panel: &Panel<'_>,
    whole: &crate::card::Outline,
    sought: &AnchorKey,
) -> Option<Result<Target, Action>> {
    let found = whole.sections.iter().find_map(|section| {
        section.cards.iter().enumerate().find_map(|(i, card)| {
            let mut mentions = card.mentions.iter();
            let mention = mentions.position(|m| anchor_key(card, m) == *sought)?;
            Some((section.kind, i, card, mention))
        })
    });
    let (kind, position, card, mention) = found?;
    let mut choices = panel.choices.clone();
    let said = card.mentions.get(mention);
    let is_asked = said.is_none_or(|said| is_asked_for(reading, card, said));
    let is_withheld = !choices.shows_all && !is_asked;
    if choices.folded.remove(&kind) || !choices.query.is_empty() || is_withheld {
        choices.query.clear();
        choices.shows_all |= is_withheld;
        return Some(Err(Action::ReadPanel(panel.feature, choices)));
    }
    if mention > 0 && !fact_card::is_whole(reading, card) {
        return Some(Err(Action::ToggleCard(card.key.clone())));
    }
    // Its position among the cards that are shown.
    let shown = panel.outline.section(kind);
    let shown = shown.and_then(|s| {
        s.cards
            .iter()
            .position(|c| c.fact == card.fact && c.key == card.key)
    });
    Some(Ok(Target::Row(
        Row::Card(kind, shown.unwrap_or(position)),
        0.0,
    )))
}
