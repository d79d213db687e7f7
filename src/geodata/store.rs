//! A folder of what was made of files once, so that it need not be made again.
//!
//! An entry is known by a hash of all that it was made of, so that none is ever out of date; of a
//! file by when it was changed, its length and the sum of what it holds. The folder may be emptied at
//! any time. Knows nothing of what the entries are.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest as _, Sha256};

use super::hexadecimal::hexadecimal;
use crate::files::{self, Overwrite};

/// The most bytes of all entries; the longest unused go first.
const MOST_BYTES: u64 = 512 << 20;
/// What the names of entries end with.
const SUFFIX: &str = ".prepared";
/// Of the digits of a hash as many as name an entry.
const DIGITS: usize = 32;

/// Where one entry is, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    file: PathBuf,
}

impl Entry {
    /// The entry of what this program makes of `parts`; `None` where the program does not know
    /// itself.
    pub(super) fn of(folder: &Path, parts: &[&[u8]]) -> Option<Self> {
        let mut name = hexadecimal(&hash_of(parts)?.finalize());
        name.truncate(DIGITS);
        name.push_str(SUFFIX);
        let file = folder.join(name);
        Some(Self { file })
    }

    /// The same of `parts`, which tell when a file was last changed, and of the length and the sum
    /// of what it holds, `most` bytes at most; `None` also where it cannot be read.
    ///
    /// A sum takes a fifth of the time of a hash that nobody could forge.
    pub(super) fn of_file(folder: &Path, parts: &[&[u8]], file: &Path, most: u64) -> Option<Self> {
        let (mut sum, mut length) = (crc32fast::Hasher::new(), 0_u64);
        let add = |piece: &[u8]| {
            sum.update(piece);
            length += piece.len() as u64;
        };
        files::read_in_pieces(file, most, add).ok()?;
        let (sum, length) = (sum.finalize().to_le_bytes(), length.to_le_bytes());
        let of_content: [&[u8]; 2] = [&sum, &length];
        Self::of(folder, &[parts, &of_content].concat())
    }

    /// Whether anything is kept there.
    pub(super) fn is_there(&self) -> bool {
        self.file.exists()
    }

    /// What is kept there, whole as it was written; `None` where there is nothing.
    pub(super) fn read(&self) -> Option<Vec<u8>> {
        let mut bytes = files::read(&self.file, MOST_BYTES).ok()?;
        let (content, sum) = bytes.split_last_chunk()?;
        if crc32fast::hash(content) != u32::from_le_bytes(*sum) {
            return None;
        }
        bytes.truncate(content.len());
        // What was used last is kept longest; where the time cannot be set, what was made last.
        if let Ok(file) = File::options().append(true).open(&self.file) {
            let _ = file.set_modified(SystemTime::now());
        }
        Some(bytes)
    }

    /// Keeps what was made, if there is room for it, and makes room. Nothing is said where the
    /// folder cannot be written: it is then made again.
    pub(super) fn keep(&self, mut content: Vec<u8>) {
        content.extend(crc32fast::hash(&content).to_le_bytes());
        let Some(folder) = self.file.parent() else {
            return;
        };
        if content.len() as u64 > MOST_BYTES || fs::create_dir_all(folder).is_err() {
            return;
        }
        let _ = files::write_atomically(&self.file, &content, Overwrite::Yes);
        make_room(folder, MOST_BYTES);
    }
}

/// The hash of this program and of `parts`: another build may make something else of them.
fn hash_of(parts: &[&[u8]]) -> Option<Sha256> {
    let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = since_epoch(program.modified().ok()?)?;
    let mut hash = Sha256::new();
    hash.update(program.len().to_le_bytes());
    hash.update(built.as_nanos().to_le_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    Some(hash)
}

/// How long a moment is after the beginning of 1970; `None` before it.
pub(super) fn since_epoch(moment: SystemTime) -> Option<Duration> {
    moment.duration_since(SystemTime::UNIX_EPOCH).ok()
}

/// Removes the entries that were not used for longest, until the others are `most` bytes.
fn make_room(folder: &Path, most: u64) {
    let Ok(all) = fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<(SystemTime, u64, PathBuf)> = all
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_entry = path.to_str().is_some_and(|name| name.ends_with(SUFFIX));
            let metadata = fs::metadata(&path).ok().filter(|_| is_entry)?;
            Some((metadata.modified().ok()?, metadata.len(), path))
        })
        .collect();
    entries.sort();
    let mut room = most;
    for (_, length, path) in entries.into_iter().rev() {
        match room.checked_sub(length) {
            Some(left) => room = left,
            None => {
                room = 0;
                let _ = fs::remove_file(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(folder: &Path, part: &str) -> Entry {
        Entry::of(folder, &[part.as_bytes()]).unwrap()
    }

    #[test]
    fn what_is_kept_is_found_by_all_it_was_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("none").join("yet");
        let kept = entry(&folder, "a");
        assert_eq!(kept.read(), None);
        kept.keep(b"made of a".to_vec());
        assert_eq!(
            entry(&folder, "a").read().as_deref(),
            Some(&b"made of a"[..])
        );
        assert_eq!(entry(&folder, "b").read(), None);
        let parts: [&[u8]; 2] = [b"a", b""];
        assert_eq!(Entry::of(&folder, &parts).unwrap().read(), None);
    }

    #[test]
    fn what_is_made_of_a_file_depends_on_all_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        let entry = |content: &str, part: &[u8]| {
            fs::write(&file, content).unwrap();
            Entry::of_file(folder.path(), &[part], &file, 9).unwrap()
        };
        let first = entry("made", b"a");
        assert_eq!(entry("made", b"a"), first);
        for (content, part) in [("mode", b"a"), ("made\n", b"a"), ("made", b"b"), ("", b"a")] {
            assert_ne!(entry(content, part), first, "{content:?} {part:?}");
        }
        fs::write(&file, "more than nine").unwrap();
        assert_eq!(Entry::of_file(folder.path(), &[], &file, 9), None);
    }

    #[test]
    fn what_was_changed_or_cut_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let kept = entry(folder.path(), "a");
        kept.keep(b"made of a".to_vec());
        let whole = fs::read(&kept.file).unwrap();
        for length in 0..whole.len() {
            fs::write(&kept.file, &whole[..length]).unwrap();
            assert_eq!(kept.read(), None, "{length}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&kept.file, &changed).unwrap();
            assert_eq!(kept.read(), None, "{at}");
        }
    }

    #[test]
    fn the_longest_unused_make_room() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other.txt");
        fs::write(&other, [0; 100]).unwrap();
        for (age, name) in ["a", "b", "c"].into_iter().enumerate() {
            let kept = entry(folder.path(), name);
            kept.keep(vec![0; 96]);
            let file = File::options().append(true).open(&kept.file).unwrap();
            let seconds = 1_000_000 + age as u64;
            let day = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            file.set_modified(day).unwrap();
        }
        assert!(entry(folder.path(), "a").read().is_some());
        make_room(folder.path(), 200);
        let left = ["a", "b", "c"].map(|name| entry(folder.path(), name).read().is_some());
        assert_eq!(left, [true, false, true]);
        assert!(other.exists());
    }
}
