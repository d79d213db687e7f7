//! How many facts have each value, counted on a thread of its own and kept from frame to frame.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;

use crate::filter::{Counts, Facet, FactFilter, Value};
use crate::model::{Atlas, PartialDate};
use crate::render::{Worker, answer_latest};
use crate::ui::Reading;
use crate::ui::latest::Latest;

/// What is counted.
#[derive(Clone, Debug)]
struct Request {
    atlas: Arc<Atlas>,
    filter: FactFilter,
    as_of: Option<PartialDate>,
}

impl Request {
    fn is_like(&self, reading: &Reading<'_>) -> bool {
        let shown = &reading.state.shown;
        Arc::ptr_eq(&self.atlas, reading.atlas)
            && &self.filter == shown.filter()
            && self.as_of == shown.as_of()
    }
}

/// What was counted, with the values of each facet in the order in which they are listed.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) counts: Counts,
    pub(super) values: BTreeMap<Facet, Vec<(Value, usize)>>,
}

/// How many facts there are for each value under what is asked.
#[derive(Debug, Default)]
pub(in crate::ui) struct FilterPane {
    counts: Latest<Request, Counted>,
    /// Whether somebody wants to know in this frame.
    is_wanted: bool,
}

impl FilterPane {
    /// Whether facts are yet to be counted.
    pub(in crate::ui) fn is_counting(&self) -> bool {
        self.is_wanted && self.counts.is_waiting()
    }

    /// Whether the counts that are wanted will not come.
    pub(super) fn has_failed(&self) -> bool {
        self.counts.has_failed()
    }

    /// Nobody has asked for counts in this frame yet.
    pub(in crate::ui) fn begin_frame(&mut self) {
        self.is_wanted = false;
    }

    /// Sees to the counts under what is asked now.
    pub(super) fn want(&mut self, ui: &Ui, reading: &Reading<'_>) {
        self.is_wanted = true;
        self.counts.want(
            |of| of.is_like(reading),
            || Request {
                atlas: Arc::clone(reading.atlas),
                filter: reading.state.shown.filter().clone(),
                as_of: reading.state.shown.as_of(),
            },
            || {
                let ctx = ui.ctx().clone();
                Worker::new(
                    "filters",
                    move || ctx.request_repaint(),
                    |requests, outbox| {
                        answer_latest(requests, outbox, counted);
                    },
                )
            },
        );
    }

    /// The counts under what is asked now; `None` until they are known.
    pub(super) fn current(&self) -> Option<&Counted> {
        self.counts.current()
    }

    /// The counts that are known, even if they are of what was asked before.
    pub(super) fn latest(&self) -> Option<&Counted> {
        self.counts.answer()
    }
}

/// The counts of a request, and the values of each facet.
fn counted(of: &Request) -> Counted {
    let counts = Counts::as_of(&of.atlas, &of.filter, of.as_of);
    let values = Facet::ALL.map(|facet| (facet, values(&counts, &of.filter, facet)));
    Counted {
        counts,
        values: values.into_iter().collect(),
    }
}

/// The values of a facet that some fact has, and those that are asked for. Of places, of which
/// there are many, those that are asked for come first, then those with the most facts.
fn values(counts: &Counts, filter: &FactFilter, facet: Facet) -> Vec<(Value, usize)> {
    let mut values: BTreeMap<Value, usize> = counts.values(facet).collect();
    let choice = filter.choice(facet);
    for value in choice.into_iter().flat_map(|choice| choice.values()) {
        values.entry(*value).or_insert(0);
    }
    let mut values: Vec<(Value, usize)> = values.into_iter().collect();
    if facet == Facet::Place {
        let is_named = |value: &Value| choice.is_some_and(|choice| choice.values().contains(value));
        values.sort_by_cached_key(|(value, count)| {
            (!is_named(value), std::cmp::Reverse(*count), *value)
        });
    }
    values
}
