//! Triangles → pixels, on the processor: what a graphics card does with egui's meshes.
//!
//! Colours are egui's own, premultiplied in gamma space, and are blended as egui blends them. A
//! pixel belongs to the triangle its centre lies in; an edge two triangles share is computed the
//! same way for both, so that no pixel between them is missed or drawn twice.

use std::sync::Mutex;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, ColorImage};

use super::pixels::Pixels;
use crate::threads;

/// An image and where it lies on the page.
pub(super) struct Canvas {
    pub(super) place: Pixels,
    pub(super) image: ColorImage,
}

/// Draws a mesh, whose corners are in points, upon canvases that do not overlap.
///
/// `texture` is what the mesh's texture coordinates refer to. The canvases are shared out among
/// the processor's cores.
pub(super) fn draw(
    mesh: &Mesh,
    texture: &ColorImage,
    pixels_per_point: f32,
    canvases: &mut [Canvas],
) {
    // Measured from the outermost corner, so that no pixel has a negative number.
    let left = canvases.iter().map(|c| c.place.left).min().unwrap_or(0);
    let top = canvases.iter().map(|c| c.place.top).min().unwrap_or(0);
    let origin = Pixels {
        left,
        top,
        right: left,
        bottom: top,
    };
    let origin = origin.corner();
    let vertices: Vec<Vertex> = mesh
        .vertices
        .iter()
        .map(|v| Vertex {
            pos: (v.pos.to_vec2() * pixels_per_point - origin).to_pos2(),
            ..*v
        })
        .collect();
    let rasters: Vec<Raster<'_>> = canvases
        .iter_mut()
        .map(|canvas| {
            let [width, height] = canvas.image.size;
            let from = |least: i32, at: i32| usize::try_from(at - least).unwrap_or(0);
            let (left, top) = (from(left, canvas.place.left), from(top, canvas.place.top));
            Raster {
                left,
                right: left + width,
                top,
                bottom: top + height,
                pixels: &mut canvas.image.pixels,
                texture,
            }
        })
        .collect();
    let queue = Mutex::new(rasters);
    let work = || {
        // Nothing panics while it holds the queue.
        while let Some(mut raster) = queue.lock().ok().and_then(|mut rasters| rasters.pop()) {
            for corner in mesh.indices.chunks_exact(3) {
                let at = |k: usize| vertices.get(corner[k] as usize);
                if let (Some(a), Some(b), Some(c)) = (at(0), at(1), at(2)) {
                    raster.triangle(*a, *b, *c);
                }
            }
        }
    };
    threads::on_all_cores(work);
}

/// The pixels of a canvas, numbered from the outermost corner of all.
struct Raster<'a> {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    pixels: &'a mut [Color32],
    texture: &'a ColorImage,
}

/// What a pixel of a triangle gets.
enum Paint {
    Flat(Color32),
    Shaded(Plane),
    Textured { uv: Plane, color: Color32 },
}

impl Raster<'_> {
    fn triangle(&mut self, mut a: Vertex, mut b: Vertex, mut c: Vertex) {
        // Most triangles lie in other rasters: they are sorted out first.
        #[expect(clippy::cast_precision_loss, reason = "an image is small")]
        let (above, below) = (self.top as f32, self.bottom as f32);
        let lies_above = a.pos.y < above && b.pos.y < above && c.pos.y < above;
        if lies_above || a.pos.y > below && b.pos.y > below && c.pos.y > below {
            return;
        }
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
        // Most triangles are slivers along lines, and many of them hold no pixel's centre.
        let mut known = None;
        let whole = Side::between(&a, &c);
        let (upper, lower) = (Side::between(&a, &b), Side::between(&b, &c));
        for y in first..last {
            #[expect(clippy::cast_precision_loss, reason = "an image is low")]
            let middle = y as f32 + 0.5;
            let half = if middle < b.pos.y { &upper } else { &lower };
            let (long, short) = (whole.crossing(middle), half.crossing(middle));
            let from = first_centre(long.min(short), self.left, self.right);
            let to = first_centre(long.max(short), self.left, self.right);
            if from < to {
                let texture = self.texture;
                let paint = known.get_or_insert_with(|| paint(&a, &b, &c, texture));
                let Some(paint) = paint else { return };
                self.row(y, from, to, middle, paint);
            }
        }
    }

    fn row(&mut self, y: usize, from: usize, to: usize, middle: f32, paint: &Paint) {
        let start = (y - self.top) * (self.right - self.left);
        let row = &mut self.pixels[start + from - self.left..start + to - self.left];
        #[expect(clippy::cast_precision_loss, reason = "an image is narrow")]
        let x = from as f32 + 0.5;
        match paint {
            Paint::Flat(color) if color.is_opaque() => row.fill(*color),
            Paint::Flat(color) => row.iter_mut().for_each(|p| *p = over(*color, *p)),
            Paint::Shaded(plane) => {
                let mut value = plane.at(x, middle);
                for pixel in row {
                    *pixel = over(color_of(value), *pixel);
                    value = add(value, plane.across);
                }
            }
            Paint::Textured { uv, color } => {
                let mut at = uv.at(x, middle);
                for pixel in row {
                    let alpha = alpha_at(self.texture, at[0], at[1]);
                    if alpha > 0 {
                        *pixel = over(*color * Color32::from_white_alpha(alpha), *pixel);
                    }
                    at = add(at, uv.across);
                }
            }
        }
    }
}

