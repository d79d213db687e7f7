//! From units to regions with their shared borders.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::BoundingRect;
use geo_types::{Coord, MultiPolygon, Rect, coord};

use super::borders::{Ancestry, boundary_lines, class};
use super::dissolve;
use super::gazetteer::Gazetteer;
use super::ground::CoveredGround;
use super::join::{above, finest};
use super::unit::{Unit, UnitHead};
use crate::geodata::boundaries::Junctions;
use crate::geodata::label_point::label_point;
use crate::geometry::{Coverage, WorldArea, WorldLine};
use crate::model::{
    BaseLine, Border, BoundaryLine, InCircle, Level, Place, PlaceId, Region, RegionId,
};
use crate::projection::LonLat;
use crate::threads;

/// Boundaries of neighbouring provinces.
type NeighbourBorders = Vec<BaseLine>;

/// Regions with their borders, and the places that have them.
pub(super) struct Assembled {
    pub(super) places: Vec<Place>,
    pub(super) regions: Vec<Region>,
    pub(super) borders: Vec<Border>,
    pub(super) boundary_lines: Vec<BoundaryLine>,
    pub(super) neighbour_borders: NeighbourBorders,
    /// The places of units that the atlas does not know, sorted.
    pub(super) not_matched: Vec<PlaceId>,
}

/// Makes regions of `units` and gives their places their polygons. Borders are those of the finest
/// units: of counties, or of prefectures in a file of prefectures. Where the units are a
/// person's own, which cover `own`, the neighbours' borders make way for theirs.
pub(super) fn assemble(
    mut units: Vec<Unit>,
    known: Option<&[UnitHead]>,
    mut places: Vec<Place>,
    gazetteer: &Gazetteer,
    around: &[(String, MultiPolygon<f64>)],
    own: Option<&CoveredGround>,
) -> Assembled {
    let is_finest = finest(&units);
    let mut finest: Vec<usize> = (0..units.len()).filter(|i| is_finest[*i]).collect();
    let mut coverage = coverage_of(&units, &finest, around);
    // A person's own file may lack what the bundled one has.
    if let Some(known) = known {
        let junctions = Junctions::of(&coverage, finest.len());
        if !junctions.is_empty() {
            for (position, unit) in finest.iter().enumerate() {
                junctions.add_to(position, &mut units[*unit].boundary);
            }
            coverage = coverage_of(&units, &finest, around);
        }
        let made = dissolve::prefectures(&units, &finest, &coverage, known);
        insert(made, &mut units, &mut finest);
    }
    let area = |(i, unit): (usize, &Unit)| {
        Arc::new(match finest.binary_search(&i) {
            Ok(position) => coverage.area_of(position, &unit.boundary),
            Err(_not_finest) => coverage.area(&unit.boundary),
        })
    };
    let half = units.len() / 2;
    let of = |from: usize, count: usize| {
        let units = units.iter().enumerate().skip(from).take(count);
        units.map(area).collect::<Vec<_>>()
    };
    let (later, mut areas) = threads::both(|| of(half, usize::MAX), || of(0, half));
    areas.extend(later);
    let place_ids: BTreeMap<String, PlaceId> = places
        .iter()
        .enumerate()
        .map(|(i, p)| (p.key.clone(), PlaceId::from_index(i)))
        .collect();
    let ancestries = ancestries(&units, &finest);
    let not_matched = units.iter().filter(|unit| !unit.is_matched);
    let mut not_matched: Vec<PlaceId> = not_matched
        .filter_map(|unit| place_ids.get(&unit.head.key).copied())
        .collect();
    not_matched.sort_unstable();
    let regions = regions(units, areas, &place_ids, gazetteer);
    give_regions(&mut places, &regions);
    let side = |i: usize| Some(RegionId::from_index(*finest.get(i)?));
    // The arcs with a unit on at least one side.
    let borders: Vec<Border> = coverage
        .arcs()
        .iter()
        .filter_map(|arc| {
            let sides = (side(arc.sides.0)?, arc.sides.1.and_then(side));
            let other = arc.sides.1.and_then(|i| ancestries.get(i));
            let class = class(&ancestries[arc.sides.0], other);
            let line = Arc::clone(&arc.line);
            Some(Border { class, sides, line })
        })
        .collect();
    let neighbour_borders = neighbour_borders(&coverage, finest.len(), around, own);
    Assembled {
        places,
        regions,
        boundary_lines: boundary_lines(&borders),
        borders,
        neighbour_borders,
        not_matched,
    }
}

/// Gives places their regions.
fn give_regions(places: &mut [Place], regions: &[Region]) {
    for (index, region) in regions.iter().enumerate() {
        // Of a municipality's two regions the later one stays, the prefecture, which a click finds.
        if let Some(place) = places.get_mut(region.place.index()) {
            place.region = Some(RegionId::from_index(index));
        }
    }
}

