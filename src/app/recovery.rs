//! The map of a window that has not ended, in a file of its own: one that ends as it should removes
//! it; one that is left is offered to the next window.
//!
//! The window that a file belongs to holds a lock beside it, which the system gives up with the
//! process, so that what is left is told from what is at work.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::files::{self, Overwrite, write_atomically};
use crate::state::document::{self, Document};

/// The folder, beside the settings.
const FOLDER: &str = "unfinished";
/// The most files that are looked at: as many as windows that crashed and were not asked about.
const MOST: usize = 50;

/// Where the map of this window is kept while it has not ended.
#[derive(Debug)]
pub(super) struct Recovery {
    folder: PathBuf,
    held: Mutex<Holding>,
}

/// How far a window is with its file.
#[derive(Debug, Default)]
enum Holding {
    /// There was nothing to keep yet.
    #[default]
    Nothing,
    /// It has one.
    File(Held),
    /// The window has ended: a thread that comes late keeps nothing any more.
    Ended,
}

/// The file of this window, and the lock beside it.
#[derive(Debug)]
struct Held {
    file: PathBuf,
    lock: PathBuf,
    /// Locked for as long as it is open.
    _open: File,
}

/// What stands in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    /// The file the map was saved in.
    path: Option<PathBuf>,
    map: Value,
}

/// A map that a window left which did not end as it should.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LeftMap {
    /// The file that has it.
    pub(super) file: PathBuf,
    /// The file the map was saved in.
    pub(super) path: Option<PathBuf>,
    pub(super) document: Document,
    /// How long ago it was written.
    pub(super) age: Duration,
}

impl Recovery {
    /// Where maps are kept for settings in a file.
    #[must_use]
    pub(super) fn beside(settings: &Path) -> Self {
        Self {
            folder: settings.with_file_name(FOLDER),
            held: Mutex::default(),
        }
    }

    /// Keeps the map of this window, and where it was saved; whether the disk lets it. The settings,
    /// which lie beside it, tell when nothing can be written there.
    pub(super) fn keep(&self, path: Option<&Path>, map: &Document) -> bool {
        let mut holding = self.holding();
        if matches!(*holding, Holding::Nothing) {
            *holding = self.hold().map_or(Holding::Nothing, Holding::File);
        }
        match &*holding {
            Holding::File(held) => write(&held.file, path, map).is_some(),
            Holding::Nothing | Holding::Ended => false,
        }
    }

    /// The window has ended as it should.
    pub(super) fn end(&self) {
        if let Holding::File(held) = std::mem::replace(&mut *self.holding(), Holding::Ended) {
            remove(&held.file, &held.lock);
        }
    }

    /// The map that was left last, if any was.
    pub(super) fn left(&self) -> Option<LeftMap> {
        let entries = fs::read_dir(&self.folder).ok()?;
        let files = entries.filter_map(Result::ok).map(|entry| entry.path());
        let files = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
        let mut files: Vec<(SystemTime, PathBuf)> = files
            .take(MOST)
            .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
            .collect();
        files.sort();
        let mut last_first = files.into_iter().rev();
        last_first.find_map(|(written, file)| {
            let free = OpenOptions::new().append(true).open(lock_of(&file));
            // A window without a lock is none that is at work.
            let is_left = free.map_or(true, |lock| lock.try_lock().is_ok());
            is_left.then(|| read(&file, written)).flatten()
        })
    }

    /// A file that no other window has; `None` where none can be made.
    fn hold(&self) -> Option<Held> {
        fs::create_dir_all(&self.folder).ok()?;
        let process = std::process::id();
        let mut files = (0..MOST).map(|n| self.folder.join(format!("map-{process}-{n}.json")));
        files.find_map(|file| {
            let lock = lock_of(&file);
            let made = OpenOptions::new().append(true).create_new(true).open(&lock);
            let open = made.ok()?;
            // Where the disk knows no locks, the file is offered even while the window is open.
            let _ = open.try_lock();
            Some(Held {
                file,
                lock,
                _open: open,
            })
        })
    }

    fn holding(&self) -> MutexGuard<'_, Holding> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LeftMap {
    /// Forgets it.
    pub(super) fn forget(file: &Path) {
        remove(file, &lock_of(file));
    }
}

/// The recovery of several who hold it.
pub(super) type SharedRecovery = Arc<Recovery>;

fn lock_of(file: &Path) -> PathBuf {
    file.with_extension("lock")
}

/// Removes a file and its lock; what the disk refuses is offered once more.
fn remove(file: &Path, lock: &Path) {
    let _ = fs::remove_file(file);
    let _ = fs::remove_file(lock);
}

/// Writes a map that is to be found after a crash; `None` where that fails.
fn write(file: &Path, path: Option<&Path>, map: &Document) -> Option<()> {
    let bytes = document::encode(map, None).ok()?;
    let map = serde_json::from_slice(&bytes).ok()?;
    let path = path.map(Path::to_owned);
    let text = serde_json::to_vec(&Written { path, map }).ok()?;
    write_atomically(file, &text, Overwrite::Yes).ok()
}

/// Reads what was left; nothing where it is no map that this version reads.
fn read(file: &Path, written: SystemTime) -> Option<LeftMap> {
    let bytes = files::read(file, document::LARGEST).ok()?;
    let left: Written = serde_json::from_slice(&bytes).ok()?;
    let map = serde_json::to_vec(&left.map).ok()?;
    Some(LeftMap {
        file: file.to_owned(),
        path: left.path,
        document: document::read(&map).ok()?,
        age: written.elapsed().unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recovery(folder: &Path) -> Recovery {
        Recovery::beside(&folder.join("session.json"))
    }

    fn map(date: &str) -> Document {
        Document {
            as_of: Some(date.to_owned()),
            ..Document::default()
        }
    }

    #[test]
    fn the_map_of_a_window_that_is_at_work_is_not_offered_and_one_that_was_left_is() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (recovery(folder.path()), recovery(folder.path()));
        let path = Path::new("/a/map.atlas.json");
        assert!(one.keep(Some(path), &map("2020")));
        assert!(one.keep(Some(path), &map("2021")));
        assert!(two.keep(None, &map("2022")));
        assert_eq!(recovery(folder.path()).left(), None);
        // As a crash does: the file stays, the lock is free.
        drop(one);
        let left = two.left().unwrap();
        assert_eq!(
            (left.path.as_deref(), &left.document),
            (Some(path), &map("2021"))
        );
        LeftMap::forget(&left.file);
        assert_eq!(two.left(), None);
        two.end();
        assert!(!two.keep(None, &map("2023")));
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_map_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let unfinished = folder.path().join(FOLDER);
        fs::create_dir(&unfinished).unwrap();
        let later = r#"{"path":null,"map":{"format":"chengyu-atlas-map","version":9}}"#;
        for (name, text) in [("a.json", "{"), ("b.json", later), ("c.txt", "")] {
            fs::write(unfinished.join(name), text).unwrap();
        }
        assert_eq!(recovery(folder.path()).left(), None);
        let one = recovery(folder.path());
        assert!(one.keep(None, &map("2020")));
        drop(one);
        assert!(recovery(folder.path()).left().is_some());
    }
}
