//! The table of facts beneath the map: a row a quote, to be filtered, sorted, followed and copied.

use egui::{Align, ComboBox, Label, Layout, Sense, TextEdit, Ui};
use egui_extras::{Column as Width, TableBuilder};

use super::{Reading, style};
use crate::action::Action;
use crate::font::text_width;
use crate::i18n::keys;
use crate::model::Language;
use crate::table::{self, Column, FactKind, Filter, Row};

const ROW_PT: f32 = 22.0;

/// The rows, kept until the language or the filter changes.
#[derive(Debug, Default)]
pub(super) struct TablePane {
    rows: Vec<Row>,
    language: Option<Language>,
    shown: Vec<usize>,
    filter: Option<Filter>,
}

impl TablePane {
    /// Shows the filters and the rows that pass them.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        self.refresh(reading);
        ui.add_space(2.0);
        ui.horizontal(|ui| self.filters(ui, reading, actions));
        ui.add_space(2.0);
        if self.shown.is_empty() {
            ui.label(style::soft(reading.theme, reading.i18n.tr("table-empty")));
        } else {
            self.table(ui, reading, actions);
        }
    }

    fn refresh(&mut self, reading: &Reading<'_>) {
        let language = Some(reading.i18n.language());
        if self.language != language {
            self.rows = table::rows(reading.atlas, reading.i18n);
            self.language = language;
            self.filter = None;
        }
        let filter = &reading.state.table;
        if self.filter.as_ref() != Some(filter) {
            self.shown = filter.apply(&self.rows);
            self.filter = Some(filter.clone());
        }
    }

    fn filters(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let i18n = reading.i18n;
        let old = &reading.state.table;
        let mut filter = old.clone();
        ui.label(style::heading(reading.theme, i18n.tr("table-title")));
        let field = TextEdit::singleline(&mut filter.query)
            .hint_text(i18n.tr("table-search-hint"))
            .desired_width(180.0);
        ui.add(field).widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("table-search"))
        });
        ui.selectable_value(&mut filter.kind, None, i18n.tr("table-all"));
        for kind in FactKind::ALL {
            ui.selectable_value(&mut filter.kind, Some(kind), i18n.tr(kind.key()));
        }
        sources(ui, reading, &mut filter);
        ui.checkbox(&mut filter.undrawn, i18n.tr("table-undrawn"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.small_button(i18n.tr("button-close")).clicked() {
                actions.push(Action::ToggleTable);
            }
            if ui.small_button(i18n.tr("table-copy")).clicked() {
                let text = table::tab_separated(i18n, &self.rows, &self.shown);
                actions.push(Action::Copy(text));
            }
            let count = i18n.tr_n("table-count", self.shown.len());
            ui.label(style::soft(reading.theme, count));
        });
        if filter != *old {
            actions.push(Action::FilterTable(filter));
        }
    }

    fn table(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let mut builder = TableBuilder::new(ui)
            .id_salt(("facts", reading.i18n.language()))
            .striped(true)
            .sense(Sense::click())
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center));
        for column in Column::ALL {
            let width = match width(reading, column) {
                Some(width) => Width::initial(width).at_least(36.0).resizable(true),
                None => Width::remainder().at_least(160.0),
            };
            builder = builder.column(width.clip(true));
        }
        let filter = &reading.state.table;
        builder
            .header(ROW_PT, |mut header| {
                for column in Column::ALL {
                    header.col(|ui| heading(ui, reading, column, filter, actions));
                }
            })
            .body(|body| {
                body.rows(ROW_PT, self.shown.len(), |mut line| {
                    let row = &self.rows[self.shown[line.index()]];
                    line.set_selected(is_open(reading, row));
                    for column in Column::ALL {
                        line.col(|ui| {
                            ui.add(Label::new(row.cell(column)).selectable(false).truncate());
                        });
                    }
                    let response = line.response();
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Row, true, row.cell(Column::Quote))
                    });
                    if response.clicked()
                        && let Some(feature) = row.feature
                    {
                        let anchor = (row.key.clone(), row.source, row.start);
                        actions.push(Action::ShowFact(feature, anchor));
                    }
                });
            });
    }
}

/// Starting widths in points; the phrase takes what is left.
fn width(reading: &Reading<'_>, column: Column) -> Option<f32> {
    match column {
        Column::Kind => Some(widest_kind(reading)),
        Column::Name => Some(168.0),
        Column::Places => Some(110.0),
        Column::Category => Some(112.0),
        Column::Quote => None,
        Column::Word => Some(112.0),
        Column::Source => Some(116.0),
        Column::Date => Some(86.0),
        Column::Locus => Some(44.0),
        Column::Doubt => Some(150.0),
    }
}

/// The width of the longest name of a kind.
fn widest_kind(reading: &Reading<'_>) -> f32 {
    let names = FactKind::ALL.map(|kind| reading.i18n.tr(kind.key()));
    let widths = names
        .iter()
        .map(|name| text_width(name, f64::from(style::BODY_PT)));
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let widest = widths.fold(0.0, f64::max) as f32;
    widest + 12.0
}

/// Whether the panel shows this row's passage.
fn is_open(reading: &Reading<'_>, row: &Row) -> bool {
    let anchor = (row.key.clone(), row.source, row.start);
    reading.state.selection == row.feature && reading.state.open_passages.contains(&anchor)
}

/// A heading sorts by its column: upwards, downwards, not at all.
fn heading(
    ui: &mut Ui,
    reading: &Reading<'_>,
    column: Column,
    filter: &Filter,
    actions: &mut Vec<Action>,
) {
    let name = reading.i18n.tr(column.key());
    let (text, next) = match filter.sort {
        Some((sorted, false)) if sorted == column => (format!("{name} ↑"), Some((column, true))),
        Some((sorted, true)) if sorted == column => (format!("{name} ↓"), None),
        _ => (name, Some((column, false))),
    };
    let button = egui::Button::new(style::heading(reading.theme, text)).frame(false);
    if ui.add(button).clicked() {
        let sort = next;
        let filter = Filter {
            sort,
            ..filter.clone()
        };
        actions.push(Action::FilterTable(filter));
    }
}

fn sources(ui: &mut Ui, reading: &Reading<'_>, filter: &mut Filter) {
    let i18n = reading.i18n;
    let name = |source: &crate::model::Source| {
        let kind = i18n.tr(keys::source(source.kind));
        let publisher = source.publisher.get(i18n.language()).to_owned();
        [publisher, kind, i18n.date_text(source)].join(" · ")
    };
    let chosen = filter.source.map_or_else(
        || i18n.tr("table-all-sources"),
        |id| name(reading.atlas.source(id)),
    );
    let combo = ComboBox::from_id_salt("sources").selected_text(chosen);
    let shown = combo.show_ui(ui, |ui| {
        ui.selectable_value(&mut filter.source, None, i18n.tr("table-all-sources"));
        for (id, source) in reading.atlas.sources() {
            ui.selectable_value(&mut filter.source, Some(id), name(source));
        }
    });
    shown.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, i18n.tr("table-source"))
    });
}
