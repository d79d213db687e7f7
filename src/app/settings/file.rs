//! The file of the settings: read with a bound, and changed under a lock, so that two windows lose
//! nothing of each other's. One that is no JSON is set aside; whatever else is wrong with it, it
//! is left as it is.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use crate::files::{self, Overwrite, write_atomically};
use crate::messages::{Said, Says as _, said};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;
/// How many files may be set aside. The next one stays where it is.
const MOST_ASIDE: usize = 9;
/// How long another window is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long between two looks whether it is done.
const STEP: Duration = Duration::from_millis(20);

/// Why settings are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReadFault {
    /// The file is no JSON, or something else than an object.
    NotJson(Said),
    /// It cannot be read, and is not to be written.
    Unreadable(Said),
}

/// What is wrong with a file, with its path.
pub(super) fn at(file: &Path, reason: Said) -> Said {
    said!(
        "file-at",
        file = file.display().to_string(),
        reason = reason
    )
}

/// Reads the keys of a file; none where there is no file.
///
/// # Errors
/// When it is no regular file, too large, not allowed to be read, or no object of JSON.
pub(super) fn read(file: &Path) -> Result<Map<String, Value>, ReadFault> {
    let place = || file.display().to_string();
    let unreadable = |reason: Said| {
        let what = said!("settings-mend-or-move", file = place(), reason = reason);
        ReadFault::Unreadable(what)
    };
    let bytes = match files::read(file, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.is_missing() => return Ok(Map::new()),
        Err(error) => return Err(unreadable(error.said())),
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let not_json = |reason: Said| ReadFault::NotJson(at(file, reason));
    match serde_json::from_slice(text) {
        Ok(Value::Object(keys)) => Ok(keys),
        Ok(_) => Err(not_json(said!("settings-no-object"))),
        Err(error) => Err(not_json(error.said())),
    }
}

/// Changes the keys of a file, as it is now: no other window writes it meanwhile. A file that is
/// no JSON is set aside; where it went to is returned.
///
/// # Errors
/// When the file cannot be read or written, or another window holds it for long. It then is as it
/// was.
pub(super) fn change(
    file: &Path,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Result<Option<PathBuf>, Said> {
    let _lock = lock(file)?;
    let (mut keys, aside) = match read(file) {
        Ok(keys) => (keys, None),
        Err(ReadFault::NotJson(_)) => (Map::new(), Some(move_aside(file)?)),
        Err(ReadFault::Unreadable(reason)) => return Err(reason),
    };
    change(&mut keys);
    let text = serde_json::to_vec_pretty(&keys).map_err(|error| error.said())?;
    write_atomically(file, &text, Overwrite::Yes).map_err(|error| error.said())?;
    Ok(aside)
}

/// Moves a file that is no JSON to a name that is free; where it is now.
///
/// # Errors
/// When all names are taken, or the system refuses. The file stays where it is.
pub(super) fn set_aside(file: &Path) -> Result<PathBuf, Said> {
    let _lock = lock(file)?;
    move_aside(file)
}

fn move_aside(file: &Path) -> Result<PathBuf, Said> {
    let names = (1..=MOST_ASIDE).map(|n| match n {
        1 => file.with_extension("unreadable.json"),
        n => file.with_extension(format!("unreadable-{n}.json")),
    });
    for name in names {
        // The lock keeps other windows from taking the name meanwhile.
        if fs::symlink_metadata(&name).is_err() {
            let moved = fs::rename(file, &name);
            return match moved {
                Ok(()) => Ok(name),
                Err(error) => Err(at(file, error.said())),
            };
        }
    }
    Err(at(file, said!("settings-many-aside", n = MOST_ASIDE)))
}

/// The right to change a file, which ends with the value. Nobody has it where the disk knows no
/// locks.
fn lock(file: &Path) -> Result<Option<File>, Said> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, error.said()))?;
    }
    let path = file.with_extension("lock");
    let refused = |reason: Said| at(&path, reason);
    if fs::metadata(&path).is_ok_and(|entry| !entry.is_file()) {
        return Err(refused(said!("settings-lock-no-file")));
    }
    let options = OpenOptions::new().create(true).append(true).open(&path);
    let lock = options.map_err(|error| refused(error.said()))?;
    let begun = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(STEP);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(refused(said!("settings-held")));
            }
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_json_is_set_aside_and_the_oldest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("session.json");
        for n in 1..=MOST_ASIDE {
            fs::write(&file, format!("broken {n}")).unwrap();
            let aside = change(&file, |keys| assert!(keys.is_empty())).unwrap();
            let text = fs::read_to_string(aside.unwrap()).unwrap();
            assert_eq!(text, format!("broken {n}"));
            assert_eq!(fs::read(&file).unwrap(), b"{}");
        }
        fs::write(&file, "[]").unwrap();
        assert!(change(&file, |_| ()).is_err());
        assert_eq!(fs::read(&file).unwrap(), b"[]");
        let first = folder.path().join("session.unreadable.json");
        assert_eq!(fs::read(first).unwrap(), b"broken 1");
        let last = folder.path().join("session.unreadable-9.json");
        assert_eq!(fs::read(last).unwrap(), b"broken 9");
    }

    #[test]
    fn what_is_no_file_or_too_large_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let is_folder = folder.path().join("folder.json");
        fs::create_dir(&is_folder).unwrap();
        let large = folder.path().join("large.json");
        fs::write(&large, " ".repeat((1 << 20) + 1)).unwrap();
        let mut files = vec![(is_folder, "folder"), (large, "1 MiB")];
        #[cfg(unix)]
        {
            let pipe = folder.path().join("pipe.json");
            let made = std::process::Command::new("mkfifo").arg(&pipe).status();
            assert!(made.unwrap().success());
            files.push((pipe, "pipe"));
            let device = folder.path().join("device.json");
            std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
            files.push((device, "device"));
        }
        for (file, words) in files {
            let Err(ReadFault::Unreadable(reason)) = read(&file) else {
                panic!("{} is read", file.display());
            };
            assert!(reason.to_string().contains(words), "{reason}");
            assert!(change(&file, |_| ()).is_err());
        }
        let names = fs::read_dir(folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(names.filter(|name| name.contains("unreadable")).count() == 0);
    }

    #[test]
    fn a_file_that_another_window_holds_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("session.json");
        let held = lock(&file).unwrap().unwrap();
        let other = file.clone();
        let writes = std::thread::spawn(move || {
            change(&other, |keys| {
                keys.insert("theme".to_owned(), "dark".into());
            })
        });
        std::thread::sleep(5 * STEP);
        assert!(!file.exists());
        drop(held);
        assert_eq!(writes.join().unwrap(), Ok(None));
        assert_eq!(read(&file).unwrap().len(), 1);
    }
}
