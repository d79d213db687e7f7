//! What the window asks of the thread that renders its map.

use crate::model::Language;
use crate::projection::{Viewport, WorldRect};
use crate::scene::{About, Shown, Theme};

/// How far beyond the frame the map is rendered where the graphics card takes so large a texture.
pub const MARGIN_PT: f64 = 320.0;
/// How much of the margin is left, at least, when the next map is begun: it is there before a hand
/// that drags the map has come so far.
const LEAST_MARGIN_PT: f64 = 120.0;

/// What a map shows, whatever part of the world it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct MapContent {
    /// The layers and statuses that are on.
    pub shown: Shown,
    /// What it is about.
    pub about: About,
    /// The language of its names.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// Whether it has a legend.
    pub legend: bool,
    /// Which page of the legend is shown where it has no room for all rows.
    pub legend_page: usize,
}

/// What a rendered map depends on beside its view.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MapKey {
    pub(super) content: MapContent,
    /// Width and height of the frame, in points.
    pub(super) size: (f64, f64),
    pub(super) resolution: Resolution,
}

/// How large and how fine a map is rendered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Resolution {
    /// How far beyond the frame it reaches.
    pub(super) margin_pt: f64,
    /// Lower than the screen's only where the graphics card takes no larger textures.
    pub(super) pixels_per_point: f32,
}

impl Resolution {
    /// The resolution for a frame and a screen, of which the graphics card takes textures of at
    /// most `max_side` pixels a side.
    pub(super) fn new(size: (f64, f64), pixels_per_point: f32, max_side: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a texture is small")]
        let max_side = max_side as f64 - 2.0;
        let side = size.0.max(size.1).max(1.0);
        let fineness = f64::from(pixels_per_point).min(max_side / side);
        let margin = ((max_side / fineness - side) / 2.0).clamp(0.0, MARGIN_PT);
        #[expect(clippy::cast_possible_truncation, reason = "the screen is f32")]
        let pixels_per_point = fineness as f32;
        Self {
            margin_pt: margin.floor(),
            pixels_per_point,
        }
    }
}

/// A request for a rendered map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RenderRequest {
    pub(super) key: MapKey,
    pub(super) view: Viewport,
    /// A part of the world that is to fit above the legend, whose height is known only when the
    /// map is built; the renderer then chooses the view.
    pub(super) fit: Option<WorldRect>,
}

impl RenderRequest {
    /// A request for the map of a view, whose pixels lie upon those of the screen.
    pub(super) fn new(
        content: MapContent,
        view: Viewport,
        fit: Option<WorldRect>,
        resolution: Resolution,
    ) -> Self {
        Self {
            key: MapKey {
                content,
                size: (view.frame.width(), view.frame.height()),
                resolution,
            },
            view: view.on_pixels(resolution.pixels_per_point.into()),
            fit,
        }
    }

    /// Whether a map of a key and a view answers this request: at rest in just its view, in
    /// movement as long as its margin reaches.
    pub(super) fn is_answered_by(&self, key: &MapKey, known: &Viewport, is_moving: bool) -> bool {
        let view = &self.view;
        if *key != self.key || self.fit.is_some() {
            return false;
        }
        let middle = view.transform().project(known.center);
        let (dx, dy) = (
            middle.x - view.frame.center().x,
            middle.y - view.frame.center().y,
        );
        let far = dx.abs().max(dy.abs());
        let same_zoom = (known.zoom - view.zoom).abs() < 1e-9;
        let margin = key.resolution.margin_pt;
        let enough = (margin - LEAST_MARGIN_PT).max(margin * 0.5);
        same_zoom && (far < 0.01 || is_moving && far < enough)
    }
}

/// How soon the margin around the frame is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priority {
    /// At once: the map is being dragged.
    High,
    /// Once the map in the frame is on the screen: until then the cores have more urgent work.
    Low,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_never_rendered_larger_than_the_graphics_card_takes() {
        for (size, screen, max_side) in [
            ((1044.0, 750.0), 1.0, 16_384),
            ((1684.0, 1030.0), 1.0, 2048),
            ((3600.0, 2000.0), 2.0, 8192),
            ((3600.0, 2000.0), 2.0, 2048),
            ((500.0, 400.0), 1.25, 2048),
        ] {
            let Resolution {
                margin_pt,
                pixels_per_point,
            } = Resolution::new(size, screen, max_side);
            let side = (size.0 + 2.0 * margin_pt) * f64::from(pixels_per_point);
            assert!(side <= max_side as f64, "{size:?} {screen}: {side}");
            assert!(pixels_per_point <= screen && margin_pt >= 0.0);
        }
        let usual = Resolution {
            margin_pt: MARGIN_PT,
            pixels_per_point: 1.0,
        };
        assert_eq!(Resolution::new((1044.0, 750.0), 1.0, 16_384), usual);
    }
}
