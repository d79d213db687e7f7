//! Scene → pixels for egui: the map is rendered once, off the UI thread, and moved as an image.
//!
//! Page points are egui points. There is one image of the ground with a margin and one of the
//! furniture; moving an image costs two triangles, however much is on the map and whether or not
//! there is a graphics card.

mod area;
mod blend;
mod canvas;
mod convert;
mod glyph;
mod pen;
mod pixels;
mod raster;
mod trim;

use std::sync::{Arc, OnceLock};

use egui::emath::Rot2;
use egui::epaint::text::{FontDefinitions, Fonts, TextOptions, ViewportKey};
use egui::epaint::{Mesh, TessellationOptions, Tessellator, TextShape, Vertex};
use egui::{Color32, ColorImage, FontData, FontFamily, FontId, Galley, Rect, Vec2, vec2};

use crate::font::{Face, Script, Weight, face_of};
use crate::projection::PageRect;
use crate::scene::{Item, Scene, Text};

use area::Area;
pub use convert::{color32, pos};
use pen::Pen;
use pixels::Pixels;

/// The bundled fonts: the Chinese one for the interface, each for the map.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        let data = Arc::new(FontData::from_static(face.data()));
        fonts.font_data.insert(name(face).to_owned(), data);
        let asked = face.fallbacks().map(|face| name(face).to_owned());
        fonts.families.insert(family(face), asked.collect());
    }
    let usual = family(Face::new(Script::Han, Weight::Regular));
    let usual = fonts.families.get(&usual).cloned().unwrap_or_default();
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, usual.clone());
    }
    fonts
}

/// What a bundled font is called among the fonts of the interface.
const fn name(face: Face) -> &'static str {
    match (face.script, face.weight) {
        (Script::Han, Weight::Regular) => "han",
        (Script::Han, Weight::Bold) => "han-bold",
        (Script::Latin, Weight::Regular) => "latin",
        (Script::Latin, Weight::Bold) => "latin-bold",
    }
}

/// The family of texts that are set in a bundled font.
fn family(face: Face) -> FontFamily {
    /// Made once: a map has thousands of texts.
    static FAMILIES: OnceLock<[FontFamily; 4]> = OnceLock::new();
    let families =
        FAMILIES.get_or_init(|| Face::ALL.map(|face| FontFamily::Name(name(face).into())));
    let at = Face::ALL.iter().position(|of| *of == face);
    let found = at.and_then(|at| families.get(at));
    found.cloned().unwrap_or(FontFamily::Proportional)
}

/// A part of a rendered image.
#[derive(Clone, Debug)]
pub struct ImageBand {
    /// The pixels.
    pub image: Arc<ColorImage>,
    /// Where they lie on the page, in points.
    pub rect: Rect,
}

/// A rendered image.
#[derive(Clone, Debug)]
pub struct RenderedImage {
    /// Its parts from top to bottom, so that they can be handed to the graphics card one by one.
    pub bands: Vec<ImageBand>,
    /// How many corners of triangles and areas went into it.
    pub vertices: usize,
    /// How many lines of text.
    pub texts: usize,
}

/// Renders scenes. It keeps the fonts from one to the next.
pub struct ScreenRenderer {
    fonts: Fonts,
}

impl std::fmt::Debug for ScreenRenderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScreenRenderer").finish_non_exhaustive()
    }
}

/// The longest side of a glyph texture.
const MAX_TEXTURE_SIDE: usize = 2048;

impl ScreenRenderer {
    /// A renderer with the fonts of the interface.
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

    /// Turns the ground of a scene into triangles and areas, as far as `margin_pt` beyond its frame.
    pub fn tessellate_ground(
        &mut self,
        scene: &Scene,
        pixels_per_point: f32,
        margin_pt: f64,
    ) -> TessellatedMap {
        let page = scene.view.frame.expand(margin_pt);
        TessellatedMap {
            triangles: self.tessellate(scene, &scene.ground, pixels_per_point, margin_pt),
            frame: Pixels::of(rect_of(&scene.view.frame), pixels_per_point),
            outer: Pixels::of(rect_of(&page), pixels_per_point),
            background: color32(scene.background),
            pixels_per_point,
        }
    }

    /// Renders what of the ground lies in the frame.
    #[must_use]
    pub fn render_frame(&self, map: &TessellatedMap) -> RenderedImage {
        self.render_bands(map, map.frame.bands())
    }

    /// Renders what of the ground lies around the frame.
    #[must_use]
    pub fn render_margin(&self, map: &TessellatedMap) -> RenderedImage {
        let parts = map.outer.around(&map.frame);
        self.render_bands(map, parts.iter().flat_map(Pixels::bands).collect())
    }

