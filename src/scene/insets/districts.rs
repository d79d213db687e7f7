//! Chongqing's central districts, too close together on the map for their names.

use super::inset::{Inset, InsetKind};
use super::spot::Spots;
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::{BorderClass, FeatureId, Level, Region};
use crate::projection::{PagePt, PageRect, WorldRect};
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::marginalia::{distance_text, scale_bar_length};
use crate::scene::shapes::{haloed, path, text};
use crate::scene::standing::{city_standing, district_standing, is_district_faint};
use crate::scene::theme::{
    INSET_FRAME_PT, INSET_HEIGHT_PT, INSET_NAME_PT, INSET_SHARE, INSET_ZOOM, NOTE_PT,
};
use crate::scene::{Dropped, Layer, LetteringBox, LetteringPart, Mark, Stroke, WhyDropped};

/// Longest scale bar of an inset.
const BAR_PT: f64 = 44.0;
/// How far a name is moved from the middle of its district, and in what steps.
const NUDGES: [f64; 7] = [0.0, 3.0, 6.0, 9.0, 12.0, 16.0, 20.0];
/// How much more than the districts the inset shows on each side, as a share of their size.
const AROUND: f64 = 0.03;

/// The inset of the districts, where the map is too small for them and wide enough for it.
pub(super) fn plan(frame: &MapFrame<'_>, spots: &Spots<'_>) -> Option<Inset> {
    let rect = frame.rect();
    let (least_width, least_height) = INSET_FRAME_PT;
    let has_room = rect.width() >= least_width && rect.height() >= least_height;
    let atlas = frame.atlas();
    let bounds = atlas.central_districts_extent();
    // It is there for the names of the districts.
    let is_seen = rect.contains(frame.project(bounds.center())) && frame.shows(Layer::Labels);
    let is_needed = frame.zoom() < INSET_ZOOM && atlas.central_districts().len() >= 2;
    if !is_needed || !has_room || !is_seen {
        return None;
    }
    let (least, most) = INSET_HEIGHT_PT;
    let height = (rect.height() * INSET_SHARE).clamp(least, most);
    let shows = grown(&bounds, AROUND);
    let size = InsetKind::Districts.panel_size(&shows, height);
    let place = PageRect {
        min: frame.project(bounds.min),
        max: frame.project(bounds.max),
    };
    let panel = spots.near(size, Some(place.center()), false)?;
    let inset = Inset::new(InsetKind::Districts, panel, &shows);
    Some(Inset {
        place: Some(place.expand(2.0)),
        ..inset
    })
}

/// Draws the inset; the names of its districts, and those for which it has no room.
pub(super) fn draw(
    frame: &MapFrame<'_>,
    inset: &Inset,
    list: &mut DrawList,
) -> (Vec<LetteringBox>, Vec<Dropped>) {
    ground(frame, inset, list);
    borders(frame, inset, list);
    selection(frame, inset, list);
    inset.draw_frame(frame.theme(), list);
    let mut taken = vec![scale_bar(frame, inset, list)];
    let (mut names, mut dropped) = (Vec::new(), Vec::new());
    for (_, region) in frame.atlas().central_districts() {
        let feature = FeatureId::Place(region.place);
        match name(frame, inset, region, &mut taken, list) {
            Some(rect) => names.push(LetteringBox {
                feature,
                part: LetteringPart::Name,
                boxes: vec![rect.into()],
            }),
            None => dropped.push(Dropped {
                feature,
                why: WhyDropped::NoRoom,
            }),
        }
    }
    let title = frame.tr("inset-districts");
    let at = inset.panel.min.offset(6.0, NOTE_PT * 1.2);
    list.add(Mark::Inset, text(&title, at, NOTE_PT, frame.theme().ink));
    (names, dropped)
}

/// The outline of a selected district, which the map beneath is too small to show.
fn selection(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) {
    let selected = |(_, region): &(_, &Region)| frame.is_selected(FeatureId::Place(region.place));
    let stroke = Stroke::solid(frame.theme().selection, 2.0);
    for (_, region) in frame.atlas().central_districts().filter(selected) {
        for ring in &region.area.at_zoom(inset.view.zoom + 1.0).rings {
            inset.draw_line(ring, &stroke, list);
        }
    }
}

/// Fills and rivers.
fn ground(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) {
    let (atlas, theme) = (frame.atlas(), frame.theme());
    inset.draw_ground(theme, list);
    for (_, region) in atlas.regions() {
        let (standing, is_faint) = match region.level {
            Level::Prefecture => (city_standing(frame, region), frame.is_faint(region.place)),
            Level::County if region.central_district => {
                let is_faint = is_district_faint(frame, region);
                (district_standing(frame, region), is_faint)
            }
            Level::County | Level::Province => continue,
        };
        let fill = theme.fill(standing, is_faint);
        inset.draw_area(frame, &region.area, fill, list);
    }
    let has_rivers = frame.shows(Layer::Rivers);
    let rivers = atlas.base().rivers.iter().filter(|_| has_rivers);
    for river in rivers.filter(|r| r.order <= 2) {
        let width = if river.order == 1 { 1.6 } else { 1.0 };
        let stroke = Stroke::solid(theme.river, width);
        let lines = river.lines.iter().map(|part| &part.line);
        for line in lines.filter(|l| inset.sees(&l.bounds())) {
            inset.draw_line(line.at_zoom(inset.view.zoom + 1.0), &stroke, list);
        }
    }
}

