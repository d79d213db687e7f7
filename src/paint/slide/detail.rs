//! How detailed a slide is: as an SVG, unless its areas and lines have more points than programs for
//! slides can move.

use crate::paint::EXTRA_DETAIL;
use crate::projection::{PageRect, ToPage, Viewport, WorldPt, WorldRect};
use crate::scene::{Item, Scene, Shape};

/// Most points of areas and lines at which a slide is as detailed as an SVG.
const MOST_POINTS: usize = 80_000;
/// How many levels coarser a slide may be at most: its lines then stray by a few points.
const MOST_LEVELS: u32 = 4;

/// How much finer than the screen's the level of detail of a scene's slide is, in zoom levels: less
/// by as many whole ones as it takes to keep within [`MOST_POINTS`], if that can be done.
pub(super) fn extra_detail(scene: &Scene) -> f64 {
    let level = |coarser: u32| EXTRA_DETAIL - f64::from(coarser);
    let fits = |extra: &f64| points(scene, *extra) <= MOST_POINTS;
    let mut finer = (0..MOST_LEVELS).map(level);
    finer.find(fits).unwrap_or_else(|| level(MOST_LEVELS))
}

/// How many points of areas and lines lie in the frames of their maps at a level of detail.
fn points(scene: &Scene, extra: f64) -> usize {
    let first = (&scene.view, scene.to_page, &scene.ground);
    let others = scene.panels.iter().map(|p| (&p.view, p.to_page, &p.ground));
    let maps = std::iter::once(first).chain(others);
    maps.map(|(view, to_page, ground)| points_of_map(view, to_page, ground, extra))
        .sum()
}

fn points_of_map(view: &Viewport, to_page: ToPage, ground: &[Item], extra: f64) -> usize {
    let zoom = view.zoom + extra;
    let frame = world(&view.frame, to_page);
    let seen = |points: &[WorldPt]| points.iter().filter(|p| frame.contains(**p)).count();
    let of_item = |item: &Item| match &item.shape {
        Shape::Area { area, .. } | Shape::Outline { area, .. } => {
            let rings = area.at_zoom(zoom).rings.iter();
            rings.map(|ring| seen(ring)).sum()
        }
        Shape::Line { line, .. } => seen(line.at_zoom(zoom)),
        Shape::Path { .. } | Shape::Segments { .. } | Shape::Text(_) => 0,
    };
    ground.iter().map(of_item).sum()
}

fn world(frame: &PageRect, to_page: ToPage) -> WorldRect {
    WorldRect {
        min: to_page.unproject(frame.min),
        max: to_page.unproject(frame.max),
    }
}
