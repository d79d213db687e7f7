//! The entries of a pack's files exactly as they are written.
//!
//! `geodata/packs/README.md` explains them to editors; the JSON Schema is made from these types,
//! so their comments are what an editor shows.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{
    AlignmentCertainty, AlignmentKind, CorridorKind, CorridorShape, DateBasis, GivenBy, Language,
    Mode, PlaceKind, PositionCertainty, RoleCategory, SourceKind, Stage,
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
    /// Who published it.
    pub(super) publisher: String,
    /// What kind of text it is.
    pub(super) kind: SourceKind,
    /// `2020`, `2020-07` or `2020-07-25`; left out when unknown.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) date: Option<String>,
    /// Whether the text states the date.
    pub(super) date_basis: Option<DateBasis>,
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
    /// Groups only: ids or adcodes of the members that a text lists.
    #[serde(default)]
    pub(super) members: Vec<String>,
    /// Groups only: whether the members come from an abbreviation.
    #[serde(default)]
    pub(super) derived: bool,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
}

/// One place in a text that states a fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawMention {
    /// The id of a source.
    pub(super) source: String,
    /// The phrase, verbatim, at most 40 characters, never a whole sentence.
    #[schemars(length(min = 1, max = 40))]
    pub(super) quote: String,
    /// Which occurrence of the phrase it is in the text, from 1.
    #[serde(default = "first")]
    #[schemars(range(min = 1))]
    pub(super) occurrence: u16,
    /// Roles only: who says so.
    pub(super) given_by: Option<GivenBy>,
    /// The verb or status word as the text has it.
    pub(super) status_text: Option<String>,
    /// Whether the place or a member is implied, not spelled out here.
    #[serde(default)]
    pub(super) derived: bool,
    /// The n-th non-blank line of the text, from 1; written by `anchor`.
    pub(super) paragraph: Option<u16>,
    /// The numbered article it stands in, if any; written by `anchor`.
    pub(super) article: Option<String>,
    /// Where the phrase starts, in characters without white space, from 0; written by `anchor`.
    pub(super) start: Option<u32>,
    /// Where it ends, exclusive; written by `anchor`.
    pub(super) end: Option<u32>,
}

fn first() -> u16 {
    1
}

/// What a text says a place was, is or shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawRole {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// The id or adcode of the place or group.
    pub(super) place: String,
    /// The designation in the text's own words.
    pub(super) role: String,
    /// The same in English.
    #[serde(default)]
    pub(super) en: String,
    /// What it is about, for the map.
    pub(super) category: RoleCategory,
    /// Ids of near-identical roles.
    #[serde(default)]
    pub(super) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(super) mention: Vec<RawMention>,
}

/// A tie between places.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawCorridor {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// The text's own name, or the members in full and the text's noun.
    pub(super) name: String,
    /// The same in English.
    #[serde(default)]
    pub(super) en: String,
    /// Other names, verbatim.
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// What kind of tie.
    pub(super) kind: CorridorKind,
    /// Ids or adcodes in the stated order; empty where the text names none.
    #[serde(default)]
    pub(super) places: Vec<String>,
    /// Whether the members come from an abbreviation or the issuing city.
    #[serde(default)]
    pub(super) derived: bool,
    /// How it is drawn.
    pub(super) shape: CorridorShape,
    /// Ids of near-identical corridors.
    #[serde(default)]
    pub(super) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(super) mention: Vec<RawMention>,
}

/// The status of a link, by the text's verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::geodata) enum StatusWord {
    /// In operation.
    InOperation,
    /// Under construction.
    UnderConstruction,
    /// An existing line to be raised or widened.
    Upgrade,
    /// Before construction; needs a stage.
    PreConstruction,
    /// Early study.
    EarlyStudy,
    /// Proposed or planned.
    Proposed,
    /// The text has no verb.
    NotStated,
}

