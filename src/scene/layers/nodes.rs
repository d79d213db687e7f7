//! The dots of places that have names: cities, and counties from near.

use std::cmp::Reverse;

use super::dots::{self, DotRank};
use super::draw::Marks;
use super::links::LaneEnd;
use super::node_outline::NodeOutline;
use crate::model::{FeatureId, PlaceId};
use crate::projection::WorldPt;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Obstacles;
use crate::scene::{Layer, Mark, Standing, standing_of};

/// A dot that asks for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) struct NodeMark {
    pub(in crate::scene) place: PlaceId,
    pub(in crate::scene) node: WorldPt,
    /// How far from the node the name stands.
    pub(in crate::scene) gap: f64,
    pub(in crate::scene) is_core: bool,
}

/// The dots of a map, and what names keep clear of.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct NodeMarks {
    /// Prefecture-level units by standing, the core cities first.
    pub(in crate::scene) cities: Vec<NodeMark>,
    /// Counties, those of the circle first.
    pub(in crate::scene) counties: Vec<NodeMark>,
    /// The symbols of all layers and the dots.
    pub(in crate::scene) obstacles: Obstacles,
}

/// Draws the dots of the places that have names; none where names are off.
pub(in crate::scene) fn draw_nodes(
    frame: &MapFrame<'_>,
    marks: &Marks,
    list: &mut DrawList,
) -> NodeMarks {
    let mut obstacles = marks.obstacles();
    if !frame.shows(Layer::Labels) {
        return NodeMarks {
            obstacles,
            ..NodeMarks::default()
        };
    }
    let mut dots = Dots {
        frame,
        lanes: &marks.links.lane_ends,
        obstacles: &mut obstacles,
        list,
    };
    NodeMarks {
        cities: dots.cities(),
        counties: dots.counties(),
        obstacles,
    }
}

/// The dots while they are drawn.
struct Dots<'a> {
    frame: &'a MapFrame<'a>,
    lanes: &'a [LaneEnd],
    obstacles: &'a mut Obstacles,
    list: &'a mut DrawList,
}

impl Dots<'_> {
    /// Prefecture-level units by standing, the core cities first.
    fn cities(&mut self) -> Vec<NodeMark> {
        let (atlas, shown) = (self.frame.atlas(), self.frame.request.shown);
        let cities = dots::cities(self.frame).into_iter();
        let mut cities: Vec<(Standing, PlaceId)> = cities
            .map(|place| (standing_of(atlas, place, shown), place))
            .collect();
        cities.sort_by_key(|(standing, place)| (Reverse(*standing), *place));
        let dots = cities.into_iter().filter_map(|(standing, place)| {
            let rank = DotRank::of_city(standing);
            let mark = self.dot(place, rank)?;
            let is_core = rank == DotRank::Core;
            Some(NodeMark { is_core, ..mark })
        });
        dots.collect()
    }

    /// Counties where they are drawn, those of the circle first.
    fn counties(&mut self) -> Vec<NodeMark> {
        let counties = dots::counties(self.frame).into_iter();
        counties
            .filter_map(|place| self.dot(place, DotRank::County))
            .collect()
    }

    /// The dot of a place, where its node is on the map.
    fn dot(&mut self, place: PlaceId, rank: DotRank) -> Option<NodeMark> {
        let (frame, feature) = (self.frame, FeatureId::Place(place));
        // No dot is cut by the frame of a figure.
        let room = frame.clip.expand(-rank.reach());
        let at = frame.node(place).filter(|n| room.contains(*n))?;
        let dot = rank.dot();
        if let Some(outline) = NodeOutline::at(at, dot.radius, self.lanes) {
            let shape = outline.shape(frame.theme(), dot.radius, dot.line);
            self.list.add_of(Mark::Node, feature, shape);
            let symbols = outline.symbols();
            let symbols = symbols.map(|(end, radius)| (frame.unproject(end), radius));
            self.obstacles.symbols.extend(symbols);
        }
        for shape in rank.shapes(frame.theme(), at) {
            self.list.add_of(Mark::Node, feature, shape);
        }
        let node = frame.unproject(at);
        self.obstacles.add_node(node, dot.radius + 1.0);
        let node = frame.node_in_world(place)?;
        Some(NodeMark {
            place,
            node,
            gap: self.obstacles.gap_about(frame, node, dot.gap),
            is_core: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::position::SAME_NODE;
    use crate::scene::testing::Map;

    fn nodes(map: &Map) -> (NodeMarks, usize, usize) {
        map.layers(|frame, marks, _| {
            let mut list = DrawList::default();
            let nodes = draw_nodes(frame, marks, &mut list);
            (
                nodes,
                marks.obstacles().symbols.len(),
                list.into_items().len(),
            )
        })
    }

    #[test]
    fn core_cities_come_first_and_every_dot_is_an_obstacle() {
        let (nodes, before, drawn) = nodes(&Map::of(Extent::Region));
        let cores = nodes.cities.iter().take_while(|mark| mark.is_core).count();
        assert_eq!(cores, 2, "Chengdu and Chongqing");
        assert!(nodes.cities[cores..].iter().all(|mark| !mark.is_core));
        assert!(nodes.counties.is_empty());
        assert_eq!(nodes.obstacles.symbols.len(), before + nodes.cities.len());
        assert_eq!(nodes.obstacles.nodes.len(), nodes.cities.len());
        assert_eq!(
            drawn,
            nodes.cities.len() + cores,
            "a core has a disc within"
        );
    }

    #[test]
    fn counties_have_dots_from_near_and_none_where_a_city_has_its_own() {
        let (nodes, ..) = nodes(&Map::near());
        assert!(nodes.counties.len() > 5);
        for county in &nodes.counties {
            let apart = |c: &NodeMark| (c.node.x - county.node.x).hypot(c.node.y - county.node.y);
            assert!(nodes.cities.iter().all(|city| apart(city) >= SAME_NODE));
        }
    }

    #[test]
    fn without_names_there_are_no_dots() {
        let (nodes, before, drawn) = nodes(&Map::near().with(Layer::Labels, false));
        assert_eq!((nodes.obstacles.symbols.len(), drawn), (before, 0));
    }
}