    fn render_bands(&self, map: &TessellatedMap, bands: Vec<Pixels>) -> RenderedImage {
        let TessellatedMap {
            triangles,
            background,
            pixels_per_point,
            ..
        } = map;
        let canvases = self.drawn(triangles, bands, *background, *pixels_per_point);
        image_of(triangles, canvases, *pixels_per_point)
    }

    /// Renders the furniture of a scene, no more of it than is seen; `None` when it has none.
    pub fn render_furniture(
        &mut self,
        scene: &Scene,
        pixels_per_point: f32,
    ) -> Option<RenderedImage> {
        let triangles = self.tessellate(scene, &scene.furniture, pixels_per_point, 0.0);
        let rect = triangles.bounds().intersect(rect_of(&scene.view.frame));
        rect.is_positive().then(|| {
            let bands = Pixels::of(rect, pixels_per_point).bands();
            let canvases = self.drawn(&triangles, bands, Color32::TRANSPARENT, pixels_per_point);
            let seen = canvases.iter().flat_map(trim::trimmed);
            image_of(&triangles, seen.collect(), pixels_per_point)
        })
    }

    fn tessellate(
        &mut self,
        scene: &Scene,
        items: &[Item],
        pixels_per_point: f32,
        margin_pt: f64,
    ) -> Triangles {
        // Ground and furniture each keep their lines of text from one scene to the next.
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
        let mut tessellator = Tessellator::new(
            pixels_per_point,
            TessellationOptions::default(),
            texture,
            Vec::new(),
        );
        let mut mesh = pen.mesh;
        for (text, galley) in pen.texts.iter().zip(galleys) {
            add_text(text, &galley, texture, &mut tessellator, &mut mesh);
        }
        Triangles {
            mesh,
            areas: pen.areas,
            texts: pen.texts.len(),
        }
    }

    /// Triangles drawn on a background, band by band.
    fn drawn(
        &self,
        triangles: &Triangles,
        bands: Vec<Pixels>,
        background: Color32,
        pixels_per_point: f32,
    ) -> Vec<canvas::Canvas> {
        let mut canvases: Vec<_> = bands
            .into_iter()
            .map(|place| canvas::Canvas {
                image: ColorImage::filled(place.size(), background),
                place,
            })
            .collect();
        let texture = self.fonts.texture_atlas().image();
        let Triangles { mesh, areas, .. } = triangles;
        canvas::draw((mesh, areas), texture, pixels_per_point, &mut canvases);
        canvases
    }
}

/// What was drawn of some triangles as an image.
fn image_of(
    triangles: &Triangles,
    canvases: Vec<canvas::Canvas>,
    pixels_per_point: f32,
) -> RenderedImage {
    let bands = canvases.into_iter().map(|canvas| ImageBand {
        rect: canvas.place.rect(pixels_per_point),
        image: Arc::new(canvas.image),
    });
    RenderedImage {
        bands: bands.collect(),
        vertices: triangles.corners(),
        texts: triangles.texts,
    }
}

/// The ground of a scene as triangles.
#[derive(Debug)]
pub struct TessellatedMap {
    triangles: Triangles,
    frame: Pixels,
    outer: Pixels,
    background: Color32,
    pixels_per_point: f32,
}

fn rect_of(page: &PageRect) -> Rect {
    Rect::from_min_max(pos(page.min), pos(page.max))
}

/// Triangles, those of text included, and the areas between them.
#[derive(Debug)]
struct Triangles {
    mesh: Mesh,
    /// In the order in which they are drawn.
    areas: Vec<Area>,
    texts: usize,
}

impl Triangles {
    fn bounds(&self) -> Rect {
        let areas = self.areas.iter().map(Area::bounds);
        areas.fold(self.mesh.calc_bounds(), Rect::union)
    }

    /// How many corners all have.
    fn corners(&self) -> usize {
        let rings = self.areas.iter().flat_map(|area| &area.rings);
        self.mesh.vertices.len() + rings.map(Vec::len).sum::<usize>()
    }
}

fn font(text: &Text) -> FontId {
    font_of(&text.content, text.size_pt, text.weight)
}

/// The font that a line of text of a map is set in.
#[must_use]
pub fn font_of(text: &str, size_pt: f64, weight: Weight) -> FontId {
    #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
    let size = size_pt as f32;
    FontId::new(size, family(face_of(text, weight)))
}

/// Adds a line of text to the triangles; its halo is the same text drawn eight times around it.
fn add_text(
    text: &Text,
    galley: &Arc<Galley>,
    texture: [usize; 2],
    tessellator: &mut Tessellator,
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
            let copy = TextShape::new(at, Arc::clone(galley), halo)
                .with_override_text_color(halo)
                .with_angle(angle);
            tessellator.tessellate_text(&copy, mesh);
        }
    }
    let shape = TextShape::new(at, Arc::clone(galley), color32(text.color)).with_angle(angle);
    tessellator.tessellate_text(&shape, mesh);
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
