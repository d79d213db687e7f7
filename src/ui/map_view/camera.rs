//! How the map moves: eased zoom at the pointer, flights, limits.

use egui::{PointerButton, Pos2, Response, Ui, Vec2};
use walkers::{MapMemory, Position, lon_lat};

use super::Reading;
use super::content::content;
use super::gestures::{self, Pinch, Scroll};
use super::quick_drag::QuickDrag;
use crate::model::FeatureId;
use crate::projection::{PagePt, PageRect, Viewport, WORLD_WIDTH_PT, WorldPt, WorldRect};
use crate::render::{DesiredMap, FIT_MARGIN_PT, MAX_ZOOM, fit_above_legend};
use crate::scene::{Extent, bounds, connected_bounds};
use crate::state::{Goal, Sight};

/// A frame that changes by less has only been laid out again: the view stays, so that one that was
/// asked for is kept to the digit.
const LEAST_CHANGE_PT: f64 = 1.0;
/// How near the map comes to a position, at least: near enough for counties.
const POSITION_ZOOM: f64 = 9.5;
/// How quickly the view nears the goal of a flight: the share left after a second is e^-RATE.
const RATE: f64 = 21.0;
/// The same for the zoom about a point, which is at its goal within 150 ms.
const ZOOM_RATE: f64 = 38.0;
/// A map that is let go glides no further than this.
const MOST_GLIDE_PT: f64 = 90.0;
/// One that would glide less far stands still.
const LEAST_GLIDE_PT: f64 = 6.0;

/// Where the map is and where it is going.
#[derive(Debug, Default)]
pub(super) struct Motion {
    center: WorldPt,
    zoom: f64,
    frame: Option<PageRect>,
    /// Height of the legend at the foot, which a fitted view keeps clear.
    legend_pt: f64,
    /// Whether the person has moved the map or clicked it; until then it stays fitted.
    touched: bool,
    /// Whether the view is only a guess until the legend's height is known.
    awaits_fit: bool,
    /// Whether the position must still be written to the memory of walkers.
    unwritten: bool,
    quick_drag: QuickDrag,
    /// Whether fingers have pinched the map since it was last taken hold of.
    is_pinched: bool,
    easing: Option<Easing>,
}

/// A movement under way.
#[derive(Clone, Copy, Debug)]
enum Easing {
    /// Zooming about a point of the frame.
    Zoom { to: f64, about: PagePt },
    /// Flying to a view.
    Fly { center: WorldPt, zoom: f64 },
}

/// A world point as walkers has it.
pub(super) fn position(p: WorldPt) -> Position {
    let at = p.to_lon_lat();
    lon_lat(at.lon_deg, at.lat_deg)
}

impl Motion {
    pub(super) fn center(&self) -> WorldPt {
        self.center
    }

    pub(super) fn zoom(&self) -> f64 {
        self.zoom
    }

    /// What the map shows, once it has a frame.
    pub(super) fn shown(&self) -> Option<Viewport> {
        self.frame.map(|frame| self.view(frame))
    }

    /// Whether a person has moved the map.
    pub(super) const fn is_touched(&self) -> bool {
        self.touched
    }

    pub(super) fn is_easing(&self) -> bool {
        self.easing.is_some()
    }

    /// The map that is needed where it is going.
    pub(super) fn desired(
        &self,
        reading: &Reading<'_>,
        frame: PageRect,
        is_dragged: bool,
    ) -> DesiredMap {
        DesiredMap {
            content: content(reading.state, reading.i18n.language(), reading.theme),
            view: self.goal(frame),
            fit: self.awaited_fit(reading),
            is_moving: is_dragged || self.is_easing(),
            is_dragged,
        }
    }

    /// Applies goals and wheel events, and moves one step.
    pub(super) fn advance(
        &mut self,
        ui: &mut Ui,
        reading: &Reading<'_>,
        frame: PageRect,
        memory: &mut MapMemory,
    ) {
        self.touched |= reading.state.selection.is_some();
        if self.frame != Some(frame) {
            self.resized(reading, frame);
            self.write(memory);
        }
        if let Some(goal) = reading.state.goal {
            self.touched = true;
            self.take(goal, reading, frame);
        }
        self.wheel(ui, reading, frame);
        if self.easing.is_some() {
            if reading.state.reduced_motion {
                self.arrive(frame);
            } else {
                let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
                self.step(dt, frame);
            }
            self.write(memory);
        }
    }

