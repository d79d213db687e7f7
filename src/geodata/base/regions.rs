//! From units to regions with their shared borders.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use geo::BoundingRect;
use geo_types::{Coord, MultiPolygon, Rect, coord};

use super::gazetteer::Gazetteer;
use super::unit::Unit;
use crate::geodata::label_point::label_point;
use crate::geometry::{Coverage, WorldArea, WorldLine};
use crate::model::{Border, BorderClass, InCircle, Level, Place, PlaceId, Region, RegionId};
use crate::projection::LonLat;

/// Boundaries of neighbouring provinces.
type NeighbourBorders = Vec<Arc<WorldLine>>;

/// Makes regions of `units` and gives their places their polygons.
pub(super) fn assemble(
    units: Vec<Unit>,
    mut places: Vec<Place>,
    gazetteer: &Gazetteer,
    around: Vec<(String, MultiPolygon<f64>)>,
) -> (Vec<Place>, Vec<Region>, Vec<Border>, NeighbourBorders) {
    let first_county = units
        .iter()
        .position(|u| u.head.level == Level::County)
        .unwrap_or(0);
    let counties = units.len() - first_county;
    // The neighbours take part, so that their borders with the region are not drawn twice.
    let parts: Vec<_> = units[first_county..]
        .iter()
        .map(|u| &u.boundary)
        .chain(around.iter().map(|n| &n.1))
        .collect();
    let coverage = Coverage::new(&parts);
    let area = |(i, unit): (usize, &Unit)| {
        Arc::new(match i.checked_sub(first_county) {
            Some(position) => coverage.area_of(position, &unit.boundary),
            None => coverage.area(&unit.boundary),
        })
    };
    let half = units.len() / 2;
    let areas = thread::scope(|scope| {
        let second = units.iter().enumerate().skip(half);
        let later = scope.spawn(|| second.map(area).collect::<Vec<_>>());
        let mut areas: Vec<_> = units.iter().enumerate().take(half).map(area).collect();
        areas.extend(joined(later));
        areas
    });
    let place_ids: BTreeMap<String, PlaceId> = places
        .iter()
        .enumerate()
        .map(|(i, p)| (p.key.clone(), PlaceId::from_index(i)))
        .collect();
    let regions = regions(units, areas, &place_ids, gazetteer);
    for (index, region) in regions.iter().enumerate() {
        // Of a municipality's two regions the later one stays, the prefecture, which a click finds.
        if let Some(place) = places.get_mut(region.place.index()) {
            place.region = Some(RegionId::from_index(index));
        }
    }
    let sides = |i: usize| (i < counties).then(|| RegionId::from_index(first_county + i));
    // The arcs with a county on at least one side.
    let borders = coverage
        .arcs()
        .iter()
        .filter_map(|arc| {
            let sides = (sides(arc.sides.0)?, arc.sides.1.and_then(sides));
            let class = class(sides, &regions, &places);
            let line = Arc::clone(&arc.line);
            Some(Border { class, sides, line })
        })
        .collect();
    let neighbour_borders = neighbour_borders(&coverage, counties, &around);
    (places, regions, borders, neighbour_borders)
}

/// The result of a thread; a panic in it continues here.
fn joined<T>(handle: thread::ScopedJoinHandle<'_, T>) -> T {
    handle
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn regions(
    units: Vec<Unit>,
    areas: Vec<Arc<WorldArea>>,
    place_ids: &BTreeMap<String, PlaceId>,
    gazetteer: &Gazetteer,
) -> Vec<Region> {
    let by_level: BTreeMap<(Level, String), RegionId> = units
        .iter()
        .enumerate()
        .map(|(i, u)| ((u.head.level, u.head.key.clone()), RegionId::from_index(i)))
        .collect();
    let above = |level, key: &Option<String>| {
        let level = match level {
            Level::Province => return None,
            Level::Prefecture => Level::Province,
            Level::County => Level::Prefecture,
        };
        by_level.get(&(level, key.clone()?)).copied()
    };
    let make = |(unit, area): (Unit, _)| {
        let entry = gazetteer.get(&unit.head.key);
        Some(Region {
            place: *place_ids.get(&unit.head.key)?,
            level: unit.head.level,
            parent: above(unit.head.level, &unit.head.parent),
            circle: entry.map_or(InCircle::Unknown, |e| e.circle),
            central_district: entry.is_some_and(|e| e.central_district),
            label_point: unit.label.unwrap_or_else(|| label_point(&unit.boundary)),
            boundary: Arc::new(unit.boundary),
            area,
        })
    };
    units.into_iter().zip(areas).filter_map(make).collect()
}

/// The arcs without a county on either side, except where the neighbours are cut at their frame.
fn neighbour_borders(
    coverage: &Coverage,
    counties: usize,
    around: &[(String, MultiPolygon<f64>)],
) -> NeighbourBorders {
    let Some(frame) = around
        .iter()
        .filter_map(|(_, outline)| outline.bounding_rect())
        .reduce(|a, b| {
            let (min, max) = (
                coord! { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
                coord! { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
            );
            Rect::new(min, max)
        })
    else {
        return Vec::new();
    };
    let (min, max) = (frame.min(), frame.max());
    let cut = |a: &Coord, b: &Coord| {
        (a.x == b.x && (a.x == min.x || a.x == max.x))
            || (a.y == b.y && (a.y == min.y || a.y == max.y))
    };
    let at = |c: &Coord| LonLat {
        lon_deg: c.x,
        lat_deg: c.y,
    };
    let outer = coverage.arcs().iter().filter(|arc| arc.sides.0 >= counties);
    let mut lines = Vec::new();
    for arc in outer {
        let course: Vec<Coord> = coverage.course(arc).collect();
        let kept = course.chunk_by(|a, b| !cut(a, b)).filter(|c| c.len() > 1);
        lines.extend(kept.map(|c| Arc::new(WorldLine::new(c.iter().map(at)))));
    }
    lines
}

/// The highest level of units that a border separates.
fn class(sides: (RegionId, Option<RegionId>), regions: &[Region], places: &[Place]) -> BorderClass {
    let Some(other) = sides.1 else {
        return BorderClass::Outer;
    };
    let parent = |id: RegionId| places[regions[id.index()].place.index()].parent;
    let (Some(a), Some(b)) = (parent(sides.0), parent(other)) else {
        return BorderClass::County;
    };
    let root = |id: PlaceId| places[id.index()].parent.unwrap_or(id);
    if root(a) != root(b) {
        BorderClass::Interprovincial
    } else if a != b {
        BorderClass::Prefecture
    } else {
        BorderClass::County
    }
}
