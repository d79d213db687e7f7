//! A rendered image on the graphics card, placed in any view.

use std::collections::VecDeque;
use std::sync::Arc;

use egui::{Color32, Painter, Pos2, Rect, TextureHandle, TextureOptions, Ui, pos2, vec2};

use super::software_gl::{GlPicture, SoftwareGl};
use crate::paint::screen::{ImageBand, RenderedImage, pos};
use crate::projection::{PagePt, Viewport};

/// Bands of pixels side by side.
pub(super) struct MapTexture {
    bands: Vec<(Picture, Rect)>,
    /// The view of its page.
    view: Viewport,
    pixels_per_point: f32,
    gl: Option<SoftwareGl>,
}

/// Pixels that are drawn as one.
enum Picture {
    /// By egui.
    Egui(TextureHandle),
    /// By OpenGL itself.
    Gl(Arc<GlPicture>),
}

impl std::fmt::Debug for MapTexture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MapTexture")
            .field("bands", &self.bands.len())
            .field("view", &self.view)
            .finish_non_exhaustive()
    }
}

impl MapTexture {
    /// A texture that has nothing on the card yet.
    pub(super) fn empty(view: Viewport, pixels_per_point: f32, gl: Option<&SoftwareGl>) -> Self {
        Self {
            bands: Vec::new(),
            view,
            pixels_per_point,
            gl: gl.cloned(),
        }
    }

    /// The whole of an image on the graphics card.
    pub(super) fn whole(
        ui: &Ui,
        image: RenderedImage,
        view: Viewport,
        pixels_per_point: f32,
        gl: Option<&SoftwareGl>,
    ) -> Self {
        let mut texture = Self::empty(view, pixels_per_point, gl);
        texture.upload(ui, &mut image.bands.into(), usize::MAX);
        texture
    }

    /// Hands bands over to the graphics card, so many pixels at most but one band at least; whether
    /// some are left.
    pub(super) fn upload(
        &mut self,
        ui: &Ui,
        bands: &mut VecDeque<ImageBand>,
        pixels: usize,
    ) -> bool {
        let mut handed = 0;
        while let Some(band) = bands.pop_front_if(|_| handed < pixels) {
            handed += band.image.pixels.len();
            let picture = match &self.gl {
                Some(gl) => Picture::Gl(Arc::new(gl.picture(band.image))),
                None => Picture::Egui(ui.load_texture("map", band.image, TextureOptions::LINEAR)),
            };
            self.bands.push((picture, band.rect));
        }
        !bands.is_empty()
    }

    /// Whether the texture covers a part of the screen in a view.
    pub(super) fn covers(&self, corner: Pos2, view: &Viewport, part: Rect) -> bool {
        let place = self.placing(corner, view);
        let all = self.bands.iter().map(|(_, rect)| place(*rect));
        all.reduce(|a, b| a.union(b))
            .is_some_and(|all| all.contains_rect(part))
    }

    /// Draws it as it lies in a view whose page has its corner at `corner`.
    pub(super) fn draw(&self, painter: &Painter, corner: Pos2, view: &Viewport) {
        self.draw_placed(painter, self.placing(corner, view));
    }

    /// Draws it where it lies on its own page.
    pub(super) fn draw_in_place(&self, painter: &Painter, corner: Pos2) {
        self.draw_placed(painter, |rect| {
            let at = self.on_pixel(rect.min + corner.to_vec2());
            Rect::from_min_size(at, rect.size())
        });
    }

    fn draw_placed(&self, painter: &Painter, place: impl Fn(Rect) -> Rect) {
        let mut pictures = Vec::new();
        for (picture, rect) in &self.bands {
            let at = place(*rect);
            if !painter.clip_rect().intersects(at) {
                continue;
            }
            match picture {
                Picture::Gl(picture) => pictures.push((Arc::clone(picture), at)),
                Picture::Egui(texture) => {
                    let whole = Rect::from_min_size(Pos2::ZERO, vec2(1.0, 1.0));
                    painter.image(texture.id(), at, whole, Color32::WHITE);
                }
            }
        }
        if let Some(gl) = self.gl.as_ref().filter(|_| !pictures.is_empty()) {
            gl.draw(painter, pictures);
        }
    }

    /// From its page to the screen. At its own zoom it is moved by whole pixels.
    fn placing(&self, corner: Pos2, view: &Viewport) -> impl Fn(Rect) -> Rect {
        let (from, to) = (self.view.transform(), view.transform());
        let on_screen = move |p: Pos2| {
            let page = PagePt::new(f64::from(p.x), f64::from(p.y));
            pos(to.project(from.unproject(page))) + corner.to_vec2()
        };
        let same_zoom = (self.view.zoom - view.zoom).abs() < 1e-9;
        // All bands move alike.
        let shift = self.on_pixel(on_screen(Pos2::ZERO)).to_vec2();
        move |rect| {
            if same_zoom {
                rect.translate(shift)
            } else {
                Rect::from_min_max(on_screen(rect.min), on_screen(rect.max))
            }
        }
    }

    /// The nearest whole pixel of the screen.
    fn on_pixel(&self, p: Pos2) -> Pos2 {
        let snap = |v: f32| (v * self.pixels_per_point).round() / self.pixels_per_point;
        pos2(snap(p.x), snap(p.y))
    }
}
