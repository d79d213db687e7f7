//! The properties by which facts are filtered, and the values these have.

use serde::{Deserialize, Serialize};

use crate::model::{GivenBy, Mode, PlaceId, RoleCategory, SourceId, Status};

/// The kinds of facts, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// What a place was, is or shall be.
    Role,
    /// A tie between places.
    Corridor,
    /// A project.
    Link,
    /// A number.
    Target,
    /// A dated event.
    Event,
}

impl FactKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Role,
        Self::Corridor,
        Self::Link,
        Self::Target,
        Self::Event,
    ];

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Role => "table-kind-role",
            Self::Corridor => "table-kind-corridor",
            Self::Link => "table-kind-link",
            Self::Target => "table-kind-target",
            Self::Event => "table-kind-event",
        }
    }
}

/// What a link is for, more coarsely than its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModeGroup {
    /// Railways of every kind.
    Rail,
    /// Roads of every kind.
    Road,
    /// Waterways and water diversions.
    Water,
    /// Airports.
    Air,
    /// Stations and freight hubs.
    Hub,
    /// Networks and programmes.
    Network,
    /// All else.
    Other,
}

impl ModeGroup {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Rail,
        Self::Road,
        Self::Water,
        Self::Air,
        Self::Hub,
        Self::Network,
        Self::Other,
    ];

    /// The group of a mode.
    #[must_use]
    pub const fn of(mode: Mode) -> Self {
        match mode {
            Mode::HighSpeedRail | Mode::ConventionalRail | Mode::SuburbanRail => Self::Rail,
            Mode::Expressway | Mode::FastRoad | Mode::TourismRoad => Self::Road,
            Mode::Waterway | Mode::WaterDiversion => Self::Water,
            Mode::Airport => Self::Air,
            Mode::Station | Mode::FreightHub => Self::Hub,
            Mode::Network => Self::Network,
            Mode::Other => Self::Other,
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rail => "mode-group-rail",
            Self::Road => "mode-group-road",
            Self::Water => "mode-group-water",
            Self::Air => "mode-group-air",
            Self::Hub => "mode-group-hub",
            Self::Network => "mode-group-network",
            Self::Other => "mode-group-other",
        }
    }

    /// Its word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rail => "rail",
            Self::Road => "road",
            Self::Water => "water",
            Self::Air => "air",
            Self::Hub => "hub",
            Self::Network => "network",
            Self::Other => "other",
        }
    }
}

/// How sure it is where a fact lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Its line follows an existing one.
    Traced,
    /// Its line is schematic.
    Schematic,
    /// It is known at points alone.
    Point,
    /// It has no place on the map.
    Unplaced,
    /// Its places are inferred from an abbreviation.
    Inferred,
}

impl Certainty {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Traced,
        Self::Schematic,
        Self::Point,
        Self::Unplaced,
        Self::Inferred,
    ];

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Traced => "facet-certainty-traced",
            Self::Schematic => "facet-certainty-schematic",
            Self::Point => "facet-certainty-point",
            Self::Unplaced => "facet-certainty-unplaced",
            Self::Inferred => "facet-certainty-inferred",
        }
    }

    /// Its word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Traced => "traced",
            Self::Schematic => "schematic",
            Self::Point => "point",
            Self::Unplaced => "unplaced",
            Self::Inferred => "inferred",
        }
    }
}

/// A property by which facts are filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Role, corridor, link, target or event.
    Kind,
    /// The category of a role.
    Category,
    /// Who gives a role.
    GivenBy,
    /// The status of a link.
    Status,
    /// The mode of a link, coarsely.
    Mode,
    /// The text that says it.
    Source,
    /// The year in which that was said.
    Year,
    /// The places it is about, their units and members.
    Place,
    /// How sure it is where it lies.
    Certainty,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Mode,
        Self::Status,
        Self::Kind,
        Self::Category,
        Self::GivenBy,
        Self::Place,
        Self::Source,
        Self::Year,
        Self::Certainty,
    ];

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "facet-kind",
            Self::Category => "facet-category",
            Self::GivenBy => "facet-given-by",
            Self::Status => "facet-status",
            Self::Mode => "facet-mode",
            Self::Source => "facet-source",
            Self::Year => "facet-year",
            Self::Place => "facet-place",
            Self::Certainty => "facet-certainty",
        }
    }

    /// Its word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Category => "category",
            Self::GivenBy => "given-by",
            Self::Status => "status",
            Self::Mode => "mode",
            Self::Source => "source",
            Self::Year => "year",
            Self::Place => "place",
            Self::Certainty => "certainty",
        }
    }

    /// Whether it belongs to a mention rather than to the fact: the text, its year and who gives the
    /// role must then be those of one mention.
    #[must_use]
    pub const fn is_of_mention(self) -> bool {
        matches!(self, Self::Source | Self::Year | Self::GivenBy)
    }
}

/// A value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// The kind of a fact.
    Kind(FactKind),
    /// The category of a role.
    Category(RoleCategory),
    /// Who gives a role.
    GivenBy(GivenBy),
    /// The status of a link.
    Status(Status),
    /// The mode of a link.
    Mode(ModeGroup),
    /// A text.
    Source(SourceId),
    /// A year; `None` for a text without a date.
    Year(Option<u16>),
    /// A place.
    Place(PlaceId),
    /// How sure a place on the map is.
    Certainty(Certainty),
}

impl Value {
    /// The facet it belongs to.
    #[must_use]
    pub const fn facet(self) -> Facet {
        match self {
            Self::Kind(_) => Facet::Kind,
            Self::Category(_) => Facet::Category,
            Self::GivenBy(_) => Facet::GivenBy,
            Self::Status(_) => Facet::Status,
            Self::Mode(_) => Facet::Mode,
            Self::Source(_) => Facet::Source,
            Self::Year(_) => Facet::Year,
            Self::Place(_) => Facet::Place,
            Self::Certainty(_) => Facet::Certainty,
        }
    }
}
