//! No command: open the window.

use super::{Failure, Files};

/// Opens the window.
pub(super) fn open(_files: &Files, _startup_report: bool) -> Result<(), Failure> {
    Err(Failure::Job(
        "this build has no window yet; see `chengyu-atlas --help`".to_owned(),
    ))
}
