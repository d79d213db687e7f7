//! What reading boundaries comes to, kept for the next time: places, regions and borders as the
//! atlas has them, and of a person's own what was found and how the file was understood.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::report::BoundaryReport;
use crate::geodata::store::{Entry, since_epoch};
use crate::geodata::{Datum, Finding, boundaries};
use crate::model::{BaseMap, Names, Node, Place, PlaceId, PlaceKind, RegionId, Remark};

/// Files of fewer bytes are read as fast as what is kept of them.
const LEAST_BYTES: u64 = 1 << 20;

/// What is kept.
#[derive(Deserialize)]
pub(super) struct Prepared {
    places: Vec<UnitPlace>,
    pub(super) map: BaseMap,
    pub(super) findings: Vec<Finding>,
    /// How a person's own boundaries were understood.
    pub(super) report: Option<BoundaryReport>,
}

/// The same, as it is written.
#[derive(Serialize)]
struct Borrowed<'a> {
    places: &'a [UnitPlace],
    map: &'a BaseMap,
    findings: &'a [Finding],
    report: Option<&'a BoundaryReport>,
}

/// The place of a unit, as far as the base map knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct UnitPlace {
    key: String,
    kind: PlaceKind,
    names: Names,
    node: Option<Node>,
    region: Option<RegionId>,
    parent: Option<PlaceId>,
}

impl From<&Place> for UnitPlace {
    fn from(place: &Place) -> Self {
        Self {
            key: place.key.clone(),
            kind: place.kind,
            names: place.names.clone(),
            node: place.node.clone(),
            region: place.region,
            parent: place.parent,
        }
    }
}

impl From<UnitPlace> for Place {
    fn from(kept: UnitPlace) -> Self {
        Self {
            key: kept.key,
            kind: kept.kind,
            names: kept.names,
            node: kept.node,
            region: kept.region,
            parent: kept.parent,
            members: Vec::new(),
            derived: false,
            membership: None,
            note: Remark::default(),
        }
    }
}

/// Boundaries that were read and are not kept yet.
#[derive(Debug)]
pub struct Unkept {
    entry: Entry,
    places: Vec<UnitPlace>,
    findings: Vec<Finding>,
    report: Option<BoundaryReport>,
}

impl Unkept {
    pub(super) fn new(
        entry: Entry,
        places: &[Place],
        findings: &[Finding],
        report: Option<&BoundaryReport>,
    ) -> Self {
        Self {
            entry,
            places: places.iter().map(UnitPlace::from).collect(),
            findings: findings.to_vec(),
            report: report.cloned(),
        }
    }

    /// Keeps them, with the base map that was made of them. Takes as long as reading them and is
    /// best done when nobody waits.
    pub fn keep(&self, map: &BaseMap) {
        let all = Borrowed {
            places: &self.places,
            map,
            findings: &self.findings,
            report: self.report.as_ref(),
        };
        if let Ok(bytes) = postcard::to_allocvec(&all) {
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
    let prepared: Prepared = postcard::from_bytes(&bytes).ok()?;
    prepared.has_all_it_names().then_some(prepared)
}

impl Prepared {
    /// The places of the units; they are there once.
    pub(super) fn take_places(&mut self) -> Vec<Place> {
        let places = std::mem::take(&mut self.places).into_iter();
        places.map(Place::from).collect()
    }

    /// Whether every place and region that is named is there.
    fn has_all_it_names(&self) -> bool {
        let places = self.places.len();
        let regions = self.map.regions.len();
        let is_place = |id: PlaceId| id.index() < places;
        let is_region = |id: RegionId| id.index() < regions;
        let knows_place = |place: &UnitPlace| {
            place.region.is_none_or(is_region) && place.parent.is_none_or(is_place)
        };
        self.places.iter().all(knows_place)
            && self.map.not_matched.iter().copied().all(is_place)
            && self
                .map
                .regions
                .iter()
                .all(|region| is_place(region.place) && region.parent.is_none_or(is_region))
            && self
                .map
                .borders
                .iter()
                .all(|border| is_region(border.sides.0) && border.sides.1.is_none_or(is_region))
    }
}
