//! The map as it is in this frame: the scene, and where it lies in the window.

use egui::{Pos2, Rect, Response, Ui};

use crate::paint::screen::pos;
use crate::projection::{PagePt, ToPage, Viewport, WorldPt};
use crate::scene::{InsetMap, Scene};

/// The map as it is in this frame.
pub(super) struct Live<'a> {
    pub(super) response: &'a Response,
    pub(super) scene: &'a Scene,
    pub(super) rect: Rect,
    pub(super) view: Viewport,
    pub(super) to_page: ToPage,
}

impl<'a> Live<'a> {
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

    /// The inset at a point of the page, with what it shows there.
    pub(super) fn inset_at(&self, at: PagePt) -> Option<(&'a InsetMap, WorldPt)> {
        let mut insets = self.scene.picking.insets.iter();
        insets.find_map(|inset| Some((inset, inset.ground_at(at)?)))
    }

    /// The point of the world at a point of the page, on an inset or on the map.
    pub(super) fn ground_at(&self, at: PagePt) -> WorldPt {
        let inset = self.inset_at(at).map(|(_, ground)| ground);
        inset.unwrap_or_else(|| self.to_page.unproject(at))
    }

    /// A point of the page as it lies on the scene, which may still be the one of another view.
    pub(super) fn on_scene(&self, at: PagePt) -> PagePt {
        self.scene.to_page.project(self.to_page.unproject(at))
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
        self.on_screen(self.to_page.project(p))
    }

    /// A point of the page on the screen.
    pub(super) fn on_screen(&self, at: PagePt) -> Pos2 {
        pos(at) + self.rect.min.to_vec2()
    }
}
