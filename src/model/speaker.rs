//! The authority whose words a source carries.

use serde::{Deserialize, Serialize};

use super::PlaceId;

/// The level of the authority that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerLevel {
    /// The central authorities.
    Centre,
    /// A province or municipality.
    Province,
    /// A city.
    City,
    /// A county or district.
    County,
}

/// The authority whose words a source carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Its level.
    pub level: SpeakerLevel,
    /// The place it is the authority of; `None` for the centre, or when it is not known.
    pub place: Option<PlaceId>,
}
