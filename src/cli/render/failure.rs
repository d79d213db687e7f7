//! Failures of `render`.

use super::options::EXAMPLE;
use crate::cli::output::Failure;
use crate::export::ExportError;
use crate::messages::{Said, Says, said};

/// A wrong call, with an example of a right one.
pub(super) fn usage(error: &dyn Says) -> Failure {
    Failure::UsageWith(error.said(), EXAMPLE)
}

/// A figure that could not be made or written.
pub(super) fn failed(error: impl Into<ExportError>) -> Failure {
    let error: ExportError = error.into();
    Failure::Job(error.said())
}

/// What is wrong with the value of an option.
pub(super) fn of_option(option: &str, what: Said) -> Said {
    said!("render-option", option = option, what = what)
}
