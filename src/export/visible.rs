//! What a scene shows within the frames of its maps, read from their items; knows no words.

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::{clip_line, clip_ring};
use crate::model::{Atlas, CorridorId, FeatureId, Level, LinkId, RegionId};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt};
use crate::scene::{
    CorridorOutline, Item, Layer, Rgba, Scene, Shape, Shown, Standing, Theme, feature_key,
};

/// What of the atlas is on a figure.
pub(super) struct VisibleContent {
    /// Units by the fill they have; of a city that is split, its central districts too.
    pub(super) units: BTreeMap<Standing, Vec<RegionId>>,
    /// Corridors, in the atlas's order.
    pub(super) corridors: Vec<CorridorId>,
    /// Links, in the atlas's order.
    pub(super) links: Vec<LinkId>,
    /// Layers of which there is a mark, in the order of the list.
    pub(super) layers: Vec<Layer>,
}

impl VisibleContent {
    pub(super) fn of(atlas: &Atlas, theme: &Theme, shown: &Shown, scene: &Scene) -> Self {
        let maps = maps(scene);
        let seen = maps.iter().flat_map(|map| {
            let items = map.ground.iter();
            items.filter(|item| map.shows(item))
        });
        let seen: Vec<&Item> = seen.collect();
        let mut drawn = Self {
            units: units(atlas, theme, &seen),
            corridors: corridors(scene),
            links: links(atlas, &seen),
            layers: Vec::new(),
        };
        let has_color = |color| seen.iter().any(|item| color_of(&item.shape) == Some(color));
        let mut airports = atlas.base().airports.iter();
        let mut has = |layer| match layer {
            Layer::Roles => drawn.units.keys().any(|s| *s > Standing::NotMentioned),
            Layer::Corridors => !drawn.corridors.is_empty(),
            Layer::Links => !drawn.links.is_empty(),
            Layer::Rivers => has_color(theme.river),
            Layer::Railways => has_color(theme.railway),
            // Their symbols are in ink, as others are.
            Layer::Airports => airports.any(|a| {
                let at = a.at.to_world();
                maps.iter().any(|map| map.has_in_frame(at))
            }),
            Layer::Counties => has_color(theme.county_line),
            Layer::Hatch => Standing::ALL
                .into_iter()
                .any(|standing| has_color(theme.hatch_on(theme.standing(standing)))),
            Layer::Labels => seen.iter().any(|i| matches!(i.shape, Shape::Text(_))),
        };
        let layers = Layer::ALL.into_iter().filter(|layer| shown.layer(*layer));
        drawn.layers = layers.filter(|layer| has(*layer)).collect();
        drawn
    }
}

/// Units with a fill, in the atlas's order.
fn units(atlas: &Atlas, theme: &Theme, seen: &[&Item]) -> BTreeMap<Standing, Vec<RegionId>> {
    let fills = seen.iter().filter_map(|item| match item.shape {
        Shape::Area { fill, .. } => Some((item.id.as_deref()?, fill)),
        _ => None,
    });
    let fills: BTreeMap<&str, Rgba> = fills.collect();
    let mut units: BTreeMap<Standing, Vec<RegionId>> = BTreeMap::new();
    // Fills are of prefectures and counties; a municipality is one place with its province.
    let levels = atlas
        .regions()
        .filter(|(_, region)| region.level != Level::Province);
    for (id, region) in levels {
        let key = feature_key(atlas, FeatureId::Place(region.place));
        let fill = fills.get(&*key);
        let mut standings = Standing::ALL.into_iter();
        if let Some(standing) = standings.find(|s| fill == Some(&theme.standing(*s))) {
            units.entry(standing).or_default().push(id);
        }
    }
    units
}

