//! Triangles → pixels, on the processor: what a graphics card does with egui's meshes.
//!
//! A pixel belongs to the triangle its centre lies in; an edge two triangles share is computed the
//! same way for both, so that no pixel between them is missed or drawn twice.

use std::ops::Range;

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, ColorImage, Rect, pos2};

use super::blend::{color_of, over};
use super::glyph::glyph_row;
use super::halo::{Halos, halo_texel};

/// The pixels of a canvas, numbered from the outermost corner of all.
pub(super) struct Raster<'a> {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) pixels: &'a mut [Color32],
    pub(super) textures: Textures<'a>,
}

/// What textured triangles refer to.
#[derive(Clone, Copy)]
pub(super) struct Textures<'a> {
    /// The fonts' texture.
    pub(super) glyphs: &'a ColorImage,
    pub(super) halos: &'a Halos,
}

/// What a pixel of a triangle gets.
enum Paint {
    Flat(Color32),
    Shaded(Plane),
    Textured {
        uv: Plane,
        color: Color32,
        is_halo: bool,
    },
}

impl Raster<'_> {
    /// Draws the triangles of these corners among the vertices.
    pub(super) fn triangles(&mut self, triangles: &[[u32; 3]], vertices: &[Vertex]) {
        // Most triangles lie in other rasters: they are sorted out before they are taken up.
        #[expect(clippy::cast_precision_loss, reason = "an image is small")]
        let (above, below) = (self.top as f32, self.bottom as f32);
        for corners in triangles {
            let at = |k: usize| vertices.get(corners[k] as usize);
            let (Some(a), Some(b), Some(c)) = (at(0), at(1), at(2)) else {
                continue;
            };
            let (top, middle, bottom) = (a.pos.y, b.pos.y, c.pos.y);
            let lies_above = top < above && middle < above && bottom < above;
            let lies_below = top > below && middle > below && bottom > below;
            if !lies_above && !lies_below {
                self.triangle(*a, *b, *c);
            }
        }
    }

    fn triangle(&mut self, mut a: Vertex, mut b: Vertex, mut c: Vertex) {
        // Sorted downwards.
        if b.pos.y < a.pos.y {
            std::mem::swap(&mut a, &mut b);
        }
        if c.pos.y < b.pos.y {
            std::mem::swap(&mut b, &mut c);
            if b.pos.y < a.pos.y {
                std::mem::swap(&mut a, &mut b);
            }
        }
        let (first, last) = (
            first_centre(a.pos.y, self.top, self.bottom),
            first_centre(c.pos.y, self.top, self.bottom),
        );
        let left = a.pos.x.min(b.pos.x).min(c.pos.x);
        let right = a.pos.x.max(b.pos.x).max(c.pos.x);
        #[expect(clippy::cast_precision_loss, reason = "an image is narrow")]
        let outside = right < self.left as f32 || left > self.right as f32;
        if first >= last || outside {
            return;
        }
        let is_flat = a.color == b.color && b.color == c.color;
        if is_flat && a.color == Color32::TRANSPARENT {
            return;
        }
        // A sliver may hold no pixel's centre.
        let mut known = None;
        let whole = Side::between(a.pos, c.pos);
        let (upper, lower) = (Side::between(a.pos, b.pos), Side::between(b.pos, c.pos));
        for y in first..last {
            #[expect(clippy::cast_precision_loss, reason = "an image is low")]
            let middle = y as f32 + 0.5;
            let half = if middle < b.pos.y { &upper } else { &lower };
            let (long, short) = (whole.crossing(middle), half.crossing(middle));
            let from = first_centre(long.min(short), self.left, self.right);
            let to = first_centre(long.max(short), self.left, self.right);
            if from < to {
                let glyphs = self.textures.glyphs.size;
                let paint = known.get_or_insert_with(|| paint([&a, &b, &c], glyphs));
                let Some(paint) = paint else { return };
                self.row(y, from, to, middle, paint);
            }
        }
    }

    /// Fills pixels of a row.
    pub(super) fn fill(&mut self, y: usize, from: usize, to: usize, color: Color32) {
        let row = self.pixels_of(y, from, to);
        if color.is_opaque() {
            row.fill(color);
        } else {
            row.iter_mut().for_each(|p| *p = over(color, *p));
        }
    }

    /// Pixels of a row.
    pub(super) fn pixels_of(&mut self, y: usize, from: usize, to: usize) -> &mut [Color32] {
        let range = self.range(y, from, to);
        &mut self.pixels[range]
    }

    /// Where it lies.
    #[expect(clippy::cast_precision_loss, reason = "an image is small")]
    pub(super) fn rect(&self) -> Rect {
        let least = pos2(self.left as f32, self.top as f32);
        Rect::from_min_max(least, pos2(self.right as f32, self.bottom as f32))
    }

    /// The columns and the rows of its pixels whose centres lie in a rectangle.
    pub(super) fn pixels_in(&self, rect: Rect) -> (Range<usize>, Range<usize>) {
        let column = |at| first_centre(at, self.left, self.right);
        let row = |at| first_centre(at, self.top, self.bottom);
        (
            column(rect.min.x)..column(rect.max.x),
            row(rect.min.y)..row(rect.max.y),
        )
    }

    /// Which of its pixels those of a row are.
    pub(super) fn range(&self, y: usize, from: usize, to: usize) -> Range<usize> {
        let start = (y - self.top) * (self.right - self.left);
        start + from - self.left..start + to - self.left
    }

    fn row(&mut self, y: usize, from: usize, to: usize, middle: f32, paint: &Paint) {
        #[expect(clippy::cast_precision_loss, reason = "an image is narrow")]
        let x = from as f32 + 0.5;
        let textures = self.textures;
        let row = self.pixels_of(y, from, to);
        match paint {
            Paint::Flat(color) => self.fill(y, from, to, *color),
            Paint::Shaded(plane) => {
                let mut value = plane.at(x, middle);
                for pixel in row {
                    *pixel = over(color_of(value), *pixel);
                    value = add(value, plane.across);
                }
            }
            Paint::Textured { uv, color, is_halo } => {
                let at = uv.at(x, middle);
                let along = ([at[0], at[1]], [uv.across[0], uv.across[1]]);
                if *is_halo {
                    glyph_row(textures.halos, along, *color, row);
                } else {
                    glyph_row(textures.glyphs, along, *color, row);
                }
            }
        }
    }
}

