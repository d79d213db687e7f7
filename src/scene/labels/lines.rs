//! What stands along links and corridors: the codes of statuses, their names, and the names of
//! links that are points.

use std::collections::BTreeSet;

use super::along::{AlongLine, Footprint, Level, NAME_HEIGHT, SHORTEST_LINE};
use super::beside::{BesideNode, Reach};
use super::label::Label;
use super::lettering::{Lettering, disc_width};
use super::name::Name;
use super::places::{name_size, name_weight};
use super::placing::{Candidates, PlacementRequest};
use crate::font::{Weight, text_width};
use crate::i18n::keys;
use crate::model::{FeatureId, Language, LinkId, Waypoint, traditional};
use crate::projection::WorldPt;
use crate::scene::Rgba;
use crate::scene::course::Course;
use crate::scene::frame::MapFrame;
use crate::scene::layers::{
    CorridorDrawing, CorridorMarks, LineDrawing, LinkMarks, NodeMarks, PointMarks, drawing_order,
    link_color, point_color,
};
use crate::scene::obstacles::Obstacles;
use crate::scene::role_glyphs::GlyphRow;
use crate::scene::shapes::count_radius;
use crate::scene::theme::{LINE_LABEL_PT, NOTE_PT, POINT_NAME_ZOOM, TICK_PT, TIE_POINT_PT, Ticks};

/// Room between a code and its ring.
const CODE_PAD_PT: f64 = 1.6;
/// How far the name of a corridor stands off its line.
const CORRIDOR_CLEARANCE_PT: f64 = 2.0;
/// The same for a band or an oval, whose colour its name has.
const SHORTEST_BAND: f64 = 0.4;
/// Room around the disc of a count.
const COUNT_CLEAR_PT: f64 = 2.6;

/// The codes of the statuses, in the middle of their lines; lines that step back have none.
pub(super) fn codes<'a>(frame: &MapFrame<'_>, marks: &'a LinkMarks) -> Vec<Label<'a>> {
    let code = |line: &'a LineDrawing| {
        let link = frame.atlas().link(line.link);
        let text = frame.tr(keys::status_code(link.status)?);
        let widest = NOTE_PT.max(text_width(&text, NOTE_PT));
        let name = Name {
            feature: FeatureId::Link(line.link),
            text,
            numbers: None,
            size_pt: NOTE_PT,
            weight: Weight::Regular,
            color: link_color(frame.theme(), link),
        };
        Some(Label {
            request: PlacementRequest {
                candidates: Candidates::Along(AlongLine {
                    courses: courses_of(marks, line),
                    footprint: Footprint::Ring {
                        half: 0.5 * widest + CODE_PAD_PT,
                    },
                    clearance: 0.0,
                }),
                owner: Some(line.link.0),
                is_needed: false,
                may_cross_many: false,
            },
            lettering: Lettering::Code(name),
            is_missed: false,
        })
    };
    let is_coded = |line: &&LineDrawing| !frame.stands_back(FeatureId::Link(line.link));
    let coded = marks.drawings.iter().filter(is_coded);
    coded.filter_map(code).collect()
}

/// The names of stations, airports and hubs: those that are placed, and those that are not, because
/// such names start at a nearer zoom.
pub(super) fn points<'a>(
    frame: &MapFrame<'_>,
    marks: &PointMarks,
    obstacles: &Obstacles,
) -> (Vec<Label<'a>>, Vec<Label<'a>>) {
    let is_near = |(id, ..): &&(LinkId, WorldPt, f64)| {
        frame.zoom() >= POINT_NAME_ZOOM || frame.is_of_subject(FeatureId::Link(*id))
    };
    let name = |(id, at, half): &(LinkId, WorldPt, f64)| {
        let link = frame.atlas().link(*id);
        let name = link_name(frame, *id, point_color(frame.theme(), link));
        let gap = obstacles.gap_about(frame, *at, half + 1.0);
        let is_missed = frame.rect().contains(frame.project(*at));
        beside(name, *at, gap, Reach::Leader, is_missed)
    };
    let (near, far): (Vec<&(LinkId, WorldPt, f64)>, Vec<_>) =
        marks.drawings.iter().partition(is_near);
    let far = far.into_iter();
    let far = far.filter(|(id, ..)| !frame.stands_back(FeatureId::Link(*id)));
    (
        near.into_iter().map(name).collect(),
        far.map(name).collect(),
    )
}

