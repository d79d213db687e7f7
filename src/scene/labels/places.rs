//! The names of places: cities, counties, zones.

use std::collections::BTreeSet;

use super::beside::{BesideNode, Reach};
use super::label::Label;
use super::lettering::Lettering;
use super::name::Name;
use super::placing::{Candidates, PlacementRequest};
use crate::font::Weight;
use crate::model::{FeatureId, PlaceId};
use crate::projection::WorldPt;
use crate::scene::frame::MapFrame;
use crate::scene::layers::{Marks, NodeMark, NodeMarks, ZoneMarks};
use crate::scene::obstacles::Obstacles;
use crate::scene::role_glyphs::GlyphRow;
use crate::scene::theme::{
    CITY_LABEL_PT, CORE_LABEL_PT, COUNTY_LABEL_PT, LINE_LABEL_PT, NOTE_PT, ZONE_PT,
};

/// How much smaller names are on a small page.
const SMALL_NAMES: f64 = 0.6;
/// How far a name stands off a place without a mark of its own.
const END_GAP_PT: f64 = 4.0;

/// The names of cities, which all others give way to.
pub(super) fn cities<'a>(frame: &MapFrame<'_>, nodes: &[NodeMark]) -> Vec<Label<'a>> {
    // On a small page there are many cities for the room.
    let reach = if frame.is_small() || frame.is_diagram() {
        Reach::Anywhere
    } else {
        Reach::Leader
    };
    let name = |mark: &NodeMark| {
        let font = if mark.is_core {
            (CORE_LABEL_PT, Weight::Bold)
        } else {
            (CITY_LABEL_PT, Weight::Regular)
        };
        let mut label = place_name(frame, mark.place, mark.node, font, mark.gap, reach);
        label.request.is_needed = true;
        label
    };
    nodes.iter().map(name).collect()
}

/// The names of counties: those that a text names, and the others. All others give way to those that
/// the map is about.
pub(super) fn counties<'a>(
    frame: &MapFrame<'_>,
    nodes: &[NodeMark],
) -> (Vec<Label<'a>>, Vec<Label<'a>>) {
    let is_named = |mark: &&NodeMark| frame.atlas().is_mentioned(mark.place);
    let (named, others): (Vec<_>, Vec<_>) = nodes.iter().partition(is_named);
    let name = |mark: &NodeMark| {
        let is_of_subject = frame.is_diagram() || frame.is_of_subject(FeatureId::Place(mark.place));
        let has_many = frame.is_small() || frame.is_diagram();
        let reach = match (is_of_subject, has_many) {
            (false, _) => Reach::Beside,
            (true, false) => Reach::Leader,
            (true, true) => Reach::Anywhere,
        };
        let font = (COUNTY_LABEL_PT, Weight::Regular);
        let mut label = place_name(frame, mark.place, mark.node, font, mark.gap, reach);
        label.request.is_needed = is_of_subject;
        label
    };
    let names = |marks: Vec<&NodeMark>| marks.into_iter().map(name).collect();
    (names(named), names(others))
}

/// The names of zones, parks and hubs.
pub(super) fn zones<'a>(
    frame: &MapFrame<'_>,
    marks: &ZoneMarks,
    obstacles: &Obstacles,
) -> Vec<Label<'a>> {
    let font = (LINE_LABEL_PT, Weight::Regular);
    let name = |(place, node): &(PlaceId, WorldPt)| {
        let gap = obstacles.gap_about(frame, *node, ZONE_PT + 1.0);
        let mut label = place_name(frame, *place, *node, font, gap, Reach::Beside);
        if let Lettering::Place { name, .. } = &mut label.lettering {
            name.color = frame.theme().ink_soft;
        }
        label
    };
    marks.drawings.iter().map(name).collect()
}

/// The names of places that are tied to what the map is about and have no mark of their own.
pub(super) fn ends<'a>(frame: &MapFrame<'_>, marks: &Marks, nodes: &NodeMarks) -> Vec<Label<'a>> {
    let dots = nodes.cities.iter().chain(&nodes.counties);
    let dots: BTreeSet<PlaceId> = dots.map(|mark| mark.place).collect();
    let is_zone = |place| marks.zones.drawings.iter().any(|(zone, _)| *zone == place);
    let ends = marks.spokes.ends.iter();
    let ends = ends.filter(|(place, _)| !dots.contains(place) && !is_zone(*place));
    // A station or an airport there has its own name.
    let language = frame.i18n().language();
    let is_point = |place: PlaceId| {
        let name = frame.atlas().place(place).names.label(language);
        let mut points = marks.points.drawings.iter();
        points.any(|(id, ..)| {
            let is_named = frame.is_of_subject(FeatureId::Link(*id));
            is_named && frame.atlas().link(*id).title.get(language) == name
        })
    };
    let ends = ends.filter(|(place, _)| !is_point(*place));
    let name = |(place, node): &(PlaceId, WorldPt)| {
        let font = (COUNTY_LABEL_PT, Weight::Regular);
        let gap = nodes.obstacles.gap_about(frame, *node, END_GAP_PT);
        place_name(frame, *place, *node, font, gap, Reach::Leader)
    };
    ends.map(name).collect()
}

/// The size of a name: smaller on a small page, but never too small to read.
pub(super) fn name_size(frame: &MapFrame<'_>, feature: Option<FeatureId>, size_pt: f64) -> f64 {
    if frame.is_small() {
        (size_pt * SMALL_NAMES).max(NOTE_PT)
    } else if feature.is_some_and(|feature| frame.is_of_subject(feature)) {
        size_pt.max(frame.request.furniture.least_name_pt)
    } else {
        size_pt
    }
}

/// How heavy a name is: that of what is selected is bold.
pub(super) fn name_weight(frame: &MapFrame<'_>, feature: FeatureId, usual: Weight) -> Weight {
    if frame.is_selected(feature) {
        Weight::Bold
    } else {
        usual
    }
}

fn place_name<'a>(
    frame: &MapFrame<'_>,
    place: PlaceId,
    node: WorldPt,
    (size_pt, weight): (f64, Weight),
    gap: f64,
    reach: Reach,
) -> Label<'a> {
    let feature = FeatureId::Place(place);
    let size_pt = name_size(frame, Some(feature), size_pt);
    let names = &frame.atlas().place(place).names;
    let text = names.label(frame.i18n().language()).to_owned();
    let rows = GlyphRow::choices(frame, place);
    let name = Name {
        feature,
        text,
        numbers: None,
        size_pt,
        weight: name_weight(frame, feature, weight),
        color: frame.theme().ink,
    };
    let (width, height) = name.block_size();
    let sizes = rows.iter().map(|row| {
        let widest = width.max(row.width(frame));
        (widest + 2.0, height + row.height())
    });
    Label {
        is_missed: frame.rect().contains(frame.project(node)),
        request: PlacementRequest {
            candidates: Candidates::Beside(BesideNode {
                node,
                gap,
                sizes: sizes.collect(),
                reach,
            }),
            owner: None,
            is_needed: false,
            may_cross_many: false,
        },
        lettering: Lettering::Place { name, rows },
    }
}
