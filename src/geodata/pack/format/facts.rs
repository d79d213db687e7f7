//! Roles, corridors, links, targets and events as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::RawMention;
use crate::model::{
    AlignmentKind, CorridorKind, CorridorShape, DateBasis, Mode, RoleCategory, Stage,
};

/// What a text says a place was, is or shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawRole {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(in crate::geodata::pack) id: String,
    /// The id or adcode of the place or group.
    pub(in crate::geodata::pack) place: String,
    /// The designation in the text's own words.
    pub(in crate::geodata::pack) role: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) en: String,
    /// What it is about, for the map.
    pub(in crate::geodata::pack) category: RoleCategory,
    /// Ids of near-identical roles.
    #[serde(default)]
    pub(in crate::geodata::pack) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(in crate::geodata::pack) note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) note_en: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(in crate::geodata::pack) mention: Vec<RawMention>,
}

/// A tie between places.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawCorridor {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(in crate::geodata::pack) id: String,
    /// The text's own name, or the members in full and the text's noun.
    pub(in crate::geodata::pack) name: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) en: String,
    /// Other names, verbatim.
    #[serde(default)]
    pub(in crate::geodata::pack) aliases: Vec<String>,
    /// What kind of tie.
    pub(in crate::geodata::pack) kind: CorridorKind,
    /// Ids or adcodes in the stated order; empty where the text names none.
    #[serde(default)]
    pub(in crate::geodata::pack) places: Vec<String>,
    /// Whether the members come from an abbreviation or the issuing city.
    #[serde(default)]
    pub(in crate::geodata::pack) derived: bool,
    /// How it is drawn.
    pub(in crate::geodata::pack) shape: CorridorShape,
    /// Why it is drawn so, or why it is not.
    #[serde(default)]
    pub(in crate::geodata::pack) shape_note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) shape_note_en: String,
    /// Ids of near-identical corridors.
    #[serde(default)]
    pub(in crate::geodata::pack) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(in crate::geodata::pack) note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) note_en: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(in crate::geodata::pack) mention: Vec<RawMention>,
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
    pub(in crate::geodata::pack) id: String,
    /// The text's own name.
    pub(in crate::geodata::pack) name: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) en: String,
    /// Other names.
    #[serde(default)]
    pub(in crate::geodata::pack) aliases: Vec<String>,
    /// By the text's noun.
    pub(in crate::geodata::pack) mode: Mode,
    /// By the text's verb.
    pub(in crate::geodata::pack) status: StatusWord,
    /// Pre-construction only.
    pub(in crate::geodata::pack) stage: Option<Stage>,
    /// The status as the text has it.
    #[serde(default)]
    pub(in crate::geodata::pack) status_text: String,
    /// Ids or adcodes of the places the text ties, in order.
    #[serde(default)]
    pub(in crate::geodata::pack) places: Vec<String>,
    /// Whether the text abbreviates the places.
    #[serde(default)]
    pub(in crate::geodata::pack) derived: bool,
    /// How it is drawn; its lines and points stand in `alignments.geojson`.
    pub(in crate::geodata::pack) alignment: AlignmentKind,
    /// Why there is no alignment.
    #[serde(default)]
    pub(in crate::geodata::pack) alignment_note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) alignment_note_en: String,
    /// The official length in kilometres.
    #[schemars(range(min = 0.1, max = 20000))]
    pub(in crate::geodata::pack) official_length_km: Option<f64>,
    /// Who states the official length.
    #[serde(default)]
    pub(in crate::geodata::pack) official_length_source: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) official_length_source_en: String,
    /// Why the drawn length may differ.
    #[serde(default)]
    pub(in crate::geodata::pack) length_note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) length_note_en: String,
    /// What happened after the text.
    #[serde(default)]
    pub(in crate::geodata::pack) later: Vec<RawLater>,
    /// Ids of near-identical links.
    #[serde(default)]
    pub(in crate::geodata::pack) variants: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(in crate::geodata::pack) note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) note_en: String,
    /// Where it is said, the most authoritative first.
    #[serde(default)]
    pub(in crate::geodata::pack) mention: Vec<RawMention>,
}

/// What happened to a link after its text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawLater {
    /// `2020`, `2020-07` or `2020-07-25`.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(in crate::geodata::pack) date: String,
    /// What happened.
    pub(in crate::geodata::pack) text: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) text_en: String,
    /// Who says so.
    pub(in crate::geodata::pack) source: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) source_en: String,
}

/// A number with its owner.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::geodata) struct RawTarget {
    /// Lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub(in crate::geodata::pack) id: String,
    /// The text's own words.
    pub(in crate::geodata::pack) name: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) en: String,
    /// The id or adcode of the place or group whose number it is.
    pub(in crate::geodata::pack) owner: String,
    /// What is counted.
    pub(in crate::geodata::pack) quantity: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) quantity_en: String,
    /// The number.
    pub(in crate::geodata::pack) value: f64,
    /// Its unit.
    pub(in crate::geodata::pack) unit: Unit,
    /// `at least`, `about` …; empty when exact.
    #[serde(default)]
    pub(in crate::geodata::pack) qualifier: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) qualifier_en: String,
    /// A remark in your own words.
    #[serde(default)]
    pub(in crate::geodata::pack) note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) note_en: String,
    /// Where it is said.
    #[serde(default)]
    pub(in crate::geodata::pack) mention: Vec<RawMention>,
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
    pub(in crate::geodata::pack) const fn word(self) -> &'static str {
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
    pub(in crate::geodata::pack) id: String,
    /// What happened, in the text's own words.
    pub(in crate::geodata::pack) name: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) en: String,
    /// `2020`, `2020-07` or `2020-07-25`; left out when unknown.
    #[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
    pub(in crate::geodata::pack) date: Option<String>,
    /// Whether the text states the date in full.
    pub(in crate::geodata::pack) date_basis: Option<DateBasis>,
    /// Ids or adcodes of the places.
    #[serde(default)]
    pub(in crate::geodata::pack) places: Vec<String>,
    /// A remark in your own words.
    #[serde(default)]
    pub(in crate::geodata::pack) note: String,
    /// The same in English.
    #[serde(default)]
    pub(in crate::geodata::pack) note_en: String,
    /// Where it is said.
    #[serde(default)]
    pub(in crate::geodata::pack) mention: Vec<RawMention>,
}
