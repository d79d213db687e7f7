//! The head of the panel on the right.

use egui::{Align, Layout, Ui, vec2};

use super::{Reading, style, text};
use crate::action::Action;
use crate::paint::screen::color32;

/// Shows a title, in as many lines as it takes, beside the button that closes the panel.
pub(super) fn panel_head(
    ui: &mut Ui,
    reading: &Reading<'_>,
    title: &str,
    actions: &mut Vec<Action>,
) {
    // The button takes its room first, and the title has what is left.
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if ui.small_button(reading.i18n.tr("button-close")).clicked() {
            actions.push(Action::Select(None));
        }
        let room = vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            text::paragraph(ui, title, style::TITLE_PT, color32(reading.theme.ink));
        });
    });
}
