//! What can be asked of the table, and what can be done with what it lists.

use egui::{ComboBox, Label, TextEdit, Ui, vec2};

use super::thread::Listing;
use crate::action::Action;
use crate::filter::{Certainty, Facet, FactFilter, FactKind, Value};
use crate::i18n::keys;
use crate::model::Source;
use crate::state::Dialog;
use crate::table::{Column, TableView};
use crate::ui::{Reading, line_end, style, text};

/// The height of the fields above the rows.
pub(super) const FIELD_PT: f32 = 26.0;
/// The room a field keeps clear at its ends.
const FIELD_MARGIN_PT: f32 = 10.0;

/// The filters, which map and panels share, the words that rows are searched for, and the columns;
/// what is listed is `None` while rows are yet to be listed.
pub(super) fn toolbar(
    ui: &mut Ui,
    reading: &Reading<'_>,
    listed: Option<&Listing>,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    ui.label(style::heading(reading.theme, i18n.tr("table-title")));
    query(ui, reading, actions);
    let old = reading.state.shown.filter();
    let mut filter = old.clone();
    kinds(ui, reading, &mut filter);
    sources(ui, reading, &mut filter);
    undrawn(ui, reading, &mut filter);
    if filter != *old {
        actions.push(Action::SetFilter(filter));
    }
    columns(ui, reading, actions);
    end(ui, reading, listed, actions);
}

fn query(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let mut query = reading.state.table.query.clone();
    let hint = i18n.tr("table-search-hint");
    let field = TextEdit::singleline(&mut query)
        .desired_width(text::width(&hint, style::BODY_PT) + 2.0 * FIELD_MARGIN_PT)
        .char_limit(TableView::LONGEST_QUERY)
        .hint_text(hint);
    let response = ui.add(field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("table-search"))
    });
    if response.changed() {
        actions.push(Action::SetTable(TableView {
            query,
            ..reading.state.table.clone()
        }));
    }
}

/// One kind, or all of them.
fn kinds(ui: &mut Ui, reading: &Reading<'_>, filter: &mut FactFilter) {
    let i18n = reading.i18n;
    let is_all = filter.choice(Facet::Kind).is_none();
    if ui.selectable_label(is_all, i18n.tr("table-all")).clicked() {
        filter.choose(Facet::Kind, None);
    }
    for kind in FactKind::ALL {
        let on = !is_all && filter.includes(Value::Kind(kind));
        if ui.selectable_label(on, i18n.tr(kind.key())).clicked() {
            filter.only(Value::Kind(kind));
        }
    }
}

fn sources(ui: &mut Ui, reading: &Reading<'_>, filter: &mut FactFilter) {
    let i18n = reading.i18n;
    let name = |source: &Source| {
        let kind = i18n.tr(keys::source(source.kind));
        [i18n.credit(source), kind, i18n.date_text(source)].join(" · ")
    };
    let choice = filter.choice(Facet::Source);
    let is_asked = |id| choice.is_some() && filter.includes(Value::Source(id));
    let asked = reading.atlas.sources().filter(|(id, _)| is_asked(*id));
    let asked: Vec<_> = asked.collect();
    let is_all = choice.is_none();
    let shown = match asked.as_slice() {
        _ if is_all => i18n.tr("table-all-sources"),
        [(_, source)] => name(source),
        several => i18n.tr_n("table-some-sources", several.len()),
    };
    let combo = ComboBox::from_id_salt("sources").selected_text(shown);
    let shown = combo.show_ui(ui, |ui| {
        if ui
            .selectable_label(is_all, i18n.tr("table-all-sources"))
            .clicked()
        {
            filter.choose(Facet::Source, None);
            ui.close();
        }
        for (id, source) in reading.atlas.sources() {
            let on = asked.iter().any(|(asked, _)| *asked == id);
            if ui.selectable_label(on, name(source)).clicked() {
                filter.only(Value::Source(id));
                ui.close();
            }
        }
    });
    shown.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, i18n.tr("table-source"))
    });
}

/// Only what has no place on the map.
fn undrawn(ui: &mut Ui, reading: &Reading<'_>, filter: &mut FactFilter) {
    let unplaced = Value::Certainty(Certainty::Unplaced);
    let choice = filter.choice(Facet::Certainty);
    let mut on = choice.is_some() && filter.includes(unplaced);
    if ui
        .checkbox(&mut on, reading.i18n.tr("table-undrawn"))
        .changed()
    {
        if on {
            filter.only(unplaced);
        } else {
            filter.choose(Facet::Certainty, None);
        }
    }
}

/// Which columns are shown.
fn columns(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let (i18n, view) = (reading.i18n, &reading.state.table);
    ui.menu_button(i18n.tr("table-columns"), |ui| {
        for column in Column::ALL {
            let mut on = view.columns.has(column);
            if ui.checkbox(&mut on, i18n.tr(column.key())).changed() {
                let mut view = view.clone();
                view.columns.set(column, on);
                actions.push(Action::SetTable(view));
            }
        }
    });
}

/// The count and what can be done with the rows, at the right end of a line.
fn end(ui: &mut Ui, reading: &Reading<'_>, listed: Option<&Listing>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let count = match listed {
        Some(listing) => i18n.tr_n("table-count", listing.rows.len()),
        None => i18n.tr("table-working"),
    };
    let keys = ["table-show", "table-copy", "table-save", "button-close"];
    let names = keys.map(|key| i18n.tr(key));
    let buttons = line_end::buttons_pt(ui, &names);
    line_end::move_to(ui, text::width(&count, style::SMALL_PT) + buttons + 2.0);
    // As high as the buttons: it may be the first of a line.
    let size = vec2(text::width(&count, style::SMALL_PT), FIELD_PT);
    ui.add_sized(size, Label::new(style::soft(reading.theme, count)));
    let [show, copy, save, close] = names;
    let some = listed.filter(|listing| !listing.rows.is_empty());
    ui.add_enabled_ui(some.is_some(), |ui| {
        let shows = ui.button(show).on_hover_text(i18n.tr("table-show-hint"));
        if let Some(listing) = some.filter(|_| shows.clicked()) {
            actions.push(listing.on_the_map(reading));
        }
        if ui.button(copy).clicked() {
            actions.push(Action::CopyTable);
        }
        if ui.button(save).clicked() {
            actions.push(Action::Open(Dialog::Table));
        }
    });
    if ui.button(close).clicked() {
        actions.push(Action::ToggleTable);
    }
}
