//! From an atlas to records: every id looked up.

use super::records::{
    CorridorRecord, EventRecord, EvidenceRecord, Facts, LaterRecord, LinkRecord, PlaceRecord,
    RoleRecord, SourceRecord, TargetRecord,
};
use crate::model::{
    Alignment, AlignmentKind, Anchor, Atlas, Evidence, Link, Mention, Place, PlaceId,
};

impl<'a> Facts<'a> {
    /// The records of an atlas, in the order of its packs.
    pub(super) fn of(atlas: &'a Atlas) -> Self {
        let of = Recorder { atlas };
        Self {
            sources: of.sources(),
            places: atlas
                .places()
                .map(|(id, place)| of.place(id, place))
                .collect(),
            roles: of.roles(),
            corridors: of.corridors(),
            links: atlas.links().map(|(_, link)| of.link(link)).collect(),
            targets: of.targets(),
            events: of.events(),
        }
    }
}

/// Makes records of the facts of an atlas.
#[derive(Clone, Copy)]
struct Recorder<'a> {
    atlas: &'a Atlas,
}

impl<'a> Recorder<'a> {
    fn sources(self) -> Vec<SourceRecord<'a>> {
        let record = |(_, s): (_, &'a crate::model::Source)| SourceRecord {
            id: &s.key,
            title: &s.title.zh,
            title_en: &s.title.en,
            author: &s.author.zh,
            publisher: &s.publisher.zh,
            kind: s.kind,
            date: s.date.map(|date| date.to_string()),
            date_basis: s.date_basis,
            published: s.published.map(|date| date.to_string()),
            address: s.address.as_deref(),
            accessed: s.accessed.map(|date| date.to_string()),
            speaker: s
                .speaker
                .and_then(|speaker| speaker.place)
                .map(|id| self.key(id)),
            speaker_level: s.speaker.map(|speaker| speaker.level),
            language: s.language,
            file: &s.file,
            sha256: &s.sha256,
            note: &s.note.zh,
            note_en: &s.note.en,
        };
        self.atlas.sources().map(record).collect()
    }

    fn place(self, id: PlaceId, place: &'a Place) -> PlaceRecord<'a> {
        let node = place.node.as_ref();
        let membership = place.membership.as_ref();
        let parent = place.parent.map(|id| self.atlas.place(id));
        PlaceRecord {
            id: &place.key,
            kind: place.kind,
            name: &place.names.hans,
            hant: &place.names.hant,
            pinyin: &place.names.pinyin,
            en: &place.names.en,
            aliases: &place.names.aliases,
            parent: parent.map(|p| p.key.as_str()),
            parent_name: parent.map(|p| p.names.hans.as_str()),
            lon: node.map(|n| n.at.lon_deg),
            lat: node.map(|n| n.at.lat_deg),
            position: node.map(|n| n.certainty),
            position_source: node.map(|n| n.source.zh.as_str()),
            position_source_en: node.map(|n| n.source.en.as_str()),
            members: self.keys(&place.members),
            member_names: self.names(&place.members),
            derived: place.derived,
            membership: membership.and_then(|m| Some(m.title.as_ref()?.zh.as_str())),
            membership_evidence: membership.map_or(Vec::new(), |m| self.evidence(&m.evidence)),
            mentioned: self.atlas.is_mentioned(id),
            note: &place.note.zh,
            note_en: &place.note.en,
        }
    }

    fn roles(self) -> Vec<RoleRecord<'a>> {
        let record = |(_, role): (_, &'a crate::model::Role)| {
            let principal: &Mention = role.evidence.principal();
            let place = self.atlas.place(role.place);
            let variants = role
                .variants
                .iter()
                .map(|id| self.atlas.role(*id).key.as_str());
            RoleRecord {
                id: &role.key,
                place: &place.key,
                place_name: &place.names.hans,
                role: &role.title.zh,
                en: &role.title.en,
                given_by: principal.given_by,
                status_text: principal.status_text.as_deref(),
                category: role.category,
                derived: principal.derived,
                position: place.node.as_ref().map(|node| node.certainty),
                variants: variants.collect(),
                note: &role.note.zh,
                note_en: &role.note.en,
                evidence: self.said_of(Some(role.place), &role.evidence),
            }
        };
        self.atlas.roles().map(record).collect()
    }

    fn corridors(self) -> Vec<CorridorRecord<'a>> {
        let record = |(_, corridor): (_, &'a crate::model::Corridor)| {
            let variants = corridor
                .variants
                .iter()
                .map(|id| self.atlas.corridor(*id).key.as_str());
            CorridorRecord {
                id: &corridor.key,
                name: &corridor.title.zh,
                en: &corridor.title.en,
                aliases: &corridor.aliases,
                kind: corridor.kind,
                places: self.keys(&corridor.places),
                place_names: self.names(&corridor.places),
                derived: corridor.derived,
                shape: corridor.shape,
                shape_note: &corridor.shape_note.zh,
                shape_note_en: &corridor.shape_note.en,
                drawn: self.atlas.is_drawn(corridor),
                variants: variants.collect(),
                note: &corridor.note.zh,
                note_en: &corridor.note.en,
                evidence: self.evidence(&corridor.evidence),
            }
        };
        self.atlas.corridors().map(record).collect()
    }

    fn link(self, link: &'a Link) -> LinkRecord<'a> {
        let official = link.official_length.as_ref();
        let length_note = official.map(|o| &o.note).filter(|note| !note.is_empty());
        let variants = link
            .variants
            .iter()
            .map(|id| self.atlas.link(*id).key.as_str());
        let alignment_note = match &link.alignment {
            Alignment::None { reason } => Some(reason),
            _ => None,
        };
        let (certainty, sources) = link.alignment.certainty().unzip();
        let sources = sources.unwrap_or_default();
        let later = link.later.iter().map(|note| LaterRecord {
            date: note.date.to_string(),
            text: &note.text.zh,
            text_en: &note.text.en,
            source: &note.source.zh,
            source_en: &note.source.en,
        });
        LinkRecord {
            id: &link.key,
            name: &link.title.zh,
            en: &link.title.en,
            aliases: &link.aliases,
            mode: link.mode,
            status: link.status.word(),
            stage: link.status.stage(),
            status_text: &link.status_text,
            places: self.keys(&link.places),
            place_names: self.names(&link.places),
            derived: link.derived,
            alignment: link.alignment.kind(),
            alignment_note: alignment_note.map(|note| note.zh.as_str()),
            alignment_note_en: alignment_note.map(|note| note.en.as_str()),
            alignment_certainty: certainty,
            alignment_sources: sources.iter().map(|source| source.zh.as_str()).collect(),
            alignment_sources_en: sources.iter().map(|source| source.en.as_str()).collect(),
            length_km: link
                .alignment
                .length_km()
                .map(|km| (km * 10.0).round() / 10.0),
            official_length_km: official.map(|o| o.km),
            official_length_source: official.map(|o| o.source.zh.as_str()),
            official_length_source_en: official.map(|o| o.source.en.as_str()),
            length_note: length_note.map(|note| note.zh.as_str()),
            length_note_en: length_note.map(|note| note.en.as_str()),
            drawn: link.alignment.kind() != AlignmentKind::None,
            later: later.collect(),
            variants: variants.collect(),
            note: &link.note.zh,
            note_en: &link.note.en,
            evidence: self.evidence(&link.evidence),
        }
    }

    fn targets(self) -> Vec<TargetRecord<'a>> {
        let record = |(_, target): (_, &'a crate::model::Target)| TargetRecord {
            id: &target.key,
            name: &target.title.zh,
            en: &target.title.en,
            owner: &self.atlas.place(target.owner).key,
            owner_name: &self.atlas.place(target.owner).names.hans,
            quantity: &target.quantity.zh,
            quantity_en: &target.quantity.en,
            value: target.value,
            unit: &target.unit,
            qualifier: &target.qualifier.zh,
            qualifier_en: &target.qualifier.en,
            note: &target.note.zh,
            note_en: &target.note.en,
            evidence: self.evidence(&target.evidence),
        };
        self.atlas.targets().map(record).collect()
    }

    fn events(self) -> Vec<EventRecord<'a>> {
        let record = |(_, event): (_, &'a crate::model::Event)| EventRecord {
            id: &event.key,
            name: &event.title.zh,
            en: &event.title.en,
            date: event.date.map(|date| date.to_string()),
            date_basis: event.date_basis,
            places: self.keys(&event.places),
            place_names: self.names(&event.places),
            note: &event.note.zh,
            note_en: &event.note.en,
            evidence: self.evidence(&event.evidence),
        };
        self.atlas.events().map(record).collect()
    }

    fn evidence(self, evidence: &'a Evidence) -> Vec<EvidenceRecord<'a>> {
        self.said_of(None, evidence)
    }

    /// The mentions of a fact; those of a role of a place with who speaks.
    fn said_of(self, of: Option<PlaceId>, evidence: &'a Evidence) -> Vec<EvidenceRecord<'a>> {
        let record = |mention: &'a Mention| {
            let anchor: &Anchor = &mention.anchor;
            let source = self.atlas.source(anchor.source);
            let is_placed = anchor.end > 0;
            let voice = of.map(|of| self.atlas.voice(of, mention));
            EvidenceRecord {
                source: &source.key,
                source_kind: source.kind,
                source_date: source.date.map(|date| date.to_string()),
                source_date_basis: source.date_basis,
                file: &source.file,
                paragraph: is_placed.then(|| locus(anchor)),
                quote: anchor.quote.as_str(),
                start: is_placed.then_some(anchor.start),
                end: is_placed.then_some(anchor.end),
                occurrence: anchor.occurrence,
                given_by: mention.given_by,
                speaker: voice.and_then(|voice| voice.speaker).map(|id| self.key(id)),
                relation: voice.and_then(|voice| voice.relation),
                status_text: mention.status_text.as_deref(),
                derived: mention.derived,
            }
        };
        evidence.mentions().iter().map(record).collect()
    }

    fn key(self, place: PlaceId) -> &'a str {
        &self.atlas.place(place).key
    }

    fn keys(self, places: &[PlaceId]) -> Vec<&'a str> {
        places
            .iter()
            .map(|id| self.atlas.place(*id).key.as_str())
            .collect()
    }

    fn names(self, places: &[PlaceId]) -> Vec<&'a str> {
        places
            .iter()
            .map(|id| self.atlas.place(*id).names.hans.as_str())
            .collect()
    }
}

/// The article as the text prints it, or else the paragraph, always in Chinese.
fn locus(anchor: &Anchor) -> String {
    let paragraph = || format!("第{}段", anchor.paragraph);
    anchor.article.clone().unwrap_or_else(paragraph)
}
