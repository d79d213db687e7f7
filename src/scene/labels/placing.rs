//! Label placement: candidates in order, priorities, collisions across all layers.
//!
//! Labels ask for room ([`PlacementRequest`]), the most important first. A candidate costs the more
//! the later it comes in its order and the more lines it covers; the cheapest free one is taken.
//!
//! **Why names keep their side while one zooms.** Before the map is labelled at its own zoom, the
//! ground alone is labelled, without frame or furniture, at a row of fixed zooms: from a near one,
//! where all have room, out to the last one before the map's own. At each a name keeps the
//! candidate it had unless that is no longer free or another is much better. The map's own zoom
//! starts from there. So a name moves only where it is pushed, and the same view always looks the
//! same, whatever was shown before.

use super::along::AlongLine;
use super::beside::BesideNode;
use super::placement::{CandidateKey, Placement, Setting};
use super::taken::{LineField, Taken};
use crate::geometry::TurnedRect;
use crate::projection::{PagePt, PageRect, ToPage, Viewport, WorldPt};
use crate::scene::course::Course;
use crate::scene::obstacles::Symbol;

/// Distance between the fixed zooms.
const LEVEL_STEP: f64 = 0.25;
/// How many of them are looked at, the nearest first.
const LEVELS: u8 = 9;
/// What covering one line of another feature costs, in places of the order.
const CROSSING_COST: f64 = 6.0;
/// How near another place's node a name is taken for its name.
const AMBIGUITY_PT: f64 = 9.0;
/// What that costs.
const AMBIGUITY_COST: f64 = 16.0;
/// Where along a name it is asked whose line is near, as shares of its length, and what each counts.
const SAMPLES: [(f64, usize); 3] = [(0.2, 1), (0.5, 2), (0.8, 1)];
/// A name that counts for more says nothing.
const MOST_NEARER: usize = 1;
/// No line farther than this from a name's own middle line is read with it.
const READ_PT: f64 = 24.0;
/// What it costs a line's name that a part of it is nearer to another line.
const NEARER_COST: f64 = 6.0;
/// Half the side of the square that stands for a round symbol, as a share of its radius.
const ROUNDNESS: f64 = 0.85;
/// More lines than this are not told apart.
const MAX_CROSSINGS: usize = 3;
/// So many pieces of lines are looked at in a round. The bundled atlas needs 50,000 at most; where
/// hundreds of lines lie on each other, the least important go without a name.
const MOST_LOOKED_AT: u64 = 2_000_000;
/// How much worse a place's name that is taken for another place's is than one on a line.
const MISTAKABLE: usize = 4;
/// How much better another candidate must be before a name leaves the one it had.
const HYSTERESIS: f64 = 13.0;

/// A name or a code that asks for room.
#[derive(Clone, Debug)]
pub(super) struct PlacementRequest<'a> {
    /// Where it may stand.
    pub(super) candidates: Candidates<'a>,
    /// Which feature's lines it may lie on.
    pub(super) owner: Option<u32>,
    /// Whether all others give way to it on a small page that has no room for it.
    pub(super) is_needed: bool,
    /// Whether it may lie on many lines: a band is told by its form, whatever its name covers.
    pub(super) may_cross_many: bool,
}

/// Where a label may stand.
#[derive(Clone, Debug)]
pub(super) enum Candidates<'a> {
    /// Beside a node.
    Beside(BesideNode),
    /// Along a line, or on it.
    Along(AlongLine<'a>),
}

/// Where labels may stand at rest, and in the margin that is drawn for panning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The frame at rest.
    pub(super) frame: PageRect,
    /// The frame with its margin.
    pub(super) outer: PageRect,
}

impl Limits {
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

/// What lettering is clear of.
#[derive(Clone, Copy, Debug)]
enum Clear {
    /// Of lines, and of the edges of bands and ovals.
    LinesAndEdges,
    /// Of places whose name it would be taken for, and of lines.
    PlacesAndLines,
    /// Of places whose name it would be taken for.
    Places,
    /// Of lines.
    Lines,
    Nothing,
}

/// What labels are set on: everything that is drawn before them.
#[derive(Debug)]
pub(super) struct PlacementContext<'a> {
    /// The view of the map.
    pub(super) view: Viewport,
    /// Where labels may stand.
    pub(super) limits: Limits,
    /// Lines that carry names and codes.
    pub(super) courses: &'a [&'a Course],
    /// Symbols, with their radius in points.
    pub(super) symbols: &'a [Symbol],
    /// Nodes of places that have names: a name too near another's would be read as its.
    pub(super) nodes: &'a [WorldPt],
    /// What the furniture covers.
    pub(super) covered: &'a [PageRect],
    /// Whether the page is small: nobody zooms it, so that names need not keep their sides, and
    /// every city matters.
    pub(super) is_small: bool,
    /// Whether it is a diagram: nobody zooms it either, and no name lies on a line.
    pub(super) is_diagram: bool,
    /// The edges of a diagram's bands and ovals.
    pub(super) edges: Option<&'a LineField>,
}

