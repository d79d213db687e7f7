//! The panel on the right: what the texts say of the selected place, corridor or link.
//!
//! Its head stays, its body is scrolled: a row a heading, a card, a list of places. Only the rows
//! in sight are laid out.

mod body;
mod contents;
pub(super) mod fact_card;
mod form;
mod head;
mod panel;
pub(super) mod row;
mod rows;
mod target;

use std::collections::BTreeMap;

use egui::{Id, Key, Ui};

use super::Reading;
use super::heights::Heights;
use super::shown_widget::shown_widget;
use crate::action::Action;
use crate::card::outline;
use crate::model::{FeatureId, Language};
use crate::state::{AnchorKey, PanelReading};

pub(super) use body::leafed;
use body::{Body, step_towards};
use contents::Contents;
use form::RowForm;
pub(super) use head::numbered;
use panel::Panel;
use rows::Row;
use target::Target;

/// What the panel says and where it is scrolled, kept until it is about something else.
#[derive(Debug, Default)]
pub(super) struct DetailPane {
    of: Option<(FeatureId, Language)>,
    contents: Option<Contents>,
    heights: Heights<RowForm>,
    /// Where each panel was scrolled to: a row, and how far its top is above the panel's.
    scrolled: BTreeMap<FeatureId, (Row, f32)>,
    /// Where the panel is to be scrolled to in the next frame.
    target: Option<Target>,
    /// The quote that is to be brought into sight.
    sought: Option<AnchorKey>,
    /// How far the panel is scrolled, in points.
    offset: f32,
    /// How it was laid out in the last frame.
    form: Option<PanelForm>,
    /// The widget that has the keyboard, if the panel has seen it there.
    focused: Option<Id>,
    /// The heading that a key has led to, which is to have the keyboard.
    jumped_to: Option<Id>,
}

/// What the heights of all rows depend on.
#[derive(Clone, Debug, PartialEq)]
struct PanelForm {
    of: FeatureId,
    width_pt: f32,
    is_whole: bool,
    choices: PanelReading,
}

impl DetailPane {
    /// Reads everything anew when the panel is about another feature, or in another language.
    fn refresh(&mut self, reading: &Reading<'_>, feature: FeatureId) {
        let of = (feature, reading.i18n.language());
        if self.of != Some(of) {
            let made = outline(reading.atlas, reading.index, reading.i18n, feature);
            self.contents = Some(Contents::new(feature, made));
            self.heights.clear();
            let known = self.scrolled.get(&feature).copied();
            self.target = Some(known.map_or(Target::Offset(0.0), |(row, by)| Target::Row(row, by)));
            self.sought = None;
            self.of = Some(of);
        }
        let choices = choices(reading, feature);
        let contents = self.contents.as_mut();
        if contents.is_some_and(|contents| contents.narrow(reading, &choices)) {
            self.heights.clear();
        }
    }
}

/// How the panel of a feature is read.
fn choices(reading: &Reading<'_>, feature: FeatureId) -> PanelReading {
    let known = reading.state.panels.reading(feature);
    let mut choices = known.cloned().unwrap_or_default();
    // Where nothing is left out there is nothing more to show.
    let shown = &reading.state.shown;
    choices.shows_all &= !shown.filter().is_empty() || shown.as_of().is_some();
    choices
}

