//! The rendered maps on the screen: the newest over the one before, over the whole region.
//!
//! At rest a map lies pixel upon pixel. While it moves it is shifted by whole pixels; while it
//! zooms it is scaled until the map of the goal is there, which is requested at once.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use egui::{Painter, Pos2, Ui};

use super::focus_targets::FocusTarget;
use super::map_ahead::MapAhead;
use super::map_request::{MapContent, Priority, RenderRequest, Resolution};
use super::map_worker::{MapWorker, Rendered, RenderedMap, RenderedMargin, RenderedOverview};
use super::software_gl::SoftwareGl;
use super::texture::MapTexture;
use crate::model::Atlas;
use crate::paint::screen::{ImageBand, RenderedImage, color32};
use crate::projection::{Viewport, WorldRect};
use crate::scene::{Scene, Theme};

/// How many pixels are handed to the graphics card in a frame while the map moves.
const PIXELS_A_FRAME: usize = 900_000;

/// How long the window waits for its first map before it is shown without.
const FIRST_PATIENCE: Duration = Duration::from_millis(350);

/// The most costs that are kept until they are taken.
const MAX_COSTS: usize = 64;

/// The rendered maps that are at hand, and the thread that renders the next.
#[derive(Debug, Default)]
pub struct MapDisplay {
    worker: Option<MapWorker>,
    /// What draws the maps where there is no graphics card.
    gl: Option<SoftwareGl>,
    current: Option<CurrentMap>,
    upload: Option<Box<Upload>>,
    /// What is rendered around the current map, or around the one that is uploaded.
    margin: Option<RenderedMargin>,
    previous: Option<MapTexture>,
    overview: Option<MapTexture>,
    rendered: u64,
    has_waited: bool,
    /// Whether the current map has come in this frame.
    has_come: bool,
    /// What the maps cost since somebody asked; kept short.
    costs: Vec<(Duration, Duration)>,
}

/// The map that the window needs now.
#[derive(Debug)]
pub struct DesiredMap {
    /// What it shows.
    pub content: MapContent,
    /// Where it is, or is going.
    pub view: Viewport,
    /// What is to be fitted once the legend's height is known.
    pub fit: Option<WorldRect>,
    /// Whether it moves.
    pub is_moving: bool,
    /// Whether it is dragged, or glides on.
    pub is_dragged: bool,
}

impl DesiredMap {
    /// The request for it on the window's screen.
    fn request(self, ui: &Ui) -> RenderRequest {
        let frame = &self.view.frame;
        let max_side = ui.input(|i| i.max_texture_side);
        let resolution = Resolution::new(
            (frame.width(), frame.height()),
            ui.pixels_per_point(),
            max_side,
        );
        RenderRequest::new(self.content, self.view, self.fit, resolution)
    }
}

/// The newest map, wholly on the graphics card but for its margin.
#[derive(Debug)]
struct CurrentMap {
    request: RenderRequest,
    scene: Scene,
    focus_targets: Vec<FocusTarget>,
    ground: MapTexture,
    furniture: Option<MapTexture>,
    vertices: usize,
    texts: usize,
}

/// A map on its way to the graphics card, a few bands a frame: a large image handed over at once
/// would make a frame late.
#[derive(Debug)]
struct Upload {
    map: RenderedMap,
    bands: VecDeque<ImageBand>,
    ground: MapTexture,
}

impl MapDisplay {
    /// The display for another atlas: the image of the map is seen until the next one is there, and
    /// nothing waits for it.
    #[must_use]
    pub fn renewed(self) -> Self {
        let current = self.current.map(|map| map.ground);
        Self {
            previous: current.or(self.previous),
            gl: self.gl,
            rendered: self.rendered,
            has_waited: self.has_waited,
            ..Self::default()
        }
    }

    /// Draws maps by OpenGL that the processor does from now on, if there is any.
    pub fn draw_by(&mut self, gl: Option<SoftwareGl>) {
        self.gl = gl;
    }

