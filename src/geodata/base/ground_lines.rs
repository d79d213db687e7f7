//! Rivers and railways end where the ground of the atlas does: those that go on are cut a little
//! beyond, and their ends marked as open, so that no line stops dead in empty ground.

use std::sync::Arc;

use geo_types::{Coord, LineString, MultiPolygon};

use super::ground::CoveredGround;
use super::join::finest;
use super::lines::RiverCourse;
use super::regions::frame_of;
use super::unit::Unit;
use crate::geometry::{WorldLine, geodesic_length_km, merge_lines};
use crate::model::{BaseLine, Level, River};
use crate::projection::LonLat;

/// How far lines go on beyond the ground, along their course.
const BEYOND_KM: f64 = 30.0;
/// The longest step at which it is asked whether a line lies on the ground, degrees.
const STEP_DEG: f64 = 0.02;

/// The ground of the atlas: the two provinces, and a person's own units.
pub(super) struct AtlasGround {
    provinces: Option<CoveredGround>,
    own: Option<CoveredGround>,
}

impl AtlasGround {
    /// The ground of the bundled provinces, within the box around their neighbours.
    pub(super) fn of(bundled: &[Unit], around: &[(String, MultiPolygon<f64>)]) -> Self {
        let provinces = bundled
            .iter()
            .filter(|unit| unit.head.level == Level::Province);
        let provinces = provinces.map(|unit| &unit.boundary);
        let provinces = frame_of(around).map(|frame| CoveredGround::of(provinces, frame));
        Self {
            provinces,
            own: None,
        }
    }

    /// Adds the ground of a person's own units, within the same box.
    pub(super) fn add(&mut self, own: Option<CoveredGround>) {
        self.own = own;
    }

    /// The ground of a person's own units.
    pub(super) const fn own(&self) -> Option<&CoveredGround> {
        self.own.as_ref()
    }

    /// No ground at all.
    #[cfg(test)]
    pub(super) const fn nowhere() -> Self {
        Self {
            provinces: None,
            own: None,
        }
    }

    /// Whether a position lies on it, to about two kilometres.
    pub(super) fn covers(&self, at: Coord<f64>) -> bool {
        let grounds = [&self.provinces, &self.own];
        let mut grounds = grounds.into_iter().flatten();
        grounds.any(|ground| ground.covers(at))
    }
}

/// The ground of a person's own units that do not lie within each other, in the box around the
/// neighbours.
pub(super) fn own_ground(
    own: &[Unit],
    around: &[(String, MultiPolygon<f64>)],
) -> Option<CoveredGround> {
    let finest = own
        .iter()
        .zip(finest(own))
        .filter(|(_, is_finest)| *is_finest);
    let finest = finest.map(|(unit, _)| &unit.boundary);
    frame_of(around).map(|frame| CoveredGround::of(finest, frame))
}

/// The rivers that have a stretch on the ground.
pub(super) fn rivers(courses: Vec<RiverCourse>, ground: &AtlasGround) -> Vec<River> {
    let river = |course: RiverCourse| {
        let lines = course
            .lines
            .iter()
            .flat_map(|line| on_ground(&line.0, ground));
        River {
            name: course.name,
            name_en: course.name_en,
            order: course.order,
            lines: lines.collect(),
        }
    };
    let rivers = courses.into_iter().map(river);
    rivers.filter(|river| !river.lines.is_empty()).collect()
}

/// The railways on the ground, from junction to junction and on, as far as one line goes.
pub(super) fn railways(lines: &[LineString<f64>], ground: &AtlasGround) -> Vec<BaseLine> {
    let lines = lines.iter();
    let lines = lines.map(|line| WorldLine::new(line.0.iter().copied().map(lon_lat)));
    let lines: Vec<WorldLine> = lines.collect();
    let merged = merge_lines(&lines.iter().collect::<Vec<_>>());
    let course = |line: &WorldLine| {
        let points = line.points().iter().map(|p| p.to_lon_lat());
        points
            .map(|p| Coord {
                x: p.lon_deg,
                y: p.lat_deg,
            })
            .collect::<Vec<_>>()
    };
    merged
        .iter()
        .flat_map(|line| on_ground(&course(line), ground))
        .collect()
}

/// A point of a course, or between two where these are far from each other.
struct Station {
    at: Coord<f64>,
    is_vertex: bool,
    is_on_ground: bool,
    /// How far it is from the nearest point of the course on the ground, along the course.
    beyond_km: f64,
}

