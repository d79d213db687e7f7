//! `verify`: check everything that can be checked.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::arguments::DataArguments;
use super::output::{Failure, Output, as_far_as_read};
use crate::geodata::{BoundaryReport, Finding, Loaded, Problem, Severity, Texts, verify};
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
    let mut loaded = options.data.load()?;
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
        n if is_read => {
            let what = noun(n, "problem");
            Err(Failure::Job(format!("{n} {what} found, listed above")))
        }
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
        output.line(&format_args!("{count:>6} {what}"))?;
    }
    if let Some(report) = &loaded.boundaries {
        for (count, what) in matches(report) {
            output.line(&format_args!("{count:>6} {what}"))?;
        }
    }
    for pack in loaded.atlas.packs().iter().filter(|p| p.replaces_bundled) {
        let key = &pack.key;
        output.line(&format_args!(
            "the facts of the bundled pack are replaced: a pack has its id, {key:?}"
        ))?;
    }
    if !has_texts {
        output.line(&"quotes not compared with the texts (give their folder with --texts)")?;
    } else if loaded.quotes_left_out() > 0 && !loaded.checked_sources().is_empty() {
        let left_out = loaded.quotes_left_out();
        output.line(&format_args!(
            "{left_out:>6} quotes of the bundled pack not compared (leave out --pack to do so)"
        ))?;
    }
    for warning in warnings {
        output.line(&format_args!("warning: {warning}"))?;
    }
    if !warnings.is_empty() {
        let what = noun(warnings.len(), "warning");
        output.line(&format_args!("{:>6} {what}", warnings.len()))?;
    }
    for problem in problems {
        output.line(problem)?;
    }
    let what = noun(problems.len(), "problem");
    output.line(&format_args!("{:>6} {what}", problems.len()))?;
    output.out.flush()
}

/// How many units of a person's own boundaries are known, and how far their borders lie from the
/// bundled ones.
fn matches(report: &BoundaryReport) -> Vec<(String, String)> {
    let file = &report.file;
    let mut counts = vec![
        (
            report.matched.to_string(),
            format!("units of {file}, read as {}, matched", report.form),
        ),
        (
            report.not_matched.len().to_string(),
            "not matched".to_owned(),
        ),
    ];
    counts.extend(report.datum.map(|check| {
        let converted = check.converted.map(|datum| datum.name());
        let converted = converted.map(|name| format!(", converted from {name}"));
        let from = "m from its borders to the bundled ones, half of them nearer";
        let undecided = if check.is_undecided() {
            "; too coarse or too different to tell whether its datum is WGS-84"
        } else {
            ""
        };
        let what = format!("{from}{}{undecided}", converted.unwrap_or_default());
        (format!("{:.0}", check.offset_m), what)
    }));
    counts
}

/// A noun as it stands behind a number.
fn noun(n: usize, what: &str) -> String {
    if n == 1 {
        what.to_owned()
    } else {
        format!("{what}s")
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
    let groups = atlas.places().filter_map(|(_, p)| p.membership.as_ref());
    let evidence = groups
        .map(|membership| &membership.evidence)
        .chain(roles)
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