    /// Keeps the ground where it was when the map's frame changes, and the selection in view; an
    /// untouched map is fitted again.
    fn resized(&mut self, reading: &Reading<'_>, frame: PageRect) {
        let before = self.frame.replace(frame);
        let begins = reading.state.camera.filter(|_| before.is_none());
        if let Some(camera) = begins.filter(|_| reading.state.is_moved) {
            // The window goes on with the view of the one before.
            (self.center, self.zoom) = (camera.center, camera.zoom);
            self.touched = true;
            return;
        }
        let Some(old) = before.filter(|_| self.touched) else {
            self.fit_circle(reading, frame);
            return;
        };
        let (wider, higher) = (frame.width() - old.width(), frame.height() - old.height());
        if wider.abs().max(higher.abs()) < LEAST_CHANGE_PT {
            return;
        }
        let scale = self.view(frame).scale();
        self.center.x += wider / 2.0 / scale;
        self.center.y += higher / 2.0 / scale;
        if self.easing.is_some() {
            // It is on its way to what was asked for.
            return;
        }
        let Some(FeatureId::Place(id)) = reading.state.selection else {
            return;
        };
        if let Some(node) = &reading.atlas.place(id).node {
            const ROOM_PT: f64 = 90.0;
            let at = self.view(frame).transform().project(node.at.to_world());
            let beyond = at.x - (frame.max.x - ROOM_PT);
            if beyond > 0.0 && beyond < old.width() - frame.width() {
                let center = WorldPt {
                    x: self.center.x + beyond / scale,
                    y: self.center.y,
                };
                let zoom = self.zoom;
                self.ease(Easing::Fly { center, zoom }, reading, frame);
            }
        }
    }

    fn fit_circle(&mut self, reading: &Reading<'_>, frame: PageRect) {
        let view = fit_above_legend(
            &bounds(reading.atlas, Extent::Circle),
            frame,
            self.legend_pt,
        );
        (self.center, self.zoom) = (view.center, view.zoom);
        self.awaits_fit = true;
    }

    /// What is to be fitted above the legend of the map that is rendered next; nothing once the
    /// person has moved the map.
    pub(super) fn awaited_fit(&self, reading: &Reading<'_>) -> Option<WorldRect> {
        (self.awaits_fit && !self.touched).then(|| bounds(reading.atlas, Extent::Circle))
    }

    /// Stores the legend's height, and the view of a map that was rendered to fit above it.
    pub(super) fn rendered(&mut self, view: &Viewport, legend_pt: f64, memory: &mut MapMemory) {
        self.legend_pt = legend_pt;
        if self.awaits_fit && !self.touched && self.frame == Some(view.frame) {
            (self.center, self.zoom) = (view.center, view.zoom);
            self.awaits_fit = false;
            self.write(memory);
        }
    }

    /// Where the map will be when the movement under way has ended.
    pub(super) fn goal(&self, frame: PageRect) -> Viewport {
        let now = self.view(frame);
        match self.easing {
            None => now,
            Some(Easing::Fly { center, zoom }) => Viewport {
                center,
                zoom,
                frame,
            },
            Some(Easing::Zoom { to, about }) => zoomed_about(&now, to, about),
        }
    }

