//! Label placement: candidates in order, priorities, collisions across all layers.
//!
//! Every name and code asks for room ([`Ask`]), the most important first. A candidate costs the
//! more the later it comes in its order and the more lines it covers; the cheapest that is free is
//! taken.
//!
//! **Why names keep their side while one zooms.** Before the map is labelled at its own zoom, the
//! ground alone is labelled, without frame or cartouche, at a row of fixed zooms: from a near one,
//! where all have room, out to the last one before the map's own. At each a name keeps the
//! candidate it had unless it is no longer free or another is much better. The map's own zoom
//! starts from there. So a name moves only where it is pushed, and the same view always looks the
//! same, whatever was shown before.

mod along;
mod around;
mod taken;

pub(super) use along::{Along, Course, Figure};
pub(super) use around::{Around, Reach};
pub(super) use taken::LineField;
use taken::Taken;

use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt};

/// Distance between the fixed zooms.
const LEVEL_STEP: f64 = 0.25;
/// How many of them are looked at, the nearest first.
const LEVELS: u8 = 9;
/// What covering one line of another feature costs, in places of the order.
const CROSSING_COST: f64 = 6.0;
/// How near another place's node a name is taken for its name.
const MISREAD_PT: f64 = 9.0;
/// What that costs.
const MISREAD_COST: f64 = 16.0;
/// Where along a name it is asked whose line is near, as shares of its length, and what each counts.
const SAMPLES: [(f64, usize); 3] = [(0.2, 1), (0.5, 2), (0.8, 1)];
/// A name that counts for more says nothing.
const MOST_STRANGE: usize = 1;
/// No line farther than this from a name's own middle line is read with it.
const READ_PT: f64 = 24.0;
/// What it costs a line's name that a part of it is nearer to another line.
const STRANGE_COST: f64 = 6.0;
/// Half the side of the square that stands for a round symbol, as a share of its radius.
const ROUNDNESS: f64 = 0.85;
/// More lines than this are not told apart.
const MAX_CROSSINGS: usize = 3;
/// How much better another candidate must be before a name leaves the one it had.
const LOYALTY: f64 = 13.0;
/// How often the names of a still map are placed anew, those that are needed first.
const ATTEMPTS: usize = 12;

/// A name or a code that asks for room.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    /// Where it may stand.
    pub(super) place: Place,
    /// Which feature's lines it may lie on.
    pub(super) owner: Option<u32>,
    /// Whether all others give way to it where the map is a still one and has no room for it.
    pub(super) is_needed: bool,
}

/// Where a label may stand.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// Beside a node.
    Around(Around),
    /// Along a line, or on it.
    Along(Along),
}

/// Where a label was put.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// Which candidate it is; means the same at every zoom.
    key: u32,
    cost: f64,
    /// What it takes up.
    boxes: Vec<TurnedRect>,
    /// A line to the node it stands away from.
    pub(super) leader: Option<[PagePt; 2]>,
    /// How it is set.
    pub(super) set: Setting,
}

impl Spot {
    /// The point at a share of its text's length, on the text's middle line.
    fn along(&self, share: f64) -> Option<PagePt> {
        let last = self.boxes.len().checked_sub(1)?;
        if let Setting::Stacked(middles) = &self.set {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of a small number"
            )]
            let nth = (share * last as f64).round() as usize;
            return middles.get(nth).copied();
        }
        let text = self.boxes.first()?;
        let off = (2.0 * share - 1.0) * text.half.0;
        Some(text.center.offset(text.along.0 * off, text.along.1 * off))
    }
}

/// How a label is set in its spot.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Setting {
    /// Level, in a box.
    Block {
        /// The box.
        rect: PageRect,
        /// Which of the sizes it asked for.
        size: usize,
        /// Whether it ends at the box's right edge.
        flush_right: bool,
    },
    /// Turned about its middle.
    Turned {
        /// The middle.
        middle: PagePt,
        /// Clockwise.
        angle_rad: f64,
    },
    /// Its characters one beneath the other.
    Stacked(Vec<PagePt>),
}

/// Where labels may stand at rest, and in the margin that is drawn for panning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// The frame at rest.
    pub(super) frame: PageRect,
    /// The frame with its margin.
    pub(super) outer: PageRect,
}

impl Bounds {
    /// Whether all boxes are wholly inside the frame, or else wholly in its margin.
    fn allow(&self, boxes: &[TurnedRect], inside: bool) -> bool {
        boxes.iter().map(TurnedRect::bounds).all(|b| {
            if inside {
                self.frame.contains_rect(&b)
            } else {
                self.outer.contains_rect(&b) && !self.frame.overlaps(&b)
            }
        })
    }
}

/// What labels are set on: everything that is drawn before them.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// The view of the map.
    pub(super) view: Viewport,
    /// Where labels may stand.
    pub(super) bounds: Bounds,
    /// Lines that carry names and codes.
    pub(super) courses: &'a [Course],
    /// Symbols, with their radius in points.
    pub(super) symbols: &'a [(WorldPt, f64)],
    /// Nodes of places that have names: a name too near another's would be read as its.
    pub(super) nodes: &'a [WorldPt],
    /// What the cartouche covers.
    pub(super) covered: &'a [PageRect],
    /// Whether nobody zooms the map, so that no name need keep its side.
    pub(super) is_still: bool,
}

