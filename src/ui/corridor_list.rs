//! The panel on the right while it lists corridors that are drawn as one.

use egui::{RichText, ScrollArea, Ui};

use super::panel_head::panel_head;
use super::{Reading, style, text};
use crate::action::Action;
use crate::card::{self, CorridorRow};
use crate::model::{CorridorId, FeatureId};
use crate::paint::screen::color32;

/// Lists corridors; the one that the pointer or the keyboard is on.
pub(super) fn corridor_list(
    ui: &mut Ui,
    reading: &Reading<'_>,
    corridors: &[CorridorId],
    actions: &mut Vec<Action>,
) -> Option<CorridorId> {
    let list = card::corridor_list(reading.atlas, reading.i18n, corridors);
    ui.add_space(4.0);
    panel_head(ui, reading, &list.title, actions);
    ui.separator();
    let mut pointed = None;
    ScrollArea::vertical()
        .id_salt(("corridors", corridors))
        .auto_shrink(false)
        .show(ui, |ui| {
            for entry in &list.rows {
                if row(ui, reading, entry, actions) {
                    pointed = Some(entry.corridor);
                }
            }
            ui.add_space(12.0);
        });
    pointed
}

/// A card of a corridor; whether the pointer or the keyboard is on it.
fn row(ui: &mut Ui, reading: &Reading<'_>, row: &CorridorRow, actions: &mut Vec<Action>) -> bool {
    let theme = reading.theme;
    let frame = style::card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = RichText::new(&row.title).size(style::CARD_PT);
        let link = ui
            .horizontal_wrapped(|ui| {
                let link = ui.link(title.color(color32(theme.road)));
                style::chip(ui, theme, &row.kind);
                link
            })
            .inner;
        if link.clicked() {
            actions.push(Action::Select(Some(FeatureId::Corridor(row.corridor))));
        }
        text::paragraph(ui, &row.quote, style::BODY_PT, color32(theme.ink));
        link.has_focus()
    });
    frame.inner || frame.response.contains_pointer()
}
