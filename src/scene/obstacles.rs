//! What names keep clear of.

use super::frame::MapFrame;
use crate::projection::WorldPt;

/// A symbol: where it is, and its radius in points.
pub(super) type Symbol = (WorldPt, f64);

/// Symbols, and nodes of places that have names.
#[derive(Clone, Debug, Default)]
pub(super) struct Obstacles {
    pub(super) symbols: Vec<Symbol>,
    /// A name too near another place's node is read as its name.
    pub(super) nodes: Vec<WorldPt>,
}

impl Obstacles {
    /// Adds the dot of a place that has a name.
    pub(super) fn add_node(&mut self, node: WorldPt, radius_pt: f64) {
        self.symbols.push((node, radius_pt));
        self.nodes.push(node);
    }

    /// How far from a node its name must stand to clear every symbol that lies upon the node.
    pub(super) fn gap_about(&self, frame: &MapFrame<'_>, node: WorldPt, gap: f64) -> f64 {
        let at = frame.project(node);
        let beyond = |(symbol, radius): &Symbol| {
            let away = frame.project(*symbol).distance(at);
            (away < radius + 2.0).then_some(away * 0.7 + radius * 1.25 + 0.5)
        };
        let gaps = self.symbols.iter().filter_map(beyond);
        gaps.fold(gap, f64::max)
    }
}
