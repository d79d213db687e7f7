//! Clicks on the map: what is on top first, the next thing on a later click at the same spot.

use egui::Ui;

use super::picking::{Found, found_at};
use super::{Live, Reading};
use crate::action::Action;
use crate::card::roles_of_category;
use crate::model::FeatureId;
use crate::projection::{PagePt, WorldPt};
use crate::scene::LetteringPart;
use crate::state::{Goal, Topic};

/// Clicks closer than this are at the same spot.
const SAME_SPOT_PT: f64 = 4.0;

/// The last click, so that a later one at the same spot goes to the thing beneath.
#[derive(Debug, Default)]
pub(super) struct Clicks {
    last: Option<Click>,
    before: Topic,
}

/// A click on the ground.
#[derive(Clone, Copy, Debug)]
struct Click {
    ground: WorldPt,
    zoom: f64,
    time: f64,
    picked: Option<FeatureId>,
}

impl Clicks {
    /// Reads clicks on the map.
    pub(super) fn read(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        live: &Live<'_>,
        actions: &mut Vec<Action>,
    ) {
        if !live.response.clicked() {
            return;
        }
        let at = live.response.interact_pointer_pos().map(|at| live.page(at));
        let found = at.and_then(|at| Some((at, found_at(reading, live, at)?)));
        let Some((at, found)) = found else {
            return;
        };
        if let Some(bundle) = found.bundle {
            self.last = None;
            actions.push(Action::ListCorridors(bundle.corridors.clone()));
        } else if live.response.double_clicked() {
            // A double click only zooms: what its first click selected is deselected again.
            actions.push(Action::TurnTo(self.before.clone()));
            let levels = if ui.input(|i| i.modifiers.shift) {
                -1.0
            } else {
                1.0
            };
            let about = live.to_page.unproject(at);
            actions.push(Action::Go(Goal::ZoomAt(about, levels)));
            self.last = None;
        } else {
            actions.push(self.pick(ui, reading, live, (at, &found)));
        }
    }

    /// Picks what is on top, or what lies beneath what was picked at the same spot before.
    fn pick(
        &mut self,
        ui: &Ui,
        reading: &Reading<'_>,
        live: &Live<'_>,
        (at, found): (PagePt, &Found<'_>),
    ) -> Action {
        let time = ui.input(|i| i.time);
        let stack = &found.stack;
        let beneath = self
            .last
            .filter(|click| {
                click.same_ground(at, live)
                    && time - click.time > double_click_time(ui)
                    && click.picked == reading.state.selection
            })
            .and_then(|click| stack.iter().position(|f| Some(*f) == click.picked))
            .map_or(0, |depth| (depth + 1) % stack.len());
        let picked = stack.get(beneath).copied();
        self.last = Some(Click {
            ground: live.to_page.unproject(at),
            zoom: live.view.zoom,
            time,
            picked,
        });
        self.before = reading.state.topic();
        let of_role = (beneath == 0)
            .then(|| role_behind(reading, found))
            .flatten();
        of_role.unwrap_or(Action::Select(picked))
    }
}

/// Shows the place of a glyph with the phrase of the role that the glyph stands for.
fn role_behind(reading: &Reading<'_>, found: &Found<'_>) -> Option<Action> {
    let lettering = found.lettering?;
    let category = match &lettering.part {
        LetteringPart::Glyph(category) => category,
        LetteringPart::MoreGlyphs(categories) => categories.first()?,
        LetteringPart::Name | LetteringPart::Status => return None,
    };
    let FeatureId::Place(place) = lettering.feature else {
        return None;
    };
    let roles = roles_of_category(reading.atlas, &reading.state.shown, place, *category);
    let role = reading.atlas.role(*roles.first()?);
    let anchor = &role.evidence.principal().anchor;
    let key = (role.key.clone(), anchor.source, anchor.start);
    Some(Action::ShowQuote(lettering.feature, key))
}

impl Click {
    /// Whether a point of the map now is where this click was, on the screen and on the ground.
    fn same_ground(&self, at: PagePt, live: &Live<'_>) -> bool {
        let now = live.to_page.project(self.ground);
        self.zoom == live.view.zoom && now.distance(at) < SAME_SPOT_PT
    }
}

fn double_click_time(ui: &Ui) -> f64 {
    ui.options(|o| o.input_options.max_double_click_delay)
}
