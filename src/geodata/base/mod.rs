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
mod regions;
mod report;
mod unit;
mod user;

use std::path::Path;

pub use datum_check::DatumCheck;
pub use join::{NamedUnit, NotMatched, Suggestion};
pub use report::BoundaryReport;

use ground_lines::AtlasGround;
use join::KnownUnits;

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
}

/// Reads the bundled base map, with the boundaries of `own` in place of its own if given, which are
/// in `datum` where that is known.
///
/// # Errors
/// When a bundled file is broken, or nothing of `own` can be used.
pub(super) fn load(
    own: Option<&Path>,
    datum: Option<Datum>,
    progress: &Progress,
) -> Result<Base, LoadError> {
    let mut layers = bundled::read()?;
    let bundled = std::mem::take(&mut layers.units);
    let mut ground = AtlasGround::of(&bundled, &layers.neighbours);
    let (units, own_lines, findings, report) = match own {
        None => (bundled, Vec::new(), Vec::new(), None),
        Some(path) => {
            let known = KnownUnits::of(&bundled, &layers.gazetteer);
            let read = user::read(path, datum, &known, &layers.neighbours, progress)?;
            if progress.is_cancelled() {
                return Err(boundaries::cancelled(path).into());
            }
            let own_lines = lines::own(&read.lines);
            ground.add(read.ground);
            (read.units, own_lines, read.findings, Some(read.report))
        }
    };
    progress.reach(0.5);
    let places = places::of_units(&layers.known, &units, &layers.gazetteer);
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
    };
    Ok(Base {
        map,
        places: assembled.places,
        findings,
        report,
    })
}
