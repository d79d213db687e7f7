//! One inset: its place on the page, its view, and how areas and lines are cut at its frame.

use std::sync::Arc;

use crate::geometry::{WorldArea, clip_line, clip_ring};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt, WorldRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{path, rectangle};
use crate::scene::theme::NOTE_PT;
use crate::scene::{Mark, Rgba, Shape, Stroke, Theme};

/// What an inset shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InsetKind {
    Districts,
    Locator,
}

/// A small map with its place on the page.
#[derive(Clone, Debug)]
pub(in crate::scene) struct Inset {
    pub(super) kind: InsetKind,
    /// Its paper.
    pub(in crate::scene) panel: PageRect,
    /// What it shows, on the map itself; guides lead from there to the inset.
    pub(super) place: Option<PageRect>,
    /// Its map.
    pub(super) view: Viewport,
}

/// Height of an inset's title.
const TITLE_PT: f64 = NOTE_PT * 1.7;
/// Room between an inset's paper and its map.
const PAD_PT: f64 = 4.0;

impl InsetKind {
    const fn title_height(self) -> f64 {
        match self {
            Self::Districts => TITLE_PT,
            Self::Locator => PAD_PT,
        }
    }

    /// The room that a map of a part of the world takes with its paper, the map so high.
    pub(super) fn panel_size(self, shows: &WorldRect, height: f64) -> (f64, f64) {
        let aspect = (shows.max.x - shows.min.x) / (shows.max.y - shows.min.y).max(1e-12);
        let width = height * aspect;
        (width + 2.0 * PAD_PT, height + self.title_height() + PAD_PT)
    }
}

impl Inset {
    pub(super) fn new(kind: InsetKind, panel: PageRect, shows: &WorldRect) -> Self {
        let frame = PageRect {
            min: panel.min.offset(PAD_PT, kind.title_height()),
            max: panel.max.offset(-PAD_PT, -PAD_PT),
        };
        Self {
            kind,
            panel,
            place: None,
            view: Viewport::fitting(shows, frame, 0.0),
        }
    }

    pub(super) fn frame(&self) -> PageRect {
        self.view.frame
    }

    pub(super) fn to_page(&self) -> ToPage {
        self.view.transform()
    }

    /// Whether any of a box of the world is on it.
    pub(super) fn sees(&self, bounds: &WorldRect) -> bool {
        self.view.world_rect().intersects(bounds)
    }

    fn page(&self, line: &[WorldPt]) -> Vec<PagePt> {
        let to_page = self.to_page();
        line.iter().map(|p| to_page.project(*p)).collect()
    }

    /// What lies beneath its map.
    pub(super) fn draw_ground(&self, theme: &Theme, list: &mut DrawList) {
        let ground = rectangle(self.frame(), Some(theme.outside), None);
        list.add(Mark::Inset, ground);
    }

    /// The frame around its map.
    pub(super) fn draw_frame(&self, theme: &Theme, list: &mut DrawList) {
        let stroke = Some(Stroke::solid(theme.frame, 0.8));
        list.add(Mark::Inset, rectangle(self.frame(), None, stroke));
    }

    /// An area, cut at its frame. Areas lie in the world of the map, whose projection paints them.
    pub(super) fn draw_area(
        &self,
        frame: &MapFrame<'_>,
        area: &WorldArea,
        fill: Rgba,
        list: &mut DrawList,
    ) {
        if !self.sees(&area.bounds()) {
            return;
        }
        for ring in &area.at_zoom(self.view.zoom + 1.0).rings {
            let cut = clip_ring(&self.page(ring), &self.frame());
            if !cut.is_empty() {
                let ground = cut.iter().map(|p| frame.unproject(*p)).collect();
                let area = Arc::new(WorldArea::drawn(vec![ground]));
                list.add(Mark::Inset, Shape::Area { area, fill });
            }
        }
    }

    /// A line, cut at its frame.
    pub(super) fn draw_line(&self, line: &[WorldPt], stroke: &Stroke, list: &mut DrawList) {
        for points in clip_line(&self.page(line), &self.frame()) {
            list.add(Mark::Inset, path(points, stroke.clone()));
        }
    }
}
