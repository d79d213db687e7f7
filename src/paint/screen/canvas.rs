//! Marks, drawn upon canvases by all cores of the processor.
//!
//! Colours are egui's own, premultiplied in gamma space, and are blended as egui blends them.

use egui::epaint::Vertex;
use egui::{Color32, ColorImage, Rect};

use super::area::{Crossings, Rows};
use super::line::{Coverage, Stroke};
use super::marks::{Marks, Step};
use super::pixels::{Pixels, ToPixels};
use super::raster::{Raster, Textures};
use crate::threads;

/// An image and where it lies on the page.
pub(super) struct Canvas {
    pub(super) place: Pixels,
    pub(super) image: ColorImage,
}

/// A step of marks as a picture needs it.
enum Drawn<'a> {
    Triangles(&'a [[u32; 3]]),
    Area(Rows),
    Line(Stroke<'a>),
}

/// Draws marks upon a background, in each of some bands that do not overlap.
///
/// `textures` are what the mesh's texture coordinates refer to. The bands are shared out among the
/// processor's cores.
pub(super) fn draw(
    marks: &Marks,
    textures: Textures<'_>,
    pixels_per_point: f32,
    background: Color32,
    bands: &[Pixels],
) -> Vec<Canvas> {
    // Measured from the outermost corner, so that no pixel has a negative number.
    let left = bands.iter().map(|band| band.left).min().unwrap_or(0);
    let top = bands.iter().map(|band| band.top).min().unwrap_or(0);
    let picture = Picture::of(marks, pixels_per_point, bands, (left, top));
    threads::each_with(bands, Scratch::default, |scratch, place| {
        let [width, height] = place.size();
        let mut image = ColorImage::filled([width, height], background);
        let from = |least: i32, at: i32| usize::try_from(at - least).unwrap_or(0);
        let (left, top) = (from(left, place.left), from(top, place.top));
        let mut raster = Raster {
            left,
            right: left + width,
            top,
            bottom: top + height,
            pixels: &mut image.pixels,
            textures,
        };
        picture.draw(&mut raster, scratch);
        Canvas { place, image }
    })
}

/// Marks in the pixels of a picture.
struct Picture<'a> {
    vertices: Vec<Vertex>,
    steps: Vec<Drawn<'a>>,
}

/// Room that a core draws with.
#[derive(Default)]
struct Scratch {
    crossings: Crossings,
    coverage: Coverage,
}

/// How many steps a core prepares at a time.
const STEPS_AT_ONCE: usize = 256;

