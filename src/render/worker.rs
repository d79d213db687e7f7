//! A thread that answers requests and is started again after a panic, but not without end.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::background::{Background, Outbox, Polled};

/// How many threads may be started within [`PERIOD`], so that requests that always panic do not
/// keep the processor busy.
const MOST_STARTS: usize = 4;
/// How long a start counts.
const PERIOD: Duration = Duration::from_secs(60);

/// What the thread does until the sender of its requests is gone.
type Work<Q, A> = dyn Fn(&Receiver<Q>, &Outbox<A>) + Send + Sync;
/// Tells the window that there is something new.
type WakeFn = dyn Fn() + Send + Sync;

/// A thread that takes requests of type `Q` and sends answers of type `A`.
///
/// The first request starts it. After a panic the next request starts a new thread, which runs
/// the same work from its beginning.
pub struct Worker<Q, A> {
    name: &'static str,
    wake: Arc<WakeFn>,
    work: Arc<Work<Q, A>>,
    thread: Option<(Sender<Q>, Background<A>)>,
    /// When threads were started within the last period.
    starts: VecDeque<Instant>,
}

/// Answers the last request each time, together with it, for as long as somebody asks.
pub fn answer_latest<Q, A>(
    requests: &Receiver<Q>,
    outbox: &Outbox<(Q, A)>,
    mut answer: impl FnMut(&Q) -> A,
) {
    while let Ok(first) = requests.recv() {
        let request = requests.try_iter().last().unwrap_or(first);
        let answer = answer(&request);
        if !outbox.send((request, answer)) {
            return;
        }
    }
}

impl<Q, A> std::fmt::Debug for Worker<Q, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("name", &self.name)
            .field("runs", &self.thread.is_some())
            .finish_non_exhaustive()
    }
}

impl<Q: Send + 'static, A: Send + 'static> Worker<Q, A> {
    /// A worker whose thread is yet to be started.
    pub fn new(
        name: &'static str,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl Fn(&Receiver<Q>, &Outbox<A>) + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            wake: Arc::new(wake),
            work: Arc::new(work),
            thread: None,
            starts: VecDeque::new(),
        }
    }

    /// Hands over a request; whether a thread took it. None does while too many have panicked, or
    /// when the last one has just ended, which [`Self::poll`] then tells.
    pub fn send(&mut self, request: Q) -> bool {
        if self.thread.is_none() && self.may_start() {
            self.start();
        }
        let thread = self.thread.as_ref();
        thread.is_some_and(|(requests, _)| requests.send(request).is_ok())
    }

    /// Whether the next request can be taken.
    pub fn is_available(&mut self) -> bool {
        self.thread.is_some() || self.may_start()
    }

    /// The next answer, waiting for it no longer than `patience`. [`Polled::Ended`] is told once
    /// for each thread that has panicked; what it had not answered is lost.
    pub fn poll(&mut self, patience: Duration) -> Polled<A> {
        let Some((_, thread)) = &self.thread else {
            return Polled::Working;
        };
        let progress = thread.poll(patience);
        if matches!(progress, Polled::Ended) {
            self.thread = None;
        }
        progress
    }

    fn may_start(&mut self) -> bool {
        while self
            .starts
            .pop_front_if(|at| at.elapsed() > PERIOD)
            .is_some()
        {}
        self.starts.len() < MOST_STARTS
    }

    fn start(&mut self) {
        self.starts.push_back(Instant::now());
        let (requests, inbox) = channel();
        let (wake, work) = (Arc::clone(&self.wake), Arc::clone(&self.work));
        let thread = Background::spawn(
            self.name,
            move || wake(),
            move |outbox| work(&inbox, outbox),
        );
        self.thread = Some((requests, thread));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEADLINE: Duration = Duration::from_secs(20);

    /// A worker that doubles numbers and panics at negative ones.
    fn doubling() -> Worker<i32, i32> {
        Worker::new(
            "test",
            || {},
            |inbox, outbox| {
                while let Ok(n) = inbox.recv() {
                    assert!(n >= 0, "a fault on purpose");
                    outbox.send(2 * n);
                }
            },
        )
    }

    #[test]
    fn a_panic_is_told_once_and_the_next_request_starts_a_new_thread() {
        let mut worker = doubling();
        assert!(worker.send(1) && worker.send(-1));
        assert_eq!(worker.poll(DEADLINE), Polled::Made(2));
        assert_eq!(worker.poll(DEADLINE), Polled::Ended);
        assert_eq!(worker.poll(Duration::ZERO), Polled::Working);
        assert!(worker.send(3));
        assert_eq!(worker.poll(DEADLINE), Polled::Made(6));
    }

    #[test]
    fn requests_that_always_panic_do_not_start_threads_without_end() {
        let mut worker = doubling();
        for _ in 0..MOST_STARTS {
            assert!(worker.send(-1));
            assert_eq!(worker.poll(DEADLINE), Polled::Ended);
        }
        assert!(!worker.send(-1) && !worker.is_available());
        assert_eq!(worker.poll(DEADLINE), Polled::Working);
        // Starts of long ago do not count.
        worker.starts.iter_mut().for_each(|at| *at -= 2 * PERIOD);
        assert!(worker.send(4));
        assert_eq!(worker.poll(DEADLINE), Polled::Made(8));
    }

    #[test]
    fn nobody_works_before_the_first_request() {
        let mut worker = doubling();
        assert_eq!(worker.poll(DEADLINE), Polled::Working);
        assert!(worker.thread.is_none() && worker.is_available());
    }
}
