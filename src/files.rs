//! Files written whole or not at all: beside their place first, then moved there.
//!
//! Knows nothing of what is in them.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tempfile::{NamedTempFile, TempPath};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The folder is not there.
    #[error("{0}: there is no such folder; create it first")]
    NoFolder(PathBuf),
    /// A file is there already and is not to be replaced.
    #[error("{0}: the file exists; use --force to replace it, or choose another name")]
    Exists(PathBuf),
    /// A folder stands where the file should.
    #[error("{0}: this is a folder; choose the name of a file")]
    IsFolder(PathBuf),
    /// Something that is no file, such as a device, stands where the file should.
    #[error("{0}: this is a device or a pipe, not a file; choose another name")]
    NoFile(PathBuf),
    /// A link to nothing stands where the file should.
    #[error("{0}: this link leads nowhere; remove it, or choose another name")]
    DeadLink(PathBuf),
    /// The system refused.
    #[error("{path}: cannot be written: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and writing fails.
    No,
    /// It is replaced.
    Yes,
}

/// The folder a file is to be written to.
///
/// # Errors
/// When it is missing.
pub fn check_folder(path: &Path) -> Result<&Path, FileError> {
    let folder = folder_of(path);
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(FileError::NoFolder(folder.to_owned()))
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a file can be written here, asked before the work of making it.
///
/// # Errors
/// When the folder is missing, a file stands there that is not to be replaced, or something does
/// that is no file: a folder, a device, a link that leads nowhere.
pub fn check_target(path: &Path, overwrite: Overwrite) -> Result<(), FileError> {
    OutputPath::of(path, overwrite).map(drop)
}

/// Writes a file whole or not at all. Two that write the same new file at once never mix, and with
/// [`Overwrite::No`] the second one fails.
///
/// A link stays: what it points at is replaced. A replaced file keeps its permissions, a new one
/// has those the system gives to new files.
///
/// # Errors
/// As [`check_target`], or when the disk refuses; an earlier file then stays as it was, and nothing
/// is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), FileError> {
    write_together(&[(path, bytes)], overwrite)
}

