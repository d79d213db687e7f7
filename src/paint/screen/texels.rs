//! Textures as triangles look them up: how much of something lies in each texel.

use egui::ColorImage;

/// A texture of which only the coverage is asked.
pub(super) trait Texels {
    /// Columns and rows.
    fn size(&self) -> [usize; 2];
    /// How much lies in a texel, by its number, row by row; nothing beyond the last.
    fn alpha(&self, at: usize) -> u8;
}

impl Texels for ColorImage {
    fn size(&self) -> [usize; 2] {
        self.size
    }

    fn alpha(&self, at: usize) -> u8 {
        self.pixels.get(at).map_or(0, |texel| texel.a())
    }
}
