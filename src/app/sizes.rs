//! How large windows and textures are.

use egui::{Vec2, vec2};

use crate::state::WindowSize;

/// The size of the window when it is first opened.
const WINDOW: [f32; 2] = [1280.0, 800.0];

/// The smallest window that still shows a map, in points.
pub(super) const SMALLEST: [f32; 2] = [760.0, 480.0];

/// More than any screen has, in points: what a window's size from a file is cut to.
const LARGEST_PT: f32 = 8000.0;

/// The longest side of a texture, in pixels. The table of glyphs is as wide as textures may be, and
/// the widest are wider than any map.
pub(super) const LARGEST_TEXTURE: usize = 8192;

/// The size of a window after the last one, in points.
pub(super) fn first_size(size: Option<WindowSize>) -> Vec2 {
    size.map_or(WINDOW.into(), |size| {
        let side = |side: f32, least: f32| side.clamp(least, LARGEST_PT);
        vec2(
            side(size.width, SMALLEST[0]),
            side(size.height, SMALLEST[1]),
        )
    })
}