/// How a triangle is painted; `None` when its corners lie in a line.
fn paint(a: &Vertex, b: &Vertex, c: &Vertex, texture: &ColorImage) -> Option<Paint> {
    let positions = [a.pos, b.pos, c.pos];
    if [a, b, c].iter().any(|v| v.uv != WHITE_UV) {
        #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
        let size = texture.size.map(|side| side as f32);
        let uv = |v: &Vertex| [v.uv.x * size[0], v.uv.y * size[1], 0.0, 0.0];
        let uv = Plane::through(positions, [uv(a), uv(b), uv(c)])?;
        return Some(Paint::Textured { uv, color: a.color });
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
    fn through(at: [egui::Pos2; 3], values: [[f32; 4]; 3]) -> Option<Self> {
        let (u, v) = (at[1] - at[0], at[2] - at[0]);
        let area = u.x * v.y - u.y * v.x;
        if area.abs() < 1e-9 {
            return None;
        }
        let (mut across, mut down) = ([0.0; 4], [0.0; 4]);
        for i in 0..4 {
            let (p, q) = (values[1][i] - values[0][i], values[2][i] - values[0][i]);
            across[i] = (p * v.y - q * u.y) / area;
            down[i] = (q * u.x - p * v.x) / area;
        }
        Some(Self {
            base: values[0],
            across,
            down,
            origin: at[0],
        })
    }

    fn at(&self, x: f32, y: f32) -> [f32; 4] {
        let (dx, dy) = (x - self.origin.x, y - self.origin.y);
        std::array::from_fn(|i| self.base[i] + self.across[i] * dx + self.down[i] * dy)
    }
}

fn add(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// The first pixel whose centre is not before `at`, within bounds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to the bounds first"
)]
fn first_centre(at: f32, least: usize, most: usize) -> usize {
    // Rounding up without a call to the mathematics library.
    (at.clamp(least as f32, most as f32) + 0.5) as usize
}

/// A side of a triangle.
struct Side {
    upper: egui::Pos2,
    /// How far it goes to the right in a row.
    across: f32,
}

impl Side {
    /// The side from `p` down to `q`.
    fn between(p: &Vertex, q: &Vertex) -> Self {
        let (p, q) = (p.pos, q.pos);
        let height = q.y - p.y;
        let across = if height > 0.0 {
            (q.x - p.x) / height
        } else {
            0.0
        };
        Self { upper: p, across }
    }

