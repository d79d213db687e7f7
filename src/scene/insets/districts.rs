//! Chongqing's central districts, too close together on the map for their names.

use super::{Inset, Subject};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::{BorderClass, FeatureId, Level, Region};
use crate::projection::{PagePt, PageRect, WorldRect};
use crate::scene::build::{Builder, feature_key};
use crate::scene::furniture::scale_bar_length;
use crate::scene::theme::{
    HALO_PT, INSET_FRAME_PT, INSET_HEIGHT_PT, INSET_NAME_PT, INSET_SHARE, INSET_ZOOM, NOTE_PT,
};
use crate::scene::{Item, Layer, Shape, Stroke, Text};

/// Lines lead to an inset no further than this share of the frame's diagonal.
const FARTHEST_GUIDE: f64 = 0.42;
/// Longest scale bar of an inset.
const BAR_PT: f64 = 44.0;
/// How far a name is moved from the middle of its district, and in what steps.
const NUDGES: [f64; 7] = [0.0, 3.0, 6.0, 9.0, 12.0, 16.0, 20.0];

impl Builder<'_> {
    fn central_districts(&self) -> Vec<&Region> {
        let regions = self.request.atlas.regions().map(|(_, r)| r);
        regions.filter(|r| r.central_district).collect()
    }

    /// Room for the districts where the map is too small for them and wide enough for an inset.
    pub(super) fn reserve_districts(&mut self) {
        let frame = self.request.view.frame;
        let (least_width, least_height) = INSET_FRAME_PT;
        let has_room = frame.width() >= least_width && frame.height() >= least_height;
        let districts = self.central_districts();
        let bounds = districts
            .iter()
            .fold(WorldRect::EMPTY, |rect, r| rect.union(r.area.bounds()));
        // It is there for the names of the districts.
        let seen = frame.contains(self.to_page.project(bounds.center()))
            && self.request.shown.layer(Layer::Labels);
        if self.zoom() >= INSET_ZOOM || !has_room || districts.len() < 2 || !seen {
            return;
        }
        let (least, most) = INSET_HEIGHT_PT;
        let height = (frame.height() * INSET_SHARE).clamp(least, most);
        let shows = grown(&bounds, 0.03);
        let size = Inset::panel_size(Subject::Districts, Inset::sized(&shows, height));
        let place = PageRect {
            min: self.to_page.project(bounds.min),
            max: self.to_page.project(bounds.max),
        };
        let Some(panel) = self.inset_spot(size, Some(place.center()), false) else {
            return;
        };
        self.tie(place.expand(2.0), panel);
        self.add_inset(Inset::new(Subject::Districts, panel, &shows));
    }

    /// A frame on the ground, and lines from it to the inset that shows what is in it.
    fn tie(&mut self, place: PageRect, panel: PageRect) {
        let theme = *self.theme();
        let to = |points: Vec<PagePt>, closed, stroke| Shape::Path {
            points,
            closed,
            fill: None,
            stroke: Some(stroke),
        };
        let corners = |r: &PageRect| {
            [
                r.min,
                PagePt::new(r.max.x, r.min.y),
                r.max,
                PagePt::new(r.min.x, r.max.y),
            ]
        };
        // From afar they would lead over half the map; the frame and the title say enough.
        let away = self.share_of_frame(place.center().distance(panel.center()));
        let corners_tied = if away < FARTHEST_GUIDE { 4 } else { 0 };
        for (from, end) in guides(&corners(&place), &corners(&panel), &place, &panel)
            .into_iter()
            .take(corners_tied)
        {
            let guide = Stroke::solid(theme.ink_soft, 0.6).dashed(&[3.0, 2.0]);
            self.plain(to(vec![from, end], false, guide));
        }
        let frame = corners(&place).to_vec();
        for stroke in [
            Stroke::solid(theme.paper, 2.4),
            Stroke::solid(theme.ink_soft, 1.0),
        ] {
            self.plain(to(frame.clone(), true, stroke));
        }
    }

    pub(super) fn districts(&mut self, inset: &Inset) {
        self.inset_ground(inset);
        self.inset_borders(inset);
        self.inset_frame(inset);
        let mut taken = self.inset_bar(inset);
        let districts: Vec<Region> = self.central_districts().into_iter().cloned().collect();
        for region in &districts {
            self.district_name(inset, region, &mut taken);
        }
        let title = self.tr("inset-districts");
        let at = inset.panel.min.offset(6.0, NOTE_PT * 1.2);
        let title = self.text(&title, at, NOTE_PT, self.theme().ink);
        self.fixed(title);
    }

    /// Fills and rivers.
    fn inset_ground(&mut self, inset: &Inset) {
        let atlas = self.request.atlas;
        let outside =
            crate::scene::furniture::rectangle(inset.frame(), Some(self.theme().outside), None);
        self.fixed(outside);
        for (_, region) in atlas.regions() {
            let standing = match region.level {
                Level::Prefecture => self.city_standing(region),
                Level::County if region.central_district => self.district_standing(region),
                Level::County | Level::Province => continue,
            };
            let fill = self.theme().standing(standing);
            self.inset_area(inset, &region.area, fill);
        }
        let has_rivers = self.request.shown.layer(Layer::Rivers);
        let rivers = atlas.base().rivers.iter().filter(|_| has_rivers);
        for river in rivers.filter(|r| r.order <= 2) {
            let width = if river.order == 1 { 1.6 } else { 1.0 };
            let stroke = Stroke::solid(self.theme().river, width);
            for line in river.lines.iter().filter(|l| inset.sees(&l.bounds())) {
                self.inset_line(inset, line.at_zoom(inset.view.zoom + 1.0), &stroke);
            }
        }
    }

    /// Boundaries of the districts, thin between them and strong around them.
    fn inset_borders(&mut self, inset: &Inset) {
        let atlas = self.request.atlas;
        let theme = *self.theme();
        let has_counties = self.request.shown.layer(Layer::Counties);
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
                BorderClass::Prefecture | BorderClass::Outer | BorderClass::Interprovincial => {
                    Stroke::solid(theme.province_line, 1.2)
                }
            };
            self.inset_line(inset, border.line.at_zoom(inset.view.zoom + 1.0), &stroke);
        }
    }

    /// A scale bar in the lower right corner; what it takes.
    fn inset_bar(&mut self, inset: &Inset) -> Vec<PageRect> {
        let (metres, length) = scale_bar_length(inset.view.metres_per_pt(), BAR_PT);
        let label = self.distance_text(metres);
        let frame = inset.frame();
        let end = PagePt::new(frame.max.x - 5.0, frame.max.y - 5.0);
        let ink = self.theme().ink;
        let (left, rise) = (end.offset(-length, 0.0), 3.0);
        let points = vec![left.offset(0.0, -rise), left, end, end.offset(0.0, -rise)];
        for stroke in [
            Stroke::solid(self.theme().paper, 3.0),
            Stroke::solid(ink, 1.0),
        ] {
            self.fixed(Shape::Path {
                points: points.clone(),
                closed: false,
                fill: None,
                stroke: Some(stroke),
            });
        }
        let width = text_width(&label, NOTE_PT);
        let at = PagePt::new(end.x - (length + width) / 2.0, end.y - 4.0);
        let at = PagePt::new(at.x.min(frame.max.x - 3.0 - width), at.y);
        let text = self.haloed(&label, at, NOTE_PT, ink);
        self.fixed(text);
        let corner = PagePt::new(at.x.min(left.x), at.y - NOTE_PT);
        vec![PageRect {
            min: corner,
            max: frame.max,
        }]
    }

    /// The name of a district in its middle, or as near as there is room.
    fn district_name(&mut self, inset: &Inset, region: &Region, taken: &mut Vec<PageRect>) {
        let atlas = self.request.atlas;
        let language = self.request.i18n.language();
        let content = atlas.place(region.place).names.label(language).to_string();
        let middle = inset.to_page().project(region.label_point.to_world());
        let (width, height) = (
            text_width(&content, INSET_NAME_PT),
            INSET_NAME_PT * (ASCENT + DESCENT),
        );
        let frame = inset.frame().expand(-1.5);
        let spot = nudged(middle).into_iter().find_map(|at| {
            let corner = at.offset(-width / 2.0, -height / 2.0);
            let rect = PageRect::from_min_size(corner, width, height);
            let clear = rect.expand(0.8);
            let free = frame.contains_rect(&rect) && !taken.iter().any(|t| t.overlaps(&clear));
            free.then_some(rect)
        });
        let Some(rect) = spot else {
            self.labels_dropped += 1;
            return;
        };
        taken.push(rect);
        let at = PagePt::new(rect.min.x, rect.min.y + ASCENT * INSET_NAME_PT);
        let text = Text {
            content,
            at,
            size_pt: INSET_NAME_PT,
            color: self.theme().ink,
            halo: Some(self.theme().paper),
            halo_pt: HALO_PT,
            angle_rad: 0.0,
        };
        self.furniture.push(Item {
            id: Some(feature_key(atlas, FeatureId::Place(region.place))),
            shape: Shape::Text(text),
        });
    }
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

/// The two lines between a place and its inset that lie between neither: from corner to corner.
fn guides(
    place: &[PagePt; 4],
    panel: &[PagePt; 4],
    inner: &PageRect,
    outer: &PageRect,
) -> Vec<(PagePt, PagePt)> {
    let crosses = |a: PagePt, b: PagePt, rect: &PageRect| {
        let middle = |t: f64| a.offset((b.x - a.x) * t, (b.y - a.y) * t);
        (1..40).any(|i| rect.expand(-0.5).contains(middle(f64::from(i) / 40.0)))
    };
    place
        .iter()
        .zip(panel)
        .filter(|(a, b)| !crosses(**a, **b, inner) && !crosses(**a, **b, outer))
        .map(|(a, b)| (*a, *b))
        .collect()
}
