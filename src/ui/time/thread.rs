//! The threads that look at all facts for the axis and for a comparison.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::asked_board::{AskedBoard, ListedBoard};
use crate::filter::Fact;
use crate::model::{Atlas, FeatureId, PartialDate};
use crate::render::{Outbox, Worker, answer_latest};
use crate::scene::feature_bounds;
use crate::state::MOST_MARKED;
use crate::timeline::{Axis, Changes, Pair, differences};
use crate::ui::Reading;

/// Two dates of an atlas that are compared, the earlier first.
#[derive(Clone, Debug)]
pub(super) struct ComparedDates {
    atlas: Arc<Atlas>,
    pub(super) dates: (PartialDate, PartialDate),
}

impl ComparedDates {
    /// What is compared now, if anything is.
    pub(super) fn of(reading: &Reading<'_>) -> Option<Self> {
        let dates = reading.state.time.compared.zip(reading.state.shown.as_of());
        Some(Self {
            atlas: Arc::clone(reading.atlas),
            dates: dates?,
        })
    }

    /// Whether two ask the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.atlas, &other.atlas) && self.dates == other.dates
    }
}

/// What changed, and where texts differ whatever their dates.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) changes: Changes,
    pub(super) differing: Arc<Vec<Pair>>,
    /// What came and lies on the map, the first of it.
    pub(super) drawn: Vec<FeatureId>,
}

/// A thread that lays out the axes of atlases.
pub(super) fn start_axis(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<Arc<Atlas>, (Arc<Atlas>, Axis)> {
    Worker::new("time axis", wake, |atlases, outbox| {
        answer_latest(atlases, outbox, |atlas: &Arc<Atlas>| Axis::of(atlas));
    })
}

/// A thread that lists links.
pub(super) fn start_board(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<AskedBoard, (AskedBoard, ListedBoard)> {
    Worker::new("status board", wake, |asked, outbox| {
        answer_latest(asked, outbox, AskedBoard::listed);
    })
}

/// A thread that compares dates.
pub(super) fn start_listing(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<ComparedDates, (ComparedDates, Listing)> {
    Worker::new("compared dates", wake, compare_all)
}

/// Compares what was asked for last each time; where texts differ depends on no dates.
fn compare_all(requests: &Receiver<ComparedDates>, outbox: &Outbox<(ComparedDates, Listing)>) {
    let mut kept: Option<(Arc<Atlas>, Arc<Vec<Pair>>)> = None;
    answer_latest(requests, outbox, |of| {
        let same = kept.take();
        let same = same.filter(|(atlas, _)| Arc::ptr_eq(atlas, &of.atlas));
        let differing = same.map(|(_, differing)| differing);
        let differing = differing.unwrap_or_else(|| Arc::new(differences(&of.atlas)));
        kept = Some((Arc::clone(&of.atlas), Arc::clone(&differing)));
        let (earlier, later) = of.dates;
        let changes = Changes::between(&of.atlas, earlier, later);
        Listing {
            drawn: drawn(&of.atlas, &changes),
            changes,
            differing,
        }
    });
}

/// The features of what came that lie on the map.
fn drawn(atlas: &Atlas, changes: &Changes) -> Vec<FeatureId> {
    let came = changes.came.iter();
    let features = came.filter_map(|said| Fact::with_id(atlas, said.fact).feature());
    let features: BTreeSet<FeatureId> = features.collect();
    let drawn = features
        .into_iter()
        .filter(|f| feature_bounds(atlas, *f).is_some());
    drawn.take(MOST_MARKED).collect()
}