    fn take(&mut self, goal: Goal, reading: &Reading<'_>, frame: PageRect) {
        if let Goal::Camera(camera) = goal
            && reading.state.camera == Some(camera)
        {
            // The state is there already, as when a map is opened: nothing flies.
            (self.center, self.zoom) = (camera.center, camera.zoom);
            self.easing = None;
            self.unwritten = true;
            return;
        }
        let fit = |rect: &WorldRect| {
            let Viewport { center, zoom, .. } = fit_above_legend(rect, frame, self.legend_pt);
            Easing::Fly { center, zoom }
        };
        let easing = match goal {
            Goal::Camera(camera) => Some(Easing::Fly {
                center: camera.center,
                zoom: camera.zoom,
            }),
            Goal::Circle => Some(fit(&bounds(reading.atlas, Extent::Circle))),
            Goal::Region => Some(fit(&bounds(reading.atlas, Extent::Region))),
            Goal::Connected(connected) => {
                let shown = &reading.state.shown;
                connected_bounds(reading.atlas, shown, connected).map(|rect| fit(&rect))
            }
            Goal::Bounds(rect) => Some(fit(&rect)),
            Goal::Feature(feature) | Goal::Beside(Sight::Feature(feature), _) => {
                self.to_feature(feature, reading, frame, covered_pt(goal))
            }
            Goal::Beside(Sight::Position(at), covered_pt) => {
                let zoom = self.zoom.max(POSITION_ZOOM);
                let center = beside(at.to_world(), zoom, covered_pt);
                Some(Easing::Fly { center, zoom })
            }
            Goal::ZoomBy(levels) => Some(self.zoom_about(levels, frame.center(), reading, frame)),
            Goal::ZoomAt(at, levels) => {
                let about = self.view(frame).transform().project(at);
                Some(self.zoom_about(levels, about, reading, frame))
            }
            Goal::PanBy(dx, dy) => Some(self.panned(dx, dy)),
        };
        if let Some(easing) = easing {
            self.ease(easing, reading, frame);
        }
    }

    /// Brings a feature into view, clear of so many covered points at the left edge: moves as
    /// little as need be, zooms only to what is larger or much smaller than the frame.
    fn to_feature(
        &self,
        feature: FeatureId,
        reading: &Reading<'_>,
        frame: PageRect,
        covered_pt: f64,
    ) -> Option<Easing> {
        let rect = feature_bounds(feature, reading)?;
        let mut clear = frame;
        clear.min.x = (clear.min.x + covered_pt).min(clear.max.x - 1.0);
        let to_page = self.view(frame).transform();
        let seen = WorldRect::around([clear.min, clear.max].map(|p| to_page.unproject(p)));
        let inside = seen.contains(rect.min) && seen.contains(rect.max);
        let fitted = Viewport::fitting(&rect, clear, 60.0).zoom;
        if inside && fitted < self.zoom + 2.5 {
            return None;
        }
        let zoom = fitted.min(9.5).min(self.zoom.max(fitted.min(8.6)));
        let center = beside(rect.center(), zoom, covered_pt);
        Some(Easing::Fly { center, zoom })
    }

    fn wheel(&mut self, ui: &mut Ui, reading: &Reading<'_>, frame: PageRect) {
        let rect = ui.available_rect_before_wrap();
        let Some(at) = ui
            .input(|i| i.pointer.hover_pos())
            .filter(|p| rect.contains(*p))
        else {
            return;
        };
        if ui.ctx().layer_id_at(at) != Some(ui.layer_id()) {
            return;
        }
        let about = on_page(at, rect.min);
        let Scroll { levels, pan } = gestures::scroll(ui);
        self.touched |= levels != 0.0 || pan != Vec2::ZERO;
        if levels != 0.0 {
            self.easing = Some(self.zoom_about(levels, about, reading, frame));
        }
        if pan != Vec2::ZERO {
            let panned = self.panned(f64::from(pan.x), f64::from(pan.y));
            self.ease(panned, reading, frame);
        }
    }

    /// Moves the ground with two fingers or more on the screen, at once.
    fn pinch(&mut self, pinch: Pinch, reading: &Reading<'_>, corner: Pos2) {
        let Some(frame) = self.frame else { return };
        (self.touched, self.is_pinched, self.easing) = (true, true, None);
        self.quick_drag = QuickDrag::default();
        let zoom = (self.zoom + pinch.levels).clamp(min_zoom(reading, frame), MAX_ZOOM);
        let about = on_page(pinch.about - pinch.pan, corner);
        self.center = zoomed_about(&self.view(frame), zoom, about).center;
        self.zoom = zoom;
        self.unwritten = true;
        self.shift(pinch.pan, self.view(frame).scale());
    }

    /// A flight by so many points right and down, added to the one under way.
    fn panned(&self, dx: f64, dy: f64) -> Easing {
        let (from, zoom) = match self.easing {
            Some(Easing::Fly { center, zoom }) => (center, zoom),
            _ => (self.center, self.zoom),
        };
        let scale = WORLD_WIDTH_PT * zoom.exp2();
        let center = WorldPt {
            x: from.x - dx / scale,
            y: from.y - dy / scale,
        };
        Easing::Fly { center, zoom }
    }

