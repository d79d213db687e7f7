//! Message keys of the model's words.

use crate::model::{
    AlignmentCertainty, AlignmentKind, CorridorFamily, CorridorKind, Mode, PlaceKind, RoleCategory,
    SourceKind, Stage, Status,
};

/// The key of a status.
#[must_use]
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::InOperation => "status-in-operation",
        Status::UnderConstruction => "status-under-construction",
        Status::Upgrade => "status-upgrade",
        Status::PreConstruction(Stage::Start) => "status-pre-construction-start",
        Status::PreConstruction(Stage::Preparatory) => "status-pre-construction-preparatory",
        Status::EarlyStudy => "status-early-study",
        Status::Proposed => "status-proposed",
        Status::NotStated => "status-not-stated",
    }
}

/// The key of the one-character code on a line; `None` where the line needs none.
#[must_use]
pub const fn status_code(status: Status) -> Option<&'static str> {
    match status {
        Status::InOperation | Status::NotStated => None,
        Status::UnderConstruction => Some("code-under-construction"),
        Status::Upgrade => Some("code-upgrade"),
        Status::PreConstruction(Stage::Start) => Some("code-start"),
        Status::PreConstruction(Stage::Preparatory) => Some("code-preparatory"),
        Status::EarlyStudy => Some("code-early-study"),
        Status::Proposed => Some("code-proposed"),
    }
}

/// The key of the name of a province beside Sichuan and Chongqing, by its code in GB/T 2260; `None`
/// for any other.
#[must_use]
pub fn neighbour_province(adcode: &str) -> Option<&'static str> {
    match adcode {
        "420000" => Some("neighbour-hubei"),
        "430000" => Some("neighbour-hunan"),
        "520000" => Some("neighbour-guizhou"),
        "530000" => Some("neighbour-yunnan"),
        "540000" => Some("neighbour-tibet"),
        "610000" => Some("neighbour-shaanxi"),
        "620000" => Some("neighbour-gansu"),
        "630000" => Some("neighbour-qinghai"),
        _ => None,
    }
}

/// The key of a mode.
#[must_use]
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::HighSpeedRail => "mode-high-speed-rail",
        Mode::ConventionalRail => "mode-conventional-rail",
        Mode::SuburbanRail => "mode-suburban-rail",
        Mode::Expressway => "mode-expressway",
        Mode::FastRoad => "mode-fast-road",
        Mode::TourismRoad => "mode-tourism-road",
        Mode::Waterway => "mode-waterway",
        Mode::WaterDiversion => "mode-water-diversion",
        Mode::Airport => "mode-airport",
        Mode::Station => "mode-station",
        Mode::FreightHub => "mode-freight-hub",
        Mode::Network => "mode-network",
        Mode::Other => "mode-other",
    }
}

/// The key of a role's category.
#[must_use]
pub const fn category(category: RoleCategory) -> &'static str {
    match category {
        RoleCategory::Core => "category-core",
        RoleCategory::MetropolitanArea => "category-metropolitan-area",
        RoleCategory::SubCentre => "category-sub-centre",
        RoleCategory::Gateway => "category-gateway",
        RoleCategory::Industry => "category-industry",
        RoleCategory::Innovation => "category-innovation",
        RoleCategory::Ecology => "category-ecology",
        RoleCategory::Tourism => "category-tourism",
        RoleCategory::Agriculture => "category-agriculture",
        RoleCategory::Logistics => "category-logistics",
        RoleCategory::OpeningUp => "category-opening-up",
        RoleCategory::Strategy => "category-strategy",
        RoleCategory::Cooperation => "category-cooperation",
        RoleCategory::UrbanRural => "category-urban-rural",
        RoleCategory::Living => "category-living",
        RoleCategory::Services => "category-services",
        RoleCategory::Governance => "category-governance",
        RoleCategory::Other => "category-other",
    }
}

/// The key of a corridor's kind.
#[must_use]
pub const fn corridor(kind: CorridorKind) -> &'static str {
    match kind {
        CorridorKind::Axis => "corridor-axis",
        CorridorKind::IndustrialBelt => "corridor-industrial-belt",
        CorridorKind::EcologicalBelt => "corridor-ecological-belt",
        CorridorKind::TourismCorridor => "corridor-tourism-corridor",
        CorridorKind::IntegrationPair => "corridor-integration-pair",
        CorridorKind::JointZone => "corridor-joint-zone",
        CorridorKind::CommuterCircle => "corridor-commuter-circle",
        CorridorKind::InnovationCorridor => "corridor-innovation-corridor",
        CorridorKind::CooperationPair => "corridor-cooperation-pair",
        CorridorKind::ExternalCorridor => "corridor-external-corridor",
        CorridorKind::Platform => "corridor-platform",
        CorridorKind::UrbanCluster => "corridor-urban-cluster",
        CorridorKind::EconomicZone => "corridor-economic-zone",
        CorridorKind::Agreement => "corridor-agreement",
        CorridorKind::Other => "corridor-other",
    }
}

/// The key of a family of corridors.
#[must_use]
pub const fn corridor_family(family: CorridorFamily) -> &'static str {
    match family {
        CorridorFamily::Axis => "family-axis",
        CorridorFamily::Integration => "family-integration",
        CorridorFamily::JointZone => "family-joint-zone",
        CorridorFamily::Cooperation => "family-cooperation",
    }
}

/// The key of a source's kind.
#[must_use]
pub const fn source(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Decision => "source-decision",
        SourceKind::News => "source-news",
        SourceKind::Repost => "source-repost",
    }
}

/// The key of a target's unit; `None` for one that is written as it is.
#[must_use]
pub fn unit(word: &str) -> Option<&'static str> {
    match word {
        "h" => Some("unit-hour"),
        "min" => Some("unit-minute"),
        "km" => Some("unit-km"),
        "km2" => Some("unit-km2"),
        "count" => Some("unit-count"),
        "yuan" => Some("unit-yuan"),
        "people" => Some("unit-people"),
        "year" => Some("unit-year"),
        "month" => Some("unit-month"),
        _ => None,
    }
}

/// The key of how a course was made.
#[must_use]
pub const fn alignment(kind: AlignmentKind) -> &'static str {
    match kind {
        AlignmentKind::Traced => "detail-alignment-traced",
        AlignmentKind::Schematic => "detail-alignment-schematic",
        AlignmentKind::Point => "detail-alignment-point",
        AlignmentKind::None => "detail-alignment-none",
    }
}

/// The key of how sure a course is.
#[must_use]
pub const fn certainty(certainty: AlignmentCertainty) -> &'static str {
    match certainty {
        AlignmentCertainty::Exact => "certainty-exact",
        AlignmentCertainty::Fair => "certainty-fair",
        AlignmentCertainty::Estimate => "certainty-estimate",
    }
}

/// The key of a place's kind.
#[must_use]
pub const fn place(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Province => "kind-province",
        PlaceKind::Prefecture => "kind-prefecture",
        PlaceKind::County => "kind-county",
        PlaceKind::City => "kind-city",
        PlaceKind::Station => "kind-station",
        PlaceKind::Airport => "kind-airport",
        PlaceKind::Zone => "kind-zone",
        PlaceKind::Park => "kind-park",
        PlaceKind::Hub => "kind-hub",
        PlaceKind::River => "kind-river",
        PlaceKind::Area => "kind-area",
        PlaceKind::Group => "kind-group",
        PlaceKind::Other => "kind-other",
    }
}
