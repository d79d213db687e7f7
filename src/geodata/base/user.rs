//! A person's own boundaries, in place of the bundled ones.

use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

use geo_types::MultiPolygon;

use super::datum_check::{self, convert};
use super::join::{AreaFeature, Cells, Columns, Joined, KnownUnits, entry, join};
use super::report::{BoundaryReport, not_matched};
use super::unit::Unit;
use crate::geodata::geojson::{
    self, Fault, Feature, find_crossing, has_hole_outside, multi_polygon,
};
use crate::geodata::{Datum, Finding, FindingKind, LoadError, Problem, Progress};

/// The units of a file, and what was found in it.
pub(super) struct OwnUnits {
    pub(super) units: Vec<Unit>,
    pub(super) findings: Vec<Finding>,
    pub(super) report: BoundaryReport,
}

/// Reads a FeatureCollection of areas, in `datum` or what seems to be WGS-84; each becomes a unit.
///
/// # Errors
/// When the file is not such a collection, or none of its features can be used.
pub(super) fn read(
    path: &Path,
    datum: Option<Datum>,
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<OwnUnits, LoadError> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Problem::unreadable(path, &error))?;
    progress.reach(0.05);
    let (features, columns) = features(&file, &bytes, known, progress)?;
    drop(bytes);
    let roles = columns.roles();
    let mut findings = Vec::new();
    let mut areas = Vec::with_capacity(features.len());
    for (number, (cells, boundary)) in (1..).zip(features) {
        match boundary {
            Ok(mut boundary) => {
                convert(&mut boundary, datum.unwrap_or(Datum::Wgs84));
                areas.push(AreaFeature {
                    number,
                    cells,
                    boundary,
                });
            }
            Err(fault) => {
                let problem =
                    Problem::of_entry(&file, entry(number, &cells, &roles), fault.to_string());
                let problem = problem.remedy(fault.remedy());
                findings.push(Finding::new(FindingKind::LeftOut, problem));
            }
        }
    }
    let joined = join(areas, &roles, known);
    if joined.units.is_empty() {
        let problems = findings.into_iter().map(|found| found.notice);
        let problems = problems.collect();
        return Err(LoadError::NothingLeft { file, problems });
    }
    let datum = datum_check::check(&joined.units, known, datum);
    findings.extend(datum.and_then(|check| datum_check::finding(&file, &check)));
    findings.extend(not_matched(&file, &joined));
    let report = BoundaryReport::of(path, &joined, datum, &findings);
    let Joined { units, .. } = joined;
    Ok(OwnUnits {
        units,
        findings,
        report,
    })
}

/// What a feature says of itself, and its area.
type ReadFeature = (Cells, Result<MultiPolygon<f64>, Fault>);

/// The features of a file. One thread reads while another makes their areas, because checking large
/// polygons is slow.
fn features(
    file: &str,
    bytes: &[u8],
    known: &KnownUnits<'_>,
    progress: &Progress,
) -> Result<(Vec<ReadFeature>, Columns), Problem> {
    thread::scope(|scope| {
        let (read, features) = sync_channel::<Feature>(READ_AHEAD);
        let made = scope.spawn(move || {
            let mut columns = Columns::default();
            let made = features.into_iter().map(|feature| {
                let cells = columns.read(feature.id(), feature.properties(), known);
                (cells, area(&feature))
            });
            let made: Vec<ReadFeature> = made.collect();
            (made, columns)
        });
        // Sending cannot fail: the other thread receives until the channel is closed.
        let mut read_bytes = 0.0;
        let result = geojson::read_each(file, bytes, &mut |feature| {
            read_bytes += feature.positions() as f64 * BYTES_A_POSITION;
            progress.reach(0.05 + 0.45 * (read_bytes / bytes.len() as f64).min(1.0));
            drop(read.send(feature));
        });
        drop(read);
        let made = made.join();
        let made = made.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        result.map(|()| made)
    })
}

/// The approximate length of a position in a file; used only for the progress.
const BYTES_A_POSITION: f64 = 23.0;

/// How many features may wait to be made into areas.
const READ_AHEAD: usize = 64;

fn area(feature: &Feature) -> Result<MultiPolygon<f64>, Fault> {
    let boundary = multi_polygon(feature.geometry()?)?;
    if boundary.0.iter().any(has_hole_outside) {
        return Err(Fault::HoleOutside);
    }
    if let Some(at) = boundary.0.iter().find_map(find_crossing) {
        return Err(Fault::Crossing(format!("[{}, {}]", at.x, at.y)));
    }
    Ok(boundary)
}
