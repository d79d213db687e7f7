//! The facets with their values: each can be asked for alone, too, or no longer.

use egui::{CollapsingHeader, Label, TextWrapMode, Ui, UiBuilder};

use super::pane::FilterPane;
use crate::action::Action;
use crate::filter::{Facet, FactFilter, Value, facet_name, value_name};
use crate::ui::{Reading, style};

/// A facet lists so many values at first: all but places have fewer.
const MOST_VALUES: usize = 20;
/// The room of a tick before its name.
const TICK_PT: f32 = 22.0;
/// So many more when more are asked for.
const MORE_VALUES: usize = 40;

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
            pane.want(ui, reading);
            let is_current = pane.current().is_some();
            let Some(counted) = pane.latest() else {
                ui.label(style::soft(reading.theme, i18n.tr("filters-counting")));
                return;
            };
            for facet in Facet::ALL {
                let shown = FacetUi {
                    reading,
                    filter,
                    values: counted.values.get(&facet).map_or(&[][..], Vec::as_slice),
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
    /// Its values in order, each with how many facts have it.
    values: &'a [(Value, usize)],
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
                let listed = ui.scope_id().with("listed");
                let most: usize = ui.data(|data| data.get_temp(listed)).unwrap_or(MOST_VALUES);
                for (value, count) in self.values.iter().take(most) {
                    // By an id of its own: what stands above it comes and goes.
                    let id = ui.scope_id().with(value);
                    ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
                        self.value(ui, (*value, *count), actions);
                    });
                }
                let rest = self.values.len().saturating_sub(most);
                if rest > 0 {
                    let more = i18n.tr_n("filters-more-values", rest.min(MORE_VALUES));
                    if ui.link(style::soft(self.reading.theme, more)).clicked() {
                        ui.data_mut(|data| data.insert_temp(listed, most + MORE_VALUES));
                    }
                }
            });
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
            let is_cut = crate::ui::text::width(&name, style::BODY_PT) > width - TICK_PT;
            let ticked = if is_cut {
                ticked.inner.on_hover_text(&name)
            } else {
                ticked.inner
            };
            if ticked.changed() {
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
