//! How many facts have each value, counted on a thread of its own and kept from frame to frame.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use egui::Ui;

use crate::filter::{Counts, FactFilter};
use crate::model::Atlas;
use crate::render::{Outbox, Polled, Worker};
use crate::ui::Reading;

/// How long a frame waits for the counts when what is asked has changed: those of most atlases
/// take no longer.
const PATIENCE: Duration = Duration::from_millis(3);

/// What is counted.
#[derive(Clone, Debug)]
struct Request {
    atlas: Arc<Atlas>,
    filter: FactFilter,
}

impl Request {
    fn is_like(&self, reading: &Reading<'_>) -> bool {
        Arc::ptr_eq(&self.atlas, reading.atlas) && &self.filter == reading.state.shown.filter()
    }
}

/// How many facts there are for each value under what is asked.
#[derive(Debug, Default)]
pub(in crate::ui) struct FilterPane {
    thread: Option<Worker<Request, (Request, Counts)>>,
    asked: Option<Request>,
    counted: Option<(Request, Counts)>,
    has_failed: bool,
    /// Whether somebody wants to know in this frame.
    is_wanted: bool,
}

impl FilterPane {
    /// Whether facts are yet to be counted.
    pub(in crate::ui) fn is_counting(&self) -> bool {
        self.is_wanted && !self.has_failed && self.asked.is_some()
    }

    /// Nobody has asked for counts in this frame yet.
    pub(in crate::ui) fn begin_frame(&mut self) {
        self.is_wanted = false;
    }

    /// The counts under what is asked now; `None` until they are known.
    pub(super) fn counts(&mut self, ui: &Ui, reading: &Reading<'_>) -> Option<&Counts> {
        self.refresh(ui, reading);
        let current = self.counted.as_ref().filter(|(of, _)| of.is_like(reading));
        current.map(|(_, counts)| counts)
    }

    /// The counts that are known, even if they are of what was asked before.
    pub(super) fn latest(&self) -> Option<&Counts> {
        self.counted.as_ref().map(|(_, counts)| counts)
    }

    fn refresh(&mut self, ui: &Ui, reading: &Reading<'_>) {
        self.is_wanted = true;
        let is_like = |of: &Request| of.is_like(reading);
        let is_known = self.counted.as_ref().is_some_and(|(of, _)| is_like(of));
        if is_known {
            self.asked = None;
            return;
        }
        let thread = self.thread.get_or_insert_with(|| {
            let ctx = ui.ctx().clone();
            Worker::new("filters", move || ctx.request_repaint(), count_all)
        });
        let mut patience = Duration::ZERO;
        if !self.asked.as_ref().is_some_and(is_like) {
            let request = Request {
                atlas: Arc::clone(reading.atlas),
                filter: reading.state.shown.filter().clone(),
            };
            self.has_failed = !thread.send(request.clone());
            self.asked = Some(request);
            patience = PATIENCE;
        }
        loop {
            match thread.poll(patience) {
                Polled::Made(counted) => {
                    if is_like(&counted.0) {
                        self.asked = None;
                    }
                    self.counted = Some(counted);
                }
                Polled::Working => return,
                Polled::Ended => {
                    self.has_failed = true;
                    return;
                }
            }
            patience = Duration::ZERO;
        }
    }
}

/// Counts what was asked for last each time, for as long as somebody asks.
fn count_all(requests: &Receiver<Request>, outbox: &Outbox<(Request, Counts)>) {
    while let Ok(first) = requests.recv() {
        let of = requests.try_iter().last().unwrap_or(first);
        let counts = Counts::of(&of.atlas, &of.filter);
        if !outbox.send((of, counts)) {
            return;
        }
    }
}
