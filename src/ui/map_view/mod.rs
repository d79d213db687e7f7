//! The map in the middle: walkers moves it, the scene is drawn over it.
//!
//! walkers' own wheel zoom depends on the frame rate, and its inertia lasts most of a second, so that
//! wheel, drag and glide are our own. The map is rendered off the UI thread, with a margin
//! (`crate::render`); its image is moved and scaled until the next one is there.

mod camera;
mod clicks;
mod content;
mod context_menu;
mod coordinates;
mod gestures;
mod hover;
mod keyboard;
mod live;
mod measuring;
mod picking;
mod quick_drag;

use std::time::Duration;

use egui::{DragPanButtons, Pos2, Rect, Ui};
use walkers::{Map, MapMemory};

use super::Reading;
use crate::action::Action;
use crate::model::FeatureId;
use crate::projection::{LonLat, PagePt, PageRect, ToPage, Viewport};
use crate::render::{MapAhead, MapDisplay, SoftwareGl};
use crate::scene::Scene;
use crate::state::{Camera, Sight};

pub(super) use content::content;

use camera::Motion;
use clicks::Clicks;
use context_menu::ContextMenu;
use hover::Emphasis;
use keyboard::MapKeys;
use live::Live;
use measuring::Measuring;

/// How long a map is still before "back" leads to where it is, in seconds.
const REST_S: f64 = 0.7;
/// How long a map that cannot be drawn waits before it is tried again.
const STOPPED_FOR: Duration = Duration::from_secs(15);

/// The map's own state: where it is, what is drawn, where the pointer is.
#[derive(Debug, Default)]
pub struct MapPane {
    memory: MapMemory,
    motion: Motion,
    display: MapDisplay,
    clicks: Clicks,
    menu: ContextMenu,
    measuring: Measuring,
    /// The first map, begun before there was a window.
    ahead: Option<MapAhead>,
    hover: Option<FeatureId>,
    pointer: Option<LonLat>,
    /// Since when it has been still, in seconds of the window's clock, until that is reported.
    still_since: Option<f64>,
    /// Where the map lies in the window, and how the world lies on it.
    placement: Option<(ToPage, Pos2)>,
}

impl MapPane {
    /// The map for another atlas, where it is; nothing that is of the old one stays but its image.
    pub(super) fn renewed(self) -> Self {
        Self {
            memory: self.memory,
            motion: self.motion,
            display: self.display.renewed(),
            placement: self.placement,
            ..Self::default()
        }
    }

    /// Draws the map by OpenGL that the processor does from now on, if there is any.
    pub fn draw_by(&mut self, gl: Option<SoftwareGl>) {
        self.display.draw_by(gl);
    }

    /// Begins with a map that was begun before there was a window, if it is the one that is needed.
    pub fn begin_with(&mut self, ahead: MapAhead) {
        self.ahead = Some(ahead);
    }

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
        self.display.scene()
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

    /// Whether a map is being rendered.
    #[must_use]
    pub fn is_rendering(&self) -> bool {
        self.display.is_rendering()
    }

