//! The units of one level: which of them owns a point, and which meet a box.

use std::sync::{Arc, OnceLock};

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::slabs::{Position, SlabPolygon};
use crate::geometry::WorldArea;
use crate::model::{Atlas, Level, Region, RegionId};
use crate::projection::{LonLat, WorldPt, WorldRect};

/// A box with the position of its unit in [`LevelIndex::units`].
type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// North-west and south-east.
type Corners = ([f64; 2], [f64; 2]);

/// The polygons of one level.
#[derive(Debug)]
pub(super) struct LevelIndex {
    units: Vec<Unit>,
    /// Their boxes in world coordinates.
    boxes: RTree<Boxed>,
    /// Every unit of the level, with or without a polygon, in order.
    members: Vec<RegionId>,
}

#[derive(Debug)]
struct Unit {
    region: RegionId,
    /// Its position when units are sorted by size; the smallest that holds a point owns it.
    size_rank: u32,
    area: Arc<WorldArea>,
    /// Made when the first point falls into the unit's box: of a country's thousands of units few
    /// are ever asked for.
    slabs: OnceLock<SlabPolygon>,
}

impl Unit {
    fn position(&self, p: WorldPt) -> Position {
        let slabs = self.slabs.get_or_init(|| SlabPolygon::new(&self.area));
        slabs.position(p)
    }
}

impl LevelIndex {
    /// The units of `level`. Those with a coordinate that is not finite count as without an area.
    pub(super) fn new(atlas: &Atlas, level: Level) -> Self {
        let all = atlas.regions().filter(|(_, r)| r.level == level);
        let sized = all.map(|(id, r)| (id, r, r.area.size()));
        let mut regions: Vec<(RegionId, &Region, f64)> = sized.collect();
        let members = regions.iter().map(|(id, ..)| *id).collect();
        // With a coordinate that is not finite, neither is the size.
        regions.retain(|(.., size)| size.is_finite());
        // By adcode, so that among the units that touch a border the first one owns it.
        regions.sort_by_key(|(id, region, _)| (atlas.place(region.place).key.as_str(), *id));
        let boxes = (0..).zip(&regions);
        let boxes = boxes.filter_map(|(i, (_, r, _))| Some(boxed(corners(r.area.bounds())?, i)));
        Self {
            boxes: RTree::bulk_load(boxes.collect()),
            units: units(&regions),
            members,
        }
    }

    /// The unit that owns a point, by the rule of [`crate::index`].
    pub(super) fn owner(&self, at: LonLat) -> Option<RegionId> {
        let p = at.to_world();
        let claims = self
            .boxes
            .locate_in_envelope_intersecting(&AABB::from_point([p.x, p.y]));
        let claim = |boxed: &Boxed| {
            let unit = &self.units[boxed.data as usize];
            match unit.position(p) {
                Position::Outside => None,
                Position::Inside => Some((Position::Inside, unit.size_rank, unit.region)),
                Position::Border => Some((Position::Border, boxed.data, unit.region)),
            }
        };
        claims.filter_map(claim).min().map(|(_, _, region)| region)
    }

    /// The units whose box meets `rect`, in the order of their ids.
    pub(super) fn meeting(&self, rect: WorldRect) -> Vec<RegionId> {
        let Some((min, max)) = corners(rect) else {
            return Vec::new();
        };
        let envelope = AABB::from_corners(min, max);
        let found = self.boxes.locate_in_envelope_intersecting(&envelope);
        let unit = |boxed: &Boxed| self.units[boxed.data as usize].region;
        let mut regions: Vec<_> = found.map(unit).collect();
        regions.sort_unstable();
        regions
    }

    /// Whether a unit is of this level.
    pub(super) fn is_of_level(&self, region: RegionId) -> bool {
        self.members.binary_search(&region).is_ok()
    }
}

fn boxed((min, max): Corners, data: u32) -> Boxed {
    GeomWithData::new(Rectangle::from_corners(min, max), data)
}

/// The corners of a box; `None` when it is empty.
fn corners(rect: WorldRect) -> Option<Corners> {
    (!rect.is_empty()).then_some(([rect.min.x, rect.min.y], [rect.max.x, rect.max.y]))
}

fn units(regions: &[(RegionId, &Region, f64)]) -> Vec<Unit> {
    let sizes: Vec<f64> = regions.iter().map(|(.., size)| *size).collect();
    let ranked = regions.iter().zip(ranks(&sizes));
    let unit = |(&(region, of, _), size_rank): (&(RegionId, &Region, f64), u32)| Unit {
        region,
        size_rank,
        area: Arc::clone(&of.area),
        slabs: OnceLock::new(),
    };
    ranked.map(unit).collect()
}

/// The position of each area when they are sorted; among equals the first comes first.
fn ranks(areas: &[f64]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|a, b| areas[*a].total_cmp(&areas[*b]));
    let mut ranks = vec![0; areas.len()];
    for (rank, position) in (0..).zip(order) {
        ranks[position] = rank;
    }
    ranks
}
