//! The fields of the figure dialogue.

use egui::{Align, ComboBox, DragValue, Layout, RichText, TextEdit, TextWrapMode, Ui, Vec2, vec2};

use super::{Reading, style, text};
use crate::action::Action;
use crate::card;

use crate::figure_spec::{FigureKind, Format, Notes, PageSize, PanelsBy, ReviewNumber, RowOrder};
use crate::model::FeatureId;
use crate::paint::screen::color32;
use crate::scene::layout::ties_title;
use crate::scene::theme::ThemeName;
use crate::state::{DPI, FigureFault, FigureForm, Subject};

/// The pages a report asks for, with their words.
const PAGES: [(PageSize, &str); 7] = [
    (PageSize::Report, "figure-page-report"),
    (PageSize::Column, "figure-page-column"),
    (PageSize::A4, "figure-page-a4"),
    (PageSize::A4Portrait, "figure-page-a4-portrait"),
    (PageSize::A3, "figure-page-a3"),
    (PageSize::A3Portrait, "figure-page-a3-portrait"),
    (PageSize::Slide, "figure-page-slide"),
];

/// The height of a row of fields.
const FIELD_PT: f32 = 26.0;

/// How many characters that cannot be printed are named.
const MISSING: usize = 6;

/// The words before the fields.
const NAMES: [&str; 15] = [
    "figure-kind",
    "figure-sort",
    "figure-by",
    "figure-subject",
    "figure-page",
    "figure-size",
    "figure-format",
    "figure-number",
    "figure-heading",
    "figure-caption",
    "figure-review",
    "figure-as-of",
    "figure-notes",
    "figure-more",
    "figure-theme",
];

/// Shows the fields; what changed comes back as an action.
pub(super) fn fields(
    ui: &mut Ui,
    reading: &Reading<'_>,
    fault: Option<FigureFault>,
    actions: &mut Vec<Action>,
) {
    let mut form = reading.state.figure.clone();
    // The rows of a frame follow each other whatever is in them; a grid would know their heights
    // only one frame later.
    let name = |key: &str| text::width(&reading.i18n.tr(key), style::BODY_PT);
    let size = vec2(NAMES.map(name).into_iter().fold(0.0, f32::max), FIELD_PT);
    let row = |ui: &mut Ui, key: &str, field: &mut dyn FnMut(&mut Ui)| {
        row(ui, size, &reading.i18n.tr(key), field);
    };
    ui.spacing_mut().item_spacing.y = 8.0;
    row(ui, "figure-kind", &mut |ui| kind(ui, reading, &mut form));
    match form.kind {
        FigureKind::Map | FigureKind::Schematic => {}
        FigureKind::Board => row(ui, "figure-sort", &mut |ui| {
            for order in RowOrder::ALL {
                ui.radio_value(&mut form.sort, order, reading.i18n.tr(order.key()));
            }
        }),
        FigureKind::Multiples => row(ui, "figure-by", &mut |ui| {
            for by in PanelsBy::ALL {
                ui.radio_value(&mut form.by, by, reading.i18n.tr(by.key()));
            }
        }),
    }
    row(ui, "figure-subject", &mut |ui| {
        subject(ui, reading, &mut form);
    });
    row(ui, "figure-page", &mut |ui| page(ui, reading, &mut form));
    if form.page.is_none() {
        row(ui, "figure-size", &mut |ui| {
            line(ui, reading, "figure-size", "297x210mm", &mut form.size);
        });
    }
    row(ui, "figure-format", &mut |ui| {
        format(ui, reading, &mut form);
    });
    row(ui, "figure-number", &mut |ui| {
        let example = reading.i18n.tr("figure-number-example");
        line(ui, reading, "figure-number", &example, &mut form.number);
    });
    row(ui, "figure-heading", &mut |ui| {
        let (atlas, i18n) = (reading.atlas, reading.i18n);
        let usual = reading.state.usual_figure_title(atlas, i18n);
        let mut title = form.title.clone().unwrap_or_else(|| usual.clone());
        if line(ui, reading, "figure-heading", "", &mut title) {
            form.title = (title != usual).then_some(title);
        }
    });
    row(ui, "figure-caption", &mut |ui| {
        line(ui, reading, "figure-caption", "", &mut form.caption);
    });
    // Only maps are reviewed; what stands in the field and cannot be one is shown to be corrected.
    if form.kind != FigureKind::Board || fault == Some(FigureFault::Review) {
        row(ui, "figure-review", &mut |ui| {
            let example = ReviewNumber::EXAMPLE;
            line(ui, reading, "figure-review", example, &mut form.review);
        });
    }
    row(ui, "figure-as-of", &mut |ui| {
        let window = reading.state.shown.as_of();
        let window = window.map_or_else(String::new, |date| date.to_string());
        let mut as_of = form.as_of.clone().unwrap_or_else(|| window.clone());
        if line(ui, reading, "figure-as-of", "2020-12", &mut as_of) {
            form.as_of = (as_of != window).then_some(as_of);
        }
    });
    row(ui, "figure-notes", &mut |ui| notes(ui, reading, &mut form));
    row(ui, "figure-more", &mut |ui| {
        let below = reading.i18n.tr("figure-title-below");
        ui.checkbox(&mut form.title_below, below);
    });
    row(ui, "figure-theme", &mut |ui| {
        for theme in ThemeName::ALL {
            let name = reading.i18n.tr(theme_key(theme));
            ui.radio_value(&mut form.theme, theme, name);
        }
    });
    remarks(ui, reading, &form, fault);
    if form != reading.state.figure {
        actions.push(Action::EditFigure(Box::new(form)));
    }
}