    /// Triangles' corners and lines of text on the screen, and maps rendered so far.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, u64) {
        self.display.counts()
    }

    /// What scenes and images have cost since the last call, on the rendering thread's clock.
    pub fn take_render_costs(&mut self) -> Vec<(std::time::Duration, std::time::Duration)> {
        self.display.take_costs()
    }

    /// Shows the map in all the room there is; `pointed` is a feature that the pointer is on in a
    /// panel, `sight` what a search shows: the map marks both.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        pointed: Option<FeatureId>,
        sight: Option<Sight>,
        actions: &mut Vec<Action>,
    ) {
        let rect = ui.available_rect_before_wrap();
        hold_for_menu(ui);
        let frame = frame_of(rect);
        self.motion.advance(ui, reading, frame, &mut self.memory);
        if let Some(ahead) = self.ahead.take() {
            let desired = self.motion.desired(reading, frame, false);
            self.display.take_ahead(ui, ahead, desired);
        }
        if let Some(scene) = self.display.collect(ui) {
            let foot = scene.legend.map_or(0.0, |r| r.height());
            self.motion.rendered(&scene.view, foot, &mut self.memory);
        }
        if self.display.take_failure() {
            actions.push(Action::ShowFailure(
                reading.i18n.tr("message-map-broke-off"),
            ));
        }
        let middle = camera::position(self.motion.center());
        // Only the field of the map's memory is lent; the rest is read after the map has moved.
        let Self {
            memory,
            motion,
            display,
            clicks,
            menu,
            measuring,
            hover,
            pointer,
            ..
        } = self;
        let map = Map::new(None, memory, middle)
            .zoom_gesture(false)
            .double_click_to_zoom(false)
            .panning(false)
            .drag_pan_buttons(DragPanButtons::empty());
        map.show(ui, |ui, response, _projector, _memory| {
            motion.follow(ui, reading, response);
            let view = motion.view(frame);
            let desired = motion.desired(reading, frame, response.dragged());
            if display.request(ui, reading.atlas, desired) {
                // The first map belongs in the first frame.
                ui.request_discard("the map is being rendered");
            }
            let painter = ui.painter().with_clip_rect(rect);
            display.draw_ground(&painter, rect.min, &view, reading.theme);
            if display.is_stopped() {
                ui.put(rect, egui::Label::new(reading.i18n.tr("map-stopped")));
                // It is tried again after a while, though nobody moves.
                ui.request_repaint_after(STOPPED_FOR);
            }
            let Some(scene) = display.scene() else { return };
            let live = Live {
                response,
                scene,
                rect,
                view,
                to_page: view.transform(),
            };
            *pointer = live.pointer(ui).map(|p| live.ground_at(p).to_lon_lat());
            if menu.is_open() {
                // What the menu is about stays marked, and a click beside it only closes it.
                *hover = menu.feature();
            } else if reading.state.is_measuring() {
                *hover = None;
            } else {
                *hover = hover::hover(ui, reading, &live);
                clicks.read(ui, reading, &live, actions);
            }
            let marked = hover.or(pointed);
            if let Some(feature) = marked {
                hover::draw_mark(ui, reading, &live, feature, Emphasis::Pointed);
            }
            for feature in &reading.state.marked_features {
                hover::draw_mark(ui, reading, &live, *feature, Emphasis::Shown);
            }
            match sight {
                Some(Sight::Feature(feature)) => {
                    hover::draw_mark(ui, reading, &live, feature, Emphasis::Shown);
                }
                Some(Sight::Position(at)) => hover::draw_position(ui, reading, &live, at),
                None => {}
            }
            display.draw_furniture(&painter, rect.min);
            if let Some(feature) = marked {
                hover::draw_mark_on_insets(ui, reading, &live, feature);
            }
            measuring.read(ui, reading, &live, actions);
            measuring.draw(ui, reading, &live);
            // Clicks and keys are those of the line while points are added to it.
            if !reading.state.is_measuring() {
                menu.read(reading, &live);
                let mut keys = MapKeys {
                    reading,
                    live: &live,
                    menu,
                    actions,
                };
                keys.map(ui);
                keys.bundles(ui);
                keys.focus_targets(ui, display.focus_targets());
            }
            menu.show(ui, reading, &live, actions);
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
        self.report_rest(ui, reading, camera, actions);
        if self.motion.is_easing() {
            ui.request_repaint();
        }
    }
}

impl MapPane {
    /// Tells when a map that a person moved has been still for a while.
    fn report_rest(
        &mut self,
        ui: &Ui,
        reading: &Reading<'_>,
        camera: Camera,
        actions: &mut Vec<Action>,
    ) {
        let now = ui.input(|i| i.time);
        if reading.state.camera != Some(camera) {
            self.still_since = self.motion.is_touched().then_some(now);
        }
        let Some(since) = self.still_since else {
            return;
        };
        let left = REST_S - (now - since);
        if left > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(left));
        } else if !self.motion.is_easing() {
            self.still_since = None;
            actions.push(Action::Rested(camera));
        }
    }
}

/// A finger that rests for half a second asks for the menu, and its release is no click any more; a
/// button of the mouse may be held longer.
fn hold_for_menu(ui: &Ui) {
    const FINGER_S: f64 = 0.5;
    let usual = egui::InputOptions::default().max_click_duration;
    let is_touched = ui.input(|i| i.any_touches());
    let longest = if is_touched { FINGER_S } else { usual };
    if ui.options(|o| o.input_options.max_click_duration) != longest {
        ui.options_mut(|o| o.input_options.max_click_duration = longest);
    }
}

fn frame_of(rect: Rect) -> PageRect {
    PageRect::from_min_size(
        PagePt::default(),
        f64::from(rect.width().max(1.0)),
        f64::from(rect.height().max(1.0)),
    )
}
