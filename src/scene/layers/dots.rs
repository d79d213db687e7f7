//! Which places have dots, and how large these are.

use crate::model::{InCircle, Level, PlaceId};
use crate::projection::WorldPt;
use crate::scene::extent::SAME_NODE;
use crate::scene::frame::MapFrame;

/// How a dot is drawn.
pub(super) struct Dot {
    pub(super) radius: f64,
    pub(super) line: f64,
    /// The radius of the disc within, which a core city has.
    pub(super) core: f64,
    /// How far its name stands off, where nothing else lies on the node.
    pub(super) gap: f64,
}

pub(super) const CORE: Dot = Dot {
    radius: 4.2,
    line: 1.4,
    core: 2.0,
    gap: 6.0,
};
pub(super) const CITY: Dot = Dot {
    radius: 3.0,
    line: 1.2,
    core: 0.0,
    gap: 6.0,
};
pub(super) const COUNTY: Dot = Dot {
    radius: 1.8,
    line: 0.9,
    core: 0.0,
    gap: 3.5,
};

/// Prefecture-level units in the atlas's order.
pub(super) fn cities(frame: &MapFrame<'_>) -> Vec<PlaceId> {
    let cities = frame.atlas().regions_of(Level::Prefecture);
    cities.map(|(_, region)| region.place).collect()
}

/// Counties where they are drawn, those of the circle first. A seat that shares its city's node has
/// the city's dot already.
pub(super) fn counties(frame: &MapFrame<'_>) -> Vec<PlaceId> {
    let cities = cities(frame);
    let cities: Vec<WorldPt> = cities
        .into_iter()
        .filter_map(|place| frame.node_in_world(place))
        .collect();
    let is_city = |n: WorldPt| {
        let is_near = |c: &WorldPt| (c.x - n.x).hypot(c.y - n.y) < SAME_NODE;
        cities.iter().any(is_near)
    };
    let counties = frame.atlas().regions_of(Level::County);
    let counties = counties.map(|(_, r)| r);
    let mut counties: Vec<_> = counties.filter(|r| frame.draws_county(r.place)).collect();
    counties.sort_by_key(|r| (r.circle == InCircle::Not, r.place));
    let own = counties
        .into_iter()
        .filter(|r| frame.node_in_world(r.place).is_some_and(|n| !is_city(n)));
    own.map(|r| r.place).collect()
}
