//! What is wrong with an arrangement of nodes, in one number: the sum of what is wrong with each.

use super::grid::{Cell, is_octilinear, octant, turned};
use super::network::Network;

/// What a node costs for each squared cell that it lies away from where it is wanted.
const AWAY: f64 = 0.02;
/// What an edge costs that does not run in one of the eight directions.
const OBLIQUE: f64 = 5.0;
/// What an edge costs for each cell beyond the usual length, and short of it.
const LONG: f64 = 0.12;
/// The usual length of an edge, in cells: room for a name beside it.
const USUAL_LENGTH: f64 = 3.0;
/// What two neighbours cost for each of the eight directions that lie between how they lie on the
/// ground and how they are drawn.
const TURNED: f64 = 24.0;
/// What two nodes cost that touch, and that lie close.
const CLOSE: [f64; 2] = [9.0, 2.0];
/// How far, in cells, a node keeps from an edge that passes it, and what it costs to lie on it.
const CLEARANCE: (f64, f64) = (1.1, 14.0);
/// What two edges cost that cross.
const CROSSING: f64 = 4.0;
/// What two edges cost that leave a node in one direction.
const SAME_WAY: f64 = 3.0;
/// How many of the nearest places are neighbours, beside those that are tied.
const NEAREST: usize = 3;

/// Two places that lie beside each other on the ground or are tied, and the direction from the first
/// to the second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbours {
    pub(super) pair: (usize, usize),
    pub(super) octant: i32,
}

/// What arrangements of a network cost.
pub(super) struct Costs {
    edges: Vec<(usize, usize)>,
    /// The edges of each node.
    edges_of: Vec<Vec<usize>>,
    wanted: Vec<(f64, f64)>,
    /// The neighbours of each node, with the direction from it.
    neighbours_of: Vec<Vec<(usize, i32)>>,
}

impl Costs {
    pub(super) fn new(network: &Network<'_>, wanted: Vec<(f64, f64)>) -> Self {
        let count = network.nodes.len();
        let edges: Vec<_> = network.edges.keys().copied().collect();
        let mut edges_of = vec![Vec::new(); count];
        for (at, (a, b)) in edges.iter().enumerate() {
            edges_of[*a].push(at);
            edges_of[*b].push(at);
        }
        let mut neighbours_of = vec![Vec::new(); count];
        for Neighbours {
            pair: (a, b),
            octant,
        } in neighbours(network)
        {
            neighbours_of[a].push((b, octant));
            neighbours_of[b].push((a, (octant + 4) % 8));
        }
        Self {
            edges,
            edges_of,
            wanted,
            neighbours_of,
        }
    }

    /// All that changes when a node is moved.
    pub(super) fn of_node(&self, cells: &[Cell], node: usize) -> f64 {
        let own = cells[node];
        let (x, y) = (own.middle(), self.wanted[node]);
        let away = (x.0 - y.0).powi(2) + (x.1 - y.1).powi(2);
        AWAY * away
            + self.closeness(cells, node)
            + self.turns(cells, node)
            + self.edges_of(cells, node)
            + self.ways(cells, node)
    }

    /// Nodes that lie close.
    fn closeness(&self, cells: &[Cell], node: usize) -> f64 {
        let others = cells.iter().enumerate().filter(|(at, _)| *at != node);
        let costs = others.map(|(_, other)| {
            let (x, y) = cells[node].to(*other);
            match (x.abs().max(y.abs()), y.abs()) {
                (0 | 1, _) => CLOSE[0],
                // A name has room above another, but less beside it.
                (2, 0 | 1) => CLOSE[1],
                _ => 0.0,
            }
        });
        costs.sum()
    }

    /// Neighbours that lie in other directions than on the ground.
    fn turns(&self, cells: &[Cell], node: usize) -> f64 {
        let costs = self.neighbours_of[node].iter().map(|(other, wanted)| {
            let (x, y) = cells[node].to(cells[*other]);
            TURNED * f64::from(turned(octant(f64::from(x), f64::from(y)), *wanted))
        });
        costs.sum()
    }

