//! What stands at the right end of a wrapped line.

use egui::Ui;

use super::{style, text};

/// The room that buttons in a row take, each with the space before it, in points.
pub(super) fn buttons_pt(ui: &Ui, names: &[String]) -> f32 {
    let space = ui.spacing().item_spacing.x + 2.0 * ui.spacing().button_padding.x;
    let button = |name: &String| text::width(name, style::BODY_PT) + space;
    names.iter().map(button).sum()
}

/// Leaves just so much room to the end of the line, or of the next where this one has less.
pub(super) fn move_to(ui: &mut Ui, needed_pt: f32) {
    if ui.available_size_before_wrap().x < needed_pt {
        ui.end_row();
    }
    let rest = ui.available_size_before_wrap().x - needed_pt;
    if rest > 0.0 {
        ui.add_space(rest);
    }
}
