//! `verify`: check everything that can be checked.

use clap::Args;

use super::{Failure, Files, Output};
use crate::geodata::{Texts, verify};
use crate::model::{Atlas, Level};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chengyu-atlas verify
  chengyu-atlas verify --texts texts --pack my-pack")]
pub(super) struct Options {}

/// Prints counts, then each problem on its own line.
pub(super) fn run(_: &Options, files: &Files, output: &mut Output<'_>) -> Result<(), Failure> {
    let loaded = files.load()?;
    let texts = files.texts.as_deref().map(Texts::open).transpose()?;
    let mut problems = loaded.problems;
    problems.extend(verify(&loaded.atlas, texts.as_ref()));
    for (count, what) in counts(&loaded.atlas) {
        writeln!(output.out, "{count:>6} {what}")?;
    }
    if texts.is_none() {
        writeln!(
            output.out,
            "quotes not compared with the texts (give their folder with --texts)"
        )?;
    }
    for problem in &problems {
        writeln!(output.out, "{problem}")?;
    }
    writeln!(output.out, "{:>6} problems", problems.len())?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Job(format!(
            "{} found, listed above",
            count_of(problems.len(), "problem")
        )))
    }
}

fn count_of(n: usize, what: &str) -> String {
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {what}s")
    }
}

fn counts(atlas: &Atlas) -> Vec<(usize, &'static str)> {
    let level = |level| atlas.regions().filter(|(_, r)| r.level == level).count();
    let units = atlas.regions().count();
    let roles = atlas.roles().map(|(_, f)| &f.evidence);
    let corridors = atlas.corridors().map(|(_, f)| &f.evidence);
    let links = atlas.links().map(|(_, f)| &f.evidence);
    let targets = atlas.targets().map(|(_, f)| &f.evidence);
    let events = atlas.events().map(|(_, f)| &f.evidence);
    let evidence = roles
        .chain(corridors)
        .chain(links)
        .chain(targets)
        .chain(events);
    vec![
        (units, "regions"),
        (level(Level::Province), "of them provinces"),
        (level(Level::Prefecture), "of them prefectures"),
        (level(Level::County), "of them counties"),
        (atlas.packs().len(), "packs"),
        (atlas.sources().len(), "sources"),
        (atlas.places().len(), "places"),
        (atlas.roles().len(), "roles"),
        (atlas.corridors().len(), "corridors"),
        (atlas.links().len(), "links"),
        (atlas.targets().len(), "targets"),
        (atlas.events().len(), "events"),
        (evidence.map(|e| e.mentions().len()).sum(), "quotes"),
    ]
}
