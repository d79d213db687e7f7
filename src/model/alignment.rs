//! Where a link is drawn: along which course or at which points, how made and how sure.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Remark;
use crate::geometry::{WorldLine, geodesic_length_km};
use crate::projection::LonLat;

/// How an alignment was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AlignmentKind {
    /// Along an existing line or river.
    Traced,
    /// A smooth curve through named waypoints.
    Schematic,
    /// A single place.
    Point,
    /// None.
    None,
}

/// How sure an alignment is; the least sure is the greatest.
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
pub enum AlignmentCertainty {
    /// Follows the built line.
    Exact,
    /// Within a few kilometres.
    Fair,
    /// Our own estimate.
    Estimate,
}

/// A point that a schematic course leads through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waypoint {
    /// What its pack calls it; may be empty.
    pub name: String,
    /// Where it is.
    pub at: LonLat,
}

/// What is known of a schematic course: the points it leads through.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CourseTie {
    /// The points, at least two: both ends, and those between that have a name.
    pub waypoints: Vec<Waypoint>,
    /// Straight from one to the next.
    pub line: Arc<WorldLine>,
}

impl CourseTie {
    /// The tie of some points; those between the ends that have no name only shape the course.
    #[must_use]
    pub fn new(mut waypoints: Vec<Waypoint>) -> Self {
        let last = waypoints.len().saturating_sub(1);
        let has_names = waypoints.iter().any(|point| !point.name.is_empty());
        let mut position = 0;
        waypoints.retain(|point| {
            let is_end = position == 0 || position == last;
            position += 1;
            is_end || !has_names || !point.name.is_empty()
        });
        Self {
            line: Arc::new(WorldLine::new(waypoints.iter().map(|point| point.at))),
            waypoints,
        }
    }
}

/// One part of a link's course, at least two points long.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AlignmentPart {
    /// Traced or schematic.
    pub kind: AlignmentKind,
    /// How sure it is.
    pub certainty: AlignmentCertainty,
    /// Where the positions are from.
    pub source: Remark,
    /// The course as drawn (a schematic one already smoothed), in degrees.
    pub course: Arc<Vec<LonLat>>,
    /// The same in world coordinates.
    pub line: Arc<WorldLine>,
    /// The points that a schematic course leads through; `None` for a traced one.
    pub tie: Option<CourseTie>,
    /// Whether the line continues before its first point.
    pub open_start: bool,
    /// Whether the line continues beyond its last point.
    pub open_end: bool,
    /// Why an end is open, or lies away from the places of the link; may be empty.
    pub end_note: Remark,
    /// Why the line turns sharply; may be empty.
    pub turn_note: Remark,
    /// Whether it belongs to the official length.
    pub counted: bool,
}

/// The position of a link that is a single place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlignmentPoint {
    /// Where it is.
    pub at: LonLat,
    /// How sure the position is.
    pub certainty: AlignmentCertainty,
    /// Where the position is from.
    pub source: Remark,
}

/// Where a link is drawn, or why it is not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Alignment {
    /// Lines; never empty.
    Lines(Vec<AlignmentPart>),
    /// Points; never empty.
    Points(Vec<AlignmentPoint>),
    /// Not drawn, with the reason.
    None {
        /// Why, in our own words.
        reason: Remark,
    },
}

impl Alignment {
    /// The kind: traced only when every part is.
    #[must_use]
    pub fn kind(&self) -> AlignmentKind {
        match self {
            Self::Lines(parts) if parts.iter().all(|p| p.kind == AlignmentKind::Traced) => {
                AlignmentKind::Traced
            }
            Self::Lines(_) => AlignmentKind::Schematic,
            Self::Points(_) => AlignmentKind::Point,
            Self::None { .. } => AlignmentKind::None,
        }
    }

    /// How sure its least sure part is, and where the positions are from, without repetition.
    /// `None` for what is not drawn.
    #[must_use]
    pub fn certainty(&self) -> Option<(AlignmentCertainty, Vec<&Remark>)> {
        let parts: Vec<(AlignmentCertainty, &Remark)> = match self {
            Self::Lines(parts) => parts.iter().map(|p| (p.certainty, &p.source)).collect(),
            Self::Points(points) => points.iter().map(|p| (p.certainty, &p.source)).collect(),
            Self::None { .. } => Vec::new(),
        };
        let worst = parts.iter().map(|(certainty, _)| *certainty).max()?;
        let mut sources: Vec<&Remark> = Vec::new();
        for (_, source) in parts {
            if !source.is_empty() && !sources.contains(&source) {
                sources.push(source);
            }
        }
        Some((worst, sources))
    }

    /// What its parts say of their ends and turns, in the order of the parts, without repetition.
    #[must_use]
    pub fn notes(&self) -> Vec<&Remark> {
        let Self::Lines(parts) = self else {
            return Vec::new();
        };
        let mut notes: Vec<&Remark> = Vec::new();
        for note in parts.iter().flat_map(|p| [&p.end_note, &p.turn_note]) {
            if !note.is_empty() && !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// The drawn geodesic length of the counted parts; `None` for points and what is not drawn.
    #[must_use]
    pub fn length_km(&self) -> Option<f64> {
        match self {
            Self::Lines(parts) => Some(
                parts
                    .iter()
                    .filter(|p| p.counted)
                    .map(|p| geodesic_length_km(&p.course))
                    .sum(),
            ),
            Self::Points(_) | Self::None { .. } => None,
        }
    }
}
