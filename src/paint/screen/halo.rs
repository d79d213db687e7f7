//! Halos: a glyph eight times around itself, so that it is read on whatever lies beneath.
//!
//! What the eight come to is put together once and kept, so that a halo is drawn as one rectangle,
//! however many texts have the glyph.

use std::collections::HashMap;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, ColorImage, Pos2, Vec2, pos2, vec2};

use super::texels::Texels;

/// Added to the horizontal coordinate of a halo's texels, to tell them from the fonts', which are
/// shares of their texture.
const HALO: f32 = 4096.0;

/// How many texels a row of halos has.
const WIDTH: usize = 1024;

/// With more rows of texels, all are forgotten before the next scene: two megabytes.
const MOST_ROWS: usize = 2048;

/// The halos of glyphs on a texture of their own. A halo holds as long as its glyph lies where it
/// does on the fonts' texture.
#[derive(Debug, Default)]
pub(super) struct Halos {
    /// How much of a halo lies in each texel, row by row.
    alpha: Vec<u8>,
    /// Where the next halo goes.
    next: (usize, usize),
    /// How high the halos are that stand in one row with it.
    row_height: usize,
    /// Where the halo of each glyph is, by the glyph's place on the fonts' texture and how far the
    /// halo reaches.
    known: HashMap<(GlyphRect, u32), Halo>,
    /// How full the fonts' texture was when it was last seen.
    filled: f32,
}

/// The texels of a glyph on the fonts' texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct GlyphRect {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// A halo on its texture.
#[derive(Clone, Copy, Debug)]
struct Halo {
    left: usize,
    top: usize,
    /// How many texels it has beyond its glyph on each side; the outermost are empty.
    margin: usize,
}

impl Texels for Halos {
    fn size(&self) -> [usize; 2] {
        [WIDTH, self.alpha.len() / WIDTH]
    }

    fn alpha(&self, at: usize) -> u8 {
        self.alpha.get(at).copied().unwrap_or(0)
    }
}

impl Halos {
    /// Forgets all when they have become many, or the fonts' texture was begun anew: `filled` is
    /// how full it is.
    pub(super) fn begin(&mut self, filled: f32) {
        if filled < self.filled || self.alpha.len() > MOST_ROWS * WIDTH {
            *self = Self::default();
        }
    }

    /// Notes how full the fonts' texture is once a scene's glyphs are on it.
    pub(super) fn note(&mut self, filled: f32) {
        self.filled = filled;
    }

    /// Adds the halo of each glyph to a mesh, `reach` pixels wide. The corners of a glyph follow one
    /// another, as `epaint` makes them.
    pub(super) fn add(
        &mut self,
        mesh: &mut Mesh,
        glyphs: &[Vertex],
        texture: &ColorImage,
        reach: f32,
        color: Color32,
    ) {
        let (glyphs, _) = glyphs.as_chunks::<4>();
        for corners in glyphs {
            let Some(glyph) = GlyphRect::of(corners, texture.size) else {
                continue;
            };
            let known = self.known.get(&(glyph, reach.to_bits())).copied();
            let halo = known.unwrap_or_else(|| self.make(glyph, texture, reach));
            add_rectangle(mesh, corners, glyph, halo, color);
        }
    }

    fn make(&mut self, glyph: GlyphRect, texture: &ColorImage, reach: f32) -> Halo {
        let coverage = Coverage::of(glyph, texture, reach);
        let (mut left, mut top) = self.next;
        if left + coverage.width > WIDTH {
            (left, top) = (0, top + self.row_height);
            self.row_height = 0;
        }
        self.row_height = self.row_height.max(coverage.height);
        self.next = (left + coverage.width, top);
        let rows = top + self.row_height;
        self.alpha.resize((rows * WIDTH).max(self.alpha.len()), 0);
        for (y, row) in coverage.rows().enumerate() {
            let start = (top + y) * WIDTH + left;
            // A glyph that is wider than all halos together has only its first part.
            let end = (start + row.len()).min((top + y + 1) * WIDTH);
            let texels = self.alpha[start..end].iter_mut();
            texels.zip(row).for_each(|(texel, alpha)| *texel = *alpha);
        }
        let halo = Halo {
            left,
            top,
            margin: coverage.margin,
        };
        self.known.insert((glyph, reach.to_bits()), halo);
        halo
    }
}

impl GlyphRect {
    /// The texels between the corners of a glyph; `None` where there are none.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a texture is small, and a cast from float saturates"
    )]
    fn of(corners: &[Vertex; 4], size: [usize; 2]) -> Option<Self> {
        let texel = |uv: Pos2| {
            let x = (uv.x * size[0] as f32).round() as usize;
            let y = (uv.y * size[1] as f32).round() as usize;
            (x.min(size[0]), y.min(size[1]))
        };
        let ((left, top), (right, bottom)) = (texel(corners[0].uv), texel(corners[3].uv));
        (left < right && top < bottom).then_some(Self {
            left,
            top,
            width: right - left,
            height: bottom - top,
        })
    }
}

