//! The entries of a pack's files exactly as they are written.
//!
//! `geodata/packs/README.md` explains them to editors; the JSON Schema is made from these types,
//! so their comments are what an editor shows.

mod facts;
mod mention;

use schemars::JsonSchema;
use serde::Deserialize;

pub(in crate::geodata) use facts::{
    RawCorridor, RawEvent, RawLater, RawLink, RawRole, RawTarget, StatusWord,
};
pub(in crate::geodata) use mention::RawMention;

use crate::model::{
    AlignmentCertainty, AlignmentKind, DateBasis, Language, PlaceKind, PositionCertainty,
    SourceKind, SpeakerLevel,
};

/// `pack.toml`: what the pack is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawPack {
    /// Lower-case letters, digits and hyphens; a pack with the same id replaces the bundled one.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Its title in English.
    #[serde(default)]
    pub(super) title_en: String,
    /// The languages its texts are written in.
    #[serde(default, rename = "languages")]
    pub(super) _languages: Vec<Language>,
    /// Whether it stands in the place of the bundled pack.
    #[serde(skip)]
    pub(super) replaces_bundled: bool,
}

/// A text that facts come from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawSource {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Its title in English.
    #[serde(default)]
    pub(super) title_en: String,
    /// Who wrote it or published it first, where that is not the publisher of the copy at hand.
    #[serde(default)]
    pub(super) author: String,
    /// The same in English.
    #[serde(default)]
    pub(super) author_en: String,
    /// Who published the copy at hand.
    pub(super) publisher: String,
    /// The same in English.
    #[serde(default)]
    pub(super) publisher_en: String,
    /// What kind of text it is.
    pub(super) kind: SourceKind,
    /// When it was said: `2020`, `2020-07` or `2020-07-25`; left out when unknown.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) date: Option<String>,
    /// Whether the text states that date.
    pub(super) date_basis: Option<DateBasis>,
    /// When the copy at hand was published, as it states itself; left out when it does not.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) published: Option<String>,
    /// The address of the copy; left out when it is not known.
    pub(super) address: Option<String>,
    /// When the copy was read there: `2020-07-25`; left out when it is not known.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) accessed: Option<String>,
    /// The adcode or id of the place whose authority speaks; left out for the centre.
    pub(super) speaker: Option<String>,
    /// The level of that authority; needed with a speaker.
    pub(super) speaker_level: Option<SpeakerLevel>,
    /// The language and script it is written in.
    pub(super) language: Language,
    /// The name of its file in the folder of texts.
    pub(super) file: String,
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub(super) sha256: String,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// The same in English.
    #[serde(default)]
    pub(super) note_en: String,
}

/// A place beside the base map's units.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawPlace {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// What it is.
    pub(super) kind: PlaceKind,
    /// Simplified Chinese.
    pub(super) hans: String,
    /// Traditional Chinese.
    #[serde(default)]
    pub(super) hant: String,
    /// Hanyu Pinyin with tone marks.
    #[serde(default)]
    pub(super) pinyin: String,
    /// English.
    #[serde(default)]
    pub(super) en: String,
    /// Other names.
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// The adcode of the unit it lies in.
    pub(super) parent: Option<String>,
    /// Longitude in degrees, WGS-84; left out when the position is not known.
    #[schemars(range(min = -180, max = 180))]
    pub(super) lon: Option<f64>,
    /// Latitude in degrees, WGS-84.
    #[schemars(range(min = -90, max = 90))]
    pub(super) lat: Option<f64>,
    /// How well the position is known.
    pub(super) position: Option<PositionCertainty>,
    /// Where the position is from.
    #[serde(default)]
    pub(super) position_source: String,
    /// The same in English.
    #[serde(default)]
    pub(super) position_source_en: String,
    /// Groups only: ids or adcodes of the members that a text lists.
    #[serde(default)]
    pub(super) members: Vec<String>,
    /// Groups only: whether the members come from an abbreviation.
    #[serde(default)]
    pub(super) derived: bool,
    /// Groups only: what the members are joined in, in the text's own words; the map fills them
    /// under this name.
    #[serde(default)]
    pub(super) membership: String,
    /// The same in English.
    #[serde(default)]
    pub(super) membership_en: String,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// The same in English.
    #[serde(default)]
    pub(super) note_en: String,
    /// Groups only: where a text says who the members are; needed with a membership.
    #[serde(default)]
    pub(super) mention: Vec<RawMention>,
}

/// The properties of a feature in `alignments.geojson`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawPart {
    /// The id of the link it is a part of.
    pub(super) link: String,
    /// How it was made: `traced`, `schematic` or `point`.
    pub(super) kind: AlignmentKind,
    /// How sure it is.
    pub(super) certainty: AlignmentCertainty,
    /// Where the positions are from.
    pub(super) source: String,
    /// The same in English.
    #[serde(default)]
    pub(super) source_en: String,
    /// Names of a schematic line's positions, one each.
    #[serde(default)]
    pub(super) waypoints: Vec<String>,
    /// Whether the line goes on before its first position.
    #[serde(default)]
    pub(super) open_start: bool,
    /// Whether the line goes on beyond its last position.
    #[serde(default)]
    pub(super) open_end: bool,
    /// Why an end of the line is open, or lies away from the places of the link.
    #[serde(default)]
    pub(super) end_note: String,
    /// The same in English.
    #[serde(default)]
    pub(super) end_note_en: String,
    /// Why the line turns sharply.
    #[serde(default)]
    pub(super) turn_note: String,
    /// The same in English.
    #[serde(default)]
    pub(super) turn_note_en: String,
    /// Whether it belongs to the official length.
    #[serde(default = "yes")]
    pub(super) counted: bool,
}

fn yes() -> bool {
    true
}
