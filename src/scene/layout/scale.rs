//! A scene brought to another size, its lettering with it.

use crate::projection::{PagePt, PageRect, ToPage, Viewport};
use crate::scene::{Item, Picking, Scene, Shape, Stroke};

/// Makes everything on the page `by` times as large.
pub(super) fn scale(scene: &mut Scene, by: f64) {
    if (by - 1.0).abs() < 1e-12 {
        return;
    }
    scene.page = (scene.page.0 * by, scene.page.1 * by);
    scene.view = scaled_view(&scene.view, by);
    scene.to_page = scaled_transform(&scene.to_page, by);
    let scale_items = |items: &mut [Item]| items.iter_mut().for_each(|item| scale_item(item, by));
    scale_items(&mut scene.ground);
    scale_items(&mut scene.furniture);
    for panel in &mut scene.panels {
        panel.view = scaled_view(&panel.view, by);
        panel.to_page = scaled_transform(&panel.to_page, by);
        scale_items(&mut panel.ground);
        scale_items(&mut panel.furniture);
    }
    scene.covered.iter_mut().for_each(|r| *r = rect(r, by));
    scene.legend = scene.legend.map(|r| rect(&r, by));
    for outline in &mut scene.picking.outlines {
        outline.points.iter_mut().for_each(|p| *p = point(*p, by));
    }
    scale_boxes(&mut scene.picking, by);
}

/// Makes what the pointer finds in boxes `by` times as large.
fn scale_boxes(picking: &mut Picking, by: f64) {
    for symbol in &mut picking.symbols {
        symbol.radius_pt *= by;
    }
    for inset in &mut picking.insets {
        inset.view = scaled_view(&inset.view, by);
    }
    let names = picking.insets.iter_mut().flat_map(|i| &mut i.names);
    let lettering = names.chain(&mut picking.lettering).map(|l| &mut l.boxes);
    let buttons = picking.bundles.iter_mut().map(|b| &mut b.button);
    for turned in lettering.chain(buttons).flatten() {
        turned.center = point(turned.center, by);
        turned.half = (turned.half.0 * by, turned.half.1 * by);
    }
}

const fn point(p: PagePt, by: f64) -> PagePt {
    PagePt::new(p.x * by, p.y * by)
}

const fn rect(r: &PageRect, by: f64) -> PageRect {
    PageRect {
        min: point(r.min, by),
        max: point(r.max, by),
    }
}

fn scaled_view(view: &Viewport, by: f64) -> Viewport {
    Viewport {
        zoom: view.zoom + by.log2(),
        frame: rect(&view.frame, by),
        ..*view
    }
}

const fn scaled_transform(to_page: &ToPage, by: f64) -> ToPage {
    ToPage {
        scale: to_page.scale * by,
        dx: to_page.dx * by,
        dy: to_page.dy * by,
    }
}

fn scale_stroke(stroke: &mut Stroke, by: f64) {
    stroke.width_pt *= by;
    stroke.dash.iter_mut().for_each(|length| *length *= by);
}

fn scale_item(item: &mut Item, by: f64) {
    match &mut item.shape {
        Shape::Area { .. } => {}
        Shape::Outline { stroke, .. } | Shape::Line { stroke, .. } => scale_stroke(stroke, by),
        Shape::Path { points, stroke, .. } => {
            points.iter_mut().for_each(|p| *p = point(*p, by));
            stroke.iter_mut().for_each(|s| scale_stroke(s, by));
        }
        Shape::Segments { segments, stroke } => {
            segments
                .iter_mut()
                .flatten()
                .for_each(|p| *p = point(*p, by));
            scale_stroke(stroke, by);
        }
        Shape::Text(text) => {
            text.at = point(text.at, by);
            text.size_pt *= by;
            text.halo_pt *= by;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_of_a_scene_grows_alike() {
        let map = crate::scene::testing::Map::of(crate::scene::Extent::Circle);
        let scene = map.request(crate::scene::build);
        let mut twice = scene.clone();
        scale(&mut twice, 2.0);
        assert_eq!(twice.page, (2.0 * scene.page.0, 2.0 * scene.page.1));
        for (one, other) in scene.items().zip(twice.items()) {
            match (&one.shape, &other.shape) {
                (Shape::Text(a), Shape::Text(b)) => {
                    assert_eq!((b.size_pt, b.at.x), (2.0 * a.size_pt, 2.0 * a.at.x));
                }
                (Shape::Line { stroke: a, .. }, Shape::Line { stroke: b, .. }) => {
                    assert_eq!(b.width_pt, 2.0 * a.width_pt);
                }
                _ => {}
            }
        }
        let center = scene.view.center;
        let (a, b) = (scene.to_page.project(center), twice.to_page.project(center));
        assert!((b.x - 2.0 * a.x).abs() < 1e-6 && (b.y - 2.0 * a.y).abs() < 1e-6);
    }
}
