//! The names of files that are not yet at their places, for the case that the program ends.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The names that this program has given to files that are not yet at their places.
static NAMES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Removes the files that have a name and are not yet at their places. Nothing may be written
/// afterwards: for a program that a signal ends.
pub fn remove_temporaries() {
    let names = NAMES.lock();
    // A thread that panicked has left the set as it was.
    let names = names.unwrap_or_else(std::sync::PoisonError::into_inner);
    for name in names.iter() {
        // Nobody is there any more to be told.
        let _ = fs::remove_file(name);
    }
}

/// Notes a name.
pub(super) fn remember(path: &Path) {
    if let Ok(mut names) = NAMES.lock() {
        names.insert(path.to_owned());
    }
}

/// Forgets a name whose file is at its place, or gone.
pub(super) fn forget(path: &Path) {
    if let Ok(mut names) = NAMES.lock() {
        names.remove(path);
    }
}
