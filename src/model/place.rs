//! Places: what facts are about, from a province down to a station or a named group.

use serde::{Deserialize, Serialize};

use super::{Evidence, Names, PlaceId, RegionId, Remark, Title};
use crate::projection::LonLat;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A province, or a municipality at its level.
    Province,
    /// A prefecture-level unit.
    Prefecture,
    /// A county-level unit.
    County,
    /// A city as a text names it, without being a unit of the base map.
    City,
    /// A railway station.
    Station,
    /// An airport.
    Airport,
    /// A development zone or new area.
    Zone,
    /// An industry or other park.
    Park,
    /// A transport or freight hub.
    Hub,
    /// A river.
    River,
    /// A mountain, a scenic or another area without official limits.
    Area,
    /// Several places under one name of the text's own.
    Group,
    /// Anything else.
    Other,
}

/// How well a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PositionCertainty {
    /// The place itself.
    Exact,
    /// Within a few kilometres.
    Approximate,
    /// Only the area is known; this is its centre.
    CentreOfArea,
}

/// The point labels, corridors and links attach to: the seat of government, the station, the gate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Where it is.
    pub at: LonLat,
    /// How well that is known.
    pub certainty: PositionCertainty,
    /// Where the position is from.
    pub source: Remark,
}

/// Where a text says who the members of a group are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// What they are joined in, under which the map fills them; `None`: no fill is due to it.
    pub title: Option<Title>,
    /// Where it is said.
    pub evidence: Evidence,
}

/// Anything a fact can be about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// An adcode (GB/T 2260) or the pack's own id.
    pub key: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Its names.
    pub names: Names,
    /// Where marks attach; `None` when the position is not known, and for groups.
    pub node: Option<Node>,
    /// Its polygon, if it is a unit of the base map.
    pub region: Option<RegionId>,
    /// The unit it lies in.
    pub parent: Option<PlaceId>,
    /// The members of a group, as far as a text lists them; no member twice.
    pub members: Vec<PlaceId>,
    /// Whether the members come from an abbreviation rather than a list in a text.
    pub derived: bool,
    /// Groups only: where a text says who the members are. On the heap, because most places are
    /// none.
    pub membership: Option<Box<Membership>>,
    /// A remark in our own words.
    pub note: Remark,
}
