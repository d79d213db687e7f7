//! What was understood of a file of boundaries, in a few lines, and in which datum it seems to be.

use egui::{Grid, Response, Ui};

use crate::action::Action;
use crate::geodata::{Datum, DatumCheck, FindingKind, Form};
use crate::i18n::I18n;
use crate::model::Level;
use crate::state::{OwnBoundaries, Understood};
use crate::ui::{Reading, style};

/// Shows format, units, what was matched and what became of the rest.
pub(super) fn summary(ui: &mut Ui, reading: &Reading<'_>, read: &Understood) {
    let (i18n, report) = (reading.i18n, &read.report);
    let mut rows = vec![
        ("boundaries-format", i18n.tr(form(report.form))),
        ("boundaries-units", units(i18n, read)),
        ("boundaries-matched", count(i18n, report.matched)),
        (
            "boundaries-not-matched",
            count(i18n, report.not_matched.len()),
        ),
    ];
    for (kind, key) in [
        (FindingKind::Mended, "boundaries-mended"),
        (FindingKind::DrawnAsLine, "boundaries-lines"),
        (FindingKind::NotDrawn, "boundaries-not-drawn"),
        (FindingKind::LeftOut, "boundaries-left-out"),
    ] {
        if let Some(n) = report.features.get(&kind) {
            rows.push((key, count(i18n, *n)));
        }
    }
    let distance = report.datum.map(|check| distance(i18n, &check));
    let unknown = || i18n.tr("boundaries-distance-unknown");
    rows.push(("boundaries-distance", distance.unwrap_or_else(unknown)));
    Grid::new("understood")
        .num_columns(2)
        .spacing([16.0, 4.0])
        .show(ui, |ui| {
            for (key, value) in rows {
                ui.label(style::soft(reading.theme, i18n.tr(key)));
                ui.label(value);
                ui.end_row();
            }
        });
}

/// Offers to convert the file where it seems to be in another datum, or to take it as it is where
/// it was converted; the button of a conversion that is advised.
pub(super) fn datum(
    ui: &mut Ui,
    reading: &Reading<'_>,
    read: &Understood,
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let i18n = reading.i18n;
    let check = read.report.datum?;
    let mut open_in = |datum: Option<Datum>| {
        let path = read.file.path.clone();
        actions.push(Action::OpenBoundaries(OwnBoundaries { path, datum }));
    };
    if let Some(converted) = check.converted {
        ui.horizontal_wrapped(|ui| {
            let name = [("datum", converted.name())];
            ui.label(i18n.tr_with("boundaries-converted", &name));
            if ui.button(i18n.tr("boundaries-as-is")).clicked() {
                open_in(None);
            }
        });
        return None;
    }
    let (datum, then_m) = check.likely?;
    let shown = style::card_frame(reading.theme).show(ui, |ui| {
        let (now, then) = (metres(check.offset_m), metres(then_m));
        let words = [("datum", datum.name()), ("now", &now), ("then", &then)];
        ui.label(i18n.tr_with("boundaries-other-datum", &words));
        let name = [("datum", datum.name())];
        let convert = ui.button(i18n.tr_with("boundaries-convert", &name));
        if convert.clicked() {
            open_in(Some(datum));
        }
        convert
    });
    Some(shown.inner)
}

fn distance(i18n: &I18n, check: &DatumCheck) -> String {
    let metres = metres(check.offset_m);
    i18n.tr_with("boundaries-distance-of", &[("m", &metres)])
}

fn metres(metres: f64) -> String {
    format!("{metres:.0}")
}

fn count(i18n: &I18n, n: usize) -> String {
    i18n.tr_n("boundaries-count", n)
}

/// How many units of each level there are.
fn units(i18n: &I18n, read: &Understood) -> String {
    let of_level = |(level, n): (&Level, &usize)| {
        i18n.tr_n(
            match level {
                Level::Province => "boundaries-provinces",
                Level::Prefecture => "boundaries-prefectures",
                Level::County => "boundaries-counties",
            },
            *n,
        )
    };
    let levels: Vec<String> = read.report.units.iter().map(of_level).collect();
    levels.join(&i18n.tr("list-comma"))
}

const fn form(form: Form) -> &'static str {
    match form {
        Form::Collection => "boundaries-form-collection",
        Form::Feature => "boundaries-form-feature",
        Form::Geometry => "boundaries-form-geometry",
        Form::Sequence => "boundaries-form-sequence",
        Form::Topology => "boundaries-form-topology",
        Form::Packed => "boundaries-form-packed",
    }
}
