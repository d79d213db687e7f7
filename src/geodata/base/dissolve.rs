//! Prefectures of a file that has only their counties: the counties put together, along the borders
//! that they share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo::{Area, Contains};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::unit::{Unit, UnitHead};
use crate::geometry::Coverage;
use crate::model::Level;

/// The prefectures that `units` lack although they have all of their counties, which are among the
/// `finest`, the first polygons of the coverage.
///
/// Counties that do not share their borders vertex for vertex are parts of one side by side.
pub(super) fn prefectures(
    units: &[Unit],
    finest: &[usize],
    coverage: &Coverage,
    known: &[UnitHead],
) -> Vec<Unit> {
    let lacking = lacking(units, finest, known);
    let mut group_of: Vec<Option<usize>> = vec![None; finest.len()];
    for (group, (_, counties)) in lacking.iter().enumerate() {
        for position in counties {
            group_of[*position] = Some(group);
        }
    }
    let mut courses: Vec<Vec<LineString<f64>>> = vec![Vec::new(); lacking.len()];
    for arc in coverage.arcs() {
        let group = |position: usize| group_of.get(position).copied().flatten();
        let sides = (group(arc.sides.0), arc.sides.1.and_then(group));
        if sides.0 != sides.1 {
            for group in [sides.0, sides.1].into_iter().flatten() {
                courses[group].push(coverage.course(arc).collect());
            }
        }
    }
    let made = lacking.into_iter().zip(courses);
    let made = made.map(|((head, counties), courses)| {
        let side_by_side = || {
            let boundaries = counties.iter().map(|at| &units[finest[*at]].boundary);
            boundaries.flatten().cloned().collect()
        };
        let dissolved = rings(courses).and_then(polygons);
        Unit {
            head: head.clone(),
            is_matched: true,
            label: None,
            boundary: dissolved.unwrap_or_else(side_by_side),
        }
    });
    made.collect()
}

/// The known prefectures that are not among the units, with the positions of their counties.
fn lacking<'k>(
    units: &[Unit],
    finest: &[usize],
    known: &'k [UnitHead],
) -> Vec<(&'k UnitHead, Vec<usize>)> {
    let coarser = units.iter().filter(|unit| unit.head.level != Level::County);
    let coarser: BTreeSet<&str> = coarser.map(|unit| unit.head.key.as_str()).collect();
    let positions = finest.iter().enumerate();
    let positions: BTreeMap<&str, usize> = positions
        .filter(|(_, unit)| units[**unit].is_matched)
        .map(|(position, unit)| (units[*unit].head.key.as_str(), position))
        .collect();
    let mut counties: BTreeMap<&str, Option<Vec<usize>>> = BTreeMap::new();
    for county in known.iter().filter(|head| head.level == Level::County) {
        let Some(prefecture) = county.above.first() else {
            continue;
        };
        let all = counties.entry(prefecture).or_insert(Some(Vec::new()));
        match (all.as_mut(), positions.get(county.key.as_str())) {
            (Some(all), Some(position)) => all.push(*position),
            _ => *all = None,
        }
    }
    let prefectures = known.iter().filter(|head| head.level == Level::Prefecture);
    let lacking = prefectures.filter(|head| !coarser.contains(head.key.as_str()));
    lacking
        .filter_map(|head| Some((head, counties.remove(head.key.as_str())??)))
        .collect()
}

/// A position by its bits.
type Key = (u64, u64);

fn key(c: Coord<f64>) -> Key {
    (c.x.to_bits(), c.y.to_bits())
}

/// Closed rings made of courses that meet at their ends; `None` where an end meets nothing.
fn rings(courses: Vec<LineString<f64>>) -> Option<Vec<LineString<f64>>> {
    let ends = |line: &LineString<f64>| Some((*line.0.first()?, *line.0.last()?));
    let mut at: HashMap<Key, Vec<usize>> = HashMap::new();
    for (index, line) in courses.iter().enumerate() {
        let (first, last) = ends(line)?;
        at.entry(key(first)).or_default().push(index);
        at.entry(key(last)).or_default().push(index);
    }
    let mut courses: Vec<Option<LineString<f64>>> = courses.into_iter().map(Some).collect();
    let mut rings = Vec::new();
    for index in 0..courses.len() {
        let Some(mut ring) = courses[index].take() else {
            continue;
        };
        while let (first, last) = ends(&ring)?
            && first != last
        {
            let going_on = at.get_mut(&key(last))?;
            let mut next = None;
            while next.is_none() {
                next = courses[going_on.pop()?].take();
            }
            let mut next = next?.0;
            if next.first() != Some(&last) {
                next.reverse();
            }
            ring.0.extend(next.into_iter().skip(1));
        }
        rings.push(ring);
    }
    Some(rings)
}

/// More parts and holes than any prefecture has; each is compared with each.
const MOST_RINGS: usize = 500;

/// Polygons of rings that do not cross: a ring within another is a hole in it.
fn polygons(rings: Vec<LineString<f64>>) -> Option<MultiPolygon<f64>> {
    if rings.is_empty() || rings.len() > MOST_RINGS {
        return None;
    }
    let rings = rings.into_iter().map(|ring| {
        let ring = Polygon::new(ring, Vec::new());
        (ring.unsigned_area(), ring)
    });
    let mut rings: Vec<(f64, Polygon<f64>)> = rings.collect();
    rings.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut made: Vec<Polygon<f64>> = Vec::new();
    for (_, ring) in rings {
        let mut smallest_first = made.iter_mut().rev();
        match smallest_first.find(|one| lies_in(ring.exterior(), one)) {
            Some(around) => around.interiors_push(ring.into_inner().0),
            None => made.push(ring),
        }
    }
    Some(MultiPolygon::new(made))
}

/// Whether a ring lies in a polygon and in none of its holes, where they do not cross.
fn lies_in(ring: &LineString<f64>, polygon: &Polygon<f64>) -> bool {
    let outline = polygon.exterior();
    let apart =
        |at: &&Coord<f64>| coord_pos_relative_to_ring(**at, outline) != CoordPos::OnBoundary;
    let at = ring.0.iter().find(apart).copied();
    at.is_some_and(|at| polygon.contains(&geo_types::Point(at)))
}
