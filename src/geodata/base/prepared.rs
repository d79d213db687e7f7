//! What reading a file of boundaries comes to, kept for the next time: regions and borders as the
//! map has them, what was found, how the file was understood.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::report::BoundaryReport;
use super::unit::UnitHead;
use crate::geodata::store::Entry;
use crate::geodata::{Datum, Finding};
use crate::model::{BaseMap, PlaceId, RegionId};

/// Files of fewer bytes are read as fast as what is kept of them.
const LEAST_BYTES: usize = 1 << 20;

/// What is kept of a file.
#[derive(Deserialize)]
pub(super) struct Prepared {
    /// The units whose places are the first of the atlas, in their order.
    pub(super) heads: Vec<UnitHead>,
    pub(super) map: BaseMap,
    pub(super) findings: Vec<Finding>,
    pub(super) report: BoundaryReport,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Borrowed<'a> {
    heads: &'a [UnitHead],
    map: &'a BaseMap,
    findings: &'a [Finding],
    report: &'a BoundaryReport,
}

/// Boundaries that were read and are not kept yet.
#[derive(Debug)]
pub struct Unkept {
    entry: Entry,
    heads: Vec<UnitHead>,
    findings: Vec<Finding>,
    report: BoundaryReport,
}

impl Unkept {
    pub(super) fn new(
        entry: Entry,
        heads: Vec<UnitHead>,
        findings: &[Finding],
        report: &BoundaryReport,
    ) -> Self {
        Self {
            entry,
            heads,
            findings: findings.to_vec(),
            report: report.clone(),
        }
    }

    /// Keeps them, with the base map that was made of them. Takes as long as reading them and is
    /// best done when nobody waits.
    pub fn keep(&self, map: &BaseMap) {
        let all = Borrowed {
            heads: &self.heads,
            map,
            findings: &self.findings,
            report: &self.report,
        };
        if let Ok(bytes) = postcard::to_allocvec(&all) {
            self.entry.keep(bytes);
        }
    }
}

/// Where what becomes of a file is kept: it depends on what the file is called in messages, and on
/// the datum that was given. `None` for files that are not worth it.
pub(super) fn entry(
    folder: &Path,
    path: &Path,
    datum: Option<Datum>,
    bytes: &[u8],
) -> Option<Entry> {
    if bytes.len() < LEAST_BYTES {
        return None;
    }
    let called = path.display().to_string();
    let datum = datum.map_or("", Datum::word);
    Entry::of(folder, &[called.as_bytes(), datum.as_bytes(), bytes])
}

/// What is kept of a file; `None` where nothing is, or nothing that can be used.
pub(super) fn read(entry: &Entry) -> Option<Prepared> {
    let bytes = entry.read()?;
    let prepared: Prepared = postcard::from_bytes(&bytes).ok()?;
    prepared.has_all_it_names().then_some(prepared)
}

impl Prepared {
    /// Whether every place and region that is named is there.
    fn has_all_it_names(&self) -> bool {
        let places = self.heads.len();
        let regions = self.map.regions.len();
        let is_place = |id: &PlaceId| id.index() < places;
        let is_region = |id: RegionId| id.index() < regions;
        self.map.not_matched.iter().all(is_place)
            && self
                .map
                .regions
                .iter()
                .all(|region| is_place(&region.place) && region.parent.is_none_or(is_region))
            && self
                .map
                .borders
                .iter()
                .all(|border| is_region(border.sides.0) && border.sides.1.is_none_or(is_region))
    }
}
