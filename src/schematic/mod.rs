//! The atlas as a diagram: places as nodes on a grid, links and corridors between them, without
//! ground. Order and direction of places stay true enough to be recognised.
//!
//! A diagram is an atlas of its own, whose places lie elsewhere and whose links run in eight
//! directions; whatever draws, names and lists the facts of a map does so for a diagram. Knows
//! nothing of drawing.

mod arrange;
mod cost;
mod grid;
mod measure;
mod network;
mod route;
mod spread;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use measure::Measures;
pub use network::{Network, NoNetwork, Subject};

use arrange::arranged;
use grid::Cell;
use route::Routes;

use crate::geometry::WorldLine;
use crate::model::{
    Alignment, AlignmentCertainty, AlignmentKind, AlignmentPart, Atlas, Diagram, DiagramPlan,
    DiagramWay, LinkId, Remark,
};
use crate::projection::{LonLat, WorldPt, WorldRect};

/// The side of a cell in the world: a diagram is looked at from where all its names may stand.
const CELL: f64 = 1.0 / 4096.0;
/// Cells of room around all nodes, for their names.
const ROOM: f64 = 1.8;
/// Where the middle of a diagram lies.
const MIDDLE: WorldPt = WorldPt { x: 0.79, y: 0.41 };

/// A network that is laid out.
#[derive(Debug)]
pub struct Schematic<'a> {
    network: Network<'a>,
    cells: Vec<Cell>,
    routes: Routes,
}

impl<'a> Schematic<'a> {
    /// Lays a network out.
    #[must_use]
    pub fn of(network: Network<'a>) -> Self {
        let cells = arranged(&network);
        let routes = Routes::of(&network, &cells);
        Self {
            network,
            cells,
            routes,
        }
    }

    /// How good the layout is, beside the places as they lie on the ground.
    #[must_use]
    pub fn measures(&self) -> Measures {
        Measures::of(&self.network, &self.cells, &self.routes)
    }

    /// The diagram as an atlas.
    #[must_use]
    pub fn atlas(&self) -> Atlas {
        let place = |at: (f64, f64)| WorldPt {
            x: MIDDLE.x + at.0 * CELL,
            y: MIDDLE.y + at.1 * CELL,
        };
        let nodes = self.network.nodes.iter().zip(&self.cells);
        let nodes = nodes.map(|(node, cell)| (node.place, place(cell.middle()).to_lon_lat()));
        let ways = self.routes.ways().map(|(ends, _)| DiagramWay {
            ends: (
                self.network.nodes[ends.0].place,
                self.network.nodes[ends.1].place,
            ),
            course: self.routes.rounded(ends).into_iter().map(place).collect(),
            lines: self.network.lines_along(ends),
        });
        let places = self.cells.iter().map(|cell| place(cell.middle()));
        let bounds = WorldRect::around(places);
        let room = ROOM * CELL;
        let plan = DiagramPlan {
            bounds: WorldRect {
                min: WorldPt {
                    x: bounds.min.x - room,
                    y: bounds.min.y - room,
                },
                max: WorldPt {
                    x: bounds.max.x + room,
                    y: bounds.max.y + room,
                },
            },
            ways: ways.collect(),
        };
        let mut alignments: BTreeMap<LinkId, Alignment> = BTreeMap::new();
        for (line, course) in self.network.lines.iter().zip(self.routes.courses()) {
            let course: Vec<WorldPt> = course.into_iter().map(place).collect();
            alignments.insert(line.link, Alignment::Lines(vec![part(course)]));
        }
        self.network.atlas.diagram(&Diagram {
            nodes: nodes.collect(),
            alignments,
            corridors: self.network.corridors.iter().copied().collect(),
            plan,
        })
    }
}

/// A line of a diagram; how its course on the ground is known, a diagram does not say.
fn part(course: Vec<WorldPt>) -> AlignmentPart {
    let degrees: Vec<LonLat> = course.iter().map(|at| at.to_lon_lat()).collect();
    AlignmentPart {
        kind: AlignmentKind::Traced,
        certainty: AlignmentCertainty::Estimate,
        source: Remark::default(),
        course: Arc::new(degrees),
        line: Arc::new(WorldLine::from_world(course)),
        tie: None,
        open_start: false,
        open_end: false,
        end_note: Remark::default(),
        turn_note: Remark::default(),
        counted: true,
    }
}