/// A rail, road, water, air or hub project.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawLink {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// The text's own name.
    pub(super) name: String,
    /// The same in English.
    #[serde(default)]
    pub(super) en: String,
    /// Other names.
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// By the text's noun.
    pub(super) mode: Mode,
    /// By the text's verb.
    pub(super) status: StatusWord,
    /// Pre-construction only.
    pub(super) stage: Option<Stage>,
    /// The status as the text has it.
    #[serde(default)]
    pub(super) status_text: String,
    /// Ids or adcodes of the places the text ties, in order.
    #[serde(default)]
    pub(super) places: Vec<String>,
    /// Whether the text abbreviates the places.
    #[serde(default)]
    pub(super) derived: bool,
    /// How it is drawn; its lines and points stand in `alignments.geojson`.
    pub(super) alignment: AlignmentKind,
    /// Why there is no alignment.
    #[serde(default)]
    pub(super) alignment_note: String,
    /// The official length in kilometres.
    #[schemars(range(min = 0.1, max = 20000))]
    pub(super) official_length_km: Option<f64>,
    /// Who states the official length.
    #[serde(default)]
    pub(super) official_length_source: String,
    /// Why the drawn length may differ.
    #[serde(default)]
    pub(super) length_note: String,
    /// What happened after the text.
    #[serde(default)]
    pub(super) later: Vec<RawLater>,
    /// Ids of near-identical links.
    #[serde(default)]
    pub(super) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(super) mention: Vec<RawMention>,
}

/// What happened to a link after its text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawLater {
    /// `2020`, `2020-07` or `2020-07-25`.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) date: String,
    /// What happened.
    pub(super) text: String,
    /// Who says so.
    pub(super) source: String,
}

/// A number with its owner.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawTarget {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// The text's own words.
    pub(super) name: String,
    /// The same in English.
    #[serde(default)]
    pub(super) en: String,
    /// The id or adcode of the place or group whose number it is.
    pub(super) owner: String,
    /// What is counted.
    pub(super) quantity: String,
    /// The number.
    pub(super) value: f64,
    /// Its unit.
    pub(super) unit: Unit,
    /// `at least`, `about` …; empty when exact.
    #[serde(default)]
    pub(super) qualifier: String,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// Where it is said.
    #[serde(default)]
    pub(super) mention: Vec<RawMention>,
}

/// The unit of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::geodata) enum Unit {
    /// Hours.
    H,
    /// Minutes.
    Min,
    /// Per cent.
    #[serde(rename = "%")]
    Percent,
    /// Kilometres.
    Km,
    /// Square kilometres.
    Km2,
    /// Things.
    Count,
    /// Renminbi.
    Yuan,
    /// Persons.
    People,
    /// Years.
    Year,
    /// Months.
    Month,
}

impl Unit {
    /// The word of the pack format.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::H => "h",
            Self::Min => "min",
            Self::Percent => "%",
            Self::Km => "km",
            Self::Km2 => "km2",
            Self::Count => "count",
            Self::Yuan => "yuan",
            Self::People => "people",
            Self::Year => "year",
            Self::Month => "month",
        }
    }
}

/// A dated event.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawEvent {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(super) id: String,
    /// What happened, in the text's own words.
    pub(super) name: String,
    /// The same in English.
    #[serde(default)]
    pub(super) en: String,
    /// `2020`, `2020-07` or `2020-07-25`; left out when unknown.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(super) date: Option<String>,
    /// Whether the text states the date in full.
    pub(super) date_basis: Option<DateBasis>,
    /// Ids or adcodes of the places.
    #[serde(default)]
    pub(super) places: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(super) note: String,
    /// Where it is said.
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
    /// Names of a schematic line's positions, one each.
    #[serde(default)]
    pub(super) waypoints: Vec<String>,
    /// Whether the line goes on before its first position.
    #[serde(default)]
    pub(super) open_start: bool,
    /// Whether the line goes on beyond its last position.
    #[serde(default)]
    pub(super) open_end: bool,
    /// Whether it belongs to the official length.
    #[serde(default = "yes")]
    pub(super) counted: bool,
}

fn yes() -> bool {
    true
}
