//! What reading boundaries comes to, kept for the next time: regions, borders and places as the
//! atlas has them, the bundled facts resolved over these, and of a person's own boundaries what was
//! found and how the file was understood.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::report::BoundaryReport;
use crate::geodata::pack::Origins;
use crate::geodata::store::{Entry, since_epoch};
use crate::geodata::{Datum, Finding, boundaries};
use crate::geometry::{from_bytes, to_bytes};
use crate::model::{Atlas, BaseMap, Contents, Place, PlaceId, RegionId};

/// Files of fewer bytes are read as fast as what is kept of them.
const LEAST_BYTES: u64 = 1 << 20;

/// What is kept.
#[derive(Deserialize)]
pub(super) struct Prepared {
    /// The places of the units, and the facts if there are any.
    contents: Contents,
    /// How many of the places are units, which come first.
    units: usize,
    /// Where the facts are written; `None` where there are no facts.
    origins: Option<Origins>,
    pub(super) map: BaseMap,
    pub(super) findings: Vec<Finding>,
    /// How a person's own boundaries were understood.
    pub(super) report: Option<BoundaryReport>,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Borrowed<'a> {
    contents: &'a Contents,
    units: usize,
    origins: Option<&'a Origins>,
    map: &'a BaseMap,
    findings: &'a [Finding],
    report: Option<&'a BoundaryReport>,
}

/// Boundaries that were read, or facts resolved over them, and are not kept yet.
#[derive(Debug)]
pub struct Unkept {
    entry: Entry,
    units: usize,
    /// Where the bundled facts are written; `None` where those of a person's own are among the
    /// facts, which may change at any time.
    origins: Option<Origins>,
    findings: Vec<Finding>,
    report: Option<BoundaryReport>,
}

impl Unkept {
    pub(super) fn new(
        entry: Entry,
        units: usize,
        findings: &[Finding],
        report: Option<&BoundaryReport>,
    ) -> Self {
        Self {
            entry,
            units,
            origins: None,
            findings: findings.to_vec(),
            report: report.cloned(),
        }
    }

    /// The same with the facts, which are the bundled ones and whole.
    pub(in crate::geodata) fn with_facts(self, origins: &Origins) -> Self {
        Self {
            origins: Some(origins.clone()),
            ..self
        }
    }

    /// Keeps them, with the atlas that was made of them. Takes as long as reading them and is
    /// best done when nobody waits.
    pub fn keep(&self, atlas: &Atlas) {
        let units_alone;
        let contents = if self.origins.is_some() {
            atlas.contents()
        } else {
            let units = atlas.places().take(self.units);
            units_alone = Contents {
                places: units.map(|(_, place)| place.clone()).collect(),
                ..Contents::default()
            };
            &units_alone
        };
        let all = Borrowed {
            contents,
            units: self.units,
            origins: self.origins.as_ref(),
            map: atlas.base(),
            findings: &self.findings,
            report: self.report.as_ref(),
        };
        if let Some(bytes) = to_bytes(&all) {
            self.entry.keep(bytes);
        }
    }
}

/// Where what becomes of the bundled boundaries is kept: it depends on the program alone.
pub(super) fn bundled_entry(folder: &Path) -> Option<Entry> {
    Entry::of(folder, &[])
}

/// Where what becomes of a file is kept: it depends on what the file is called in messages, on the
/// datum that was given, on the file and when it was last changed. `None` for files that are not
/// worth it.
pub(super) fn own_entry(folder: &Path, path: &Path, datum: Option<Datum>) -> Option<Entry> {
    let metadata = fs::metadata(path).ok()?;
    if metadata.len() < LEAST_BYTES {
        return None;
    }
    let changed = since_epoch(metadata.modified().ok()?)?;
    let called = path.display().to_string();
    let datum = datum.map_or("", Datum::word);
    let parts = [
        called.as_bytes(),
        datum.as_bytes(),
        &changed.as_nanos().to_le_bytes(),
    ];
    Entry::of_file(folder, &parts, path, boundaries::MOST_BYTES)
}

/// What is kept in an entry; `None` where nothing is, or nothing that can be used.
pub(super) fn read(entry: &Entry) -> Option<Prepared> {
    let bytes = entry.read()?;
    let prepared: Prepared = from_bytes(bytes)?;
    prepared.has_all_it_names().then_some(prepared)
}

impl Prepared {
    /// The places of the units; they are there once.
    pub(super) fn take_units(&mut self) -> Vec<Place> {
        let mut places = std::mem::take(&mut self.contents.places);
        places.truncate(self.units);
        places
    }

    /// The facts, the places of the units among them, and where they are written; `None` where none
    /// are kept. They are there once.
    pub(super) fn take_facts(&mut self) -> Option<(Contents, Origins)> {
        let origins = self.origins.take()?;
        Some((std::mem::take(&mut self.contents), origins))
    }

    /// Whether every place and region that is named is there.
    fn has_all_it_names(&self) -> bool {
        let units = self.units;
        let regions = self.map.regions.len();
        let is_unit = |id: PlaceId| id.index() < units;
        let is_region = |id: RegionId| id.index() < regions;
        units <= self.contents.places.len()
            && self.contents.is_resolved(regions)
            && self.contents.places[..units]
                .iter()
                .all(|place| place.parent.is_none_or(is_unit))
            && self.map.not_matched.iter().copied().all(is_unit)
            && self
                .map
                .regions
                .iter()
                .all(|region| is_unit(region.place) && region.parent.is_none_or(is_region))
            && self
                .map
                .borders
                .iter()
                .all(|border| is_region(border.sides.0) && border.sides.1.is_none_or(is_region))
    }
}
