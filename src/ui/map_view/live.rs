//! The map as it is in this frame: the scene, and where it lies in the window.

use egui::{Pos2, Rect, Response, Ui};

use crate::model::FeatureId;
use crate::paint::screen::pos;
use crate::projection::{PagePt, ToPage, Viewport, WorldPt};
use crate::scene::Scene;

/// The map as it is in this frame.
pub(super) struct Live<'a> {
    pub(super) response: &'a Response,
    pub(super) scene: &'a Scene,
    pub(super) rect: Rect,
    pub(super) view: Viewport,
    pub(super) to_page: ToPage,
}

impl Live<'_> {
    /// The pointer on the page, while it is over the map's frame, its legend included; in a drag
    /// also where egui does not count it as hovering.
    pub(super) fn pointer(&self, ui: &Ui) -> Option<PagePt> {
        let at = self.response.hover_pos().or_else(|| {
            ui.input(|i| i.pointer.interact_pos())
                .filter(|_| self.response.dragged())
        })?;
        self.rect.contains(at).then(|| self.page(at))
    }

    /// Whether the map's furniture covers a point of the page.
    pub(super) fn is_covered(&self, at: PagePt) -> bool {
        self.scene.covered.iter().any(|rect| rect.contains(at))
    }

    /// Corridors drawn at a point of the page: ribbons before hulls, the last drawn first.
    pub(super) fn corridors_at(&self, at: PagePt) -> Vec<FeatureId> {
        // The map on the screen may still be the one of another view.
        let at = self.scene.to_page.project(self.to_page.unproject(at));
        let mut hit: Vec<_> = self
            .scene
            .picking
            .outlines
            .iter()
            .rev()
            .filter(|outline| outline.contains(at))
            .collect();
        hit.sort_by_key(|outline| !outline.is_ribbon);
        hit.into_iter().map(|outline| outline.feature).collect()
    }

    /// A point of the screen on the page.
    pub(super) fn page(&self, at: Pos2) -> PagePt {
        PagePt::new(
            f64::from(at.x - self.rect.min.x),
            f64::from(at.y - self.rect.min.y),
        )
    }

    /// A world point on the screen.
    pub(super) fn screen(&self, p: WorldPt) -> Pos2 {
        pos(self.to_page.project(p)) + self.rect.min.to_vec2()
    }
}
