//! A mesh with its areas, drawn upon canvases by all cores of the processor.
//!
//! Colours are egui's own, premultiplied in gamma space, and are blended as egui blends them.

use std::sync::Mutex;

use egui::ColorImage;
use egui::epaint::{Mesh, Vertex};

use super::area::{self, Area, Crossings};
use super::pixels::Pixels;
use super::raster::{Raster, Textures};
use crate::threads;

/// An image and where it lies on the page.
pub(super) struct Canvas {
    pub(super) place: Pixels,
    pub(super) image: ColorImage,
}

/// Draws a mesh and the areas between its triangles, whose corners are in points, upon canvases that
/// do not overlap.
///
/// `textures` are what the mesh's texture coordinates refer to. The canvases are shared out among
/// the processor's cores.
pub(super) fn draw(
    (mesh, areas): (&Mesh, &[Area]),
    textures: Textures<'_>,
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
                textures,
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

#[cfg(test)]
mod tests {
    use super::super::blend::over;
    use super::super::halo::Halos;
    use super::*;
    use egui::{Color32, Rect, pos2};

    /// Draws what has no texture.
    fn draw_plain(mesh: &Mesh, areas: &[Area], canvases: &mut [Canvas]) {
        let textures = Textures {
            glyphs: &ColorImage::filled([1, 1], Color32::WHITE),
            halos: &Halos::default(),
        };
        draw((mesh, areas), textures, 1.0, canvases);
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
            draw_plain(mesh, &[], &mut canvases);
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

    /// Twelve pixels square, in two bands.
    fn drawn_with(mesh: &Mesh, areas: &[Area]) -> Vec<Color32> {
        let mut canvases = [(0, 5), (5, 12)].map(|(top, bottom)| Canvas {
            place: Pixels {
                left: 0,
                top,
                right: 12,
                bottom,
            },
            image: ColorImage::filled([12, usize::try_from(bottom - top).unwrap()], Color32::WHITE),
        });
        draw_plain(mesh, areas, &mut canvases);
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
        let pixels = drawn_with(
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
        let pixels = drawn_with(&Mesh::default(), &[ring]);
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
        let pixels = drawn_with(&mesh, &[upper]);
        let at = |x: usize, y: usize| pixels[y * 12 + x];
        let expected = [Color32::GREEN, Color32::RED, Color32::BLUE];
        assert_eq!([at(1, 1), at(8, 1), at(8, 9)], expected);
    }
}