/// What is to be corrected, or what else the figure takes over; words it could not print.
fn remarks(ui: &mut Ui, reading: &Reading<'_>, form: &FigureForm, fault: Option<FigureFault>) {
    let missing = form.without_glyph();
    if !missing.is_empty() {
        // The window's font is the same: the code says which character it is.
        let named = missing.chars().take(MISSING);
        let named: Vec<String> = named.map(|c| format!("{c} (U+{:04X})", c as u32)).collect();
        let named = named.join(&reading.i18n.tr("list-comma"));
        let words = reading
            .i18n
            .tr_with("figure-missing-glyphs", &[("missing", &named)]);
        ui.label(warning(reading, words));
    }
    let words = match fault {
        None => {
            let key = match form.kind {
                FigureKind::Board => "figure-pages",
                FigureKind::Map | FigureKind::Schematic | FigureKind::Multiples => "figure-layers",
            };
            style::soft(reading.theme, reading.i18n.tr(key))
        }
        Some(fault) => warning(reading, reading.i18n.say(&fault)),
    };
    ui.label(words);
}

fn warning(reading: &Reading<'_>, words: String) -> RichText {
    let color = color32(reading.theme.failure);
    RichText::new(words).size(style::SMALL_PT).color(color)
}

/// A field behind its name, which has the size of all names.
fn row(ui: &mut Ui, size: Vec2, name: &str, field: &mut dyn FnMut(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.label(name);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.spacing_mut().interact_size.y = FIELD_PT;
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            ui.horizontal_wrapped(|ui| field(ui));
        });
    });
}

fn kind(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    for kind in FigureKind::ALL {
        ui.radio_value(&mut form.kind, kind, reading.i18n.tr(kind.key()));
    }
}

/// The extents of a map that there always are, with their words.
const EXTENTS: [(Subject, &str); 3] = [
    (Subject::Window, "figure-subject-window"),
    (Subject::Circle, "menu-fit-circle"),
    (Subject::Region, "menu-fit-region"),
];

fn subject(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    let selected = reading.state.selection_of_figure(reading.atlas);
    let selected = selected.map(|feature| match reading.state.connected {
        Some(connected) => ties_title(reading.atlas, reading.i18n, connected),
        None => card::tooltip(reading.atlas, reading.i18n, feature).0,
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    if form.kind == FigureKind::Board {
        let is_all = form.subject != Subject::Selection;
        if ui
            .radio(is_all, reading.i18n.tr("figure-subject-links"))
            .clicked()
        {
            form.subject = Subject::Region;
        }
    }
    let extents = if form.kind == FigureKind::Board {
        &[][..]
    } else {
        &EXTENTS
    };
    // A diagram has no view: in place of the window's it shows the region.
    let is_diagram = form.kind == FigureKind::Schematic;
    for (subject, key) in extents.iter().copied() {
        if is_diagram && subject == Subject::Window {
            continue;
        }
        let stands_in = is_diagram && subject == Subject::Region;
        let is_on = form.subject == subject || stands_in && form.subject == Subject::Window;
        if ui.radio(is_on, reading.i18n.tr(key)).clicked() {
            form.subject = subject;
        }
    }
    if let Some(name) = selected {
        // A name may be longer than the line.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
        ui.radio_value(&mut form.subject, Subject::Selection, name);
    }
    let compared = reading.state.placed_comparison(reading.atlas);
    let is_map = form.kind == FigureKind::Map;
    if is_map && compared.is_some() || form.subject == Subject::Compared {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
        let names = compared.iter().flat_map(|compared| compared.features());
        let name = |feature: &FeatureId| card::tooltip(reading.atlas, reading.i18n, *feature).0;
        let names = reading.i18n.joined(names.map(name).collect());
        let text = reading
            .i18n
            .tr_with("figure-subject-compared", &[("names", &names)]);
        ui.radio_value(&mut form.subject, Subject::Compared, text);
    }
}

fn page(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    let i18n = reading.i18n;
    let named = PAGES.iter().find(|(page, _)| Some(*page) == form.page);
    let text = i18n.tr(named.map_or("figure-page-other", |(_, key)| key));
    ComboBox::from_id_salt("figure-page")
        .selected_text(text)
        .width(180.0)
        .show_ui(ui, |ui| {
            let named = PAGES.map(|(page, key)| (Some(page), key));
            for (page, key) in named.into_iter().chain([(None, "figure-page-other")]) {
                if ui
                    .selectable_value(&mut form.page, page, i18n.tr(key))
                    .clicked()
                {
                    ui.close();
                }
            }
        })
        .response
        .widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, i18n.tr("figure-page"))
        });
}

/// How much the figure says of its texts; what is usual on the page until something else is chosen.
fn notes(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    let usual = Notes::usual(form.page().unwrap_or_default());
    let mut chosen = form.notes.unwrap_or(usual);
    for (notes, key) in [
        (Notes::Full, "figure-notes-full"),
        (Notes::Short, "figure-notes-short"),
        (Notes::None, "figure-notes-none"),
    ] {
        ui.radio_value(&mut chosen, notes, reading.i18n.tr(key));
    }
    form.notes = (chosen != usual).then_some(chosen);
}

const fn theme_key(name: ThemeName) -> &'static str {
    match name {
        ThemeName::Light => "theme-light",
        ThemeName::Dark => "theme-dark",
        ThemeName::Print => "theme-print",
    }
}

fn format(ui: &mut Ui, reading: &Reading<'_>, form: &mut FigureForm) {
    for format in Format::ALL {
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
        .desired_width(f32::INFINITY)
        .hint_text(hint);
    let response = ui.add(field);
    let changed = response.changed();
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, reading.i18n.tr(key))
    });
    changed
}
