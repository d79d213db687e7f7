//! The facets with their values: each can be asked for alone, too, or no longer.

use egui::{CollapsingHeader, Label, TextWrapMode, Ui};

use super::pane::FilterPane;
use crate::action::Action;
use crate::filter::{Counts, Facet, FactFilter, Value, facet_name, value_name};
use crate::ui::{Reading, style};

/// A facet lists its most frequent values, up to this many.
const MOST_VALUES: usize = 14;

/// Shows the facets, folded but for the first.
pub(in crate::ui) fn facets(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut FilterPane,
    actions: &mut Vec<Action>,
) {
    let (i18n, filter) = (reading.i18n, reading.state.shown.filter());
    let count = filter.choices().count();
    let title = if count == 0 {
        i18n.tr("filters-title")
    } else {
        i18n.tr_n("filters-active", count)
    };
    CollapsingHeader::new(title)
        .id_salt("filters")
        .default_open(false)
        .show(ui, |ui| {
            // The values of before stay until those of now are there.
            let is_current = pane.counts(ui, reading).is_some();
            let Some(counts) = pane.latest() else {
                ui.label(style::soft(reading.theme, i18n.tr("filters-counting")));
                return;
            };
            for facet in Facet::ALL {
                let shown = FacetUi {
                    reading,
                    filter,
                    counts,
                    is_current,
                    facet,
                };
                shown.show(ui, actions);
            }
        });
}

/// A facet while it is shown.
struct FacetUi<'a> {
    reading: &'a Reading<'a>,
    filter: &'a FactFilter,
    counts: &'a Counts,
    /// Whether the counts are of what is asked now.
    is_current: bool,
    facet: Facet,
}

impl FacetUi<'_> {
    fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let i18n = self.reading.i18n;
        let is_asked = self.filter.choice(self.facet).is_some();
        let name = facet_name(i18n, self.facet);
        let heading = if is_asked {
            style::heading(self.reading.theme, name)
        } else {
            name.into()
        };
        CollapsingHeader::new(heading)
            .id_salt(("facet", self.facet))
            .default_open(self.facet == Facet::Mode)
            .show(ui, |ui| {
                if is_asked {
                    self.whole(ui, actions);
                }
                let values = self.values();
                for (value, count) in values.iter().take(MOST_VALUES) {
                    self.value(ui, (*value, *count), actions);
                }
                if let Some(more) = values.len().checked_sub(MOST_VALUES).filter(|n| *n > 0) {
                    let more = i18n.tr_n("filters-more-values", more);
                    ui.label(style::soft(self.reading.theme, more));
                }
            });
    }

    /// The values that some fact has, and those that are asked for; places by their count.
    fn values(&self) -> Vec<(Value, usize)> {
        let mut values: Vec<(Value, usize)> = self.counts.values(self.facet).collect();
        let asked = self.filter.choice(self.facet).into_iter();
        for value in asked.flat_map(|choice| choice.values()) {
            if !values.iter().any(|(known, _)| known == value) {
                values.push((*value, 0));
            }
        }
        if self.facet == Facet::Place {
            let is_asked = |value: Value| {
                let choice = self.filter.choice(Facet::Place);
                choice.is_some_and(|choice| choice.values().contains(&value))
            };
            values.sort_by_key(|(value, count)| {
                (!is_asked(*value), std::cmp::Reverse(*count), *value)
            });
        } else {
            values.sort_by_key(|(value, _)| *value);
        }
        values
    }

    /// All values at once.
    fn whole(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            let i18n = self.reading.i18n;
            if ui.small_button(i18n.tr("filters-all")).clicked() {
                self.change(actions, |filter| filter.choose(self.facet, None));
            }
            if ui.small_button(i18n.tr("filters-invert")).clicked() {
                self.change(actions, |filter| filter.invert(self.facet));
            }
        });
    }

    fn value(&self, ui: &mut Ui, (value, count): (Value, usize), actions: &mut Vec<Action>) {
        let (i18n, theme) = (self.reading.i18n, self.reading.theme);
        let name = value_name(self.reading.atlas, i18n, value);
        ui.horizontal(|ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            let only = i18n.tr("filters-only");
            // A count of what was asked before is not shown for one of now.
            let number = if self.is_current {
                count.to_string()
            } else {
                "…".to_owned()
            };
            let room = crate::ui::text::width(&only, style::SMALL_PT) + 44.0;
            let width = (ui.available_width() - room).max(60.0);
            let mut on = self.filter.includes(value);
            let tick = egui::Checkbox::new(&mut on, &name);
            let row = ui.spacing().interact_size.y;
            let ticked = ui.allocate_ui_with_layout(
                egui::vec2(width, row),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| ui.add(tick),
            );
            if ticked.inner.on_hover_text(&name).changed() {
                self.change(actions, |filter| filter.set(value, on));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let button = ui.small_button(only);
                let label = i18n.tr_with("filters-only-value", &[("value", &name)]);
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, label.clone())
                });
                if button.clicked() {
                    self.change(actions, |filter| filter.only(value));
                }
                ui.add(Label::new(style::soft(theme, number)));
            });
        });
    }

    fn change(&self, actions: &mut Vec<Action>, change: impl FnOnce(&mut FactFilter)) {
        let mut filter = self.filter.clone();
        change(&mut filter);
        actions.push(Action::SetFilter(filter));
    }
}
