//! What can be wrong with a geometry, and what to do about it.

use crate::diagnostics::escaped;
use crate::messages::{Said, Says, said};
use crate::projection::InvalidLonLat;

/// Why a geometry cannot be used. Rings and positions count from 1.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::geodata) enum Fault {
    /// `null`, or missing.
    NoGeometry,
    /// Not of the kind that belongs here.
    NotPolygon(String),
    /// A value that is not a coordinate.
    NotCoordinates(Said),
    /// Arrays nested for another kind of geometry.
    Nesting {
        /// What it says it is.
        kind: String,
        /// How deep its arrays nest.
        depth: usize,
        /// How deep they should.
        needed: usize,
    },
    /// Outside the globe.
    OutOfRange {
        /// Which position.
        position: usize,
        /// What is wrong with it.
        error: InvalidLonLat,
    },
    /// Fewer than four positions.
    ShortRing {
        /// Which ring.
        ring: usize,
        /// How many positions it has.
        positions: usize,
    },
    /// The last position is not the first.
    OpenRing {
        /// Which ring.
        ring: usize,
        /// Its first position.
        start: String,
        /// Its last position.
        end: String,
    },
    /// A ring that encloses nothing.
    NoArea(usize),
}

impl Says for Fault {
    fn said(&self) -> Said {
        match self {
            Self::NoGeometry => said!("geometry-none"),
            Self::NotPolygon(kind) => said!("geometry-not-polygon", kind = escaped(kind)),
            Self::NotCoordinates(what) => what.clone(),
            Self::Nesting {
                kind,
                depth,
                needed,
            } => said!(
                "geometry-nesting",
                depth = *depth,
                kind = kind,
                needed = *needed
            ),
            Self::OutOfRange { position, error } => said!(
                "geometry-out-of-range",
                position = *position,
                error = error.said()
            ),
            Self::ShortRing { ring, positions } => {
                said!("geometry-short-ring", ring = *ring, n = *positions)
            }
            Self::OpenRing { ring, start, end } => {
                said!("geometry-open-ring", ring = *ring, start = start, end = end)
            }
            Self::NoArea(ring) => said!("geometry-no-area", ring = *ring),
        }
    }
}

impl Fault {
    /// What to do about it.
    pub(in crate::geodata) fn remedy(&self) -> Said {
        match self {
            Self::NoGeometry => said!("remedy-give-polygon"),
            Self::NotPolygon(_) => said!("remedy-only-areas"),
            Self::NotCoordinates(_) => said!("remedy-write-positions"),
            Self::Nesting { .. } => said!("remedy-type-brackets"),
            Self::OutOfRange { error, .. } => range_remedy(*error),
            Self::ShortRing { .. } => said!("remedy-triangle"),
            Self::OpenRing { .. } => said!("remedy-close-ring"),
            Self::NoArea(_) => said!("remedy-flat-ring"),
        }
    }
}

fn range_remedy(error: InvalidLonLat) -> Said {
    match error {
        InvalidLonLat::Lon(x) | InvalidLonLat::Lat(x) if x.abs() > 360.0 => {
            said!("remedy-reproject")
        }
        InvalidLonLat::Lat(_) => said!("remedy-longitude-first"),
        InvalidLonLat::Lon(_) => said!("remedy-degrees"),
    }
}
