//! Edges in eight directions: straight, or with one bend; and the courses of lines along them.

use std::collections::BTreeMap;

use super::cost::distance;
use super::grid::{Cell, is_octilinear, octant};
use super::network::Network;

/// A position on the grid, in cells.
pub(super) type At = (f64, f64);

/// How far before and behind a bend its rounding reaches, in cells.
const BEND: f64 = 0.6;
/// How many pieces a rounded bend has.
const PIECES: u32 = 6;
/// How far, in cells, a way keeps from a node that it passes.
const CLEARANCE: f64 = 0.8;
/// How often the ways of edges are chosen again, each beside the others.
const ROUNDS: usize = 3;

/// The way of each edge, from its first node to its second.
#[derive(Debug)]
pub(super) struct Routes {
    ways: BTreeMap<(usize, usize), Vec<At>>,
    lines: Vec<Vec<usize>>,
}

impl Routes {
    pub(super) fn of(network: &Network<'_>, cells: &[Cell]) -> Self {
        let mut ways: BTreeMap<(usize, usize), Vec<At>> = BTreeMap::new();
        for _ in 0..ROUNDS {
            for edge in network.edges.keys() {
                let choices = ways_between(cells[edge.0], cells[edge.1]);
                let faults = |way: &Vec<At>| faults(way, *edge, &ways, cells);
                let chosen = choices.into_iter().min_by_key(faults);
                ways.extend(chosen.map(|way| (*edge, way)));
            }
        }
        Self {
            ways,
            lines: network
                .lines
                .iter()
                .map(|line| line.nodes.clone())
                .collect(),
        }
    }

    /// The way of each edge.
    pub(super) fn ways(&self) -> impl Iterator<Item = ((usize, usize), &[At])> {
        self.ways.iter().map(|(edge, way)| (*edge, way.as_slice()))
    }

    /// The way of an edge, its bends rounded.
    pub(super) fn rounded(&self, edge: (usize, usize)) -> Vec<At> {
        rounded(&self.way(edge.0, edge.1))
    }

    /// The course of each line of the network, its bends rounded.
    pub(super) fn courses(&self) -> impl Iterator<Item = Vec<At>> {
        self.lines.iter().map(|nodes| {
            let mut course: Vec<At> = Vec::new();
            for ends in nodes.windows(2) {
                let way = rounded(&self.way(ends[0], ends[1]));
                let skipped = usize::from(!course.is_empty());
                course.extend(way.into_iter().skip(skipped));
            }
            course
        })
    }

    /// The way from one node to another.
    fn way(&self, from: usize, to: usize) -> Vec<At> {
        let mut way = self.ways.get(&(from.min(to), from.max(to))).cloned();
        if from > to {
            way.iter_mut().for_each(|way| way.reverse());
        }
        way.unwrap_or_default()
    }
}

/// The ways from one cell to another with the fewest bends.
fn ways_between(from: Cell, to: Cell) -> Vec<Vec<At>> {
    let (x, y) = from.to(to);
    if is_octilinear((x, y)) {
        return vec![vec![from.middle(), to.middle()]];
    }
    // Slanted as far as the shorter of both, straight for the rest; in either order.
    let shorter = x.abs().min(y.abs());
    let slant = (shorter * x.signum(), shorter * y.signum());
    let bends = [
        Cell {
            x: from.x + slant.0,
            y: from.y + slant.1,
        },
        Cell {
            x: to.x - slant.0,
            y: to.y - slant.1,
        },
    ];
    let way = |bend: Cell| vec![from.middle(), bend.middle(), to.middle()];
    bends.map(way).into()
}

