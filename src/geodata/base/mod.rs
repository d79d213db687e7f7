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
use prepared::Prepared;
use unit::Unit;
use user::OwnUnits;

use super::store::Entry;
use super::{Datum, Finding, LoadError, Progress, boundaries};
use crate::model::{BaseMap, Place};
use crate::threads;

/// A base map with the places of its units, and what was found in its file.
pub(super) struct Base {
    pub(super) map: BaseMap,
    /// The units' places; the first of an atlas.
    pub(super) places: Vec<Place>,
    pub(super) findings: Vec<Finding>,
    /// How a person's own boundaries were understood.
    pub(super) report: Option<BoundaryReport>,
    /// What may be kept for the next time.
    pub(super) unkept: Option<Unkept>,
}

impl Base {
    /// The same, to be kept in an entry.
    fn unkept_in(self, entry: Option<Entry>) -> Self {
        let (places, findings) = (&self.places, &self.findings);
        let unkept = |entry| Unkept::new(entry, places, findings, self.report.as_ref());
        Self {
            unkept: entry.map(unkept),
            ..self
        }
    }
}

impl From<Prepared> for Base {
    fn from(mut prepared: Prepared) -> Self {
        Self {
            places: prepared.take_places(),
            map: prepared.map,
            findings: prepared.findings,
            report: prepared.report,
            unkept: None,
        }
    }
}

/// Reads the bundled base map. What was kept of it in the folder `kept` is used.
///
/// # Errors
/// When a bundled file is broken.
pub(super) fn bundled(kept: Option<&Path>, progress: &Progress) -> Result<Base, LoadError> {
    let entry = kept.and_then(prepared::bundled_entry);
    if let Some(prepared) = entry.as_ref().and_then(prepared::read) {
        return Ok(prepared.into());
    }
    let mut layers = bundled::read()?;
    let units = std::mem::take(&mut layers.units);
    let ground = AtlasGround::of(&units, &layers.neighbours);
    Ok(assembled(layers, ground, units, None, progress).unkept_in(entry))
}

/// Reads the bundled base map with the boundaries of a file in place of its own, which are in
/// `datum` where that is known. What was kept of the file in the folder `kept` is used.
///
/// # Errors
/// When a bundled file is broken, or nothing of the file can be used.
pub(super) fn own(
    path: &Path,
    datum: Option<Datum>,
    kept: Option<&Path>,
    progress: &Progress,
) -> Result<Base, LoadError> {
    let entry_now = || kept.and_then(|folder| prepared::own_entry(folder, path, datum));
    let entry = entry_now();
    if let Some(prepared) = entry.as_ref().and_then(prepared::read) {
        return Ok(prepared.into());
    }
    let bytes = boundaries::bytes(path)?;
    // What was changed while it was read is not kept.
    let entry = entry.filter(|entry| entry_now().as_ref() == Some(entry));
    let mut layers = bundled::read()?;
    let bundled = std::mem::take(&mut layers.units);
    let mut ground = AtlasGround::of(&bundled, &layers.neighbours);
    let known = KnownUnits::of(&bundled, &layers.gazetteer);
    let mut read = user::read(path, bytes, datum, &known, &layers.neighbours, progress)?;
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
        places: assembled.places,
        findings,
        report,
        unkept: None,
    }
}
