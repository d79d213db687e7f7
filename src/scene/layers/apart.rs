//! Symbols that would lie on each other, or on the dot of a place, are set apart, each on a short
//! tie to its own place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dots::{self, DotRank};
use crate::geometry::WorldLine;
use crate::model::FeatureId;
use crate::projection::{PagePt, WorldPt};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::Symbol;
use crate::scene::theme::DOT_PT;
use crate::scene::{Layer, Mark, Shape, Stroke};

/// Room between symbols.
const GAP_PT: f64 = 1.5;
/// How far beyond the map symbols are looked at, so that a symbol at its edge stands where it stands
/// on a map that reaches further.
pub(super) const BEYOND_PT: f64 = 64.0;
/// How far from its place a symbol may stand, from ring to ring.
const RINGS_PT: [f64; 6] = [4.0, 9.0, 14.0, 20.0, 27.0, 35.0];
/// In which directions, in this order: lower left, lower right, above those, level, upright, then
/// those between.
const WAYS: [(f64, f64); 12] = [
    (-0.7, 0.7),
    (0.7, 0.7),
    (-0.7, -0.7),
    (0.7, -0.7),
    (-1.0, 0.0),
    (1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (-0.92, 0.38),
    (0.92, 0.38),
    (-0.92, -0.38),
    (0.92, -0.38),
];
/// Side of a cell of the grid, larger than any two symbols side by side.
const CELL_PT: f64 = 48.0;
/// A square of the grid with so many symbols has no room for another: without overlap some thirty
/// lie in it.
const MOST_IN_CELL: usize = 96;
/// Width of a tie.
const TIE_PT: f64 = 0.8;

/// The room that symbols share.
#[derive(Debug)]
pub(super) struct SymbolRoom<'a> {
    frame: &'a MapFrame<'a>,
    cells: BTreeMap<(i64, i64), Vec<(PagePt, f64)>>,
}

impl<'a> SymbolRoom<'a> {
    /// The room beside the dots of places that have names and the symbols of the layers beneath.
    pub(super) fn new(frame: &'a MapFrame<'a>, beneath: &[Symbol]) -> Self {
        let mut room = Self {
            frame,
            cells: BTreeMap::new(),
        };
        for (at, radius) in beneath {
            room.take(frame.project(*at), *radius);
        }
        if frame.shows(Layer::Labels) {
            let county = DotRank::County.dot();
            let county = county.radius + county.line;
            let cities = dots::cities(frame).into_iter().map(|id| (id, DOT_PT));
            let counties = dots::counties(frame).into_iter().map(|id| (id, county));
            for (place, radius) in cities.chain(counties) {
                if let Some(at) = frame.node(place).filter(|at| room.reaches(*at)) {
                    room.take(at, radius);
                }
            }
        }
        room
    }

    /// Whether a symbol at a place has a part in how others stand.
    pub(super) fn reaches(&self, at: PagePt) -> bool {
        self.frame.clip.expand(BEYOND_PT).contains(at)
    }

    /// Where a symbol of a size stands: at its place where that is free, or else at the nearest free
    /// spot; at its place where there is none.
    pub(super) fn stand(&mut self, ground: WorldPt, half: f64) -> WorldPt {
        let home = self.frame.project(ground);
        let here = self.cells.get(&cell(home)).map_or(0, Vec::len);
        if here >= MOST_IN_CELL {
            return ground;
        }
        let spots = RINGS_PT.into_iter().flat_map(|ring| {
            let off = half + ring;
            WAYS.map(|(x, y)| home.offset(x * off, y * off))
        });
        let mut spots = std::iter::once(home).chain(spots);
        let free = spots.find(|spot| self.is_free(*spot, half));
        self.take(free.unwrap_or(home), half);
        match free {
            Some(spot) if spot != home => self.frame.unproject(spot),
            _ => ground,
        }
    }

    fn is_free(&self, at: PagePt, half: f64) -> bool {
        let (column, row) = cell(at);
        // Its own square first: in a crowd what is in the way is most likely there.
        let near = [0, -1, 1].into_iter().flat_map(|across| {
            [0, -1, 1].map(|down| (column.saturating_add(across), row.saturating_add(down)))
        });
        let mut taken = near.filter_map(|cell| self.cells.get(&cell)).flatten();
        taken.all(|(other, radius)| other.distance(at) > half + radius + GAP_PT)
    }

    fn take(&mut self, at: PagePt, radius: f64) {
        self.cells.entry(cell(at)).or_default().push((at, radius));
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from float saturates"
)]
fn cell(at: PagePt) -> (i64, i64) {
    let cell = |value: f64| (value / CELL_PT).floor().clamp(-1e9, 1e9) as i64;
    (cell(at.x), cell(at.y))
}

/// Draws the tie from a place to the symbol that stands beside it; `None` where it stands there.
pub(super) fn tie(
    frame: &MapFrame<'_>,
    (mark, feature): (Mark, FeatureId),
    [place, symbol]: [WorldPt; 2],
    list: &mut DrawList,
) -> Option<(FeatureId, Arc<WorldLine>)> {
    if place == symbol {
        return None;
    }
    let line = Arc::new(WorldLine::from_world(vec![place, symbol]));
    let (ink, paper) = (frame.theme().ink, frame.theme().paper);
    for stroke in [
        Stroke::solid(paper, TIE_PT * 2.5),
        Stroke::solid(ink, TIE_PT),
    ] {
        let line = Arc::clone(&line);
        list.add_of(mark, feature, Shape::Line { line, stroke });
    }
    Some((feature, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    /// The symbols of points and zones and the dots of places, with their sizes.
    fn symbols(frame: &MapFrame<'_>, marks: &super::super::Marks) -> Vec<(PagePt, f64)> {
        let points = marks.points.drawings.iter();
        let points = points.map(|(_, at, half)| (frame.project(*at), *half));
        let zones = marks.zones.symbols.iter();
        let zones = zones.map(|(at, half)| (frame.project(*at), *half));
        let nodes = super::super::draw_nodes(frame, marks, &mut DrawList::default());
        let dots = nodes.cities.iter().chain(&nodes.counties);
        let dots = dots.map(|dot| (frame.project(dot.node), DotRank::County.dot().radius));
        points.chain(zones).chain(dots).collect()
    }

    #[test]
    fn no_symbol_lies_on_another_or_on_a_dot() {
        let near = (0..12).map(|i| {
            let i = f64::from(i);
            Map::about(103.9 + i * 0.15, 30.7 - i * 0.06, 8.0 + i * 0.25)
        });
        let far = [Map::of(Extent::Circle), Map::of(Extent::Region)];
        for map in near.chain(far) {
            map.layers(|frame, marks, _| {
                let symbols = symbols(frame, marks);
                for (i, (at, half)) in symbols.iter().enumerate() {
                    for (other, other_half) in &symbols[i + 1..] {
                        // Two dots of places lie where the places lie.
                        let are_dots = half.max(*other_half) <= DotRank::County.dot().radius;
                        let apart = at.distance(*other);
                        assert!(are_dots || apart >= half + other_half, "{at:?} {other:?}");
                    }
                }
            });
        }
    }

    #[test]
    fn a_symbol_that_is_set_apart_is_near_its_place_and_tied_to_it() {
        Map::near().layers(|frame, marks, _| {
            assert!(!marks.points.ties.is_empty());
            for (_, tie) in marks.points.ties.iter().chain(&marks.zones.ties) {
                let ends: Vec<PagePt> = tie.points().iter().map(|p| frame.project(*p)).collect();
                assert!(ends[0].distance(ends[1]) < 50.0, "{ends:?}");
            }
        });
    }
}
