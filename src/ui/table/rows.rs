//! The rows in sight, under headings that sort and hide their columns.

use egui::{Align, Label, Layout, Sense, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::cached::CachedCells;
use super::widths::LEAST_PT;
use crate::action::Action;
use crate::table::{Column, Row, TableView};
use crate::ui::row_keys::RowKeys;
use crate::ui::{Reading, style, text};

const ROW_PT: f32 = 22.0;

/// How many rows a height shows under the headings.
pub(super) fn in_sight(height_pt: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few rows"
    )]
    let rows = (height_pt / (ROW_PT + 4.0)).max(1.0) as usize;
    rows.saturating_sub(1)
}

/// The rows while they are shown.
pub(super) struct Rows<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) rows: &'a [Row],
    pub(super) cells: &'a mut CachedCells,
    pub(super) keys: &'a mut RowKeys,
    /// The row that the pointer is on.
    pub(super) pointed: Option<Row>,
}

impl Rows<'_> {
    /// Shows headings and rows in columns of some widths, which are new or may have been dragged
    /// since; a row may be brought into sight.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        widths: &[(Column, f32)],
        (is_new, scrolls_to): (bool, Option<usize>),
        actions: &mut Vec<Action>,
    ) {
        let columns: Vec<Column> = widths.iter().map(|(column, _)| *column).collect();
        let mut builder = TableBuilder::new(ui)
            .id_salt(("facts", self.reading.i18n.language(), &columns))
            .striped(true)
            .sense(Sense::click())
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .cell_layout(Layout::left_to_right(Align::Center));
        for (_, width) in widths {
            let column = Width::initial(*width).at_least(LEAST_PT);
            builder = builder.column(column.resizable(true).clip(true));
        }
        if is_new {
            builder.reset();
        }
        if let Some(row) = scrolls_to {
            builder = builder.scroll_to_row(row, None);
        }
        builder
            .header(ROW_PT, |mut header| {
                for column in &columns {
                    header.col(|ui| heading(ui, self.reading, *column, actions));
                }
            })
            .body(|body| {
                body.rows(ROW_PT, self.rows.len(), |line| {
                    self.row(line, &columns, actions);
                });
            });
    }

    fn row(&mut self, mut line: TableRow<'_, '_>, columns: &[Column], actions: &mut Vec<Action>) {
        let Some(row) = self.rows.get(line.index()).copied() else {
            return;
        };
        let reading = self.reading;
        let feature = row.feature(reading.atlas);
        let is_selected = feature.is_some() && feature == reading.state.selection;
        line.set_selected(is_selected && self.is_open(row));
        line.set_hovered(is_selected);
        let cells = self.cells.of_row(reading, row);
        for column in columns {
            line.col(|ui| {
                let text = cells[*column as usize].as_str();
                if !text.is_empty() {
                    ui.add(Label::new(text).selectable(false).truncate());
                }
            });
        }
        let response = line.response();
        response.widget_info(|| {
            let quote = &cells[Column::Quote as usize];
            egui::WidgetInfo::labeled(egui::Role::Row, true, quote)
        });
        self.keys.shown(line.index(), &response);
        if response.hovered() || response.has_focus() {
            self.pointed = Some(row);
        }
        if response.clicked()
            && let Some(feature) = feature
        {
            actions.push(Action::ShowFact(feature, row.anchor(reading.atlas)));
        }
    }

    /// Whether the panel shows the passage of a row.
    fn is_open(&self, row: Row) -> bool {
        let open = &self.reading.state.open_passages;
        !open.is_empty() && open.contains(&row.anchor(self.reading.atlas))
    }
}

/// A heading sorts by its column: upwards, downwards, not at all. Its menu hides the column.
fn heading(ui: &mut Ui, reading: &Reading<'_>, column: Column, actions: &mut Vec<Action>) {
    let (i18n, view) = (reading.i18n, &reading.state.table);
    let name = i18n.tr(column.key());
    // The arrow goes first, for a column may be too narrow for a name with an arrow behind it.
    let (text, next) = match view.sort {
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
    let mut change = |sort, hides: bool| {
        let mut view = TableView {
            sort,
            ..view.clone()
        };
        view.columns.set(column, !hides);
        actions.push(Action::SetTable(view));
    };
    if response.clicked() {
        change(next, false);
    }
    response.context_menu(|ui| {
        for (key, sort) in [
            ("table-sort-up", Some((column, false))),
            ("table-sort-down", Some((column, true))),
            ("table-sort-none", None),
        ] {
            let is_so = view.sort == sort;
            if ui
                .add_enabled(!is_so, egui::Button::new(i18n.tr(key)))
                .clicked()
            {
                change(sort, false);
            }
        }
        ui.separator();
        if ui.button(i18n.tr("table-hide-column")).clicked() {
            change(view.sort, true);
        }
    });
}
