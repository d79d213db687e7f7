//! `anchor`: fill in where a pack's quotes stand in their texts.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::output::{Failure, Output, as_far_as_read};
use crate::geodata::{Anchored, Problem, anchor};
use crate::messages::said;

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

/// Anchors each pack that was given, or none.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    let (Some(texts), false) = (&options.texts, options.pack.is_empty()) else {
        return Err(Failure::UsageWith(
            said!("cli-anchor-needs"),
            "Example:\n  chengyu-atlas anchor --texts texts --pack my-pack",
        ));
    };
    let all = anchor(&options.pack, texts)?;
    as_far_as_read(tell(&options.pack, &all, output))?;
    let problems: Vec<Problem> = all.into_iter().flat_map(|done| done.problems).collect();
    output.report(&problems)
}

fn tell(folders: &[PathBuf], all: &[Anchored], output: &mut Output<'_>) -> io::Result<()> {
    for (folder, done) in folders.iter().zip(all) {
        let (folder, placed) = (folder.display().to_string(), done.placed);
        output.line(&said!("cli-anchored", folder = folder, n = placed))?;
        for file in &done.written {
            let file = file.display().to_string();
            output.line(&said!("cli-written", file = file))?;
        }
    }
    output.out.flush()
}
