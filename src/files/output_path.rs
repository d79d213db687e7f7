//! Where a file is to stand: at the end of all links, and as nothing but a file.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::FileError;
use super::overwrite::Overwrite;
use crate::messages::{Said, Says as _};

/// Where a file is to stand.
pub(super) struct OutputPath {
    /// As it was asked for, which messages show.
    asked: PathBuf,
    /// The place itself, at the end of all links.
    pub(super) place: PathBuf,
    /// The file that is there.
    pub(super) earlier: Option<Metadata>,
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

/// The folder that a path is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Refuses files of which two would stand at one place, whatever their names: links to each other,
/// or one in two folders that are one.
pub(super) fn check_distinct(targets: &[OutputPath]) -> Result<(), FileError> {
    for (i, one) in targets.iter().enumerate() {
        for other in &targets[i + 1..] {
            if is_one_file(&one.place, &other.place) {
                return Err(FileError::Same(one.asked.clone(), other.asked.clone()));
            }
        }
    }
    Ok(())
}

impl OutputPath {
    pub(super) fn of(path: &Path, overwrite: Overwrite) -> Result<Self, FileError> {
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

    /// Refuses to replace what is yet to be read.
    pub(super) fn check_is_none_of(&self, inputs: &[&Path]) -> Result<(), FileError> {
        let input = inputs.iter().find(|input| is_one_file(&self.place, input));
        input.map_or(Ok(()), |input| {
            Err(FileError::IsInput(self.asked.clone(), (*input).to_owned()))
        })
    }

    /// Why the file could not be written.
    pub(super) fn write_error(&self, error: &io::Error) -> FileError {
        write_error(&self.asked, error)
    }
}

/// Whether two paths lead to one file, which need not be there yet.
fn is_one_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| match fs::canonicalize(path) {
        Ok(whole) => whole,
        Err(_) => {
            let folder = folder_of(path);
            let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
            folder.join(path.file_name().unwrap_or_default())
        }
    };
    whole(one) == whole(other) || has_two_names(one, other)
}

/// Whether a file that is there has both names.
#[cfg(unix)]
fn has_two_names(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |path| fs::metadata(path).map(|file| (file.dev(), file.ino()));
    matches!((identity(one), identity(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn has_two_names(_: &Path, _: &Path) -> bool {
    false
}

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
fn reason(error: &io::Error) -> Said {
    let text = error.to_string();
    let wrapped = error.get_ref().and(text.split_once(" at path \""));
    wrapped.map_or_else(
        || error.said(),
        |(reason, _)| io::Error::new(error.kind(), reason).said(),
    )
}
