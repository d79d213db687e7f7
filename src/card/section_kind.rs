//! What a section of the window's panel is about: what it is folded, jumped to and remembered by.

use crate::filter::ModeGroup;
use crate::model::{Mode, PlaceId, RoleCategory};

/// What a section of the panel holds, in the panel's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Why the map fills the place as it does.
    Colour,
    /// The places that a corridor or a link ties.
    Places,
    /// Where a corridor or a link is said.
    Mentions,
    /// What happened after the texts.
    Later,
    /// Roles of a category.
    Roles(RoleCategory),
    /// Roles of a group that the place is in.
    Through(PlaceId),
    /// Numbers that a text sets.
    Targets,
    /// Corridors and cooperation.
    Corridors,
    /// Links of some modes.
    Links(LinkGroup),
    /// Links that the map draws here though no text ties them to the place.
    Passing,
    /// Dated events.
    Events,
    /// The members of a group.
    Members,
    /// The groups that the place is in.
    Groups,
    /// Units that share a border with it.
    Neighbours,
}

/// Modes of links that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkGroup {
    /// Railways of any kind.
    Rail,
    /// Roads of any kind.
    Road,
    /// Waterways and water diversions.
    Water,
    /// Airports, stations and freight hubs.
    Hubs,
    /// Networks and programmes.
    Networks,
    /// Anything else.
    Other,
}

impl LinkGroup {
    /// All of them, in the order of the panel.
    pub const ALL: [Self; 6] = [
        Self::Rail,
        Self::Road,
        Self::Water,
        Self::Hubs,
        Self::Networks,
        Self::Other,
    ];

    /// The group of a mode.
    #[must_use]
    pub const fn of(mode: Mode) -> Self {
        match ModeGroup::of(mode) {
            ModeGroup::Rail => Self::Rail,
            ModeGroup::Road => Self::Road,
            ModeGroup::Water => Self::Water,
            ModeGroup::Air | ModeGroup::Hub => Self::Hubs,
            ModeGroup::Network => Self::Networks,
            ModeGroup::Other => Self::Other,
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rail => "legend-rail",
            Self::Road => "legend-road",
            Self::Water => "legend-water",
            Self::Hubs => "links-hubs",
            Self::Networks => "mode-network",
            Self::Other => "links-other",
        }
    }
}
