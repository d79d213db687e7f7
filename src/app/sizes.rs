//! How large windows and textures are.

use egui::{Vec2, vec2};

use crate::render::MARGIN_PT;
use crate::state::WindowSize;

/// The size of the window when it is first opened.
const WINDOW: [f32; 2] = [1280.0, 800.0];

/// The smallest window that still shows a map, in points.
pub(super) const SMALLEST: [f32; 2] = [760.0, 480.0];

/// More than any screen has, in points: what a window's size from a file is cut to.
const LARGEST_PT: f32 = 8000.0;

/// The longest side of a texture, in pixels. The table of glyphs is as wide as textures may be, and
/// the widest are wider than any map.
const LARGEST_TEXTURE: usize = 8192;
/// The same for windows whose map with its margin is no longer than this.
const USUAL_TEXTURE: usize = 4096;

/// The longest side of a texture that a window of a size needs on a screen with so many pixels a
/// point.
pub(super) fn texture_side(window: Vec2, pixels_per_point: f32) -> usize {
    let with_margins = f64::from(window.max_elem()) + 2.0 * MARGIN_PT;
    #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
    let is_usual = with_margins * f64::from(pixels_per_point) < USUAL_TEXTURE as f64;
    if is_usual {
        USUAL_TEXTURE
    } else {
        LARGEST_TEXTURE
    }
}

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
