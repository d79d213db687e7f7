//! Building a scene, phase by phase: layers, legend, marginalia, insets, names, furniture.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draw_list::DrawList;
use super::frame::MapFrame;
use super::insets::Inset;
use super::labels::Labels;
use super::layers::{self, Detail, Marks};
use super::legend::{Legend, LetteredSigns};
use super::marginalia::Marginalia;
use super::numbering::name_of;
use super::seen::SeenFacts;
use super::shapes::rectangle;
use super::subject_ground::{SubjectGround, SubjectShapes};
use super::theme::ZONE_PT;
use super::{
    DrawingLayer, FeatureWords, Item, LeftOut, Mark, NameKey, Picking, Request, Scene, Stroke,
    SymbolSpot, insets, labels,
};
use crate::model::{Atlas, FeatureId};

/// A finished map, with what its legend lists and the facts it shows.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) scene: Scene,
    pub(super) legend: Legend,
    pub(super) facts: SeenFacts,
    /// The names that have numbers, where it has a key for them.
    pub(super) key: Option<NameKey>,
}

/// Builds the map of a request.
#[must_use]
pub fn build(request: &Request<'_>) -> Scene {
    built(request).scene
}

/// The same, with what a page of maps needs to know of it.
pub(super) fn built(request: &Request<'_>) -> Built {
    let frame = MapFrame::new(request);
    let mut ground = DrawList::default();
    let plan = Plan::of(&frame, Detail::Whole, &mut ground);
    let labels = plan.draw_names(&frame, &mut ground);
    let Plan {
        marks,
        facts,
        legend,
        subject,
        reserved,
        insets,
    } = plan;
    let panels = || insets.iter().map(|inset| inset.panel);
    let legend = legend.with_lettering(&LetteredSigns {
        glyphs: &labels.glyphs,
        has_more_glyphs: labels.has_more_glyphs,
        has_counts: !labels.bundles.is_empty(),
    });
    let marginalia = reserved.settled(&frame, &legend, &subject, labels.dropped.len());
    let mut furniture = DrawList::default();
    let edge = Stroke::solid(request.theme.frame, 1.0);
    furniture.add(Mark::Frame, rectangle(frame.rect(), None, Some(edge)));
    let drawn_insets = insets::draw(&frame, &insets, &mut furniture);
    marginalia.draw(&frame, &mut furniture);

    let (ground, furniture) = (ground.into_items(), furniture.into_items());
    let misses_arrow = request.furniture.north_arrow && !marginalia.has_north_arrow();
    let symbols = symbols(&marks);
    let picking = Picking {
        outlines: marks.corridors.outlines,
        lines: marks
            .links
            .lines
            .into_iter()
            .chain(marks.points.ties)
            .chain(marks.zones.ties)
            .collect(),
        symbols,
        lettering: labels.boxes,
        bundles: labels.bundles,
        insets: drawn_insets.maps,
        buttons: marginalia.buttons(),
    };
    let scene = Scene {
        page: request.page,
        view: request.view,
        to_page: frame.to_page,
        paper: request.theme.paper,
        background: if frame.is_diagram() {
            request.theme.paper
        } else {
            request.theme.outside
        },
        features: words(request, ground.iter().chain(&furniture)),
        ground,
        furniture,
        picking,
        covered: marginalia.rects().chain(panels()).collect(),
        legend: marginalia.strip_rect(),
        dropped: labels
            .dropped
            .into_iter()
            .chain(drawn_insets.unnamed)
            .collect(),
        panels: Vec::new(),
        facts: Vec::new(),
        sources: Vec::new(),
        left_out: misses_arrow
            .then_some(LeftOut::NorthArrow)
            .into_iter()
            .collect(),
    };
    Built {
        scene,
        legend,
        facts,
        key: labels.key,
    }
}

/// A map before its names are placed.
struct Plan {
    marks: Marks,
    facts: SeenFacts,
    legend: Legend,
    subject: SubjectGround,
    reserved: Marginalia,
    insets: Vec<Inset>,
}

impl Plan {
    /// Draws the layers and sets the room of furniture and insets aside.
    fn of(frame: &MapFrame<'_>, detail: Detail, ground: &mut DrawList) -> Self {
        let marks = layers::draw(frame, detail, ground);
        let facts = SeenFacts::of(frame, &marks);
        let legend = Legend::of(frame, &marks, &facts);
        let subject = subject_ground(frame, ground);
        let reserved = Marginalia::reserved(frame, &legend, &subject);
        let insets = insets::plan(frame, &marks, &reserved, &subject);
        Self {
            marks,
            facts,
            legend,
            subject,
            reserved,
            insets,
        }
    }

    /// Draws nodes and names, clear of furniture and insets.
    fn draw_names(&self, frame: &MapFrame<'_>, ground: &mut DrawList) -> Labels {
        insets::draw_guides(frame, &self.insets, ground);
        let panels = self.insets.iter().map(|inset| inset.panel);
        let covered: Vec<_> = self.reserved.rects().chain(panels).collect();
        let nodes = layers::draw_nodes(frame, &self.marks, ground);
        labels::draw(frame, &self.marks, &nodes, &covered, ground)
    }
}

/// The symbols of links and zones, as they are drawn, and the rings of ties.
fn symbols(marks: &Marks) -> Vec<SymbolSpot> {
    let spot = |feature, at, radius_pt| SymbolSpot {
        feature,
        at,
        radius_pt,
    };
    let links = marks.points.drawings.iter();
    let links = links.map(|(id, at, half)| spot(FeatureId::Link(*id), *at, *half));
    let zones = marks.zones.drawings.iter();
    let zones = zones.map(|(id, at)| spot(FeatureId::Place(*id), *at, ZONE_PT));
    let rings = marks.spokes.spots.iter().copied();
    rings.chain(links).chain(zones).collect()
}

