//! The facts as flat records, with ids and names in place of references.
//!
//! Names are Simplified Chinese whatever the locale; quotes stay in the script of their text.

use serde::Serialize;

use crate::model::{
    AlignmentKind, Anchor, Atlas, CorridorKind, CorridorShape, DateBasis, Evidence, GivenBy,
    Language, Link, Mention, Mode, Place, PlaceId, PlaceKind, PositionCertainty, RoleCategory,
    SourceKind, Stage, Title,
};

/// Every fact of an atlas.
#[derive(Debug, Serialize)]
pub(super) struct Facts<'a> {
    pub(super) sources: Vec<SourceRecord<'a>>,
    pub(super) places: Vec<PlaceRecord<'a>>,
    pub(super) roles: Vec<RoleRecord<'a>>,
    pub(super) corridors: Vec<CorridorRecord<'a>>,
    pub(super) links: Vec<LinkRecord<'a>>,
    pub(super) targets: Vec<TargetRecord<'a>>,
    pub(super) events: Vec<EventRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRecord<'a> {
    id: &'a str,
    title: &'a str,
    title_en: &'a str,
    publisher: &'a str,
    kind: SourceKind,
    date: Option<String>,
    date_basis: DateBasis,
    language: Language,
    file: &'a str,
    sha256: &'a str,
    note: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord<'a> {
    id: &'a str,
    kind: PlaceKind,
    name: &'a str,
    hant: &'a str,
    pinyin: &'a str,
    en: &'a str,
    aliases: &'a [String],
    parent: Option<&'a str>,
    parent_name: Option<&'a str>,
    lon: Option<f64>,
    lat: Option<f64>,
    position: Option<PositionCertainty>,
    position_source: Option<&'a str>,
    members: Vec<&'a str>,
    member_names: Vec<&'a str>,
    derived: bool,
    /// Whether any text says anything of it.
    mentioned: bool,
    note: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct RoleRecord<'a> {
    pub(super) id: &'a str,
    pub(super) place: &'a str,
    pub(super) place_name: &'a str,
    pub(super) role: &'a str,
    pub(super) en: &'a str,
    pub(super) given_by: Option<GivenBy>,
    pub(super) status_text: Option<&'a str>,
    pub(super) category: RoleCategory,
    pub(super) derived: bool,
    variants: Vec<&'a str>,
    note: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct CorridorRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) aliases: &'a [String],
    pub(super) kind: CorridorKind,
    pub(super) places: Vec<&'a str>,
    pub(super) place_names: Vec<&'a str>,
    pub(super) derived: bool,
    pub(super) shape: CorridorShape,
    pub(super) drawn: bool,
    variants: Vec<&'a str>,
    note: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct LinkRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) aliases: &'a [String],
    pub(super) mode: Mode,
    pub(super) status: &'static str,
    pub(super) stage: Option<Stage>,
    pub(super) status_text: &'a str,
    pub(super) places: Vec<&'a str>,
    pub(super) place_names: Vec<&'a str>,
    pub(super) derived: bool,
    pub(super) alignment: AlignmentKind,
    alignment_note: Option<&'a str>,
    /// The drawn geodesic length, to 100 m.
    pub(super) length_km: Option<f64>,
    pub(super) official_length_km: Option<f64>,
    official_length_source: Option<&'a str>,
    length_note: Option<&'a str>,
    pub(super) drawn: bool,
    later: Vec<LaterRecord<'a>>,
    variants: Vec<&'a str>,
    note: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct LaterRecord<'a> {
    date: String,
    text: &'a str,
    source: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct TargetRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) owner: &'a str,
    pub(super) owner_name: &'a str,
    pub(super) quantity: &'a str,
    pub(super) value: f64,
    pub(super) unit: &'a str,
    pub(super) qualifier: &'a str,
    note: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct EventRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) date: Option<String>,
    date_basis: DateBasis,
    pub(super) places: Vec<&'a str>,
    pub(super) place_names: Vec<&'a str>,
    note: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