/// The names of the points that ties lead to; their packs name them in Chinese alone.
pub(super) fn waypoints<'a>(
    frame: &MapFrame<'_>,
    marks: &LinkMarks,
    nodes: &NodeMarks,
) -> Vec<Label<'a>> {
    let (obstacles, language) = (&nodes.obstacles, frame.i18n().language());
    let places = nodes.cities.iter().chain(&nodes.counties);
    let places = places.map(|mark| frame.atlas().place(mark.place).names.label(language));
    // Lines meet at a point; its name stands there once.
    let mut said: BTreeSet<String> = places.map(str::to_owned).collect();
    let name = |(link, waypoint): &(LinkId, Waypoint)| {
        let text = match language {
            Language::ZhHans => waypoint.name.clone(),
            Language::ZhHant => traditional(&waypoint.name),
            Language::En => String::new(),
        };
        let node = waypoint.at.to_world();
        // A place or a station there has its own name.
        let at = frame.project(node);
        let mut symbols = obstacles.symbols.iter();
        let is_marked =
            symbols.any(|(other, radius)| frame.project(*other).distance(at) < radius + 2.0);
        if text.is_empty() || is_marked || !said.insert(text.clone()) {
            return None;
        }
        let name = Name {
            feature: FeatureId::Link(*link),
            text,
            numbers: None,
            size_pt: NOTE_PT,
            weight: Weight::Regular,
            color: frame.theme().ink_soft,
        };
        Some(beside(
            name,
            node,
            TIE_POINT_PT.0 + 1.5,
            Reach::Beside,
            false,
        ))
    };
    marks.waypoints.iter().filter_map(name).collect()
}

/// A name beside a point.
fn beside<'a>(name: Name, node: WorldPt, gap: f64, reach: Reach, is_missed: bool) -> Label<'a> {
    let (width, height) = name.block_size();
    Label {
        request: PlacementRequest {
            candidates: Candidates::Beside(BesideNode {
                node,
                gap,
                sizes: vec![(width + 2.0, height)],
                reach,
            }),
            owner: None,
            is_needed: false,
            may_cross_many: false,
        },
        lettering: Lettering::Place {
            name,
            rows: vec![GlyphRow::default()],
        },
        is_missed,
    }
}

/// The name of a selected line, which comes before all other lines'.
pub(super) fn selected<'a>(frame: &MapFrame<'_>, marks: &'a LinkMarks) -> Option<Label<'a>> {
    let is_selected = |line: &&LineDrawing| frame.is_selected(FeatureId::Link(line.link));
    let line = marks.drawings.iter().find(is_selected)?;
    Some(line_name(frame, marks, line))
}

/// The names of the other lines, by their mode and length.
pub(super) fn links<'a>(frame: &MapFrame<'_>, marks: &'a LinkMarks) -> Vec<Label<'a>> {
    let is_other = |line: &&LineDrawing| !frame.is_selected(FeatureId::Link(line.link));
    let mut lines: Vec<&LineDrawing> = marks.drawings.iter().filter(is_other).collect();
    let rank = |line: &LineDrawing| drawing_order(frame.atlas().link(line.link).mode);
    lines.sort_by(|a, b| {
        let by_mode = rank(b).cmp(&rank(a));
        by_mode.then(b.length.total_cmp(&a.length))
    });
    let lines = lines.into_iter();
    lines.map(|line| line_name(frame, marks, line)).collect()
}

/// The names of corridors that are drawn whole, and of those that stand back, which are told.
pub(super) fn corridors<'a>(
    frame: &MapFrame<'_>,
    marks: &'a CorridorMarks,
) -> (Vec<Label<'a>>, Vec<Label<'a>>) {
    let name = |drawing: &'a CorridorDrawing| {
        let feature = FeatureId::Corridor(*drawing.corridors.first()?);
        let name = Name {
            feature,
            text: drawing.name.clone(),
            numbers: drawing.numbers.clone(),
            size_pt: name_size(frame, Some(feature), LINE_LABEL_PT),
            weight: name_weight(frame, feature, Weight::Regular),
            color: drawing.color,
        };
        let (disc, height_pt, more) = match drawing.corridors.len() {
            1 => (0.0, 0.0, 0),
            count => {
                let count = count.to_string();
                (disc_width(&count), 2.0 * count_radius(&count), 1)
            }
        };
        let footprint = Footprint::Name {
            width: name.width() + disc,
            size_pt: name.size_pt.max(height_pt / NAME_HEIGHT),
            characters: name.characters().map(|characters| characters + more),
            upon: drawing.is_within,
            level: Some(Level {
                shortest: SHORTEST_BAND,
                size: level_size(&name, disc),
                leads: frame.is_diagram(),
            }),
        };
        let lettering = if more == 0 {
            Lettering::Line(name)
        } else {
            Lettering::Bundle(name, drawing.corridors.clone())
        };
        Some(corridor_label(drawing, footprint, lettering))
    };
    let names = |drawings: &'a [CorridorDrawing]| drawings.iter().filter_map(name).collect();
    (names(&marks.drawings), names(&marks.thin))
}

