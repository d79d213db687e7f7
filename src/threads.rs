//! Work on several threads, as many as the system gives: where it refuses one, the thread that asks
//! does the work itself.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
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

/// Does the same work on all cores at once, on no more than `most`; what each has made, this thread
/// first.
fn on_all_cores<T: Send>(most: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    let cores = available_parallelism().map_or(1, usize::from);
    scope(|scope| {
        let others: Vec<_> = (1..cores.min(MOST).min(most))
            .map_while(|_| spawn(scope, &work))
            .collect();
        let first = work();
        let others = others.into_iter().map(joined);
        std::iter::once(first).chain(others).collect()
    })
}

/// What `make` makes of each item, on all cores and in order.
pub fn each<I: Copy + Send + Sync, T: Send>(items: &[I], make: impl Fn(I) -> T + Sync) -> Vec<T> {
    each_with(items, || (), |(), item| make(item))
}

/// The same, where each core has something that `begin` makes and that serves for all its items.
pub fn each_with<I: Copy + Send + Sync, S, T: Send>(
    items: &[I],
    begin: impl Fn() -> S + Sync,
    make: impl Fn(&mut S, I) -> T + Sync,
) -> Vec<T> {
    let next = Mutex::new(items.iter().copied().enumerate());
    let take = || {
        let (mut own, mut made) = (begin(), Vec::new());
        // No thread panics while it holds the lock.
        while let Some((i, item)) = next.lock().ok().and_then(|mut next| next.next()) {
            made.push((i, make(&mut own, item)));
        }
        made
    };
    let made = on_all_cores(items.len(), take);
    let mut made: Vec<(usize, T)> = made.into_iter().flatten().collect();
    made.sort_by_key(|(i, _)| *i);
    made.into_iter().map(|(_, one)| one).collect()
}

/// Makes something of each of `items` ahead of `take`, which asks for one after another in their
/// order: at most two for each other core are made and not yet taken.
pub fn ahead<I: Sync, T: Send, R>(
    items: &[I],
    make: impl Fn(&I) -> T + Sync,
    take: impl FnOnce(&mut dyn FnMut() -> Option<T>) -> R,
) -> R {
    let cores = available_parallelism().map_or(1, usize::from);
    let makers = (cores - 1).clamp(1, MOST);
    scope(|scope| {
        let mut made = Vec::new();
        for first in 0..makers {
            let (send, receive) = sync_channel(1);
            let own = items.iter().skip(first).step_by(makers);
            // It ends when nothing more is taken. Where it does not begin, `take` makes its own.
            let make = &make;
            drop(spawn(scope, move || {
                let _ = own.map(make).try_for_each(|made| send.send(made));
            }));
            made.push(receive);
        }
        let mut items = items.iter().enumerate();
        take(&mut || {
            let (at, item) = items.next()?;
            let ready = made.get(at % makers).and_then(|made| made.recv().ok());
            Some(ready.unwrap_or_else(|| make(item)))
        })
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
    fn what_is_made_ahead_comes_in_its_order() {
        let items: Vec<u64> = (0..50).collect();
        let square = |item: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(item * 7919 % 500));
            item * item
        };
        let all = ahead(&items, square, |next| {
            std::iter::from_fn(next).collect::<Vec<_>>()
        });
        assert_eq!(
            all,
            items.iter().map(|item| item * item).collect::<Vec<_>>()
        );
        // Who takes no more does not wait for the rest.
        assert_eq!(ahead(&items, square, |next| next()), Some(0));
    }

    #[test]
    fn what_all_cores_make_comes_in_order() {
        let items: Vec<u32> = (0..1000).collect();
        let doubled: Vec<u32> = items.iter().map(|item| item * 2).collect();
        assert_eq!(each(&items, |item| item * 2), doubled);
        // Each core counts its own items.
        let counted = |count: &mut u32, item: u32| {
            *count += 1;
            (item, *count)
        };
        let counted = each_with(&items, || 0, counted);
        assert!(counted.iter().map(|(item, _)| item).eq(&items));
        assert!(counted.iter().all(|(item, count)| *count <= item + 1));
    }
}