/// Adds the rectangle of a halo around that of its glyph.
#[expect(clippy::cast_precision_loss, reason = "a texture is small")]
fn add_rectangle(
    mesh: &mut Mesh,
    glyph: &[Vertex; 4],
    rect: GlyphRect,
    halo: Halo,
    color: Color32,
) {
    let [a, b, c, _] = glyph.map(|corner| corner.pos);
    let (width, height) = (rect.width as f32, rect.height as f32);
    let margin = halo.margin as f32;
    let (across, down): (Vec2, Vec2) = ((b - a) / width, (c - a) / height);
    let corner = pos2(halo.left as f32 + HALO, halo.top as f32);
    let Ok(first) = u32::try_from(mesh.vertices.len()) else {
        return;
    };
    for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let texel = vec2(x * (width + 2.0 * margin), y * (height + 2.0 * margin));
        let from_glyph = texel - Vec2::splat(margin);
        mesh.vertices.push(Vertex {
            pos: a + across * from_glyph.x + down * from_glyph.y,
            uv: corner + texel,
            color,
        });
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first + 2, first + 1, first + 3);
}

/// The texel of a halo that a corner of a triangle is at; `None` where the corner is of a glyph.
pub(super) fn halo_texel(uv: Pos2) -> Option<Pos2> {
    (uv.x >= HALO).then(|| pos2(uv.x - HALO, uv.y))
}

/// How much of each texel is covered.
struct Coverage {
    margin: usize,
    width: usize,
    height: usize,
    alpha: Vec<u8>,
}

impl Coverage {
    /// What the glyph covers that is drawn eight times around itself, `reach` texels away.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a halo is small, and a share of 255 is no more"
    )]
    fn of(glyph: GlyphRect, texture: &ColorImage, reach: f32) -> Self {
        let margin = reach.ceil().max(0.0) as usize + 1;
        let padded = Padded::of(glyph, texture, 2 * margin + 1);
        let (width, height) = (glyph.width + 2 * margin, glyph.height + 2 * margin);
        // What none of the eight covers.
        let mut left = vec![1.0_f32; width * height];
        for step in 0..8_u8 {
            let towards = Vec2::angled(f32::from(step) * std::f32::consts::FRAC_PI_4) * reach;
            // Texel by texel the glyph's own lies as far away, between four of them.
            let whole = towards.floor();
            let share = towards - whole;
            let from = |offset: f32| (margin as f32 + 1.0 - offset) as usize;
            let (x, y) = (from(whole.x), from(whole.y));
            for (row, left) in left.chunks_exact_mut(width).enumerate() {
                let line = |y: usize| &padded.alpha[y * padded.width..][..padded.width];
                let (upper, lower) = (line(y + row - 1), line(y + row));
                let pairs = upper[x - 1..].windows(2).zip(lower[x - 1..].windows(2));
                for (left, (upper, lower)) in left.iter_mut().zip(pairs) {
                    let above = upper[1] + (upper[0] - upper[1]) * share.x;
                    let below = lower[1] + (lower[0] - lower[1]) * share.x;
                    *left *= 1.0 - (below + (above - below) * share.y);
                }
            }
        }
        let alpha = |left: &f32| ((1.0 - left) * 255.0 + 0.5) as u8;
        Self {
            margin,
            width,
            height,
            alpha: left.iter().map(alpha).collect(),
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.alpha.chunks_exact(self.width)
    }
}

/// A glyph with empty texels around it.
struct Padded {
    width: usize,
    /// From nothing to 1.
    alpha: Vec<f32>,
}

