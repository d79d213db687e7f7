//! The map that a window opens with, begun before there is a window.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::fit::fit_above_legend;
use super::map_request::{MapContent, Priority, RenderRequest, Resolution};
use super::map_worker::MapWorker;
use crate::model::Atlas;
use crate::projection::{PagePt, PageRect, Viewport, WorldPt};
use crate::scene::{Extent, bounds};

/// What the first map of a window is likely to be asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMap {
    /// What it shows.
    pub content: MapContent,
    /// Where it looks; `None` for the economic circle.
    pub look: Option<(WorldPt, f64)>,
    /// Width and height of its frame, in points.
    pub size: (f64, f64),
    /// The screen's pixels a point.
    pub pixels_per_point: f32,
    /// The longest side of a texture, in pixels.
    pub max_texture_side: usize,
}

/// A map that is being rendered for a window that is being made. The window takes it if it is just
/// the one it needs.
#[derive(Debug)]
pub struct MapAhead {
    pub(super) worker: MapWorker,
    pub(super) request: RenderRequest,
}

impl MapAhead {
    /// Begins the map that a window opens with; `wake` wakes the window.
    /// The receiver hears when the map is there.
    #[must_use]
    pub fn begin(
        atlas: &Arc<Atlas>,
        first: FirstMap,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> (Self, Receiver<()>) {
        let (width, height) = first.size;
        let frame = PageRect::from_min_size(PagePt::default(), width, height);
        let circle = bounds(atlas, Extent::Circle);
        let resolution =
            Resolution::new(first.size, first.pixels_per_point, first.max_texture_side);
        let looks = |(center, zoom)| Viewport {
            center,
            zoom,
            frame,
        };
        let fitted = || fit_above_legend(&circle, frame, 0.0);
        let view = first.look.map_or_else(fitted, looks);
        let fit = first.look.is_none().then_some(circle);
        let request = RenderRequest::new(first.content, view, fit, resolution);
        let (made, hears) = channel();
        let mut worker = MapWorker::new(atlas, move || {
            // Nobody listens to the second one.
            let _ = made.send(());
            wake();
        });
        worker.request(request.clone(), Priority::Low);
        (Self { worker, request }, hears)
    }
}