impl Ground<'_> {
    /// Finds room for labels, the most important first; `None` for those that have none.
    pub(super) fn place(&self, asks: &[Ask]) -> Vec<Option<Spot>> {
        let outer = self.bounds.outer;
        let to_page = self.view.transform();
        let field = LineField::new(self.courses, &to_page, outer);
        if self.is_still {
            return self.place_still(asks, &field);
        }
        let mut kept: Vec<Option<u32>> = vec![None; asks.len()];
        for level in (0..LEVELS).rev() {
            let floor = (self.view.zoom / LEVEL_STEP).floor() * LEVEL_STEP;
            let zoom = floor + f64::from(level) * LEVEL_STEP;
            let view = Viewport { zoom, ..self.view };
            let round = Round::new(self, &field, view.transform(), None);
            kept = round
                .place(asks, &kept)
                .into_iter()
                .map(|spot| spot.map(|s| s.key))
                .collect();
        }
        Round::new(self, &field, to_page, Some(self.bounds)).place(asks, &kept)
    }

    /// Places the names of a map that nobody zooms. A needed one without room moves to the front,
    /// and all are placed anew, until none is missed, at most [`ATTEMPTS`] times.
    fn place_still(&self, asks: &[Ask], field: &LineField) -> Vec<Option<Spot>> {
        let to_page = self.view.transform();
        let is_missed = |ask: &Ask| match &ask.place {
            Place::Around(around) => {
                let node = to_page.project(around.node);
                ask.is_needed && self.bounds.frame.contains(node)
            }
            Place::Along(_) => false,
        };
        let mut order: Vec<usize> = (0..asks.len()).collect();
        let mut best: Option<(usize, Vec<Option<Spot>>)> = None;
        let nodes = self.symbols_of_nodes();
        for attempt in 0..ATTEMPTS {
            let ordered: Vec<Ask> = order.iter().map(|i| asks[*i].clone()).collect();
            // In the end a city's name may lie on the symbol of a station.
            let is_last_resort = attempt >= ATTEMPTS / 2;
            let symbols = if is_last_resort { &nodes } else { self.symbols };
            let ground = Ground { symbols, ..*self };
            let round = Round::new(&ground, field, to_page, Some(self.bounds));
            let found = round.place(&ordered, &vec![None; asks.len()]);
            let mut spots = vec![None; asks.len()];
            for (i, spot) in order.iter().zip(found) {
                spots[*i] = spot;
            }
            let missed = |i: &usize| spots[*i].is_none() && is_missed(&asks[*i]);
            let (mut front, others): (Vec<_>, Vec<_>) = order.iter().copied().partition(missed);
            let count = front.len();
            if best.as_ref().is_none_or(|(least, _)| count < *least) {
                best = Some((count, spots));
            }
            if count == 0 {
                break;
            }
            front.extend(others);
            order = front;
        }
        best.map(|(_, spots)| spots).unwrap_or_default()
    }

    /// The symbols that are dots of places with names.
    fn symbols_of_nodes(&self) -> Vec<(WorldPt, f64)> {
        let symbols = self.symbols.iter();
        let of_nodes = symbols.filter(|(at, _)| self.nodes.contains(at));
        of_nodes.copied().collect()
    }
}

/// One round of placing, at one zoom.
struct Round<'a> {
    ground: &'a Ground<'a>,
    field: &'a LineField,
    to_page: ToPage,
    /// Limits of the page; none while only the ground is looked at.
    bounds: Option<Bounds>,
    taken: Taken,
}

impl<'a> Round<'a> {
    fn new(
        ground: &'a Ground<'a>,
        field: &'a LineField,
        to_page: ToPage,
        bounds: Option<Bounds>,
    ) -> Self {
        let here = ground.view.transform();
        let corner = |p| to_page.project(here.unproject(p));
        let area = PageRect {
            min: corner(ground.bounds.outer.min),
            max: corner(ground.bounds.outer.max),
        };
        let mut taken = Taken::new(area);
        for (at, radius) in ground.symbols {
            let at = to_page.project(*at);
            let square = PageRect { min: at, max: at }.expand(radius * ROUNDNESS);
            taken.take(square.into());
        }
        if bounds.is_some() {
            let covered = ground.covered.iter().copied();
            covered.for_each(|rect| taken.take(rect.into()));
        }
        Self {
            ground,
            field,
            to_page,
            bounds,
            taken,
        }
    }

    fn place(mut self, asks: &[Ask], kept: &[Option<u32>]) -> Vec<Option<Spot>> {
        let mut spots = Vec::with_capacity(asks.len());
        for (ask, kept) in asks.iter().zip(kept) {
            let spot = self.find(ask, *kept);
            if let Some(spot) = &spot {
                spot.boxes.iter().for_each(|b| self.taken.take(*b));
            }
            spots.push(spot);
        }
        spots
    }