/// Writes several files, each as [`write_atomically`] does: all of them or none.
///
/// # Errors
/// As [`write_atomically`], for the first that cannot be written; the others then are as they were.
pub fn write_together(files: &[(&Path, &[u8])], overwrite: Overwrite) -> Result<(), FileError> {
    let made = files
        .iter()
        .map(|(path, bytes)| TemporaryFile::new(path, bytes, overwrite));
    let made = made.collect::<Result<Vec<TemporaryFile>, FileError>>()?;
    let mut moved = Vec::new();
    let mut left = made.len();
    for file in made {
        left -= 1;
        // Only a move that another one follows may have to be taken back.
        match file.move_to_place(overwrite, left > 0) {
            Ok(done) => moved.push(done),
            Err(error) => {
                moved.into_iter().rev().for_each(PlacedFile::undo);
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Where a file is to stand.
struct OutputPath {
    /// As it was asked for, which messages show.
    asked: PathBuf,
    /// The place itself, at the end of all links.
    place: PathBuf,
    /// The file that is there.
    earlier: Option<Metadata>,
}

impl OutputPath {
    fn of(path: &Path, overwrite: Overwrite) -> Result<Self, FileError> {
        check_folder(path)?;
        let asked = path.to_owned();
        let Ok(entry) = fs::symlink_metadata(path) else {
            // What else stands in the way, the writing finds out.
            return Ok(Self {
                place: asked.clone(),
                asked,
                earlier: None,
            });
        };
        if path.is_dir() {
            return Err(FileError::IsFolder(asked));
        }
        if overwrite == Overwrite::No {
            return Err(FileError::Exists(asked));
        }
        let (place, earlier) = if entry.is_symlink() {
            let end = fs::canonicalize(path).and_then(|end| Ok((fs::metadata(&end)?, end)));
            let (earlier, place) = end.map_err(|error| match error.kind() {
                ErrorKind::NotFound => FileError::DeadLink(asked.clone()),
                _ => write_error(path, &error),
            })?;
            (place, earlier)
        } else {
            (asked.clone(), entry)
        };
        if !earlier.is_file() {
            return Err(FileError::NoFile(asked));
        }
        Ok(Self {
            asked,
            place,
            earlier: Some(earlier),
        })
    }
}

/// A file that is whole, beside its place.
struct TemporaryFile {
    target: OutputPath,
    file: NamedTempFile,
}

impl TemporaryFile {
    fn new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Self, FileError> {
        let target = OutputPath::of(path, overwrite)?;
        let make = || {
            let mut file = temporary(&target)?;
            if let Ok(mut paths) = TEMPORARIES.lock() {
                paths.push(file.path().to_owned());
            }
            file.write_all(bytes)?;
            if let Some(earlier) = &target.earlier {
                file.as_file().set_permissions(earlier.permissions())?;
            }
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = make().map_err(|error| write_error(path, &error))?;
        Ok(Self { target, file })
    }

    /// Moves it to its place; with `keep`, so that the move can be taken back.
    fn move_to_place(self, overwrite: Overwrite, keep: bool) -> Result<PlacedFile, FileError> {
        let Self { target, file } = self;
        let failed = |error: io::Error| write_error(&target.asked, &error);
        let earlier = match &target.earlier {
            Some(_) if keep => Some(kept(&target.place).map_err(failed)?),
            _ => None,
        };
        if let Ok(mut paths) = TEMPORARIES.lock() {
            paths.retain(|path| path != file.path());
        }
        let moved = match overwrite {
            Overwrite::Yes => file.persist(&target.place),
            // The system refuses this when a file has appeared since it was asked for.
            Overwrite::No => file.persist_noclobber(&target.place),
        };
        moved.map_err(|e| failed(e.error))?;
        Ok(PlacedFile {
            place: target.place,
            earlier,
        })
    }
}

/// A file at its place, and the one that was there.
struct PlacedFile {
    place: PathBuf,
    earlier: Option<TempPath>,
}

impl PlacedFile {
    /// Puts things back as they were; what the disk refuses now, nothing can mend.
    fn undo(self) {
        let _ = match self.earlier {
            Some(earlier) => earlier.persist(&self.place).map_err(|e| e.error),
            None => fs::remove_file(&self.place),
        };
    }
}

/// Temporary files that are not yet moved or removed.
static TEMPORARIES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes the temporary files of writings that are not finished, before the process ends.
pub fn remove_temporaries() {
    let Ok(mut paths) = TEMPORARIES.lock() else {
        return;
    };
    for path in paths.drain(..) {
        // It may have been moved or removed meanwhile.
        let _ = fs::remove_file(path);
    }
}

/// An empty file beside a target. Nobody may read in it who may not read the file it replaces.
#[cfg(unix)]
fn temporary(target: &OutputPath) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    // The system takes away from these what no new file is to have.
    const NEW_FILE: u32 = 0o666;
    let mode = |earlier: &Metadata| earlier.permissions().mode();
    let mode = target.earlier.as_ref().map_or(NEW_FILE, mode);
    tempfile::Builder::new()
        .permissions(fs::Permissions::from_mode(mode))
        .tempfile_in(folder_of(&target.place))
}

#[cfg(not(unix))]
fn temporary(target: &OutputPath) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder_of(&target.place))
}

/// A second name for a file or, where the disk knows no such thing, a copy.
fn kept(place: &Path) -> io::Result<TempPath> {
    let folder = folder_of(place);
    let link = tempfile::Builder::new().make_in(folder, |name| fs::hard_link(place, name));
    match link {
        Ok(link) => Ok(link.into_temp_path()),
        Err(_) => {
            let copy = NamedTempFile::new_in(folder)?.into_temp_path();
            fs::copy(place, &copy)?;
            Ok(copy)
        }
    }
}

/// Why a file could not be written.
fn write_error(path: &Path, error: &io::Error) -> FileError {
    if error.kind() == ErrorKind::AlreadyExists {
        return FileError::Exists(path.to_owned());
    }
    FileError::Write {
        path: path.to_owned(),
        reason: reason(error),
    }
}

/// What the system says. tempfile adds the name of its temporary file, which means nothing to
/// whoever asked for another one, and gives no access to the error it wraps: its `source()` is that
/// of the wrapped error.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let wrapped = error.get_ref().and(text.split_once(" at path \""));
    wrapped.map_or_else(|| text.clone(), |(reason, _)| reason.to_owned())
}
