//! Colours and points of a scene as egui has them.

use egui::{Color32, Pos2, pos2};

use crate::projection::PagePt;
use crate::scene::Rgba;

/// The egui colour of a scene's colour.
#[must_use]
pub fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A page point in egui's coordinates.
#[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
#[must_use]
pub fn pos(p: PagePt) -> Pos2 {
    pos2(p.x as f32, p.y as f32)
}
