//! The filterable list of places beside the map.

use egui::{ScrollArea, Sides, TextEdit, Ui};

use super::{Reading, style};
use crate::action::Action;
use crate::i18n::keys;
use crate::model::{FeatureId, Level, Place, PlaceId};

/// The places that match the filter, kept until it changes.
#[derive(Debug, Default)]
pub(super) struct PlacesPane {
    /// The words and whether only places a text names were asked for.
    asked: Option<(String, bool)>,
    found: Vec<PlaceId>,
}

impl PlacesPane {
    fn refresh(&mut self, reading: &Reading<'_>) {
        let asked = (reading.state.query.clone(), reading.state.only_mentioned);
        if self.asked.as_ref() != Some(&asked) {
            self.found = matching(reading);
            self.asked = Some(asked);
        }
    }
}

/// Shows the search field and the places that match it.
pub(super) fn places(
    ui: &mut Ui,
    reading: &Reading<'_>,
    pane: &mut PlacesPane,
    actions: &mut Vec<Action>,
) {
    let (i18n, state) = (reading.i18n, reading.state);
    let mut query = state.query.clone();
    let field = TextEdit::singleline(&mut query)
        .hint_text(i18n.tr("search-hint"))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, i18n.tr("menu-find"))
    });
    if state.focus_search {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::SetQuery(query));
    }
    pane.refresh(reading);
    let found = &pane.found;
    if response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        actions.extend(found.first().map(|id| Action::Show(FeatureId::Place(*id))));
    }
    ui.horizontal(|ui| {
        ui.label(style::soft(
            reading.theme,
            i18n.tr_n("places-count", found.len()),
        ));
        let mut only = state.only_mentioned;
        if ui
            .checkbox(&mut only, i18n.tr("places-only-mentioned"))
            .changed()
        {
            actions.push(Action::SetOnlyMentioned(only));
        }
    });
    if found.is_empty() {
        let text = i18n.tr_with("search-empty", &[("query", &state.query)]);
        ui.label(style::soft(reading.theme, text));
        return;
    }
    let height = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
    ui.spacing_mut().interact_size.y = height;
    ui.spacing_mut().button_padding.y = 1.0;
    ui.spacing_mut().item_spacing.y = 1.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, height, found.len(), |ui, rows| {
            for id in &found[rows] {
                row(ui, reading, *id, actions);
            }
        });
}

fn row(ui: &mut Ui, reading: &Reading<'_>, id: PlaceId, actions: &mut Vec<Action>) {
    let feature = FeatureId::Place(id);
    let place = reading.atlas.place(id);
    let selected = reading.state.selection == Some(feature);
    let indent = if is_county(reading, place) { 14.0 } else { 0.0 };
    let facts = reading.atlas.roles_of(id).len();
    let right = if facts > 0 {
        facts.to_string()
    } else if place.region.is_none() {
        reading.i18n.tr(keys::place(place.kind))
    } else {
        String::new()
    };
    // A long name is cut rather than that it widens the panel.
    Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.add_space(indent);
            let name = place.names.full(reading.i18n.language());
            if ui.selectable_label(selected, name).clicked() {
                actions.push(Action::Show(feature));
            }
        },
        |ui| {
            ui.label(style::soft(reading.theme, right));
        },
    );
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
