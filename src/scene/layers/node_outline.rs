//! The outline of a node of a diagram: around all lanes that end there, behind its dot.

use geo::ConvexHull as _;
use geo_types::{Coord, MultiPoint};

use super::links::LaneEnd;
use crate::projection::PagePt;
use crate::scene::{Shape, Stroke, Theme};

/// How far it reaches beyond the middle of a lane.
const ROUND_PT: f64 = 2.6;
/// How far it reaches beyond the dot.
const AROUND_PT: f64 = 1.0;
/// Corners of the rounding about an end.
const CORNERS: u32 = 16;
/// No lane farther from its node ends there.
const SAME_PT: f64 = 0.05;

/// A node with the ends of its lanes.
pub(super) struct NodeOutline {
    node: PagePt,
    /// Where its lanes end.
    ends: Vec<PagePt>,
}

impl NodeOutline {
    /// That of a node whose dot has a radius; `None` where the dot covers all ends.
    pub(super) fn at(node: PagePt, radius: f64, lanes: &[LaneEnd]) -> Option<Self> {
        let own = lanes
            .iter()
            .filter(|lane| lane.node.distance(node) < SAME_PT);
        let ends: Vec<PagePt> = own.map(|lane| lane.at).collect();
        let is_wide = ends.iter().any(|end| end.distance(node) > radius);
        is_wide.then_some(Self { node, ends })
    }

    /// What names keep clear of: the ends of its lanes with what is around them.
    pub(super) fn symbols(&self) -> impl Iterator<Item = (PagePt, f64)> {
        self.ends.iter().map(|end| (*end, ROUND_PT + AROUND_PT))
    }

    /// Its shape, for a dot of a radius with a line.
    pub(super) fn shape(&self, theme: &Theme, radius: f64, line: f64) -> Shape {
        let ends = self.ends.iter().map(|end| (*end, ROUND_PT));
        let round = ends.chain([(self.node, radius + AROUND_PT)]);
        let corners = round.flat_map(|(at, radius)| {
            (0..CORNERS).map(move |corner| {
                let angle = f64::from(corner) / f64::from(CORNERS) * std::f64::consts::TAU;
                Coord {
                    x: at.x + radius * angle.cos(),
                    y: at.y + radius * angle.sin(),
                }
            })
        });
        let corners = MultiPoint::from(corners.collect::<Vec<Coord<f64>>>());
        let hull = corners.convex_hull();
        let mut points: Vec<PagePt> = hull
            .exterior()
            .coords()
            .map(|corner| PagePt::new(corner.x, corner.y))
            .collect();
        // The last is the first again.
        points.pop();
        Shape::Path {
            points,
            closed: true,
            fill: Some(theme.paper),
            stroke: Some(Stroke::solid(theme.ink, line)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(at: PagePt) -> LaneEnd {
        LaneEnd {
            node: PagePt::new(50.0, 50.0),
            at,
        }
    }

    #[test]
    fn it_is_around_all_lanes_that_end_at_its_node() {
        let node = PagePt::new(50.0, 50.0);
        let ends = [
            PagePt::new(50.0, 38.0),
            PagePt::new(50.0, 62.0),
            PagePt::new(58.0, 42.0),
        ];
        let mut lanes: Vec<LaneEnd> = ends.map(lane).to_vec();
        lanes.push(LaneEnd {
            node: PagePt::new(90.0, 50.0),
            at: PagePt::new(90.0, 80.0),
        });
        let outline = NodeOutline::at(node, 3.0, &lanes).unwrap();
        assert_eq!(outline.symbols().count(), ends.len());
        let Shape::Path {
            points,
            closed,
            fill,
            ..
        } = outline.shape(&Theme::light(), 3.0, 1.0)
        else {
            panic!("a path");
        };
        assert!(closed && fill.is_some());
        assert!(points.first() != points.last());
        for end in ends.into_iter().chain([node]) {
            assert!(crate::geometry::ring_contains(&points, end), "{end:?}");
        }
        let far = PagePt::new(90.0, 80.0);
        assert!(!crate::geometry::ring_contains(&points, far));
    }

    #[test]
    fn a_node_whose_lines_meet_in_its_dot_has_none() {
        let node = PagePt::new(50.0, 50.0);
        let near = lane(PagePt::new(51.0, 50.0));
        assert!(NodeOutline::at(node, 3.0, &[near]).is_none());
        assert!(NodeOutline::at(node, 3.0, &[]).is_none());
    }
}
