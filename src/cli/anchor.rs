//! `anchor`: fill in where a pack's quotes stand in their texts.

use clap::Args;

use super::{Failure, Files, Output};
use crate::geodata::{Texts, anchor};

#[derive(Debug, Args)]
#[command(after_help = "\
Writes paragraph, article, start and end of every mention into the files of the pack; comments,
order and layout stay.

Example:
  chengyu-atlas anchor --texts texts --pack my-pack")]
pub(super) struct Options {}

/// Anchors each pack that was given.
pub(super) fn run(_: &Options, files: &Files, output: &mut Output<'_>) -> Result<(), Failure> {
    let (Some(texts), false) = (&files.texts, files.pack.is_empty()) else {
        return Err(Failure::Usage(
            "`anchor` needs --texts and --pack, for example:\n  \
             chengyu-atlas anchor --texts texts --pack my-pack"
                .to_owned(),
        ));
    };
    let texts = Texts::open(texts)?;
    let mut problems = Vec::new();
    for folder in &files.pack {
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
