//! A feature of `alignments.geojson`: one line or point of one link.

use std::sync::Arc;

use super::format::RawPart;
use crate::diagnostics::escaped;
use crate::geodata::geojson::{Coordinates, Feature, check_position};
use crate::geometry::{WorldLine, catmull_rom};
use crate::messages::{Said, Says as _, said};
use crate::model::{AlignmentKind, AlignmentPart, AlignmentPoint, CourseTie, Remark, Waypoint};
use crate::projection::LonLat;

/// One feature: a line or a point.
#[derive(Debug)]
pub(super) enum Part {
    Line(AlignmentPart),
    Point(AlignmentPoint),
}

/// Why a feature cannot be used, and what to do.
pub(super) type Refusal = (Said, Said);

/// A feature of `alignments.geojson`.
#[derive(Debug)]
pub(super) struct RawFeature {
    /// The link it belongs to.
    pub(super) link: String,
    /// What is drawn of it, or why it cannot be used.
    pub(super) part: Result<Part, Refusal>,
}

/// What is drawn of a feature.
///
/// # Errors
/// When its geometry is not what it says, or has too few positions.
pub(super) fn part(raw: RawPart, feature: &Feature) -> Result<Part, Refusal> {
    let geometry = feature
        .geometry()
        .map_err(|fault| (fault.said(), fault.remedy()))?;
    let course = positions(&geometry.coordinates)?;
    match (geometry.kind(), geometry.coordinates.depth, raw.kind) {
        ("Point", 1, AlignmentKind::Point) => course
            .first()
            .copied()
            .map(|at| {
                Part::Point(AlignmentPoint {
                    at,
                    certainty: raw.certainty,
                    source: Remark::new(raw.source, raw.source_en),
                })
            })
            .ok_or_else(no_position),
        ("LineString", 2, AlignmentKind::Traced | AlignmentKind::Schematic) => {
            line(raw, course).map(Part::Line)
        }
        ("Point" | "LineString", 1 | 2, kind) => Err((
            said!(
                "fault-part-cannot-be",
                geometry = geometry.kind(),
                kind = word(kind)
            ),
            said!("remedy-part-kinds"),
        )),
        (other, ..) => Err((
            said!("fault-part-geometry", geometry = escaped(other)),
            said!("remedy-part-each"),
        )),
    }
}

fn no_position() -> Refusal {
    (said!("fault-no-position"), said!("remedy-give-position"))
}

fn positions(coordinates: &Coordinates) -> Result<Vec<LonLat>, Refusal> {
    if let Some(fault) = &coordinates.fault {
        return Err((fault.clone(), said!("remedy-write-positions")));
    }
    let positions = coordinates.positions.iter().enumerate();
    positions
        .map(|(i, c)| check_position(i, *c).map_err(|f| (f.said(), f.remedy())))
        .collect()
}

fn line(raw: RawPart, positions: Vec<LonLat>) -> Result<AlignmentPart, Refusal> {
    if !raw.waypoints.is_empty() && raw.waypoints.len() != positions.len() {
        return Err((
            said!(
                "fault-waypoints",
                waypoints = raw.waypoints.len(),
                positions = positions.len()
            ),
            said!("remedy-waypoints"),
        ));
    }
    let mut waypoints = named(&raw.waypoints, &positions);
    waypoints.dedup_by(|a, b| a.at == b.at);
    let mut course: Vec<LonLat> = waypoints.iter().map(|point| point.at).collect();
    if course.len() < 2 {
        return Err((said!("fault-line-too-short"), said!("remedy-other-end")));
    }
    let mut tie = None;
    if raw.kind == AlignmentKind::Schematic {
        course = catmull_rom(&course);
        tie = Some(CourseTie::new(waypoints));
    }
    Ok(AlignmentPart {
        kind: raw.kind,
        certainty: raw.certainty,
        source: Remark::new(raw.source, raw.source_en),
        line: Arc::new(WorldLine::new(course.iter().copied())),
        course: Arc::new(course),
        tie,
        open_start: raw.open_start,
        open_end: raw.open_end,
        end_note: Remark::new(raw.end_note, raw.end_note_en),
        turn_note: Remark::new(raw.turn_note, raw.turn_note_en),
        counted: raw.counted,
    })
}

/// Positions with their names, without what stands behind these in brackets; a name that is all in
/// brackets is none.
fn named(names: &[String], positions: &[LonLat]) -> Vec<Waypoint> {
    let names = names.iter().map(|name| {
        let before = name.split(['(', '\u{ff08}']).next();
        before.unwrap_or_default().trim().to_owned()
    });
    let names = names.chain(std::iter::repeat_with(String::new));
    let pairs = positions.iter().zip(names);
    pairs.map(|(at, name)| Waypoint { name, at: *at }).collect()
}

/// The word of the pack format.
pub(super) fn word(kind: AlignmentKind) -> &'static str {
    match kind {
        AlignmentKind::Traced => "traced",
        AlignmentKind::Schematic => "schematic",
        AlignmentKind::Point => "point",
        AlignmentKind::None => "none",
    }
}
