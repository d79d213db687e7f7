//! The lines in sight, under the names of the places.

use egui::{Align, Button, Layout, RichText, Stroke, Ui, WidgetInfo};
use egui_extras::{Column, TableBuilder, TableRow};

use super::cells::{self, CellPlace};
use super::thread::{Answer, Line};
use crate::action::Action;
use crate::comparison::{CellWriter, ComparisonView, Part, Sorting};
use crate::model::{FeatureId, PlaceId};
use crate::paint::screen::color32;
use crate::ui::{Reading, style};

/// The height of the names of the places.
const HEAD_PT: f32 = 26.0;
/// The width of the subjects, and the least width of a place.
const SUBJECT_PT: f32 = 230.0;
const LEAST_PT: f32 = 150.0;

/// The lines while they are shown.
pub(super) struct Rows<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) answer: &'a Answer,
    /// The part that is to be brought to the top.
    pub(super) jump: Option<Part>,
    /// What the pointer is on.
    pub(super) pointed: Option<FeatureId>,
}

impl Rows<'_> {
    /// Shows the names of the places and the lines in sight.
    pub(super) fn show(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let reading = self.reading;
        let places = &self.answer.comparison.places;
        let subject = Column::initial(SUBJECT_PT).at_least(LEAST_PT);
        let mut builder = TableBuilder::new(ui)
            .id_salt(("comparison", places.len()))
            .auto_shrink(false)
            .min_scrolled_height(0.0)
            .cell_layout(Layout::top_down(Align::Min))
            .column(subject.resizable(true).clip(true));
        for _ in places {
            builder = builder.column(Column::remainder().at_least(LEAST_PT).clip(true));
        }
        let lines = &self.answer.lines;
        let heading = self.jump.map(Line::Heading);
        let target = heading.and_then(|line| lines.iter().position(|other| *other == line));
        if let Some(target) = target {
            builder = builder.scroll_to_row(target, Some(Align::Min));
        }
        builder
            .header(HEAD_PT, |mut header| {
                header.col(|ui| by_name(ui, reading, actions));
                for (column, place) in places.iter().enumerate() {
                    header.col(|ui| head(ui, reading, (column, *place), actions));
                }
            })
            .body(|body| {
                let heights = self.answer.heights.iter().copied();
                body.heterogeneous_rows(heights, |line| self.line(line, actions));
            });
    }

    fn line(&mut self, mut line: TableRow<'_, '_>, actions: &mut Vec<Action>) {
        let reading = self.reading;
        let shown = &reading.state.shown;
        let writer = CellWriter::new(reading.atlas, reading.i18n, shown);
        match self.answer.lines.get(line.index()) {
            Some(Line::Heading(part)) => {
                line.col(|ui| self.heading(ui, *part));
                for _ in &self.answer.comparison.places {
                    line.col(|_| {});
                }
            }
            Some(Line::Row(position, nth)) => {
                let Some(row) = self.answer.comparison.rows.get(*position) else {
                    return;
                };
                line.col(|ui| {
                    if *nth == 0 {
                        rule(ui, reading);
                        let on = cells::subject(ui, reading, &writer, row, actions);
                        self.pointed = self.pointed.or(on);
                    }
                });
                let places = self.answer.comparison.places.iter();
                for (cell, place) in row.cells.iter().zip(places) {
                    line.col(|ui| {
                        if *nth == 0 {
                            rule(ui, reading);
                        }
                        let at = CellPlace {
                            place: *place,
                            row,
                            fact: cell.get(*nth),
                            is_lacking: cell.is_empty() && *nth == 0,
                        };
                        let on = cells::cell(ui, reading, &writer, &at, actions);
                        self.pointed = self.pointed.or(on);
                    });
                }
            }
            None => {}
        }
    }

    /// The heading of a part: how many rows it has, and how many all places share.
    fn heading(&self, ui: &mut Ui, part: Part) {
        let i18n = self.reading.i18n;
        let counts = &self.answer.comparison.counts;
        let (all, shared) = counts.get(&part).copied().unwrap_or_default();
        let (all, shared) = (all.to_string(), shared.to_string());
        let name = i18n.tr(part.key());
        let text = if self.answer.comparison.places.len() > 1 {
            let arguments = [("part", &*name), ("n", &*all), ("shared", &*shared)];
            i18n.tr_with("compare-part-shared", &arguments)
        } else {
            i18n.tr_with("detail-section", &[("title", &*name), ("n", &*all)])
        };
        ui.add_space(6.0);
        let label = ui.label(style::heading(self.reading.theme, &text).strong());
        label.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &text));
    }
}

/// The line above a row.
fn rule(ui: &Ui, reading: &Reading<'_>) {
    let stroke = Stroke::new(1.0, color32(reading.theme.rule));
    let room = ui.max_rect();
    ui.painter().hline(room.x_range(), room.top(), stroke);
}

fn changed(reading: &Reading<'_>, sorting: Sorting) -> Action {
    Action::SetComparison(ComparisonView {
        sorting,
        ..reading.state.comparison.clone()
    })
}

/// A heading that sorts; again, and the order is as usual.
fn sorter(ui: &mut Ui, reading: &Reading<'_>, name: &str, by: Sorting, actions: &mut Vec<Action>) {
    let is_on = reading.state.comparison.sorting == by;
    let text = if is_on {
        format!("↓ {name}")
    } else {
        name.to_owned()
    };
    let next = if is_on { Sorting::Usual } else { by };
    let text = RichText::new(text).color(color32(reading.theme.ink));
    let button = Button::new(text);
    let response = ui.add(button.frame(false).truncate());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ColumnHeader, true, is_on, name));
    let hint = reading.i18n.tr("compare-sort");
    if response.on_hover_text(hint).clicked() {
        actions.push(changed(reading, next));
    }
}

fn by_name(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let name = reading.i18n.tr("compare-subject");
        sorter(ui, reading, &name, Sorting::Name, actions);
    });
}

/// The name of a place, by which its column is sorted, and the button that leaves it out.
fn head(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (column, place): (usize, PlaceId),
    actions: &mut Vec<Action>,
) {
    let names = &reading.atlas.place(place).names;
    let name = names.full(reading.i18n.language());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let remove = ui.small_button("×");
        let words = reading.i18n.tr_with("compare-remove", &[("place", name)]);
        remove.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &words));
        if remove.on_hover_text(&words).clicked() {
            let mut view = reading.state.comparison.clone();
            view.places.retain(|other| *other != place);
            // The columns behind it have other numbers now.
            view.sorting = Sorting::Usual;
            actions.push(Action::SetComparison(view));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            sorter(ui, reading, name, Sorting::Column(column), actions);
        });
    });
}
