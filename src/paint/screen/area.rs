//! Areas → pixels: in each row, those whose centres lie between two crossings of the rings.
//!
//! An edge that two areas share is computed the same way for both, so that no pixel between them is
//! missed or drawn twice.

use egui::{Color32, Pos2, Rect, Vec2};

use super::raster::{Raster, Side, first_centre};

/// An area on the page, in points: its rings, even-odd.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) rings: Vec<Vec<Pos2>>,
    pub(super) color: Color32,
    /// How many triangles lie beneath it.
    pub(super) beneath: usize,
}

impl Area {
    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        let corners = self.rings.iter().flatten();
        corners.fold(Rect::NOTHING, |all, at| all.union(Rect::from_pos(*at)))
    }
}

/// An area as rows of pixels cross it.
pub(super) struct Rows {
    pub(super) beneath: usize,
    color: Color32,
    edges: Vec<Edge>,
    first: usize,
    last: usize,
}

/// A side of a ring, and the rows whose middle it crosses, from the first to before the last.
struct Edge {
    side: Side,
    first: usize,
    last: usize,
}

/// Where rings cross each row of a raster.
#[derive(Default)]
pub(super) struct Crossings(Vec<Vec<f32>>);

impl Rows {
    /// The rows of an area on a picture of so many, whose corner lies at `origin`, in pixels.
    pub(super) fn of(area: &Area, pixels_per_point: f32, origin: Vec2, height: usize) -> Self {
        let mut rows = Self {
            beneath: area.beneath,
            color: area.color,
            edges: Vec::new(),
            first: height,
            last: 0,
        };
        let at = |p: &Pos2| (p.to_vec2() * pixels_per_point - origin).to_pos2();
        for ring in &area.rings {
            let mut corners = ring.iter().map(at);
            let Some(start) = corners.next() else {
                continue;
            };
            let mut before = start;
            for corner in corners.chain([start]) {
                let (upper, lower) = if (before.y, before.x) <= (corner.y, corner.x) {
                    (before, corner)
                } else {
                    (corner, before)
                };
                let first = first_centre(upper.y, 0, height);
                let last = first_centre(lower.y, 0, height);
                if first < last {
                    let side = Side::between(upper, lower);
                    rows.edges.push(Edge { side, first, last });
                    rows.first = rows.first.min(first);
                    rows.last = rows.last.max(last);
                }
                before = corner;
            }
        }
        rows
    }

    /// Draws the area.
    pub(super) fn draw(&self, raster: &mut Raster<'_>, crossings: &mut Crossings) {
        let (first, last) = (self.first.max(raster.top), self.last.min(raster.bottom));
        if first >= last || self.color == Color32::TRANSPARENT {
            return;
        }
        let crossings = crossings.of_rows(last - first);
        for edge in &self.edges {
            for row in edge.first.max(first)..edge.last.min(last) {
                crossings[row - first].push(edge.side.crossing(middle(row)));
            }
        }
        for (row, crossings) in (first..).zip(crossings) {
            crossings.sort_unstable_by(f32::total_cmp);
            for ends in crossings.chunks_exact(2) {
                let from = first_centre(ends[0], raster.left, raster.right);
                let to = first_centre(ends[1], raster.left, raster.right);
                if from < to {
                    raster.fill(row, from, to, self.color);
                }
            }
            crossings.clear();
        }
    }
}

impl Crossings {
    /// Room for so many rows, all empty.
    fn of_rows(&mut self, count: usize) -> &mut [Vec<f32>] {
        if self.0.len() < count {
            self.0.resize_with(count, Vec::new);
        }
        &mut self.0[..count]
    }
}

/// The middle of a row.
#[expect(clippy::cast_precision_loss, reason = "an image is low")]
fn middle(row: usize) -> f32 {
    row as f32 + 0.5
}

#[cfg(test)]
mod tests {
    use super::super::pixels::Pixels;
    use super::super::raster::{Canvas, draw};
    use super::*;
    use egui::epaint::Mesh;
    use egui::{ColorImage, pos2};

    /// Twelve pixels square, in two bands.
    fn drawn(mesh: &Mesh, areas: &[Area]) -> Vec<Color32> {
        let mut canvases = [(0, 5), (5, 12)].map(|(top, bottom)| Canvas {
            place: Pixels {
                left: 0,
                top,
                right: 12,
                bottom,
            },
            image: ColorImage::filled([12, usize::try_from(bottom - top).unwrap()], Color32::WHITE),
        });
        let texture = ColorImage::filled([1, 1], Color32::WHITE);
        draw((mesh, areas), &texture, 1.0, &mut canvases);
        let pixels = canvases.into_iter();
        pixels.flat_map(|canvas| canvas.image.pixels).collect()
    }

    fn area(rings: &[&[(f32, f32)]], color: Color32) -> Area {
        let ring = |corners: &&[(f32, f32)]| corners.iter().map(|(x, y)| pos2(*x, *y)).collect();
        Area {
            rings: rings.iter().map(ring).collect(),
            color,
            beneath: 0,
        }
    }

    #[test]
    fn areas_that_share_an_edge_cover_each_pixel_once() {
        // Translucent, so that a pixel drawn twice shows. The edge is run through both ways.
        let ink = Color32::from_black_alpha(100);
        let edge = [(3.7, -2.0), (5.5, 4.5), (2.1, 7.3), (9.0, 7.3), (6.2, 15.0)];
        let mut left = edge.to_vec();
        left.extend([(-3.0, 15.0), (-3.0, -2.0)]);
        let mut right: Vec<_> = edge.iter().rev().copied().collect();
        right.extend([(20.0, -2.0), (20.0, 15.0)]);
        let pixels = drawn(
            &Mesh::default(),
            &[area(&[&left], ink), area(&[&right], ink)],
        );
        let first = pixels[0];
        assert_ne!(first, Color32::WHITE);
        assert!(pixels.iter().all(|pixel| *pixel == first), "{pixels:?}");
    }

    #[test]
    fn a_hole_is_not_filled() {
        let square = |least: f32, most: f32| {
            [
                (least, least),
                (most, least),
                (most, most),
                (least, most),
                (least, least),
            ]
        };
        let ring = area(&[&square(1.0, 11.0), &square(4.0, 8.0)], Color32::RED);
        let pixels = drawn(&Mesh::default(), &[ring]);
        let red = pixels
            .iter()
            .filter(|pixel| **pixel == Color32::RED)
            .count();
        assert_eq!(red, 100 - 16);
        assert_eq!(pixels[6 * 12 + 6], Color32::WHITE);
    }

    #[test]
    fn areas_lie_between_the_triangles_that_were_drawn_before_and_after_them() {
        let mut mesh = Mesh::default();
        for (color, right) in [(Color32::BLUE, 12.0), (Color32::GREEN, 3.0)] {
            let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(right, 12.0));
            mesh.add_colored_rect(rect, color);
        }
        let mut upper = area(
            &[&[(0.0, 0.0), (12.0, 0.0), (12.0, 6.0), (0.0, 6.0)]],
            Color32::RED,
        );
        upper.beneath = 2;
        let pixels = drawn(&mesh, &[upper]);
        let at = |x: usize, y: usize| pixels[y * 12 + x];
        let expected = [Color32::GREEN, Color32::RED, Color32::BLUE];
        assert_eq!([at(1, 1), at(8, 1), at(8, 9)], expected);
    }
}