    fn find(&self, ask: &Ask, kept: Option<u32>) -> Option<Spot> {
        match (&ask.place, self.bounds) {
            (_, None) => self.cheapest(ask, kept, &|_| true),
            (Place::Around(around), Some(bounds)) => {
                let inside = bounds.frame.contains(self.to_page.project(around.node));
                self.cheapest(ask, kept, &|spot| bounds.allow(&spot.boxes, inside))
            }
            // A line's name stands in the frame if it can, and in the margin otherwise.
            (Place::Along(_), Some(bounds)) => [true, false].into_iter().find_map(|inside| {
                self.cheapest(ask, kept, &|spot| bounds.allow(&spot.boxes, inside))
            }),
        }
    }

    /// The cheapest free candidate; the one it had before, unless another is much better.
    fn cheapest(
        &self,
        ask: &Ask,
        kept: Option<u32>,
        allowed: &dyn Fn(&Spot) -> bool,
    ) -> Option<Spot> {
        // Nothing is asked of a candidate that another is cheaper than already.
        let price = |spot: &Spot, most: f64| {
            if !allowed(spot) || !self.taken.is_free(&spot.boxes) {
                return None;
            }
            let crossed = self.crossings(ask, spot);
            let misread = self.misread(ask, spot) as f64 * MISREAD_COST;
            let price = spot.cost + crossed as f64 * CROSSING_COST + misread;
            if price >= most {
                return None;
            }
            // Names of lines covered by many others say nothing, nor do those beside another line.
            let strange = self.strange(ask, spot);
            let is_line = matches!(ask.place, Place::Along(_));
            let lost = is_line && crossed > MAX_CROSSINGS || strange > MOST_STRANGE;
            (!lost).then_some(price + strange as f64 * STRANGE_COST)
        };
        let before = kept
            .and_then(|key| self.spot(ask, key))
            .and_then(|spot| price(&spot, f64::INFINITY).map(|price| (price, spot)));
        // On the map itself a candidate that the fixed zooms agreed on stands.
        if let (Some((_, spot)), Some(_)) = (&before, self.bounds) {
            return Some(spot.clone());
        }
        let mut best: Option<(f64, Spot)> = before.map(|(price, spot)| (price - LOYALTY, spot));
        for key in self.keys(ask) {
            let Some(spot) = self.spot(ask, key) else {
                continue;
            };
            if best.as_ref().is_some_and(|(price, _)| *price <= spot.cost) {
                break;
            }
            let least = best.as_ref().map_or(f64::INFINITY, |(price, _)| *price);
            if let Some(price) = price(&spot, least)
                && price < least
            {
                best = Some((price, spot));
            }
        }
        best.map(|(_, spot)| spot)
    }

    /// How many other places a name beside its node may be taken for the name of.
    fn misread(&self, ask: &Ask, spot: &Spot) -> usize {
        let (Place::Around(around), Setting::Block { rect, .. }) = (&ask.place, &spot.set) else {
            return 0;
        };
        let own = self.to_page.project(around.node);
        let near = rect.expand(MISREAD_PT);
        let is_other = |p: &PagePt| near.contains(*p) && p.distance(own) > 1.0;
        let nodes = self.ground.nodes.iter().map(|n| self.to_page.project(*n));
        nodes.filter(is_other).count()
    }

    /// At how many of its [`SAMPLES`] the name of a line is nearer to another line than to its own;
    /// its middle counts for two.
    fn strange(&self, ask: &Ask, spot: &Spot) -> usize {
        let (Place::Along(_), Some(own)) = (&ask.place, ask.owner) else {
            return 0;
        };
        let near = (READ_PT, 1.0);
        let is_strange = |at: PagePt| self.field.is_strange(at, &self.to_page, own, near);
        let weigh = |(share, weight): (f64, usize)| {
            let is_strange = spot.along(share).is_some_and(is_strange);
            usize::from(is_strange) * weight
        };
        SAMPLES.into_iter().map(weigh).sum()
    }

    fn crossings(&self, ask: &Ask, spot: &Spot) -> usize {
        let own = ask.owner.filter(|_| spot.is_upon());
        self.field
            .crossed(&spot.boxes, &self.to_page, own, MAX_CROSSINGS + 1)
    }

    fn keys(&self, ask: &Ask) -> Box<dyn Iterator<Item = u32>> {
        match &ask.place {
            Place::Around(around) => Box::new(around.keys()),
            Place::Along(along) => along.keys(self.ground.courses, &self.to_page),
        }
    }

    fn spot(&self, ask: &Ask, key: u32) -> Option<Spot> {
        match &ask.place {
            Place::Around(around) => around.spot(key, &self.to_page),
            Place::Along(along) => along.spot(
                key,
                self.ground.courses,
                &self.to_page,
                self.bounds.map(|b| b.outer),
            ),
        }
    }
}
