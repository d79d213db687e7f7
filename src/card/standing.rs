//! Why the map fills a place as it does: the phrase that gives it its standing.

use super::{Card, PanelWriter, Section};
use crate::model::{Evidence, Level, PlaceId, StandingGiver, StandingReason};
use crate::scene::standing_name;

impl PanelWriter<'_> {
    /// The standing of a place that the map fills, with its phrase; nothing for a place without a
    /// fill of its own.
    pub(super) fn standing_section(&self, id: PlaceId) -> Option<Section> {
        self.standing_section_by(id, |_| true)
    }

    /// The same of the facts whose evidence holds.
    pub(super) fn standing_section_by(
        &self,
        id: PlaceId,
        holds: impl Fn(&Evidence) -> bool,
    ) -> Option<Section> {
        let cities = self.atlas.regions_of(Level::Prefecture);
        let is_filled = cities.clone().any(|(_, region)| region.place == id);
        let reason = self.atlas.standing_reason(id, holds);
        let reason = reason.filter(|_| is_filled)?;
        Some(Section {
            title: self.tr("detail-why-colour"),
            cards: vec![self.standing_card(id, &reason)],
            places: Vec::new(),
        })
    }

    fn standing_card(&self, id: PlaceId, reason: &StandingReason<'_>) -> Card {
        let language = self.i18n.language();
        let name = |id: PlaceId| self.atlas.place(id).names.full(language);
        let mut notes = Vec::new();
        if self.atlas.has_central_districts(id) {
            notes.push(self.tr("detail-colour-districts"));
        }
        notes.extend(reason.through.map(|group| {
            let arguments = [("group", name(group))];
            self.i18n.tr_with("detail-colour-through", &arguments)
        }));
        let kind = match reason.giver {
            StandingGiver::Role(role) => self.atlas.role(role).title.get(language).to_owned(),
            StandingGiver::Membership(_) | StandingGiver::Fact => String::new(),
        };
        let mentions = match reason.giver {
            StandingGiver::Membership(_) => self.mentions(reason.evidence),
            StandingGiver::Role(_) | StandingGiver::Fact => {
                vec![self.mention(reason.evidence.principal())]
            }
        };
        Card {
            key: format!("{}, colour", self.atlas.place(id).key),
            title: standing_name(self.atlas, self.i18n, reason.standing),
            kind,
            notes,
            mentions,
            ..Card::default()
        }
    }

    /// The members of a group, with the phrase that says so where there is one.
    pub(super) fn members_section(&self, id: PlaceId) -> Option<Section> {
        let place = self.atlas.place(id);
        let mut section = self.places_section("detail-members", &place.members)?;
        section.cards.extend(self.membership_card(id));
        Some(section)
    }

    /// The phrase that says who is in a group, where there is one.
    pub(super) fn membership_card(&self, id: PlaceId) -> Option<Card> {
        let place = self.atlas.place(id);
        let membership = place.membership.as_ref()?;
        let title = membership.title.as_ref();
        Some(Card {
            key: format!("{}, members", place.key),
            title: title.map_or("", |t| t.get(self.i18n.language())).to_owned(),
            mentions: self.mentions(&membership.evidence),
            ..Card::default()
        })
    }
}
