//! Where the map lies in the first frame of a window, before there is one.

use egui::Vec2;

use super::map_view;
use crate::render::FirstMap;
use crate::scene::Theme;
use crate::state::AppState;

/// Height of the menu and of the status bar together, in points.
const BARS_PT: f32 = 50.0;
/// Width of the panel on the left at first, with its edge.
pub(super) const LEFT_PT: f32 = 236.0;

/// The map that a window of a size begins with in a state, on a screen with so many pixels a point
/// and textures of at most so many pixels a side.
#[must_use]
pub fn first_map(
    window: Vec2,
    (pixels_per_point, max_texture_side): (f32, usize),
    state: &AppState,
    theme: &Theme,
) -> FirstMap {
    let left = if state.has_left_panel() { LEFT_PT } else { 0.0 };
    let size = (window - Vec2::new(left, BARS_PT)).max(Vec2::ONE);
    FirstMap {
        content: map_view::content(state, state.language, theme),
        look: state
            .camera
            .filter(|_| state.is_moved)
            .map(|camera| (camera.center, camera.zoom)),
        size: (size.x.into(), size.y.into()),
        pixels_per_point,
        max_texture_side,
    }
}
