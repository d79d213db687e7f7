//! The filterable list of places beside the map.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Label, Layout, Response, ScrollArea, Sides, Ui, vec2};

use super::row_keys::RowKeys;
use super::{Reading, style, text};
use crate::action::Action;
use crate::i18n::keys;
use crate::model::{FeatureId, Level, Place, PlaceId};
use crate::state::AppState;

/// The height of the search field and the first rows, in points.
pub(super) const LEAST_PT: f32 = 190.0;
/// The width of the numbers beside the names.
const NUMBER_PT: f32 = 26.0;

/// The places that match the filter, kept until it changes.
#[derive(Debug, Default)]
pub(super) struct PlacesPane {
    /// The words and whether only places a text names were asked for.
    asked: Option<(String, bool)>,
    found: Vec<PlaceId>,
    /// How far the list is scrolled, and how much of it is in sight, in points.
    seen: (f32, f32),
    /// The selection that was brought into sight, and whether the whole list was there.
    brought: (Option<FeatureId>, bool),
    keys: RowKeys,
}

impl PlacesPane {
    /// Filters the list; whether it is another one now.
    fn refresh(&mut self, reading: &Reading<'_>) -> bool {
        let asked = (reading.state.query.clone(), reading.state.only_mentioned);
        let is_new = self.asked.as_ref() != Some(&asked);
        if is_new {
            self.found = matching(reading);
            self.asked = Some(asked);
        }
        is_new
    }

    /// How far to scroll once to bring a new selection into sight; `None` where it is in sight
    /// or not in the list. Rows are so many points apart.
    fn offset_of_selection(&mut self, state: &AppState, step: f32) -> Option<f32> {
        let now = (state.selection, state.query.is_empty());
        if std::mem::replace(&mut self.brought, now) == now {
            return None;
        }
        let is_it = |id: &PlaceId| state.selection == Some(FeatureId::Place(*id));
        let row = self.found.iter().position(is_it)?;
        #[expect(clippy::cast_precision_loss, reason = "there are some hundred places")]
        let top = row as f32 * step;
        let (offset, height) = self.seen;
        let is_seen = top >= offset && top + step <= offset + height;
        (!is_seen).then(|| (top - (height - step) / 2.0).max(0.0))
    }

    /// How far to scroll once to bring the row into sight that the keys lead to.
    fn offset_of_keys(&mut self, ui: &Ui, step: f32) -> Option<f32> {
        let (offset, height) = self.seen;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few rows"
        )]
        let page = (height / step).max(1.0) as usize;
        let row = self.keys.read(ui, self.found.len(), page)?;
        #[expect(clippy::cast_precision_loss, reason = "there are some hundred places")]
        let top = row as f32 * step;
        Some(offset.clamp((top + step - height).max(0.0), top.max(top + step - height)))
    }
}

/// Shows the places that match the search field.
pub(super) fn places(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut PlacesPane,
    actions: &mut Vec<Action>,
) {
    let (i18n, state) = (reading.i18n, reading.state);
    let is_new = pane.refresh(reading);
    let found = &pane.found;
    let mut only = state.only_mentioned;
    if ui
        .checkbox(&mut only, i18n.tr("places-only-mentioned"))
        .changed()
    {
        actions.push(Action::SetOnlyMentioned(only));
    }
    if found.is_empty() {
        let text = i18n.tr_with("search-empty", &[("query", &state.query)]);
        ui.label(style::soft(reading.theme, text));
        return;
    }
    head(ui, reading, found.len());
    let height = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
    ui.spacing_mut().interact_size.y = height;
    ui.spacing_mut().button_padding.y = 1.0;
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut area = ScrollArea::vertical()
        .auto_shrink(false)
        .min_scrolled_height(0.0)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysVisible);
    if is_new {
        // A list is scrolled within the bounds of the frame before.
        ui.request_repaint();
    } else if let Some(offset) = pane.offset_of_selection(state, height + 1.0) {
        area = area.vertical_scroll_offset(offset);
    }
    if let Some(offset) = pane.offset_of_keys(ui, height + 1.0) {
        area = area.vertical_scroll_offset(offset);
    }
    let PlacesPane { found, keys, .. } = pane;
    let output = area.show_rows(ui, height, found.len(), |ui, rows| {
        for nth in rows {
            let button = row(ui, reading, found[nth], actions);
            keys.shown(nth, &button);
        }
    });
    pane.seen = (output.state.clamped_offset().y, output.inner_rect.height());
}

/// How many places there are, and what the numbers beside them count.
fn head(ui: &mut Ui, reading: &Reading<'_>, count: usize) {
    let i18n = reading.i18n;
    ui.spacing_mut().interact_size.y = 0.0;
    Sides::new().show(
        ui,
        |ui| ui.label(style::soft(reading.theme, i18n.tr_n("places-count", count))),
        |ui| {
            // Beside the scroll bar, as the numbers.
            ui.add_space(ui.spacing().scroll.allocated_width());
            let roles = style::soft(reading.theme, i18n.tr("detail-roles"));
            ui.label(roles).on_hover_text(i18n.tr("places-roles-hint"));
        },
    );
}

fn row(ui: &mut Ui, reading: &Reading<'_>, id: PlaceId, actions: &mut Vec<Action>) -> Response {
    let i18n = reading.i18n;
    let feature = FeatureId::Place(id);
    let place = reading.atlas.place(id);
    let selected = reading.state.selection == Some(feature);
    let indent = if is_county(reading, place) { 14.0 } else { 0.0 };
    let roles = reading.atlas.roles_of(id).len();
    let soft = |text: String| Label::new(style::soft(reading.theme, text)).selectable(false);
    // A long name is cut rather than that it widens the panel.
    let (button, ()) = Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.add_space(indent);
            let name = place.names.full(i18n.language());
            let padding = 2.0 * ui.spacing().button_padding.x;
            let is_cut = text::width(name, style::BODY_PT) + padding > ui.available_width();
            let mut button = ui.selectable_label(selected, name);
            if is_cut {
                button = button.on_hover_text(name);
            }
            if button.clicked() {
                actions.push(Action::Show(feature));
            }
            button
        },
        |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let size = vec2(NUMBER_PT, ui.available_height());
            let right = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(size, right, |ui| {
                ui.set_min_width(NUMBER_PT);
                if roles > 0 {
                    let hint = i18n.tr("places-roles-hint");
                    ui.add(soft(roles.to_string())).on_hover_text(hint);
                }
            });
            if place.region.is_none() {
                ui.add(soft(i18n.tr(keys::place(place.kind))));
            } else if reading.atlas.is_not_matched(id) {
                ui.add(soft(i18n.tr("legend-not-matched")));
            }
        },
    );
    button
}

fn is_county(reading: &Reading<'_>, place: &Place) -> bool {
    place
        .region
        .is_some_and(|r| reading.atlas.region(r).level == Level::County)
}

/// The places that match the filter: units with their counties beneath them, then the packs' own.
fn matching(reading: &Reading<'_>) -> Vec<PlaceId> {
    let query = reading.state.query.trim().to_lowercase();
    let mut found: Vec<(PlaceId, &Place)> = reading
        .atlas
        .places()
        .filter(|(id, place)| {
            (!reading.state.only_mentioned || reading.atlas.is_mentioned(*id))
                && (query.is_empty() || place.names.matches(&query) || place.key == query)
        })
        .collect();
    found.sort_by_key(|(id, place)| {
        let is_unit = place.region.is_some();
        let code = if is_unit {
            place.key.clone()
        } else {
            String::new()
        };
        (!is_unit, code, *id)
    });
    found.into_iter().map(|(id, _)| id).collect()
}
