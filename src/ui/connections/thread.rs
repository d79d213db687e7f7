//! The thread that finds what ties a place, or two.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::connection::{Connected, Connections, Star, Tie, Ties};
use crate::model::{Atlas, Evidence, PlaceId, SourceId};
use crate::render::{Worker, answer_latest};
use crate::scene::Shown;
use crate::ui::Reading;

/// So many partners of a place are offered in the place of another.
const MOST_OFFERED: usize = 60;

/// What is to be found.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) atlas: Arc<Atlas>,
    pub(super) shown: Shown,
    pub(super) connected: Connected,
}

impl Question {
    /// Whether the window asks just this.
    pub(super) fn is_of(&self, reading: &Reading<'_>, connected: Connected) -> bool {
        let now = &reading.state.shown;
        Arc::ptr_eq(&self.atlas, reading.atlas)
            && self.connected == connected
            && self.shown.filter() == now.filter()
            && self.shown.as_of() == now.as_of()
    }
}

/// What was found, and what the panel says around it.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) found: Connections,
    /// The places that can take the place of the first of two, and of the second, those with most
    /// ties to the one that stays first.
    pub(super) offered: [Vec<(PlaceId, usize)>; 2],
    /// The texts of all facts, in the order in which the list first names them.
    pub(super) sources: Vec<SourceId>,
}

/// A thread whose answers wake the window.
pub(super) fn start(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<Question, (Question, Answer)> {
    Worker::new("ties", wake, |questions, outbox| {
        answer_latest(questions, outbox, answer);
    })
}

fn answer(question: &Question) -> Answer {
    let (atlas, shown) = (&*question.atlas, &question.shown);
    let mut texts = Texts {
        atlas,
        seen: BTreeSet::new(),
        order: Vec::new(),
    };
    let found = Connections::of(atlas, shown, question.connected);
    let offered = match &found {
        Connections::Star(star) => {
            let ties = star.partners.iter().flat_map(|p| p.ties.iter());
            texts.of_ties(ties);
            star.through.iter().for_each(|of| texts.of_group(of));
            [Vec::new(), offered(star, None)]
        }
        Connections::Between(between) => {
            texts.of_ties(between.direct.iter());
            between.groups.iter().for_each(|of| texts.of_group(of));
            for crossing in &between.crossings {
                texts.of_members(crossing.group);
                texts.of_ties(crossing.ties.iter());
            }
            for via in &between.via {
                texts.of_ties(both(&via.to_one, &via.to_other));
            }
            let of = |stays, leaves| offered(&Star::of(atlas, shown, stays), Some(leaves));
            let (one, other) = (between.one, between.other);
            [of(other, one), of(one, other)]
        }
    };
    Answer {
        found,
        offered,
        sources: texts.order,
    }
}

/// The facts of both sides.
pub(super) fn both<'a>(one: &'a Ties, other: &'a Ties) -> impl Iterator<Item = Tie> + 'a {
    one.iter().chain(other.iter())
}

/// The first partners of a place, and the one that stands there now, with how many facts tie them.
fn offered(star: &Star, now: Option<PlaceId>) -> Vec<(PlaceId, usize)> {
    let partners = star.partners.iter().map(|p| (p.place, p.ties.count()));
    let mut offered: Vec<(PlaceId, usize)> = partners.take(MOST_OFFERED).collect();
    let is_there = |place: PlaceId| star.partners.iter().any(|p| p.place == place);
    offered.extend(
        now.filter(|place| !is_there(*place))
            .map(|place| (place, 0)),
    );
    offered
}

/// Gathers texts in the order in which they are first named.
struct Texts<'a> {
    atlas: &'a Atlas,
    seen: BTreeSet<SourceId>,
    order: Vec<SourceId>,
}

impl Texts<'_> {
    fn of(&mut self, evidence: &Evidence) {
        for mention in evidence.mentions() {
            let source = mention.anchor.source;
            if self.seen.insert(source) {
                self.order.push(source);
            }
        }
    }

    fn of_ties(&mut self, ties: impl Iterator<Item = Tie>) {
        let atlas = self.atlas;
        ties.for_each(|tie| self.of(tie.evidence(atlas)));
    }

    fn of_members(&mut self, group: PlaceId) {
        let atlas = self.atlas;
        if let Some(membership) = &atlas.place(group).membership {
            self.of(&membership.evidence);
        }
    }

    fn of_group(&mut self, of: &crate::connection::GroupFacts) {
        self.of_members(of.group);
        self.of_ties(of.ties.iter());
        for role in &of.roles {
            let atlas = self.atlas;
            self.of(&atlas.role(*role).evidence);
        }
    }
}
