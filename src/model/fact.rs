//! The facts: roles, corridors, links, targets and events, each with its evidence.

use serde::{Deserialize, Serialize};

use super::{
    Alignment, CorridorId, DateBasis, Evidence, LinkId, PartialDate, PlaceId, Remark, RoleId, Title,
};

/// What a role is about, for the map.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RoleCategory {
    /// Core city, pole.
    Core,
    /// What a metropolitan area or same-city development is about; not who is in it.
    MetropolitanArea,
    /// Secondary centre.
    SubCentre,
    /// Gateway, hub of traffic.
    Gateway,
    /// Industry base or belt.
    Industry,
    /// Science and innovation.
    Innovation,
    /// Ecology, green development, parks.
    Ecology,
    /// Culture and tourism.
    Tourism,
    /// Agriculture.
    Agriculture,
    /// Logistics.
    Logistics,
    /// Opening-up and reform.
    OpeningUp,
    /// Standing in a strategy, growth of the whole.
    Strategy,
    /// Cooperation of places, growing together.
    Cooperation,
    /// Towns, their quarters and land, town and country.
    UrbanRural,
    /// Living, public services, jobs.
    Living,
    /// Services: trade with consumers, finance, business.
    Services,
    /// Institutions: markets, administration, law, safety.
    Governance,
    /// Anything else.
    Other,
}

impl RoleCategory {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 18] = [
        Self::Core,
        Self::SubCentre,
        Self::MetropolitanArea,
        Self::Gateway,
        Self::Industry,
        Self::Innovation,
        Self::Ecology,
        Self::Tourism,
        Self::Agriculture,
        Self::Logistics,
        Self::OpeningUp,
        Self::Strategy,
        Self::Cooperation,
        Self::UrbanRural,
        Self::Living,
        Self::Services,
        Self::Governance,
        Self::Other,
    ];
}

/// What a text says a place was, is or shall be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id in the pack.
    pub key: String,
    /// The place, or the group under the text's own name.
    pub place: PlaceId,
    /// The designation in the text's own words.
    pub title: Title,
    /// What it is about.
    pub category: RoleCategory,
    /// Near-identical roles; symmetrical.
    pub variants: Vec<RoleId>,
    /// Where it is said.
    pub evidence: Evidence,
    /// A remark in our own words.
    pub note: Remark,
}

/// What kind of tie a corridor is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CorridorKind {
    /// A development axis.
    Axis,
    /// A belt of industry.
    IndustrialBelt,
    /// A belt of forests, rivers or green development.
    EcologicalBelt,
    /// A corridor of culture and tourism.
    TourismCorridor,
    /// Two places growing into one.
    IntegrationPair,
    /// A zone that places run together.
    JointZone,
    /// A circle of commuting.
    CommuterCircle,
    /// A corridor of science and innovation.
    InnovationCorridor,
    /// Two or more places working together.
    CooperationPair,
    /// A corridor that leads out of the region.
    ExternalCorridor,
    /// A shared platform, fund, service or standing mechanism.
    Platform,
    /// A cluster or metropolitan area of cities.
    UrbanCluster,
    /// An economic zone of several cities.
    EconomicZone,
    /// An agreement, a mutual recognition or a sister-city tie.
    Agreement,
    /// Anything else.
    Other,
}

/// How a corridor is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CorridorShape {
    /// A ribbon along its places in their order.
    Ribbon,
    /// A dotted hull around its members.
    Hull,
    /// Not drawn.
    None,
}

/// A tie between places. No place is in it twice; a ribbon has at least two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corridor {
    /// Its id in the pack.
    pub key: String,
    /// The text's own name, or its members and the text's noun.
    pub title: Title,
    /// Other names, verbatim.
    pub aliases: Vec<String>,
    /// What kind of tie.
    pub kind: CorridorKind,
    /// The places it ties, in order; empty where the text names none.
    pub places: Vec<PlaceId>,
    /// Whether the members come from an abbreviation or the issuing city.
    pub derived: bool,
    /// How it is drawn.
    pub shape: CorridorShape,
    /// Why it is drawn so, or why it is not, in our own words; empty when no one says.
    pub shape_note: Remark,
    /// Near-identical corridors; symmetrical.
    pub variants: Vec<CorridorId>,
    /// Where it is said.
    pub evidence: Evidence,
    /// A remark in our own words.
    pub note: Remark,
}

