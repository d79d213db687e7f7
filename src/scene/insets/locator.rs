//! Where a figure's view lies: Sichuan, Chongqing and their neighbours, with the view as a box.

use super::{Inset, Subject};
use crate::font::{ASCENT, DESCENT, text_width};
use crate::model::Level;
use crate::projection::{PagePt, PageRect};
use crate::scene::Stroke;
use crate::scene::build::Builder;
use crate::scene::figure::{Extent, bounds};
use crate::scene::furniture::rectangle;
use crate::scene::theme::{LOCATOR_HEIGHT_PT, LOCATOR_NAME_PT, LOCATOR_SHARE};

impl Builder<'_> {
    /// Room for the locator where the view is closer than the region.
    pub(super) fn reserve_locator(&mut self) {
        let region = bounds(self.request.atlas, Extent::Region);
        let view = self.request.view.world_rect();
        let is_close = (view.max.x - view.min.x) < (region.max.x - region.min.x) * LOCATOR_SHARE;
        if !is_close {
            return;
        }
        let size = Inset::panel_size(Subject::Locator, Inset::sized(&region, LOCATOR_HEIGHT_PT));
        if let Some(panel) = self.corner_spot(size) {
            self.add_inset(Inset::new(Subject::Locator, panel, &region));
        }
    }

    pub(super) fn locator(&mut self, inset: &Inset) {
        let atlas = self.request.atlas;
        let theme = *self.theme();
        self.fixed(rectangle(inset.frame(), Some(theme.outside), None));
        let provinces: Vec<_> = atlas
            .regions()
            .map(|(_, r)| r)
            .filter(|r| r.level == Level::Province)
            .collect();
        for region in &provinces {
            self.inset_area(inset, &region.area, theme.not_mentioned);
        }
        let neighbour = Stroke::solid(theme.neighbour_line, 0.6);
        for line in &atlas.base().neighbour_borders {
            self.inset_line(inset, line.at_zoom(inset.view.zoom), &neighbour);
        }
        let outline = Stroke::solid(theme.city_line, 0.8);
        for region in &provinces {
            for ring in &region.area.at_zoom(inset.view.zoom).rings {
                self.inset_line(inset, ring, &outline);
            }
        }
        self.inset_frame(inset);
        self.view_box(inset);
        let mut taken: Vec<PageRect> = Vec::new();
        for region in &provinces {
            let language = self.request.i18n.language();
            let name = atlas.place(region.place).names.label(language).to_string();
            let at = inset.to_page().project(region.label_point.to_world());
            let width = text_width(&name, LOCATOR_NAME_PT);
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
            let text = self.haloed(&name, baseline, LOCATOR_NAME_PT, theme.ink);
            self.fixed(text);
        }
    }

    /// The view on the locator, cut at its frame.
    fn view_box(&mut self, inset: &Inset) {
        let (view, to_page) = (self.request.view.world_rect(), inset.to_page());
        let frame = inset.frame().expand(-0.8);
        let within = |p: PagePt| {
            PagePt::new(
                p.x.clamp(frame.min.x, frame.max.x),
                p.y.clamp(frame.min.y, frame.max.y),
            )
        };
        let seen = PageRect {
            min: within(to_page.project(view.min)),
            max: within(to_page.project(view.max)),
        };
        let stroke = Stroke::solid(self.theme().selection, 1.4);
        self.fixed(rectangle(seen, None, Some(stroke)));
    }
}
