//! The thread that indexes the atlas at the first query and answers queries.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::model::Atlas;
use crate::render::{Outbox, Worker};
use crate::search::{Query, Results, SearchIndex};

/// A query and the atlas it is about.
pub(super) struct Request {
    pub(super) atlas: Arc<Atlas>,
    pub(super) query: Query,
}

/// A query and what it finds.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) query: Query,
    pub(super) results: Results,
}

/// A thread whose answers wake the window.
pub(super) fn start(wake: impl Fn() + Send + Sync + 'static) -> Worker<Request, Answer> {
    Worker::new("search", wake, answer_all)
}

/// Answers the latest query each time, for as long as somebody asks.
fn answer_all(requests: &Receiver<Request>, outbox: &Outbox<Answer>) {
    let mut indexed: Option<(Arc<Atlas>, SearchIndex)> = None;
    while let Ok(first) = requests.recv() {
        let Request { atlas, query } = requests.try_iter().last().unwrap_or(first);
        let known = indexed.take().filter(|(of, _)| Arc::ptr_eq(of, &atlas));
        let index = known.map_or_else(|| SearchIndex::new(&atlas), |(_, index)| index);
        let results = index.search(&atlas, &query);
        indexed = Some((atlas, index));
        if !outbox.send(Answer { query, results }) {
            return;
        }
    }
}
