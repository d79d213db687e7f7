//! Where an inset covers least: along the edges of the map, what matters weighed.

use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use super::inset::Inset;
use crate::geometry::TurnedRect;
use crate::model::{InCircle, Level, RegionId};
use crate::projection::{PagePt, PageRect, WorldPt, WorldRect};
use crate::scene::course::Course;
use crate::scene::edges::along_edges;
use crate::scene::frame::MapFrame;
use crate::scene::labels::LineField;
use crate::scene::layers::Marks;
use crate::scene::marginalia::Marginalia;
use crate::scene::subject_ground::SubjectGround;
use crate::scene::theme::INSET_GAP_PT;

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
/// How far from a corner an inset that belongs there is moved, at most, as a share of the frame.
const OFF_CORNER: f64 = 0.3;
/// What covering a symbol of the base map costs.
const SYMBOL_COST: f64 = 0.2;
/// A spot costs at most this.
const MOST_COST: f64 = 1.5;

/// How far around an inset a city or a symbol counts as covered.
const SYMBOL_CLEAR_PT: f64 = 8.0;
/// More lines than this are not told apart.
const MOST_LINES: usize = 8;

/// The box of a county in the world.
type CountyBox = GeomWithData<Rectangle<[f64; 2]>, RegionId>;

fn county_box(id: RegionId, bounds: &WorldRect) -> CountyBox {
    let (min, max) = (bounds.min, bounds.max);
    GeomWithData::new(Rectangle::from_corners([min.x, min.y], [max.x, max.y]), id)
}

/// What insets of a map must or should not cover, worked out once for all candidates.
pub(super) struct Spots<'a> {
    frame: &'a MapFrame<'a>,
    /// What a figure is about, which no inset covers.
    subject: &'a SubjectGround,
    /// The limits within which insets stand: the frame, clear of the legend at its foot.
    room: PageRect,
    /// What is taken already.
    covered: Vec<PageRect>,
    /// Cities and links' symbols.
    nodes: Vec<PagePt>,
    symbols: Vec<PagePt>,
    lines: LineField,
    /// The outlines of corridors, each once, and how many have it.
    outlines: Vec<(&'a [PagePt], usize)>,
    /// The boxes of the counties that lie in the frame.
    counties: RTree<CountyBox>,
}

impl<'a> Spots<'a> {
    pub(super) fn new(
        frame: &'a MapFrame<'a>,
        marks: &'a Marks,
        marginalia: &Marginalia,
        subject: &'a SubjectGround,
    ) -> Self {
        let atlas = frame.atlas();
        let mut room = frame.rect().expand(-INSET_GAP_PT);
        if let Some(strip) = marginalia.strip_room() {
            room.max.y = strip.min.y - INSET_GAP_PT / 2.0;
        }
        let cities = atlas.regions_of(Level::Prefecture);
        let cities = cities.filter_map(|(_, r)| frame.node(r.place));
        let links = marks.points.drawings.iter();
        let links = links.map(|(_, at, _)| frame.project(*at));
        let courses: Vec<&Course> = marks.links.courses.iter().collect();
        let outlines = marks.corridors.outlines.iter();
        let outlines: Vec<&[PagePt]> = outlines.map(|outline| &*outline.points).collect();
        let outlines = outlines.chunk_by(|a, b| a == b);
        let view = frame.request.view.world_rect();
        let counties = atlas.regions_of(Level::County);
        Self {
            frame,
            subject,
            room,
            covered: marginalia.rects().collect(),
            nodes: cities.chain(links).collect(),
            symbols: marks.symbols().map(|(at, _)| frame.project(*at)).collect(),
            outlines: outlines.map(|same| (same[0], same.len())).collect(),
            lines: LineField::new(&courses, &frame.to_page, frame.rect()),
            counties: RTree::bulk_load(
                counties
                    .filter(|(_, r)| r.area.bounds().intersects(&view))
                    .map(|(id, r)| county_box(id, &r.area.bounds()))
                    .collect(),
            ),
        }
    }

    /// Takes the room of insets that have their place.
    pub(super) fn take(&mut self, insets: &[Inset]) {
        self.covered.extend(insets.iter().map(|inset| inset.panel));
    }

    /// The spot for an inset of a size that covers least; `None` where it would cover a city, a
    /// link's symbol, a line or much of the circle. With `must`, those may be covered where need be.
    /// Spots near what the inset shows are better.
    pub(super) fn near(
        &self,
        (width, height): (f64, f64),
        near: Option<PagePt>,
        must: bool,
    ) -> Option<PageRect> {
        let room = self.room;
        if room.width() < width || room.height() < height {
            return None;
        }
        let most = if must { f64::INFINITY } else { MOST_COST };
        let spots = along_edges(&room, (width, height), STEP_PT);
        let away = |rect: &PageRect| {
            near.map_or(0.0, |at| {
                self.frame.share_of_diagonal(at.distance(rect.center()))
            })
        };
        self.cheapest(spots, must, (width, height), |rect| away(rect) * FAR_COST)
            .filter(|(cost, _)| *cost <= most)
            .map(|(_, rect)| rect)
    }

