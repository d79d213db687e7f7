//! The card of what is measured: its figures, what can be done with them, and whose they are.

use egui::{Align2, Area, Label, Rect, RichText, Ui};

use super::shortcuts::arrows_move_map;
use super::{Reading, style};
use crate::action::Action;
use crate::geometry::{geodesic_area_km2, geodesic_length_km};
use crate::i18n::I18n;
use crate::state::{Measure, MeasureStep};

/// How far the card keeps from the right edge of the map, where buttons and handle stand, and from
/// what is above it.
const EDGE_PT: (f32, f32) = (52.0, 8.0);
/// How wide it is at most.
const WIDTH_PT: f32 = 268.0;
/// Shorter lengths are told in metres, smaller areas in square metres.
const LEAST_KM: f64 = 0.9995;
const LEAST_KM2: f64 = 0.0995;

/// Shows the card over the upper right of the map, below the chips where these reach so far.
pub(super) fn measure_card(
    ui: &Ui,
    reading: &Reading<'_>,
    (map, chips): (Rect, Option<Rect>),
    actions: &mut Vec<Action>,
) {
    let Some(measure) = &reading.state.measure else {
        return;
    };
    let right = map.right() - EDGE_PT.0;
    let left = right - WIDTH_PT - 24.0;
    let above = chips.filter(|chips| chips.right() > left);
    let top = above.map_or(map.top(), |chips| chips.bottom()) + EDGE_PT.1;
    Area::new(egui::Id::unique("measure"))
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(egui::pos2(right, top))
        .order(egui::Order::Middle)
        .show(ui.ctx(), |ui| {
            style::card_frame(reading.theme).show(ui, |ui| {
                ui.set_max_width(WIDTH_PT.min(map.width() - 2.0 * EDGE_PT.0));
                card(ui, reading, measure, actions);
            });
        });
}

fn card(ui: &mut Ui, reading: &Reading<'_>, measure: &Measure, actions: &mut Vec<Action>) {
    let (i18n, theme) = (reading.i18n, reading.theme);
    let lines = figures(i18n, measure);
    let figures = lines.join("\n");
    let shown = if lines.is_empty() {
        i18n.tr("measure-begin")
    } else {
        figures.clone()
    };
    let response = ui.add(Label::new(RichText::new(shown)).wrap());
    // A screen reader says each new figure.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    if measure.can_have_area() {
        let mut is_area = measure.is_area;
        let name = i18n.tr("measure-with-area");
        let choice = ui.checkbox(&mut is_area, name);
        if choice.has_focus() {
            // It has no use for them, and the line goes on.
            arrows_move_map(ui, choice.id);
        }
        if choice.clicked() {
            actions.push(Action::Measure(MeasureStep::SetArea(is_area)));
        }
    }
    if measure.is_open {
        let keys = style::soft(theme, i18n.tr("measure-keys"));
        ui.add(Label::new(keys).wrap());
    }
    let note = i18n.tr("measure-note");
    ui.add(Label::new(style::soft(theme, &note)).wrap());
    ui.horizontal(|ui| {
        let copy = egui::Button::new(i18n.tr("measure-copy"));
        if ui.add_enabled(!lines.is_empty(), copy).clicked() {
            actions.push(Action::Copy(copied(i18n, measure, &figures)));
        }
        if measure.is_open && ui.button(i18n.tr("measure-end")).clicked() {
            actions.push(Action::Measure(MeasureStep::End));
        }
        if ui.button(i18n.tr("measure-clear")).clicked() {
            actions.push(Action::Measure(MeasureStep::Clear));
        }
    });
}

/// What has been measured, a figure a line.
fn figures(i18n: &I18n, measure: &Measure) -> Vec<String> {
    let points = &measure.points;
    let Some(last) = points.windows(2).last() else {
        return Vec::new();
    };
    let total = length_text(geodesic_length_km(points));
    let mut lines = vec![i18n.tr_with("measure-total", &[("length", &total)])];
    if points.len() > 2 {
        let last = length_text(geodesic_length_km(last));
        lines.push(i18n.tr_with("measure-last", &[("length", &last)]));
    }
    if measure.is_area {
        lines.push(match geodesic_area_km2(points) {
            Some(area) => i18n.tr_with("measure-area", &[("area", &area_text(area))]),
            None => i18n.tr("measure-crosses"),
        });
    }
    lines
}

/// What is copied: the figures, how they were come by, and between which positions.
fn copied(i18n: &I18n, measure: &Measure, figures: &str) -> String {
    let points = measure.points.iter();
    let points = points.map(|at| format!("{:.5}, {:.5}", at.lon_deg, at.lat_deg));
    let points = points.collect::<Vec<_>>().join("; ");
    let points = i18n.tr_with("measure-points", &[("points", &points)]);
    [figures, &i18n.tr("measure-note"), &points].join("\n")
}

/// A length with three significant figures.
fn length_text(km: f64) -> String {
    if km < LEAST_KM {
        format!("{} m", significant(km * 1e3))
    } else {
        format!("{} km", significant(km))
    }
}

/// An area with three significant figures.
fn area_text(km2: f64) -> String {
    if km2 < LEAST_KM2 {
        format!("{} m²", significant(km2 * 1e6))
    } else {
        format!("{} km²", significant(km2))
    }
}

/// A number that is not negative, rounded to three significant figures.
fn significant(value: f64) -> String {
    if value <= 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "an exponent of ten")]
    let magnitude = |value: f64| value.log10().floor() as i32;
    let step = 10_f64.powi(magnitude(value) - 2);
    let rounded = (value / step).round() * step;
    // What is rounded up may have another figure before its point.
    let decimals = usize::try_from(2 - magnitude(rounded + step / 8.0)).unwrap_or(0);
    format!("{rounded:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_three_digits_that_count() {
        for (value, text) in [
            (0.0, "0"),
            (0.012_345, "0.0123"),
            (0.9996, "1.00"),
            (9.996, "10.0"),
            (12.34, "12.3"),
            (99.95, "100"),
            (123.4, "123"),
            (1234.0, "1230"),
            (68_512.0, "68500"),
        ] {
            assert_eq!(significant(value), text, "{value}");
        }
        assert_eq!(length_text(0.9994), "999 m");
        assert_eq!(length_text(0.9996), "1.00 km");
        assert_eq!(area_text(0.05), "50000 m²");
        assert_eq!(area_text(12_345.0), "12300 km²");
    }
}
