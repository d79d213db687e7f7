//! Small maps within the map: Chongqing's central districts, and where a figure's view lies.
//!
//! An inset is furniture: it stays where it is while the ground moves. Its areas and lines are cut
//! at its frame and set on the page when the scene is built.

mod districts;
mod locator;
mod spot;

use std::sync::Arc;

use super::build::Builder;
use super::theme::{INSET_GAP_PT, NOTE_PT};
use super::{Rgba, Shape, Stroke};
use crate::geometry::{WorldArea, clip_line, clip_ring};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt, WorldRect};

/// What an inset shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Districts,
    Locator,
}

/// A small map with its place on the page.
#[derive(Clone, Debug)]
pub(super) struct Inset {
    subject: Subject,
    /// Its paper.
    pub(super) panel: PageRect,
    /// Its map.
    view: Viewport,
}

/// Height of an inset's title.
const TITLE_PT: f64 = NOTE_PT * 1.7;
/// Room between an inset's paper and its map.
const PAD_PT: f64 = 4.0;

impl Inset {
    /// An inset of a part of the world, its map so high, for a title or none.
    fn sized(rect: &WorldRect, height: f64) -> (f64, f64) {
        let aspect = (rect.max.x - rect.min.x) / (rect.max.y - rect.min.y).max(1e-12);
        (height * aspect, height)
    }

    fn title_height(subject: Subject) -> f64 {
        match subject {
            Subject::Districts => TITLE_PT,
            Subject::Locator => PAD_PT,
        }
    }

    /// The room a map of a size takes with its paper.
    fn panel_size(subject: Subject, (width, height): (f64, f64)) -> (f64, f64) {
        let title = Self::title_height(subject);
        (width + 2.0 * PAD_PT, height + title + PAD_PT)
    }

    fn new(subject: Subject, panel: PageRect, shows: &WorldRect) -> Self {
        let corner = panel.min.offset(PAD_PT, Self::title_height(subject));
        let frame = PageRect {
            min: corner,
            max: panel.max.offset(-PAD_PT, -PAD_PT),
        };
        Self {
            subject,
            panel,
            view: Viewport::fitting(shows, frame, 0.0),
        }
    }

    fn frame(&self) -> PageRect {
        self.view.frame
    }

    fn to_page(&self) -> ToPage {
        self.view.transform()
    }

    /// Whether any of a box of the world is on it.
    fn sees(&self, bounds: &WorldRect) -> bool {
        self.view.world_rect().intersects(bounds)
    }

    fn page(&self, line: &[WorldPt]) -> Vec<PagePt> {
        let to_page = self.to_page();
        line.iter().map(|p| to_page.project(*p)).collect()
    }
}

impl Builder<'_> {
    /// Sets aside room for insets where they cover nothing that matters, and ties each to its place
    /// on the ground.
    pub(super) fn reserve_insets(&mut self) {
        if self.request.furniture.districts {
            self.reserve_districts();
        }
        if self.request.furniture.locator {
            self.reserve_locator();
        }
    }

    fn add_inset(&mut self, inset: Inset) {
        self.covered.push(inset.panel);
        self.insets.push(inset);
    }

    /// Draws the insets.
    pub(super) fn draw_insets(&mut self) {
        for inset in std::mem::take(&mut self.insets) {
            self.panel(inset.panel);
            match inset.subject {
                Subject::Districts => self.districts(&inset),
                Subject::Locator => self.locator(&inset),
            }
        }
    }

    /// The frame around an inset's map.
    fn inset_frame(&mut self, inset: &Inset) {
        let stroke = Some(Stroke::solid(self.theme().frame, 0.8));
        let frame = super::furniture::rectangle(inset.frame(), None, stroke);
        self.fixed(frame);
    }

    /// An area on an inset, cut at its frame.
    fn inset_area(&mut self, inset: &Inset, area: &WorldArea, fill: Rgba) {
        if !inset.sees(&area.bounds()) {
            return;
        }
        for ring in &area.at_zoom(inset.view.zoom + 1.0).rings {
            let cut = clip_ring(&inset.page(ring), &inset.frame());
            if !cut.is_empty() {
                let ground = cut.iter().map(|p| self.to_page.unproject(*p)).collect();
                let area = Arc::new(WorldArea::drawn(vec![ground]));
                self.fixed(Shape::Area { area, fill });
            }
        }
    }

    /// A line on an inset, cut at its frame.
    fn inset_line(&mut self, inset: &Inset, line: &[WorldPt], stroke: &Stroke) {
        for points in clip_line(&inset.page(line), &inset.frame()) {
            self.fixed(Shape::Path {
                points,
                closed: false,
                fill: None,
                stroke: Some(stroke.clone()),
            });
        }
    }

    /// The limits within which insets stand: the frame, clear of the legend at its foot.
    fn inset_room(&self) -> PageRect {
        let mut room = self.request.view.frame.expand(-INSET_GAP_PT);
        if let Some(strip) = self.strip_room {
            room.max.y = strip.min.y - INSET_GAP_PT / 2.0;
        }
        room
    }
}
