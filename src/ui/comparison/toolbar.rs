//! What can be asked of the comparison, and what can be done with it.

use egui::{TextEdit, Ui, WidgetInfo};

use super::adding::{Adding, adding};
use super::extent::bounds_of;
use super::thread::Answer;
use crate::action::Action;
use crate::comparison::{ComparisonView, Part, Shows};
use crate::connection::Connected;
use crate::state::Goal;
use crate::ui::{Reading, line_end, style, text};

/// The height of the fields above the rows.
pub(super) const FIELD_PT: f32 = 26.0;
/// The room a field keeps clear at its ends.
const FIELD_MARGIN_PT: f32 = 10.0;

/// The places, which rows are shown, and what is done with them; the part that is jumped to. The
/// answer is `None` while rows are yet to be found.
pub(super) fn toolbar(
    ui: &mut Ui,
    reading: &Reading<'_>,
    answer: Option<&Answer>,
    to_add: &mut Adding,
    actions: &mut Vec<Action>,
) -> Option<Part> {
    let i18n = reading.i18n;
    ui.label(style::heading(reading.theme, i18n.tr("compare-title")));
    adding(ui, reading, to_add, actions);
    let mut view = reading.state.comparison.clone();
    if view.places.len() > 1 {
        for shows in Shows::ALL {
            ui.selectable_value(&mut view.shows, shows, i18n.tr(shows.key()));
        }
    } else if !view.places.is_empty() {
        ui.label(style::soft(reading.theme, i18n.tr("compare-one")));
    }
    query(ui, reading, &mut view);
    if view != reading.state.comparison {
        actions.push(Action::SetComparison(view));
    }
    let jump = answer.and_then(|answer| jumps(ui, reading, answer));
    end(ui, reading, answer, actions);
    jump
}

/// A link a part, with how many rows of it there are; the one that was clicked.
fn jumps(ui: &mut Ui, reading: &Reading<'_>, answer: &Answer) -> Option<Part> {
    let mut clicked = None;
    for (part, count) in &answer.parts {
        let (name, count) = (reading.i18n.tr(part.key()), count.to_string());
        let arguments = [("title", &*name), ("n", &*count)];
        let text = reading.i18n.tr_with("detail-section", &arguments);
        if style::whole_link(ui, reading.theme, &text, style::SMALL_PT).clicked() {
            clicked = Some(*part);
        }
    }
    clicked
}

fn query(ui: &mut Ui, reading: &Reading<'_>, view: &mut ComparisonView) {
    let i18n = reading.i18n;
    let hint = i18n.tr("compare-search-hint");
    let field = TextEdit::singleline(&mut view.query)
        .desired_width(text::width(&hint, style::BODY_PT) + 2.0 * FIELD_MARGIN_PT)
        .char_limit(ComparisonView::LONGEST_QUERY)
        .hint_text(hint);
    let name = i18n.tr("compare-search");
    ui.add(field)
        .widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &name));
}

/// What can be done with the rows, at the right end of a line.
fn end(ui: &mut Ui, reading: &Reading<'_>, answer: Option<&Answer>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let keys = [
        "compare-ties",
        "compare-fit",
        "compare-figure",
        "table-copy",
        "compare-clear",
        "button-close",
    ];
    let names = keys.map(|key| i18n.tr(key));
    line_end::move_to(ui, line_end::buttons_pt(ui, &names));
    let [ties, fit, figure, copy, clear, close] = names;
    let view = &reading.state.comparison;
    let bounds = bounds_of(reading, view);
    let mut offer = |ui: &mut Ui, name: String, action: Option<Action>| {
        let button = egui::Button::new(name);
        let button = ui.add_enabled(action.is_some(), button);
        if button
            .on_disabled_hover_text(i18n.tr("compare-offer"))
            .clicked()
        {
            actions.extend(action);
        }
    };
    let pair = match view.places.as_slice() {
        [one, other] => Some(Connected::Between(*one, *other)),
        _ => None,
    };
    offer(ui, ties, pair.map(Action::Connect));
    offer(
        ui,
        fit,
        bounds.map(|bounds| Action::Go(Goal::Bounds(bounds))),
    );
    let placed = reading.state.placed_comparison(reading.atlas);
    offer(ui, figure, placed.map(|_| Action::FigureOfCompared));
    let some = answer.filter(|answer| !answer.lines.is_empty());
    offer(ui, copy, some.map(|_| Action::CopyComparison));
    let emptied =
        (!view.places.is_empty()).then(|| Action::SetComparison(ComparisonView::default()));
    offer(ui, clear, emptied);
    offer(ui, close, Some(Action::ShowComparison(false)));
}
