//! Where an inset covers least: along the edges of the map, what matters weighed.

use crate::geometry::{TurnedRect, WorldArea};
use crate::model::{FeatureId, InCircle, Level};
use crate::projection::{PagePt, PageRect, WorldPt};
use crate::scene::build::Builder;
use crate::scene::labels::LineField;

/// Distance between the places that are tried.
const STEP_PT: f64 = 20.0;
/// The same beside a corner.
const CORNER_STEP_PT: f64 = 4.0;
/// Room left around an inset.
const CLEAR_PT: f64 = 6.0;
/// Places looked at across and down an inset.
const SAMPLES: u32 = 5;
/// What covering the economic circle costs; other ground of the region costs 1.
const CIRCLE_COST: f64 = 3.0;
/// What covering a line costs where it may be covered.
const LINE_COST: f64 = 4.0;
/// What standing a frame's diagonal away from what it shows costs.
const FAR_COST: f64 = 0.5;
/// What covering the place that a figure is about costs.
const SUBJECT_COST: f64 = 40.0;
/// How far from a corner an inset that belongs there is moved, at most, as a share of the frame.
const OFF_CORNER: f64 = 0.3;
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
        let most = if must { f64::INFINITY } else { MOST_COST };
        let spots = along_edges(&room, width, height);
        let away = |rect: &PageRect| {
            near.map_or(0.0, |at| self.share_of_frame(at.distance(rect.center())))
        };
        self.cheapest(spots, must, (width, height), |rect| away(rect) * FAR_COST)
            .filter(|(cost, _)| *cost <= most)
            .map(|(_, rect)| rect)
    }

    /// The corner of the map where an inset of a size covers least, or the nearest free spot above
    /// or below one.
    pub(super) fn corner_spot(&self, (width, height): (f64, f64)) -> Option<PageRect> {
        let room = self.inset_room();
        if room.width() < width || room.height() < height {
            return None;
        }
        let most = room.height() * OFF_CORNER;
        let is_free = |rect: &PageRect| !self.is_covered(&rect.expand(CLEAR_PT));
        let (right, foot) = (room.max.x - width, room.max.y - height);
        let mut free = Vec::new();
        for (x, y, down) in [
            (right, foot, -1.0),
            (right, room.min.y, 1.0),
            (room.min.x, room.min.y, 1.0),
            (room.min.x, foot, -1.0),
        ] {
            let steps = (0..).map(|i| f64::from(i) * CORNER_STEP_PT);
            let spots = steps.take_while(|off| *off <= most);
            let mut spots = spots
                .map(|off| PageRect::from_min_size(PagePt::new(x, y + down * off), width, height));
            free.extend(spots.find(is_free).map(|rect| rect.min));
        }
        let found = self.cheapest(free, true, (width, height), |_| 0.0);
        found
            .map(|(_, rect)| rect)
            .or_else(|| self.inset_spot((width, height), None, true))
    }

    /// The box at one of some corners that costs least, the first of several.
    fn cheapest(
        &self,
        corners: Vec<PagePt>,
        must: bool,
        size: (f64, f64),
        extra: impl Fn(&PageRect) -> f64,
    ) -> Option<(f64, PageRect)> {
        let field = LineField::new(&self.courses, &self.to_page, self.request.view.frame);
        let mut best: Option<(f64, PageRect)> = None;
        for corner in corners {
            let rect = PageRect::from_min_size(corner, size.0, size.1);
            if let Some(cost) = self.spot_cost(&rect, &field, must)
                && let cost = cost + extra(&rect)
                && best.is_none_or(|(least, _)| cost < least - 1e-9)
            {
                best = Some((cost, rect));
            }
        }
        best
    }

    fn is_covered(&self, rect: &PageRect) -> bool {
        self.covered.iter().any(|c| c.overlaps(rect))
    }

    /// A length as a share of the frame's diagonal.
    pub(super) fn share_of_frame(&self, length: f64) -> f64 {
        let frame = self.request.view.frame;
        length / frame.width().hypot(frame.height()).max(1.0)
    }

    /// What an inset would cover, a sample; `None` for what must not be covered.
    fn spot_cost(&self, rect: &PageRect, field: &LineField, must: bool) -> Option<f64> {
        let clear = rect.expand(CLEAR_PT);
        if self.is_covered(&clear) {
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
        let subject = self.subject();
        let cost = |at: PagePt| {
            let at = self.to_page.unproject(at);
            let is_subject = subject.is_some_and(|area| area.contains_at_zoom(at, self.zoom()));
            self.ground_cost(at) + if is_subject { SUBJECT_COST } else { 0.0 }
        };
        let ground: f64 = samples_of(rect).map(cost).sum();
        let marks = lines as f64 * LINE_COST + hidden as f64 * 2.0 * LINE_COST;
        Some(ground / samples + marks + others as f64 * SYMBOL_COST)
    }

    /// The area that a figure is about. In a window an inset stays where it is when a place is
    /// selected.
    fn subject(&self) -> Option<&WorldArea> {
        let Some(FeatureId::Place(id)) = self.request.selection else {
            return None;
        };
        let atlas = self.request.atlas;
        let region = atlas.place(id).region;
        region
            .filter(|_| self.request.furniture.footer)
            .map(|region| atlas.region(region).area.as_ref())
    }

    fn ground_cost(&self, at: WorldPt) -> f64 {
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
fn along_edges(room: &PageRect, width: f64, height: f64) -> Vec<PagePt> {
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
