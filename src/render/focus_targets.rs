//! What the keyboard reaches on a map: each place, link and corridor that is drawn.

use std::collections::BTreeMap;

use crate::model::{Atlas, FeatureId, Level};
use crate::projection::{PagePt, PageRect, WorldPt};
use crate::scene::{Item, Scene, Shape};

/// Each costs a little in every frame.
const MOST: usize = 400;

/// A feature and the point on the ground where the keyboard finds it.
pub type FocusTarget = (FeatureId, WorldPt);

/// The features of a map, each with a point of it that is in view: first places, then links, then
/// corridors, and of each the ones first that lie first in their list. On a crowded map the last
/// are left to the pointer and the search.
#[must_use]
pub fn focus_targets(atlas: &Atlas, scene: &Scene) -> Vec<FocusTarget> {
    let mut found: BTreeMap<(u8, FeatureId), WorldPt> = BTreeMap::new();
    let mut add = |feature: FeatureId, at: WorldPt| {
        found.entry((rank(feature), feature)).or_insert(at);
    };
    // A city is reached even where its name found no room.
    for (id, place) in atlas.places() {
        let is_city = place
            .region
            .is_some_and(|r| atlas.region(r).level == Level::Prefecture);
        if let Some(node) = place.node.as_ref().filter(|_| is_city) {
            add(FeatureId::Place(id), node.at.to_world());
        }
    }
    let frame = &scene.view.frame;
    for (feature, line) in &scene.picking.lines {
        let points = line.points().iter().map(|p| scene.to_page.project(*p));
        if let Some(at) = middle(points, frame) {
            add(*feature, scene.to_page.unproject(at));
        }
    }
    for outline in &scene.picking.outlines {
        if let Some(at) = middle(outline.points.iter().copied(), frame) {
            add(outline.feature, scene.to_page.unproject(at));
        }
    }
    for item in &scene.ground {
        let Some(feature) = item.feature else {
            continue;
        };
        let node = match feature {
            FeatureId::Place(place) => atlas.place(place).node.as_ref(),
            FeatureId::Link(_) | FeatureId::Corridor(_) => None,
        };
        let node = node.map(|node| node.at.to_world());
        let at = node.or_else(|| point_of(item, frame).map(|p| scene.to_page.unproject(p)));
        if let Some(at) = at {
            add(feature, at);
        }
    }
    let found = found.into_iter();
    let targets = found.map(|((_, feature), at)| (feature, at));
    targets.take(MOST).collect()
}

/// Symbols before lines, lines before areas.
const fn rank(feature: FeatureId) -> u8 {
    match feature {
        FeatureId::Place(_) => 0,
        FeatureId::Link(_) => 1,
        FeatureId::Corridor(_) => 2,
    }
}

/// A point of an item in view.
fn point_of(item: &Item, frame: &PageRect) -> Option<PagePt> {
    match &item.shape {
        Shape::Path { points, .. } => middle(points.iter().copied(), frame),
        Shape::Text(text) => Some(text.at).filter(|at| frame.contains(*at)),
        _ => None,
    }
}

/// The middle one of the points in view.
fn middle(points: impl Iterator<Item = PagePt>, frame: &PageRect) -> Option<PagePt> {
    let seen: Vec<PagePt> = points.filter(|p| frame.contains(*p)).collect();
    seen.get(seen.len() / 2).copied()
}