    /// The corner of the map where an inset of a size covers least, or the nearest free spot above
    /// or below one.
    pub(super) fn corner(&self, (width, height): (f64, f64)) -> Option<PageRect> {
        let room = self.room;
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
            .or_else(|| self.near((width, height), None, true))
    }

    /// The box at one of some corners that costs least, the first of several.
    fn cheapest(
        &self,
        corners: Vec<PagePt>,
        must: bool,
        size: (f64, f64),
        extra: impl Fn(&PageRect) -> f64,
    ) -> Option<(f64, PageRect)> {
        let mut best: Option<(f64, PageRect)> = None;
        for corner in corners {
            let rect = PageRect::from_min_size(corner, size.0, size.1);
            if let Some(cost) = self.cost(&rect, must)
                && let cost = cost + extra(&rect)
                && best.is_none_or(|(least, _)| cost < least - 1e-9)
            {
                best = Some((cost, rect));
            }
        }
        best
    }

    fn is_covered(&self, rect: &PageRect) -> bool {
        self.covered.iter().any(|c| c.overlaps(rect)) || self.subject.is_touched_by(rect)
    }

    /// The mean cost at a sample of what an inset would cover; `None` if it would cover something
    /// that it must not.
    fn cost(&self, rect: &PageRect, must: bool) -> Option<f64> {
        let clear = rect.expand(CLEAR_PT);
        if self.is_covered(&clear) {
            return None;
        }
        let around = clear.expand(SYMBOL_CLEAR_PT);
        let hidden = self.nodes.iter().filter(|p| around.contains(**p)).count();
        let others = self.symbols.iter().filter(|p| clear.contains(**p)).count();
        let whole = [TurnedRect::from(clear)];
        let ribbons = self.outlines.iter().filter(|(outline, _)| {
            let mut ring = outline.windows(2);
            ring.any(|w| whole[0].is_crossed_by(w[0], w[1]))
        });
        let ribbons: usize = ribbons.map(|(_, count)| count).sum();
        let to_page = &self.frame.to_page;
        let lines = self.lines.crossed(&whole, to_page, None, MOST_LINES) + ribbons;
        if !must && hidden + lines > 0 {
            return None;
        }
        let samples = f64::from(SAMPLES * SAMPLES);
        let cost = |at: PagePt| self.ground_cost(self.frame.unproject(at));
        let ground: f64 = samples_of(rect).map(cost).sum();
        let marks = lines as f64 * LINE_COST + hidden as f64 * 2.0 * LINE_COST;
        Some(ground / samples + marks + others as f64 * SYMBOL_COST)
    }

    fn ground_cost(&self, at: WorldPt) -> f64 {
        let (atlas, zoom) = (self.frame.atlas(), self.frame.zoom());
        let near = self.counties.locate_all_at_point(&[at.x, at.y]);
        let here = near.filter(|county| {
            let area = &atlas.region(county.data).area;
            area.contains_at_zoom(at, zoom)
        });
        // Of counties that overlap, the first counts, whatever the order of the tree.
        let here = here.map(|county| county.data).min();
        here.map_or(0.0, |id| match atlas.region(id).circle {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    #[test]
    fn an_inset_covers_neither_a_city_nor_what_is_taken() {
        Map::of(Extent::Circle).reserved(|frame, marks, _, marginalia| {
            let subject = SubjectGround::default();
            let mut spots = Spots::new(frame, marks, &marginalia, &subject);
            let first = spots.near((120.0, 120.0), None, false).expect("a spot");
            assert!(frame.rect().contains_rect(&first));
            assert!(spots.nodes.iter().all(|node| !first.contains(*node)));
            spots.covered.push(first);
            let second = spots.near((120.0, 120.0), None, false).expect("another");
            assert!(!second.overlaps(&first), "{first:?} {second:?}");
            assert_eq!(spots.near((2000.0, 120.0), None, true), None);
        });
    }

    #[test]
    fn what_must_have_a_corner_has_one() {
        Map::of(Extent::Circle).reserved(|frame, marks, _, marginalia| {
            let subject = SubjectGround::default();
            let spots = Spots::new(frame, marks, &marginalia, &subject);
            let rect = spots.corner((90.0, 70.0)).expect("a corner");
            let room = spots.room;
            let is_at_side = rect.min.x == room.min.x || rect.max.x == room.max.x;
            assert!(
                is_at_side && room.expand(1e-9).contains_rect(&rect),
                "{rect:?}"
            );
        });
    }
}
