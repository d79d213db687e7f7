//! Work on a thread of its own whose end is noticed, also when it panics.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// A thread that sends what it makes.
#[derive(Debug)]
pub struct Background<T> {
    made: Receiver<T>,
}

/// How far a thread has come.
#[derive(Debug, PartialEq, Eq)]
pub enum Polled<T> {
    /// It has made something, and may make more.
    Made(T),
    /// It is still at work.
    Working,
    /// It has ended and everything it made was taken. A thread that owes a result has panicked.
    Ended,
}

impl<T: Send + 'static> Background<T> {
    /// Runs `work` on a new thread. `wake` is called after each result and when the thread ends,
    /// so that the window takes note.
    pub fn spawn(
        name: &str,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Outbox<T>) + Send + 'static,
    ) -> Self {
        let (sender, made) = channel();
        let outbox = Outbox {
            sender,
            wake: Wake(Box::new(wake)),
        };
        let thread = std::thread::Builder::new().name(name.to_owned());
        // When the system gives no thread, the outbox is dropped, and the work has ended.
        let _ = thread.spawn(move || work(&outbox));
        Self { made }
    }

    /// Work that has ended already, and what it made.
    pub fn finished(results: impl IntoIterator<Item = T>) -> Self {
        let (sender, made) = channel();
        for result in results {
            // It cannot fail: the receiver is here.
            let _ = sender.send(result);
        }
        Self { made }
    }

    /// What the thread has made next, waiting for it no longer than `patience`.
    pub fn poll(&self, patience: Duration) -> Polled<T> {
        match self.made.recv_timeout(patience) {
            Ok(made) => Polled::Made(made),
            Err(RecvTimeoutError::Timeout) => Polled::Working,
            Err(RecvTimeoutError::Disconnected) => Polled::Ended,
        }
    }
}

/// Where a thread puts what it makes.
///
/// The fields are dropped in this order: when the window wakes, the channel is closed.
#[derive(Debug)]
pub struct Outbox<T> {
    sender: Sender<T>,
    wake: Wake,
}

impl<T> Outbox<T> {
    /// Sends a result; whether somebody still waits for it.
    pub fn send(&self, made: T) -> bool {
        let is_wanted = self.sender.send(made).is_ok();
        (self.wake.0)();
        is_wanted
    }
}

/// Wakes the window when it is dropped.
struct Wake(Box<dyn Fn() + Send>);

impl std::fmt::Debug for Wake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wake")
    }
}

impl Drop for Wake {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const DEADLINE: Duration = Duration::from_secs(20);

    #[test]
    fn what_was_made_before_a_panic_is_taken_first_and_the_window_is_woken_at_the_end() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        let wake = move || {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let thread = Background::spawn("test", wake, |outbox| {
            outbox.send(1);
            panic!("a fault on purpose");
        });
        assert_eq!(thread.poll(DEADLINE), Polled::Made(1));
        assert_eq!(thread.poll(DEADLINE), Polled::Ended);
        let begun = std::time::Instant::now();
        while woken.load(Ordering::SeqCst) < 2 {
            assert!(begun.elapsed() < DEADLINE, "the window sleeps on");
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_thread_at_work_is_told_from_one_that_has_ended() {
        let (go, wait) = channel::<()>();
        let thread = Background::spawn(
            "test",
            || {},
            move |outbox| {
                let _ = wait.recv();
                outbox.send("done");
            },
        );
        assert_eq!(thread.poll(Duration::ZERO), Polled::Working);
        drop(go);
        assert_eq!(thread.poll(DEADLINE), Polled::Made("done"));
        assert_eq!(thread.poll(DEADLINE), Polled::Ended);
    }
}
