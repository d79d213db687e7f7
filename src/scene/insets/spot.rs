//! Where an inset covers least: along the edges of the map, what matters weighed.

use crate::geometry::TurnedRect;
use crate::model::{InCircle, Level};
use crate::projection::{PagePt, PageRect};
use crate::scene::build::Builder;
use crate::scene::labels::LineField;

/// Distance between the places that are tried.
const STEP_PT: f64 = 20.0;
/// Places looked at across and down an inset.
const SAMPLES: u32 = 5;
/// What covering the economic circle costs; other ground of the region costs 1.
const CIRCLE_COST: f64 = 3.0;
/// What covering a line costs where it may be covered.
const LINE_COST: f64 = 4.0;
/// What standing a frame's diagonal away from what it shows costs.
const FAR_COST: f64 = 0.5;
/// What covering a symbol of the base map costs.
const SYMBOL_COST: f64 = 0.2;
/// A spot costs at most this.
const MOST_COST: f64 = 1.5;

impl Builder<'_> {
    /// The spot for an inset of a size that covers least; `None` where it would cover a city, a
    /// link's symbol, a line or much of the circle. With `must`, those may be covered where need be.
    /// Spots near what the inset shows are better.
    pub(super) fn inset_spot(
        &self,
        (width, height): (f64, f64),
        near: Option<PagePt>,
        must: bool,
    ) -> Option<PageRect> {
        let room = self.inset_room();
        if room.width() < width || room.height() < height {
            return None;
        }
        let field = LineField::new(&self.courses, &self.to_page, self.request.view.frame);
        let mut best: Option<(f64, PageRect)> = None;
        for corner in corners(&room, width, height) {
            let rect = PageRect::from_min_size(corner, width, height);
            let away = near.map_or(0.0, |at| self.share_of_frame(at.distance(rect.center())));
            if let Some(cost) = self.spot_cost(&rect, &field, must)
                && let cost = cost + away * FAR_COST
                && best.is_none_or(|(least, _)| cost < least - 1e-9)
            {
                best = Some((cost, rect));
            }
        }
        let most = if must { f64::INFINITY } else { MOST_COST };
        best.filter(|(cost, _)| *cost <= most).map(|(_, rect)| rect)
    }

    /// A length as a share of the frame's diagonal.
    pub(super) fn share_of_frame(&self, length: f64) -> f64 {
        let frame = self.request.view.frame;
        length / frame.width().hypot(frame.height()).max(1.0)
    }

    /// What an inset would cover, a sample; `None` for what must not be covered.
    fn spot_cost(&self, rect: &PageRect, field: &LineField, must: bool) -> Option<f64> {
        let clear = rect.expand(6.0);
        if self.covered.iter().any(|c| c.overlaps(&clear)) {
            return None;
        }
        let cities = self
            .request
            .atlas
            .regions()
            .filter(|(_, r)| r.level == Level::Prefecture)
            .filter_map(|(_, r)| self.node(r.place));
        let links = self
            .point_drawings
            .iter()
            .map(|(_, at, _)| self.to_page.project(*at));
        let symbols = self.symbols.iter().map(|(at, _)| self.to_page.project(*at));
        let around = clear.expand(8.0);
        let hidden = cities.chain(links).filter(|p| around.contains(*p)).count();
        let others = symbols.filter(|p| clear.contains(*p)).count();
        let whole = [TurnedRect::from(clear)];
        let ribbons = self.outlines.iter().filter(|o| {
            let ring = o.points.windows(2);
            ring.into_iter().any(|w| whole[0].is_crossed_by(w[0], w[1]))
        });
        let lines = field.crossed(&whole, &self.to_page, None, 8) + ribbons.count();
        if !must && hidden + lines > 0 {
            return None;
        }
        let samples = f64::from(SAMPLES * SAMPLES);
        let ground: f64 = samples_of(rect).map(|p| self.ground_cost(p)).sum();
        let marks = lines as f64 * LINE_COST + hidden as f64 * 2.0 * LINE_COST;
        Some(ground / samples + marks + others as f64 * SYMBOL_COST)
    }

    fn ground_cost(&self, p: PagePt) -> f64 {
        let at = self.to_page.unproject(p);
        let zoom = self.zoom();
        let counties = self.request.atlas.regions().map(|(_, r)| r);
        let here = counties
            .filter(|r| r.level == Level::County)
            .find(|r| r.area.contains_at_zoom(at, zoom));
        here.map_or(0.0, |region| match region.circle {
            InCircle::Wholly | InCircle::Partly => CIRCLE_COST,
            InCircle::Not | InCircle::Unknown => 1.0,
        })
    }
}

fn samples_of(rect: &PageRect) -> impl Iterator<Item = PagePt> + use<> {
    let (min, width, height) = (rect.min, rect.width(), rect.height());
    let share = |i: u32| (f64::from(i) + 0.5) / f64::from(SAMPLES);
    (0..SAMPLES).flat_map(move |row| {
        (0..SAMPLES).map(move |column| min.offset(width * share(column), height * share(row)))
    })
}

/// Corners of boxes along the edges of a room: the right edge upwards, the upper edge leftwards,
/// the left edge upwards, the lower edge leftwards.
fn corners(room: &PageRect, width: f64, height: f64) -> Vec<PagePt> {
    let (right, foot) = (room.max.x - width, room.max.y - height);
    let steps = |from: f64, to: f64| {
        let mut at = from;
        let mut all = Vec::new();
        while at > to {
            all.push(at);
            at -= STEP_PT;
        }
        all.push(to);
        all
    };
    let upwards = steps(foot, room.min.y);
    let leftwards = steps(right, room.min.x);
    let at = |x: f64| move |y: &f64| PagePt::new(x, *y);
    let level = |y: f64| move |x: &f64| PagePt::new(*x, y);
    upwards
        .iter()
        .map(at(right))
        .chain(leftwards.iter().map(level(room.min.y)))
        .chain(upwards.iter().map(at(room.min.x)))
        .chain(leftwards.iter().map(level(foot)))
        .collect()
}
