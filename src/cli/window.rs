//! No command: open the window.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::arguments::{DataArguments, language};
use super::output::{Failure, Output};
use crate::app::{self, Refusal, Report, StartError};
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
            .ok_or_else(|| Failure::Job("the window closed before the map was shown".to_owned()))?;
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
        Some(hint) => Failure::Hint(error.to_string(), hint.to_owned()),
        // A line each: the window was lost, and the files that were not written.
        None => Failure::Several(error.to_string().lines().map(str::to_owned).collect()),
    })?;
    match report.load_error {
        Some(error) => Err(Failure::Job(error)),
        None => Ok(report),
    }
}

fn hint(error: &StartError) -> Option<&'static str> {
    match error {
        StartError::NoDisplay => Some(
            "start it from a desktop, or make a figure without a window: chengyu-atlas render -o map.svg",
        ),
        StartError::Refused(_, refusal) => Some(remedy(*refusal)),
        StartError::Lost(_) | StartError::Unwritten(_) => None,
    }
}

fn remedy(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoAnswer => {
            "start the X server or the Wayland compositor, or set DISPLAY or WAYLAND_DISPLAY to one \
             that runs; figures need none: chengyu-atlas render -o map.svg"
        }
        Refusal::NotAllowed => {
            "the X server lets in only whom it knows: run as the user of the desktop, or have that \
             user allow it (xhost +si:localuser:NAME, or XAUTHORITY with the cookie of xauth); \
             figures need no server: chengyu-atlas render -o map.svg"
        }
        Refusal::NoExtension => {
            "start the X server with its usual extensions, RANDR, XInput and XKEYBOARD among them \
             (Xvfb: without -extension RANDR); figures need no server: \
             chengyu-atlas render -o map.svg"
        }
        Refusal::NoOpenGl => {
            "the window needs OpenGL 2 or later; without a graphics card Mesa's software does it: \
             install libgl1-mesa-dri, libgl1 and libegl1 and set LIBGL_ALWAYS_SOFTWARE=1; figures \
             need none: chengyu-atlas render -o map.svg"
        }
        Refusal::NoLibrary => {
            "the window needs the X11 or Wayland client libraries (libxkbcommon0, \
             libxkbcommon-x11-0, libxcursor1, libxi6, libxrender1, libx11-xcb1; libwayland-client0 \
             and libwayland-egl1 for Wayland); figures need none of them: \
             chengyu-atlas render -o map.svg"
        }
        Refusal::Other => {
            "the window needs OpenGL and the X11 or Wayland client libraries (libxkbcommon, \
             libxkbcommon-x11, libXcursor, libXi, libXrender, libX11-xcb); figures need none of \
             them: chengyu-atlas render -o map.svg"
        }
    }
}
