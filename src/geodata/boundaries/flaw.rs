//! What is mended in a geometry, and how it is told.

use std::collections::BTreeMap;

use geo_types::Coord;

use crate::messages::{Said, Says, said};

/// What counts as a hair's breadth, and how far a loop may reach that means nothing.
pub(super) const HAIR_M: f64 = 1.0;

/// A flaw that can be mended, in the order in which flaws are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flaw {
    /// The last position of a ring is not the first.
    OpenRing,
    /// The same, by less than [`HAIR_M`].
    EndsApart,
    /// A position that repeats the one before.
    RepeatedVertex,
    /// The boundary goes out and back along itself.
    Spike,
    /// A ring that encloses nothing.
    FlatRing,
    /// The boundary crosses or overlaps itself.
    Crossing,
    /// A part of the unit lies over another, or beside it along an edge.
    Overlap,
    /// A hole that lies beside its polygon.
    HoleOutside,
    /// Several features of one unit.
    PartOfUnit,
}

/// The flaws of one feature: how many of each kind, and where the first is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Flaws {
    found: BTreeMap<Flaw, (usize, Coord<f64>)>,
    /// Whether the area is another than the rings seem to say.
    pub(super) changes_area: bool,
}

impl Flaws {
    /// Counts one more.
    pub(super) fn add(&mut self, flaw: Flaw, at: Coord<f64>) {
        self.found.entry(flaw).or_insert((0, at)).0 += 1;
    }

    /// Adds those of a ring or a part.
    pub(super) fn absorb(&mut self, others: Self) {
        for (flaw, (count, at)) in others.found {
            self.found.entry(flaw).or_insert((0, at)).0 += count;
        }
        self.changes_area |= others.changes_area;
    }

    /// Whether there is a flaw of this kind.
    pub(super) fn has(&self, flaw: Flaw) -> bool {
        self.found.contains_key(&flaw)
    }

    /// Whether the outlines may have other vertices than the neighbours' now.
    pub(super) fn moves_vertices(&self) -> bool {
        let harmless = [Flaw::OpenRing, Flaw::RepeatedVertex, Flaw::FlatRing];
        self.found.keys().any(|flaw| !harmless.contains(flaw))
    }

    /// Whether nothing was mended.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What the reader should do.
    pub(super) fn remedy(&self) -> Said {
        if self.changes_area {
            said!("remedy-compare-or-repair")
        } else {
            said!("remedy-nothing")
        }
    }
}

impl Says for Flaws {
    fn said(&self) -> Said {
        Said::series(self.found.iter().map(|(flaw, (count, at))| {
            let (flaw, at) = (flaw.made(), format!("[{}, {}]", at.x, at.y));
            match count {
                1 => said!("boundary-flaw-at", flaw = flaw, at = at),
                n => said!("boundary-flaw-times", flaw = flaw, n = *n, at = at),
            }
        }))
    }
}

impl Flaw {
    /// What was made of it.
    fn made(self) -> Said {
        match self {
            Self::OpenRing => said!("flaw-open-ring"),
            Self::EndsApart => said!("flaw-ends-apart"),
            Self::RepeatedVertex => said!("flaw-repeated"),
            Self::Spike => said!("flaw-spike"),
            Self::FlatRing => said!("flaw-flat-ring"),
            Self::Crossing => said!("flaw-crossing"),
            Self::Overlap => said!("flaw-overlap"),
            Self::HoleOutside => said!("flaw-hole-outside"),
            Self::PartOfUnit => said!("flaw-part-of-unit"),
        }
    }
}

/// How far two positions are from each other, for short distances.
pub(super) fn metres(a: Coord<f64>, b: Coord<f64>) -> f64 {
    const METRES_A_DEGREE: f64 = 111_195.0;
    let east = (a.x - b.x) * a.y.to_radians().cos();
    east.hypot(a.y - b.y) * METRES_A_DEGREE
}
