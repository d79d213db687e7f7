//! Lines of text → triangles: first their halo, then their glyphs.

use std::sync::Arc;

use egui::emath::Rot2;
use egui::epaint::{Mesh, Tessellator, TextShape, Vertex};
use egui::{ColorImage, Galley, vec2};

use super::convert::{color32, pos};
use super::halo::Halos;
use super::marks::Marks;
use crate::scene::Text;

/// Adds lines of text to the marks of a scene, whose glyphs are all on the fonts' texture.
pub(super) struct Writer<'a> {
    pub(super) tessellator: Tessellator,
    /// The fonts' texture.
    pub(super) glyphs: &'a ColorImage,
    pub(super) halos: &'a mut Halos,
    pub(super) marks: Marks,
    pub(super) pixels_per_point: f32,
}

impl Writer<'_> {
    /// Adds a line.
    pub(super) fn add(&mut self, text: &Text, galley: Arc<Galley>) {
        let ascent = galley
            .rows
            .first()
            .and_then(|row| row.row.glyphs.first().map(|g| row.pos.y + g.pos.y))
            .unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let (angle, reach_pt) = (text.angle_rad as f32, text.halo_pt as f32);
        let at = pos(text.at) - Rot2::from_angle(angle) * vec2(0.0, ascent);
        let shape = TextShape::new(at, galley, color32(text.color)).with_angle(angle);
        let mut glyphs = Mesh::default();
        self.tessellator.tessellate_text(&shape, &mut glyphs);
        if let Some(halo) = text.halo {
            self.halos.add(
                &mut self.marks.mesh,
                &glyphs.vertices,
                self.glyphs,
                reach_pt * self.pixels_per_point,
                color32(halo),
            );
        }
        if angle != 0.0 {
            widen_glyphs(&mut glyphs.vertices, self.glyphs.size);
        }
        self.marks.mesh.append(glyphs);
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
