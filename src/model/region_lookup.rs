//! What every map asks of the units, computed once for an atlas: the units of a level, the
//! central districts, and the extents of the region and of the economic circle.

use super::{BaseMap, InCircle, Level, PlaceId, Region, RegionId};
use crate::projection::WorldRect;

/// The computed lists and extents of a base map.
#[derive(Clone, Debug)]
pub(super) struct RegionLookup {
    provinces: Vec<RegionId>,
    prefectures: Vec<RegionId>,
    counties: Vec<RegionId>,
    /// The units without others beneath them, in order.
    pub(super) finest: Vec<RegionId>,
    /// The units that are filled by what is said of them, in order.
    pub(super) filled: Vec<RegionId>,
    /// The districts marked as central, in order.
    pub(super) central_districts: Vec<RegionId>,
    /// The places with central districts, sorted.
    split: Vec<PlaceId>,
    /// The box around the finest units that are matched, or around all.
    pub(super) region_extent: WorldRect,
    /// The box around the finest units in the circle, or the region's where none is marked.
    pub(super) circle_extent: WorldRect,
    /// The box around the central districts.
    pub(super) central_districts_extent: WorldRect,
}

impl Default for RegionLookup {
    fn default() -> Self {
        Self::new(&BaseMap::default())
    }
}

impl RegionLookup {
    /// Goes through the units of a base map. A parent that does not resolve is skipped.
    pub(super) fn new(base: &BaseMap) -> Self {
        let ids = |wanted: &dyn Fn(&Region) -> bool| -> Vec<RegionId> {
            let units = base.regions.iter().enumerate();
            let wanted = units.filter(|(_, region)| wanted(region));
            wanted.map(|(i, _)| RegionId::from_index(i)).collect()
        };
        let extent = |wanted: &dyn Fn(&Region) -> bool| {
            let wanted = base.regions.iter().filter(|region| wanted(region));
            wanted.fold(WorldRect::EMPTY, |rect, r| rect.union(r.area.main_bounds()))
        };
        let finest = finest(base);
        let extent_of = |wanted: &dyn Fn(&Region) -> bool| {
            let units = finest.iter().map(|id| &base.regions[id.index()]);
            let wanted = units.filter(|region| wanted(region));
            wanted.fold(WorldRect::EMPTY, |rect, r| rect.union(r.area.main_bounds()))
        };
        let is_matched = |r: &Region| base.not_matched.binary_search(&r.place).is_err();
        let is_in_circle = |r: &Region| matches!(r.circle, InCircle::Wholly | InCircle::Partly);
        let known_extent = base.diagram.as_ref().map(|plan| plan.bounds);
        let known_extent = known_extent.unwrap_or_else(|| extent_of(&is_matched));
        let region_extent = if known_extent.is_empty() {
            extent_of(&|_| true)
        } else {
            known_extent
        };
        let circle_extent = extent_of(&is_in_circle);
        Self {
            provinces: ids(&|region| region.level == Level::Province),
            prefectures: ids(&|region| region.level == Level::Prefecture),
            counties: ids(&|region| region.level == Level::County),
            filled: filled(base, &finest),
            finest,
            central_districts: ids(&|region| region.central_district),
            split: split_places(base),
            region_extent,
            circle_extent: if circle_extent.is_empty() {
                region_extent
            } else {
                circle_extent
            },
            central_districts_extent: extent(&|region| region.central_district),
        }
    }

    /// The units of a level, in order.
    pub(super) fn of_level(&self, level: Level) -> &[RegionId] {
        match level {
            Level::Province => &self.provinces,
            Level::Prefecture => &self.prefectures,
            Level::County => &self.counties,
        }
    }

    /// Whether a place has central districts.
    pub(super) fn is_split(&self, place: PlaceId) -> bool {
        self.split.binary_search(&place).is_ok()
    }
}

/// The units without others beneath them.
fn finest(base: &BaseMap) -> Vec<RegionId> {
    let mut has_parts = vec![false; base.regions.len()];
    for parent in base.regions.iter().filter_map(|region| region.parent) {
        if let Some(has_parts) = has_parts.get_mut(parent.index()) {
            *has_parts = true;
        }
    }
    let units = has_parts.into_iter().enumerate();
    let finest = units.filter(|(_, has_parts)| !has_parts);
    finest.map(|(i, _)| RegionId::from_index(i)).collect()
}

