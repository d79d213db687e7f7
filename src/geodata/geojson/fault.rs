//! What can be wrong with a geometry, and what to do about it.

use crate::projection::InvalidLonLat;

/// Why a geometry cannot be used. Rings and positions count from 1.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(in crate::geodata) enum Fault {
    /// `null`, or missing.
    #[error("it has no geometry")]
    NoGeometry,
    /// Not of the kind that belongs here.
    #[error("its geometry is {0:?}, not a Polygon or MultiPolygon")]
    NotPolygon(String),
    /// A value that is not a coordinate.
    #[error("{0}")]
    NotCoordinates(String),
    /// Arrays nested for another kind of geometry.
    #[error("its coordinates nest {depth} deep, a {kind} needs {needed}")]
    Nesting {
        /// What it says it is.
        kind: String,
        /// How deep its arrays nest.
        depth: usize,
        /// How deep they should.
        needed: usize,
    },
    /// Outside the globe.
    #[error("position {position}: {error}")]
    OutOfRange {
        /// Which position.
        position: usize,
        /// What is wrong with it.
        error: InvalidLonLat,
    },
    /// Fewer than four positions.
    #[error("ring {ring} has {positions} positions, at least 4 are needed")]
    ShortRing {
        /// Which ring.
        ring: usize,
        /// How many positions it has.
        positions: usize,
    },
    /// The last position is not the first.
    #[error("ring {ring} is not closed: it starts at {start} and ends at {end}")]
    OpenRing {
        /// Which ring.
        ring: usize,
        /// Its first position.
        start: String,
        /// Its last position.
        end: String,
    },
    /// A ring that encloses nothing.
    #[error("ring {0} has no area")]
    NoArea(usize),
}

impl Fault {
    /// What to do about it.
    pub(in crate::geodata) fn remedy(&self) -> &'static str {
        match self {
            Self::NoGeometry => "give it a Polygon or MultiPolygon, or leave the feature out",
            Self::NotPolygon(_) => "leave it out: boundaries are areas",
            Self::NotCoordinates(_) => "write each position as [longitude, latitude] in degrees",
            Self::Nesting { .. } => "check its type and its brackets",
            Self::OutOfRange { error, .. } => range_remedy(*error),
            Self::ShortRing { .. } => "give a triangle at least, with its first position repeated",
            Self::OpenRing { .. } => "repeat the first position at the end",
            Self::NoArea(_) => "leave the ring out, or give it back its shape",
        }
    }
}

fn range_remedy(error: InvalidLonLat) -> &'static str {
    match error {
        InvalidLonLat::Lon(x) | InvalidLonLat::Lat(x) if x.abs() > 360.0 => {
            "reproject it to WGS-84 degrees (EPSG:4326)"
        }
        InvalidLonLat::Lat(_) => "longitude comes first, then latitude",
        InvalidLonLat::Lon(_) => "give degrees between -180 and 180",
    }
}
