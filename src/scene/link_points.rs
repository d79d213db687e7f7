//! Links that are points: stations, airports, hubs.

use std::sync::Arc;

use super::build::{Builder, feature_key};
use super::glyphs::{circle, square};
use super::names::SAME_NODE;
use super::theme::{DOT_PT, SMALL_SYMBOL, SMALL_SYMBOL_ZOOM};
use super::{Layer, Shape, Stroke};
use crate::geometry::WorldLine;
use crate::model::{FeatureId, Level, LinkId, Mode, Status};
use crate::projection::{PagePt, WorldPt};

/// Room between a city's dot and a symbol set beside it.
const BESIDE_PT: f64 = 3.0;
/// Where a symbol goes that would lie on a dot: lower left, lower right, above those, level.
const WAYS: [(f64, f64); 6] = [
    (-0.7, 0.7),
    (0.7, 0.7),
    (-0.7, -0.7),
    (0.7, -0.7),
    (-1.0, 0.0),
    (1.0, 0.0),
];

impl Builder<'_> {
    /// The symbol of a link at a place. One that would lie on a city's dot, where a text names no
    /// more than the city, stands beside it on a short line.
    pub(super) fn link_point(&mut self, id: LinkId, ground: WorldPt) {
        let at = self.to_page.project(ground);
        if !self.clip.contains(at) {
            return;
        }
        let feature = FeatureId::Link(id);
        let link = self.request.atlas.link(id);
        let key = feature_key(self.request.atlas, feature);
        let size = if self.zoom() < SMALL_SYMBOL_ZOOM {
            SMALL_SYMBOL
        } else {
            1.0
        };
        let half = if link.mode == Mode::Airport { 8.0 } else { 5.5 } * size;
        let (ink, paper) = (self.theme().ink, self.theme().paper);
        let (at, ground) = match self.beside_a_dot(ground, half) {
            None => (at, ground),
            Some(beside) => {
                let to = self.to_page.unproject(beside);
                let line = Arc::new(WorldLine::from_world(vec![ground, to]));
                let stroke = Stroke::solid(ink, 0.8);
                let tie = Shape::Line {
                    line: Arc::clone(&line),
                    stroke,
                };
                self.mark(Some(Arc::clone(&key)), tie);
                // So the pointer finds the symbol where it is drawn.
                self.drawn_lines.push((feature, line));
                (beside, to)
            }
        };
        if self.request.selection == Some(feature) {
            let ring = Stroke::solid(self.theme().selection, 2.4);
            self.mark(Some(Arc::clone(&key)), circle(at, 10.5, None, Some(ring)));
        }
        // Hollow when not in operation.
        let fill = if link.status == Status::InOperation {
            ink
        } else {
            paper
        };
        let stroke = Stroke::solid(ink, 1.3);
        match link.mode {
            Mode::Airport => {
                self.mark(
                    Some(Arc::clone(&key)),
                    circle(at, 7.0 * size, Some(paper), Some(stroke)),
                );
                for shape in super::glyphs::aeroplane(at, 10.0 * size, fill, Some(ink)) {
                    self.mark(Some(Arc::clone(&key)), shape);
                }
            }
            Mode::Station => {
                self.mark(Some(key), square(at, 3.6 * size, false, fill, stroke));
            }
            _ => self.mark(Some(key), square(at, 3.6 * size, true, fill, stroke)),
        }
        // On a small page the names of cities matter more than an uncovered symbol.
        if !self.request.furniture.is_small {
            self.symbols.push((ground, half));
        }
        self.point_drawings.push((id, ground, half));
    }

    /// Where a symbol of a size stands whose place is a city's own node; `None` where it is not.
    fn beside_a_dot(&self, ground: WorldPt, half: f64) -> Option<PagePt> {
        if !self.request.shown.layer(Layer::Labels) {
            return None;
        }
        let atlas = self.request.atlas;
        let cities = atlas.regions().map(|(_, region)| region);
        let cities = cities.filter(|region| region.level == Level::Prefecture);
        let mut nodes = cities.filter_map(|region| self.node_in_world(region.place));
        let is_here = |n: &WorldPt| (n.x - ground.x).hypot(n.y - ground.y) < SAME_NODE;
        let dot = self.to_page.project(nodes.find(is_here)?);
        let off = DOT_PT + half + BESIDE_PT;
        let spots = WAYS.map(|(x, y)| dot.offset(x * off, y * off));
        let is_free = |spot: &&PagePt| {
            let mut drawn = self
                .symbols
                .iter()
                .map(|(at, r)| (self.to_page.project(*at), r));
            drawn.all(|(other, radius)| other.distance(**spot) > half + radius)
        };
        spots.iter().find(is_free).or(spots.first()).copied()
    }
}
