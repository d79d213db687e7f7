//! The schematic lines between places that are tied, each with the facts that it stands for.

use super::position::{feature_bounds, node_of, with_room};
use crate::connection::{Asked, Between, Connected, Connections, Star, Tie, Ties};
use crate::model::{Atlas, FeatureId, PlaceId, PlaceKind};
use crate::projection::WorldRect;

/// So many partners of a place have a line, those with most ties.
const MOST_PARTNERS: usize = 60;
/// So many places through which two places are tied.
const MOST_VIA: usize = 12;

/// A line from a place to one that it is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoke {
    /// A place that the map is about.
    pub(super) from: PlaceId,
    /// The place at the other end.
    pub(super) to: PlaceId,
    /// The facts that name both, each once.
    pub(super) ties: Vec<Tie>,
    /// Whether it leads to a third place, through which two are tied.
    pub(super) is_via: bool,
}

/// The lines of a map about what ties places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spokes {
    pub(super) lines: Vec<Spoke>,
    /// The places that are tied and have no line: without a position, or beyond the first.
    pub(super) without: Vec<PlaceId>,
}

impl Spokes {
    /// The lines of what is asked for.
    pub(super) fn of(atlas: &Atlas, asked: &dyn Asked, connected: Connected) -> Self {
        Self::of_connections(atlas, &Connections::of(atlas, asked, connected))
    }

    /// The lines of what is known to be there.
    pub(super) fn of_connections(atlas: &Atlas, connections: &Connections) -> Self {
        match connections {
            Connections::Star(star) => Self::of_star(atlas, star),
            Connections::Between(between) => Self::of_pair(atlas, between),
        }
    }

    fn of_star(atlas: &Atlas, star: &Star) -> Self {
        let mut spokes = Self::default();
        for partner in &star.partners {
            let has_room = spokes.lines.len() < MOST_PARTNERS;
            if has_room && are_placed(atlas, &[star.place, partner.place]) {
                let line = spoke(star.place, partner.place, &partner.ties, false);
                spokes.lines.push(line);
            } else {
                spokes.without.push(partner.place);
            }
        }
        spokes
    }

    fn of_pair(atlas: &Atlas, between: &Between) -> Self {
        let (one, other) = (between.one, between.other);
        let mut spokes = Self::default();
        for via in &between.via {
            let has_room = spokes.lines.len() < 2 * MOST_VIA;
            if has_room && are_placed(atlas, &[one, other, via.place]) {
                let to_one = spoke(one, via.place, &via.to_one, true);
                let to_other = spoke(other, via.place, &via.to_other, true);
                spokes.lines.extend([to_one, to_other]);
            } else {
                spokes.without.push(via.place);
            }
        }
        if !between.direct.is_empty() && are_placed(atlas, &[one, other]) {
            let direct = spoke(one, other, &between.direct, false);
            spokes.lines.push(direct);
        }
        spokes
    }
}

fn spoke(from: PlaceId, to: PlaceId, ties: &Ties, is_via: bool) -> Spoke {
    Spoke {
        from,
        to,
        ties: ties.iter().collect(),
        is_via,
    }
}

/// Whether lines can lead to all of some places. One to the seat of a province would be taken for one
/// to the city where it stands.
fn are_placed(atlas: &Atlas, places: &[PlaceId]) -> bool {
    let is_province = |id: PlaceId| {
        let is_municipality = atlas.has_central_districts(id);
        atlas.place(id).kind == PlaceKind::Province && !is_municipality
    };
    let mut places = places.iter();
    places.all(|place| node_of(atlas, *place).is_some() && !is_province(*place))
}

/// The places that are tied and have no line on a map about it: without a position, or beyond those
/// with most ties.
#[must_use]
pub fn without_line(atlas: &Atlas, asked: &dyn Asked, connected: Connected) -> Vec<PlaceId> {
    Spokes::of(atlas, asked, connected).without
}

/// The part of the world that shows places with those that they are tied to; `None` where none of
/// them has a position.
#[must_use]
pub fn connected_bounds(
    atlas: &Atlas,
    asked: &dyn Asked,
    connected: Connected,
) -> Option<WorldRect> {
    let places = connected.places().map(FeatureId::Place);
    let places = places.filter_map(|place| feature_bounds(atlas, place));
    let bounds = places.reduce(WorldRect::union)?;
    let spokes = Spokes::of(atlas, asked, connected);
    let ends = spokes.lines.iter().filter_map(|l| node_of(atlas, l.to));
    let ends = WorldRect::around(ends);
    if ends.is_empty() {
        return Some(bounds);
    }
    Some(bounds.union(with_room(&ends)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::connection::Everything;
    use crate::scene::testing::ATLAS;

    fn place(key: &str) -> PlaceId {
        ATLAS.place_by_key(key).expect("a place")
    }

    #[test]
    fn every_partner_has_a_line_or_is_told_to_have_none() {
        for (place, _) in ATLAS.places() {
            let star = Star::of(&ATLAS, &Everything, place);
            let spokes = Spokes::of(&ATLAS, &Everything, Connected::Star(place));
            let ends: BTreeSet<PlaceId> = spokes.lines.iter().map(|l| l.to).collect();
            let without: BTreeSet<PlaceId> = spokes.without.iter().copied().collect();
            assert!(ends.is_disjoint(&without));
            let partners: BTreeSet<PlaceId> = star.partners.iter().map(|p| p.place).collect();
            assert_eq!(&ends | &without, partners);
            for line in &spokes.lines {
                let names = |tie: &Tie| tie.names(&ATLAS, place) && tie.names(&ATLAS, line.to);
                assert!(!line.ties.is_empty() && line.ties.iter().all(names));
            }
        }
    }

    #[test]
    fn the_part_of_the_world_holds_both_places_and_all_ends() {
        let ziyang = place("512000");
        for connected in [
            Connected::Star(ziyang),
            Connected::Between(ziyang, place("510700")),
        ] {
            let bounds = connected_bounds(&ATLAS, &Everything, connected).expect("a part");
            let spokes = Spokes::of(&ATLAS, &Everything, connected);
            assert!(!spokes.lines.is_empty());
            for line in &spokes.lines {
                let ends = [line.from, line.to].map(|end| node_of(&ATLAS, end));
                assert!(ends.into_iter().flatten().all(|end| bounds.contains(end)));
            }
        }
    }
}
