//! No command: open the window.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::arguments::{DataArguments, language};
use super::output::{Failure, Output};
use crate::app::{self, Refusal, Report, StartError};
use crate::messages::{Said, Says as _, said};
use crate::model::Language;

/// How the window is to be opened.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Options {
    #[command(flatten)]
    data: DataArguments,
    /// The folder of the texts that the facts quote
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// The language: zh-Hans, zh-Hant or en; without it the one chosen in the window before, or
    /// the system's, otherwise zh-Hans
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    lang: Option<Language>,
    /// The map to open: *.atlas.json
    #[arg(long, value_name = "FILE", conflicts_with_all = ["base", "pack"])]
    document: Option<PathBuf>,
    /// Print the milliseconds and the processor time from the start of the process to the first
    /// whole map, and end
    #[arg(long)]
    startup_report: bool,
    /// Start as at the first time, and keep no settings for the next
    #[arg(long)]
    fresh: bool,
    /// Write the window's state to FILE as JSON whenever it changes
    #[arg(long, value_name = "FILE", hide = true)]
    dump_state: Option<PathBuf>,
}

/// Opens the window and stays until it is closed.
pub(super) fn run(
    options: &Options,
    started: Instant,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let report = open(app::Options {
        language: options.lang,
        session: (!options.fresh && !options.startup_report)
            .then(app::session_file)
            .flatten(),
        texts: options.texts.clone(),
        figures: app::figures_folder(),
        startup_report: options.startup_report,
        dump_state: options.dump_state.clone(),
        document: options.document.clone(),
        ..app::Options::new(options.data.options(), started)
    })?;
    if options.startup_report {
        let shown = report
            .first_map
            .ok_or_else(|| Failure::Job(said!("cli-window-closed")))?;
        writeln!(
            output.out,
            "{{\"first_map_ms\":{:.1},\"cpu_ms\":{:.1}}}",
            shown.as_secs_f64() * 1000.0,
            report.first_map_cpu.as_secs_f64() * 1000.0
        )?;
    }
    Ok(())
}

/// Opens a window and stays until it is closed.
pub(super) fn open(options: app::Options) -> Result<Report, Failure> {
    let report = app::run(options).map_err(|error| match hint(&error) {
        Some(hint) => Failure::Hint(error.said(), hint),
        // A line each: the window was lost, and the files that were not written.
        None => Failure::Several(error.lines()),
    })?;
    match report.load_error {
        Some(error) => Err(Failure::Job(error)),
        None => Ok(report),
    }
}

fn hint(error: &StartError) -> Option<Said> {
    match error {
        StartError::NoDisplay => Some(said!("hint-no-display")),
        StartError::Refused(_, refusal) => Some(remedy(*refusal)),
        StartError::Lost(_) | StartError::Unwritten(_) => None,
    }
}

fn remedy(refusal: Refusal) -> Said {
    match refusal {
        Refusal::NoAnswer => said!("hint-no-answer"),
        Refusal::NotAllowed => said!("hint-not-allowed"),
        Refusal::NoExtension => said!("hint-no-extension"),
        Refusal::NoOpenGl => said!("hint-no-opengl"),
        Refusal::NoLibrary => said!("hint-no-library"),
        Refusal::Other => said!("hint-other"),
    }
}
