//! `schema`: the JSON Schema of a pack's files, for maintainers.

use std::path::{Path, PathBuf};

use clap::Args;

use super::output::{Failure, Output};
use crate::files::{self, Overwrite};
use crate::geodata::schemas;
use crate::messages::{Said, Says as _};

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  chengyu-atlas schema --out geodata/packs/schema")]
pub(super) struct Options {
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes one schema a file.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let schemas = schemas().map_err(|error| Failure::Job(error.said()))?;
    let files: Vec<(PathBuf, String)> = schemas
        .into_iter()
        .map(|(name, text)| (options.out.join(name), text))
        .collect();
    let bytes = files.iter();
    let bytes: Vec<(&Path, &[u8])> = bytes
        .map(|(path, text)| (path.as_path(), text.as_bytes()))
        .collect();
    files::write_together(&bytes, Overwrite::Yes).map_err(|error| Failure::Job(error.said()))?;
    for (path, _) in &files {
        output.line(&Said::verbatim(path.display().to_string()))?;
    }
    Ok(())
}
