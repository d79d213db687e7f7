//! Why a figure could not be made or written.

use crate::diagnostics;
use crate::figure_spec::UnknownFormat;
use crate::files::FileError;

/// Most pixels along a side.
pub(super) const MOST_A_SIDE: u32 = 20_000;
/// Most pixels of a picture, in millions: 0.8 GB of memory.
pub(super) const MOST_MILLIONS: u32 = 200;

/// Why a figure could not be made or written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file name does not end in a known format.
    #[error(transparent)]
    UnknownFormat(#[from] UnknownFormat),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The picture would have no pixels or too many.
    #[error(
        "{} × {} pixels cannot be made; choose 1 to {MOST_A_SIDE} a side and {MOST_MILLIONS} \
         million in all at most",
        diagnostics::number(*.width),
        diagnostics::number(*.height)
    )]
    Size {
        /// Pixels across.
        width: f64,
        /// Pixels down.
        height: f64,
    },
    /// The system does not give the memory that the picture takes.
    #[error(
        "the picture takes some {0} MB of memory, which the system does not give; choose a lower \
         resolution or a smaller page, or close other programs"
    )]
    Memory(u64),
    /// A library refused; this is a fault of the atlas.
    #[error("the {0} could not be made: {1}")]
    Internal(&'static str, String),
}
