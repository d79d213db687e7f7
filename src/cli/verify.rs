//! `verify`: check everything that can be checked.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::arguments::DataArguments;
use super::output::{Failure, Output, as_far_as_read};
use crate::diagnostics::escaped;
use crate::geodata::{
    BoundaryReport, Finding, LoadOptions, Loaded, Problem, Severity, Texts, load, verify,
};
use crate::messages::{Said, Says as _, said};
use crate::model::{Atlas, Level};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chengyu-atlas verify
  chengyu-atlas verify --texts texts --pack my-pack")]
pub(super) struct Options {
    #[command(flatten)]
    data: DataArguments,
    /// The folder of the texts that the facts quote
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
}

/// Prints counts, then each warning and each problem on its own line; only problems are a failure.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    // What is checked is the file, not what was made of it once.
    let mut loaded = load(&LoadOptions {
        kept: None,
        ..options.data.options()
    })?;
    let folder = options.texts.as_deref();
    // Without sources there is nothing to compare; why there are none is among the problems.
    let sources = Some(loaded.checked_sources()).filter(|sources| !sources.is_empty());
    let opened = folder.zip(sources);
    let opened = opened.map(|(folder, sources)| Texts::open(folder, sources));
    let (texts, no_texts) = match opened {
        Some(Ok(texts)) => (Some(texts), None),
        Some(Err(problem)) => (None, Some(problem)),
        None => (None, None),
    };
    let found = verify(&loaded, texts.as_ref());
    let findings = std::mem::take(&mut loaded.findings);
    let (warnings, missing): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|finding| finding.severity() == Severity::Warning);
    let problems: Vec<Problem> = missing
        .into_iter()
        .map(|finding| finding.notice)
        .chain(std::mem::take(&mut loaded.problems))
        .chain(no_texts)
        .chain(found)
        .collect();
    let written = list(&loaded, folder.is_some(), &warnings, &problems, output);
    let is_read = written.is_ok();
    as_far_as_read(written)?;
    match problems.len() {
        0 => Ok(()),
        n if is_read => Err(Failure::Job(said!("cli-problems-found", n = n))),
        _ => Err(Failure::Reported),
    }
}

fn list(
    loaded: &Loaded,
    has_texts: bool,
    warnings: &[Finding],
    problems: &[Problem],
    output: &mut Output<'_>,
) -> io::Result<()> {
    for (count, what) in counts(&loaded.atlas) {
        output.count(&count, &what)?;
    }
    if let Some(report) = &loaded.boundaries {
        for (count, what) in matches(report) {
            output.count(&count, &what)?;
        }
    }
    for pack in loaded.atlas.packs().iter().filter(|p| p.replaces_bundled) {
        let id = escaped(&pack.key);
        output.line(&said!("verify-replaced", id = id))?;
    }
    if !has_texts {
        output.line(&said!("verify-not-compared"))?;
    } else if loaded.quotes_left_out() > 0 && !loaded.checked_sources().is_empty() {
        output.count(&loaded.quotes_left_out(), &said!("verify-left-out"))?;
    }
    for warning in warnings {
        output.line(&said!("cli-warning", what = warning.said()))?;
    }
    if !warnings.is_empty() {
        let n = warnings.len();
        output.count(&n, &said!("verify-warnings", n = n))?;
    }
    for problem in problems {
        output.line(problem)?;
    }
    let n = problems.len();
    output.count(&n, &said!("verify-problems", n = n))?;
    output.out.flush()
}

/// How many units of a person's own boundaries are known, and how far their borders lie from the
/// bundled ones.
fn matches(report: &BoundaryReport) -> Vec<(String, Said)> {
    let form = report.form.said();
    let mut counts = vec![
        (
            report.matched.to_string(),
            said!("verify-matched", file = &report.file, form = form),
        ),
        (
            report.not_matched.len().to_string(),
            said!("verify-not-matched"),
        ),
    ];
    counts.extend(report.datum.map(|check| {
        let mut what = said!("verify-offset");
        if let Some(datum) = check.converted {
            what = said!("verify-offset-converted", what = what, datum = datum.name());
        }
        if check.is_undecided() {
            what = said!("verify-offset-undecided", what = what);
        }
        (format!("{:.0}", check.offset_m), what)
    }));
    counts
}

fn counts(atlas: &Atlas) -> Vec<(usize, Said)> {
    let level = |level| atlas.regions().filter(|(_, r)| r.level == level).count();
    let units = atlas.regions().count();
    let roles = atlas.roles().map(|(_, f)| &f.evidence);
    let corridors = atlas.corridors().map(|(_, f)| &f.evidence);
    let links = atlas.links().map(|(_, f)| &f.evidence);
    let targets = atlas.targets().map(|(_, f)| &f.evidence);
    let events = atlas.events().map(|(_, f)| &f.evidence);
    let groups = atlas.places().filter_map(|(_, p)| p.membership.as_ref());
    let evidence = groups
        .map(|membership| &membership.evidence)
        .chain(roles)
        .chain(corridors)
        .chain(links)
        .chain(targets)
        .chain(events);
    vec![
        (units, said!("verify-regions")),
        (level(Level::Province), said!("verify-provinces")),
        (level(Level::Prefecture), said!("verify-prefectures")),
        (level(Level::County), said!("verify-counties")),
        (atlas.packs().len(), said!("verify-packs")),
        (atlas.sources().len(), said!("verify-sources")),
        (atlas.places().len(), said!("verify-places")),
        (atlas.roles().len(), said!("verify-roles")),
        (atlas.corridors().len(), said!("verify-corridors")),
        (atlas.links().len(), said!("verify-links")),
        (atlas.targets().len(), said!("verify-targets")),
        (atlas.events().len(), said!("verify-events")),
        (
            evidence.map(|e| e.mentions().len()).sum(),
            said!("verify-quotes"),
        ),
    ]
}
