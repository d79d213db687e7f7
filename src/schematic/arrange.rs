//! Nodes on cells of the grid: spread, then moved cell by cell for as long as that mends something.
//!
//! After the hill climbing of Stott and others for maps of underground lines: what is wrong with a
//! drawing is one number, and each node in turn goes where it is least.

use super::cost::Costs;
use super::grid::Cell;
use super::network::Network;
use super::spread::spread;

/// How many cells to a side a diagram has for each node under the root.
const CELLS: f64 = 4.0;
/// How far a node is moved at once, round after round.
const REACHES: [i32; 4] = [4, 3, 2, 1];
/// Most rounds of one reach.
const MOST_ROUNDS: usize = 12;
/// What is less than this mends nothing.
const LEAST_GAIN: f64 = 1e-9;

/// Where the nodes of a network lie; no two on one cell.
pub(super) fn arranged(network: &Network<'_>) -> Vec<Cell> {
    let at: Vec<_> = network.nodes.iter().map(|node| node.at).collect();
    #[expect(clippy::cast_precision_loss, reason = "there are few places")]
    let side = CELLS * (at.len() as f64).sqrt();
    let range = |of: fn(&crate::projection::WorldPt) -> f64| {
        let values = at.iter().map(of);
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
            (a.min(v), b.max(v))
        });
        (most - least).max(1e-12)
    };
    // As wide for its height as the ground, within bounds: a page is no strip.
    let shape = (range(|p| p.x) / range(|p| p.y)).clamp(0.7, 1.6).sqrt();
    let wanted = spread(&at, (side * shape, side / shape));
    let mut cells = snapped(&wanted);
    let costs = Costs::new(network, wanted);
    for reach in REACHES {
        for _ in 0..MOST_ROUNDS {
            if !round(&costs, &mut cells, reach) {
                break;
            }
        }
    }
    cells
}

/// The nearest cell of each position that no earlier one has.
fn snapped(wanted: &[(f64, f64)]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(wanted.len());
    for (x, y) in wanted {
        #[expect(clippy::cast_possible_truncation, reason = "a grid is small")]
        let nearest = Cell {
            x: x.round() as i32,
            y: y.round() as i32,
        };
        let free =
            (0..).find_map(|reach| around(nearest, reach).find(|cell| !cells.contains(cell)));
        cells.push(free.unwrap_or(nearest));
    }
    cells
}

/// The cells within a reach of one, row by row.
fn around(cell: Cell, reach: i32) -> impl Iterator<Item = Cell> {
    let rows = cell.y - reach..=cell.y + reach;
    rows.flat_map(move |y| (cell.x - reach..=cell.x + reach).map(move |x| Cell { x, y }))
}

/// Moves each node to where it costs least; whether any was moved.
fn round(costs: &Costs, cells: &mut [Cell], reach: i32) -> bool {
    let mut is_moved = false;
    for node in 0..cells.len() {
        let start = cells[node];
        let mut best = (costs.of_node(cells, node), start);
        for cell in around(start, reach) {
            if cells.contains(&cell) {
                continue;
            }
            let before = std::mem::replace(&mut cells[node], cell);
            let cost = costs.of_node(cells, node);
            cells[node] = before;
            if cost < best.0 - LEAST_GAIN {
                best = (cost, cell);
            }
        }
        is_moved |= best.1 != start;
        cells[node] = best.1;
    }
    is_moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_nodes_lie_on_one_cell() {
        let cells = snapped(&[(1.0, 1.0), (1.1, 0.9), (1.2, 1.2), (5.0, 1.0)]);
        for (at, cell) in cells.iter().enumerate() {
            assert!(!cells[..at].contains(cell), "{cells:?}");
        }
        assert_eq!(
            (cells[0], cells[3]),
            (Cell { x: 1, y: 1 }, Cell { x: 5, y: 1 })
        );
    }
}
