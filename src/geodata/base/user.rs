//! A person's own boundaries, in place of the bundled ones.

use std::path::Path;

use geo_types::{LineString, MultiPolygon};

use super::datum_check::{self, convert, converted_line};
use super::ground::CoveredGround;
use super::ground_lines::own_ground;
use super::join::{AreaFeature, Columns, KnownUnits, entry, join};
use super::report::{BoundaryReport, not_matched};
use super::unit::Unit;
use crate::geodata::boundaries;
use crate::geodata::{Datum, Finding, FindingKind, LoadError, Problem, Progress};
use crate::messages::{Said, said};
use crate::threads;

/// The units of a file, and what was found in it.
pub(super) struct OwnUnits {
    pub(super) units: Vec<Unit>,
    /// The ground that they cover.
    pub(super) ground: Option<CoveredGround>,
    /// What is no area and is drawn as a line.
    pub(super) lines: Vec<LineString<f64>>,
    pub(super) findings: Vec<Finding>,
    pub(super) report: BoundaryReport,
}

/// Reads the bytes of a file of boundaries, in `datum` or what seems to be WGS-84; each area
/// becomes a unit, features of one unit its parts. The ground is that in the box around the
/// neighbours.
///
/// # Errors
/// When the file is none of boundaries, or has no area that can be used.
pub(super) fn read(
    path: &Path,
    bytes: Vec<u8>,
    datum: Option<Datum>,
    known: &KnownUnits<'_>,
    around: &[(String, MultiPolygon<f64>)],
    progress: &Progress,
) -> Result<OwnUnits, LoadError> {
    let file = path.display().to_string();
    let mut columns = Columns::default();
    let read = boundaries::read(path, bytes, progress, |id, properties| {
        columns.read(id, Some(properties), known)
    })?;
    let (form, features) = (read.form, read.features);
    let roles = columns.roles();
    let mut findings = Vec::new();
    let mut lines = Vec::new();
    let mut areas = Vec::with_capacity(features.len());
    for mut feature in features {
        let cells = feature.description;
        let entry = entry(feature.number, &cells, &roles);
        let notes = feature.notes.iter();
        findings.extend(notes.map(|note| note.finding(&file, entry.clone())));
        if cells.is_line && !feature.polygons.0.is_empty() {
            findings.push(drawn_as_line(&file, entry));
            let polygons = std::mem::take(&mut feature.polygons.0);
            let outlines = polygons.into_iter().map(|polygon| polygon.into_inner().0);
            feature.lines.extend(outlines);
        }
        let from = datum.unwrap_or(Datum::Wgs84);
        let own_lines = feature.lines.into_iter();
        lines.extend(own_lines.map(|line| converted_line(line, from)));
        if !feature.polygons.0.is_empty() {
            convert(&mut feature.polygons, from);
            areas.push(AreaFeature {
                number: feature.number,
                cells,
                boundary: feature.polygons,
            });
        }
    }
    let joined = join(areas, &roles, known);
    let united = joined.united.iter();
    findings.extend(united.map(|(entry, note)| note.finding(&file, entry.clone())));
    if joined.units.is_empty() {
        let problems = findings.into_iter().map(|found| found.notice);
        let problems = problems.collect();
        return Err(LoadError::NothingLeft { file, problems });
    }
    let (mut ground, datum) = threads::both(
        || own_ground(&joined.units, around),
        || datum_check::check(&joined.units, known, datum),
    );
    if let Some(ground) = &mut ground {
        ground.reaching(datum.map(|check| check.offset_m));
    }
    findings.extend(datum.and_then(|check| datum_check::finding(&file, &check)));
    findings.extend(not_matched(&file, &joined));
    let (report, units) = BoundaryReport::of(path, form, joined, datum, &findings);
    Ok(OwnUnits {
        units,
        ground,
        lines,
        findings,
        report,
    })
}

/// Some files give the dashed line in the South China Sea as narrow areas.
fn drawn_as_line(file: &str, entry: Said) -> Finding {
    let message = said!("boundary-line-as-areas");
    let problem = Problem::of_entry(file, entry, message);
    let problem = problem.remedy(said!("remedy-leave-out-lines"));
    Finding::new(FindingKind::DrawnAsLine, problem)
}