    /// Where it crosses the middle of a row.
    fn crossing(&self, y: f32) -> f32 {
        self.upper.x + (y - self.upper.y) * self.across
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and a channel has 8 bits"
)]
fn color_of(value: [f32; 4]) -> Color32 {
    let [r, g, b, a] = value.map(|v| (v + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// One premultiplied colour over another.
fn over(top: Color32, below: Color32) -> Color32 {
    const EVEN: u32 = 0x00ff_00ff;
    let rest = 255 - u32::from(top.a());
    if rest == 0 {
        return top;
    }
    // Two channels at once, divided by 255 and rounded.
    let part = |channels: u32| {
        let product = channels * rest + 0x0080_0080;
        ((product + ((product >> 8) & EVEN)) >> 8) & EVEN
    };
    let below = u32::from_ne_bytes(below.to_array());
    let parts = part(below & EVEN) | part((below >> 8) & EVEN) << 8;
    let [r, g, b, a] = parts.to_ne_bytes();
    let [top_r, top_g, top_b, top_a] = top.to_array();
    Color32::from_rgba_premultiplied(
        r.saturating_add(top_r),
        g.saturating_add(top_g),
        b.saturating_add(top_b),
        a.saturating_add(top_a),
    )
}

/// How much of a glyph lies at a place of the texture, between its four nearest texels; `u`, `v` in
/// texels. Beyond its edge there is nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a texture is small, and what is negative was left out"
)]
fn alpha_at(texture: &ColorImage, u: f32, v: f32) -> u8 {
    let [width, height] = texture.size;
    let (u, v) = (u - 0.5, v - 0.5);
    let (left, top) = (u.floor(), v.floor());
    let (right, below) = (u - left, v - top);
    let (x, y) = (left as i32, top as i32);
    let texel = |x: i32, y: i32| {
        let inside = x >= 0 && y >= 0 && (x as usize) < width && (y as usize) < height;
        if inside {
            texture.pixels[y as usize * width + x as usize].a()
        } else {
            0
        }
    };
    // Text that lies on whole pixels needs one texel only.
    if right < 0.01 && below < 0.01 {
        return texel(x, y);
    }
    let texels = [
        texel(x, y),
        texel(x + 1, y),
        texel(x, y + 1),
        texel(x + 1, y + 1),
    ];
    // Much of a glyph's rectangle is empty.
    if texels == [0; 4] {
        return 0;
    }
    let [a, b, c, d] = texels.map(f32::from);
    let lerp = |a: f32, b: f32, share: f32| a + (b - a) * share;
    (lerp(lerp(a, b, right), lerp(c, d, right), below) + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn white() -> ColorImage {
        ColorImage::filled([1, 1], Color32::WHITE)
    }

    fn triangle(corners: [egui::Pos2; 3], color: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        corners
            .into_iter()
            .for_each(|p| mesh.colored_vertex(p, color));
        mesh.add_triangle(0, 1, 2);
        mesh
    }

    fn drawn(meshes: &[Mesh], below: Color32) -> ColorImage {
        let mut canvases = [(0, 10), (10, 30)].map(|(top, bottom)| Canvas {
            place: Pixels {
                left: 0,
                top,
                right: 40,
                bottom,
            },
            image: ColorImage::filled([40, usize::try_from(bottom - top).unwrap()], below),
        });
        for mesh in meshes {
            draw(mesh, &white(), 1.0, &mut canvases);
        }
        let pixels = canvases.into_iter().flat_map(|canvas| canvas.image.pixels);
        ColorImage::new([40, 30], pixels.collect())
    }

    #[test]
    fn two_triangles_that_share_an_edge_cover_each_pixel_once() {
        // Translucent, so that a pixel drawn twice shows.
        let ink = Color32::from_black_alpha(100);
        let (a, b, c, d) = (
            pos2(0.0, 0.0),
            pos2(40.0, 0.0),
            pos2(40.0, 30.0),
            pos2(0.0, 30.0),
        );
        for middle in [pos2(11.3, 7.9), pos2(20.0, 15.5), pos2(33.33, 28.01)] {
            let parts = [
                [a, b, middle],
                [b, c, middle],
                [c, d, middle],
                [d, a, middle],
            ];
            let image = drawn(&parts.map(|corners| triangle(corners, ink)), Color32::WHITE);
            let once = over(ink, Color32::WHITE);
            assert!(image.pixels.iter().all(|p| *p == once), "{middle:?}");
        }
    }

    #[test]
    fn what_lies_outside_changes_nothing() {
        let corners = [pos2(-50.0, -9.0), pos2(-1.0, 90.0), pos2(-30.0, 10.0)];
        let image = drawn(&[triangle(corners, Color32::RED)], Color32::WHITE);
        assert!(image.pixels.iter().all(|p| *p == Color32::WHITE));
    }

    #[test]
    fn a_gradient_runs_from_corner_to_corner() {
        let mut mesh = Mesh::default();
        mesh.colored_vertex(pos2(0.0, 0.0), Color32::BLACK);
        mesh.colored_vertex(pos2(40.0, 0.0), Color32::WHITE);
        mesh.colored_vertex(pos2(0.0, 3000.0), Color32::BLACK);
        mesh.add_triangle(0, 1, 2);
        let image = drawn(&[mesh], Color32::TRANSPARENT);
        let row: Vec<u8> = image.pixels[..40].iter().map(|p| p.r()).collect();
        assert!(row.is_sorted(), "{row:?}");
        assert!(row[0] < 6 && row[39] > 248, "{row:?}");
    }

    #[test]
    fn a_texture_fades_evenly_over_each_of_its_edges() {
        let texture = ColorImage::filled([3, 2], Color32::WHITE);
        for (u, v) in [(-0.25, 1.0), (3.25, 1.0), (1.5, -0.25), (1.5, 2.25)] {
            assert_eq!(alpha_at(&texture, u, v), 64, "{u} {v}");
        }
        assert_eq!(alpha_at(&texture, 1.2, 0.9), 255);
        assert_eq!(alpha_at(&texture, -0.6, 1.0), 0);
    }

    #[test]
    fn a_colour_over_another_is_blended_as_egui_blends() {
        for (top, below) in [(0x40, 0x80), (0x01, 0xff), (0xff, 0x10), (0, 0x7b)] {
            let ink = Color32::from_rgba_premultiplied(top / 2, 0, top, top);
            let ground = Color32::from_rgb(below, 9, 200);
            let expected = ink.to_array().map(f32::from);
            let ground_channels = ground.to_array().map(f32::from);
            let rest = 1.0 - f32::from(top) / 255.0;
            for (i, channel) in over(ink, ground).to_array().into_iter().enumerate() {
                let exact = expected[i] + ground_channels[i] * rest;
                assert!(
                    (f32::from(channel) - exact).abs() <= 0.75,
                    "{ink:?} {ground:?}"
                );
            }
        }
    }
}
