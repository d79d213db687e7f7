//! Scene → pixels for egui: the map is printed once, off the UI thread, and moved as a picture.
//!
//! Page points are egui points. A sheet is a picture of the ground with a margin, or of the
//! furniture; moving it costs two triangles, however much is on the map and whether or not there
//! is a graphics card.

mod pen;
mod pixels;
mod raster;

use std::sync::Arc;

use egui::emath::Rot2;
use egui::epaint::text::{FontDefinitions, Fonts, TextOptions, ViewportKey};
use egui::epaint::{Mesh, TessellationOptions, Tessellator, TextShape, Vertex};
use egui::{Color32, ColorImage, FontFamily, FontId, Galley, Pos2, Rect, Vec2, pos2, vec2};

use crate::projection::{PagePt, PageRect};
use crate::scene::{Item, Rgba, Scene, Text};
use pen::Pen;
use pixels::Pixels;

/// The egui colour of a scene's colour.
#[must_use]
pub fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A page point in egui's coordinates.
#[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
#[must_use]
pub fn pos(p: PagePt) -> Pos2 {
    pos2(p.x as f32, p.y as f32)
}

/// A part of a printed picture.
#[derive(Clone, Debug)]
pub struct Band {
    /// The pixels.
    pub image: Arc<ColorImage>,
    /// Where they lie on the page, in points.
    pub rect: Rect,
}

/// A printed picture.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its parts from top to bottom, so that they can be handed to the graphics card one by one.
    pub bands: Vec<Band>,
    /// How many triangles' corners went into it.
    pub vertices: usize,
    /// How many lines of text.
    pub texts: usize,
}

/// Prints scenes: holds the fonts, so that a second print need not read them again.
pub struct Press {
    fonts: Fonts,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

/// The longest side of a glyph texture.
const MAX_TEXTURE_SIDE: usize = 8192;

impl Press {
    /// A press with the fonts of the interface.
    #[must_use]
    pub fn new(fonts: FontDefinitions) -> Self {
        let options = TextOptions {
            max_texture_side: MAX_TEXTURE_SIDE,
            // Names lie at any angle and between pixels: a figure has them no other way.
            font_hinting: false,
            ..TextOptions::default()
        };
        Self {
            fonts: Fonts::new(options, fonts),
        }
    }

    /// Sets the ground of a scene, so far beyond its frame, in triangles and lines of text.
    pub fn set_ground(&mut self, scene: &Scene, pixels_per_point: f32, margin_pt: f64) -> Ground {
        let page = scene.view.frame.expand(margin_pt);
        Ground {
            work: self.tessellate(scene, &scene.ground, pixels_per_point, margin_pt),
            frame: Pixels::of(rect_of(&scene.view.frame), pixels_per_point),
            outer: Pixels::of(rect_of(&page), pixels_per_point),
            background: color32(scene.background),
            pixels_per_point,
        }
    }

    /// Prints what of the ground lies in the frame.
    #[must_use]
    pub fn inside(&self, ground: &Ground) -> Sheet {
        self.print_ground(ground, ground.frame.bands())
    }

    /// Prints what of the ground lies around the frame.
    #[must_use]
    pub fn around(&self, ground: &Ground) -> Sheet {
        let parts = ground.outer.around(&ground.frame);
        self.print_ground(ground, parts.iter().flat_map(Pixels::bands).collect())
    }

    fn print_ground(&self, ground: &Ground, bands: Vec<Pixels>) -> Sheet {
        let Ground {
            work,
            background,
            pixels_per_point,
            ..
        } = ground;
        self.print(work, bands, *background, *pixels_per_point)
    }

    /// Prints the furniture of a scene; `None` when it has none.
    pub fn furniture(&mut self, scene: &Scene, pixels_per_point: f32) -> Option<Sheet> {
        let work = self.tessellate(scene, &scene.furniture, pixels_per_point, 0.0);
        let rect = work
            .mesh
            .calc_bounds()
            .intersect(rect_of(&scene.view.frame));
        rect.is_positive().then(|| {
            let bands = Pixels::of(rect, pixels_per_point).bands();
            self.print(&work, bands, Color32::TRANSPARENT, pixels_per_point)
        })
    }

