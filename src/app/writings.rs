//! The files that jobs are writing, known to the whole process: the window may be gone before they
//! are there. Knows nothing of windows.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::messages::{Said, said};
use crate::state::RecentFigure;

/// What came of a file: the figure it is, if it is one, or why it was not written.
pub(super) type Written = Result<Option<Box<RecentFigure>>, Said>;

/// The list, shared by all who hold it.
#[derive(Clone, Debug, Default)]
pub(super) struct Writings {
    shared: Arc<(Mutex<Listed>, Condvar)>,
}

#[derive(Debug, Default)]
struct Listed {
    files: Vec<Listing>,
    /// The number of the next one.
    next: u64,
    /// The process waits for the last ones and ends.
    is_ending: bool,
}

#[derive(Debug)]
struct Listing {
    number: u64,
    path: PathBuf,
    /// What came of it, until the settings of the window have it.
    written: Option<Written>,
}

impl Writings {
    /// Notes that a file is being written. Whoever writes it keeps what is returned.
    pub(super) fn begin(&self, path: &Path) -> Writing {
        let mut listed = self.listed();
        let number = listed.next;
        listed.next += 1;
        listed.files.push(Listing {
            number,
            path: path.to_owned(),
            written: None,
        });
        Writing {
            number,
            writings: self.clone(),
        }
    }

    /// Forgets a file: the settings have what came of it, or nobody wants it any more.
    pub(super) fn forget(&self, number: u64) {
        self.listed().files.retain(|file| file.number != number);
        self.shared.1.notify_all();
    }

    /// Whether the process waits for the last files and ends.
    pub(super) fn is_ending(&self) -> bool {
        self.listed().is_ending
    }

    /// Says that the process ends with the last file.
    pub(super) fn end(&self) {
        self.listed().is_ending = true;
    }

    /// Waits until nothing is written any more; what the settings do not have yet.
    pub(super) fn finish(&self) -> Vec<(PathBuf, Written)> {
        let is_at_work =
            |listed: &mut Listed| listed.files.iter().any(|file| file.written.is_none());
        let listed = self.shared.1.wait_while(self.listed(), is_at_work);
        let mut listed = listed.unwrap_or_else(PoisonError::into_inner);
        let files = std::mem::take(&mut listed.files).into_iter();
        files
            .filter_map(|file| Some((file.path, file.written?)))
            .collect()
    }

    /// The files of which the settings do not have yet what came.
    #[cfg(test)]
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let listed = self.listed();
        listed.files.iter().map(|file| file.path.clone()).collect()
    }

    fn listed(&self) -> MutexGuard<'_, Listed> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that is being written. When it is dropped before its end, the work broke off.
#[derive(Debug)]
pub(super) struct Writing {
    number: u64,
    writings: Writings,
}

impl Writing {
    /// Its number in the list.
    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    /// Notes what came of it.
    pub(super) fn end(self, written: Written) {
        self.note(written);
    }

    /// The first that is noted counts.
    fn note(&self, written: Written) {
        let mut listed = self.writings.listed();
        let mut files = listed.files.iter_mut();
        if let Some(file) = files.find(|file| file.number == self.number) {
            file.written.get_or_insert(written);
        }
        drop(listed);
        self.writings.shared.1.notify_all();
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.note(Err(said!("writing-broke-off")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_waits_for_files_that_are_written_and_tells_what_nobody_has_told() {
        let writings = Writings::default();
        let [told, gone, whole, broken] =
            ["told", "gone", "whole", "broken"].map(|name| writings.begin(Path::new(name)));
        let told_number = told.number();
        told.end(Ok(None));
        writings.forget(told_number);
        writings.forget(gone.number());
        let thread = std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(30));
            whole.end(Ok(None));
            drop(broken);
        });
        let ended = writings.finish();
        thread.join().unwrap();
        let names = ended
            .iter()
            .map(|(path, written)| (path.to_str(), written.is_ok()));
        let expected = [(Some("whole"), true), (Some("broken"), false)];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        assert!(writings.finish().is_empty());
        drop(gone);
    }
}
