//! The base map: bundled boundaries and lines, or a person's own boundaries instead.

mod bundled;
mod gazetteer;
mod known;
mod lines;
mod places;
mod regions;
mod unit;
mod user;

use std::path::Path;

use known::KnownUnits;

use super::{Finding, LoadError, Progress};
use crate::model::{BaseMap, Place};

/// A base map with the places of its units, and what was found in its file.
pub(super) struct Base {
    pub(super) map: BaseMap,
    /// The units' places; the first of an atlas.
    pub(super) places: Vec<Place>,
    pub(super) findings: Vec<Finding>,
}

/// A file's name without control characters, fit for a line of a figure.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = name.to_string_lossy();
    name.chars().filter(|c| !c.is_control()).collect()
}

/// Reads the bundled base map, with the boundaries of `own` in place of its own if given.
///
/// # Errors
/// When a bundled file is broken, or nothing of `own` can be used.
pub(super) fn load(own: Option<&Path>, progress: &Progress) -> Result<Base, LoadError> {
    let layers = bundled::read()?;
    let (units, own_lines, findings) = match own {
        None => (layers.units, Vec::new(), Vec::new()),
        Some(path) => {
            let read = user::read(
                path,
                &KnownUnits::of(&layers.known, &layers.gazetteer),
                progress,
            )?;
            (read.units, lines::own(&read.lines), read.findings)
        }
    };
    progress.reach(0.5);
    let places = places::of_units(&layers.known, &units, &layers.gazetteer);
    let (places, regions, borders, neighbour_borders) =
        regions::assemble(units, places, &layers.gazetteer, layers.neighbours);
    progress.reach(0.85);
    let map = BaseMap {
        regions,
        borders,
        neighbour_borders,
        own_lines,
        rivers: layers.rivers,
        railways: layers.railways,
        airports: layers.airports,
        own_boundaries: own.map(file_name),
    };
    Ok(Base {
        map,
        places,
        findings,
    })
}
