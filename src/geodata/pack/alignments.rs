//! Alignments: the lines and points of links.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::format::{RawLink, RawPart};
use super::read::{Entry, Kind, RawFeature, Spot};
use super::resolve::Resolver;
use crate::geodata::geojson::{Feature, check_position};
use crate::geometry::{WorldLine, catmull_rom};
use crate::model::{Alignment, AlignmentKind, AlignmentPart, AlignmentPoint};
use crate::projection::LonLat;

/// One feature: a line or a point.
#[derive(Debug)]
pub(super) enum Part {
    Line(AlignmentPart),
    Point(AlignmentPoint),
}

/// The features of each link, in the order of the file.
pub(super) struct Parts(BTreeMap<String, Vec<(Spot, Part)>>);

impl Parts {
    /// Sorts features by link; reports those of unknown links and those that cannot be used.
    pub(super) fn group(
        r: &mut Resolver<'_>,
        features: Vec<Entry<RawFeature>>,
        links: &[Entry<super::format::RawLink>],
    ) -> Self {
        let mut parts: BTreeMap<String, Vec<_>> = links
            .iter()
            .map(|link| (link.raw.id.clone(), Vec::new()))
            .collect();
        for Entry {
            spot,
            raw: RawFeature { link, part },
        } in features
        {
            let Some(of_link) = parts.get_mut(&link) else {
                if !r.unread.holds(Kind::Link, &link) {
                    r.report(
                        spot.problem(format!("link {link:?} is not declared"))
                            .remedy("add it to links.toml, or correct the id"),
                    );
                }
                continue;
            };
            match part {
                Ok(part) => of_link.push((spot, part)),
                Err((message, remedy)) => {
                    r.report(spot.problem(message).remedy(remedy));
                    r.unread.add(Kind::Link, &link);
                }
            }
        }
        Self(parts)
    }

    /// The alignment of a link; `None`, reported, when its features are not what it says.
    pub(super) fn alignment(
        &mut self,
        r: &mut Resolver<'_>,
        spot: &Spot,
        raw: &RawLink,
    ) -> Option<Alignment> {
        let parts = self.0.remove(&raw.id).unwrap_or_default();
        if parts.is_empty() {
            return without_parts(r, spot, raw);
        }
        let (mut lines, mut points, mut sound) = (Vec::new(), Vec::new(), true);
        for (at, part) in parts {
            let kind = match &part {
                Part::Line(line) => line.kind,
                Part::Point(_) => AlignmentKind::Point,
            };
            if !fits(raw.alignment, kind) {
                sound = false;
                let message = format!(
                    "it is {}, the link says {}",
                    word(kind),
                    word(raw.alignment)
                );
                r.report(at.problem(message).remedy("correct one of the two"));
            }
            match part {
                Part::Line(line) => lines.push(line),
                Part::Point(point) => points.push(point),
            }
        }
        sound.then(|| match raw.alignment {
            AlignmentKind::Point => Alignment::Points(points),
            _ => Alignment::Lines(lines),
        })
    }
}

/// A schematic link may have traced parts: its kind is that of its weakest part.
fn fits(link: AlignmentKind, part: AlignmentKind) -> bool {
    link == part || (link == AlignmentKind::Schematic && part == AlignmentKind::Traced)
}

fn word(kind: AlignmentKind) -> &'static str {
    match kind {
        AlignmentKind::Traced => "\"traced\"",
        AlignmentKind::Schematic => "\"schematic\"",
        AlignmentKind::Point => "\"point\"",
        AlignmentKind::None => "\"none\"",
    }
}

fn without_parts(r: &mut Resolver<'_>, spot: &Spot, raw: &RawLink) -> Option<Alignment> {
    if raw.alignment != AlignmentKind::None {
        if !r.unread.holds(Kind::Link, &raw.id) {
            r.report(
                spot.problem(format!(
                    "its alignment is {}, but alignments.geojson has no feature for it",
                    word(raw.alignment)
                ))
                .remedy("add the feature, or set the alignment to \"none\" with a note"),
            );
        }
        return None;
    }
    if raw.alignment_note.trim().is_empty() {
        r.report(
            spot.problem("the alignment is \"none\" and no note says why")
                .remedy("add alignment_note"),
        );
        return None;
    }
    Some(Alignment::None {
        reason: raw.alignment_note.clone(),
    })
}

/// Why a feature cannot be used, and what to do.
pub(super) type Refusal = (String, &'static str);

/// What is drawn of a feature.
///
/// # Errors
/// When its geometry is not what it says, or has too few positions.
pub(super) fn part(raw: RawPart, feature: &Feature) -> Result<Part, Refusal> {
    let geometry = feature
        .geometry()
        .map_err(|fault| (fault.to_string(), fault.remedy()))?;
    let course = positions(&geometry.coordinates)?;
    match (geometry.kind(), geometry.coordinates.depth, raw.kind) {
        ("Point", 1, AlignmentKind::Point) => course
            .first()
            .copied()
            .map(|at| {
                let (certainty, source) = (raw.certainty, raw.source);
                Part::Point(AlignmentPoint {
                    at,
                    certainty,
                    source,
                })
            })
            .ok_or_else(no_position),
        ("LineString", 2, AlignmentKind::Traced | AlignmentKind::Schematic) => {
            line(raw, course).map(Part::Line)
        }
        ("Point" | "LineString", 1 | 2, kind) => Err((
            format!("a {} cannot be {}", geometry.kind(), word(kind)),
            "a Point is \"point\", a LineString is \"traced\" or \"schematic\"",
        )),
        (other, ..) => Err((
            format!("the geometry {other:?} is not a Point or LineString"),
            "give one feature a part",
        )),
    }
}

fn no_position() -> Refusal {
    (
        "it has no position".to_owned(),
        "give longitude and latitude",
    )
}

fn positions(coordinates: &crate::geodata::geojson::Coordinates) -> Result<Vec<LonLat>, Refusal> {
    if let Some(fault) = &coordinates.fault {
        return Err((
            fault.clone(),
            "write each position as [longitude, latitude] in degrees",
        ));
    }
    let positions = coordinates.positions.iter().enumerate();
    positions
        .map(|(i, c)| check_position(i, *c).map_err(|f| (f.to_string(), f.remedy())))
        .collect()
}

fn line(raw: RawPart, positions: Vec<LonLat>) -> Result<AlignmentPart, Refusal> {
    if !raw.waypoints.is_empty() && raw.waypoints.len() != positions.len() {
        return Err((
            format!(
                "{} waypoints for {} positions",
                raw.waypoints.len(),
                positions.len()
            ),
            "name each position, or none",
        ));
    }
    let mut course = positions;
    course.dedup();
    if course.len() < 2 {
        return Err((
            "a line needs two different positions".to_owned(),
            "add the other end",
        ));
    }
    if raw.kind == AlignmentKind::Schematic {
        course = catmull_rom(&course);
    }
    Ok(AlignmentPart {
        kind: raw.kind,
        certainty: raw.certainty,
        source: raw.source,
        line: Arc::new(WorldLine::new(course.iter().copied())),
        course: Arc::new(course),
        open_start: raw.open_start,
        open_end: raw.open_end,
        counted: raw.counted,
    })
}