/// How many corridors a mark stands for, upon it where no name stands.
pub(super) fn counts(marks: &CorridorMarks) -> Vec<Label<'_>> {
    let many = marks.drawings.iter().filter(|d| d.corridors.len() > 1);
    let count = |drawing| -> Option<Label<'_>> {
        let drawing: &CorridorDrawing = drawing;
        let feature = FeatureId::Corridor(*drawing.corridors.first()?);
        let name = Name {
            feature,
            text: drawing.corridors.len().to_string(),
            numbers: None,
            size_pt: NOTE_PT,
            weight: Weight::Regular,
            color: drawing.color,
        };
        // Discs are buttons, which have room around them.
        let half = count_radius(&name.text) + COUNT_CLEAR_PT;
        let lettering = Lettering::Count(name, drawing.corridors.clone());
        let label = corridor_label(drawing, Footprint::Ring { half }, lettering);
        Some(Label {
            is_missed: false,
            ..label
        })
    };
    many.filter_map(count).collect()
}

fn corridor_label(
    drawing: &CorridorDrawing,
    footprint: Footprint,
    lettering: Lettering,
) -> Label<'_> {
    Label {
        request: PlacementRequest {
            candidates: Candidates::Along(AlongLine {
                courses: vec![&drawing.course],
                footprint,
                clearance: drawing.reach_pt + CORRIDOR_CLEARANCE_PT,
            }),
            owner: drawing.course.owner(),
            is_needed: false,
            may_cross_many: true,
        },
        lettering,
        is_missed: drawing.is_seen,
    }
}

fn line_name<'a>(frame: &MapFrame<'_>, marks: &'a LinkMarks, line: &LineDrawing) -> Label<'a> {
    let link = frame.atlas().link(line.link);
    let name = link_name(frame, line.link, link_color(frame.theme(), link));
    let mode = frame.theme().mode(link.mode);
    let ticks = if mode.ticks == Ticks::None {
        0.0
    } else {
        TICK_PT
    };
    let footprint = Footprint::Name {
        width: name.width(),
        size_pt: name.size_pt,
        characters: name.characters(),
        upon: false,
        level: Some(Level {
            shortest: SHORTEST_LINE,
            size: level_size(&name, 0.0),
            leads: frame.is_diagram(),
        }),
    };
    Label {
        request: PlacementRequest {
            candidates: Candidates::Along(AlongLine {
                courses: courses_of(marks, line),
                footprint,
                clearance: ticks.max(mode.width_pt / 2.0) + 1.0,
            }),
            owner: Some(line.link.0),
            is_needed: false,
            may_cross_many: false,
        },
        lettering: Lettering::Line(name),
        is_missed: line.is_seen,
    }
}

/// The size of a name in its lines, behind a disc of a width.
fn level_size(name: &Name, disc: f64) -> (f64, f64) {
    let (width, height) = name.block_size();
    (width + disc + 2.0, height)
}

fn courses_of<'a>(marks: &'a LinkMarks, line: &LineDrawing) -> Vec<&'a Course> {
    let courses = line.courses.iter();
    courses.filter_map(|i| marks.courses.get(*i)).collect()
}

fn link_name(frame: &MapFrame<'_>, id: LinkId, color: Rgba) -> Name {
    let link = frame.atlas().link(id);
    Name {
        feature: FeatureId::Link(id),
        text: link.title.get(frame.i18n().language()).to_owned(),
        numbers: frame.numbers_of(&link.evidence),
        size_pt: name_size(frame, Some(FeatureId::Link(id)), LINE_LABEL_PT),
        weight: name_weight(frame, FeatureId::Link(id), Weight::Regular),
        color,
    }
}
