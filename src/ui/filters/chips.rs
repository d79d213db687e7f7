//! What is asked of the facts, as chips over the map, and what to drop where nothing fits.

use egui::{Align2, Area, Frame, Id, LayerId, Rect, Ui, vec2};

use super::pane::FilterPane;
use crate::action::Action;
use crate::filter::{Counts, Facet, FactFilter, FactKind, Value, choice_name, facet_name};
use crate::i18n::keys;
use crate::model::{PartialDate, Status};
use crate::ui::text::DOT;
use crate::ui::{Reading, style};

/// Distance from the corner of the map.
const GAP_PT: f32 = 8.0;
/// A chip names so many values.
const MOST_NAMES: usize = 3;

/// The layer of the chips.
pub(in crate::ui) fn layer() -> LayerId {
    LayerId::new(egui::Order::Middle, chips_id())
}

fn chips_id() -> Id {
    Id::unique("filter-chips")
}

/// Shows what is asked over the upper left of the map, and says where; nothing where all is.
pub(in crate::ui) fn chips(
    ui: &Ui,
    map: Rect,
    reading: &Reading<'_>,
    pane: &mut FilterPane,
    actions: &mut Vec<Action>,
) -> Option<Rect> {
    let filter = reading.state.shown.filter();
    let has_marks = !reading.state.marked_features.is_empty();
    let as_of = reading.state.shown.as_of();
    if filter.is_empty() && !has_marks && as_of.is_none() {
        return None;
    }
    let shown = Area::new(chips_id())
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(map.min + vec2(GAP_PT, GAP_PT))
        .order(egui::Order::Middle)
        .show(ui.ctx(), |ui| {
            ui.set_max_width((map.width() - 2.0 * GAP_PT).clamp(120.0, 640.0));
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                    if let Some(date) = as_of {
                        date_chip(ui, reading, date, actions);
                    }
                    if has_marks {
                        marks(ui, reading, actions);
                    }
                });
                if !filter.is_empty() {
                    ui.horizontal_wrapped(|ui| row(ui, reading, filter, actions));
                    ui.horizontal_wrapped(|ui| outcome(ui, reading, pane, actions));
                }
            });
        });
    Some(shown.response.rect)
}

/// The date that all follows; a click shows all dates again.
fn date_chip(ui: &mut Ui, reading: &Reading<'_>, date: PartialDate, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let text = i18n.tr_with("time-as-of", &[("date", &date.to_string())]);
    let chip = ui.button(format!("{text}  \u{d7}"));
    let label = i18n.tr_with("time-clear", &[("date", &date.to_string())]);
    chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label.clone()));
    let hint = i18n.tr("time-clear-hint");
    if chip.on_hover_text(hint).clicked() {
        actions.push(Action::SetAsOf(None));
    }
}

/// What was marked together; a click marks it no longer.
fn marks(ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    let text = i18n.tr_n("filters-marks", reading.state.marked_features.len());
    let chip = ui.button(format!("{text}  \u{d7}"));
    if chip.on_hover_text(i18n.tr("filters-unmark")).clicked() {
        actions.push(Action::ClearMarks);
    }
}

/// The chips; a click on one drops it.
fn row(ui: &mut Ui, reading: &Reading<'_>, filter: &FactFilter, actions: &mut Vec<Action>) {
    let i18n = reading.i18n;
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
    for (facet, choice) in filter.choices() {
        let name = facet_name(i18n, facet);
        let choice = choice_name(reading.atlas, i18n, choice, MOST_NAMES);
        let text = i18n.tr_with("facet-chip", &[("facet", &name), ("choice", &choice)]);
        let chip = ui.button(format!("{text}  \u{d7}"));
        let label = i18n.tr_with("filters-remove", &[("choice", &text)]);
        chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label.clone()));
        if chip.on_hover_text(&label).clicked() {
            drop_facet(filter, facet, actions);
        }
    }
    if ui.button(i18n.tr("filters-clear")).clicked() {
        actions.push(Action::SetFilter(FactFilter::default()));
    }
    let mut hides = reading.state.shown.hides();
    let tick = ui.checkbox(&mut hides, i18n.tr("filters-hide"));
    if tick.on_hover_text(i18n.tr("filters-hide-hint")).changed() {
        actions.push(Action::SetHides(hides));
    }
}

/// How many facts fit; where none does, the filter to drop.
fn outcome(ui: &mut Ui, reading: &Reading<'_>, pane: &mut FilterPane, actions: &mut Vec<Action>) {
    let (i18n, theme, filter) = (reading.i18n, reading.theme, reading.state.shown.filter());
    pane.want(ui, reading);
    let Some(counted) = pane.current() else {
        let key = if pane.has_failed() {
            "filters-failed"
        } else {
            "filters-counting"
        };
        ui.label(style::soft(theme, i18n.tr(key)));
        return;
    };
    let counts = &counted.counts;
    if counts.admitted() > 0 {
        let count = i18n.tr_n("filters-count", counts.admitted());
        let parts = std::iter::once(count).chain(statuses(reading, counts));
        let parts: Vec<String> = parts.collect();
        ui.label(style::soft(theme, parts.join(DOT)));
        return;
    }
    ui.label(i18n.tr("filters-none"));
    if let Some((facet, count)) = counts.nearest() {
        let name = facet_name(i18n, facet);
        let choice = filter.choice(facet);
        let choice = choice.map(|c| choice_name(reading.atlas, i18n, c, 1));
        let chip = [
            ("facet", name.as_str()),
            ("choice", choice.as_deref().unwrap_or("")),
        ];
        let chip = i18n.tr_with("facet-chip", &chip);
        let text = i18n.tr_n_with("filters-drop", count, &[("facet", &chip)]);
        if ui.button(text).clicked() {
            drop_facet(filter, facet, actions);
        }
    }
}

/// Of links alone, how many have each status.
fn statuses(reading: &Reading<'_>, counts: &Counts) -> Vec<String> {
    let (i18n, filter) = (reading.i18n, reading.state.shown.filter());
    let links = Value::Kind(FactKind::Link);
    if !filter.includes(links) || counts.of_value(links) != counts.admitted() {
        return Vec::new();
    }
    let asked = Status::ALL.into_iter();
    let asked = asked.filter(|status| filter.includes(Value::Status(*status)));
    let of_status = asked.filter_map(|status| {
        let count = counts.of_value(Value::Status(status));
        let name = i18n.tr(keys::status(status));
        (count > 0).then(|| format!("{name} {count}"))
    });
    of_status.collect()
}

fn drop_facet(filter: &FactFilter, facet: Facet, actions: &mut Vec<Action>) {
    let mut filter = filter.clone();
    filter.choose(facet, None);
    actions.push(Action::SetFilter(filter));
}
