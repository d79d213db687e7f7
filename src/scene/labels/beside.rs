//! Candidates beside a node: its eight sides, then further away on a leader line.

use super::placement::{CandidateKey, Placement, Setting};
use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect, ToPage, WorldPt};

/// The directions in which a label may stand off, best first: upper right, lower right, upper left,
/// lower left, upper centre, lower centre, centre right, centre left, then those between.
const WAYS: [(f64, f64); 16] = [
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, -0.5),
    (1.0, 0.5),
    (-1.0, -0.5),
    (-1.0, 0.5),
    (0.5, -1.0),
    (0.5, 1.0),
    (-0.5, -1.0),
    (-0.5, 1.0),
];
/// How many of them are the sides of a node, where a label stands as a rule.
const SIDES: usize = 8;
/// How far a label with a leader line stands off, and no further.
const RINGS_PT: [f64; 4] = [18.0, 30.0, 42.0, 54.0];
/// The same where every way out is looked for.
const FINE_RINGS_PT: [f64; 16] = [
    10.0, 15.0, 20.0, 25.0, 30.0, 36.0, 42.0, 48.0, 54.0, 61.0, 68.0, 75.0, 82.0, 90.0, 98.0, 106.0,
];
/// The same on a page that has free room far away alone.
const WIDE_RINGS_PT: [f64; 24] = [
    10.0, 15.0, 20.0, 25.0, 30.0, 36.0, 42.0, 48.0, 54.0, 61.0, 68.0, 75.0, 82.0, 90.0, 98.0,
    106.0, 116.0, 126.0, 138.0, 150.0, 164.0, 178.0, 194.0, 210.0,
];
/// What leaving the node costs, beside the place in the order.
const FAR_COST: f64 = 40.0;
/// The room a leader line takes.
const LEADER_PT: f64 = 2.4;
/// Keys of candidates on a leader line start here.
pub(super) const FAR: u32 = 1000;

/// How far from its node a block may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Beside it.
    Beside,
    /// On a short leader line, too.
    Leader,
    /// On any leader line that leads to free room: for a number, and for a page too small for its
    /// names.
    Anywhere,
    /// The same, and farther away: for a place of a diagram, whose name lies on no line.
    Far,
}

impl Reach {
    /// How many directions, and which distances, candidates on leader lines have.
    const fn far(self) -> (usize, &'static [f64]) {
        match self {
            Self::Beside => (SIDES, &[]),
            Self::Leader => (SIDES, &RINGS_PT),
            Self::Anywhere => (WAYS.len(), &FINE_RINGS_PT),
            Self::Far => (WAYS.len(), &WIDE_RINGS_PT),
        }
    }
}

/// A block of text beside a node.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BesideNode {
    /// What it belongs to.
    pub(super) node: WorldPt,
    /// Distance between the node and the block.
    pub(super) gap: f64,
    /// The sizes it may have, the best first.
    pub(super) sizes: Vec<(f64, f64)>,
    /// How far away it may stand.
    pub(super) reach: Reach,
}

impl BesideNode {
    /// Its candidates, the cheapest first: every size on every side, then ring by ring.
    pub(super) fn keys(&self) -> impl Iterator<Item = CandidateKey> + 'static {
        let (ways, rings) = self.reach.far();
        let far = rings.len() * ways * self.sizes.len();
        let [near, far] = [self.sizes.len() * SIDES, far].map(|n| u32::try_from(n).unwrap_or(0));
        let places = (0..near).chain(FAR..FAR + far);
        places.map(|place| CandidateKey { line: 0, place })
    }

    pub(super) fn placement(&self, key: CandidateKey, to_page: &ToPage) -> Option<Placement> {
        let node = to_page.project(self.node);
        let is_far = key.place >= FAR;
        let (ways, rings) = self.reach.far();
        let (ways, place) = if is_far {
            (ways, key.place - FAR)
        } else {
            (SIDES, key.place)
        };
        let index = place as usize;
        let (side, step) = (*WAYS.get(index % ways)?, index / ways);
        let (ring, size) = if is_far {
            (step / self.sizes.len(), step % self.sizes.len())
        } else {
            (0, step)
        };
        let (width, height) = *self.sizes.get(size)?;
        let gap = if is_far { *rings.get(ring)? } else { self.gap };
        let rect = beside(node, side, gap, width, height);
        let block = TurnedRect::from(rect);
        let (boxes, leader) = if is_far {
            let (from, to) = leader_line(node, self.gap, &rect);
            let line = TurnedRect::between(from, to, LEADER_PT);
            (vec![block, line], Some([from, to]))
        } else {
            (vec![block], None)
        };
        // A finer row of candidates leads as far at the same cost.
        let order = f64::from(place) * SIDES as f64 / ways as f64;
        Some(Placement {
            key,
            cost: order + if is_far { FAR_COST } else { 0.0 },
            boxes,
            leader,
            setting: Setting::Block {
                rect,
                size,
                // Names left of their node are set flush right.
                flush_right: rect.max.x <= node.x + 0.1,
            },
        })
    }
}

