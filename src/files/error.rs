//! Why a file could not be read or written.

use std::path::{Path, PathBuf};

use super::bytes::Bytes;
use crate::diagnostics::shown_path;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The folder is not there.
    #[error("{}: there is no such folder; create it first", shown_path(.0))]
    NoFolder(PathBuf),
    /// A file is there already and is not to be replaced.
    #[error("{}: the file exists; use --force to replace it, or choose another name", shown_path(.0))]
    Exists(PathBuf),
    /// A folder stands where the file should.
    #[error("{}: this is a folder; choose the name of a file", shown_path(.0))]
    IsFolder(PathBuf),
    /// Something that is no file, such as a device, stands where the file should.
    #[error("{}: this is a device or a pipe, not a file; choose another name", shown_path(.0))]
    NoFile(PathBuf),
    /// A link to nothing stands where the file should.
    #[error("{}: this link leads nowhere; remove it, or choose another name", shown_path(.0))]
    DeadLink(PathBuf),
    /// The system refused.
    #[error("{}: cannot be written: {reason}", shown_path(.path))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Two of the files to be written are one.
    #[error("{} and {} are one file; choose another name for one of them", shown_path(.0), shown_path(.1))]
    Same(PathBuf, PathBuf),
    /// The file is also one that is read.
    #[error("{}: this is also a file to be read ({}); choose another name", shown_path(.0), shown_path(.1))]
    IsInput(PathBuf, PathBuf),
}

impl FileError {
    /// The file that it is about.
    #[must_use]
    pub fn file(&self) -> &Path {
        match self {
            Self::NoFolder(path)
            | Self::Exists(path)
            | Self::IsFolder(path)
            | Self::NoFile(path)
            | Self::DeadLink(path)
            | Self::Write { path, .. }
            | Self::Same(path, _)
            | Self::IsInput(path, _) => path,
        }
    }
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A folder stands there.
    #[error("cannot be read: it is a folder, not a file")]
    Folder,
    /// Something that is no file stands there, and may block for ever or have no end.
    #[error("cannot be read: it is a pipe or a device, not a file")]
    NoFile,
    /// A link that leads to nothing stands there.
    #[error("cannot be read: this link leads nowhere")]
    DeadLink,
    /// It is longer than what is read.
    #[error("cannot be read: it is longer than {0}, the most that is read")]
    TooLarge(Bytes),
    /// The system refused.
    #[error("cannot be read: {0}")]
    System(#[from] std::io::Error),
}

impl ReadError {
    /// Whether there is nothing of this name.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == std::io::ErrorKind::NotFound)
    }
}
