//! One row of a list of ties that is no part: what is left out, what there is instead, a heading, a
//! side, a card, the texts.

use egui::Ui;

use super::rows::{Heading, Row};
use super::thread::Answer;
use crate::action::Action;
use crate::card::{Card, SourceNote};
use crate::connection::{Connected, Connections, TiePart, Withheld};
use crate::filter::{FactFilter, choice_name};
use crate::model::{FeatureId, PlaceId};
use crate::paint::screen::color32;
use crate::ui::detail::fact_card::{self, fact_card};
use crate::ui::detail::{numbered, row};
use crate::ui::{Reading, style, text};

/// A filter is named by so many values of each facet.
const MOST_NAMES: usize = 2;
/// The height of a line of words, in points.
const LINE_PT: f32 = 22.0;

/// How high a row will be, before it is measured.
pub(super) fn estimate(reading: &Reading<'_>, row: Row, card: Option<&Card>, width_pt: f32) -> f32 {
    match (row, card) {
        (Row::Card(..), Some(card)) => {
            fact_card::estimate(card, fact_card::is_whole(reading, card), width_pt)
        }
        (Row::Card(..), None) => fact_card::BRIEF_PT,
        (Row::Withheld | Row::Empty, _) => 3.0 * LINE_PT,
        (Row::Sources, _) => 6.0 * LINE_PT,
        (Row::Heading(_) | Row::Side(..) | Row::Part(_), _) => LINE_PT,
    }
}

/// What the rows of a list share.
#[derive(Clone, Copy)]
pub(super) struct List<'a> {
    pub(super) connected: Connected,
    pub(super) answer: &'a Answer,
    pub(super) sources: &'a [SourceNote],
}

impl List<'_> {
    /// Shows a row.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        row: Row,
        card: Option<&Card>,
        actions: &mut Vec<Action>,
    ) {
        match (row, card) {
            (Row::Withheld, _) => withheld(ui, reading, self.withheld(), actions),
            (Row::Empty, _) => self.empty(ui, reading, actions),
            (Row::Heading(heading), _) => {
                let (key, count) = self.heading(heading);
                let words = numbered(reading, &reading.i18n.tr(key), count);
                ui.label(style::heading(reading.theme, words));
            }
            (Row::Side(part, side), _) => self.side(ui, reading, part, side),
            (Row::Card(..), Some(card)) => {
                fact_card(ui, reading, self.sources, (card, true), None, actions);
            }
            (Row::Sources, _) => row::sources(ui, reading, self.sources),
            (Row::Card(..), None) | (Row::Part(_), _) => {}
        }
    }

    const fn withheld(&self) -> Withheld {
        match &self.answer.found {
            Connections::Star(star) => star.withheld,
            Connections::Between(between) => between.withheld,
        }
    }

    fn heading(&self, heading: Heading) -> (&'static str, usize) {
        match (heading, &self.answer.found) {
            (Heading::Partners, Connections::Star(star)) => {
                ("connections-partners", star.partners.len())
            }
            (Heading::Groups, Connections::Star(star)) => {
                ("connections-groups", star.through.len())
            }
            (Heading::Groups, Connections::Between(between)) => {
                let count = between.groups.len() + between.crossings.len();
                ("connections-groups", count)
            }
            (_, Connections::Between(between)) => ("connections-via", between.via.len()),
            (Heading::Via, Connections::Star(_)) => ("connections-via", 0),
        }
    }

    /// Which two places the cards below are about.
    fn side(&self, ui: &mut Ui, reading: &Reading<'_>, part: TiePart, side: PlaceId) {
        let (Connections::Between(between), TiePart::Via(place)) = (&self.answer.found, part)
        else {
            return;
        };
        let via = between.via.iter().find(|via| via.place == place);
        let count = via.map_or(0, |via| {
            let is_one = side == between.one;
            let ties = if is_one { &via.to_one } else { &via.to_other };
            ties.count()
        });
        let name = |id| name(reading, id);
        let pair = [("one", name(side)), ("other", name(place))];
        let pair = reading.i18n.tr_with("connections-side", &pair);
        let words = numbered(reading, &pair, count);
        ui.label(style::soft(reading.theme, words));
    }

    /// That no text ties the place, or both, with the groups to read of instead.
    fn empty(&self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let (i18n, atlas) = (reading.i18n, reading.atlas);
        let is_narrowed = !self.withheld().is_nothing();
        let first = name(reading, self.connected.first());
        let words = match self.connected.second() {
            None if is_narrowed => i18n.tr_with("connections-none-left", &[("name", first)]),
            None => i18n.tr_with("connections-none", &[("name", first)]),
            Some(other) => {
                let names = [("one", first), ("other", name(reading, other))];
                i18n.tr_with("connections-none-direct", &names)
            }
        };
        text::paragraph(ui, &words, style::BODY_PT, color32(reading.theme.ink));
        if let Connections::Between(between) = &self.answer.found {
            if between.is_nothing() {
                let words = i18n.tr("connections-none-at-all");
                text::paragraph(ui, &words, style::BODY_PT, color32(reading.theme.ink));
            }
            return;
        }
        let groups = atlas.groups_of(self.connected.first());
        let members = &atlas.place(self.connected.first()).members;
        for (key, places) in [("detail-groups", groups), ("detail-members", members)] {
            if places.is_empty() {
                continue;
            }
            ui.label(style::heading(reading.theme, i18n.tr(key)));
            ui.horizontal_wrapped(|ui| {
                for place in places {
                    let name = name(reading, *place);
                    if style::whole_link(ui, reading.theme, name, style::BODY_PT).clicked() {
                        actions.push(Action::Select(Some(FeatureId::Place(*place))));
                    }
                }
            });
        }
    }
}

fn name<'a>(reading: &Reading<'a>, place: PlaceId) -> &'a str {
    let place = reading.atlas.place(place);
    place.names.label(reading.i18n.language())
}

/// What of the ties filter and date leave out, each with the button that lifts it.
fn withheld(ui: &mut Ui, reading: &Reading<'_>, withheld: Withheld, actions: &mut Vec<Action>) {
    let (i18n, shown) = (reading.i18n, &reading.state.shown);
    let mut row = |ui: &mut Ui, words: String, key: &str, action: Action| {
        text::paragraph(ui, &words, style::SMALL_PT, color32(reading.theme.ink_soft));
        if ui.small_button(i18n.tr(key)).clicked() {
            actions.push(action);
        }
    };
    if withheld.by_filter > 0 {
        let choices = shown.filter().choices();
        let names = choices.map(|(_, c)| choice_name(reading.atlas, i18n, c, MOST_NAMES));
        let filters = names.collect::<Vec<_>>().join(&i18n.tr("list-semicolon"));
        let filters = [("filters", &*filters)];
        let words = i18n.tr_n_with("connections-filtered", withheld.by_filter, &filters);
        let all = Action::SetFilter(FactFilter::default());
        row(ui, words, "filters-clear", all);
    }
    if let Some(date) = shown.as_of().filter(|_| withheld.by_date > 0) {
        let date = date.to_string();
        let words = i18n.tr_n_with("connections-later", withheld.by_date, &[("date", &date)]);
        row(ui, words, "connections-any-date", Action::SetAsOf(None));
    }
}