/// The block on a side of a node, its near corner or edge `gap` away.
fn beside(node: PagePt, (dx, dy): (f64, f64), gap: f64, width: f64, height: f64) -> PageRect {
    // On the diagonals the corner stands `gap` off along both axes' share of the way.
    let reach = if dx != 0.0 && dy != 0.0 {
        gap * 0.7
    } else {
        gap
    };
    let x = node.x + dx * reach + (dx - 1.0) / 2.0 * width;
    let y = node.y + dy * reach + (dy - 1.0) / 2.0 * height;
    PageRect::from_min_size(PagePt::new(x, y), width, height)
}

/// From the edge of a node's symbol to the nearest point of a block.
fn leader_line(node: PagePt, gap: f64, rect: &PageRect) -> (PagePt, PagePt) {
    let to = PagePt::new(
        node.x.clamp(rect.min.x, rect.max.x),
        node.y.clamp(rect.min.y, rect.max.y),
    );
    let share = (gap / node.distance(to).max(1e-6)).min(0.9);
    let from = node.offset((to.x - node.x) * share, (to.y - node.y) * share);
    // The block's own box begins where the line ends.
    let end = to.offset((from.x - to.x) * 0.02, (from.y - to.y) * 0.02);
    (from, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: ToPage = ToPage {
        scale: 1.0,
        dx: 0.0,
        dy: 0.0,
    };

    fn name() -> BesideNode {
        BesideNode {
            node: WorldPt { x: 100.0, y: 100.0 },
            gap: 4.0,
            sizes: vec![(40.0, 24.0), (30.0, 12.0)],
            reach: Reach::Leader,
        }
    }

    fn rect(placement: &Placement) -> PageRect {
        let Setting::Block { rect, .. } = placement.setting else {
            panic!("{placement:?}");
        };
        rect
    }

    #[test]
    fn the_first_candidate_is_the_upper_right_of_the_best_size() {
        let first = name().placement(CandidateKey::default(), &PAGE).unwrap();
        let rect = rect(&first);
        assert!(rect.min.x > 100.0 && rect.max.y < 100.0 && rect.width() > 39.0);
    }

    #[test]
    fn a_leader_line_is_drawn_from_every_far_candidate_and_is_short() {
        let far: Vec<Placement> = name()
            .keys()
            .filter_map(|key| name().placement(key, &PAGE))
            .filter(|placement| placement.cost >= FAR_COST)
            .collect();
        assert!(!far.is_empty());
        for placement in far {
            let [from, to] = placement.leader.unwrap();
            assert!(from.distance(to) < 60.0, "{placement:?}");
            assert!(
                !placement.boxes[0].overlaps(&placement.boxes[1]),
                "{placement:?}"
            );
        }
    }

    #[test]
    fn candidates_come_cheapest_first_and_the_smaller_size_before_a_leader() {
        let costs: Vec<f64> = name()
            .keys()
            .filter_map(|key| name().placement(key, &PAGE))
            .map(|placement| placement.cost)
            .collect();
        assert!(costs.is_sorted(), "{costs:?}");
        assert_eq!(costs.iter().filter(|c| **c < FAR_COST).count(), 16);
    }
}
