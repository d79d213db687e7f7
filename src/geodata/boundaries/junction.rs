//! Corners of neighbours on an edge that has no vertex there.
//!
//! Two units share a border where both have its vertices. A unit's long edge along two smaller
//! units often lacks the vertex at which these meet; it is added, so that the edge is a border with
//! each of them and not the outer edge of all three.

use std::collections::{BTreeSet, HashMap};

use geo_types::{Coord, LineString, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::budget::Budget;
use super::flaw::{HAIR_M, metres};
use super::share::{Key, distance, key, rebuild};
use crate::geometry::{BorderArc, Coverage};

/// How many edges a run has.
const RUN: usize = 16;

/// More than [`HAIR_M`] in degrees, up to 60° of latitude.
const HAIR_DEG: f64 = 2e-5;

/// Edges that follow each other on an arc without a neighbour.
#[derive(Clone, Copy)]
struct Run {
    arc: usize,
    first: usize,
}

type Runs = RTree<GeomWithData<Rectangle<[f64; 2]>, Run>>;

/// Where vertices are missing: on the edge from one position to another of a unit.
#[derive(Default)]
pub(in crate::geodata) struct Junctions {
    /// The polygons that lack vertices.
    polygons: BTreeSet<usize>,
    missing: HashMap<(usize, Key, Key), Vec<Coord<f64>>>,
}

impl Junctions {
    /// Those of the first `units` polygons of a coverage, within a hair's breadth. Looks at as many
    /// edges as real boundaries need, and leaves out the rest.
    pub(in crate::geodata) fn of(coverage: &Coverage, units: usize) -> Self {
        let is_open = |arc: &&BorderArc| arc.sides.0 < units && arc.sides.1.is_none();
        let open: Vec<&BorderArc> = coverage.arcs().iter().filter(is_open).collect();
        let runs = runs(coverage, &open);
        let vertices = open.iter().map(|arc| arc.line.points().len()).sum();
        let mut search = Search {
            coverage,
            open: &open,
            runs: &runs,
            budget: Budget::of(vertices),
            found: Self::default(),
        };
        for arc in &open {
            if search.look_along(arc).is_none() {
                break;
            }
        }
        search.found
    }

    /// Whether there are none.
    pub(in crate::geodata) fn is_empty(&self) -> bool {
        self.missing.is_empty()
    }

    /// Adds the vertices that the polygon at `position` of the coverage lacks.
    pub(in crate::geodata) fn add_to(&self, position: usize, polygons: &mut MultiPolygon<f64>) {
        if self.polygons.contains(&position) {
            rebuild(polygons, |ring| self.with_vertices(position, ring));
        }
    }

    fn with_vertices(&self, position: usize, ring: &LineString<f64>) -> Vec<Coord<f64>> {
        let mut points: Vec<Coord<f64>> = ring.0.first().copied().into_iter().collect();
        for pair in ring.0.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let along = [(a, b), (b, a)].map(|(a, b)| (position, key(a), key(b)));
            let missing = along.iter().filter_map(|edge| self.missing.get(edge));
            let mut missing: Vec<Coord<f64>> = missing.flatten().copied().collect();
            missing.sort_by(|c, d| metres(a, *c).total_cmp(&metres(a, *d)));
            missing.dedup();
            points.extend(missing);
            points.push(b);
        }
        points
    }
}

/// The search for missing vertices.
struct Search<'c> {
    coverage: &'c Coverage,
    open: &'c [&'c BorderArc],
    runs: &'c Runs,
    budget: Budget,
    found: Junctions,
}

impl Search<'_> {
    /// Looks for edges of other units at the vertices of an arc; `None` when the budget is spent.
    fn look_along(&mut self, arc: &BorderArc) -> Option<()> {
        let is_other = |run: &Run| self.open[run.arc].sides.0 != arc.sides.0;
        for first in (0..arc.line.points().len()).step_by(RUN) {
            let stretch = self.coverage.stretch(arc, first, RUN);
            let stretch: Vec<Coord<f64>> = stretch.collect();
            let near = bounds(&stretch)?;
            let mut is_near_others = false;
            for run in self.runs.locate_in_envelope_intersecting(&near) {
                self.budget.spend(1).ok()?;
                is_near_others = is_other(&run.data);
                if is_near_others {
                    break;
                }
            }
            if !is_near_others {
                continue;
            }
            for at in stretch {
                let point = AABB::from_point([at.x, at.y]);
                for run in self.runs.locate_in_envelope_intersecting(&point) {
                    self.budget.spend(1).ok()?;
                    if is_other(&run.data) {
                        self.budget.spend(RUN).ok()?;
                        self.look_at(at, run.data);
                    }
                }
            }
        }
        Some(())
    }

    /// Notes that an edge of a run lacks a vertex, if it passes there.
    fn look_at(&mut self, at: Coord<f64>, run: Run) {
        let arc = self.open[run.arc];
        let course = self.coverage.stretch(arc, run.first, RUN + 1);
        let course: Vec<Coord<f64>> = course.collect();
        let passes = |pair: &&[Coord<f64>]| {
            let is_apart = pair.iter().all(|end| metres(*end, at) > HAIR_M);
            is_apart && distance(at, pair[0], pair[1]) <= HAIR_M
        };
        if let Some(pair) = course.windows(2).find(passes) {
            let polygon = arc.sides.0;
            let edge = (polygon, key(pair[0]), key(pair[1]));
            self.found.polygons.insert(polygon);
            self.found.missing.entry(edge).or_default().push(at);
        }
    }
}

/// The runs of all open arcs, by the boxes around them.
fn runs(coverage: &Coverage, open: &[&BorderArc]) -> Runs {
    let of_arc = |(arc, course): (usize, Vec<Coord<f64>>)| {
        let last = course.len().saturating_sub(1);
        let firsts = (0..last).step_by(RUN);
        firsts.filter_map(move |first| {
            let bounds = bounds(&course[first..=(first + RUN).min(last)])?;
            Some(GeomWithData::new(bounds.into(), Run { arc, first }))
        })
    };
    let courses = open.iter().map(|arc| coverage.course(arc).collect());
    RTree::bulk_load(courses.enumerate().flat_map(of_arc).collect())
}

/// The box around some positions, wider by a hair.
fn bounds(course: &[Coord<f64>]) -> Option<AABB<[f64; 2]>> {
    let (first, rest) = course.split_first()?;
    let (mut low, mut high) = ([first.x, first.y], [first.x, first.y]);
    for c in rest {
        low = [low[0].min(c.x), low[1].min(c.y)];
        high = [high[0].max(c.x), high[1].max(c.y)];
    }
    Some(AABB::from_corners(
        low.map(|at| at - HAIR_DEG),
        high.map(|at| at + HAIR_DEG),
    ))
}