/// What is wrong with a way beside those of the other edges: nodes and edges in its way count most,
/// then edges that leave with it.
fn faults(
    way: &[At],
    edge: (usize, usize),
    ways: &BTreeMap<(usize, usize), Vec<At>>,
    cells: &[Cell],
) -> (usize, usize) {
    let others = cells.iter().enumerate();
    let others = others.filter(|(node, _)| *node != edge.0 && *node != edge.1);
    let passed = others.filter(|(_, cell)| {
        let near = |ends: &[At]| distance(cell.middle(), ends[0], ends[1]) < CLEARANCE;
        way.windows(2).any(near)
    });
    let others = || ways.iter().filter(|(other, _)| **other != edge);
    let crossed = others().filter(|(other, their)| {
        let is_apart =
            ![other.0, other.1].contains(&edge.0) && ![other.0, other.1].contains(&edge.1);
        is_apart && crossings(way, their) > 0
    });
    let along = others().filter(|(other, their)| {
        let shares = |node: usize| {
            let leaves = |way: &[At], of: (usize, usize)| leaving(way, of.0 == node);
            (other.0 == node || other.1 == node) && leaves(way, edge) == leaves(their, **other)
        };
        shares(edge.0) || shares(edge.1)
    });
    (2 * passed.count() + crossed.count(), along.count())
}

/// In which direction a way leaves its first node, or its second.
fn leaving(way: &[At], first: bool) -> i32 {
    let ends = match way {
        [a, b, ..] if first => (*a, *b),
        [.., b, a] => (*a, *b),
        _ => return 0,
    };
    octant(ends.1.0 - ends.0.0, ends.1.1 - ends.0.1)
}

/// How often two ways cross.
pub(super) fn crossings(one: &[At], other: &[At]) -> usize {
    let pairs = one
        .windows(2)
        .flat_map(|a| other.windows(2).map(move |b| (a, b)));
    pairs.filter(|(a, b)| cross(a, b)).count()
}

fn cross(one: &[At], other: &[At]) -> bool {
    let side = |p: At, q: At, r: At| {
        let turn = (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
        if turn.abs() < 1e-9 {
            0.0
        } else {
            turn.signum()
        }
    };
    let ([a, b], [c, d]) = ([one[0], one[1]], [other[0], other[1]]);
    let (over, under) = (side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b));
    over < 0.0 && under < 0.0
}

/// A way with round bends.
fn rounded(way: &[At]) -> Vec<At> {
    let mut course: Vec<At> = way.first().copied().into_iter().collect();
    for corner in way.windows(3) {
        let (before, bend, after) = (corner[0], corner[1], corner[2]);
        let towards = |end: At| {
            let (x, y) = (end.0 - bend.0, end.1 - bend.1);
            let share = (BEND / x.hypot(y)).min(0.5);
            (bend.0 + x * share, bend.1 + y * share)
        };
        let (start, end) = (towards(before), towards(after));
        for piece in 0..=PIECES {
            let t = f64::from(piece) / f64::from(PIECES);
            let part = |a: f64, b: f64, c: f64| {
                a * (1.0 - t).powi(2) + b * 2.0 * t * (1.0 - t) + c * t.powi(2)
            };
            course.push((part(start.0, bend.0, end.0), part(start.1, bend.1, end.1)));
        }
    }
    course.extend(way.last());
    course
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_runs_in_the_eight_directions_alone() {
        let cell = |x, y| Cell { x, y };
        assert_eq!(ways_between(cell(0, 0), cell(3, -3)).len(), 1);
        for (x, y) in [(5, 2), (-1, 4), (3, -7), (-6, -2)] {
            let ways = ways_between(cell(0, 0), cell(x, y));
            assert_eq!(ways.len(), 2);
            for way in ways {
                for ends in way.windows(2) {
                    let (dx, dy) = (ends[1].0 - ends[0].0, ends[1].1 - ends[0].1);
                    assert!(dx == 0.0 || dy == 0.0 || dx.abs() == dy.abs(), "{way:?}");
                }
            }
        }
    }

    #[test]
    fn a_bend_is_round_and_keeps_its_ends() {
        let course = rounded(&[(0.0, 0.0), (4.0, 0.0), (8.0, 4.0)]);
        assert_eq!(
            (course[0], course[course.len() - 1]),
            ((0.0, 0.0), (8.0, 4.0))
        );
        let turns = course.windows(3).map(|w| {
            let heading = |a: At, b: At| (b.1 - a.1).atan2(b.0 - a.0);
            (heading(w[1], w[2]) - heading(w[0], w[1])).abs()
        });
        assert!(turns.fold(0.0_f64, f64::max) < 0.3);
    }
}
