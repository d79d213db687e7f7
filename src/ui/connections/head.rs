//! The head of a list of ties: whose they are, other places to take, a figure.

use egui::{ScrollArea, Ui, WidgetInfo};

use super::thread::Answer;
use crate::action::Action;
use crate::connection::Connected;
use crate::model::PlaceId;
use crate::scene::layout::ties_title;
use crate::ui::panel_head::panel_head;
use crate::ui::{Reading, style};

/// The height of an open list of places.
const LIST_PT: f32 = 320.0;

/// Shows the head.
pub(super) fn head(
    ui: &mut Ui,
    reading: &Reading<'_>,
    connected: Connected,
    answer: Option<&Answer>,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    ui.add_space(4.0);
    let title = ties_title(reading.atlas, i18n, connected);
    panel_head(ui, reading, &title, actions);
    ui.horizontal_wrapped(|ui| match connected {
        Connected::Star(place) => {
            other_place(ui, reading, (connected, place, 1), answer, actions);
            let is_tied = answer.is_some_and(|answer| !answer.offered[1].is_empty());
            ui.add_enabled_ui(is_tied, |ui| figure(ui, reading, connected, actions));
        }
        Connected::Between(one, other) => {
            other_place(ui, reading, (connected, one, 0), answer, actions);
            let swap = ui.button(i18n.tr("connections-swap"));
            let name = i18n.tr("connections-swap-hint");
            swap.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if swap.on_hover_text(&name).clicked() {
                actions.push(Action::Connect(connected.swapped()));
            }
            other_place(ui, reading, (connected, other, 1), answer, actions);
            figure(ui, reading, connected, actions);
        }
    });
    if let Connected::Between(one, other) = connected {
        ui.horizontal_wrapped(|ui| {
            for place in [one, other] {
                let name = [("name", name(reading, place))];
                let text = i18n.tr_with("connections-all-of", &name);
                if style::whole_link(ui, reading.theme, &text, style::SMALL_PT).clicked() {
                    actions.push(Action::Connect(Connected::Star(place)));
                }
            }
        });
    }
}

fn figure(ui: &mut Ui, reading: &Reading<'_>, connected: Connected, actions: &mut Vec<Action>) {
    let is_known = reading.state.placed_selection(reading.atlas).is_some();
    let button = egui::Button::new(reading.i18n.tr("connections-figure"));
    if ui.add_enabled(is_known, button).clicked() {
        actions.push(Action::FigureOfTies(connected));
    }
}

fn name<'a>(reading: &Reading<'a>, place: PlaceId) -> &'a str {
    let place = reading.atlas.place(place);
    place.names.label(reading.i18n.language())
}

/// A menu of the places that can take the place of one: the partners of the one that stays, or, of
/// a single place, those with which it makes a pair.
fn other_place(
    ui: &mut Ui,
    reading: &Reading<'_>,
    (connected, now, at): (Connected, PlaceId, usize),
    answer: Option<&Answer>,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let (words, label) = match connected {
        Connected::Star(_) => {
            let words = i18n.tr("connections-with");
            (words.clone(), words)
        }
        Connected::Between(..) => {
            let now = [("name", name(reading, now))];
            let words = i18n.tr_with("connections-other", &now);
            (name(reading, now_of(connected, at)).to_owned(), words)
        }
    };
    let offered = answer.map_or(&[][..], |answer| &answer.offered[at]);
    ui.add_enabled_ui(!offered.is_empty(), |ui| {
        let menu = ui.menu_button(words, |ui| {
            ScrollArea::vertical().max_height(LIST_PT).show(ui, |ui| {
                for (place, count) in offered {
                    let count = count.to_string();
                    let entry = [("name", name(reading, *place)), ("n", &*count)];
                    let entry = i18n.tr_with("connections-entry", &entry);
                    let is_now = connected.places().any(|now| now == *place);
                    if ui.selectable_label(is_now, entry).clicked() {
                        actions.push(Action::Connect(with(connected, *place, at)));
                        ui.close();
                    }
                }
            });
        });
        menu.response
            .widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
    });
}

/// The first place, or the second.
fn now_of(connected: Connected, at: usize) -> PlaceId {
    let second = connected.second().filter(|_| at == 1);
    second.unwrap_or_else(|| connected.first())
}

/// The pair in which a place stands first or second.
fn with(connected: Connected, place: PlaceId, at: usize) -> Connected {
    match (connected, at) {
        (Connected::Between(_, other), 0) => Connected::Between(place, other),
        (of, _) => Connected::Between(of.first(), place),
    }
}
