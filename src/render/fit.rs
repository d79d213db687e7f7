//! The view that fits a part of the world into the window's map, above its legend.

use crate::projection::{PageRect, Viewport, WorldPt, WorldRect};

/// Deepest zoom of the window's map.
pub const MAX_ZOOM: f64 = 14.0;
/// Room around what is fitted.
pub const FIT_MARGIN_PT: f64 = 14.0;

/// The view that fits a part of the world above a legend of a height.
#[must_use]
pub fn fit_above_legend(rect: &WorldRect, frame: PageRect, legend_pt: f64) -> Viewport {
    let legend = legend_pt.min(frame.height() * 0.5);
    let mut clear = frame;
    clear.max.y -= legend;
    let view = Viewport::fitting(rect, clear, FIT_MARGIN_PT);
    let zoom = view.zoom.min(MAX_ZOOM);
    let scale = Viewport { zoom, ..view }.scale();
    let center = WorldPt {
        x: view.center.x,
        y: view.center.y + legend / 2.0 / scale,
    };
    Viewport {
        center,
        zoom,
        frame,
    }
}