    /// The current map as data.
    #[must_use]
    pub fn scene(&self) -> Option<&Scene> {
        self.current.as_ref().map(|current| &current.scene)
    }

    /// What the keyboard reaches on the current map.
    #[must_use]
    pub fn focus_targets(&self) -> &[FocusTarget] {
        let current = self.current.as_ref();
        current.map_or(&[], |current| &current.focus_targets)
    }

    /// Whether a map is on its way to the screen.
    #[must_use]
    pub fn is_rendering(&self) -> bool {
        let worker = self.worker.as_ref();
        self.upload.is_some() || worker.is_some_and(|w| w.pending().is_some())
    }

    /// Whether no map is rendered for now, because too many attempts have failed.
    pub fn is_stopped(&mut self) -> bool {
        self.worker.as_mut().is_some_and(MapWorker::is_stopped)
    }

    /// Whether rendering has failed by a fault of the program since the last call. It is tried
    /// again, a few times at most.
    pub fn take_failure(&mut self) -> bool {
        self.worker.as_mut().is_some_and(MapWorker::take_failure)
    }

    /// Triangles' corners, lines of text, and maps rendered so far.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, u64) {
        let current = self.current.as_ref();
        let (vertices, texts) = current.map_or((0, 0), |map| (map.vertices, map.texts));
        (vertices, texts, self.rendered)
    }

    /// What scenes and images have cost since the last call, on the rendering thread's clock.
    pub fn take_costs(&mut self) -> Vec<(Duration, Duration)> {
        std::mem::take(&mut self.costs)
    }

    /// Takes what has been rendered; the new map, if there is one.
    ///
    /// The first map is waited for: where there is no graphics card, a frame without it would take
    /// as long.
    pub fn collect(&mut self, ui: &Ui) -> Option<&Scene> {
        let worker = self.worker.as_mut()?;
        let patience = if self.current.is_none() && !self.has_waited {
            FIRST_PATIENCE
        } else {
            Duration::ZERO
        };
        self.has_waited = true;
        for rendered in worker.collect(patience) {
            match rendered {
                Rendered::Map(map) => self.receive(*map),
                Rendered::Margin(margin) => self.margin = Some(*margin),
                Rendered::Overview(RenderedOverview { view, image }) => {
                    self.overview = Some(MapTexture::whole(ui, image, view, 1.0, self.gl.as_ref()));
                }
            }
        }
        // Where the processor does OpenGL's work, one frame more costs more than all the pixels.
        let budget = if self.current.is_none() || self.gl.is_some() {
            usize::MAX
        } else {
            PIXELS_A_FRAME
        };
        let Some(mut upload) = self.upload.take() else {
            self.add_margin(ui, budget);
            return None;
        };
        if upload.ground.upload(ui, &mut upload.bands, budget) {
            ui.request_repaint();
            self.upload = Some(upload);
            return None;
        }
        self.show(ui, *upload);
        if self.margin.is_some() {
            ui.request_repaint();
        }
        self.scene()
    }

    fn receive(&mut self, mut map: RenderedMap) {
        if self.costs.len() < MAX_COSTS {
            self.costs.push(map.cost);
        }
        let pixels_per_point = map.request.key.resolution.pixels_per_point;
        self.upload = Some(Box::new(Upload {
            ground: MapTexture::empty(map.scene.view, pixels_per_point, self.gl.as_ref()),
            bands: std::mem::take(&mut map.ground.bands).into(),
            map,
        }));
    }

    /// Puts a map that is on the graphics card in the place of the current one.
    fn show(&mut self, ui: &Ui, Upload { map, ground, .. }: Upload) {
        let RenderedMap {
            request,
            scene,
            focus_targets,
            ground: RenderedImage {
                vertices, texts, ..
            },
            furniture,
            ..
        } = map;
        let texts = texts + furniture.as_ref().map_or(0, |image| image.texts);
        let pixels_per_point = request.key.resolution.pixels_per_point;
        let gl = self.gl.as_ref();
        let furniture =
            furniture.map(|image| MapTexture::whole(ui, image, scene.view, pixels_per_point, gl));
        let current = CurrentMap {
            furniture,
            ground,
            request,
            scene,
            focus_targets,
            vertices,
            texts,
        };
        self.previous = self.current.replace(current).map(|map| map.ground);
        self.rendered += 1;
        self.has_come = true;
    }

    /// Hands over what was rendered around the current map.
    fn add_margin(&mut self, ui: &Ui, pixels: usize) {
        let (Some(current), Some(margin)) = (&mut self.current, &mut self.margin) else {
            return;
        };
        if margin.request == current.request && current.ground.upload(ui, &mut margin.bands, pixels)
        {
            ui.request_repaint();
        } else {
            // What the previous map showed lies in the margin now, or so far away that the
            // overview will do.
            (self.margin, self.previous) = (None, None);
        }
    }

    /// Takes a map that was begun before the window was made, if it is the one that is needed.
    pub fn take_ahead(&mut self, ui: &Ui, ahead: MapAhead, desired: DesiredMap) {
        if self.worker.is_none() && desired.request(ui) == ahead.request {
            self.worker = Some(ahead.worker);
        }
    }

    /// Requests a new map when those at hand will not do; whether it is the first of all.
    pub fn request(&mut self, ui: &Ui, atlas: &Arc<Atlas>, desired: DesiredMap) -> bool {
        let (is_moving, is_dragged) = (desired.is_moving, desired.is_dragged);
        let request = desired.request(ui);
        let has_come = std::mem::take(&mut self.has_come);
        let upload = self.upload.as_ref().map(|upload| &upload.map);
        let current = self.current.as_ref();
        let at_hand = [
            upload.map(|map| (&map.request.key, &map.scene.view)),
            current.map(|map| (&map.request.key, &map.scene.view)),
        ];
        let mut at_hand = at_hand.into_iter().flatten();
        if at_hand.any(|(key, view)| request.is_answered_by(key, view, is_moving)) {
            return false;
        }
        // One map is painted before the next one takes the cores.
        if has_come {
            ui.request_repaint();
            return false;
        }
        let is_first = self.worker.is_none();
        let worker = self.worker.get_or_insert_with(|| {
            let window = ui.ctx().clone();
            MapWorker::new(atlas, move || window.request_repaint())
        });
        match worker.pending() {
            Some(pending) if *pending == request => {}
            // While the map is dragged, one map after the other.
            Some(pending)
                if is_moving
                    && pending.key == request.key
                    && pending.view.zoom == request.view.zoom => {}
            _ => {
                let priority = if is_dragged {
                    Priority::High
                } else {
                    Priority::Low
                };
                worker.request(request, priority);
            }
        }
        is_first
    }

    /// Draws the map as it lies in a view.
    pub fn draw_ground(&self, painter: &Painter, corner: Pos2, view: &Viewport, theme: &Theme) {
        let clip = painter.clip_rect();
        let current = self.current.as_ref().map(|map| &map.ground);
        let covers = current.is_some_and(|texture| texture.covers(corner, view, clip));
        if !covers {
            painter.rect_filled(clip, 0.0, color32(theme.outside));
            for texture in [&self.overview, &self.previous].into_iter().flatten() {
                texture.draw(painter, corner, view);
            }
        }
        if let Some(texture) = current {
            texture.draw(painter, corner, view);
        }
    }

    /// Draws the furniture, which stays where it is.
    pub fn draw_furniture(&self, painter: &Painter, corner: Pos2) {
        let current = self.current.as_ref();
        if let Some(texture) = current.and_then(|map| map.furniture.as_ref()) {
            texture.draw_in_place(painter, corner);
        }
    }
}
