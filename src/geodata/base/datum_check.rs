//! In which datum a person's own boundaries are, judged by how far their borders lie from the
//! bundled ones.

use geo::{BoundingRect, MapCoordsInPlace};
use geo_types::{Coord, LineString, MultiPoint, MultiPolygon, Rect};
use serde::{Deserialize, Serialize};

use super::join::KnownUnits;
use super::unit::Unit;
use crate::geodata::{Datum, Finding, FindingKind, Problem};
use crate::messages::said;

/// How far borders lie from the bundled ones.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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

impl DatumCheck {
    /// Whether the borders lie so far from the bundled ones that the datum could be another, and
    /// are too coarse, or too different, to tell which.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.converted.is_none()
            && self.likely.is_none()
            && (SHIFT_M..=FARTHEST_SHIFT_M).contains(&self.offset_m)
    }
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
    let is_doubtful = given.is_none() && offset_m >= SHIFT_M && samples.len() >= LEAST_SAMPLES;
    let others = [Datum::Gcj02, Datum::Bd09].into_iter();
    let others = others.filter(|_| is_doubtful);
    let others = others.filter_map(|datum| Some((datum, offset(&samples, datum)?)));
    Some(DatumCheck {
        converted: given.filter(|datum| *datum != Datum::Wgs84),
        offset_m,
        likely: others
            .filter(|(_, offset)| *offset < CLEARLY * offset_m)
            .min_by(|a, b| a.1.total_cmp(&b.1)),
    })
}

/// What is to be told of it.
pub(super) fn finding(file: &str, check: &DatumCheck) -> Option<Finding> {
    let (datum, then_m) = check.likely?;
    let metres = |m: f64| format!("{m:.0}");
    let message = said!(
        "boundary-other-datum",
        here = metres(check.offset_m),
        there = metres(then_m),
        datum = datum.name()
    );
    let remedy = said!("remedy-datum", word = datum.word());
    let problem = Problem::of_file(file, message).remedy(remedy);
    Some(Finding::new(FindingKind::OtherDatum, problem))
}

/// How much nearer the borders must be in another datum for it to be named: those of another
/// source, coarser or finer, are about as far from the bundled ones in every datum.
const CLEARLY: f64 = 0.65;

/// How far borders must lie from the bundled ones for another datum to be looked for: each of them
/// is some hundred metres away.
const SHIFT_M: f64 = 50.0;

/// Farther than any datum would bring them.
const FARTHEST_SHIFT_M: f64 = 2000.0;

/// From how many vertices on a datum is named.
const LEAST_SAMPLES: usize = 24;

/// How many vertices are compared, about, and at least of each unit.
const SAMPLES: usize = 1500;
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
        let border = Border::of(unit.border);
        let vertices = unit.vertices.iter().map(|at| datum.to_wgs84(*at));
        vertices.map(|at| border.distance_m(at)).collect()
    };
    let mut offsets: Vec<f64> = samples.0.iter().flat_map(of_unit).collect();
    let middle = offsets.len() / 2;
    (!offsets.is_empty()).then(|| *offsets.select_nth_unstable_by(middle, f64::total_cmp).1)
}

/// The outlines of a unit as short stretches, each with the box around it: most stretches lie
/// farther from a position than the nearest.
struct Border(Vec<(Rect<f64>, Vec<Coord<f64>>)>);

/// How many edges a stretch has.
const STRETCH: usize = 16;

impl Border {
    fn of(boundary: &MultiPolygon<f64>) -> Self {
        let outlines = boundary.0.iter().map(|polygon| &polygon.exterior().0);
        let stretches = outlines.flat_map(|ring| {
            let last = ring.len().saturating_sub(1);
            let starts = (0..last).step_by(STRETCH);
            starts.filter_map(move |start| {
                let stretch = ring[start..=(start + STRETCH).min(last)].to_vec();
                let bounds = MultiPoint::from(stretch.clone()).bounding_rect()?;
                Some((bounds, stretch))
            })
        });
        Self(stretches.collect())
    }

    /// The distance from a position to the nearest edge, on a plane about it.
    fn distance_m(&self, at: Coord<f64>) -> f64 {
        const METRES_A_DEGREE: f64 = 111_195.0;
        let narrowing = at.y.to_radians().cos();
        let plane = |c: Coord<f64>| Coord {
            x: (c.x - at.x) * narrowing,
            y: c.y - at.y,
        };
        let mut nearest = f64::INFINITY;
        for (bounds, stretch) in &self.0 {
            let corner = Coord {
                x: at.x.clamp(bounds.min().x, bounds.max().x),
                y: at.y.clamp(bounds.min().y, bounds.max().y),
            };
            if squared(plane(corner)) < nearest {
                let edges = stretch.windows(2);
                let distances =
                    edges.map(|edge| squared_from_origin(plane(edge[0]), plane(edge[1])));
                nearest = distances.fold(nearest, f64::min);
            }
        }
        nearest.sqrt() * METRES_A_DEGREE
    }
}

fn squared(c: Coord<f64>) -> f64 {
    c.x * c.x + c.y * c.y
}

/// The squared distance from the origin to an edge.
fn squared_from_origin(start: Coord<f64>, end: Coord<f64>) -> f64 {
    let along = end - start;
    let length_2 = squared(along);
    let share = if length_2 > 0.0 {
        (-(start.x * along.x + start.y * along.y) / length_2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    squared(start + along * share)
}
