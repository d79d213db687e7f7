//! The threads that look at all facts for the axis and for a comparison.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::filter::Fact;
use crate::model::{Atlas, FeatureId, PartialDate};
use crate::render::{Outbox, Worker};
use crate::scene::feature_bounds;
use crate::timeline::{Axis, Changes, Pair, differences};
use crate::ui::Reading;

/// How many features are marked together at most: each frame draws their marks.
const MOST_MARKED: usize = 300;

/// Two dates of an atlas that are compared, the earlier first.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    atlas: Arc<Atlas>,
    pub(super) dates: (PartialDate, PartialDate),
}

impl Compared {
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
    Worker::new("time axis", wake, lay_out_all)
}

/// Lays out the axis that was asked for last each time, for as long as somebody asks.
fn lay_out_all(requests: &Receiver<Arc<Atlas>>, outbox: &Outbox<(Arc<Atlas>, Axis)>) {
    while let Ok(first) = requests.recv() {
        let atlas = requests.try_iter().last().unwrap_or(first);
        let axis = Axis::of(&atlas);
        if !outbox.send((atlas, axis)) {
            return;
        }
    }
}

/// A thread that compares dates.
pub(super) fn start_listing(
    wake: impl Fn() + Send + Sync + 'static,
) -> Worker<Compared, (Compared, Listing)> {
    Worker::new("compared dates", wake, compare_all)
}

/// Compares what was asked for last each time, for as long as somebody asks.
fn compare_all(requests: &Receiver<Compared>, outbox: &Outbox<(Compared, Listing)>) {
    let mut kept: Option<(Arc<Atlas>, Arc<Vec<Pair>>)> = None;
    while let Ok(first) = requests.recv() {
        let of = requests.try_iter().last().unwrap_or(first);
        // Where texts differ depends on no dates.
        let same = kept
            .take()
            .filter(|(atlas, _)| Arc::ptr_eq(atlas, &of.atlas));
        let (atlas, differing) = same.unwrap_or_else(|| {
            let found = Arc::new(differences(&of.atlas));
            (Arc::clone(&of.atlas), found)
        });
        let (earlier, later) = of.dates;
        let changes = Changes::between(&atlas, earlier, later);
        let listing = Listing {
            drawn: drawn(&atlas, &changes),
            changes,
            differing: Arc::clone(&differing),
        };
        kept = Some((atlas, differing));
        if !outbox.send((of, listing)) {
            return;
        }
    }
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
