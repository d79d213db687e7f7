//! Why a file could not be read or written.

use std::path::PathBuf;

use super::Bytes;

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
    /// Two of the files to be written are one.
    #[error("{0} and {1} are one file; choose another name for one of them")]
    Same(PathBuf, PathBuf),
    /// The file is also one that is read.
    #[error("{0}: this is also a file to be read ({1}); choose another name")]
    IsInput(PathBuf, PathBuf),
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A folder stands there.
    #[error("it is a folder, not a file")]
    Folder,
    /// Something that is no file stands there, and may block for ever or have no end.
    #[error("it is a pipe or a device, not a file")]
    NoFile,
    /// It is longer than what is read.
    #[error("it is longer than {0}, the most that is read")]
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
