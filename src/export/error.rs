//! Why a figure could not be made or written.

use crate::figure_spec::UnknownFormat;
use crate::files::FileError;
use crate::messages::{Said, Says, said, speaks};

/// Most pixels along a side.
pub(super) const MOST_A_SIDE: u32 = 20_000;
/// Most pixels of a picture, in millions: 0.8 GB of memory.
pub(super) const MOST_MILLIONS: u32 = 200;

/// Why a figure could not be made or written.
#[derive(Debug)]
pub enum ExportError {
    /// The file name does not end in a known format.
    UnknownFormat(UnknownFormat),
    /// The file could not be written.
    File(FileError),
    /// The picture would have no pixels or too many.
    Size {
        /// Pixels across.
        width: f64,
        /// Pixels down.
        height: f64,
    },
    /// The system does not give the memory that the picture takes, in megabytes.
    Memory(u64),
    /// A library refused a part of the figure; this is a fault of the atlas.
    Internal(Said, Said),
}

speaks!(ExportError);

impl Says for ExportError {
    fn said(&self) -> Said {
        match self {
            Self::UnknownFormat(error) => error.said(),
            Self::File(error) => error.said(),
            Self::Size { width, height } => said!(
                "export-size",
                width = *width,
                height = *height,
                side = MOST_A_SIDE,
                millions = MOST_MILLIONS
            ),
            Self::Memory(megabytes) => said!("export-memory", megabytes = *megabytes),
            Self::Internal(part, what) => {
                said!("export-internal", part = part.clone(), what = what.clone())
            }
        }
    }
}

impl ExportError {
    /// What a library says that refused a part of a file of a format.
    pub(super) fn refused(format: &str, what: &dyn std::fmt::Display) -> Self {
        let what = said!("parse-other", what = what.to_string());
        Self::Internal(Said::verbatim(format), what)
    }
}

impl From<UnknownFormat> for ExportError {
    fn from(error: UnknownFormat) -> Self {
        Self::UnknownFormat(error)
    }
}

impl From<FileError> for ExportError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