/// Shows the panel.
pub(super) fn detail(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut DetailPane,
    feature: FeatureId,
    actions: &mut Vec<Action>,
) {
    pane.refresh(reading, feature);
    if let Some(heading) = pane.jumped_to.take() {
        ui.memory_mut(|memory| memory.request_focus(heading));
        pane.focused = Some(heading);
    }
    if let Some(anchor) = &reading.state.reveal {
        pane.sought = Some(anchor.clone());
    }
    let Some(contents) = &pane.contents else {
        return;
    };
    let (whole, asked) = (contents.whole(), contents.asked_for());
    let choices = choices(reading, feature);
    let jumped = head::head(ui, reading, feature, asked, &choices, actions);
    if let Some(kind) = jumped {
        pane.target = Some(Target::Row(Row::Heading(kind), 0.0));
        if ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Space)) {
            // Who jumps by the keyboard goes on from there; in this frame the key would fold it.
            pane.jumped_to = Some(row::heading_id(feature, kind));
        }
    }
    ui.separator();
    let panel = Panel {
        feature,
        outline: contents.shown(),
        choices: &choices,
    };
    match pane
        .sought
        .as_ref()
        .map(|sought| step_towards(reading, &panel, whole, sought))
    {
        Some(Some(Ok(target))) => pane.target = Some(target),
        Some(Some(Err(action))) => actions.push(action),
        Some(None) => pane.sought = None,
        None => {}
    }
    if let Some(offset) = leafed(ui, reading, pane.offset, ui.available_height()) {
        pane.target = Some(Target::Offset(offset));
    }
    let width_pt = ui.available_width() - ui.spacing().scroll.allocated_width();
    let form = PanelForm {
        of: feature,
        width_pt,
        is_whole: reading.state.panels.whole_cards,
        choices: choices.clone(),
    };
    let before = pane.form.replace(form.clone());
    let before = before.filter(|before| before.of == feature && *before != form);
    if let (Some(before), None) = (before, pane.target) {
        // What was read stays where it is, unless it is other cards that are shown now.
        let is_narrowed = before.choices.query != choices.query;
        let top = pane.scrolled.get(&feature).filter(|_| !is_narrowed);
        pane.target = Some(top.map_or(Target::Offset(0.0), |(row, by)| Target::Row(*row, *by)));
    }
    let body = Body::new(reading, panel, &mut pane.heights, width_pt);
    // What is jumped to is unfolded first, and seen in the next frame.
    let waits =
        jumped.is_some_and(|kind| choices.folded.contains(&kind) || !choices.query.is_empty());
    let target = pane.target.take_if(|_| !waits);
    let offset = target.map(|target| body.offset_of(target));
    let sought = pane.sought.as_ref();
    let shown = body.show(ui, reading, &mut pane.heights, (offset, sought), actions);
    pane.offset = shown.offset;
    if let Some(top) = body.row_at(shown.offset) {
        pane.scrolled.insert(feature, top);
    }
    if shown.is_found {
        pane.sought = None;
    }
    if shown.has_changed && target == Some(Target::Offset(f32::MAX)) {
        // The end is where it is once what stands there is measured.
        pane.target = target;
    }
    if shown.above.abs() > 0.5 && pane.target.is_none() {
        pane.target = Some(Target::Offset(shown.offset + shown.above));
    }
    if let Some(by) = newly_focused(ui, &mut pane.focused, shown.page) {
        pane.target = Some(Target::Offset(shown.offset + by));
    }
    if shown.has_changed || pane.target.is_some() || pane.jumped_to.is_some() {
        ui.request_repaint();
    }
}

/// By how much to scroll a body of a height, which ends where `ui` is now, to bring what the
/// keyboard has just reached into sight; `None` where it is in sight or elsewhere.
fn newly_focused(ui: &Ui, known: &mut Option<Id>, page: f32) -> Option<f32> {
    let focused = ui.memory(egui::Memory::focused);
    if std::mem::replace(known, focused) == focused {
        return None;
    }
    let response = shown_widget(ui, focused?)?;
    let (rect, body) = (response.rect, ui.min_rect());
    let is_of_panel = body.x_range().contains(rect.center().x);
    // What of it is not clipped away can be clicked: a part of the panel's own lies within it, as
    // one of the table below does not.
    let clickable = response.interact_rect;
    let is_hidden = !clickable.is_positive();
    let is_of_panel = is_of_panel
        && response.layer_id == ui.layer_id()
        && (is_hidden || body.y_range().contains(clickable.center().y));
    let is_seen = clickable.height() >= rect.height() - 1.0;
    (is_of_panel && !is_seen).then(|| rect.center().y - (body.bottom() - page / 2.0))
}
