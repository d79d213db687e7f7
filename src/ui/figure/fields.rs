//! The fields of the figure dialogue.

use egui::{ComboBox, DragValue, Grid, TextEdit, Ui};

use super::{Reading, style};
use crate::action::Action;
use crate::card;
use crate::export::Format;
use crate::figure::{PageSize, ReviewNumber};
use crate::paint::screen::color32;
use crate::scene::figure::usual_title;
use crate::state::{DPI, FigureFault, FigureForm, Subject};

/// The pages a report asks for, with their words.
const PAGES: [(PageSize, &str); 6] = [
    (PageSize::A4, "figure-page-a4"),
    (PageSize::A4Portrait, "figure-page-a4-portrait"),
    (PageSize::A3, "figure-page-a3"),
    (PageSize::A3Portrait, "figure-page-a3-portrait"),
    (PageSize::Column, "figure-page-column"),
    (PageSize::Slide, "figure-page-slide"),
];

/// Shows the fields; what changed comes back as an action.
pub(super) fn fields(
    ui: &mut Ui,
    reading: &Reading<'_>,
    fault: Option<FigureFault>,
    actions: &mut Vec<Action>,
) {
    let mut form = reading.state.figure.clone();
    Grid::new("fields")
        .num_columns(2)
        .spacing([12.0, 8.0])
        .show(ui, |ui| {
            ui.label(reading.i18n.tr("figure-subject"));
            subject(ui, reading, &mut form);
            ui.end_row();
            row(ui, reading, "figure-page", |ui| {
                page(ui, reading, &mut form);
            });
            row(ui, reading, "figure-format", |ui| {
                format(ui, reading, &mut form);
            });
            row(ui, reading, "figure-heading", |ui| {
                let usual = usual_title(reading.i18n, &reading.state.shown);
                let mut title = form.title.clone().unwrap_or_else(|| usual.clone());
                if line(ui, reading, "figure-heading", "", &mut title) {
                    form.title = (title != usual).then_some(title);
                }
            });
            row(ui, reading, "figure-caption", |ui| {
                line(ui, reading, "figure-caption", "", &mut form.caption);
            });
            row(ui, reading, "figure-review", |ui| {
                line(
                    ui,
                    reading,
                    "figure-review",
                    ReviewNumber::EXAMPLE,
                    &mut form.review,
                );
            });
            row(ui, reading, "figure-as-of", |ui| {
                line(ui, reading, "figure-as-of", "2020-12", &mut form.as_of);
            });
            row(ui, reading, "figure-more", |ui| {
                ui.checkbox(&mut form.footnotes, reading.i18n.tr("figure-footnotes"));
                ui.checkbox(&mut form.dark, reading.i18n.tr("figure-dark"));
            });
        });
    let words = match fault {
        None => style::soft(reading.theme, reading.i18n.tr("figure-layers")),
        Some(fault) => {
            let key = match fault {
                FigureFault::Size => "figure-fault-size",
                FigureFault::Review => "figure-fault-review",
                FigureFault::AsOf => "figure-fault-as-of",
                FigureFault::Selection => "figure-fault-selection",
            };
            let words = egui::RichText::new(
                reading
                    .i18n
                    .tr_with(key, &[("example", ReviewNumber::EXAMPLE)]),
            );
            words
                .size(style::SMALL_PT)
                .color(color32(reading.theme.failure))
        }
    };
    ui.label(words);
    if form != reading.state.figure {
        actions.push(Action::EditFigure(Box::new(form)));
    }
}

fn row(ui: &mut Ui, reading: &Reading<'_>, key: &str, field: impl FnOnce(&mut Ui)) {
    ui.label(reading.i18n.tr(key));
    ui.horizontal_wrapped(field);
    ui.end_row();
}

fn subject(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    let selected = reading
        .state
        .placed_selection(reading.atlas)
        .map(|feature| card::tooltip(reading.atlas, reading.i18n, feature).0);
    ui.vertical(|ui| {
        ui.horizontal(|ui| {
            for (subject, key) in [
                (Subject::Window, "figure-subject-window"),
                (Subject::Circle, "menu-fit-circle"),
                (Subject::Region, "menu-fit-region"),
            ] {
                ui.radio_value(&mut form.subject, subject, reading.i18n.tr(key));
            }
        });
        if let Some(name) = selected {
            ui.radio_value(&mut form.subject, Subject::Selection, name);
        }
    });
}

fn page(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    let i18n = reading.i18n;
    let named = PAGES.iter().find(|(page, _)| Some(*page) == form.page);
    let text = i18n.tr(named.map_or("figure-page-other", |(_, key)| key));
    ComboBox::from_id_salt("figure-page")
        .selected_text(text)
        .width(150.0)
        .show_ui(ui, |ui| {
            for (page, key) in PAGES {
                ui.selectable_value(&mut form.page, Some(page), i18n.tr(key));
            }
            ui.selectable_value(&mut form.page, None, i18n.tr("figure-page-other"));
        })
        .response
        .widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, i18n.tr("figure-page"))
        });
    if form.page.is_none() {
        line(ui, reading, "figure-size", "297x210mm", &mut form.size);
    }
}

fn format(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    for format in [Format::Png, Format::Svg, Format::Pdf] {
        ui.radio_value(
            &mut form.format,
            format,
            format.ending().to_ascii_uppercase(),
        );
    }
    if form.format == Format::Png {
        let field = DragValue::new(&mut form.dpi).range(DPI).suffix(" dpi");
        ui.add(field).on_hover_text(reading.i18n.tr("figure-dpi"));
    }
}

/// A line of text; whether it was changed.
fn line(ui: &mut Ui, reading: &Reading<'_>, key: &str, hint: &str, text: &mut String) -> bool {
    let hint = match hint {
        "" => String::new(),
        hint => reading.i18n.tr_with("figure-hint", &[("example", hint)]),
    };
    let hint = style::soft(reading.theme, hint).italics();
    let field = TextEdit::singleline(text)
        .desired_width(272.0)
        .hint_text(hint);
    let response = ui.add(field);
    let changed = response.changed();
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, reading.i18n.tr(key))
    });
    changed
}
