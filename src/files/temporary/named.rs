//! Names of files that are not yet at their places.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use tempfile::TempPath;

use super::registry::{forget, remember};
use super::sweep::{PREFIX, SUFFIX};
use crate::files::overwrite::Overwrite;

/// A name that a file has until it is at its place; dropped, it is removed.
pub(super) struct Name(Option<TempPath>);

impl Name {
    /// A name in a folder that `make` gives to a file; it fails where the name is taken.
    pub(super) fn in_folder(
        folder: &Path,
        mut make: impl FnMut(&Path) -> io::Result<()>,
    ) -> io::Result<Self> {
        let (name, ()) = named(folder, &mut make)?;
        Ok(name)
    }

    /// Moves the file to its place.
    pub(super) fn move_to(mut self, place: &Path, overwrite: Overwrite) -> io::Result<()> {
        let Some(path) = self.0.take() else {
            return Ok(());
        };
        let registered = path.to_path_buf();
        let moved = match overwrite {
            Overwrite::Yes => path.persist(place),
            // The system refuses this when a file has appeared since it was asked for.
            Overwrite::No => path.persist_noclobber(place),
        };
        forget(&registered);
        moved.map_err(|error| error.error)
    }
}

impl Drop for Name {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let registered = path.to_path_buf();
            drop(path);
            forget(&registered);
        }
    }
}

/// An empty file with a name in a folder.
pub(super) fn create(folder: &Path, mode: u32) -> io::Result<(Name, File)> {
    // Between its making and its lock, another program may take the file for one that was left.
    const ATTEMPTS: usize = 8;
    for _ in 0..ATTEMPTS {
        let (name, file) = named(folder, |path| open(path, mode))?;
        // A disk without locks has nothing swept.
        let is_locked = file.try_lock().is_ok();
        if !is_locked || name.0.as_ref().is_some_and(|path| path.exists()) {
            return Ok((name, file));
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

fn named<T>(folder: &Path, mut make: impl FnMut(&Path) -> io::Result<T>) -> io::Result<(Name, T)> {
    let mut builder = tempfile::Builder::new();
    let made = builder
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .make_in(folder, |path| {
            remember(path);
            make(path).inspect_err(|_| forget(path))
        })?;
    let (made, path) = made.into_parts();
    Ok((Name(Some(path)), made))
}

#[cfg(unix)]
fn open(path: &Path, mode: u32) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).mode(mode);
    options.open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true).open(path)
}
