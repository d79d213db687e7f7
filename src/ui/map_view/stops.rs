//! What the keyboard reaches on the map: each place, link and corridor that is drawn.

use std::collections::BTreeMap;

use egui::{Rect, Sense, Stroke, Ui, vec2};

use super::{Live, Reading};
use crate::action::Action;
use crate::card;
use crate::model::{Atlas, FeatureId, Level};
use crate::paint::screen::color32;
use crate::projection::{PagePt, PageRect, WorldPt};
use crate::scene::{Item, Scene, Shape};

/// How far from its middle a stop can be hit, in points.
const HALF_PT: f32 = 8.0;
/// Each costs a little in every frame.
const MOST: usize = 400;

/// A feature and the point on the ground where the keyboard finds it.
pub(super) type Stop = (FeatureId, WorldPt);

/// One node of the accessibility tree a feature in view; Tab walks them, Enter selects.
pub(super) fn show(
    ui: &mut Ui,
    reading: &Reading<'_>,
    live: &Live<'_>,
    stops: &[Stop],
    actions: &mut Vec<Action>,
) {
    for (feature, at) in stops {
        let at = live.screen(*at);
        if !live.rect.contains(at) {
            continue;
        }
        let target = Rect::from_center_size(at, vec2(2.0 * HALF_PT, 2.0 * HALF_PT));
        let id = ui.scope_id().with(("stop", feature));
        let response = ui.interact(target, id, Sense::focusable_noninteractive());
        response.widget_info(|| {
            let (name, line) = card::tooltip(reading.atlas, reading.i18n, *feature);
            let label = format!("{name} {line}");
            egui::WidgetInfo::labeled(egui::Role::GraphicsSymbol, true, label)
        });
        if response.has_focus() {
            let ring = Stroke::new(2.0, color32(reading.theme.selection));
            ui.painter().circle_stroke(at, HALF_PT + 1.0, ring);
            if ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                actions.push(Action::Select(Some(*feature)));
            }
        }
    }
}

/// The features of a map, each with a point of it that is in view: first places, then links, then
/// corridors, and of each the ones first that lie first in their list. On a crowded map the last
/// are left to the pointer and the search.
pub(super) fn stops(atlas: &Atlas, scene: &Scene) -> Vec<Stop> {
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
    let stops = found.map(|((_, feature), at)| (feature, at));
    stops.take(MOST).collect()
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
