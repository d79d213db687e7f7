//! Work on several threads, as many as the system gives: where it refuses one, the thread that asks
//! does the work itself.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread::{Builder, Scope, ScopedJoinHandle, available_parallelism, scope};

/// More threads than this wait for memory, not for a core.
const MOST: usize = 8;

/// Does two pieces of work at once, `beside` on a thread of its own.
pub fn both<A: Send, B>(beside: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    let work = Mutex::new(Some(beside));
    // No thread panics while it holds the lock.
    let take = || work.lock().ok().and_then(|mut work| work.take());
    scope(|scope| {
        let thread = spawn(scope, || take().map(|work| work()));
        let there = here();
        let made = thread.and_then(joined);
        match made.or_else(|| take().map(|work| work())) {
            Some(made) => (made, there),
            None => unreachable!("the work was taken by a thread, which has made something"),
        }
    })
}

/// Does the same work on all cores at once; what each has made, this thread first.
pub fn on_all_cores<T: Send>(work: impl Fn() -> T + Sync) -> Vec<T> {
    let cores = available_parallelism().map_or(1, usize::from);
    scope(|scope| {
        let others: Vec<_> = (1..cores.clamp(1, MOST))
            .map_while(|_| spawn(scope, &work))
            .collect();
        let first = work();
        let others = others.into_iter().map(joined);
        std::iter::once(first).chain(others).collect()
    })
}

/// A thread within a scope, if the system gives one.
pub fn spawn<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> Option<ScopedJoinHandle<'scope, T>> {
    Builder::new().spawn_scoped(scope, work).ok()
}

/// What a thread has made; a panic in it continues here.
pub fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pieces_of_work_are_done() {
        let text = String::from("here");
        assert_eq!(both(|| 1 + 1, || text), (2, "here".to_owned()));
    }

    #[test]
    fn all_cores_share_a_queue() {
        let queue = Mutex::new((0..1000).collect::<Vec<i32>>());
        let take = || {
            let mut own = Vec::new();
            while let Some(item) = queue.lock().unwrap().pop() {
                own.push(item);
            }
            own
        };
        let mut all: Vec<i32> = on_all_cores(take).into_iter().flatten().collect();
        all.sort_unstable();
        assert_eq!(all, (0..1000).collect::<Vec<_>>());
    }
}
