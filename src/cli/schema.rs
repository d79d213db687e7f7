//! `schema`: the JSON Schema of a pack's files, or of a map that was saved.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::{Failure, Output};
use crate::files::{self, Overwrite};
use crate::geodata::schemas;
use crate::messages::{Said, Says as _};
use crate::state::document::schema;

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  chengyu-atlas schema --out geodata/packs/schema\n  chengyu-atlas schema --of map --out assets/schema"
)]
pub(super) struct Options {
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What the schemas are of
    #[arg(long, value_enum, default_value_t = Of::Pack)]
    of: Of,
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// The files of a pack
    Pack,
    /// A map that was saved
    Map,
}

/// Writes one schema a file.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let schemas = match options.of {
        Of::Pack => schemas(),
        Of::Map => schema().map(|text| vec![("atlas.schema.json", text)]),
    };
    let schemas = schemas.map_err(|error| Failure::Job(error.said()))?;
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
