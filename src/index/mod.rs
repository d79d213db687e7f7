//! What is at, near or inside a place: R-trees (rstar) over polygons, lines and points.
//!
//! The boxes of an R-tree give candidates; an exact test decides. Areas and lines are searched
//! in world coordinates, in which they are drawn: an edge is straight on the map. Nodes are searched
//! in degrees; distances to places are kilometres on the ellipsoid.
//!
//! **Who owns a point.** At most one unit of a level does, and in a map without gaps every point
//! has one: the smallest unit (by area) that holds the point strictly inside it; where none does
//! and the point lies on a border, edge or vertex, the touching unit with the lowest adcode. The
//! outer edge belongs to the map; a hole does not belong to its polygon, its rim does. Because an
//! adcode starts with the adcode of the unit above, the levels agree on every border.
//!
//! Knows nothing of drawing: what is hidden on the map is the caller's to filter.

mod feature_index;
mod level_index;
mod nodes;
mod passing;
mod slabs;

use std::sync::OnceLock;

use crate::model::{Atlas, FeatureId, Level, PlaceId, RegionId};
use crate::projection::{LonLat, WorldPt, WorldRect};

use feature_index::FeatureIndex;
use level_index::LevelIndex;
use nodes::NodeIndex;

pub use passing::links_near;

/// What lies inside a unit of the base map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// Places whose node lies in the unit, in the order of their ids, without the unit itself.
    pub places: Vec<PlaceId>,
    /// Airports of the base map, as positions in [`crate::model::BaseMap::airports`].
    pub airports: Vec<usize>,
}

/// The index of one atlas. Owns what it needs, so it can be built on another thread.
#[derive(Debug)]
pub struct SpatialIndex {
    provinces: LevelIndex,
    prefectures: LevelIndex,
    counties: LevelIndex,
    parents: Vec<Option<RegionId>>,
    inside: OnceLock<Vec<Inside>>,
    nodes: NodeIndex,
    features: OnceLock<FeatureIndex>,
}

impl SpatialIndex {
    /// Builds every tree. What has a coordinate that is not a finite number is left out.
    #[must_use]
    pub fn new(atlas: &Atlas) -> Self {
        let index = Self::of_regions(atlas);
        index.add_marks(atlas);
        index
    }

    /// Builds the trees of units and nodes only, so that a map can be shown sooner: the marks take
    /// most of the time. Until they are added, [`Self::features_near`] finds nothing, and nothing
    /// lies [`Self::inside`] a unit.
    #[must_use]
    pub fn of_regions(atlas: &Atlas) -> Self {
        Self {
            provinces: LevelIndex::new(atlas, Level::Province),
            prefectures: LevelIndex::new(atlas, Level::Prefecture),
            counties: LevelIndex::new(atlas, Level::County),
            parents: atlas.regions().map(|(_, region)| region.parent).collect(),
            inside: OnceLock::new(),
            nodes: NodeIndex::new(atlas),
            features: OnceLock::new(),
        }
    }

    /// Adds the nodes, lines and ribbons of the atlas the index was made of, and what lies inside
    /// its units, once.
    pub fn add_marks(&self, atlas: &Atlas) {
        self.inside.get_or_init(|| self.contents_of_regions(atlas));
        self.features.get_or_init(|| FeatureIndex::new(atlas));
    }

    /// The county that owns a point; `None` outside the map.
    #[must_use]
    pub fn county_at(&self, at: LonLat) -> Option<RegionId> {
        self.region_at(at, Level::County)
    }

    /// The prefecture that owns a point; `None` outside the map, or where it has none.
    #[must_use]
    pub fn prefecture_at(&self, at: LonLat) -> Option<RegionId> {
        self.region_at(at, Level::Prefecture)
    }

    /// The province that owns a point; `None` outside the map.
    #[must_use]
    pub fn province_at(&self, at: LonLat) -> Option<RegionId> {
        self.region_at(at, Level::Province)
    }

    /// The unit of `level` that owns a point.
    ///
    /// Where no polygon of that level holds it, the unit above the next finer one that does: other
    /// base maps may have counties and their parents, but no polygons for these.
    #[must_use]
    pub fn region_at(&self, at: LonLat, level: Level) -> Option<RegionId> {
        let owner = self.of_level(level).owner(at);
        let from_below = |finer| {
            let mut unit = self.region_at(at, finer)?;
            while !self.of_level(level).is_of_level(unit) {
                unit = self.parents.get(unit.index()).copied().flatten()?;
            }
            Some(unit)
        };
        match level {
            Level::County => owner,
            Level::Prefecture => owner.or_else(|| from_below(Level::County)),
            Level::Province => owner.or_else(|| from_below(Level::Prefecture)),
        }
    }

    /// The units that own a point, smallest first: county, prefecture, province.
    #[must_use]
    pub fn regions_at(&self, at: LonLat) -> Vec<RegionId> {
        let levels = [Level::County, Level::Prefecture, Level::Province];
        levels
            .into_iter()
            .filter_map(|level| self.region_at(at, level))
            .collect()
    }

    /// The units of `level` whose box meets `rect`, in the order of their ids; for culling.
    #[must_use]
    pub fn regions_in(&self, rect: WorldRect, level: Level) -> Vec<RegionId> {
        self.of_level(level).meeting(rect)
    }

    /// The places and airports a unit owns, by the rule of [`crate::index`].
    #[must_use]
    pub fn inside(&self, region: RegionId) -> &Inside {
        const NOTHING: &Inside = &Inside {
            places: Vec::new(),
            airports: Vec::new(),
        };
        let inside = self.inside.get();
        let of = inside.and_then(|inside| inside.get(region.index()));
        of.unwrap_or(NOTHING)
    }

    /// Places whose node is at most `radius_km` away, nearest first, with the geodesic distance in
    /// kilometres.
    #[must_use]
    pub fn places_near(&self, at: LonLat, radius_km: f64) -> Vec<(PlaceId, f64)> {
        self.nodes.near(at, radius_km)
    }

    /// Features whose mark is at most `radius` away, nearest first, with the distance; both in
    /// world units.
    ///
    /// The marks are the nodes of places, the alignments of links, and the ribbons of corridors
    /// (straight from node to node; a place without one is skipped). `wanted` is called for each
    /// mark within `radius`, so it should be cheap; pass what is shown.
    #[must_use]
    pub fn features_near(
        &self,
        at: WorldPt,
        radius: f64,
        wanted: impl Fn(FeatureId) -> bool,
    ) -> Vec<(FeatureId, f64)> {
        let features = self.features.get();
        features.map_or_else(Vec::new, |features| features.near(at, radius, wanted))
    }

    fn of_level(&self, level: Level) -> &LevelIndex {
        match level {
            Level::Province => &self.provinces,
            Level::Prefecture => &self.prefectures,
            Level::County => &self.counties,
        }
    }

    /// Sorts nodes and airports into the units that own them.
    fn contents_of_regions(&self, atlas: &Atlas) -> Vec<Inside> {
        let mut inside = vec![Inside::default(); self.parents.len()];
        for (id, place) in atlas.places() {
            let owners = place.node.iter().flat_map(|node| self.regions_at(node.at));
            for region in owners.filter(|region| place.region != Some(*region)) {
                inside[region.index()].places.push(id);
            }
        }
        for (position, airport) in atlas.base().airports.iter().enumerate() {
            for region in self.regions_at(airport.at) {
                inside[region.index()].airports.push(position);
            }
        }
        inside
    }
}
