//! The bar at the bottom: where the pointer is, how far in, which texts are open.

use egui::{Align, Layout, Ui};

use super::map_view::MapPane;
use super::waiting::waiting;
use super::whereabouts::where_is;
use super::{Reading, style};
use crate::state::shortened;

/// Whose boundaries are on the map.
fn boundaries(ui: &mut Ui, reading: &Reading<'_>) {
    let i18n = reading.i18n;
    let Some(file) = &reading.atlas.base().own_boundaries else {
        let text = i18n.tr("status-boundaries-bundled");
        ui.label(style::soft(reading.theme, text));
        return;
    };
    let text = i18n.tr_with("status-boundaries-own", &[("file", &shortened(file))]);
    let label = ui.label(style::soft(reading.theme, text));
    if let Some(own) = &reading.state.boundaries.on {
        label.on_hover_text(own.path.display().to_string());
    }
}

/// Whose facts are on the map, where they are not the bundled ones.
fn facts(ui: &mut Ui, reading: &Reading<'_>) {
    let mut packs = reading.atlas.packs().iter();
    let Some(own) = packs.find(|pack| pack.replaces_bundled) else {
        return;
    };
    let i18n = reading.i18n;
    let title = [("pack", own.title.get(i18n.language()))];
    ui.label(style::soft(reading.theme, i18n.tr("status-facts-own")))
        .on_hover_text(i18n.tr_with("status-facts-own-hint", &title));
    ui.separator();
}

/// Shows the bar.
pub(super) fn status_bar(ui: &mut Ui, reading: &Reading<'_>, map: &MapPane) {
    let i18n = reading.i18n;
    ui.horizontal(|ui| {
        if let Some(at) = map.pointer() {
            let lon = format!("{:.4}", at.lon_deg);
            let lat = format!("{:.4}", at.lat_deg);
            let text = i18n.tr_with("status-pointer", &[("lon", &lon), ("lat", &lat)]);
            ui.label(style::soft(reading.theme, text));
            ui.label(style::soft(reading.theme, where_is(reading, at)));
        } else {
            ui.label(style::soft(reading.theme, i18n.tr("app-subtitle")));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(camera) = reading.state.camera {
                let zoom = format!("{:.1}", camera.zoom);
                let text = i18n.tr_with("status-zoom", &[("zoom", &zoom)]);
                ui.label(style::soft(reading.theme, text));
                ui.separator();
            }
            let texts = match reading.texts {
                Some(texts) => {
                    let found = reading.atlas.sources().filter(|(_, s)| texts.of(s).is_ok());
                    i18n.tr_n("status-texts", found.count())
                }
                None => i18n.tr("status-texts-none"),
            };
            ui.label(style::soft(reading.theme, texts));
            ui.separator();
            facts(ui, reading);
            boundaries(ui, reading);
            if let Some(work) = reading.working {
                ui.separator();
                ui.label(style::soft(reading.theme, work));
                waiting(ui, reading.theme);
            }
        });
    });
}
