//! How good a diagram is, in numbers, beside the places as they lie on the ground.

use super::cost::neighbours;
use super::grid::{Cell, octant};
use super::network::Network;
use super::route::{At, Routes, crossings};

/// Numbers of a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Pairs of places that are tied or lie beside each other on the ground.
    pub neighbours: usize,
    /// Those of them that lie in the same of the eight directions from each other as on the ground.
    pub octants_kept: usize,
    /// How often edges cross.
    pub crossings: usize,
    /// How often edges cross that run straight from place to place on the ground.
    pub crossings_on_ground: usize,
    /// How often an edge bends.
    pub bends: usize,
}

impl Measures {
    pub(super) fn of(network: &Network<'_>, cells: &[Cell], routes: &Routes) -> Self {
        let pairs = neighbours(network);
        let is_kept = |x: &&super::cost::Neighbours| {
            let (dx, dy) = cells[x.pair.0].to(cells[x.pair.1]);
            octant(f64::from(dx), f64::from(dy)) == x.octant
        };
        let drawn: Vec<_> = routes
            .ways()
            .map(|(edge, way)| (edge, way.to_vec()))
            .collect();
        let ground = |node: usize| {
            let at = network.nodes[node].at;
            (at.x, at.y)
        };
        let straight = network.edges.keys();
        let straight: Vec<_> = straight
            .map(|edge| (*edge, vec![ground(edge.0), ground(edge.1)]))
            .collect();
        Self {
            neighbours: pairs.len(),
            octants_kept: pairs.iter().filter(is_kept).count(),
            crossings: all_crossings(&drawn),
            crossings_on_ground: all_crossings(&straight),
            bends: drawn.iter().map(|(_, way)| way.len() - 2).sum(),
        }
    }
}

/// How often edges cross that have no node in common.
fn all_crossings(edges: &[((usize, usize), Vec<At>)]) -> usize {
    let pairs = edges.iter().enumerate().flat_map(|(at, (edge, way))| {
        let later = edges[at + 1..].iter();
        later.map(move |(other, their)| (*edge, way, *other, their))
    });
    let apart = pairs.filter(|((a, b), _, (c, d), _)| a != c && a != d && b != c && b != d);
    apart.map(|(_, way, _, their)| crossings(way, their)).sum()
}
