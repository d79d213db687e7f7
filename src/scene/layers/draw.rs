//! All layers beneath the names, in drawing order, and what they drew.

use super::apart::SymbolRoom;
use super::base::{self, BaseMarks};
use super::corridors::{self, CorridorMarks};
use super::detail::Detail;
use super::links::{self, LinkMarks};
use super::points::{self, PointMarks};
use super::selection;
use super::spokes::{self, SpokeMarks};
use super::zones::{self, ZoneMarks};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::obstacles::{Obstacles, Symbol};
use crate::threads;

/// What the layers drew.
#[derive(Debug)]
pub(in crate::scene) struct Marks {
    pub(in crate::scene) base: BaseMarks,
    pub(in crate::scene) corridors: CorridorMarks,
    pub(in crate::scene) links: LinkMarks,
    pub(in crate::scene) points: PointMarks,
    pub(in crate::scene) zones: ZoneMarks,
    pub(in crate::scene) spokes: SpokeMarks,
}

impl Marks {
    /// What names keep clear of before places have their dots.
    pub(in crate::scene) fn obstacles(&self) -> Obstacles {
        Obstacles {
            symbols: self.symbols().copied().collect(),
            nodes: Vec::new(),
        }
    }

    /// The symbols in drawing order.
    pub(in crate::scene) fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        let symbols = self.base.symbols.iter().chain(&self.points.symbols);
        let symbols = symbols.chain(&self.zones.symbols);
        symbols.chain(&self.spokes.symbols)
    }
}

/// Draws everything beneath the names but the dots of places.
pub(in crate::scene) fn draw(frame: &MapFrame<'_>, detail: Detail, list: &mut DrawList) -> Marks {
    // Where there is much to draw, each of both takes about half of the time.
    let ((base, beneath), (corridors, links, above)) = threads::both(
        || {
            let mut beneath = DrawList::default();
            (base::draw(frame, &mut beneath), beneath)
        },
        || {
            let mut above = DrawList::default();
            let corridors = corridors::draw(frame, &mut above);
            let links = links::draw(frame, detail, &mut above);
            (corridors, links, above)
        },
    );
    list.append(beneath);
    list.append(above);
    let mut room = SymbolRoom::new(frame, &base.symbols);
    let points = points::draw(frame, &mut room, list);
    let zones = zones::draw(frame, &mut room, list);
    let beneath = [&*base.symbols, &points.symbols, &zones.symbols].concat();
    let spokes = spokes::draw(frame, &beneath, &zones, list);
    selection::draw(frame, &zones, list);
    Marks {
        base,
        corridors,
        links,
        points,
        zones,
        spokes,
    }
}
