//! Links that the map draws at a place though no text ties them to it: what geometry alone tells.

use super::sections::OutlineSection;
use super::{Card, PanelWriter, SectionKind, doubt};
use crate::i18n::keys;
use crate::index::{SpatialIndex, links_near};
use crate::model::{FeatureId, LinkId, PlaceId, PlaceKind, PositionCertainty};
use crate::search::FactId;

/// Within this distance of its seat a line counts as drawn at a unit without an area.
const NEAR_KM: f64 = 3.0;

impl PanelWriter<'_> {
    /// The links drawn in the area of a place, or near its seat where it has no area, that no text
    /// ties to it, to a place in it or to a group it is in; nothing for a place that is no unit.
    pub(super) fn passing_section(
        &self,
        index: &SpatialIndex,
        id: PlaceId,
    ) -> Option<OutlineSection> {
        let (drawn, remark) = self.drawn_at(index, id)?;
        let cards = drawn.into_iter().filter(|link| !self.is_tied(*link, id));
        let cards: Vec<Card> = cards.map(|link| self.passing_card(link)).collect();
        (!cards.is_empty()).then(|| OutlineSection {
            kind: SectionKind::Passing,
            title: self.tr("detail-passing"),
            jump: self.tr("detail-passing-jump"),
            remark: Some(remark),
            cards,
            places: Vec::new(),
        })
    }

    /// The links that are drawn at a unit, and how that was found, in words.
    fn drawn_at(&self, index: &SpatialIndex, id: PlaceId) -> Option<(Vec<LinkId>, String)> {
        let place = self.atlas.place(id);
        if let Some(region) = place.region {
            let links = index.links_in(self.atlas, region);
            return Some((links, self.tr("detail-passing-area")));
        }
        let is_unit = matches!(
            place.kind,
            PlaceKind::Prefecture | PlaceKind::County | PlaceKind::City
        );
        let node = place.node.as_ref().filter(|_| is_unit)?;
        if node.certainty != PositionCertainty::Exact {
            return None;
        }
        let km = NEAR_KM.to_string();
        let remark = self.i18n.tr_with("detail-passing-near", &[("km", &km)]);
        Some((links_near(self.atlas, node.at, NEAR_KM), remark))
    }

    /// Whether a text ties a link to a place, to a place in it or to a group that it is in.
    fn is_tied(&self, link: LinkId, id: PlaceId) -> bool {
        self.atlas.link(link).places.iter().any(|tied| {
            let above = |place: &PlaceId| self.atlas.place(*place).parent;
            let mut within = std::iter::successors(Some(*tied), above);
            within.any(|place| place == id) || self.atlas.place(*tied).members.contains(&id)
        })
    }

    fn passing_card(&self, id: LinkId) -> Card {
        let link = self.atlas.link(id);
        Card {
            key: format!("{}, passing", link.key),
            title: link.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::mode(link.mode)),
            status: self.tr(keys::status(link.status)),
            notes: vec![doubt::of_alignment(self.i18n, &link.alignment).join(" · ")],
            feature: Some(FeatureId::Link(id)),
            fact: Some(FactId::Link(id)),
            ..Card::default()
        }
    }
}
