//! What goes on with documents in a window from one frame to the next.

use std::path::PathBuf;

use crate::document_files::OpenedDocument;

/// What waits until it is known what becomes of the changes of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A new map.
    New,
    /// The map of a file.
    Open(PathBuf),
    /// The end of the window.
    Close,
}

/// What goes on with documents in a window.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// The map that is being opened: a file that it needs is yet to be found or read.
    pub(super) opened: Option<OpenedDocument>,
    /// What is wanted once the changes of the map are saved or given up.
    pub(super) wanted: Option<Wanted>,
    /// Whether they are being saved for that.
    pub(super) is_saving: bool,
    /// The person has said that the changes may be lost with the window.
    pub(super) gives_up: bool,
    /// The title the window has.
    pub(super) title: String,
}
