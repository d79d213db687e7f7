//! The panel of a corridor or a link: what it is, how sure it is, and where it is said.

use super::doubt;
use super::{Card, Panel, PanelWriter, Section};
use crate::i18n::keys;
use crate::model::{CorridorId, Evidence, LinkId};

impl PanelWriter<'_> {
    fn evidence_section(&self, key: &str, evidence: &Evidence) -> Section {
        let card = Card {
            key: key.to_owned(),
            mentions: self.mentions(evidence),
            ..Card::default()
        };
        Section {
            title: self.tr("detail-mentions"),
            cards: vec![card],
            places: Vec::new(),
        }
    }

    pub(super) fn corridor(&self, id: CorridorId) -> Panel {
        let corridor = self.atlas.corridor(id);
        let title = corridor.title.get(self.i18n.language()).to_owned();
        let mut facts = vec![self.tr(keys::corridor(corridor.kind))];
        if corridor.derived {
            facts.push(self.tr("detail-derived-hint"));
        }
        facts.extend(doubt::of_shape(self.i18n, corridor));
        facts.extend(self.note(&corridor.note));
        let variants = corridor.variants.iter();
        let variants = variants.map(|v| self.atlas.corridor(*v).title.get(self.i18n.language()));
        facts.extend(self.variants_note(corridor.variants.len(), variants));
        let mut sections = Vec::new();
        sections.extend(self.places_section("detail-places", &corridor.places));
        sections.push(self.evidence_section(&corridor.key, &corridor.evidence));
        let empty = corridor
            .places
            .is_empty()
            .then(|| self.tr("detail-no-members"));
        Panel {
            other_names: self.fact_names(&corridor.title, &corridor.aliases),
            title,
            facts,
            empty,
            sections,
        }
    }

    pub(super) fn link(&self, id: LinkId) -> Panel {
        let link = self.atlas.link(id);
        let title = link.title.get(self.i18n.language()).to_owned();
        let mut sections = Vec::new();
        sections.extend(self.places_section("detail-places", &link.places));
        sections.push(self.evidence_section(&link.key, &link.evidence));
        if !link.later.is_empty() {
            let cards = link
                .later
                .iter()
                .enumerate()
                .map(|(i, later)| Card {
                    key: format!("{}, later {i}", link.key),
                    title: self.i18n.remark(&later.text),
                    kind: later.date.to_string(),
                    notes: vec![self.i18n.remark(&later.source)],
                    ..Card::default()
                })
                .collect();
            sections.push(Section {
                title: self.tr("detail-later"),
                cards,
                places: Vec::new(),
            });
        }
        let other_names = self.fact_names(&link.title, &link.aliases);
        Panel {
            title,
            other_names,
            facts: self.link_facts(id),
            empty: None,
            sections,
        }
    }

    fn link_facts(&self, id: LinkId) -> Vec<String> {
        let link = self.atlas.link(id);
        let status = [self.tr(keys::status(link.status)), self.tr("detail-as-of")].join(" · ");
        let mut facts = vec![self.tr(keys::mode(link.mode)), status];
        facts.extend(doubt::of_alignment(self.i18n, &link.alignment));
        for source in link.alignment.certainty().map_or(Vec::new(), |(_, s)| s) {
            let source = self.i18n.remark(source);
            let source = [("source", source.as_str())];
            facts.push(self.i18n.tr_with("detail-position-source", &source));
        }
        for note in link.alignment.notes() {
            facts.extend(self.note(note));
        }
        if let Some(km) = link.alignment.length_km() {
            facts.push(
                self.i18n
                    .tr_with("detail-length-drawn", &[("km", &format!("{km:.0}"))]),
            );
        }
        if let Some(official) = &link.official_length {
            let (km, source) = (official.km.to_string(), self.i18n.remark(&official.source));
            facts.push(self.i18n.tr_with(
                "detail-length-official",
                &[("km", &km), ("source", &source)],
            ));
            facts.extend(self.note(&official.note));
        }
        if link.derived {
            facts.push(self.tr("detail-derived-hint"));
        }
        facts.extend(self.note(&link.note));
        let variants = link.variants.iter();
        let variants = variants.map(|v| self.atlas.link(*v).title.get(self.i18n.language()));
        facts.extend(self.variants_note(link.variants.len(), variants));
        facts
    }
}
