//! What is mended in a geometry, and how it is told.

use std::collections::BTreeMap;
use std::fmt;

use geo_types::Coord;

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
    pub(super) fn remedy(&self) -> &'static str {
        if self.changes_area {
            "compare it on the map, or repair the file, in QGIS for example with \"Fix geometries\""
        } else {
            "nothing needs to be done; \"Fix geometries\" in QGIS would repair the file itself"
        }
    }
}

impl fmt::Display for Flaws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (flaw, (count, at))) in self.found.iter().enumerate() {
            let before = if index == 0 { "" } else { "; " };
            let at = format_args!("[{}, {}]", at.x, at.y);
            write!(f, "{before}{}", flaw.made())?;
            match count {
                1 => write!(f, ", at {at}")?,
                _ => write!(f, ", {count} times, first at {at}")?,
            }
        }
        Ok(())
    }
}

impl Flaw {
    /// What was made of it.
    fn made(self) -> &'static str {
        match self {
            Self::OpenRing => "a ring that was not closed was closed",
            Self::EndsApart => "the ends of a ring, a hair apart, were joined",
            Self::RepeatedVertex => "a repeated position was dropped",
            Self::Spike => "a spike was removed",
            Self::FlatRing => "a ring without area was dropped",
            Self::Crossing => "the boundary crossed itself and was cut there",
            Self::Overlap => "overlapping parts were united",
            Self::HoleOutside => "a hole outside its polygon was made a part of its own",
            Self::PartOfUnit => "the features of one unit were put together",
        }
    }
}

/// How far two positions are from each other, for short distances.
pub(super) fn metres(a: Coord<f64>, b: Coord<f64>) -> f64 {
    const METRES_A_DEGREE: f64 = 111_195.0;
    let east = (a.x - b.x) * a.y.to_radians().cos();
    east.hypot(a.y - b.y) * METRES_A_DEGREE
}