    fn tessellate(
        &mut self,
        scene: &Scene,
        items: &[Item],
        pixels_per_point: f32,
        margin_pt: f64,
    ) -> Work {
        // Each kind of sheet keeps its own lines of text from print to print.
        let cache = ViewportKey::new(u64::from(margin_pt > 0.0));
        self.fonts.begin_pass(*self.fonts.options(), cache);
        let mut pen = Pen::new(scene, pixels_per_point, margin_pt);
        items.iter().for_each(|item| pen.item(item));
        let galleys: Vec<Arc<Galley>> = {
            let mut fonts = self
                .fonts
                .with_pixels_per_point_for_viewport(pixels_per_point, cache);
            let layout = |text: &&Text| {
                fonts.layout_no_wrap(text.content.clone(), font(text), color32(text.color))
            };
            pen.texts.iter().map(layout).collect()
        };
        // All glyphs are in the texture now, so that its size is final.
        let texture = self.fonts.font_image_size();
        let mut writer = Tessellator::new(
            pixels_per_point,
            TessellationOptions::default(),
            texture,
            Vec::new(),
        );
        let mut mesh = pen.mesh;
        for (text, galley) in pen.texts.iter().zip(galleys) {
            write(text, &galley, texture, &mut writer, &mut mesh);
        }
        Work {
            mesh,
            texts: pen.texts.len(),
        }
    }

    fn print(
        &self,
        work: &Work,
        bands: Vec<Pixels>,
        background: Color32,
        pixels_per_point: f32,
    ) -> Sheet {
        let mut plates: Vec<_> = bands
            .into_iter()
            .map(|place| raster::Plate {
                image: ColorImage::filled(place.size(), background),
                place,
            })
            .collect();
        let texture = self.fonts.texture_atlas().image();
        raster::draw(&work.mesh, texture, pixels_per_point, &mut plates);
        let bands = plates.into_iter().map(|plate| Band {
            rect: plate.place.rect(pixels_per_point),
            image: Arc::new(plate.image),
        });
        Sheet {
            bands: bands.collect(),
            vertices: work.mesh.vertices.len(),
            texts: work.texts,
        }
    }
}

/// The ground of a scene, set and ready to be printed.
#[derive(Debug)]
pub struct Ground {
    work: Work,
    frame: Pixels,
    outer: Pixels,
    background: Color32,
    pixels_per_point: f32,
}

fn rect_of(page: &PageRect) -> Rect {
    Rect::from_min_max(pos(page.min), pos(page.max))
}

/// Triangles, text included.
#[derive(Debug)]
struct Work {
    mesh: Mesh,
    texts: usize,
}

fn font(text: &Text) -> FontId {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let size = text.size_pt as f32;
    FontId::new(size, FontFamily::Proportional)
}

/// A line of text; its halo is the same text stamped around it.
fn write(
    text: &Text,
    galley: &Arc<Galley>,
    texture: [usize; 2],
    writer: &mut Tessellator,
    mesh: &mut Mesh,
) {
    let first = mesh.vertices.len();
    let ascent = galley
        .rows
        .first()
        .and_then(|row| row.row.glyphs.first().map(|g| row.pos.y + g.pos.y))
        .unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let angle = text.angle_rad as f32;
    let at = pos(text.at) - Rot2::from_angle(angle) * vec2(0.0, ascent);
    if let Some(halo) = text.halo {
        let halo = color32(halo);
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let reach = text.halo_pt as f32;
        for i in 0..8_u8 {
            let towards = f32::from(i) * std::f32::consts::FRAC_PI_4;
            let at = at + Vec2::angled(towards) * reach;
            let stamp = TextShape::new(at, Arc::clone(galley), halo)
                .with_override_text_color(halo)
                .with_angle(angle);
            writer.tessellate_text(&stamp, mesh);
        }
    }
    let shape = TextShape::new(at, Arc::clone(galley), color32(text.color)).with_angle(angle);
    writer.tessellate_text(&shape, mesh);
    if angle != 0.0 {
        widen_glyphs(&mut mesh.vertices[first..], texture);
    }
}

/// Lets the rectangles of turned glyphs reach half a texel further on every side.
///
/// A turned stroke fades over its edge. Cut off at the edge, one that is a texel thick, a dash, is
/// all but lost.
fn widen_glyphs(vertices: &mut [Vertex], texture: [usize; 2]) {
    #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
    let size = texture.map(|side| side as f32);
    for glyph in vertices.chunks_exact_mut(4) {
        let [a, b, c] = [glyph[0], glyph[1], glyph[2]];
        let (wide, high) = ((b.uv.x - a.uv.x) * size[0], (c.uv.y - a.uv.y) * size[1]);
        if wide <= 0.0 || high <= 0.0 {
            continue;
        }
        // Half a texel across and down, on the page and on the texture.
        let across = ((b.pos - a.pos) * (0.5 / wide), (b.uv - a.uv) * (0.5 / wide));
        let down = ((c.pos - a.pos) * (0.5 / high), (c.uv - a.uv) * (0.5 / high));
        let corners = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];
        for (vertex, (x, y)) in glyph.iter_mut().zip(corners) {
            vertex.pos += across.0 * x + down.0 * y;
            vertex.uv += across.1 * x + down.1 * y;
        }
    }
}
