//! In which datum a person's own boundaries are, judged by how far their borders lie from the
//! bundled ones.

use geo::MapCoordsInPlace;
use geo_types::{Coord, Line, LineString, MultiPolygon};

use super::join::KnownUnits;
use super::unit::Unit;
use crate::geodata::{Datum, Finding, FindingKind, Problem};

/// How far borders lie from the bundled ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatumCheck {
    /// The datum they were converted from.
    pub converted: Option<Datum>,
    /// How far they lie from the bundled ones as they are used, metres: half of the vertices lie
    /// nearer.
    pub offset_m: f64,
    /// The datum in which they seem to be instead, and how far they would then lie.
    pub likely: Option<(Datum, f64)>,
}

/// Converts an area to WGS-84. Equal positions stay equal, so that neighbours still share edges.
pub(super) fn convert(boundary: &mut MultiPolygon<f64>, datum: Datum) {
    if datum != Datum::Wgs84 {
        boundary.map_coords_in_place(|at| datum.to_wgs84(at));
    }
}

/// A line in WGS-84.
pub(super) fn converted_line(line: LineString<f64>, datum: Datum) -> LineString<f64> {
    line.into_iter().map(|at| datum.to_wgs84(at)).collect()
}

/// Compares the borders of matched units with the bundled ones; `None` where none can be compared.
/// What a person says of the datum is not doubted.
pub(super) fn check(
    units: &[Unit],
    known: &KnownUnits<'_>,
    given: Option<Datum>,
) -> Option<DatumCheck> {
    let samples = samples(units, known);
    let offset_m = offset(&samples, Datum::Wgs84)?;
    let others = [Datum::Gcj02, Datum::Bd09].into_iter();
    let others = others.filter_map(|datum| Some((datum, offset(&samples, datum)?)));
    let likely = others
        .filter(|(_, offset)| samples.len() >= LEAST_SAMPLES && *offset < CLEARLY * offset_m)
        .min_by(|a, b| a.1.total_cmp(&b.1));
    Some(DatumCheck {
        converted: given.filter(|datum| *datum != Datum::Wgs84),
        offset_m,
        likely: likely.filter(|_| given.is_none()),
    })
}

/// What is to be told of it.
pub(super) fn finding(file: &str, check: &DatumCheck) -> Option<Finding> {
    let (datum, then_m) = check.likely?;
    let message = format!(
        "its borders lie {:.0} m from the bundled ones, and would lie {then_m:.0} m from them if \
         the file is in {}",
        check.offset_m,
        datum.name()
    );
    let remedy = format!(
        "add --datum {} to convert it, or --datum wgs84 if it is right as it is",
        datum.word()
    );
    let problem = Problem::of_file(file, message).remedy(remedy);
    Some(Finding::new(FindingKind::OtherDatum, problem))
}

/// How much nearer the borders must be in another datum for it to be named: those of another
/// source, coarser or finer, are about as far from the bundled ones in every datum.
const CLEARLY: f64 = 0.65;

/// From how many vertices on a datum is named.
const LEAST_SAMPLES: usize = 24;

/// How many vertices are compared, about, and at least of each unit.
const SAMPLES: usize = 4000;
const SAMPLES_A_UNIT: usize = 8;

/// Vertices of a unit and the bundled border that they should lie on.
struct Samples<'u> {
    vertices: Vec<Coord<f64>>,
    border: &'u MultiPolygon<f64>,
}

/// Vertices of all matched units.
struct AllSamples<'u>(Vec<Samples<'u>>);

impl AllSamples<'_> {
    fn len(&self) -> usize {
        self.0.iter().map(|samples| samples.vertices.len()).sum()
    }
}

fn samples<'u>(units: &[Unit], known: &KnownUnits<'u>) -> AllSamples<'u> {
    let matched = || units.iter().filter(|unit| unit.is_matched);
    let most = (SAMPLES / matched().count().max(1)).max(SAMPLES_A_UNIT);
    let samples = matched().filter_map(|unit| {
        let id = known.by_key(&unit.head.key)?;
        let rings = || unit.boundary.0.iter().map(|polygon| polygon.exterior());
        let vertices = rings().flat_map(|ring| ring.0.iter().skip(1).copied());
        let every = rings()
            .map(|ring| ring.0.len())
            .sum::<usize>()
            .div_ceil(most);
        Some(Samples {
            vertices: vertices.step_by(every.max(1)).collect(),
            border: known.unit(id).boundary,
        })
    });
    AllSamples(samples.collect())
}

/// How far the vertices lie from the bundled borders if they are in this datum, metres: the median.
fn offset(samples: &AllSamples<'_>, datum: Datum) -> Option<f64> {
    let of_unit = |unit: &Samples<'_>| -> Vec<f64> {
        let edges: Vec<Line<f64>> = unit
            .border
            .0
            .iter()
            .flat_map(|polygon| polygon.exterior().lines())
            .collect();
        let vertices = unit.vertices.iter().map(|at| datum.to_wgs84(*at));
        vertices.map(|at| distance_m(at, &edges)).collect()
    };
    let mut offsets: Vec<f64> = samples.0.iter().flat_map(of_unit).collect();
    offsets.sort_unstable_by(f64::total_cmp);
    offsets.get(offsets.len() / 2).copied()
}

/// The distance from a position to the nearest edge, on a plane about it.
fn distance_m(at: Coord<f64>, edges: &[Line<f64>]) -> f64 {
    const METRES_A_DEGREE: f64 = 111_195.0;
    let narrowing = at.y.to_radians().cos();
    let plane = |c: Coord<f64>| Coord {
        x: (c.x - at.x) * narrowing,
        y: c.y - at.y,
    };
    let to_edge = |edge: &Line<f64>| {
        let (start, end) = (plane(edge.start), plane(edge.end));
        let along = end - start;
        let length_2 = along.x * along.x + along.y * along.y;
        let share = if length_2 > 0.0 {
            (-(start.x * along.x + start.y * along.y) / length_2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (start + along * share).x.hypot((start + along * share).y)
    };
    edges.iter().map(to_edge).fold(f64::INFINITY, f64::min) * METRES_A_DEGREE
}