    /// Starts a movement; a flight ends where the map may be, so that it arrives.
    fn ease(&mut self, easing: Easing, reading: &Reading<'_>, frame: PageRect) {
        self.easing = Some(match easing {
            Easing::Fly { center, zoom } => Easing::Fly {
                center: kept(center, reading),
                zoom: zoom.clamp(min_zoom(reading, frame), MAX_ZOOM),
            },
            zoom => zoom,
        });
    }

    fn zoom_about(
        &self,
        levels: f64,
        about: PagePt,
        reading: &Reading<'_>,
        frame: PageRect,
    ) -> Easing {
        let from = match self.easing {
            Some(Easing::Zoom { to, .. }) => to,
            _ => self.zoom,
        };
        let to = (from + levels).clamp(min_zoom(reading, frame), MAX_ZOOM);
        Easing::Zoom { to, about }
    }

    /// Ends the movement under way where it leads to.
    fn arrive(&mut self, frame: PageRect) {
        let Viewport { center, zoom, .. } = self.goal(frame);
        (self.center, self.zoom, self.easing) = (center, zoom, None);
    }

    fn step(&mut self, dt: f64, frame: PageRect) {
        let share = |rate: f64| 1.0 - (-rate * dt).exp();
        match self.easing {
            Some(Easing::Zoom { to, about }) => {
                let share = share(ZOOM_RATE);
                let arrived = (to - self.zoom).abs() < 0.004;
                let zoom = if arrived {
                    to
                } else {
                    self.zoom + (to - self.zoom) * share
                };
                self.center = zoomed_about(&self.view(frame), zoom, about).center;
                self.zoom = zoom;
                if arrived {
                    self.easing = None;
                }
            }
            Some(Easing::Fly { center, zoom }) => {
                let share = share(RATE);
                let scale = self.view(frame).scale();
                let left = (center.x - self.center.x).hypot(center.y - self.center.y) * scale;
                if left < 0.5 && (zoom - self.zoom).abs() < 0.004 {
                    (self.center, self.zoom, self.easing) = (center, zoom, None);
                } else {
                    self.center.x += (center.x - self.center.x) * share;
                    self.center.y += (center.y - self.center.y) * share;
                    self.zoom += (zoom - self.zoom) * share;
                }
            }
            None => {}
        }
    }

    /// Moves the map with the pointer that drags it, which ends every easing; let go, it glides on
    /// for a moment.
    pub(super) fn follow(&mut self, ui: &Ui, reading: &Reading<'_>, response: &Response) {
        self.touched |= response.drag_started() || response.clicked();
        if response.drag_started() {
            (self.easing, self.is_pinched) = (None, false);
        }
        let pinch = gestures::pinch(ui).filter(|_| response.is_pointer_button_down_on());
        if let Some(pinch) = pinch {
            self.pinch(pinch, reading, response.rect.min);
            return;
        }
        let scale = WORLD_WIDTH_PT * self.zoom.exp2();
        if response.dragged_by(PointerButton::Primary) {
            self.shift(response.drag_delta(), scale);
        }
        if let Some(missing) = self.quick_drag.missing(ui, response, self.center, scale) {
            self.touched = true;
            self.easing = None;
            self.shift(missing, scale);
        } else if response.drag_stopped() && !reading.state.reduced_motion && !self.is_pinched {
            self.glide(ui.input(|i| i.pointer.velocity()), reading);
        }
    }

    /// Moves the ground by so many points.
    fn shift(&mut self, by: Vec2, scale: f64) {
        if by != Vec2::ZERO {
            self.center.x -= f64::from(by.x) / scale;
            self.center.y -= f64::from(by.y) / scale;
            self.unwritten = true;
        }
    }

    /// Lets the map go at a speed in points a second: it flies to where it would come to rest.
    fn glide(&mut self, velocity: Vec2, reading: &Reading<'_>) {
        let far = f64::from(velocity.length()) / RATE;
        let (Some(frame), true) = (self.frame, far >= LEAST_GLIDE_PT) else {
            return;
        };
        let share = far.min(MOST_GLIDE_PT) / far / RATE;
        let [dx, dy] = [velocity.x, velocity.y].map(|v| f64::from(v) * share);
        let flight = self.panned(dx, dy);
        self.ease(flight, reading, frame);
    }

