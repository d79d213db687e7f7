//! What stands in a line: the subject, and the facts of each place, which lead to their quotes.

use egui::{Align, Button, Label, Layout, Response, RichText, Ui, WidgetInfo};

use super::thread::LINE_PT;
use crate::action::Action;
use crate::comparison::{CellWriter, ComparedFact, ComparedRow, ComparedSubject};
use crate::filter::Fact;
use crate::model::{FeatureId, PlaceId};
use crate::paint::screen::color32;
use crate::search::FactId;
use crate::ui::{Reading, style};

/// A cell of a place.
pub(super) struct CellPlace<'a> {
    pub(super) place: PlaceId,
    pub(super) row: &'a ComparedRow,
    /// The fact in this line, if it has one.
    pub(super) fact: Option<&'a ComparedFact>,
    /// Whether it is the first line of a place without any.
    pub(super) is_lacking: bool,
}

/// Shows what a row is about; its feature where the pointer is on it.
pub(super) fn subject(
    ui: &mut Ui,
    reading: &Reading<'_>,
    writer: &CellWriter<'_>,
    row: &ComparedRow,
    actions: &mut Vec<Action>,
) -> Option<FeatureId> {
    let name = writer.subject(row);
    let feature = match row.subject {
        ComparedSubject::Roles(_) | ComparedSubject::Targets(_) => None,
        ComparedSubject::Corridor(id) => Some(FeatureId::Corridor(id)),
        ComparedSubject::Link(id) => Some(FeatureId::Link(id)),
    };
    let mut is_on = false;
    in_line(ui, |ui| match feature {
        None => {
            ui.add(Label::new(&name).selectable(false).truncate());
        }
        Some(feature) => {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(remark) = writer.remark(&row.subject) {
                    let remark = Label::new(style::soft(reading.theme, remark));
                    ui.add(remark.selectable(false));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let response = link(ui, reading, &name).on_hover_text(&name);
                    is_on = response.hovered() || response.has_focus();
                    if response.clicked() {
                        actions.push(Action::Show(feature));
                    }
                });
            });
        }
    });
    feature.filter(|_| is_on)
}

/// Shows a fact of a place, or that there is none; its feature where the pointer is on it.
pub(super) fn cell(
    ui: &mut Ui,
    reading: &Reading<'_>,
    writer: &CellWriter<'_>,
    at: &CellPlace<'_>,
    actions: &mut Vec<Action>,
) -> Option<FeatureId> {
    if at.is_lacking {
        in_line(ui, |ui| lacking(ui, reading, writer, at));
    }
    let fact = at.fact?;
    let response = in_line(ui, |ui| fact_line(ui, reading, writer, at, fact));
    let feature = feature_of(at.place, fact);
    if response.clicked() {
        let anchor = &fact.mention(reading.atlas, &reading.state.shown).anchor;
        let key = Fact::with_id(reading.atlas, fact.fact).key().to_owned();
        let anchor = (key, anchor.source, anchor.start);
        actions.push(Action::ShowFact(feature, anchor));
    }
    (response.hovered() || response.has_focus()).then_some(feature)
}

/// What is selected to read of a fact in the column of a place.
fn feature_of(place: PlaceId, fact: &ComparedFact) -> FeatureId {
    match fact.fact {
        FactId::Corridor(id) => FeatureId::Corridor(id),
        FactId::Link(id) => FeatureId::Link(id),
        FactId::Role(_) | FactId::Target(_) | FactId::Event(_) => {
            FeatureId::Place(fact.through.unwrap_or(place))
        }
    }
}

fn fact_line(
    ui: &mut Ui,
    reading: &Reading<'_>,
    writer: &CellWriter<'_>,
    at: &CellPlace<'_>,
    fact: &ComparedFact,
) -> Response {
    let (i18n, words) = (reading.i18n, writer.fact(fact));
    let response = link(ui, reading, &words);
    let name = || {
        let place = writer.place(at.place);
        let subject = writer.subject(at.row);
        let arguments = [
            ("place", &*place),
            ("subject", &*subject),
            ("words", &words),
        ];
        i18n.tr_with("compare-cell", &arguments)
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name()));
    response.on_hover_ui(|ui| {
        let mention = fact.mention(reading.atlas, &reading.state.shown);
        let source = reading.atlas.source(mention.anchor.source);
        ui.label(&words);
        ui.label(style::soft(reading.theme, i18n.quoted(writer.quote(fact))));
        let line = [
            i18n.short_source(reading.atlas, source),
            i18n.locus(&mention.anchor),
        ];
        ui.label(style::soft(reading.theme, line.join(" · ")));
    })
}

/// No fact that is shown names the place.
fn lacking(ui: &mut Ui, reading: &Reading<'_>, writer: &CellWriter<'_>, at: &CellPlace<'_>) {
    let dash = Label::new(style::soft(reading.theme, "—")).selectable(false);
    let response = ui.add(dash);
    let place = writer.place(at.place);
    let subject = writer.subject(at.row);
    let arguments = [("place", &*place), ("subject", &*subject)];
    let words = reading.i18n.tr_with("compare-lacks", &arguments);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    response.on_hover_text(&words);
}

/// Words in one line, cut where there is no room, that lead somewhere.
fn link(ui: &mut Ui, reading: &Reading<'_>, words: &str) -> Response {
    let text = RichText::new(words).color(color32(reading.theme.road));
    ui.add(Button::new(text).frame(false).truncate())
}

/// One line of a cell.
fn in_line<T>(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> T) -> T {
    let size = egui::vec2(ui.available_width(), LINE_PT);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_height(LINE_PT);
        show(ui)
    })
    .inner
}