/// Boundaries of the districts, thin between them and strong around them.
fn borders(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) {
    let (atlas, theme) = (frame.atlas(), frame.theme());
    let has_counties = frame.shows(Layer::Counties);
    let is_central = |id| atlas.region(id).central_district;
    for border in &atlas.base().borders {
        if !inset.sees(&border.line.bounds()) {
            continue;
        }
        let one = is_central(border.sides.0);
        let other = border.sides.1.is_some_and(is_central);
        let stroke = match border.class {
            BorderClass::County if one && other && has_counties => {
                Stroke::solid(theme.county_line, 0.7)
            }
            BorderClass::County if one != other => Stroke::solid(theme.city_line, 1.2),
            BorderClass::County => continue,
            BorderClass::Prefecture
            | BorderClass::Outer
            | BorderClass::Provincial
            | BorderClass::Interprovincial => Stroke::solid(theme.province_line, 1.2),
        };
        inset.draw_line(border.line.at_zoom(inset.view.zoom + 1.0), &stroke, list);
    }
}

/// A scale bar in the lower right corner; what it takes.
fn scale_bar(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) -> PageRect {
    let (metres, length) = scale_bar_length(inset.view.metres_per_pt(), BAR_PT);
    let label = distance_text(frame.i18n(), metres);
    let rect = inset.frame();
    let end = PagePt::new(rect.max.x - 5.0, rect.max.y - 5.0);
    let (ink, halo) = (frame.theme().ink, frame.theme().paper);
    let (left, rise) = (end.offset(-length, 0.0), 3.0);
    let points = vec![left.offset(0.0, -rise), left, end, end.offset(0.0, -rise)];
    for stroke in [Stroke::solid(halo, 3.0), Stroke::solid(ink, 1.0)] {
        list.add(Mark::Inset, path(points.clone(), stroke));
    }
    let width = text_width(&label, NOTE_PT);
    let at = PagePt::new(end.x - (length + width) / 2.0, end.y - 4.0);
    let at = PagePt::new(at.x.min(rect.max.x - 3.0 - width), at.y);
    list.add(Mark::Inset, haloed(&label, at, NOTE_PT, ink, halo));
    PageRect {
        min: PagePt::new(at.x.min(left.x), at.y - NOTE_PT),
        max: rect.max,
    }
}

/// Draws the name of a district in its middle, or as near as there is room; where it stands.
fn name(
    frame: &MapFrame<'_>,
    inset: &Inset,
    region: &Region,
    taken: &mut Vec<PageRect>,
    list: &mut DrawList,
) -> Option<PageRect> {
    let names = &frame.atlas().place(region.place).names;
    let content = names.label(frame.i18n().language());
    let middle = inset.to_page().project(region.label_point.to_world());
    let (width, height) = (
        text_width(content, INSET_NAME_PT),
        INSET_NAME_PT * (ASCENT + DESCENT),
    );
    let room = inset.frame().expand(-1.5);
    let spot = nudged(middle).into_iter().find_map(|at| {
        let corner = at.offset(-width / 2.0, -height / 2.0);
        let rect = PageRect::from_min_size(corner, width, height);
        let clear = rect.expand(0.8);
        let is_free = room.contains_rect(&rect) && !taken.iter().any(|t| t.overlaps(&clear));
        is_free.then_some(rect)
    });
    let rect = spot?;
    taken.push(rect);
    let at = PagePt::new(rect.min.x, rect.min.y + ASCENT * INSET_NAME_PT);
    let (ink, halo) = (frame.theme().ink, frame.theme().paper);
    let shape = haloed(content, at, INSET_NAME_PT, ink, halo);
    list.add_of(Mark::Name, FeatureId::Place(region.place), shape);
    Some(rect)
}

/// Places around a point, the nearest first.
fn nudged(at: PagePt) -> Vec<PagePt> {
    let mut all: Vec<(f64, PagePt)> = Vec::new();
    for dx in NUDGES {
        for dy in NUDGES {
            for (sx, sy) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
                all.push((dx.hypot(dy), at.offset(dx * sx, dy * sy)));
            }
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, p)| p).collect()
}

/// A box of the world grown on every side by a share of its size.
fn grown(rect: &WorldRect, share: f64) -> WorldRect {
    let (dx, dy) = (
        (rect.max.x - rect.min.x) * share,
        (rect.max.y - rect.min.y) * share,
    );
    let mut grown = *rect;
    grown.min.x -= dx;
    grown.max.x += dx;
    grown.min.y -= dy;
    grown.max.y += dy;
    grown
}
