//! The base map: bundled boundaries and lines, or a person's own boundaries instead.

mod borders;
mod bundled;
mod datum_check;
mod dissolve;
mod gazetteer;
mod ground;
mod ground_lines;
mod join;
mod lines;
mod neighbours;
mod places;
mod prepared;
mod regions;
mod report;
mod unit;
mod user;

use std::path::Path;

pub use datum_check::DatumCheck;
pub use join::{NamedUnit, NotMatched, Suggestion};
pub use prepared::Unkept;
pub use report::BoundaryReport;

use bundled::BundledLayers;
use ground_lines::AtlasGround;
use join::KnownUnits;
use unit::Unit;
use user::OwnUnits;

use super::pack::Origins;
use super::store::Entry;
use super::{Datum, Finding, LoadError, Progress, boundaries};
use crate::model::{BaseMap, Contents, Place};
use crate::threads;

/// A base map with the places of its units, and what was found in its file.
pub(super) struct Base {
    pub(super) map: BaseMap,
    /// The places of its units, or all facts over them.
    pub(super) facts: Facts,
    pub(super) findings: Vec<Finding>,
    /// How a person's own boundaries were understood.
    pub(super) report: Option<BoundaryReport>,
    /// What may be kept for the next time.
    pub(super) unkept: Option<Unkept>,
}

/// What is known of places and facts when a base map has been read.
pub(super) enum Facts {
    /// The places of the units, which are the first of an atlas; the facts are to be resolved over
    /// them.
    Units(Vec<Place>),
    /// The bundled facts, as they were kept.
    Kept(Box<(Contents, Origins)>),
}

impl Base {
    /// The same, to be kept in an entry.
    fn unkept_in(self, entry: Option<Entry>) -> Self {
        let Facts::Units(units) = &self.facts else {
            return self;
        };
        let (units, findings) = (units.len(), &self.findings);
        let unkept = |entry| Unkept::new(entry, units, findings, self.report.as_ref());
        Self {
            unkept: entry.map(unkept),
            ..self
        }
    }
}

/// Which facts may be taken from what is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeptFacts {
    /// The bundled ones.
    Bundled,
    /// None: there are others.
    None,
}

/// What a base map is read from.
#[derive(Clone, Copy)]
pub(super) struct BaseSource<'a> {
    /// A person's own boundaries; `None` for the bundled ones.
    pub(super) own: Option<&'a Path>,
    /// Their datum, where it is known.
    pub(super) datum: Option<Datum>,
    /// The folder of what is kept; `None` where nothing is.
    pub(super) kept: Option<&'a Path>,
}

impl BaseSource<'_> {
    /// Where what is made of it is, or would be, kept; `None` where it is not worth it.
    pub(super) fn entry(&self) -> Option<Entry> {
        let folder = self.kept?;
        match self.own {
            Some(path) => prepared::own_entry(folder, path, self.datum),
            None => prepared::bundled_entry(folder),
        }
    }
}

/// What is kept in an entry, with the facts that are `wanted` if they are kept, too; `None` where
/// nothing is kept that can be used.
pub(super) fn kept(entry: &Entry, wanted: KeptFacts) -> Option<Base> {
    let mut prepared = prepared::read(entry)?;
    let facts = match wanted {
        KeptFacts::Bundled => prepared.take_facts(),
        KeptFacts::None => None,
    };
    // Without facts it was kept by who had asked for others.
    let is_whole = facts.is_some() || wanted == KeptFacts::None;
    let base = Base {
        facts: match facts {
            Some(facts) => Facts::Kept(Box::new(facts)),
            None => Facts::Units(prepared.take_units()),
        },
        map: prepared.map,
        findings: prepared.findings,
        report: prepared.report,
        unkept: None,
    };
    let again = (!is_whole).then(|| entry.clone());
    Some(base.unkept_in(again))
}

/// Reads a base map: the bundled one, or that with the boundaries of a file in place of its own.
/// `entry` is where it may be kept.
///
/// # Errors
/// When a bundled file is broken, or nothing of the file can be used.
pub(super) fn read(
    source: BaseSource<'_>,
    entry: Option<Entry>,
    progress: &Progress,
) -> Result<Base, LoadError> {
    match source.own {
        Some(path) => own(path, source, entry, progress),
        None => bundled(progress).map(|base| base.unkept_in(entry)),
    }
}

fn bundled(progress: &Progress) -> Result<Base, LoadError> {
    let mut layers = bundled::read()?;
    let units = std::mem::take(&mut layers.units);
    let ground = AtlasGround::of(&units, &layers.neighbours);
    Ok(assembled(layers, ground, units, None, progress))
}

fn own(
    path: &Path,
    source: BaseSource<'_>,
    entry: Option<Entry>,
    progress: &Progress,
) -> Result<Base, LoadError> {
    let bytes = boundaries::bytes(path)?;
    // What was changed while it was read is not kept.
    let entry = entry.filter(|entry| source.entry().as_ref() == Some(entry));
    let mut layers = bundled::read()?;
    let bundled = std::mem::take(&mut layers.units);
    let mut ground = AtlasGround::of(&bundled, &layers.neighbours);
    let known = KnownUnits::of(&bundled, &layers.gazetteer);
    let mut read = user::read(
        path,
        bytes,
        source.datum,
        &known,
        &layers.neighbours,
        progress,
    )?;
    if progress.is_cancelled() {
        return Err(boundaries::cancelled(path).into());
    }
    ground.add(read.ground.take());
    let units = std::mem::take(&mut read.units);
    Ok(assembled(layers, ground, units, Some(read), progress).unkept_in(entry))
}

/// The base map of units, the bundled ones or those of `own`.
fn assembled(
    layers: BundledLayers,
    ground: AtlasGround,
    units: Vec<Unit>,
    own: Option<OwnUnits>,
    progress: &Progress,
) -> Base {
    let (own_lines, findings, report) = match own {
        Some(own) => (lines::own(&own.lines), own.findings, Some(own.report)),
        None => (Vec::new(), Vec::new(), None),
    };
    progress.reach(0.5);
    let heads = places::heads(&layers.known, &units);
    let places = places::of_heads(&heads, &layers.gazetteer);
    let known = report.as_ref().map(|_| layers.known.as_slice());
    let (gazetteer, neighbours) = (&layers.gazetteer, &layers.neighbours);
    let (rivers, railways) = (layers.rivers, &layers.railways);
    let ((neighbour_provinces, rivers, railways), assembled) = threads::both(
        || {
            (
                neighbours::provinces(neighbours, &ground),
                ground_lines::rivers(rivers, &ground),
                ground_lines::railways(railways, &ground),
            )
        },
        || regions::assemble(units, known, places, gazetteer, neighbours, ground.own()),
    );
    progress.reach(0.85);
    let map = BaseMap {
        regions: assembled.regions,
        borders: assembled.borders,
        boundary_lines: assembled.boundary_lines,
        neighbour_borders: assembled.neighbour_borders,
        neighbour_provinces,
        own_lines,
        rivers,
        railways,
        airports: layers.airports,
        own_boundaries: report.as_ref().map(|report| report.file.clone()),
        not_matched: assembled.not_matched,
        has_own_edge: report
            .as_ref()
            .is_some_and(|report| !report.is_whole_region),
        diagram: None,
    };
    Base {
        map,
        facts: Facts::Units(assembled.places),
        findings,
        report,
        unkept: None,
    }
}