impl PlacementContext<'_> {
    /// Finds room for labels, the most important first; `None` for those that have none.
    pub(super) fn place(&self, requests: &[PlacementRequest<'_>]) -> Vec<Option<Placement>> {
        let to_page = self.view.transform();
        let field = self.field();
        if self.is_small || self.is_diagram {
            return self.place_needed_first(requests, &field);
        }
        let mut kept: Vec<Option<CandidateKey>> = vec![None; requests.len()];
        for level in (0..LEVELS).rev() {
            let floor = (self.view.zoom / LEVEL_STEP).floor() * LEVEL_STEP;
            let zoom = floor + f64::from(level) * LEVEL_STEP;
            let view = Viewport { zoom, ..self.view };
            let mut round = Round::new(self, &field, view.transform(), None);
            kept = round
                .place(requests, &kept)
                .into_iter()
                .map(|placement| placement.map(|s| s.key))
                .collect();
        }
        Round::new(self, &field, to_page, Some(self.limits)).place(requests, &kept)
    }

    /// Finds room at the map's own zoom for what gives way to all that is placed already.
    pub(super) fn place_last(
        &self,
        requests: &[PlacementRequest<'_>],
        placed: &[Option<Placement>],
    ) -> Vec<Option<Placement>> {
        if requests.is_empty() {
            return Vec::new();
        }
        let field = self.field();
        let mut round = self.round_among(&field, placed);
        let requests = requests.iter();
        requests
            .map(|request| round.placed(request, None))
            .collect()
    }

    /// Where the lines of the map lie at its own zoom.
    fn field(&self) -> LineField {
        LineField::new(self.courses, &self.view.transform(), self.limits.outer)
    }

    /// A round at the map's own zoom in which the room of what is placed already is taken.
    fn round_among<'r>(&'r self, field: &'r LineField, placed: &[Option<Placement>]) -> Round<'r> {
        let to_page = self.view.transform();
        let mut round = Round::new(self, field, to_page, Some(self.limits));
        let placed = placed.iter().flatten();
        for taken in placed.flat_map(|placement| &placement.boxes) {
            round.taken.take(*taken);
        }
        round
    }

    /// Finds room for more at the map's own zoom, among what is placed already.
    pub(super) fn place_among(
        &self,
        requests: &[PlacementRequest<'_>],
        placed: &[Option<Placement>],
    ) -> Vec<Option<Placement>> {
        if requests.is_empty() {
            return Vec::new();
        }
        let field = self.field();
        let mut round = self.round_among(&field, placed);
        let mut lettering = round.nothing_taken();
        let placed = placed.iter().flatten();
        placed.for_each(|placement| lettering.take_lettering(placement));
        let mut placements = vec![None; requests.len()];
        // Only where no leader line is free may one lead across a symbol or another leader line;
        // never across a name.
        for (request, placement) in requests.iter().zip(&mut placements) {
            *placement = round.placed(request, None);
        }
        let numbered = placements.iter().flatten();
        numbered.for_each(|placement| lettering.take_lettering(placement));
        round.lettering = Some(lettering);
        for (request, placement) in requests.iter().zip(&mut placements) {
            if placement.is_none() {
                *placement = round.placed(request, None);
            }
        }
        placements
    }
}

/// One round of placing, at one zoom.
pub(super) struct Round<'a> {
    context: &'a PlacementContext<'a>,
    field: &'a LineField,
    to_page: ToPage,
    /// Limits of the page; none while only the ground is looked at.
    limits: Option<Limits>,
    taken: Taken,
    /// What leader lines do not lead across, where that is less than all that is taken.
    lettering: Option<Taken>,
    /// When so many pieces of lines were looked at, no more names are sought along lines.
    most_looked_at: u64,
}

/// What the page with its margin shows, at the zoom of a round.
fn area(context: &PlacementContext<'_>, to_page: ToPage) -> PageRect {
    let here = context.view.transform();
    let corner = |p| to_page.project(here.unproject(p));
    PageRect {
        min: corner(context.limits.outer.min),
        max: corner(context.limits.outer.max),
    }
}

impl<'a> Round<'a> {
    pub(super) fn new(
        context: &'a PlacementContext<'a>,
        field: &'a LineField,
        to_page: ToPage,
        limits: Option<Limits>,
    ) -> Self {
        let mut taken = Taken::new(area(context, to_page));
        for (at, radius) in context.symbols {
            let at = to_page.project(*at);
            let square = PageRect { min: at, max: at }.expand(radius * ROUNDNESS);
            taken.take(square.into());
        }
        if limits.is_some() {
            let covered = context.covered.iter().copied();
            covered.for_each(|rect| taken.take(rect.into()));
        }
        Self {
            context,
            field,
            to_page,
            limits,
            taken,
            lettering: None,
            most_looked_at: field.looked_at() + MOST_LOOKED_AT,
        }
    }

    fn nothing_taken(&self) -> Taken {
        Taken::new(area(self.context, self.to_page))
    }

    pub(super) fn place(
        &mut self,
        requests: &[PlacementRequest<'_>],
        kept: &[Option<CandidateKey>],
    ) -> Vec<Option<Placement>> {
        let both = requests.iter().zip(kept);
        both.map(|(request, kept)| self.placed(request, *kept))
            .collect()
    }

    /// Finds room for a label and takes it.
    fn placed(
        &mut self,
        request: &PlacementRequest<'_>,
        kept: Option<CandidateKey>,
    ) -> Option<Placement> {
        let is_along = matches!(request.candidates, Candidates::Along(_));
        if is_along && self.field.looked_at() > self.most_looked_at {
            return None;
        }
        let placement = self.find(request, kept)?;
        placement.boxes.iter().for_each(|b| self.taken.take(*b));
        if let Some(lettering) = &mut self.lettering {
            lettering.take_lettering(&placement);
        }
        Some(placement)
    }

    fn is_free(&self, placement: &Placement) -> bool {
        match (&self.lettering, placement.boxes.split_first()) {
            (Some(lettering), Some((block, leader))) if placement.leader.is_some() => {
                self.taken.is_free(std::slice::from_ref(block)) && lettering.is_free(leader)
            }
            _ => self.taken.is_free(&placement.boxes),
        }
    }

    fn find(
        &self,
        request: &PlacementRequest<'_>,
        kept: Option<CandidateKey>,
    ) -> Option<Placement> {
        let tiers: &[Clear] = match &request.candidates {
            _ if !self.context.is_diagram => &[Clear::Nothing],
            Candidates::Along(along) if along.is_name() => &[Clear::LinesAndEdges, Clear::Lines],
            // Places are named whatever is beneath, better near a node than off an edge, and rather
            // on a line than beside another place; a number has nothing to stand for it.
            Candidates::Beside(_) => &[
                Clear::PlacesAndLines,
                Clear::Places,
                Clear::Lines,
                Clear::Nothing,
            ],
            Candidates::Along(along) if along.is_number() => {
                &[Clear::LinesAndEdges, Clear::Lines, Clear::Nothing]
            }
            Candidates::Along(_) => &[Clear::Nothing],
        };
        tiers.iter().find_map(|clear| {
            self.found(request, kept, &|placement| {
                self.is_clear(request, placement, *clear)
            })
        })
    }

    /// How badly the name of a place stands in a diagram: on a line, or worse, beside another place.
    pub(super) fn fault(&self, request: &PlacementRequest<'_>, placement: &Placement) -> usize {
        let is_clear = |clear| self.is_clear(request, placement, clear);
        if !self.context.is_diagram || is_clear(Clear::PlacesAndLines) {
            0
        } else if is_clear(Clear::Places) {
            1
        } else {
            MISTAKABLE
        }
    }

    /// Whether lettering lies on no line; a number may lie on its own, as a code does.
    fn is_clear(
        &self,
        request: &PlacementRequest<'_>,
        placement: &Placement,
        clear: Clear,
    ) -> bool {
        let is_number =
            matches!(&request.candidates, Candidates::Along(along) if along.is_number());
        let own = request.owner.filter(|_| is_number);
        let is_off = |field: &LineField, own| {
            let lettering = placement.lettering();
            field.crossed(lettering, &self.to_page, own, 1) == 0
        };
        let is_unambiguous = || self.ambiguity(request, placement) == 0;
        let is_off_edges = || self.context.edges.is_none_or(|edges| is_off(edges, None));
        match clear {
            Clear::LinesAndEdges => is_off(self.field, own) && is_off_edges(),
            Clear::PlacesAndLines => is_unambiguous() && is_off(self.field, own),
            Clear::Places => is_unambiguous(),
            Clear::Lines => is_off(self.field, own),
            Clear::Nothing => true,
        }
    }

    /// The cheapest free candidate within the limits of the page, of those that `is_allowed`.
    fn found(
        &self,
        request: &PlacementRequest<'_>,
        kept: Option<CandidateKey>,
        is_allowed: &dyn Fn(&Placement) -> bool,
    ) -> Option<Placement> {
        match (&request.candidates, self.limits) {
            (_, None) => self.cheapest(request, kept, is_allowed),
            (Candidates::Beside(beside), Some(limits)) => {
                let inside = limits.frame.contains(self.to_page.project(beside.node));
                self.cheapest(request, kept, &|placement| {
                    limits.allow(&placement.boxes, inside) && is_allowed(placement)
                })
            }
            // A line's name stands in the frame if it can, and in the margin otherwise; a number
            // has its key at rest alone.
            (Candidates::Along(along), Some(limits)) => {
                let sides: &[bool] = if along.is_number() {
                    &[true]
                } else {
                    &[true, false]
                };
                sides.iter().find_map(|inside| {
                    self.cheapest(request, kept, &|placement| {
                        limits.allow(&placement.boxes, *inside) && is_allowed(placement)
                    })
                })
            }
        }
    }

    /// The cheapest free candidate; the one it had before, unless another is much better.
    fn cheapest(
        &self,
        request: &PlacementRequest<'_>,
        kept: Option<CandidateKey>,
        allowed: &dyn Fn(&Placement) -> bool,
    ) -> Option<Placement> {
        // Nothing is asked of a candidate that another is cheaper than already.
        let price = |placement: &Placement, most: f64| {
            if !allowed(placement) || !self.is_free(placement) {
                return None;
            }
            let crossed = self.crossings(request, placement);
            let ambiguity = self.ambiguity(request, placement) as f64 * AMBIGUITY_COST;
            let price = placement.cost + crossed as f64 * CROSSING_COST + ambiguity;
            if price >= most {
                return None;
            }
            // Names of lines covered by many others say nothing, nor do those beside another line.
            // A leader line says whose it is.
            let is_line =
                matches!(request.candidates, Candidates::Along(_)) && placement.leader.is_none();
            if is_line && !request.may_cross_many && crossed > MAX_CROSSINGS {
                return None;
            }
            let nearer = self.nearer_to_others(request, placement);
            (nearer <= MOST_NEARER).then_some(price + nearer as f64 * NEARER_COST)
        };
        let before = kept
            .and_then(|key| self.placement(request, key))
            .and_then(|placement| price(&placement, f64::INFINITY).map(|price| (price, placement)));
        // On the map itself a candidate that the fixed zooms agreed on stands.
        if let (Some((_, placement)), Some(_)) = (&before, self.limits) {
            return Some(placement.clone());
        }
        let mut best: Option<(f64, Placement)> =
            before.map(|(price, placement)| (price - HYSTERESIS, placement));
        for key in self.keys(request) {
            let Some(placement) = self.placement(request, key) else {
                continue;
            };
            if best
                .as_ref()
                .is_some_and(|(price, _)| *price <= placement.cost)
            {
                break;
            }
            let least = best.as_ref().map_or(f64::INFINITY, |(price, _)| *price);
            if let Some(price) = price(&placement, least)
                && price < least
            {
                best = Some((price, placement));
            }
        }
        best.map(|(_, placement)| placement)
    }

    /// How many other places a name beside its node may be taken for the name of.
    fn ambiguity(&self, request: &PlacementRequest<'_>, placement: &Placement) -> usize {
        let (Candidates::Beside(beside), Setting::Block { rect, .. }) =
            (&request.candidates, &placement.setting)
        else {
            return 0;
        };
        let own = self.to_page.project(beside.node);
        let near = rect.expand(AMBIGUITY_PT);
        let is_other = |p: &PagePt| near.contains(*p) && p.distance(own) > 1.0;
        let nodes = self.context.nodes.iter().map(|n| self.to_page.project(*n));
        nodes.filter(is_other).count()
    }

    /// At how many of its [`SAMPLES`] the name of a line is nearer to another line than to its own;
    /// its middle counts for two.
    fn nearer_to_others(&self, request: &PlacementRequest<'_>, placement: &Placement) -> usize {
        let (Candidates::Along(_), Some(own), None) =
            (&request.candidates, request.owner, placement.leader)
        else {
            return 0;
        };
        let near = (READ_PT, 1.0);
        let is_nearer_to_other =
            |at: PagePt| self.field.is_nearer_to_other(at, &self.to_page, own, near);
        let weigh = |(share, weight): (f64, usize)| {
            let is_nearer_to_other = placement.along(share).is_some_and(is_nearer_to_other);
            usize::from(is_nearer_to_other) * weight
        };
        SAMPLES.into_iter().map(weigh).sum()
    }

    fn crossings(&self, request: &PlacementRequest<'_>, placement: &Placement) -> usize {
        let own = request.owner.filter(|_| placement.is_upon());
        self.field
            .crossed(&placement.boxes, &self.to_page, own, MAX_CROSSINGS + 1)
    }

    fn keys(&self, request: &PlacementRequest<'_>) -> Box<dyn Iterator<Item = CandidateKey>> {
        match &request.candidates {
            Candidates::Beside(beside) => Box::new(beside.keys()),
            Candidates::Along(along) => {
                along.keys(&self.to_page, self.limits.map(|limits| limits.outer))
            }
        }
    }

    fn placement(&self, request: &PlacementRequest<'_>, key: CandidateKey) -> Option<Placement> {
        match &request.candidates {
            Candidates::Beside(beside) => beside.placement(key, &self.to_page),
            Candidates::Along(along) => {
                along.placement(key, &self.to_page, self.limits.map(|limits| limits.outer))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::projection::PageRect;

    const FRAME: PageRect = PageRect {
        min: PagePt::new(0.0, 0.0),
        max: PagePt::new(400.0, 300.0),
    };

    /// What is placed of names beside nodes of the page, clear of what is covered.
    fn placed(nodes: &[(f64, f64)], covered: &[PageRect], is_small: bool) -> Vec<Option<PageRect>> {
        let view = Viewport {
            center: WorldPt { x: 0.5, y: 0.5 },
            zoom: 8.0,
            frame: FRAME,
        };
        let at = |(x, y): &(f64, f64)| view.transform().unproject(PagePt::new(*x, *y));
        let nodes: Vec<WorldPt> = nodes.iter().map(at).collect();
        let symbols: Vec<Symbol> = nodes.iter().map(|node| (*node, 4.0)).collect();
        let context = PlacementContext {
            view,
            limits: Limits {
                frame: FRAME,
                outer: FRAME,
            },
            courses: &[],
            symbols: &symbols,
            nodes: &nodes,
            covered,
            is_small,
            is_diagram: false,
            edges: None,
        };
        let request = |node: &WorldPt| PlacementRequest {
            candidates: Candidates::Beside(BesideNode {
                node: *node,
                gap: 6.0,
                sizes: vec![(60.0, 14.0)],
                reach: crate::scene::labels::beside::Reach::Beside,
            }),
            owner: None,
            is_needed: false,
            may_cross_many: false,
        };
        let requests: Vec<_> = nodes.iter().map(request).collect();
        let placements = context.place(&requests).into_iter();
        let rect = |placement: Placement| match placement.setting {
            Setting::Block { rect, .. } => rect,
            _ => panic!("{placement:?}"),
        };
        placements.map(|placement| placement.map(rect)).collect()
    }

    #[test]
    fn names_overlap_neither_each_other_nor_what_is_covered() {
        let covered = [PageRect::from_min_size(
            PagePt::new(200.0, 0.0),
            200.0,
            300.0,
        )];
        for is_small in [false, true] {
            let nodes = [
                (100.0, 100.0),
                (110.0, 104.0),
                (190.0, 200.0),
                (60.0, 250.0),
            ];
            let rects: Vec<PageRect> = placed(&nodes, &covered, is_small)
                .into_iter()
                .flatten()
                .collect();
            assert!(rects.len() >= 3, "{rects:?}");
            for (i, rect) in rects.iter().enumerate() {
                assert!(!rect.overlaps(&covered[0]) && FRAME.contains_rect(rect));
                assert!(rects[i + 1..].iter().all(|other| !other.overlaps(rect)));
            }
        }
    }

    #[test]
    fn where_there_is_no_room_the_more_important_name_stands() {
        let crowd: Vec<(f64, f64)> = (0..40)
            .map(|i| {
                (
                    180.0 + f64::from(i % 8) * 5.0,
                    140.0 + f64::from(i / 8) * 5.0,
                )
            })
            .collect();
        let found = placed(&crowd, &[], false);
        assert!(found[0].is_some() && found.iter().any(Option::is_none));
        let whole = PageRect::from_min_size(PagePt::default(), 400.0, 300.0);
        assert_eq!(placed(&[(200.0, 150.0)], &[whole], false), [None]);
    }
}
