//! Placing the names of a page that nobody zooms: of a small one, and of a diagram.

use super::beside::Reach;
use super::placement::Placement;
use super::placing::{Candidates, PlacementContext, PlacementRequest, Round};
use super::taken::LineField;
use crate::scene::obstacles::Symbol;

/// How often the names are placed again, those that are needed first.
const ATTEMPTS: usize = 12;
/// The same in a diagram, where names want more.
const DIAGRAM_ATTEMPTS: usize = 24;
/// How much worse a name that is missing is than one on a line.
const MISSING: usize = 100;

impl PlacementContext<'_> {
    /// Places the names of a page that nobody zooms. A needed one without room moves to the front, in
    /// a diagram one that stands badly too, and all are placed again, until none is missed, at most
    /// [`ATTEMPTS`] or [`DIAGRAM_ATTEMPTS`] times.
    pub(super) fn place_needed_first(
        &self,
        requests: &[PlacementRequest<'_>],
        field: &LineField,
    ) -> Vec<Option<Placement>> {
        let to_page = self.view.transform();
        let is_missed = |request: &PlacementRequest<'_>| match &request.candidates {
            Candidates::Beside(beside) => {
                let node = to_page.project(beside.node);
                request.is_needed && self.limits.frame.contains(node)
            }
            Candidates::Along(_) => false,
        };
        let mut order: Vec<usize> = (0..requests.len()).collect();
        let mut best: Option<(usize, Vec<Option<Placement>>)> = None;
        let nodes = self.symbols_of_nodes();
        let attempts = if self.is_diagram {
            DIAGRAM_ATTEMPTS
        } else {
            ATTEMPTS
        };
        for attempt in 0..attempts {
            let ordered = order.iter().map(|i| requests[*i].clone());
            let mut ordered: Vec<PlacementRequest<'_>> = ordered.collect();
            // Leader lines that lead farther take room from others: both are tried in turn.
            if self.is_diagram && attempt % 2 == 1 {
                ordered.iter_mut().for_each(lead_far);
            }
            // In the end a city's name may lie on the symbol of a station.
            let is_last_resort = self.is_small && attempt >= attempts / 2;
            let symbols = if is_last_resort { &nodes } else { self.symbols };
            let context = PlacementContext { symbols, ..*self };
            let mut round = Round::new(&context, field, to_page, Some(self.limits));
            let found = round.place(&ordered, &vec![None; requests.len()]);
            let mut placements = vec![None; requests.len()];
            for (i, placement) in order.iter().zip(found) {
                placements[*i] = placement;
            }
            let fault = |i: &usize| match &placements[*i] {
                _ if !is_missed(&requests[*i]) => 0,
                None => MISSING,
                Some(placement) => round.fault(&requests[*i], placement),
            };
            let faults: usize = order.iter().map(fault).sum();
            let is_at_fault = |i: &usize| fault(i) > 0;
            let (mut front, others): (Vec<_>, Vec<_>) =
                order.iter().copied().partition(is_at_fault);
            if best.as_ref().is_none_or(|(least, _)| faults < *least) {
                best = Some((faults, placements));
            }
            if faults == 0 {
                break;
            }
            front.extend(others);
            order = front;
        }
        best.map(|(_, placements)| placements).unwrap_or_default()
    }

    /// The symbols that are dots of places with names.
    fn symbols_of_nodes(&self) -> Vec<Symbol> {
        let symbols = self.symbols.iter();
        let of_nodes = symbols.filter(|(at, _)| self.nodes.contains(at));
        of_nodes.copied().collect()
    }
}

/// Lets the name of a place stand as far away as any.
fn lead_far(request: &mut PlacementRequest<'_>) {
    if let Candidates::Beside(beside) = &mut request.candidates
        && beside.reach == Reach::Anywhere
    {
        beside.reach = Reach::Far;
    }
}