    /// The middle of the view stays over the region.
    pub(super) fn keep_in_bounds(
        &mut self,
        reading: &Reading<'_>,
        frame: PageRect,
        memory: &mut MapMemory,
    ) {
        let kept = kept(self.center, reading);
        let zoom = self.zoom.clamp(min_zoom(reading, frame), MAX_ZOOM);
        if std::mem::take(&mut self.unwritten) || kept != self.center || zoom != self.zoom {
            (self.center, self.zoom) = (kept, zoom);
            self.write(memory);
        }
    }

    pub(super) fn view(&self, frame: PageRect) -> Viewport {
        Viewport {
            center: self.center,
            zoom: self.zoom,
            frame,
        }
    }

    fn write(&self, memory: &mut MapMemory) {
        memory.center_at(position(self.center));
        // The limits above lie within what walkers takes.
        let _ = memory.set_zoom(self.zoom);
    }
}

/// A point of the window on the page of a map whose corner is there.
fn on_page(at: Pos2, corner: Pos2) -> PagePt {
    PagePt::new(f64::from(at.x - corner.x), f64::from(at.y - corner.y))
}

/// A view at another zoom with the ground beneath a point of the frame where it was.
fn zoomed_about(view: &Viewport, zoom: f64, about: PagePt) -> Viewport {
    let anchor = view.transform().unproject(about);
    let after = Viewport { zoom, ..*view };
    let now = after.transform().project(anchor);
    let middle = view.frame.center().offset(now.x - about.x, now.y - about.y);
    Viewport {
        center: after.transform().unproject(middle),
        ..after
    }
}

/// How many points at the left edge a goal keeps clear of.
fn covered_pt(goal: Goal) -> f64 {
    match goal {
        Goal::Beside(_, covered_pt) => covered_pt,
        _ => 0.0,
    }
}

/// The middle of a view in which a point stands in the middle of what is not covered at the left.
fn beside(at: WorldPt, zoom: f64, covered_pt: f64) -> WorldPt {
    let x = at.x - covered_pt / 2.0 / (WORLD_WIDTH_PT * zoom.exp2());
    WorldPt { x, y: at.y }
}

/// The nearest point the middle of the map may be at.
fn kept(center: WorldPt, reading: &Reading<'_>) -> WorldPt {
    let room = bounds(reading.atlas, Extent::Region);
    WorldPt {
        x: center.x.clamp(room.min.x, room.max.x),
        y: center.y.clamp(room.min.y, room.max.y),
    }
}

/// A level further out than the whole region, so that it fits above the legend.
fn min_zoom(reading: &Reading<'_>, frame: PageRect) -> f64 {
    let region = bounds(reading.atlas, Extent::Region);
    (Viewport::fitting(&region, frame, FIT_MARGIN_PT).zoom - 1.0).clamp(0.0, MAX_ZOOM)
}

/// The part of the world a feature lies in; `None` when it has no place.
fn feature_bounds(feature: FeatureId, reading: &Reading<'_>) -> Option<WorldRect> {
    use crate::model::Alignment;
    let atlas = reading.atlas;
    let of_place = |id: crate::model::PlaceId| {
        let place = atlas.place(id);
        let around_node = place
            .node
            .as_ref()
            .map(|n| WorldRect::around([n.at.to_world()]));
        place
            .region
            .map(|r| atlas.region(r).area.bounds())
            .or(around_node)
    };
    let union = |rects: &mut dyn Iterator<Item = WorldRect>| {
        let rect = rects.fold(WorldRect::EMPTY, WorldRect::union);
        (!rect.is_empty()).then_some(rect)
    };
    match feature {
        FeatureId::Place(id) => of_place(id)
            .or_else(|| union(&mut atlas.place(id).members.iter().filter_map(|m| of_place(*m)))),
        FeatureId::Corridor(id) => union(
            &mut atlas
                .corridor(id)
                .places
                .iter()
                .filter_map(|p| of_place(*p)),
        ),
        FeatureId::Link(id) => match &atlas.link(id).alignment {
            Alignment::Lines(parts) => union(&mut parts.iter().map(|p| p.line.bounds())),
            Alignment::Points(points) => {
                Some(WorldRect::around(points.iter().map(|p| p.at.to_world())))
            }
            Alignment::None { .. } => None,
        },
    }
}