/// What a map would show, without its names: what a page needs to know before it is laid out.
#[derive(Debug)]
pub(super) struct Surveyed {
    pub(super) legend: Legend,
    pub(super) facts: SeenFacts,
}

/// What the map of a request would show.
pub(super) fn surveyed(request: &Request<'_>) -> Surveyed {
    let frame = MapFrame::new(request);
    let marks = layers::draw(&frame, Detail::Survey, &mut DrawList::default());
    let facts = SeenFacts::of(&frame, &marks);
    let legend = Legend::of(&frame, &marks, &facts);
    Surveyed { legend, facts }
}

/// The key of the names for which the map of a request may have no room: lines that share a way are
/// not yet moved apart, and what is drawn is not kept.
pub(super) fn drafted_key(request: &Request<'_>) -> Option<NameKey> {
    let frame = MapFrame::new(request);
    let mut ground = DrawList::default();
    let plan = Plan::of(&frame, Detail::Survey, &mut ground);
    plan.draw_names(&frame, &mut ground).key
}

/// What the map of a request draws of its subject, which its furniture keeps clear of.
pub(super) fn subject_shapes(request: &Request<'_>) -> SubjectShapes {
    let frame = MapFrame::new(request);
    let mut ground = DrawList::default();
    layers::draw(&frame, Detail::Whole, &mut ground);
    SubjectShapes::of(&frame, ground.items())
}

/// What the furniture of a figure keeps clear of. In a window it stays where it is when something
/// is selected.
fn subject_ground(frame: &MapFrame<'_>, ground: &DrawList) -> SubjectGround {
    if !frame.request.furniture.footer || frame.subject.is_none() {
        return SubjectGround::default();
    }
    SubjectShapes::of(frame, ground.items()).on_page(&frame.to_page, frame.rect())
}

/// How high the legend of a request's map is at most, without placing a name: what a fitted view
/// keeps clear of.
#[must_use]
pub fn legend_height(request: &Request<'_>) -> f64 {
    let frame = MapFrame::new(request);
    let legend = surveyed(request).legend;
    let room = Marginalia::reserved(&frame, &legend, &SubjectGround::default()).strip_room();
    room.map_or(0.0, |room| room.height())
}

/// What the features are called that some items stand for.
fn words<'a>(
    request: &Request<'_>,
    items: impl Iterator<Item = &'a Item>,
) -> BTreeMap<FeatureId, FeatureWords> {
    let atlas = request.atlas;
    let mut words = BTreeMap::new();
    for feature in items.filter_map(|item| item.feature) {
        words.entry(feature).or_insert_with(|| FeatureWords {
            key: feature_key(atlas, feature),
            name: name_of(atlas, request.i18n, feature).into(),
            lines: match feature {
                FeatureId::Link(id) => DrawingLayer::of_mode(atlas.link(id).mode),
                FeatureId::Place(_) | FeatureId::Corridor(_) => DrawingLayer::OtherLinks,
            },
        });
    }
    words
}

/// The key a feature has in scenes, SVG files and state dumps.
#[must_use]
pub fn feature_key(atlas: &Atlas, feature: FeatureId) -> Arc<str> {
    match feature {
        FeatureId::Place(id) => format!("place-{}", atlas.place(id).key),
        FeatureId::Corridor(id) => format!("corridor-{}", atlas.corridor(id).key),
        FeatureId::Link(id) => format!("link-{}", atlas.link(id).key),
    }
    .into()
}

/// The feature of a key that [`feature_key`] gives; `None` when this atlas has none.
#[must_use]
pub fn feature_of_key(atlas: &Atlas, key: &str) -> Option<FeatureId> {
    let (kind, key) = key.split_once('-')?;
    match kind {
        "place" => atlas.place_by_key(key).map(FeatureId::Place),
        "corridor" => atlas.corridor_by_key(key).map(FeatureId::Corridor),
        "link" => atlas.link_by_key(key).map(FeatureId::Link),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::{ATLAS, Map};

    #[test]
    fn every_feature_with_a_mark_has_a_key_that_leads_back_to_it() {
        let map = Map::near().with(crate::scene::Layer::Corridors, true);
        let scene = map.request(build);
        let features = scene.items().filter_map(|item| item.feature);
        for feature in features {
            let words = scene.features.get(&feature).expect("a key");
            assert_eq!(feature_of_key(&ATLAS, &words.key), Some(feature));
        }
    }

    #[test]
    fn the_height_set_aside_for_a_legend_is_enough_for_the_one_that_is_drawn() {
        for map in [
            Map::of(Extent::Circle),
            Map::of(Extent::Region),
            Map::near(),
        ] {
            let (most, drawn) = (map.request(legend_height), map.request(build).legend);
            let drawn = drawn.map_or(0.0, |rect| rect.height());
            assert!(drawn > 0.0 && drawn <= most + 0.02, "{drawn} of {most}");
        }
    }

    #[test]
    fn a_survey_knows_the_facts_that_the_map_shows() {
        for map in [Map::of(Extent::Circle), Map::near()] {
            map.request(|request| {
                let surveyed = surveyed(request).facts;
                let built = built(request).facts;
                assert_eq!(surveyed.features(), built.features());
            });
        }
    }
}