/// Corridors with an outline in a frame; one ribbon may stand for several.
fn corridors(scene: &Scene) -> Vec<CorridorId> {
    // An outline goes on beyond its frame, and of two maps it may reach into the other's.
    let is_own = |o: &&CorridorOutline| scene.panels.is_empty() || scene.facts.contains(&o.feature);
    let maps = maps(scene);
    let is_in_frame = |o: &&CorridorOutline| {
        let mut frames = maps.iter().map(|map| map.view.frame);
        frames.any(|frame| is_ring_seen(&o.points, &frame))
    };
    let seen = scene.outlines.iter().filter(is_own).filter(is_in_frame);
    let ids: BTreeSet<CorridorId> = seen
        .filter_map(|outline| match outline.feature {
            FeatureId::Corridor(id) => Some(id),
            FeatureId::Place(_) | FeatureId::Link(_) => None,
        })
        .collect();
    ids.into_iter().collect()
}

fn links(atlas: &Atlas, seen: &[&Item]) -> Vec<LinkId> {
    // A name alone is no mark of its link: it may reach into the frame from outside.
    let marks = seen.iter().filter(|i| !matches!(i.shape, Shape::Text(_)));
    let keys: BTreeSet<&str> = marks.filter_map(|item| item.id.as_deref()).collect();
    let ids = atlas.links().map(|(id, _)| id);
    ids.filter(|id| keys.contains(&*feature_key(atlas, FeatureId::Link(*id))))
        .collect()
}

fn color_of(shape: &Shape) -> Option<Rgba> {
    match shape {
        Shape::Line { stroke, .. } | Shape::Segments { stroke, .. } => Some(stroke.color),
        Shape::Area { .. } | Shape::Outline { .. } | Shape::Path { .. } | Shape::Text(_) => None,
    }
}

/// A map of the page.
struct PageMap<'a> {
    view: &'a Viewport,
    to_page: &'a ToPage,
    ground: &'a [Item],
}

/// The maps of a page.
fn maps(scene: &Scene) -> Vec<PageMap<'_>> {
    let first = PageMap {
        view: &scene.view,
        to_page: &scene.to_page,
        ground: &scene.ground,
    };
    let others = scene.panels.iter().map(|panel| PageMap {
        view: &panel.view,
        to_page: &panel.to_page,
        ground: &panel.ground,
    });
    std::iter::once(first).chain(others).collect()
}

impl PageMap<'_> {
    fn has_in_frame(&self, at: WorldPt) -> bool {
        self.view.frame.contains(self.to_page.project(at))
    }

    /// Whether any of an item lies within the frame; the ground is made by boxes that only touch
    /// it.
    fn shows(&self, item: &Item) -> bool {
        let (frame, zoom) = (self.view.frame, self.view.zoom);
        let page = |points: &[WorldPt]| -> Vec<PagePt> {
            points.iter().map(|p| self.to_page.project(*p)).collect()
        };
        let crosses = |line: &[PagePt]| !clip_line(line, &frame).is_empty();
        match &item.shape {
            Shape::Area { area, .. } => {
                let mut rings = area.at_zoom(zoom).rings.iter();
                rings.any(|ring| is_ring_seen(&page(ring), &frame))
            }
            Shape::Outline { area, .. } => {
                let mut rings = area.at_zoom(zoom).rings.iter();
                rings.any(|ring| crosses(&page(ring)))
            }
            Shape::Line { line, .. } => crosses(&page(line.at_zoom(zoom))),
            Shape::Path { points, .. } => crosses(points) || is_ring_seen(points, &frame),
            Shape::Segments { segments, .. } => segments.iter().any(|ends| crosses(ends)),
            Shape::Text(text) => frame.contains(text.at),
        }
    }
}

/// Whether any of the area within a ring lies in the frame.
fn is_ring_seen(ring: &[PagePt], frame: &PageRect) -> bool {
    let mut closed = ring.to_vec();
    if ring.first() != ring.last() {
        closed.extend(ring.first());
    }
    !clip_ring(&closed, frame).is_empty()
}