/// The mode of a link, by the text's noun.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// High-speed rail.
    HighSpeedRail,
    /// Conventional rail.
    ConventionalRail,
    /// Suburban rail.
    SuburbanRail,
    /// Expressway.
    Expressway,
    /// Fast road.
    FastRoad,
    /// Tourism road.
    TourismRoad,
    /// Navigable waterway.
    Waterway,
    /// Canal or pipe that carries water from basin to basin.
    WaterDiversion,
    /// Airport.
    Airport,
    /// Railway station.
    Station,
    /// Freight hub.
    FreightHub,
    /// A network or programme of many projects.
    Network,
    /// Anything else.
    Other,
}

/// The stage of pre-construction.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The start of construction is being pushed.
    Start,
    /// Preparatory work.
    Preparatory,
}

/// The status of a link as its text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// In operation.
    InOperation,
    /// Under construction.
    UnderConstruction,
    /// An existing line to be raised or widened.
    Upgrade,
    /// Before construction.
    PreConstruction(Stage),
    /// Early study.
    EarlyStudy,
    /// Proposed or planned.
    Proposed,
    /// The text has no verb.
    NotStated,
}

impl Status {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::InOperation,
        Self::UnderConstruction,
        Self::Upgrade,
        Self::PreConstruction(Stage::Start),
        Self::PreConstruction(Stage::Preparatory),
        Self::EarlyStudy,
        Self::Proposed,
        Self::NotStated,
    ];

    /// The word of the pack format, without the stage.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InOperation => "in-operation",
            Self::UnderConstruction => "under-construction",
            Self::Upgrade => "upgrade",
            Self::PreConstruction(_) => "pre-construction",
            Self::EarlyStudy => "early-study",
            Self::Proposed => "proposed",
            Self::NotStated => "not-stated",
        }
    }

    /// The word of this status alone: before construction, with the stage.
    #[must_use]
    pub const fn own_word(self) -> &'static str {
        match self {
            Self::PreConstruction(Stage::Start) => "pre-construction-start",
            Self::PreConstruction(Stage::Preparatory) => "pre-construction-preparatory",
            other => other.word(),
        }
    }

    /// The statuses that a word of the pack format, or a word of one status alone, stands for;
    /// none for any other word.
    pub fn of_word(word: &str) -> impl Iterator<Item = Self> + use<'_> {
        Self::ALL
            .into_iter()
            .filter(move |status| status.word() == word || status.own_word() == word)
    }

    /// The stage, of a link before construction.
    #[must_use]
    pub const fn stage(self) -> Option<Stage> {
        match self {
            Self::PreConstruction(stage) => Some(stage),
            _ => None,
        }
    }
}

/// An official length and who states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficialLength {
    /// Kilometres.
    pub km: f64,
    /// Who states it.
    pub source: Remark,
    /// Why the drawn length may differ; empty when it need not.
    pub note: Remark,
}

/// What happened after the text, kept apart from what the text says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterNote {
    /// When.
    pub date: PartialDate,
    /// What, in our own words.
    pub text: Remark,
    /// Who reports it.
    pub source: Remark,
}

/// A rail, road, water, air or hub project. No place is in it twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Its id in the pack.
    pub key: String,
    /// Its name in the text.
    pub title: Title,
    /// Other names, verbatim.
    pub aliases: Vec<String>,
    /// Its mode.
    pub mode: Mode,
    /// Its status as the text states it.
    pub status: Status,
    /// The status word of the text.
    pub status_text: String,
    /// The places it ties, in order.
    pub places: Vec<PlaceId>,
    /// Whether the text abbreviates the places.
    pub derived: bool,
    /// Where it is drawn.
    pub alignment: Alignment,
    /// The official length, where known.
    pub official_length: Option<OfficialLength>,
    /// What happened later.
    pub later: Vec<LaterNote>,
    /// Near-identical links; symmetrical.
    pub variants: Vec<LinkId>,
    /// Where it is said.
    pub evidence: Evidence,
    /// A remark in our own words.
    pub note: Remark,
}

/// A number a text sets or states, with its owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its id in the pack.
    pub key: String,
    /// The text's own words.
    pub title: Title,
    /// Whose number it is.
    pub owner: PlaceId,
    /// What is counted.
    pub quantity: Remark,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// `at least`, `about` …; empty when exact.
    pub qualifier: Remark,
    /// Where it is said.
    pub evidence: Evidence,
    /// A remark in our own words.
    pub note: Remark,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id in the pack.
    pub key: String,
    /// What happened.
    pub title: Title,
    /// When; `None` when unknown.
    pub date: Option<PartialDate>,
    /// Whether the text states the date in full.
    pub date_basis: DateBasis,
    /// Where.
    pub places: Vec<PlaceId>,
    /// Where it is said.
    pub evidence: Evidence,
    /// A remark in our own words.
    pub note: Remark,
}
