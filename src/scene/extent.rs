//! What a figure shows, and the part of the world that this means.

use super::Compared;
use super::position::feature_bounds;
use super::spokes::connected_bounds;
use crate::connection::{Asked, Connected, Everything};
use crate::figure_spec::ViewAt;
use crate::model::{Atlas, FeatureId};
use crate::projection::{Viewport, WorldPt, WorldRect};

/// What a figure shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// The economic circle.
    Circle,
    /// All of Sichuan and Chongqing.
    Region,
    /// Just what a map of this centre, zoom and size shows; the page is made to fit.
    View(Viewport),
    /// A centre and a zoom on the figure's own page.
    At(ViewAt),
    /// A place, link or corridor with room around it.
    Feature(FeatureId),
    /// Some of them in maps of one scale, side by side.
    Compared(Compared),
    /// One place or two with those that they are tied to.
    Connected(Connected),
}

/// The part of the world an extent means for an atlas; China's south-west when it has no regions.
#[must_use]
pub fn bounds(atlas: &Atlas, extent: Extent) -> WorldRect {
    bounds_asked(atlas, &Everything, extent)
}

/// The same where some facts alone count.
pub(super) fn bounds_asked(atlas: &Atlas, asked: &dyn Asked, extent: Extent) -> WorldRect {
    let feature = |feature| feature_bounds(atlas, feature).unwrap_or_else(|| atlas.region_extent());
    let rect = match extent {
        Extent::View(view) => view.world_rect(),
        Extent::At(at) => WorldRect::around([at.center.to_world()]),
        Extent::Feature(one) => feature(one),
        Extent::Compared(compared) => {
            let features = compared.features().iter();
            let rects = features.map(|of| feature(*of));
            rects
                .reduce(WorldRect::union)
                .unwrap_or_else(|| atlas.region_extent())
        }
        Extent::Connected(connected) => {
            connected_bounds(atlas, asked, connected).unwrap_or_else(|| atlas.region_extent())
        }
        Extent::Region => atlas.region_extent(),
        Extent::Circle => atlas.circle_extent(),
    };
    if rect.is_empty() {
        let corner = |x: f64, y: f64| WorldPt {
            x: (x + 180.0) / 360.0,
            y,
        };
        WorldRect {
            min: corner(97.0, 0.40),
            max: corner(111.0, 0.43),
        }
    } else {
        rect
    }
}