    /// The edges of a node: their form, and what lies in their way; and other edges in whose way it
    /// lies.
    fn edges_of(&self, cells: &[Cell], node: usize) -> f64 {
        let mut cost = 0.0;
        for at in &self.edges_of[node] {
            let (a, b) = self.edges[*at];
            let step = cells[a].to(cells[b]);
            if !is_octilinear(step) {
                cost += OBLIQUE;
            }
            let length = f64::from(step.0).hypot(f64::from(step.1));
            cost += LONG * (length - USUAL_LENGTH).abs();
            for (other, cell) in cells.iter().enumerate() {
                if other != a && other != b {
                    cost += passing(*cell, cells[a], cells[b]);
                }
            }
            for (other, (c, d)) in self.edges.iter().enumerate() {
                let apart = ![*c, *d].contains(&a) && ![*c, *d].contains(&b);
                if other != *at && apart && cross(cells[a], cells[b], cells[*c], cells[*d]) {
                    cost += CROSSING;
                }
            }
        }
        for (a, b) in &self.edges {
            if *a != node && *b != node {
                cost += passing(cells[node], cells[*a], cells[*b]);
            }
        }
        cost
    }

    /// Edges that leave one node in one direction.
    fn ways(&self, cells: &[Cell], node: usize) -> f64 {
        let way = |from: usize, edge: usize| {
            let (a, b) = self.edges[edge];
            let other = if a == from { b } else { a };
            let (x, y) = cells[from].to(cells[other]);
            octant(f64::from(x), f64::from(y))
        };
        let own = &self.edges_of[node];
        let mut cost = 0.0;
        for (at, first) in own.iter().enumerate() {
            for second in &own[at + 1..] {
                if way(node, *first) == way(node, *second) {
                    cost += SAME_WAY;
                }
            }
            let (a, b) = self.edges[*first];
            let other = if a == node { b } else { a };
            for second in &self.edges_of[other] {
                if second != first && way(other, *first) == way(other, *second) {
                    cost += SAME_WAY;
                }
            }
        }
        cost
    }
}

/// What a node costs that an edge passes.
fn passing(node: Cell, a: Cell, b: Cell) -> f64 {
    let (reach, cost) = CLEARANCE;
    let (p, a, b) = (node.middle(), a.middle(), b.middle());
    cost * (1.0 - distance(p, a, b) / reach).max(0.0)
}

/// How far a point lies from a straight line between two.
pub(super) fn distance(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let squared = x * x + y * y;
    let along = if squared > 0.0 {
        (((p.0 - a.0) * x + (p.1 - a.1) * y) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (p.0 - a.0 - along * x).hypot(p.1 - a.1 - along * y)
}

/// Whether two straight edges meet.
fn cross(a: Cell, b: Cell, c: Cell, d: Cell) -> bool {
    let side = |p: Cell, q: Cell, r: Cell| {
        let ((x, y), (u, v)) = (p.to(q), p.to(r));
        (x * v - y * u).signum()
    };
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

/// The places that are tied, and those that lie nearest to each other on the ground.
pub(super) fn neighbours(network: &Network<'_>) -> Vec<Neighbours> {
    let at = |node: usize| network.nodes[node].at;
    let mut pairs: Vec<(usize, usize)> = network.edges.keys().copied().collect();
    for node in 0..network.nodes.len() {
        let squared = |other: &usize| {
            let (p, q) = (at(node), at(*other));
            (p.x - q.x).powi(2) + (p.y - q.y).powi(2)
        };
        let mut others: Vec<usize> = (0..network.nodes.len()).filter(|o| *o != node).collect();
        others.sort_by(|a, b| squared(a).total_cmp(&squared(b)));
        let nearest = others.into_iter().take(NEAREST);
        pairs.extend(nearest.map(|other| (node.min(other), node.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let of = pairs.into_iter().map(|pair| {
        let (p, q) = (at(pair.0), at(pair.1));
        Neighbours {
            pair,
            octant: octant(q.x - p.x, q.y - p.y),
        }
    });
    of.collect()
}
