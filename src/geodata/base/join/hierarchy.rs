//! The levels of a file's units, and which lies in which.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use geo::indexed::IntervalTreeMultiPolygon;
use geo::{Area, BoundingRect, Contains};
use geo_types::{Rect, coord};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::geodata::base::unit::Unit;
use crate::model::Level;
use crate::projection::LonLat;

/// A municipality is a province and a prefecture at once: it is given on the levels that the file
/// has beside it, and as a prefecture where it is alone.
///
/// `declared` is the level that the file itself names.
pub(super) fn municipality_levels(
    units: &[Unit],
    key: &str,
    declared: Option<Level>,
) -> Vec<Level> {
    let others = units.iter().filter(|unit| unit.head.key != key);
    let levels: BTreeSet<Level> = others.map(|unit| unit.head.level).collect();
    let has_province = levels.contains(&Level::Province) || declared == Some(Level::Province);
    let has_finer = levels.contains(&Level::Prefecture) || levels.contains(&Level::County);
    match (has_province, has_finer) {
        (true, true) => vec![Level::Province, Level::Prefecture],
        (true, false) if !levels.is_empty() => vec![Level::Province],
        _ => vec![Level::Prefecture],
    }
}

/// Of how many units with a point in their box it is asked whether they hold it. A few provinces and
/// prefectures do; a file with more, one upon another, is one of other things than units.
const MOST_AROUND: usize = 256;

/// Boxes of units, to find those around a point.
pub(super) struct Containers<'u> {
    units: &'u [Unit],
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    /// The edges of each unit, sorted when it is first asked what it holds: a file may have many
    /// small areas within a few large ones.
    edges: Vec<OnceCell<IntervalTreeMultiPolygon<f64>>>,
}

impl<'u> Containers<'u> {
    /// The units that may hold others: all whose level is known and above that of counties.
    pub(super) fn of(units: &'u [Unit]) -> Self {
        let upper = units.iter().enumerate();
        let upper = upper.filter(|(_, unit)| unit.head.level < Level::County);
        let boxes = upper.filter_map(|(index, unit)| {
            let bounds = unit.boundary.bounding_rect()?;
            Some(GeomWithData::new(rectangle(&bounds), index))
        });
        Self {
            units,
            boxes: RTree::bulk_load(boxes.collect()),
            edges: units.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The finest unit around an area with this box and this point inside it.
    pub(super) fn around(&self, bounds: &Rect<f64>, inside: LonLat) -> Option<&'u Unit> {
        let at = AABB::from_point([inside.lon_deg, inside.lat_deg]);
        let found = self.boxes.locate_in_envelope_intersecting(&at);
        let found = found.take(MOST_AROUND);
        let size = bounds.width() * bounds.height();
        let larger = found.filter(|found| {
            let envelope = found.geom();
            let (low, high) = (envelope.lower(), envelope.upper());
            (high[0] - low[0]) * (high[1] - low[1]) > size
        });
        let holding = larger.filter(|found| self.holds(found.data, inside));
        let units = holding.map(|found| &self.units[found.data]);
        units.max_by_key(|unit| unit.head.level)
    }
}

impl Containers<'_> {
    fn holds(&self, unit: usize, at: LonLat) -> bool {
        let boundary = &self.units[unit].boundary;
        let edges = self.edges[unit].get_or_init(|| IntervalTreeMultiPolygon::new(boundary));
        edges.contains(&coord! { x: at.lon_deg, y: at.lat_deg })
    }
}

fn rectangle(bounds: &Rect<f64>) -> Rectangle<[f64; 2]> {
    Rectangle::from_corners(bounds.min().into(), bounds.max().into())
}

/// How much of a unit's area its parts must cover so that their borders stand for its own.
const COVERED: f64 = 0.5;

/// Whether each unit is one of the finest of its ground, whose borders are drawn: a unit that others
/// of the file make up is not.
pub(in crate::geodata::base) fn finest(units: &[Unit]) -> Vec<bool> {
    let ids: BTreeMap<(Level, &str), usize> = units
        .iter()
        .enumerate()
        .map(|(index, unit)| ((unit.head.level, unit.head.key.as_str()), index))
        .collect();
    let mut covered = vec![0.0; units.len()];
    for unit in units {
        if let Some(above) = above(unit, &ids) {
            covered[above] += unit.boundary.unsigned_area();
        }
    }
    let has_parts = |(unit, covered): (&Unit, &f64)| {
        *covered > 0.0 && *covered >= COVERED * unit.boundary.unsigned_area()
    };
    units
        .iter()
        .zip(&covered)
        .map(|pair| !has_parts(pair))
        .collect()
}

/// The nearest unit above one that the file has.
pub(in crate::geodata::base) fn above<T: Copy>(
    unit: &Unit,
    ids: &BTreeMap<(Level, &str), T>,
) -> Option<T> {
    let levels: &[Level] = match unit.head.level {
        Level::Province => &[],
        Level::Prefecture => &[Level::Province],
        Level::County => &[Level::Prefecture, Level::Province],
    };
    let keys = unit.head.above.iter();
    let mut all = keys.flat_map(|key| levels.iter().map(move |level| (*level, key.as_str())));
    all.find_map(|id| ids.get(&id).copied())
}
