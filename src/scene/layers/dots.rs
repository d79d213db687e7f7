//! Which places have dots, and how large these are.

use std::collections::BTreeSet;

use crate::model::{InCircle, Level, PlaceId, PlaceKind};
use crate::projection::{PagePt, WorldPt};
use crate::scene::frame::MapFrame;
use crate::scene::position::SAME_NODE;
use crate::scene::shapes::circle;
use crate::scene::{Layer, Shape, Standing, Stroke, Theme, standing_of};

/// How large the dot of a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum DotRank {
    /// A core city.
    Core,
    /// Another prefecture-level unit.
    City,
    County,
}

/// How a dot is drawn.
pub(super) struct Dot {
    pub(super) radius: f64,
    pub(super) line: f64,
    /// The radius of the disc within, which a core city has.
    core: f64,
    /// How far its name stands off, where nothing else lies on the node.
    pub(super) gap: f64,
}

impl DotRank {
    /// That of a prefecture-level unit of a standing.
    pub(super) fn of_city(standing: Standing) -> Self {
        match standing {
            Standing::Core => Self::Core,
            _ => Self::City,
        }
    }

    pub(super) const fn dot(self) -> Dot {
        match self {
            Self::Core => Dot {
                radius: 4.2,
                line: 1.4,
                core: 2.0,
                gap: 6.0,
            },
            Self::City => Dot {
                radius: 3.0,
                line: 1.2,
                core: 0.0,
                gap: 6.0,
            },
            Self::County => Dot {
                radius: 1.8,
                line: 0.9,
                core: 0.0,
                gap: 3.5,
            },
        }
    }

    /// Half its width on the page.
    pub(in crate::scene) const fn reach(self) -> f64 {
        let dot = self.dot();
        dot.radius + dot.line / 2.0
    }

    /// The key of the message that says what has such a dot.
    pub(in crate::scene) const fn key(self) -> &'static str {
        match self {
            Self::Core => "legend-dot-core",
            Self::City => "legend-dot-city",
            Self::County => "legend-dot-county",
        }
    }

    /// The dot at a point of the page, bottom up.
    pub(in crate::scene) fn shapes(self, theme: &Theme, at: PagePt) -> impl Iterator<Item = Shape> {
        let dot = self.dot();
        let line = Stroke::solid(theme.ink, dot.line);
        let ring = circle(at, dot.radius, Some(theme.paper), Some(line));
        let disc = (dot.core > 0.0).then(|| circle(at, dot.core, Some(theme.ink), None));
        std::iter::once(ring).chain(disc)
    }
}

/// The ranks of the dots that lie in the frame; none where names are off.
pub(in crate::scene) fn seen_dots(frame: &MapFrame<'_>) -> BTreeSet<DotRank> {
    if !frame.shows(Layer::Labels) {
        return BTreeSet::new();
    }
    let cities = cities(frame).into_iter();
    let standing = |place| standing_of(frame.atlas(), place, frame.request.shown);
    let cities = cities.map(|place| (DotRank::of_city(standing(place)), place));
    let counties = counties(frame).into_iter();
    let counties = counties.map(|place| (DotRank::County, place));
    let is_seen = |rank: &DotRank, place| {
        let room = frame.rect().expand(-rank.reach());
        frame.node(place).is_some_and(|at| room.contains(at))
    };
    let seen = cities.chain(counties);
    let seen = seen.filter(|(rank, place)| is_seen(rank, *place));
    seen.map(|(rank, _)| rank).collect()
}

/// Prefecture-level units in the atlas's order.
pub(super) fn cities(frame: &MapFrame<'_>) -> Vec<PlaceId> {
    if frame.is_diagram() {
        return nodes_of_diagram(frame, true);
    }
    let cities = frame.atlas().regions_of(Level::Prefecture);
    cities.map(|(_, region)| region.place).collect()
}

/// The nodes of a diagram that are cities, or the others.
fn nodes_of_diagram(frame: &MapFrame<'_>, are_cities: bool) -> Vec<PlaceId> {
    let nodes = frame.atlas().places().filter(|(_, place)| {
        let is_city = matches!(place.kind, PlaceKind::Province | PlaceKind::Prefecture);
        place.node.is_some() && is_city == are_cities
    });
    nodes.map(|(id, _)| id).collect()
}

/// Counties where they are drawn, those of the circle first. A seat that shares its city's node has
/// the city's dot already.
pub(super) fn counties(frame: &MapFrame<'_>) -> Vec<PlaceId> {
    if frame.is_diagram() {
        return nodes_of_diagram(frame, false);
    }
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