/// Adds prefectures to the units, which are in the order of their levels and adcodes; the finest
/// stay the finest, in their order.
fn insert(prefectures: Vec<Unit>, units: &mut Vec<Unit>, finest: &mut [usize]) {
    for unit in prefectures {
        let order = |unit: &Unit| (unit.head.level, unit.head.key.clone());
        let own = order(&unit);
        let at = units.partition_point(|other| order(other) < own);
        units.insert(at, unit);
        for position in finest.iter_mut().filter(|position| **position >= at) {
            *position += 1;
        }
    }
}

/// The finest units side by side. The neighbours take part, so that their borders with the region
/// are not drawn twice.
fn coverage_of(
    units: &[Unit],
    finest: &[usize],
    around: &[(String, MultiPolygon<f64>)],
) -> Coverage {
    let own = finest.iter().map(|i| &units[*i].boundary);
    let parts: Vec<_> = own.chain(around.iter().map(|n| &n.1)).collect();
    Coverage::new(&parts)
}

/// In what each of the finest units lies.
fn ancestries(units: &[Unit], finest: &[usize]) -> Vec<Ancestry> {
    let ids = finest.iter().map(|i| {
        let head = &units[*i].head;
        ((head.level, head.key.as_str()), ())
    });
    let ids: BTreeMap<(Level, &str), ()> = ids.collect();
    let units = finest.iter().map(|i| &units[*i]);
    units
        .map(|unit| Ancestry::of(unit, above(unit, &ids).is_some()))
        .collect()
}

fn regions(
    units: Vec<Unit>,
    areas: Vec<Arc<WorldArea>>,
    place_ids: &BTreeMap<String, PlaceId>,
    gazetteer: &Gazetteer,
) -> Vec<Region> {
    let by_level: BTreeMap<(Level, &str), RegionId> = units
        .iter()
        .enumerate()
        .map(|(i, u)| ((u.head.level, u.head.key.as_str()), RegionId::from_index(i)))
        .collect();
    let parents: Vec<Option<RegionId>> = units.iter().map(|u| above(u, &by_level)).collect();
    let make = |((unit, area), parent): ((Unit, _), _)| {
        let entry = gazetteer.get(&unit.head.key);
        Some(Region {
            place: *place_ids.get(&unit.head.key)?,
            level: unit.head.level,
            parent,
            circle: entry.map_or(InCircle::Unknown, |e| e.circle),
            central_district: entry.is_some_and(|e| e.central_district),
            label_point: unit.label.unwrap_or_else(|| label_point(&unit.boundary)),
            area,
        })
    };
    let units = units.into_iter().zip(areas).zip(parents);
    let mut regions: Vec<Region> = units.filter_map(make).collect();
    // They are made in the memory of the units, which is larger.
    regions.shrink_to_fit();
    regions
}

/// The box around the neighbours, to which they are cut.
pub(super) fn frame_of(around: &[(String, MultiPolygon<f64>)]) -> Option<Rect<f64>> {
    let outlines = around
        .iter()
        .filter_map(|(_, outline)| outline.bounding_rect());
    outlines.reduce(|a, b| {
        let (min, max) = (
            coord! { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
            coord! { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
        );
        Rect::new(min, max)
    })
}

/// The arcs without a unit on either side, except where the neighbours are cut at their frame and
/// where a person's own units have drawn them. They are open where that frame cuts them.
fn neighbour_borders(
    coverage: &Coverage,
    units: usize,
    around: &[(String, MultiPolygon<f64>)],
    own: Option<&CoveredGround>,
) -> NeighbourBorders {
    let Some(frame) = frame_of(around) else {
        return Vec::new();
    };
    let (min, max) = (frame.min(), frame.max());
    let cut = |a: &Coord, b: &Coord| {
        (a.x == b.x && (a.x == min.x || a.x == max.x))
            || (a.y == b.y && (a.y == min.y || a.y == max.y))
    };
    let is_at_frame = |c: &Coord| [min.x, max.x].contains(&c.x) || [min.y, max.y].contains(&c.y);
    let at = |c: &Coord| LonLat {
        lon_deg: c.x,
        lat_deg: c.y,
    };
    let outer = coverage.arcs().iter().filter(|arc| arc.sides.0 >= units);
    let mut lines = Vec::new();
    for arc in outer {
        let course: Vec<Coord> = coverage.course(arc).collect();
        let is_between = arc.sides.1.is_some();
        let stretches = own.map_or_else(|| vec![&course[..]], |own| own.left(&course, is_between));
        for stretch in stretches {
            let kept = stretch.chunk_by(|a, b| !cut(a, b)).filter(|c| c.len() > 1);
            let is_open = |c: Option<&Coord>| c.is_some_and(is_at_frame);
            lines.extend(kept.map(|c| BaseLine {
                line: Arc::new(WorldLine::new(c.iter().map(at))),
                open: (is_open(c.first()), is_open(c.last())),
            }));
        }
    }
    lines
}
