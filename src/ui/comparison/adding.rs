//! The menu that adds a place to those that are compared.

use egui::{Button, TextEdit, Ui, WidgetInfo};

use crate::action::Action;
use crate::comparison::ComparisonView;
use crate::model::{FeatureId, Level, PlaceId};
use crate::ui::Reading;

/// How many places are offered at once.
const MOST_OFFERED: usize = 9;
/// The longest name that is looked for, in characters.
const LONGEST: usize = 40;
/// The width of the menu.
const WIDTH_PT: f32 = 200.0;

/// What a place that is to be added is looked for by, and what was found.
#[derive(Debug, Default)]
pub(super) struct Adding {
    sought: String,
    /// What was offered, and for what: looking through all places takes long.
    offered: Option<(Asked, Vec<PlaceId>)>,
}

/// What the places that are offered depend on.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    sought: String,
    selection: Option<FeatureId>,
    compared: Vec<PlaceId>,
}

/// Shows the button and, while it is open, the menu.
pub(super) fn adding(
    ui: &mut Ui,
    reading: &Reading<'_>,
    adding: &mut Adding,
    actions: &mut Vec<Action>,
) {
    let i18n = reading.i18n;
    let is_full = reading.state.comparison.places.len() >= ComparisonView::MOST;
    let menu = ui.add_enabled_ui(!is_full, |ui| {
        let menu = ui.menu_button(i18n.tr("compare-add"), |ui| {
            ui.set_width(WIDTH_PT);
            let field = TextEdit::singleline(&mut adding.sought)
                .hint_text(i18n.tr("compare-add-hint"))
                .desired_width(f32::INFINITY)
                .char_limit(LONGEST);
            let field = ui.add(field);
            let name = i18n.tr("compare-add-field");
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &name));
            let is_entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if ui.memory(|memory| memory.focused().is_none()) && !is_entered {
                field.request_focus();
            }
            let offered = adding.offered(reading);
            if offered.is_empty() {
                ui.label(i18n.tr("compare-add-none"));
            }
            let mut chosen = offered.first().copied().filter(|_| is_entered);
            for place in offered.iter().copied() {
                let names = &reading.atlas.place(place).names;
                let button = Button::new(names.full(i18n.language())).truncate();
                if ui.add(button).clicked() {
                    chosen = Some(place);
                }
            }
            if let Some(place) = chosen {
                actions.push(Action::Compare(place));
                ui.close();
            }
        });
        let is_closed = menu.inner.is_none();
        menu.response
            .on_disabled_hover_text(i18n.tr("compare-full"));
        is_closed
    });
    // What was looked for before is not in the way of the next.
    if menu.inner {
        *adding = Adding::default();
    }
}

impl Adding {
    /// The places that may be meant.
    fn offered(&mut self, reading: &Reading<'_>) -> &[PlaceId] {
        let asked = Asked {
            sought: self.sought.clone(),
            selection: reading.state.selection,
            compared: reading.state.comparison.places.clone(),
        };
        if self.offered.as_ref().is_none_or(|(of, _)| *of != asked) {
            let found = found(reading, &asked.sought);
            self.offered = Some((asked, found));
        }
        self.offered.as_ref().map_or(&[], |(_, found)| found)
    }
}

/// The places that may be meant: what is selected, then cities, then all else that a text names.
fn found(reading: &Reading<'_>, sought: &str) -> Vec<PlaceId> {
    let atlas = reading.atlas;
    let wanted = sought.trim().to_lowercase();
    let fits = |id: &PlaceId| {
        let place = atlas.place(*id);
        reading.state.can_compare(*id)
            && (wanted.is_empty() || place.names.matches(&wanted) || place.key == wanted)
    };
    let selected = match reading.state.selection {
        Some(FeatureId::Place(id)) => Some(id),
        _ => None,
    };
    let cities = atlas
        .regions_of(Level::Prefecture)
        .map(|(_, city)| city.place);
    let provinces = atlas
        .regions_of(Level::Province)
        .map(|(_, unit)| unit.place);
    let others = atlas.places().map(|(id, _)| id);
    let others = others.filter(|id| atlas.is_mentioned(*id) && !wanted.is_empty());
    let all = selected
        .into_iter()
        .chain(cities)
        .chain(provinces)
        .chain(others);
    let mut found = Vec::new();
    for place in all.filter(fits) {
        if !found.contains(&place) {
            found.push(place);
        }
        if found.len() == MOST_OFFERED {
            break;
        }
    }
    found
}