/// One place in a text. The offsets are `null` where the pack has none yet.
#[derive(Debug, Serialize)]
pub(super) struct EvidenceRecord<'a> {
    pub(super) source: &'a str,
    pub(super) file: &'a str,
    /// The numbered article, or else the paragraph: `(十)`, `¶12`.
    pub(super) paragraph: Option<String>,
    pub(super) quote: &'a str,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) occurrence: u16,
    pub(super) given_by: Option<GivenBy>,
    pub(super) status_text: Option<&'a str>,
    pub(super) derived: bool,
}

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
            publisher: &s.publisher,
            kind: s.kind,
            date: s.date.map(|date| date.to_string()),
            date_basis: s.date_basis,
            language: s.language,
            file: &s.file,
            sha256: &s.sha256,
            note: &s.note,
        };
        self.atlas.sources().map(record).collect()
    }

    fn place(self, id: PlaceId, place: &'a Place) -> PlaceRecord<'a> {
        let node = place.node.as_ref();
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
            position_source: node.map(|n| n.source.as_str()),
            members: self.keys(&place.members),
            member_names: self.names(&place.members),
            derived: place.derived,
            mentioned: self.atlas.is_mentioned(id),
            note: &place.note,
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
                variants: variants.collect(),
                note: &role.note,
                evidence: self.evidence(&role.evidence),
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
                drawn: corridor.shape != CorridorShape::None && self.placed(&corridor.places) >= 2,
                variants: variants.collect(),
                note: &corridor.note,
                evidence: self.evidence(&corridor.evidence),
            }
        };
        self.atlas.corridors().map(record).collect()
    }

    fn link(self, link: &'a Link) -> LinkRecord<'a> {
        let official = link.official_length.as_ref();
        let variants = link
            .variants
            .iter()
            .map(|id| self.atlas.link(*id).key.as_str());
        let alignment_note = match &link.alignment {
            crate::model::Alignment::None { reason } => Some(reason.as_str()),
            _ => None,
        };
        let later = link.later.iter().map(|note| LaterRecord {
            date: note.date.to_string(),
            text: &note.text,
            source: &note.source,
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
            alignment_note,
            length_km: link
                .alignment
                .length_km()
                .map(|km| (km * 10.0).round() / 10.0),
            official_length_km: official.map(|o| o.km),
            official_length_source: official.map(|o| o.source.as_str()),
            length_note: official
                .map(|o| o.note.as_str())
                .filter(|note| !note.is_empty()),
            drawn: link.alignment.kind() != AlignmentKind::None,
            later: later.collect(),
            variants: variants.collect(),
            note: &link.note,
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
            quantity: &target.quantity,
            value: target.value,
            unit: &target.unit,
            qualifier: &target.qualifier,
            note: &target.note,
            evidence: self.evidence(&target.evidence),
        };
        self.atlas.targets().map(record).collect()
    }

    fn events(self) -> Vec<EventRecord<'a>> {
        let record = |(_, event): (_, &'a crate::model::Event)| {
            let Title { zh, en } = &event.title;
            EventRecord {
                id: &event.key,
                name: zh,
                en,
                date: event.date.map(|date| date.to_string()),
                date_basis: event.date_basis,
                places: self.keys(&event.places),
                place_names: self.names(&event.places),
                note: &event.note,
                evidence: self.evidence(&event.evidence),
            }
        };
        self.atlas.events().map(record).collect()
    }

    fn evidence(self, evidence: &'a Evidence) -> Vec<EvidenceRecord<'a>> {
        let record = |mention: &'a Mention| {
            let anchor: &Anchor = &mention.anchor;
            let source = self.atlas.source(anchor.source);
            let is_placed = anchor.end > 0;
            EvidenceRecord {
                source: &source.key,
                file: &source.file,
                paragraph: is_placed.then(|| anchor.locus()),
                quote: anchor.quote.as_str(),
                start: is_placed.then_some(anchor.start),
                end: is_placed.then_some(anchor.end),
                occurrence: anchor.occurrence,
                given_by: mention.given_by,
                status_text: mention.status_text.as_deref(),
                derived: mention.derived,
            }
        };
        evidence.mentions().iter().map(record).collect()
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

    /// How many places have a mark on the map.
    fn placed(self, places: &[PlaceId]) -> usize {
        let has_mark = |id: &&PlaceId| {
            let place = self.atlas.place(**id);
            place.node.is_some() || place.region.is_some()
        };
        places.iter().filter(has_mark).count()
    }
}
