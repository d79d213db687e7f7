//! The map in the middle: walkers moves it, the scene is drawn over it.
//!
//! walkers' own wheel zoom depends on the frame rate, so the wheel is taken over; dragging and
//! fling are walkers'. The map is printed off the UI thread, with a margin; its picture is moved
//! and scaled until the next one is there.

mod camera;
mod picking;
mod picture;
mod plates;
mod printing;
mod quick_drag;
mod stops;

use egui::{Pos2, Rect, Response, Ui};
use walkers::{Map, MapMemory};

use super::Reading;
use crate::action::Action;
use crate::model::FeatureId;
use crate::paint::screen::pos;
use crate::projection::{LonLat, PagePt, PageRect, ToPage, Viewport, WorldPt};
use crate::scene::Scene;
use crate::state::Camera;

use camera::Motion;
use picking::Clicks;
use plates::{Plates, Wanted};

/// The map's own state: where it is, what is drawn, where the pointer is.
#[derive(Debug, Default)]
pub struct MapPane {
    memory: MapMemory,
    motion: Motion,
    plates: Plates,
    clicks: Clicks,
    hover: Option<FeatureId>,
    pointer: Option<LonLat>,
    /// Where the map lies in the window, and how the world lies on it.
    placement: Option<(ToPage, Pos2)>,
}

impl MapPane {
    /// Where the pointer is on the map.
    #[must_use]
    pub fn pointer(&self) -> Option<LonLat> {
        self.pointer
    }

    /// What the pointer is on.
    #[must_use]
    pub fn hover(&self) -> Option<FeatureId> {
        self.hover
    }

    /// The map on the screen, as data.
    #[must_use]
    pub fn scene(&self) -> Option<&Scene> {
        self.plates.scene()
    }

    /// From the world to the map, and the map's corner in the window; once it was shown.
    #[must_use]
    pub fn placement(&self) -> Option<(ToPage, Pos2)> {
        self.placement
    }

    /// Whether a movement is under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.motion.is_easing()
    }

    /// What the map shows now.
    #[must_use]
    pub fn view(&self) -> Option<Viewport> {
        self.motion.shown()
    }

    /// Whether a map is being printed.
    #[must_use]
    pub fn is_printing(&self) -> bool {
        self.plates.is_printing()
    }

    /// Triangles' corners and lines of text on the screen, and maps printed so far.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, u64) {
        self.plates.counts()
    }

    /// What scenes and pictures have cost since the last call, on the printing thread's clock.
    pub fn take_print_costs(&mut self) -> Vec<(std::time::Duration, std::time::Duration)> {
        self.plates.take_costs()
    }

    /// Shows the map in all the room there is.
    pub fn show(&mut self, ui: &mut Ui, reading: &Reading<'_>, actions: &mut Vec<Action>) {
        let rect = ui.available_rect_before_wrap();
        let frame = frame_of(rect);
        self.motion.advance(ui, reading, frame, &mut self.memory);
        if let Some(scene) = self.plates.collect(ui) {
            let foot = scene.legend.map_or(0.0, |r| r.height());
            self.motion.printed(&scene.view, foot, &mut self.memory);
        }
        let middle = camera::position(self.motion.center());
        // Only the field of the map's memory is lent; the rest is read after the map has moved.
        let Self {
            memory,
            motion,
            plates,
            clicks,
            hover,
            pointer,
            ..
        } = self;
        let map = Map::new(None, memory, middle)
            .zoom_gesture(false)
            .double_click_to_zoom(false)
            .panning(false);
        map.show(ui, |ui, response, _projector, memory| {
            motion.follow(ui, memory, response);
            let view = motion.view(frame);
            let is_moving = response.dragged() || memory.animating() || motion.is_easing();
            let wanted = Wanted {
                view: motion.goal(frame),
                fit: motion.awaited_fit(reading),
                is_moving,
                is_dragged: response.dragged() || memory.animating(),
            };
            if plates.order(ui, reading, &wanted) {
                // The first map belongs into the first frame.
                ui.request_discard("the map is being printed");
            }
            let painter = ui.painter().with_clip_rect(rect);
            plates.draw_ground(&painter, rect.min, &view, reading.theme);
            if plates.is_lost() {
                ui.put(rect, egui::Label::new(reading.i18n.tr("message-job-lost")));
            }
            let Some(scene) = plates.scene() else { return };
            let live = Live {
                response,
                scene,
                rect,
                view,
                to_page: view.transform(),
            };
            *pointer = live
                .pointer(ui)
                .map(|p| live.to_page.unproject(p).to_lon_lat());
            *hover = picking::hover(ui, reading, &live);
            if let Some(feature) = *hover {
                picking::draw_hover(ui, reading, &live, feature);
            }
            plates.draw_furniture(&painter, rect.min);
            clicks.read(ui, reading, &live, actions);
            stops::show(ui, reading, &live, plates.stops(), actions);
        });
        self.motion.keep_in_bounds(reading, frame, &mut self.memory);
        self.placement = Some((self.motion.view(frame).transform(), rect.min));
        let camera = Camera {
            center: self.motion.center(),
            zoom: self.motion.zoom(),
        };
        if reading.state.camera != Some(camera) {
            actions.push(Action::Moved(camera));
        }
        if self.motion.is_easing() {
            ui.request_repaint();
        }
    }
}

/// The map as it is in this frame.
pub(super) struct Live<'a> {
    pub(super) response: &'a Response,
    pub(super) scene: &'a Scene,
    pub(super) rect: Rect,
    pub(super) view: Viewport,
    pub(super) to_page: ToPage,
}

impl Live<'_> {
    /// The pointer on the page, when it is over the map and not over the cartouche's panels.
    pub(super) fn pointer(&self, ui: &Ui) -> Option<PagePt> {
        let at = self.response.hover_pos().or_else(|| {
            ui.input(|i| i.pointer.interact_pos())
                .filter(|_| self.response.dragged())
        })?;
        self.rect.contains(at).then(|| self.page(at))
    }

    /// Whether the cartouche covers a point of the page.
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
            .filter(|outline| is_inside(&outline.points, at))
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

/// Whether a point lies in a polygon, by the even-odd rule.
fn is_inside(polygon: &[PagePt], p: PagePt) -> bool {
    let next = polygon.iter().cycle().skip(1);
    polygon
        .iter()
        .zip(next)
        .filter(|(a, b)| {
            (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
        })
        .count()
        % 2
        == 1
}

fn frame_of(rect: Rect) -> PageRect {
    PageRect::from_min_size(
        PagePt::default(),
        f64::from(rect.width().max(1.0)),
        f64::from(rect.height().max(1.0)),
    )
}