impl Padded {
    fn of(glyph: GlyphRect, texture: &ColorImage, padding: usize) -> Self {
        let width = glyph.width + 2 * padding;
        let mut alpha = vec![0.0; width * (glyph.height + 2 * padding)];
        for y in 0..glyph.height {
            let from = (glyph.top + y) * texture.size[0] + glyph.left;
            let texels = texture.pixels.get(from..from + glyph.width);
            let to = (y + padding) * width + padding;
            let row = alpha[to..to + glyph.width].iter_mut();
            let texels = texels.unwrap_or(&[]).iter();
            row.zip(texels)
                .for_each(|(alpha, texel)| *alpha = f32::from(texel.a()) / 255.0);
        }
        Self { width, alpha }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACH: f32 = 1.25;

    /// A texture with a glyph of 5 by 4 texels beside another.
    fn texture() -> ColorImage {
        let texels = (0_u32..96).map(|i| Color32::from_white_alpha((i * 83 % 251) as u8));
        ColorImage::new([12, 8], texels.collect())
    }

    /// The corners of the glyph, drawn at a place.
    fn glyph(at: Pos2) -> [Vertex; 4] {
        let corners = [(0.0, 0.0), (5.0, 0.0), (0.0, 4.0), (5.0, 4.0)];
        corners.map(|(x, y)| Vertex {
            pos: at + vec2(x, y),
            uv: pos2((3.0 + x) / 12.0, (2.0 + y) / 8.0),
            color: Color32::BLACK,
        })
    }

    /// How much of the glyph lies at a place, between four texels.
    fn glyph_at(texture: &ColorImage, x: f32, y: f32) -> f32 {
        let texel = |x: f32, y: f32| {
            let inside = (0.0..5.0).contains(&x) && (0.0..4.0).contains(&y);
            let at = (2.0 + y) * 12.0 + 3.0 + x;
            if inside {
                f32::from(texture.pixels[at as usize].a()) / 255.0
            } else {
                0.0
            }
        };
        let (left, top) = (x.floor(), y.floor());
        let (right, below) = (x - left, y - top);
        let line = |y| texel(left, y) * (1.0 - right) + texel(left + 1.0, y) * right;
        line(top) * (1.0 - below) + line(top + 1.0) * below
    }

    #[test]
    fn a_halo_is_what_eight_glyphs_around_come_to() {
        let texture = texture();
        let mut halos = Halos::default();
        let mut mesh = Mesh::default();
        let place = pos2(20.0, 30.0);
        halos.add(&mut mesh, &glyph(place), &texture, REACH, Color32::WHITE);
        let corner = mesh.vertices[0];
        let margin = 3;
        assert_eq!(corner.pos, place - Vec2::splat(3.0));
        assert_eq!(mesh.vertices[3].pos, place + vec2(5.0 + 3.0, 4.0 + 3.0));
        let start = halo_texel(corner.uv).unwrap();
        assert_eq!(start, Pos2::ZERO);
        for y in 0..4 + 2 * margin {
            for x in 0..5 + 2 * margin {
                let (at_x, at_y) = ((x - margin) as f32, (y - margin) as f32);
                let left: f32 = (0..8_u8)
                    .map(|step| {
                        let towards = f32::from(step) * std::f32::consts::FRAC_PI_4;
                        let away = Vec2::angled(towards) * REACH;
                        1.0 - glyph_at(&texture, at_x - away.x, at_y - away.y)
                    })
                    .product();
                let drawn = f32::from(halos.alpha(y as usize * WIDTH + x as usize));
                assert!((drawn - (1.0 - left) * 255.0).abs() < 1.0, "{x} {y}");
                let is_outermost = x == 0 || y == 0 || x == 4 + 2 * margin || y == 3 + 2 * margin;
                assert!(!is_outermost || drawn == 0.0, "{x} {y}");
            }
        }
    }

    #[test]
    fn a_glyph_has_one_halo_of_a_width_until_the_fonts_begin_anew() {
        let texture = texture();
        let mut halos = Halos::default();
        let mut mesh = Mesh::default();
        let mut add = |halos: &mut Halos, reach| {
            let first = mesh.vertices.len();
            let glyph = glyph(Pos2::ZERO);
            halos.add(&mut mesh, &glyph, &texture, reach, Color32::WHITE);
            mesh.vertices[first].uv
        };
        let first = add(&mut halos, REACH);
        assert_eq!(add(&mut halos, REACH), first);
        assert_ne!(add(&mut halos, 2.0), first);
        halos.note(0.4);
        halos.begin(0.4);
        assert_eq!(halos.known.len(), 2);
        halos.begin(0.1);
        assert!(halos.known.is_empty() && halos.alpha.is_empty());
    }

    #[test]
    fn halos_stand_in_rows_and_do_not_overlap() {
        let texture = texture();
        let mut halos = Halos::default();
        let mut mesh = Mesh::default();
        let mut places = Vec::new();
        for step in 0..300_u16 {
            let reach = 1.0 + f32::from(step) / 200.0;
            let first = mesh.vertices.len();
            halos.add(
                &mut mesh,
                &glyph(Pos2::ZERO),
                &texture,
                reach,
                Color32::WHITE,
            );
            let [from, to] = [first, first + 3].map(|at| halo_texel(mesh.vertices[at].uv).unwrap());
            places.push(egui::Rect::from_min_max(from, to));
        }
        assert!(places.iter().all(|place| place.max.x <= WIDTH as f32));
        for (at, place) in places.iter().enumerate() {
            let overlaps = |other: &&egui::Rect| place.intersect(**other).is_positive();
            assert!(!places[..at].iter().any(|other| overlaps(&other)), "{at}");
        }
        assert!(places.last().unwrap().max.y <= halos.size()[1] as f32);
    }

    #[test]
    fn a_glyph_without_texels_has_no_halo() {
        let mut mesh = Mesh::default();
        let nothing = [Vertex::default(); 4];
        let mut halos = Halos::default();
        halos.add(&mut mesh, &nothing, &texture(), REACH, Color32::WHITE);
        assert!(mesh.vertices.is_empty());
    }
}
