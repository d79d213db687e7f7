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
mod halo;
mod line;
mod marks;
mod pen;
mod pixels;
mod raster;
mod texels;
mod trim;
mod writer;

use std::sync::{Arc, OnceLock};

use egui::epaint::text::{FontDefinitions, Fonts, TextOptions, ViewportKey};
use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Color32, ColorImage, FontData, FontFamily, FontId, Galley, Rect};

use crate::font::{Face, Script, Weight, face_of};
use crate::projection::PageRect;
use crate::scene::{Item, Scene, Text};

pub use convert::{color32, pos};
use halo::Halos;
use marks::Marks;
use pen::Pen;
use pixels::Pixels;
use raster::Textures;
use writer::Writer;

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
    /// How many corners of triangles, areas and lines went into it.
    pub vertices: usize,
    /// How many lines of text.
    pub texts: usize,
}

/// Renders scenes. It keeps the fonts from one to the next.
pub struct ScreenRenderer {
    fonts: Fonts,
    halos: Halos,
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
            halos: Halos::default(),
        }
    }

    /// Turns the ground of a scene into marks, as far as `margin_pt` beyond its frame.
    pub fn tessellate_ground(
        &mut self,
        scene: &Scene,
        pixels_per_point: f32,
        margin_pt: f64,
    ) -> TessellatedMap {
        let page = scene.view.frame.expand(margin_pt);
        TessellatedMap {
            drawing: self.tessellate(scene, &scene.ground, pixels_per_point, margin_pt),
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
            drawing,
            background,
            pixels_per_point,
            ..
        } = map;
        let canvases = self.drawn(&drawing.marks, &bands, *background, *pixels_per_point);
        image_of(drawing, canvases, *pixels_per_point)
    }

    /// Renders the furniture of a scene, no more of it than is seen; `None` when it has none.
    pub fn render_furniture(
        &mut self,
        scene: &Scene,
        pixels_per_point: f32,
    ) -> Option<RenderedImage> {
        let drawing = self.tessellate(scene, &scene.furniture, pixels_per_point, 0.0);
        let rect = drawing.marks.bounds().intersect(rect_of(&scene.view.frame));
        rect.is_positive().then(|| {
            let bands = Pixels::of(rect, pixels_per_point).bands();
            let canvases = self.drawn(
                &drawing.marks,
                &bands,
                Color32::TRANSPARENT,
                pixels_per_point,
            );
            let seen = canvases.iter().flat_map(trim::trimmed);
            image_of(&drawing, seen.collect(), pixels_per_point)
        })
    }

    fn tessellate(
        &mut self,
        scene: &Scene,
        items: &[Item],
        pixels_per_point: f32,
        margin_pt: f64,
    ) -> Drawing {
        // Ground and furniture each keep their lines of text from one scene to the next.
        let cache = ViewportKey::new(u64::from(margin_pt > 0.0));
        self.fonts.begin_pass(*self.fonts.options(), cache);
        self.halos.begin(self.fonts.font_atlas_fill_ratio());
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
        self.halos.note(self.fonts.font_atlas_fill_ratio());
        let mut writer = Writer {
            tessellator: Tessellator::new(
                pixels_per_point,
                TessellationOptions::default(),
                self.fonts.font_image_size(),
                Vec::new(),
            ),
            glyphs: self.fonts.texture_atlas().image(),
            halos: &mut self.halos,
            marks: pen.marks,
            pixels_per_point,
        };
        for (text, galley) in pen.texts.iter().zip(galleys) {
            writer.add(text, galley);
        }
        writer.marks.take_triangles();
        Drawing {
            marks: writer.marks,
            texts: pen.texts.len(),
        }
    }

    /// Marks drawn on a background, band by band.
    fn drawn(
        &self,
        marks: &Marks,
        bands: &[Pixels],
        background: Color32,
        pixels_per_point: f32,
    ) -> Vec<canvas::Canvas> {
        let textures = Textures {
            glyphs: self.fonts.texture_atlas().image(),
            halos: &self.halos,
        };
        canvas::draw(marks, textures, pixels_per_point, background, bands)
    }
}

/// What was drawn as an image.
fn image_of(
    drawing: &Drawing,
    canvases: Vec<canvas::Canvas>,
    pixels_per_point: f32,
) -> RenderedImage {
    let bands = canvases.into_iter().map(|canvas| ImageBand {
        rect: canvas.place.rect(pixels_per_point),
        image: Arc::new(canvas.image),
    });
    RenderedImage {
        bands: bands.collect(),
        vertices: drawing.marks.corners(),
        texts: drawing.texts,
    }
}

/// The ground of a scene as marks.
#[derive(Debug)]
pub struct TessellatedMap {
    drawing: Drawing,
    frame: Pixels,
    outer: Pixels,
    background: Color32,
    pixels_per_point: f32,
}

/// The marks of a scene, and of how many lines of text.
#[derive(Debug)]
struct Drawing {
    marks: Marks,
    texts: usize,
}

fn rect_of(page: &PageRect) -> Rect {
    Rect::from_min_max(pos(page.min), pos(page.max))
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
