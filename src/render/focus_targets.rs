//! What the keyboard reaches on a map: each place, link and corridor that is drawn.

use std::collections::BTreeMap;

use crate::model::{Atlas, FeatureId, Level};
use crate::projection::{PagePt, PageRect, WorldPt};
use crate::scene::{Item, LetteringBox, Scene, Shape};

/// Each costs a little in every frame.
const MOST: usize = 400;
/// How many points of a line are looked at for one that no lettering covers.
const TRIED: usize = 9;

/// A feature and where the keyboard finds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FocusTarget {
    /// The feature.
    pub feature: FeatureId,
    /// A point of the map where a click picks it, as a rule.
    pub at: TargetAt,
}

/// Where a focus target is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TargetAt {
    /// On the ground, which moves.
    Ground(WorldPt),
    /// On the page: on an inset, which stays.
    Page(PagePt),
}

/// The features of a map, each with a point of it that is in view: first places, then links, then
/// corridors, and of each the ones first that lie first in their list. What is no
/// administrative unit is found at its name, if it has one. On a crowded map the last are left to the pointer and the
/// search.
#[must_use]
pub fn focus_targets(atlas: &Atlas, scene: &Scene) -> Vec<FocusTarget> {
    let mut found: BTreeMap<(u8, FeatureId), TargetAt> = BTreeMap::new();
    let mut add = |feature: FeatureId, at: TargetAt| {
        found.entry((rank(feature), feature)).or_insert(at);
    };
    // A city is reached even where its name found no room.
    for (id, place) in atlas.places() {
        let is_city = place
            .region
            .is_some_and(|r| atlas.region(r).level == Level::Prefecture);
        if let Some(node) = place.node.as_ref().filter(|_| is_city) {
            add(FeatureId::Place(id), TargetAt::Ground(node.at.to_world()));
        }
    }
    for name in scene.picking.insets.iter().flat_map(|inset| &inset.names) {
        if let Some(at) = name.middle() {
            add(name.feature, TargetAt::Page(at));
        }
    }
    let ground = |at: PagePt| TargetAt::Ground(scene.to_page.unproject(at));
    for symbol in &scene.picking.symbols {
        // Other symbols may lie on it, and never on its name.
        let name = middle_of_name(scene, symbol.feature).map(ground);
        add(symbol.feature, name.unwrap_or(TargetAt::Ground(symbol.at)));
    }
    for (feature, line) in &scene.picking.lines {
        let points = line.points().iter().map(|p| scene.to_page.project(*p));
        let at = middle_of_name(scene, *feature).or_else(|| clear_point(scene, points));
        if let Some(at) = at {
            add(*feature, ground(at));
        }
    }
    for outline in &scene.picking.outlines {
        let points = outline.points.iter().copied();
        let at = middle_of_name(scene, outline.feature).or_else(|| clear_point(scene, points));
        if let Some(at) = at {
            add(outline.feature, ground(at));
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
        let node = node.map(|node| TargetAt::Ground(node.at.to_world()));
        let at = node.or_else(|| point_of(item, &scene.view.frame).map(ground));
        if let Some(at) = at {
            add(feature, at);
        }
    }
    let found = found.into_iter();
    let targets = found.map(|((_, feature), at)| FocusTarget { feature, at });
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

/// Whether the map's furniture covers a point.
fn is_covered(scene: &Scene, at: PagePt) -> bool {
    scene.covered.iter().any(|rect| rect.contains(at))
}

/// The middle of a name of a feature, where one is in view.
fn middle_of_name(scene: &Scene, feature: FeatureId) -> Option<PagePt> {
    let names = scene.picking.names_of(feature);
    let mut middles = names.filter_map(LetteringBox::middle);
    middles.find(|at| scene.view.frame.contains(*at) && !is_covered(scene, *at))
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

/// A point in view that neither lettering nor furniture covers, or else the middle one.
fn clear_point(scene: &Scene, points: impl Iterator<Item = PagePt>) -> Option<PagePt> {
    let seen: Vec<PagePt> = points.filter(|p| scene.view.frame.contains(*p)).collect();
    let step = (seen.len() / TRIED).max(1);
    let is_clear =
        |at: &PagePt| scene.picking.lettering_at(*at).is_none() && !is_covered(scene, *at);
    let middle = seen.get(seen.len() / 2).copied()?;
    let mut tried = std::iter::once(middle).chain(seen.into_iter().step_by(step));
    tried.find(is_clear).or(Some(middle))
}
