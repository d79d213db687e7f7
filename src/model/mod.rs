//! What the atlas holds: places, sources and facts, valid by construction.
//!
//! Positions are in degrees (WGS-84) or projected; nothing here reads a file or knows a colour.

mod alignment;
mod as_of;
mod atlas;
mod by_place;
mod contents;
mod corridor_family;
mod diagram;
mod diagram_plan;
mod evidence;
mod fact;
mod ids;
mod names;
mod place;
mod region;
mod region_lookup;
mod remark;
mod speaker;
mod standing;
mod traditional;
mod voice;

pub use crate::messages::Language;
pub use alignment::{
    Alignment, AlignmentCertainty, AlignmentKind, AlignmentPart, AlignmentPoint, CourseTie,
    Waypoint,
};
pub use atlas::Atlas;
pub use contents::{Contents, Pack};
pub use corridor_family::{CorridorFamily, authority, prominence};
pub use diagram::Diagram;
pub use diagram_plan::{DiagramPlan, DiagramWay};
pub use evidence::{
    Anchor, DateBasis, Evidence, GivenBy, InvalidQuote, MAX_QUOTE_CHARS, Mention, PartialDate,
    Quote, Source, SourceKind,
};
pub use fact::{
    Corridor, CorridorKind, CorridorShape, Event, LaterNote, Link, Mode, OfficialLength, Role,
    RoleCategory, Stage, Status, Target,
};
pub use ids::{
    CorridorId, EventId, FeatureId, LinkId, PlaceId, RegionId, RoleId, SourceId, TargetId,
};
pub use names::{Names, Title, syllables, without_tones};
pub use place::{Membership, Node, Place, PlaceKind, PositionCertainty};
pub use region::{
    Airport, BaseLine, BaseMap, Border, BorderClass, BoundaryLine, InCircle, Level,
    NeighbourProvince, Region, River,
};
pub use remark::Remark;
pub use speaker::{Speaker, SpeakerLevel};
pub use standing::{Standing, StandingGiver, StandingReason};
pub use traditional::{simplified_characters, traditional};
pub use voice::{Relation, Voice};
