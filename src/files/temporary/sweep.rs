//! Removing what a program that was killed has left in a folder.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::path::Path;

/// How the names of files that are not yet at their places begin.
pub(super) const PREFIX: &str = ".chengyu-atlas-";
/// How they end.
pub(super) const SUFFIX: &str = ".tmp";

/// Removes the files of the atlas in a folder that no program holds. What cannot be removed stays:
/// it is in nobody's way.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let path = entry.path();
        // Opened for writing as well, because some disks lock no other file.
        let mut options = OpenOptions::new();
        let file = is_file.then(|| options.read(true).write(true).open(&path).ok());
        // Whoever is still writing it holds its lock.
        if let Some(file) = file.flatten()
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    let name = name.to_str().unwrap_or_default();
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_removed_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (left, held) = (".chengyu-atlas-a1.tmp", ".chengyu-atlas-b2.tmp");
        for name in [left, held, "chengyu-atlas-c3.tmp", ".chengyu-atlas-d4"] {
            fs::write(path(name), "x").unwrap();
        }
        let file = fs::File::open(path(held)).unwrap();
        file.try_lock().unwrap();
        sweep(folder.path());
        let names = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = names.map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [held, ".chengyu-atlas-d4", "chengyu-atlas-c3.tmp"]);
    }
}
