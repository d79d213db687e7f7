//! The thread that lists the rows of the table.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::action::Action;
use crate::model::{Atlas, FeatureId};
use crate::projection::WorldRect;
use crate::render::{Outbox, Worker, answer_latest};
use crate::scene::feature_bounds;
use crate::state::MOST_MARKED;
use crate::table::{Column, Lister, Row, TableQuery};
use crate::ui::Reading;

/// How many rows are written out to share the room among the columns, evenly spread.
const SAMPLED: usize = 120;

/// Whether a query lists the same rows in the same order as the window asks for now, whichever
/// columns are shown.
pub(super) fn is_of(query: &TableQuery, reading: &Reading<'_>) -> bool {
    let (own, now) = (&query.view, &reading.state.table);
    Arc::ptr_eq(&query.atlas, reading.atlas)
        && query.language == reading.i18n.language()
        && &query.filter == reading.state.shown.filter()
        && query.as_of == reading.state.shown.as_of()
        && (&own.query, own.sort) == (&now.query, now.sort)
}

/// What was listed.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) rows: Vec<Row>,
    /// The texts of some rows, a cell a column.
    pub(super) sample: Vec<[String; Column::ALL.len()]>,
    /// What of them lies on the map, the first of them, and where all of it does.
    drawn: (Vec<FeatureId>, WorldRect),
}

impl Listing {
    /// Marks what the rows are about and fits it; says so where nothing of it lies on the map.
    pub(super) fn on_the_map(&self, reading: &Reading<'_>) -> Action {
        let (features, bounds) = &self.drawn;
        if features.is_empty() {
            return Action::ShowFailure(reading.i18n.tr("table-show-none"));
        }
        Action::ShowAll(features.clone(), *bounds)
    }
}

/// A thread whose listings wake the window.
pub(super) fn start(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<TableQuery, (TableQuery, Listing)> {
    Worker::new("table", wake, list_all)
}

/// Lists what was asked for last each time, by a lister that is kept for the next.
fn list_all(requests: &Receiver<TableQuery>, outbox: &Outbox<(TableQuery, Listing)>) {
    let mut kept: Option<Lister> = None;
    answer_latest(requests, outbox, |of| {
        let same = kept.take().filter(|kept| kept.is_of(of));
        let mut lister = same.unwrap_or_else(|| Lister::of(of));
        let rows = lister.list(of);
        let cells = lister.cells();
        let step = rows.len().div_ceil(SAMPLED).max(1);
        let sampled = rows.iter().step_by(step);
        let sample = sampled.map(|row| Column::ALL.map(|column| cells.text(*row, column)));
        let sample = sample.collect();
        let drawn = drawn(&of.atlas, &rows);
        kept = Some(lister);
        Listing {
            rows,
            sample,
            drawn,
        }
    });
}

/// Whether a feature can be marked on the map; a link that lies nowhere cannot, though its places
/// can.
fn has_mark(atlas: &Atlas, feature: FeatureId) -> bool {
    match feature {
        FeatureId::Place(id) => atlas.is_placed(id),
        FeatureId::Corridor(id) => atlas.is_drawn(atlas.corridor(id)),
        FeatureId::Link(id) => atlas.link(id).alignment.certainty().is_some(),
    }
}

fn drawn(atlas: &Atlas, rows: &[Row]) -> (Vec<FeatureId>, WorldRect) {
    let features = rows.iter().filter_map(|row| row.feature(atlas));
    let features: BTreeSet<FeatureId> = features.collect();
    let mut bounds = WorldRect::EMPTY;
    let mut drawn = Vec::new();
    for feature in features.into_iter().filter(|f| has_mark(atlas, *f)) {
        if let Some(rect) = feature_bounds(atlas, feature) {
            bounds = bounds.union(rect);
            drawn.push(feature);
        }
    }
    drawn.truncate(MOST_MARKED);
    (drawn, bounds)
}
