//! A person's own boundaries, in place of the bundled ones.

use std::path::Path;

use geo_types::LineString;

use super::join::{AreaFeature, Columns, Joined, KnownUnits, entry, join};
use super::report::{BoundaryReport, not_matched};
use super::unit::Unit;
use crate::geodata::boundaries;
use crate::geodata::{Finding, LoadError, Progress};

/// The units of a file, and what was found in it.
pub(super) struct OwnUnits {
    pub(super) units: Vec<Unit>,
    /// What is no area and is drawn as a line.
    pub(super) lines: Vec<LineString<f64>>,
    pub(super) findings: Vec<Finding>,
    pub(super) report: BoundaryReport,
}

/// Reads a file of boundaries; each area becomes a unit, or a part of one.
///
/// # Errors
/// When the file cannot be read, or has no area that can be used.
pub(super) fn read(
    path: &Path,
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<OwnUnits, LoadError> {
    let file = path.display().to_string();
    let mut columns = Columns::default();
    let read = boundaries::read(path, progress, |id, properties| {
        columns.read(id, Some(properties), known)
    })?;
    let roles = columns.roles();
    let (mut findings, mut lines) = (Vec::new(), Vec::new());
    let mut areas = Vec::with_capacity(read.features.len());
    for feature in read.features {
        let (number, cells) = (feature.number, feature.description);
        if !feature.notes.is_empty() {
            let entry = entry(number, &cells, &roles);
            let notes = feature.notes.iter();
            findings.extend(notes.map(|note| note.finding(&file, &entry)));
        }
        lines.extend(feature.lines);
        if !feature.polygons.0.is_empty() {
            let boundary = feature.polygons;
            areas.push(AreaFeature {
                number,
                cells,
                boundary,
            });
        }
    }
    let joined = join(areas, &roles, known);
    if joined.units.is_empty() {
        let problems = findings.into_iter().map(|found| found.notice);
        let problems = problems.collect();
        return Err(LoadError::NothingLeft { file, problems });
    }
    let united = joined.united.iter();
    findings.extend(united.map(|(entry, note)| note.finding(&file, entry)));
    findings.extend(not_matched(&file, &joined));
    let report = BoundaryReport::of(path, read.form, &joined, &findings);
    let Joined { units, .. } = joined;
    Ok(OwnUnits {
        units,
        lines,
        findings,
        report,
    })
}
