//! Why a file could not be read or written.

use std::path::{Path, PathBuf};

use super::bytes::Bytes;
use crate::messages::{Said, Says, said, speaks};

/// Why a file could not be written.
#[derive(Debug)]
pub enum FileError {
    /// The folder is not there.
    NoFolder(PathBuf),
    /// A file is there already and is not to be replaced.
    Exists(PathBuf),
    /// A folder stands where the file should.
    IsFolder(PathBuf),
    /// Something that is no file, such as a device, stands where the file should.
    NoFile(PathBuf),
    /// A link to nothing stands where the file should.
    DeadLink(PathBuf),
    /// The system refused.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: Said,
    },
    /// Two of the files to be written are one.
    Same(PathBuf, PathBuf),
    /// The file is also one that is read.
    IsInput(PathBuf, PathBuf),
}

speaks!(FileError, ReadError);

impl Says for FileError {
    fn said(&self) -> Said {
        let file = self.file();
        match self {
            Self::Same(_, other) => said!("file-same", file = file, other = other.as_path()),
            _ => said!("file-at", file = file, reason = self.reason()),
        }
    }
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

    /// What is wrong, without the file.
    #[must_use]
    pub fn reason(&self) -> Said {
        match self {
            Self::NoFolder(_) => said!("file-no-folder"),
            Self::Exists(_) => said!("file-exists"),
            Self::IsFolder(_) => said!("file-is-folder"),
            Self::NoFile(_) => said!("file-no-file"),
            Self::DeadLink(_) => said!("file-dead-link"),
            Self::Write { reason, .. } => said!("file-not-written", reason = reason.clone()),
            Self::Same(_, other) => said!("file-is-other", other = other.as_path()),
            Self::IsInput(_, other) => said!("file-is-input", other = other.as_path()),
        }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// A folder stands there.
    Folder,
    /// Something that is no file stands there, and may block for ever or have no end.
    NoFile,
    /// A link that leads to nothing stands there.
    DeadLink,
    /// It is longer than what is read.
    TooLarge(Bytes),
    /// The system refused.
    System(std::io::Error),
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        Self::System(error)
    }
}

impl Says for ReadError {
    fn said(&self) -> Said {
        match self {
            Self::Folder => said!("read-folder"),
            Self::NoFile => said!("read-no-file"),
            Self::DeadLink => said!("read-dead-link"),
            Self::TooLarge(most) => said!("read-too-large", most = most.said()),
            Self::System(error) => said!("read-refused", reason = error.said()),
        }
    }
}

impl ReadError {
    /// Whether there is nothing of this name.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == std::io::ErrorKind::NotFound)
    }
}
