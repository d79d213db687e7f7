//! Failures of `render`.

use super::options::EXAMPLE;
use crate::cli::output::Failure;
use crate::export::ExportError;

/// A wrong call, with an example of a right one.
pub(super) fn usage(error: &dyn std::fmt::Display) -> Failure {
    Failure::UsageWith(error.to_string(), EXAMPLE)
}

/// A figure that could not be made or written.
pub(super) fn failed(error: impl Into<ExportError>) -> Failure {
    let error: ExportError = error.into();
    Failure::Job(error.to_string())
}
