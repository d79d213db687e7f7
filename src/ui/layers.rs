//! Which layers are on the map.

use egui::{CollapsingHeader, Ui};

use super::{Reading, style};
use crate::action::Action;
use crate::filter::{Certainty, FactKind, Value};
use crate::font::text_width;
use crate::scene::Layer;

/// The least height of the boxes, in points; they are scrolled where they are higher.
pub(super) const LEAST_PT: f32 = 48.0;

/// Shows a box to tick for each layer.
pub(super) fn layers(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, shown) = (reading.i18n, &reading.state.shown);
    let names = Layer::ALL.map(|layer| i18n.tr(layer_key(layer)));
    let columns = columns(&names);
    CollapsingHeader::new(i18n.tr("layers-title"))
        .default_open(true)
        .show(ui, |ui| {
            egui::Grid::new(("layers", columns))
                .num_columns(columns)
                .spacing([10.0, 3.0])
                .show(ui, |ui| {
                    for (i, (layer, name)) in Layer::ALL.into_iter().zip(names).enumerate() {
                        let mut on = shown.layer(layer);
                        if ui.checkbox(&mut on, name).changed() {
                            actions.push(Action::SetLayer(layer, on));
                        }
                        if i % columns == columns - 1 {
                            ui.end_row();
                        }
                    }
                });
        });
    if !shown.layer(Layer::Links) {
        return;
    }
    let text = i18n.tr_n("layers-undrawn", reading.atlas.unplaced_links());
    if ui.link(style::soft(reading.theme, text)).clicked() {
        actions.push(Action::ListFacts(vec![
            Value::Kind(FactKind::Link),
            Value::Certainty(Certainty::Unplaced),
        ]));
    }
}

/// The widest name of which two stand side by side.
const COLUMN_PT: f64 = 84.0;

/// In how many columns boxes of these names fit.
fn columns(names: &[String]) -> usize {
    let fits = |name: &String| text_width(name, f64::from(style::BODY_PT)) <= COLUMN_PT;
    if names.iter().all(fits) { 2 } else { 1 }
}

const fn layer_key(layer: Layer) -> &'static str {
    match layer {
        Layer::Roles => "layer-roles",
        Layer::Corridors => "layer-corridors",
        Layer::Links => "layer-links",
        Layer::Rivers => "layer-rivers",
        Layer::Railways => "layer-railways",
        Layer::Airports => "layer-airports",
        Layer::Counties => "layer-counties",
        Layer::Hatch => "layer-hatch",
        Layer::Labels => "layer-labels",
    }
}