/// The stretches of a course that lie on the ground or near it. An end off the ground is open.
fn on_ground(course: &[Coord<f64>], ground: &AtlasGround) -> Vec<BaseLine> {
    let stations = stations(course, ground);
    let kept = stations.chunk_by(|a, b| is_kept(a) == is_kept(b));
    let kept = kept.filter(|stretch| stretch.first().is_some_and(is_kept) && stretch.len() > 1);
    let line = |stretch: &[Station]| {
        let last = stretch.len() - 1;
        let is_drawn =
            |(i, station): &(usize, &Station)| station.is_vertex || *i == 0 || *i == last;
        let points = stretch.iter().enumerate().filter(is_drawn);
        let points = points.map(|(_, station)| lon_lat(station.at));
        BaseLine {
            line: Arc::new(WorldLine::new(points)),
            open: (!stretch[0].is_on_ground, !stretch[last].is_on_ground),
        }
    };
    kept.map(line).collect()
}

fn is_kept(station: &Station) -> bool {
    station.beyond_km <= BEYOND_KM
}

fn stations(course: &[Coord<f64>], ground: &AtlasGround) -> Vec<Station> {
    let mut stations = Vec::with_capacity(course.len());
    let mut add = |at: Coord<f64>, is_vertex| {
        let is_on_ground = ground.covers(at);
        stations.push(Station {
            at,
            is_vertex,
            is_on_ground,
            beyond_km: if is_on_ground { 0.0 } else { f64::INFINITY },
        });
    };
    for pair in course.windows(2) {
        let (a, way) = (pair[0], pair[1] - pair[0]);
        let steps = (way.x.abs().max(way.y.abs()) / STEP_DEG).ceil().max(1.0);
        add(a, true);
        let mut step = 1.0;
        while step < steps {
            add(a + way * (step / steps), false);
            step += 1.0;
        }
    }
    if let Some(last) = course.last() {
        add(*last, true);
    }
    for i in 1..stations.len() {
        reach(&mut stations, i, i - 1);
    }
    for i in (1..stations.len()).rev() {
        reach(&mut stations, i - 1, i);
    }
    stations
}

/// Lets a station know how far the ground is by way of its neighbour.
fn reach(stations: &mut [Station], station: usize, neighbour: usize) {
    let from = &stations[neighbour];
    if from.beyond_km > BEYOND_KM || stations[station].is_on_ground {
        return;
    }
    let between = [from.at, stations[station].at].map(lon_lat);
    let beyond_km = from.beyond_km + geodesic_length_km(&between);
    let own = &mut stations[station].beyond_km;
    *own = own.min(beyond_km);
}

fn lon_lat(at: Coord<f64>) -> LonLat {
    LonLat {
        lon_deg: at.x,
        lat_deg: at.y,
    }
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, Rect, coord, polygon};

    use super::*;

    fn stretches(points: &[(f64, f64)]) -> Vec<BaseLine> {
        let square = MultiPolygon::from(polygon![
            (x: 103.0, y: 28.0), (x: 106.0, y: 28.0), (x: 106.0, y: 31.0), (x: 103.0, y: 31.0)
        ]);
        let frame = Rect::new(coord! { x: 100.0, y: 25.0 }, coord! { x: 110.0, y: 35.0 });
        let ground = CoveredGround::of([&square].into_iter(), frame);
        let course: Vec<Coord<f64>> = points.iter().map(|&(x, y)| coord! { x: x, y: y }).collect();
        let ground = AtlasGround {
            provinces: Some(ground),
            own: None,
        };
        on_ground(&course, &ground)
    }

    fn longitudes(line: &BaseLine) -> Vec<f64> {
        let points = line.line.points().iter().map(|p| p.to_lon_lat().lon_deg);
        points.collect()
    }

    #[test]
    fn a_line_that_leaves_the_ground_ends_open_a_little_beyond() {
        let [through] = &stretches(&[(101.0, 29.0), (108.0, 29.0)])[..] else {
            panic!("one stretch");
        };
        assert_eq!(through.open, (true, true));
        let ends = longitudes(through);
        assert_eq!(ends.len(), 2);
        assert!(
            (102.65..102.85).contains(&ends[0]) && (106.15..106.35).contains(&ends[1]),
            "{ends:?}"
        );
    }

    #[test]
    fn a_line_within_stays_as_it_is_and_one_far_off_is_left_out() {
        let within = [(104.0, 29.0), (104.5, 29.5), (105.0, 29.0)];
        let [whole] = &stretches(&within)[..] else {
            panic!("one stretch");
        };
        assert_eq!((whole.open, whole.line.points().len()), ((false, false), 3));
        assert!(stretches(&[(101.0, 26.0), (108.0, 26.0)]).is_empty());
    }

    #[test]
    fn a_line_that_comes_back_has_two_stretches_or_one_if_it_is_never_far() {
        let far = [(104.0, 29.0), (104.0, 26.0), (105.0, 26.0), (105.0, 29.0)];
        assert_eq!(stretches(&far).len(), 2);
        let near = [(104.0, 29.0), (104.0, 27.9), (104.1, 27.9), (104.1, 29.0)];
        assert_eq!(stretches(&near).len(), 1);
    }
}
