//! The files that `render` writes, looked at before the work of making them.

use std::path::{Path, PathBuf};

use super::failure::failed;
use super::options::Options;
use crate::cli::output::Failure;
use crate::files;

/// Refuses files that cannot be written, are one, or are yet to be read.
pub(super) fn check(options: &Options) -> Result<(), Failure> {
    let targets = std::iter::once(&options.output).chain(&options.citations);
    let targets: Vec<&Path> = targets.map(PathBuf::as_path).collect();
    let inputs = options.data.inputs();
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    files::check_targets(&targets, &inputs, options.overwrite()).map_err(failed)
}
