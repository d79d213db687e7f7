//! The table of facts beneath the map: a row a quote, to be filtered, sorted, followed and copied.

mod widths;

use egui::{Align, ComboBox, Label, Layout, Sense, TextEdit, TextWrapMode, Ui, vec2};
use egui_extras::{Column as Width, TableBuilder};

use super::{Reading, style, text};
use crate::action::Action;
use crate::filter::{FactFilter, FactKind};
use crate::i18n::keys;
use crate::model::Language;
use crate::table::{self, Column, Filter, Row};

use widths::{LEAST_PT, Widths};

const ROW_PT: f32 = 22.0;
/// The height of the fields above the rows.
const FIELD_PT: f32 = 26.0;
/// The room a field keeps clear at its ends.
const FIELD_MARGIN_PT: f32 = 10.0;

/// The rows, kept until the language or the filter changes.
#[derive(Debug, Default)]
pub(super) struct TablePane {
    rows: Vec<Row>,
    language: Option<Language>,
    shown: Vec<usize>,
    /// What the table lists, and which facts are asked for everywhere.
    filter: Option<(Filter, FactFilter)>,
    widths: Widths,
}

impl TablePane {
    /// Shows the filters and the rows that pass them.
    pub(super) fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        self.refresh(reading);
        ui.add_space(2.0);
        ui.scope(|ui| {
            // Words beside a field stand in its middle, and a button is not broken.
            ui.spacing_mut().interact_size.y = FIELD_PT;
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            ui.horizontal_wrapped(|ui| self.filters(ui, reading, actions));
        });
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
        let (filter, asked) = (&reading.state.table, reading.state.shown.filter());
        let known = self.filter.as_ref();
        if known.is_none_or(|(own, shared)| (own, shared) != (filter, asked)) {
            self.shown = filter.apply(&self.rows);
            if !asked.is_empty() {
                let admitted = table::admitted(reading.atlas, asked);
                self.shown.retain(|row| admitted.get(*row) == Some(&true));
            }
            self.filter = Some((filter.clone(), asked.clone()));
        }
    }

    fn filters(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let i18n = reading.i18n;
        let old = &reading.state.table;
        let mut filter = old.clone();
        ui.label(style::heading(reading.theme, i18n.tr("table-title")));
        let hint = i18n.tr("table-search-hint");
        let field = TextEdit::singleline(&mut filter.query)
            .desired_width(text::width(&hint, style::BODY_PT) + 2.0 * FIELD_MARGIN_PT)
            .hint_text(hint);
        ui.add(field).widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("table-search"))
        });
        ui.selectable_value(&mut filter.kind, None, i18n.tr("table-all"));
        for kind in FactKind::ALL {
            ui.selectable_value(&mut filter.kind, Some(kind), i18n.tr(kind.key()));
        }
        sources(ui, reading, &mut filter);
        ui.checkbox(&mut filter.undrawn, i18n.tr("table-undrawn"));
        self.end(ui, reading, actions);
        if filter != *old {
            actions.push(Action::FilterTable(filter));
        }
    }

    /// The count and what can be done with the table, at the right end of a line.
    fn end(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let i18n = reading.i18n;
        let count = i18n.tr_n("table-count", self.shown.len());
        let (copy, close) = (i18n.tr("table-copy"), i18n.tr("button-close"));
        let space = ui.spacing().item_spacing.x;
        let button = |text: &str| {
            let padding = ui.spacing().button_padding.x;
            text::width(text, style::BODY_PT) + 2.0 * padding + space
        };
        let needed = text::width(&count, style::SMALL_PT) + button(&copy) + button(&close) + 2.0;
        if ui.available_size_before_wrap().x < needed {
            ui.end_row();
        }
        let rest = ui.available_size_before_wrap().x - needed;
        if rest > 0.0 {
            ui.add_space(rest);
        }
        // As high as the buttons: it may be the first of a line.
        let size = vec2(text::width(&count, style::SMALL_PT), FIELD_PT);
        ui.add_sized(size, Label::new(style::soft(reading.theme, count)));
        if ui.button(copy).clicked() {
            let text = table::tab_separated(i18n, &self.rows, &self.shown);
            actions.push(Action::Copy(text));
        }
        if ui.button(close).clicked() {
            actions.push(Action::ToggleTable);
        }
    }

    fn table(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let room = ui.available_width() - ui.spacing().scroll.allocated_width();
        let gap = ui.spacing().item_spacing.x;
        let (widths, is_new) = self.widths.of(reading, &self.rows, (room, gap));
        let mut builder = TableBuilder::new(ui)
            .id_salt(("facts", reading.i18n.language()))
            .striped(true)
            .sense(Sense::click())
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .cell_layout(Layout::left_to_right(Align::Center));
        for width in widths {
            let column = Width::initial(width).at_least(LEAST_PT);
            builder = builder.column(column.resizable(true).clip(true));
        }
        if is_new {
            builder.reset();
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
    // The arrow goes first, for a column may be too narrow for a name with an arrow behind it.
    let (text, next) = match filter.sort {
        Some((sorted, false)) if sorted == column => (format!("↑ {name}"), Some((column, true))),
        Some((sorted, true)) if sorted == column => (format!("↓ {name}"), None),
        _ => (name.clone(), Some((column, false))),
    };
    let is_cut = text::width(&text, style::HEAD_PT) > ui.available_width();
    let text = style::heading(reading.theme, text);
    let mut response = ui.add(egui::Button::new(text).frame(false).truncate());
    if is_cut {
        response = response.on_hover_text(name);
    }
    if response.clicked() {
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
        [i18n.credit(source), kind, i18n.date_text(source)].join(" · ")
    };
    let chosen = filter.source.map_or_else(
        || i18n.tr("table-all-sources"),
        |id| name(reading.atlas.source(id)),
    );
    let combo = ComboBox::from_id_salt("sources").selected_text(chosen);
    let shown = combo.show_ui(ui, |ui| {
        let all = (None, i18n.tr("table-all-sources"));
        let each = reading.atlas.sources().map(|(id, s)| (Some(id), name(s)));
        for (id, name) in std::iter::once(all).chain(each) {
            if ui.selectable_value(&mut filter.source, id, name).clicked() {
                ui.close();
            }
        }
    });
    shown.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, i18n.tr("table-source"))
    });
}
