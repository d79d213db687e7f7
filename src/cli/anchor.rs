//! `anchor`: fill in where a pack's quotes stand in their texts.

use std::path::PathBuf;

use clap::Args;

use super::output::{Failure, Output};
use crate::geodata::{Texts, anchor};

#[derive(Debug, Args)]
#[command(after_help = "\
Writes paragraph, article, start and end of every mention into the files of the pack; comments,
order and layout stay.

Example:
  chengyu-atlas anchor --texts texts --pack my-pack")]
pub(super) struct Options {
    /// The folder of a pack whose quotes are to be found
    #[arg(long, value_name = "DIR")]
    pack: Vec<PathBuf>,
    /// The folder of the texts that it quotes
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
}

/// Anchors each pack that was given.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let (Some(texts), false) = (&options.texts, options.pack.is_empty()) else {
        return Err(Failure::Usage(
            "`anchor` needs --texts and --pack, for example:\n  \
             chengyu-atlas anchor --texts texts --pack my-pack"
                .to_owned(),
        ));
    };
    let texts = Texts::open(texts)?;
    let mut problems = Vec::new();
    for folder in &options.pack {
        let done = anchor(folder, &texts)?;
        writeln!(
            output.out,
            "{}: {} quotes anchored",
            folder.display(),
            done.placed
        )?;
        for file in done.written {
            writeln!(output.out, "written: {file}")?;
        }
        problems.extend(done.problems);
    }
    output.out.flush()?;
    output.report(&problems)
}