impl<'a> Picture<'a> {
    /// What is seen of marks in some bands, whose pixels are numbered from a corner.
    fn of(
        marks: &'a Marks,
        pixels_per_point: f32,
        bands: &[Pixels],
        (left, top): (i32, i32),
    ) -> Self {
        let corner = Pixels {
            left,
            top,
            right: left,
            bottom: top,
        };
        let to_pixels = ToPixels {
            pixels_per_point,
            origin: corner.corner(),
        };
        let seen = bands.iter().map(|band| band.rect(1.0));
        let seen: Vec<Rect> = seen.map(|rect| rect.translate(-to_pixels.origin)).collect();
        let is_seen = |around: Rect| seen.iter().any(|seen| seen.intersects(around));
        let height = bands.iter().map(|band| band.bottom - top).max();
        let height = usize::try_from(height.unwrap_or(0)).unwrap_or(0);
        let (triangles, _) = marks.mesh.indices.as_chunks::<3>();
        let drawn = |step: &'a Step| match step {
            Step::Triangles(which) => Some(Drawn::Triangles(&triangles[which.clone()])),
            Step::Area(area) => is_seen(to_pixels.rect(area.around))
                .then(|| Drawn::Area(Rows::of(area, to_pixels, height))),
            Step::Line(line) => is_seen(line.covers(to_pixels))
                .then(|| Drawn::Line(Stroke::of(line, marks.points_of(line), to_pixels))),
        };
        let parts: Vec<&[Step]> = marks.steps().chunks(STEPS_AT_ONCE).collect();
        let part = |steps: &'a [Step]| steps.iter().filter_map(drawn).collect::<Vec<_>>();
        let vertices = marks.mesh.vertices.iter();
        Self {
            vertices: vertices
                .map(|vertex| Vertex {
                    pos: to_pixels.point(vertex.pos),
                    ..*vertex
                })
                .collect(),
            steps: threads::each(&parts, part).into_iter().flatten().collect(),
        }
    }

    /// Draws what of it lies in a raster.
    fn draw(&self, raster: &mut Raster<'_>, scratch: &mut Scratch) {
        let Scratch {
            crossings,
            coverage,
        } = scratch;
        for step in &self.steps {
            match step {
                Drawn::Triangles(corners) => raster.triangles(corners, &self.vertices),
                Drawn::Area(rows) => rows.draw(raster, crossings),
                Drawn::Line(stroke) => stroke.draw(raster, coverage),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::area::Area;
    use super::super::blend::over;
    use super::super::halo::Halos;
    use super::*;
    use egui::epaint::Mesh;
    use egui::pos2;

    /// Draws what has no texture, in bands of so many columns between some rows.
    fn draw_plain(marks: &Marks, background: Color32, columns: i32, rows: &[i32]) -> Vec<Color32> {
        let textures = Textures {
            glyphs: &ColorImage::filled([1, 1], Color32::WHITE),
            halos: &Halos::default(),
        };
        let bands = rows.windows(2).map(|ends| Pixels {
            left: 0,
            top: ends[0],
            right: columns,
            bottom: ends[1],
        });
        let canvases = draw(marks, textures, 1.0, background, &bands.collect::<Vec<_>>());
        let pixels = canvases.into_iter();
        pixels.flat_map(|canvas| canvas.image.pixels).collect()
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
        let mut marks = Marks::default();
        for mesh in meshes {
            marks.mesh.append_ref(mesh);
            marks.take_triangles();
        }
        ColorImage::new([40, 30], draw_plain(&marks, below, 40, &[0, 10, 30]))
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
    fn drawn_with(marks: &Marks) -> Vec<Color32> {
        draw_plain(marks, Color32::WHITE, 12, &[0, 5, 12])
    }

    fn area(rings: &[&[(f32, f32)]], color: Color32) -> Area {
        let ring = |corners: &&[(f32, f32)]| corners.iter().map(|(x, y)| pos2(*x, *y)).collect();
        Area::between(rings.iter().map(ring).collect(), color)
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
        let mut marks = Marks::default();
        marks.add_area(area(&[&left], ink));
        marks.add_area(area(&[&right], ink));
        let pixels = drawn_with(&marks);
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
        let mut marks = Marks::default();
        marks.add_area(area(&[&square(1.0, 11.0), &square(4.0, 8.0)], Color32::RED));
        let pixels = drawn_with(&marks);
        let red = pixels
            .iter()
            .filter(|pixel| **pixel == Color32::RED)
            .count();
        assert_eq!(red, 100 - 16);
        assert_eq!(pixels[6 * 12 + 6], Color32::WHITE);
    }

    #[test]
    fn what_is_added_later_lies_above() {
        let mut marks = Marks::default();
        let strip = |right: f32| Rect::from_min_max(pos2(0.0, 0.0), pos2(right, 12.0));
        marks.mesh.add_colored_rect(strip(12.0), Color32::BLUE);
        marks.add_area(area(
            &[&[(0.0, 0.0), (12.0, 0.0), (12.0, 6.0), (0.0, 6.0)]],
            Color32::RED,
        ));
        marks.mesh.add_colored_rect(strip(3.0), Color32::GREEN);
        add_line(&mut marks, &[(6.0, -1.0), (6.0, 13.0)], 2.0, Color32::BLACK);
        let pixels = drawn_with(&marks);
        let at = |x: usize, y: usize| pixels[y * 12 + x];
        let expected = [Color32::GREEN, Color32::RED, Color32::BLUE, Color32::BLACK];
        assert_eq!([at(1, 1), at(8, 1), at(8, 9), at(6, 9)], expected);
    }

    fn add_line(marks: &mut Marks, points: &[(f32, f32)], width: f32, color: Color32) {
        let piece = points.iter().map(|(x, y)| pos2(*x, *y));
        marks.add_line([piece], width, color);
    }

    /// How dark each pixel is that a black line was drawn upon, of 255.
    fn ink(points: &[(f32, f32)], width: f32) -> Vec<u8> {
        let mut marks = Marks::default();
        add_line(&mut marks, points, width, Color32::BLACK);
        let pixels = drawn_with(&marks);
        pixels.iter().map(|pixel| 255 - pixel.r()).collect()
    }

    #[test]
    fn a_line_leaves_as_much_ink_as_it_is_large() {
        let starts: [(f32, f32); 4] = [(2.3, 4.0), (2.0, 9.5), (3.6, 3.1), (9.1, 8.7)];
        let ends: [(f32, f32); 4] = [(10.1, 4.0), (2.0, 1.5), (9.2, 9.3), (2.4, 6.2)];
        for width in [0.2, 0.6, 1.0, 1.7, 3.0] {
            for (from, to) in starts.into_iter().zip(ends) {
                let left: f32 = ink(&[from, to], width).into_iter().map(f32::from).sum();
                let length = (to.0 - from.0).hypot(to.1 - from.1);
                let of_whole = left / (length * width * 255.0);
                assert!(
                    (of_whole - 1.0).abs() < 0.12,
                    "{width} from {from:?}: {of_whole}"
                );
            }
        }
    }

    #[test]
    fn a_line_between_pixels_covers_half_of_each_and_is_cut_off_straight() {
        let ink = ink(&[(2.0, 6.0), (8.5, 6.0)], 1.0);
        let at = |x: usize, y: usize| ink[y * 12 + x];
        assert_eq!([at(5, 4), at(5, 5), at(5, 6), at(5, 7)], [0, 128, 128, 0]);
        assert_eq!([at(1, 5), at(2, 5), at(8, 5), at(9, 5)], [0, 128, 64, 0]);
    }

    #[test]
    fn a_line_that_meets_or_crosses_itself_is_even() {
        // Translucent, so that a pixel drawn twice shows; across the seam of two canvases, too.
        let mut marks = Marks::default();
        let knot = [
            (1.0, 5.0),
            (11.0, 5.0),
            (11.0, 1.0),
            (6.0, 1.0),
            (6.0, 11.0),
        ];
        add_line(&mut marks, &knot, 4.0, Color32::from_black_alpha(100));
        let pixels = drawn_with(&marks);
        let once = over(Color32::from_black_alpha(100), Color32::WHITE);
        let at = |x: usize, y: usize| pixels[y * 12 + x];
        assert_eq!([at(6, 5), at(5, 4), at(10, 4), at(6, 9)], [once; 4]);
    }

    #[test]
    fn segments_meet_in_a_round_and_a_closed_line_has_no_ends() {
        let corner = ink(&[(1.0, 9.0), (6.0, 4.0), (11.0, 9.0)], 4.0);
        // Above the corner as far as half the width, and no further.
        assert_eq!(corner[12 + 6], 0);
        assert!(corner[3 * 12 + 6] > 150);
        let ring = [(3.0, 3.0), (9.0, 3.0), (9.0, 9.0), (3.0, 9.0), (3.0, 3.0)];
        let ring = ink(&ring, 2.0);
        let at = |x: usize, y: usize| ring[y * 12 + x];
        assert_eq!([at(2, 2), at(9, 2)], [at(9, 9), at(2, 9)]);
        assert!(at(2, 2) > 150, "{}", at(2, 2));
    }

    #[test]
    fn the_pieces_of_a_line_are_drawn_as_lines_and_not_joined() {
        let pieces: [&[(f32, f32)]; 3] = [
            &[(1.0, 2.0), (4.0, 2.0)],
            &[(4.0, 8.0)],
            &[(7.0, 8.0), (9.0, 8.0), (9.0, 11.0)],
        ];
        let at = |piece: &[(f32, f32)]| piece.iter().map(|(x, y)| pos2(*x, *y)).collect();
        let pieces: Vec<Vec<egui::Pos2>> = pieces.into_iter().map(at).collect();
        let mut together = Marks::default();
        together.add_line(pieces.clone(), 2.0, Color32::BLACK);
        let mut apart = Marks::default();
        for piece in pieces {
            apart.add_line([piece], 2.0, Color32::BLACK);
        }
        let drawn = drawn_with(&together);
        assert_eq!(drawn, drawn_with(&apart));
        assert!(drawn.contains(&Color32::BLACK));
    }

    #[test]
    fn a_line_that_is_nowhere_draws_nothing() {
        let far = [(-1e30, 4.0), (1e30, f32::NAN), (f32::INFINITY, 3.0)];
        for points in [&far[..], &[(4.0, 4.0)], &[], &[(4.0, 4.0), (4.0, 4.0)]] {
            assert!(ink(points, 2.0).iter().all(|v| *v == 0), "{points:?}");
        }
        assert!(ink(&[(1.0, 4.0), (9.0, 4.0)], 0.0).iter().all(|v| *v == 0));
    }
}
