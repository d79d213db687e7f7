//! Where a figure's view lies: Sichuan, Chongqing and their neighbours, with the view as a box.

use super::inset::{Inset, InsetKind};
use super::spot::Spots;
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::{Level, Region};
use crate::projection::{PagePt, PageRect, WorldRect};
use crate::scene::draw_list::DrawList;
use crate::scene::extent::{Extent, bounds};
use crate::scene::frame::MapFrame;
use crate::scene::shapes::{haloed, rectangle};
use crate::scene::theme::{LOCATOR_HEIGHT_PT, LOCATOR_NAME_PT, LOCATOR_SHARE};
use crate::scene::{Mark, Stroke};

/// The locator, where the view is closer than the region; none where it would cover what a figure is
/// about.
pub(super) fn plan(frame: &MapFrame<'_>, spots: &Spots<'_>) -> Option<Inset> {
    let (size, region) = wanted(frame)?;
    let panel = spots.corner(size)?;
    Some(Inset::new(InsetKind::Locator, panel, &region))
}

/// The size of the locator of a map that is to have one.
pub(in crate::scene) fn locator_size(frame: &MapFrame<'_>) -> Option<(f64, f64)> {
    let has_one = frame.request.furniture.locator;
    wanted(frame).filter(|_| has_one).map(|(size, _)| size)
}

/// The size of the locator of a view that is closer than the region, and what it shows.
fn wanted(frame: &MapFrame<'_>) -> Option<((f64, f64), WorldRect)> {
    let region = bounds(frame.atlas(), Extent::Region);
    let view = frame.request.view.world_rect();
    let is_close = (view.max.x - view.min.x) < (region.max.x - region.min.x) * LOCATOR_SHARE;
    let size = InsetKind::Locator.panel_size(&region, LOCATOR_HEIGHT_PT);
    is_close.then_some((size, region))
}

pub(super) fn draw(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) {
    let (atlas, theme) = (frame.atlas(), frame.theme());
    inset.draw_ground(theme, list);
    let provinces = || atlas.regions_of(Level::Province).map(|(_, region)| region);
    for region in provinces() {
        inset.draw_area(frame, &region.area, theme.not_mentioned, list);
    }
    let neighbour = Stroke::solid(theme.neighbour_line, 0.6);
    for border in &atlas.base().neighbour_borders {
        inset.draw_line(border.line.at_zoom(inset.view.zoom), &neighbour, list);
    }
    let outline = Stroke::solid(theme.city_line, 0.8);
    for region in provinces() {
        for ring in &region.area.at_zoom(inset.view.zoom).rings {
            inset.draw_line(ring, &outline, list);
        }
    }
    inset.draw_frame(theme, list);
    view_box(frame, inset, list);
    let mut taken: Vec<PageRect> = Vec::new();
    for region in provinces() {
        name(frame, inset, region, &mut taken, list);
    }
}

fn name(
    frame: &MapFrame<'_>,
    inset: &Inset,
    region: &Region,
    taken: &mut Vec<PageRect>,
    list: &mut DrawList,
) {
    let names = &frame.atlas().place(region.place).names;
    let name = names.label(frame.i18n().language());
    let at = inset.to_page().project(region.label_point.to_world());
    let width = text_width(name, LOCATOR_NAME_PT);
    let most = (inset.frame().max.x - 4.0 - width).max(inset.frame().min.x);
    let left = (at.x - width / 2.0).min(most);
    let baseline = PagePt::new(left, at.y + 0.5 * (ASCENT - DESCENT) * LOCATOR_NAME_PT);
    let rect_at = |base: PagePt| {
        let top = base.offset(0.0, -ASCENT * LOCATOR_NAME_PT);
        PageRect::from_min_size(top, width, LOCATOR_NAME_PT)
    };
    // Long names of neighbours stand one beneath the other.
    let is_upon = taken
        .iter()
        .any(|t| t.overlaps(&rect_at(baseline).expand(1.0)));
    let down = if is_upon { LOCATOR_NAME_PT * 1.2 } else { 0.0 };
    let baseline = baseline.offset(0.0, down);
    taken.push(rect_at(baseline));
    let (ink, halo) = (frame.theme().ink, frame.theme().paper);
    list.add(
        Mark::Inset,
        haloed(name, baseline, LOCATOR_NAME_PT, ink, halo),
    );
}

/// The view on the locator, cut at its frame.
fn view_box(frame: &MapFrame<'_>, inset: &Inset, list: &mut DrawList) {
    let (view, to_page) = (frame.request.view.world_rect(), inset.to_page());
    let room = inset.frame().expand(-0.8);
    let within = |p: PagePt| {
        PagePt::new(
            p.x.clamp(room.min.x, room.max.x),
            p.y.clamp(room.min.y, room.max.y),
        )
    };
    let seen = PageRect {
        min: within(to_page.project(view.min)),
        max: within(to_page.project(view.max)),
    };
    let stroke = Stroke::solid(frame.theme().selection, 1.4);
    list.add(Mark::Inset, rectangle(seen, None, Some(stroke)));
}