/// Prefectures, and the finest units that lie in none.
fn filled(base: &BaseMap, finest: &[RegionId]) -> Vec<RegionId> {
    let level = |id: RegionId| base.regions.get(id.index()).map(|region| region.level);
    let is_filled = |id: RegionId, region: &Region| match region.level {
        Level::Prefecture => true,
        Level::Province => finest.binary_search(&id).is_ok(),
        Level::County => region.parent.and_then(level) != Some(Level::Prefecture),
    };
    let units = base.regions.iter().enumerate();
    let units = units.map(|(i, region)| (RegionId::from_index(i), region));
    let filled = units.filter(|(id, region)| is_filled(*id, region));
    filled.map(|(id, _)| id).collect()
}

fn split_places(base: &BaseMap) -> Vec<PlaceId> {
    let districts = base.regions.iter().filter(|region| region.central_district);
    let cities = districts.filter_map(|region| base.regions.get(region.parent?.index()));
    let mut places: Vec<_> = cities.map(|city| city.place).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::geometry::WorldArea;
    use crate::projection::{LonLat, WorldPt};

    const CITY: PlaceId = PlaceId(0);

    /// A unit whose area is the square with corners `from` and `from + 1`.
    fn unit(place: PlaceId, level: Level, parent: Option<u32>, from: f64) -> Region {
        let at = |x, y| WorldPt { x, y };
        let (min, max) = (from, from + 1.0);
        let ring = vec![at(min, min), at(max, min), at(max, max), at(min, min)];
        Region {
            place,
            level,
            parent: parent.map(RegionId),
            circle: InCircle::Not,
            central_district: false,
            label_point: LonLat::new(0.0, 0.0).unwrap(),
            area: Arc::new(WorldArea::drawn(vec![ring])),
        }
    }

    fn span(rect: WorldRect) -> (f64, f64) {
        (rect.min.x, rect.max.x)
    }

    fn lookup(regions: Vec<Region>) -> RegionLookup {
        RegionLookup::new(&BaseMap {
            regions,
            ..BaseMap::default()
        })
    }

    fn of_a_municipality() -> RegionLookup {
        let province = unit(CITY, Level::Province, None, 0.0);
        let prefecture = unit(CITY, Level::Prefecture, Some(0), 0.0);
        let mut district = unit(PlaceId(1), Level::County, Some(1), 2.0);
        district.central_district = true;
        district.circle = InCircle::Wholly;
        let mut part = unit(PlaceId(2), Level::County, Some(1), 4.0);
        part.circle = InCircle::Partly;
        let outside = unit(PlaceId(3), Level::County, Some(1), 6.0);
        lookup(vec![province, prefecture, district, part, outside])
    }

    #[test]
    fn extents_are_those_of_counties() {
        let lookup = of_a_municipality();
        assert_eq!(span(lookup.region_extent), (2.0, 7.0));
        assert_eq!(span(lookup.circle_extent), (2.0, 5.0));
        assert_eq!(span(lookup.central_districts_extent), (2.0, 3.0));
    }

    #[test]
    fn without_a_circle_the_region_stands_for_it_and_without_counties_extents_are_empty() {
        let region = lookup(vec![unit(CITY, Level::County, None, 2.0)]);
        assert_eq!(span(region.circle_extent), (2.0, 3.0));
        assert!(region.central_districts_extent.is_empty());
        let empty = RegionLookup::default();
        assert!(empty.region_extent.is_empty() && empty.circle_extent.is_empty());
    }

    #[test]
    fn a_municipality_has_the_central_districts_of_its_prefecture() {
        let lookup = of_a_municipality();
        assert_eq!(lookup.central_districts, [RegionId(2)]);
        let is_split = [0, 1, 2].map(|id| lookup.is_split(PlaceId(id)));
        assert_eq!(is_split, [true, false, false]);
    }

    #[test]
    fn units_are_listed_by_their_levels() {
        let lookup = of_a_municipality();
        assert_eq!(lookup.of_level(Level::Province), [RegionId(0)]);
        assert_eq!(lookup.of_level(Level::Prefecture), [RegionId(1)]);
        assert_eq!(lookup.of_level(Level::County), [2, 3, 4].map(RegionId));
    }
}
