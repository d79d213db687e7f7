//! Triangles and areas → pixels, on the processor: what a graphics card does with egui's meshes.
//!
//! Colours are egui's own, premultiplied in gamma space, and are blended as egui blends them. A
//! pixel belongs to the triangle its centre lies in; an edge two triangles share is computed the
//! same way for both, so that no pixel between them is missed or drawn twice.

use std::sync::Mutex;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, ColorImage};

use super::area::{self, Area, Crossings};
use super::blend::{over, share};
use super::glyph::{alpha_at, glyph_row, is_level};
use super::pixels::Pixels;
use crate::threads;

/// An image and where it lies on the page.
pub(super) struct Canvas {
    pub(super) place: Pixels,
    pub(super) image: ColorImage,
}

/// Draws a mesh and the areas between its triangles, whose corners are in points, upon canvases that
/// do not overlap.
///
/// `texture` is what the mesh's texture coordinates refer to. The canvases are shared out among
/// the processor's cores.
pub(super) fn draw(
    (mesh, areas): (&Mesh, &[Area]),
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
    let height = rasters.iter().map(|raster| raster.bottom).max();
    let height = height.unwrap_or(0);
    let rows_of = |area| area::Rows::of(area, pixels_per_point, origin, height);
    let areas: Vec<area::Rows> = areas.iter().map(rows_of).collect();
    let (triangles, _) = mesh.indices.as_chunks::<3>();
    let queue = Mutex::new(rasters);
    let work = || {
        let mut crossings = Crossings::default();
        // Nothing panics while it holds the queue.
        while let Some(mut raster) = queue.lock().ok().and_then(|mut rasters| rasters.pop()) {
            let mut drawn = 0;
            for area in &areas {
                let beneath = area.beneath.clamp(drawn, triangles.len());
                raster.triangles(&triangles[drawn..beneath], &vertices);
                area.draw(&mut raster, &mut crossings);
                drawn = beneath;
            }
            raster.triangles(&triangles[drawn..], &vertices);
        }
    };
    threads::on_all_cores(work);
}

/// The pixels of a canvas, numbered from the outermost corner of all.
pub(super) struct Raster<'a> {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
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
    fn triangles(&mut self, triangles: &[[u32; 3]], vertices: &[Vertex]) {
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
        // Most triangles are slivers along lines, and many of them hold no pixel's centre.
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
                let texture = self.texture;
                let paint = known.get_or_insert_with(|| paint(&a, &b, &c, texture));
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

    fn pixels_of(&mut self, y: usize, from: usize, to: usize) -> &mut [Color32] {
        let start = (y - self.top) * (self.right - self.left);
        &mut self.pixels[start + from - self.left..start + to - self.left]
    }

    fn row(&mut self, y: usize, from: usize, to: usize, middle: f32, paint: &Paint) {
        #[expect(clippy::cast_precision_loss, reason = "an image is narrow")]
        let x = from as f32 + 0.5;
        let texture = self.texture;
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
            Paint::Textured { uv, color } => {
                let mut at = uv.at(x, middle);
                if is_level(uv.across) {
                    return glyph_row(texture, at[0], at[1], *color, row);
                }
                for pixel in row {
                    let alpha = alpha_at(texture, at[0], at[1]);
                    if alpha > 0 {
                        *pixel = over(share(*color, alpha), *pixel);
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
pub(super) fn first_centre(at: f32, least: usize, most: usize) -> usize {
    // Rounding up without a call to the mathematics library.
    (at.clamp(least as f32, most as f32) + 0.5) as usize
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and a channel has 8 bits"
)]
fn color_of(value: [f32; 4]) -> Color32 {
    let [r, g, b, a] = value.map(|v| (v + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
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
            draw((mesh, &[]), &white(), 1.0, &mut canvases);
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
}
