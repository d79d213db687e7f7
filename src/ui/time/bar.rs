//! What stands above the axis: the date that is shown, steps from date to date, and the comparison.

use egui::{Align, Layout, TextWrapMode, Ui, WidgetInfo, vec2};

use super::handle::Handle;
use crate::action::Action;
use crate::model::PartialDate;
use crate::timeline::Axis;
use crate::ui::{Reading, style};

/// How high it is.
const BAR_PT: f32 = 26.0;

/// Shows it; the axis is `None` until it is laid out.
pub(super) fn bar(
    ui: &mut Ui,
    reading: &Reading<'_>,
    axis: Option<&Axis>,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let size = vec2(ui.available_width(), BAR_PT);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        if ui.button(i18n.tr("button-close")).clicked() {
            actions.push(Action::ToggleTime);
        }
        if let Some(axis) = axis {
            compare(ui, reading, axis, actions);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(style::heading(reading.theme, i18n.tr("time-title")));
            if let Some(axis) = axis {
                steps(ui, reading, axis, actions);
                ui.label(style::soft(reading.theme, known(reading, axis)));
            }
        });
    });
}

/// Instead of the axis while it is laid out, or where it will not be.
pub(super) fn waiting(ui: &mut Ui, reading: &Reading<'_>, has_failed: bool) {
    let key = if has_failed {
        "time-failed"
    } else {
        "time-working"
    };
    ui.label(style::soft(reading.theme, reading.i18n.tr(key)));
}

/// All dates, and the date of a text before or after.
fn steps(ui: &mut Ui, reading: &Reading<'_>, axis: &Axis, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let shown = reading.state.shown.as_of();
    let all = ui.selectable_label(shown.is_none(), i18n.tr("time-all"));
    if all.on_hover_text(i18n.tr("time-all-hint")).clicked() {
        actions.push(Action::SetAsOf(None));
    }
    for (sign, name, step) in [
        ("\u{2190}", "time-previous", axis.step_before(shown)),
        ("\u{2192}", "time-next", axis.step_after(shown)),
    ] {
        let name = i18n.tr(name);
        let button = ui.add_enabled(step.is_some(), egui::Button::new(sign));
        button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, step.is_some(), &name));
        if button.on_hover_text(&name).clicked() {
            actions.push(Action::SetAsOf(step));
        }
    }
}

/// Whether two dates are compared.
fn compare(ui: &mut Ui, reading: &Reading<'_>, axis: &Axis, actions: &mut Vec<Action>) {
    let compared = reading.state.time.compared;
    let dates = first_comparison(reading, axis);
    let mut on = compared.is_some();
    let name = reading.i18n.tr("time-compare");
    let can_be = on || dates.is_some();
    let tick = egui::Checkbox::new(&mut on, name);
    if ui.add_enabled(can_be, tick).changed() {
        actions.push(Action::CompareDates(dates.filter(|_| on)));
    }
}

/// The dates that are compared at first: the one that is shown, or else that of the last text, and
/// the step before it.
fn first_comparison(reading: &Reading<'_>, axis: &Axis) -> Option<(PartialDate, PartialDate)> {
    let last = axis.steps().last().copied();
    let later = reading.state.shown.as_of().or(last)?;
    let earlier = axis.step_before(Some(later));
    Some((earlier.unwrap_or(later), later))
}

/// How many texts count as of the date that is shown.
fn known(reading: &Reading<'_>, axis: &Axis) -> String {
    let i18n = reading.i18n;
    let all = axis.dated().len() + axis.undated().len();
    let Some(date) = Handle::Shown.date(reading) else {
        return i18n.tr_n("time-all-texts", all);
    };
    let (date, all) = (date.to_string(), all.to_string());
    let count = axis.count_by(reading.state.shown.as_of());
    i18n.tr_n_with("time-texts-by", count, &[("date", &date), ("all", &all)])
}
