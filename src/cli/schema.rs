//! `schema`: the JSON Schema of a pack's files, for maintainers.

use std::path::PathBuf;

use clap::Args;

use super::output::{Failure, Output};
use crate::files::{self, Overwrite};
use crate::geodata::{Problem, schemas};

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  chengyu-atlas schema --out geodata/packs/schema")]
pub(super) struct Options {
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes one schema a file.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let schemas = schemas().map_err(|error| Failure::Job(error.to_string()))?;
    for (name, text) in schemas {
        let path = options.out.join(name);
        files::write_atomically(&path, text.as_bytes(), Overwrite::Yes).map_err(|error| {
            let shown = path.display().to_string();
            Failure::from(
                Problem::of_file(shown, format!("cannot be written: {error}"))
                    .remedy("create the folder first"),
            )
        })?;
        writeln!(output.out, "{}", path.display())?;
    }
    Ok(())
}