/// How a triangle is painted; `None` when its corners lie in a line.
#[inline]
fn paint(corners: [&Vertex; 3], glyphs: [usize; 2]) -> Option<Paint> {
    let positions = corners.map(|corner| corner.pos);
    let [a, b, c] = corners;
    if corners.iter().any(|corner| corner.uv != WHITE_UV) {
        #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
        let size = glyphs.map(|side| side as f32);
        let texel = |corner: &Vertex| {
            let glyph = pos2(corner.uv.x * size[0], corner.uv.y * size[1]);
            let texel = halo_texel(corner.uv).unwrap_or(glyph);
            [texel.x, texel.y, 0.0, 0.0]
        };
        return Some(Paint::Textured {
            uv: Plane::through(positions, corners.map(texel))?,
            color: a.color,
            is_halo: halo_texel(a.uv).is_some(),
        });
    }
    if a.color == b.color && b.color == c.color {
        return Some(Paint::Flat(a.color));
    }
    let shade = |v: &Vertex| v.color.to_array().map(f32::from);
    Plane::through(positions, [shade(a), shade(b), shade(c)]).map(Paint::Shaded)
}

/// Four values that vary evenly over the image.
#[derive(Clone, Copy)]
struct Plane {
    base: [f32; 4],
    across: [f32; 4],
    down: [f32; 4],
    origin: egui::Pos2,
}

impl Plane {
    /// Through three corners; `None` when they lie in a line.
    #[inline]
    fn through(at: [egui::Pos2; 3], values: [[f32; 4]; 3]) -> Option<Self> {
        let (u, v) = (at[1] - at[0], at[2] - at[0]);
        let area = u.x * v.y - u.y * v.x;
        if area.abs() < 1e-9 {
            return None;
        }
        let (u, v) = (u / area, v / area);
        let (mut across, mut down) = ([0.0; 4], [0.0; 4]);
        for i in 0..4 {
            let (p, q) = (values[1][i] - values[0][i], values[2][i] - values[0][i]);
            across[i] = p * v.y - q * u.y;
            down[i] = q * u.x - p * v.x;
        }
        Some(Self {
            base: values[0],
            across,
            down,
            origin: at[0],
        })
    }

    #[inline]
    fn at(&self, x: f32, y: f32) -> [f32; 4] {
        let (dx, dy) = (x - self.origin.x, y - self.origin.y);
        let mut value = self.base;
        let steps = self.across.iter().zip(&self.down);
        for (value, (across, down)) in value.iter_mut().zip(steps) {
            *value += across * dx + down * dy;
        }
        value
    }
}

#[inline]
fn add(mut a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
    a
}

/// The first pixel whose centre is not before `at`, within bounds; a centre that is exactly there may
/// count as before, for whoever asks.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "an image has fewer pixels")]
pub(super) fn first_centre(at: f32, least: usize, most: usize) -> usize {
    /// From here on the lowest bit of a number is one, so that adding it rounds.
    const WHOLE: f32 = 8_388_608.0;
    let (least, most) = (least as f32, most as f32);
    let at = if at > least { at } else { least };
    let at = if at < most { at } else { most };
    (at + WHOLE).to_bits() as usize & 0x007f_ffff
}

/// A side of a triangle or a ring.
pub(super) struct Side {
    upper: egui::Pos2,
    /// How far it goes to the right in a row.
    across: f32,
}

impl Side {
    /// The side from `p` down to `q`.
    pub(super) fn between(p: egui::Pos2, q: egui::Pos2) -> Self {
        let height = q.y - p.y;
        let across = if height > 0.0 {
            (q.x - p.x) / height
        } else {
            0.0
        };
        Self { upper: p, across }
    }

    /// Where it crosses the middle of a row.
    pub(super) fn crossing(&self, y: f32) -> f32 {
        self.upper.x + (y - self.upper.y) * self.across
    }
}
