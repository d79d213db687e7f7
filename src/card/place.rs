//! The panel of a place: who said what of it, its corridors, its links, its neighbours.

use std::collections::BTreeMap;

use super::doubt;
use super::through_group::groups_with_roles;
use super::{Card, Panel, PanelWriter, Section};
use crate::i18n::keys;
use crate::model::{
    CorridorId, FeatureId, GivenBy, InCircle, LinkId, PlaceId, Relation, RoleId, Status,
};
use crate::search::FactId;

impl PanelWriter<'_> {
    pub(super) fn place(&self, id: PlaceId) -> Panel {
        let mut sections: Vec<Section> = self.standing_section(id).into_iter().collect();
        sections.extend(self.role_sections(id));
        sections.extend(self.through_group_sections(id));
        let facts_of = |title: &str, cards: Vec<Card>| {
            (!cards.is_empty()).then(|| Section {
                title: self.tr(title),
                cards,
                places: Vec::new(),
            })
        };
        sections.extend(facts_of("detail-targets", self.target_cards(id)));
        sections.extend(facts_of("detail-corridors", self.corridor_cards(id)));
        sections.extend(self.link_sections(id));
        sections.extend(facts_of("detail-events", self.event_cards(id)));
        sections.extend(self.members_section(id));
        sections.extend(self.places_section("detail-groups", self.atlas.groups_of(id)));
        if let Some(region) = self.atlas.place(id).region {
            let neighbours: Vec<PlaceId> = self
                .atlas
                .neighbours_of(region)
                .iter()
                .map(|r| self.atlas.region(*r).place)
                .collect();
            sections.extend(self.places_section("detail-neighbours", &neighbours));
        }
        Panel {
            sections,
            ..self.place_without_sections(id)
        }
    }

    /// What the panel of a place says above its sections.
    pub(super) fn place_without_sections(&self, id: PlaceId) -> Panel {
        let place = self.atlas.place(id);
        let title = place.names.full(self.i18n.language()).to_owned();
        let names = &place.names;
        let mut other_names: Vec<String> = [&names.hans, &names.hant, &names.pinyin, &names.en]
            .into_iter()
            .filter(|n| !n.is_empty() && **n != title)
            .cloned()
            .collect();
        other_names.dedup();
        let has_roles = !self.atlas.roles_of(id).is_empty()
            || groups_with_roles(self.atlas, id).next().is_some();
        let empty = if self.atlas.is_not_matched(id) {
            Some(self.tr("detail-not-matched"))
        } else if !self.atlas.is_mentioned(id) {
            Some(self.tr("detail-not-mentioned"))
        } else if !has_roles {
            Some(self.tr("detail-not-mentioned-itself"))
        } else {
            None
        };
        Panel {
            title,
            other_names,
            facts: self.place_facts(id),
            empty,
            sections: Vec::new(),
        }
    }

    fn place_facts(&self, id: PlaceId) -> Vec<String> {
        let place = self.atlas.place(id);
        let mut facts = vec![self.tr(keys::place(place.kind))];
        // A unit of a person's own boundaries may have no adcode.
        let has_adcode = place.key.bytes().all(|b| b.is_ascii_digit());
        if place.region.is_some() && has_adcode {
            facts.push(self.i18n.tr_with("detail-adcode", &[("code", &place.key)]));
        }
        let circle = place.region.map(|r| self.atlas.region(r).circle);
        facts.extend(circle.and_then(|circle| match circle {
            InCircle::Wholly => Some(self.tr("detail-in-circle-wholly")),
            InCircle::Partly => Some(self.tr("detail-in-circle-partly")),
            InCircle::Not => Some(self.tr("detail-in-circle-not")),
            InCircle::Unknown => None,
        }));
        if let Some(parent) = place.parent {
            facts.push(
                self.atlas
                    .place(parent)
                    .names
                    .full(self.i18n.language())
                    .to_owned(),
            );
        }
        if place.derived {
            facts.push(self.tr("detail-derived"));
        }
        facts.extend(doubt::of_place(self.i18n, place));
        facts.extend(
            place
                .node
                .as_ref()
                .filter(|n| !n.source.is_empty())
                .map(|node| {
                    let source = self.i18n.remark(&node.source);
                    self.i18n
                        .tr_with("detail-position-source", &[("source", &source)])
                }),
        );
        facts
    }

    /// Roles by who gave them, the most authoritative first.
    fn role_sections(&self, id: PlaceId) -> Vec<Section> {
        let mut by_giver: BTreeMap<(GivenBy, Option<Relation>, String), Vec<Card>> =
            BTreeMap::new();
        for role in self.atlas.roles_of(id) {
            let principal = self.atlas.role(*role).evidence.principal();
            let given_by = principal.given_by.unwrap_or(GivenBy::Described);
            let relation = self.atlas.voice(id, principal).relation;
            let words = self.i18n.giver(self.atlas, id, principal);
            let giver = (given_by, relation, words.unwrap_or_default());
            by_giver
                .entry(giver)
                .or_default()
                .push(self.role_card(*role));
        }
        let section = |((_, _, words), cards)| Section {
            title: format!("{} · {words}", self.tr("detail-roles")),
            cards,
            places: Vec::new(),
        };
        by_giver.into_iter().map(section).collect()
    }

    /// The roles of the groups it is in, a section for each group that has roles.
    fn through_group_sections(&self, id: PlaceId) -> Vec<Section> {
        let section = |(group, roles): (PlaceId, &[RoleId])| {
            let name = self.atlas.place(group).names.full(self.i18n.language());
            let group = [("group", name)];
            let through = self.i18n.tr_with("detail-roles-through", &group);
            Section {
                title: [self.tr("detail-roles"), through].join(" · "),
                cards: roles.iter().map(|role| self.role_card(*role)).collect(),
                places: Vec::new(),
            }
        };
        groups_with_roles(self.atlas, id).map(section).collect()
    }

    pub(super) fn role_card(&self, id: RoleId) -> Card {
        let role = self.atlas.role(id);
        let mut notes = self.note(&role.note);
        let variants = role.variants.iter();
        let variants = variants.map(|v| self.atlas.role(*v).title.get(self.i18n.language()));
        notes.extend(self.variants_note(role.variants.len(), variants));
        Card {
            key: role.key.clone(),
            title: role.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::category(role.category)),
            notes,
            mentions: self.role_mentions(role),
            fact: Some(FactId::Role(id)),
            ..Card::default()
        }
    }

    pub(super) fn target_cards(&self, id: PlaceId) -> Vec<Card> {
        self.atlas
            .targets_of(id)
            .iter()
            .map(|id| {
                let target = self.atlas.target(*id);
                Card {
                    key: target.key.clone(),
                    title: target.title.get(self.i18n.language()).to_owned(),
                    kind: self.i18n.quantity_text(target),
                    notes: self.note(&target.note),
                    mentions: self.mentions(&target.evidence),
                    fact: Some(FactId::Target(*id)),
                    ..Card::default()
                }
            })
            .collect()
    }

    pub(super) fn event_cards(&self, id: PlaceId) -> Vec<Card> {
        self.atlas
            .events_of(id)
            .iter()
            .map(|id| {
                let event = self.atlas.event(*id);
                let date = self.i18n.date(event.date, event.date_basis);
                Card {
                    key: event.key.clone(),
                    title: event.title.get(self.i18n.language()).to_owned(),
                    kind: date,
                    notes: self.note(&event.note),
                    mentions: self.mentions(&event.evidence),
                    fact: Some(FactId::Event(*id)),
                    ..Card::default()
                }
            })
            .collect()
    }

    pub(super) fn corridor_cards(&self, id: PlaceId) -> Vec<Card> {
        let corridors = self.atlas.corridors_of(id).iter();
        corridors.map(|id| self.corridor_card(*id)).collect()
    }

    pub(super) fn corridor_card(&self, id: CorridorId) -> Card {
        let corridor = self.atlas.corridor(id);
        Card {
            key: corridor.key.clone(),
            title: corridor.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::corridor(corridor.kind)),
            mentions: self.mentions(&corridor.evidence),
            feature: Some(FeatureId::Corridor(id)),
            fact: Some(FactId::Corridor(id)),
            ..Card::default()
        }
    }

    /// Links by status, in the order of the legend.
    fn link_sections(&self, id: PlaceId) -> Vec<Section> {
        Status::ALL
            .into_iter()
            .filter_map(|status| {
                let of_status = |id: &&LinkId| self.atlas.link(**id).status == status;
                let cards: Vec<Card> = self
                    .atlas
                    .links_of(id)
                    .iter()
                    .filter(of_status)
                    .map(|id| self.link_card(*id))
                    .collect();
                let title = format!(
                    "{} · {}",
                    self.tr("detail-links"),
                    self.tr(keys::status(status))
                );
                (!cards.is_empty()).then_some(Section {
                    title,
                    cards,
                    places: Vec::new(),
                })
            })
            .collect()
    }

    pub(super) fn link_card(&self, id: LinkId) -> Card {
        let link = self.atlas.link(id);
        Card {
            key: link.key.clone(),
            title: link.title.get(self.i18n.language()).to_owned(),
            kind: self.tr(keys::mode(link.mode)),
            status: self.tr(keys::status(link.status)),
            mentions: self.mentions(&link.evidence),
            feature: Some(FeatureId::Link(id)),
            fact: Some(FactId::Link(id)),
            ..Card::default()
        }
    }
}
