//! The features of the map that the keyboard walks.

use egui::{Rect, Sense, Stroke, Ui, vec2};

use super::{Live, Reading};
use crate::action::Action;
use crate::card;
use crate::paint::screen::color32;
use crate::render::FocusTarget;

/// How far from its middle a focus target reaches, in points.
const HALF_PT: f32 = 8.0;

/// Adds one node to the accessibility tree for each target in view; Tab walks them, Enter selects.
pub(super) fn focus_targets(
    ui: &mut Ui,
    reading: &Reading<'_>,
    live: &Live<'_>,
    targets: &[FocusTarget],
    actions: &mut Vec<Action>,
) {
    for (feature, at) in targets {
        let at = live.screen(*at);
        if !live.rect.contains(at) {
            continue;
        }
        let rect = Rect::from_center_size(at, vec2(2.0 * HALF_PT, 2.0 * HALF_PT));
        let id = ui.scope_id().with(("focus target", feature));
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| {
            let (name, line) = card::tooltip(reading.atlas, reading.i18n, *feature);
            let label = format!("{name} {line}");
            egui::WidgetInfo::labeled(egui::Role::GraphicsSymbol, true, label)
        });
        if response.has_focus() {
            let ring = Stroke::new(2.0, color32(reading.theme.selection));
            ui.painter().circle_stroke(at, HALF_PT + 1.0, ring);
            if ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                actions.push(Action::Select(Some(*feature)));
            }
        }
    }
}
