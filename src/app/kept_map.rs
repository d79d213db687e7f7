//! The map of the window as it is kept, from one frame to the next.

use std::path::PathBuf;

use super::recovery::{LeftMap, SharedRecovery};
use crate::render::Worker;
use crate::state::document::Document;

/// The map that is kept, and the thread that writes it.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// The map as it was when there was nothing to keep yet.
    pub(super) first: Option<Document>,
    /// Something was done since it was kept last.
    pub(super) is_behind: bool,
    /// When it was kept last, in seconds of the window's clock.
    pub(super) kept_s: f64,
    pub(super) writer: Option<Worker<Keep, ()>>,
    /// The map that a window left, until it is said what becomes of it.
    pub(super) left: Option<LeftMap>,
    /// The file of the one that is being shown.
    pub(super) restored: Option<PathBuf>,
}

/// What the thread is to write.
#[derive(Debug)]
pub(super) struct Keep {
    pub(super) recovery: SharedRecovery,
    pub(super) path: Option<PathBuf>,
    pub(super) document: Document,
    /// The file that this map came from, which is not needed any more when it is written.
    pub(super) done_with: Option<PathBuf>,
}
