//! The facts as flat records, with ids and names in place of references.
//!
//! Names and remarks are Simplified Chinese whatever the locale, with their English beside them;
//! quotes stay in the script of their text.

use serde::Serialize;

use crate::model::{
    AlignmentCertainty, AlignmentKind, CorridorKind, CorridorShape, DateBasis, GivenBy, Language,
    Mode, PlaceKind, PositionCertainty, Relation, RoleCategory, SourceKind, SpeakerLevel, Stage,
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
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) title_en: &'a str,
    pub(super) author: &'a str,
    pub(super) publisher: &'a str,
    pub(super) kind: SourceKind,
    /// When it was said.
    pub(super) date: Option<String>,
    pub(super) date_basis: DateBasis,
    /// When the copy at hand was published.
    pub(super) published: Option<String>,
    pub(super) address: Option<&'a str>,
    /// When the copy was read there.
    pub(super) accessed: Option<String>,
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_level: Option<SpeakerLevel>,
    pub(super) language: Language,
    pub(super) file: &'a str,
    pub(super) sha256: &'a str,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord<'a> {
    pub(super) id: &'a str,
    pub(super) kind: PlaceKind,
    pub(super) name: &'a str,
    pub(super) hant: &'a str,
    pub(super) pinyin: &'a str,
    pub(super) en: &'a str,
    pub(super) aliases: &'a [String],
    pub(super) parent: Option<&'a str>,
    pub(super) parent_name: Option<&'a str>,
    pub(super) lon: Option<f64>,
    pub(super) lat: Option<f64>,
    pub(super) position: Option<PositionCertainty>,
    pub(super) position_source: Option<&'a str>,
    pub(super) position_source_en: Option<&'a str>,
    pub(super) members: Vec<&'a str>,
    pub(super) member_names: Vec<&'a str>,
    pub(super) derived: bool,
    /// What the members are joined in, under which the map fills them.
    pub(super) membership: Option<&'a str>,
    /// Where a text says who the members are.
    pub(super) membership_evidence: Vec<EvidenceRecord<'a>>,
    /// Whether any text says anything of it.
    pub(super) mentioned: bool,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
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
    /// How sure the place's position is; `null` where it has none.
    pub(super) position: Option<PositionCertainty>,
    pub(super) variants: Vec<&'a str>,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
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
    pub(super) shape_note: &'a str,
    pub(super) shape_note_en: &'a str,
    pub(super) drawn: bool,
    pub(super) variants: Vec<&'a str>,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
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
    pub(super) alignment_note: Option<&'a str>,
    pub(super) alignment_note_en: Option<&'a str>,
    /// How sure the least sure part of the course is.
    pub(super) alignment_certainty: Option<AlignmentCertainty>,
    pub(super) alignment_sources: Vec<&'a str>,
    pub(super) alignment_sources_en: Vec<&'a str>,
    /// The drawn geodesic length, to 100 m.
    pub(super) length_km: Option<f64>,
    pub(super) official_length_km: Option<f64>,
    pub(super) official_length_source: Option<&'a str>,
    pub(super) official_length_source_en: Option<&'a str>,
    pub(super) length_note: Option<&'a str>,
    pub(super) length_note_en: Option<&'a str>,
    pub(super) drawn: bool,
    pub(super) later: Vec<LaterRecord<'a>>,
    pub(super) variants: Vec<&'a str>,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct LaterRecord<'a> {
    pub(super) date: String,
    pub(super) text: &'a str,
    pub(super) text_en: &'a str,
    pub(super) source: &'a str,
    pub(super) source_en: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct TargetRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) owner: &'a str,
    pub(super) owner_name: &'a str,
    pub(super) quantity: &'a str,
    pub(super) quantity_en: &'a str,
    pub(super) value: f64,
    pub(super) unit: &'a str,
    pub(super) qualifier: &'a str,
    pub(super) qualifier_en: &'a str,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct EventRecord<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) en: &'a str,
    pub(super) date: Option<String>,
    pub(super) date_basis: DateBasis,
    pub(super) places: Vec<&'a str>,
    pub(super) place_names: Vec<&'a str>,
    pub(super) note: &'a str,
    pub(super) note_en: &'a str,
    pub(super) evidence: Vec<EvidenceRecord<'a>>,
}

/// One place in a text. The offsets are `null` where the pack has none yet.
#[derive(Debug, Serialize)]
pub(super) struct EvidenceRecord<'a> {
    pub(super) source: &'a str,
    pub(super) source_kind: SourceKind,
    pub(super) source_date: Option<String>,
    pub(super) source_date_basis: DateBasis,
    pub(super) file: &'a str,
    /// The numbered article, or else the paragraph: `(十)`, `第12段`.
    pub(super) paragraph: Option<String>,
    pub(super) quote: &'a str,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) occurrence: u32,
    pub(super) given_by: Option<GivenBy>,
    /// The place whose authority speaks; roles only.
    pub(super) speaker: Option<&'a str>,
    /// What the place is to the speaker; roles only.
    pub(super) relation: Option<Relation>,
    pub(super) status_text: Option<&'a str>,
    pub(super) derived: bool,
}
