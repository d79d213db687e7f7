//! What a scene shows within the frames of its maps, read from their items; knows no words.

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::{clip_line, clip_ring};
use crate::model::{Atlas, BorderClass, CorridorId, FeatureId, LinkId, PlaceId, RegionId};
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt};
use crate::scene::{CorridorOutline, Item, Layer, Mark, Scene, Shape, Shown, Standing};

/// What of the atlas is on a figure.
pub(super) struct VisibleContent {
    /// Units by the fill they have; of a city that is split, its central districts too.
    pub(super) units: BTreeMap<Standing, Vec<RegionId>>,
    /// Corridors, in the atlas's order.
    pub(super) corridors: Vec<CorridorId>,
    /// Links, in the atlas's order.
    pub(super) links: Vec<LinkId>,
    /// How many places have a dot.
    pub(super) nodes: usize,
    /// Layers of which there is a mark, in the order of the list.
    pub(super) layers: Vec<Layer>,
}

impl VisibleContent {
    pub(super) fn of(atlas: &Atlas, shown: &Shown, scene: &Scene) -> Self {
        let maps = maps(scene);
        let seen = maps.iter().flat_map(|map| {
            let items = map.ground.iter();
            items.filter(|item| map.shows(item))
        });
        let seen: Vec<&Item> = seen.collect();
        let mut drawn = Self {
            units: units(atlas, &seen),
            corridors: corridors(scene),
            links: links(&seen),
            nodes: nodes(&seen),
            layers: Vec::new(),
        };
        let marks: BTreeSet<Mark> = seen.iter().map(|item| item.mark).collect();
        let has = |layer: &Layer| match layer {
            Layer::Roles => drawn.units.keys().any(|s| *s > Standing::NotMentioned),
            Layer::Corridors => !drawn.corridors.is_empty(),
            Layer::Links => !drawn.links.is_empty(),
            Layer::Rivers => marks.contains(&Mark::River),
            Layer::Railways => marks.contains(&Mark::Railway),
            Layer::Airports => marks.contains(&Mark::Airport),
            Layer::Counties => marks.contains(&Mark::Border(BorderClass::County)),
            Layer::Hatch => marks.contains(&Mark::Hatch),
            Layer::Labels => marks.contains(&Mark::Name),
        };
        let layers = Layer::ALL.into_iter().filter(|layer| shown.layer(*layer));
        drawn.layers = layers.filter(has).collect();
        drawn
    }
}

/// Units with a fill, in the atlas's order.
fn units(atlas: &Atlas, seen: &[&Item]) -> BTreeMap<Standing, Vec<RegionId>> {
    let fills = seen
        .iter()
        .filter_map(|item| match (item.mark, item.feature) {
            (Mark::Fill(standing), Some(FeatureId::Place(place))) => Some((place, standing)),
            _ => None,
        });
    let fills: BTreeMap<PlaceId, Standing> = fills.collect();
    let mut units: BTreeMap<Standing, Vec<RegionId>> = BTreeMap::new();
    // A municipality is one place with its province, and drawn as a prefecture.
    let drawn = atlas
        .regions()
        .filter(|(id, region)| atlas.place(region.place).region == Some(*id));
    for (id, region) in drawn {
        if let Some(standing) = fills.get(&region.place) {
            units.entry(*standing).or_default().push(id);
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
    let seen = scene
        .picking
        .outlines
        .iter()
        .filter(is_own)
        .filter(is_in_frame);
    let ids: BTreeSet<CorridorId> = seen
        .filter_map(|outline| match outline.feature {
            FeatureId::Corridor(id) => Some(id),
            FeatureId::Place(_) | FeatureId::Link(_) => None,
        })
        .collect();
    ids.into_iter().collect()
}

/// Links with a mark in a frame, in the atlas's order.
fn links(seen: &[&Item]) -> Vec<LinkId> {
    // A name alone is no mark of its link: it may reach into the frame from outside.
    let marks = seen
        .iter()
        .filter(|item| !matches!(item.mark, Mark::Name | Mark::Code | Mark::Number));
    let ids: BTreeSet<LinkId> = marks
        .filter_map(|item| match item.feature {
            Some(FeatureId::Link(id)) => Some(id),
            _ => None,
        })
        .collect();
    ids.into_iter().collect()
}

/// How many places have a dot in a frame.
fn nodes(seen: &[&Item]) -> usize {
    let dots = seen.iter().filter(|item| item.mark == Mark::Node);
    let places: BTreeSet<_> = dots.filter_map(|item| item.feature).collect();
    places.len()
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
