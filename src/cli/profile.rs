//! `profile`: what moving the map costs, measured in a real window.

use std::time::Instant;

use clap::{Args, ValueEnum};

use super::arguments::DataArguments;
use super::output::{Failure, Output};
use super::window::open;
use crate::app::{self, Path, Profile};
use crate::messages::said;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chengyu-atlas profile --path pan
  chengyu-atlas profile --path tour --frames 1200 --base counties.geojson > tour.json")]
pub(super) struct Options {
    #[command(flatten)]
    data: DataArguments,
    /// How many frames to measure
    #[arg(
        long,
        default_value_t = 300,
        allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(10..=100_000)
    )]
    frames: u32,
    /// How the map is moved, or its panel
    #[arg(long, value_enum, default_value_t = ProfilePath::Pan)]
    path: ProfilePath,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ProfilePath {
    /// The map is dragged to and fro
    Pan,
    /// The wheel turns in and out
    Zoom,
    /// One after the other
    Tour,
    /// The wheel turns over the longest panel of a place
    Panel,
    /// The wheel turns over the table of facts
    Table,
}

/// Opens a window, moves its map, and prints the measures as one JSON object.
pub(super) fn run(
    options: &Options,
    started: Instant,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let path = match options.path {
        ProfilePath::Pan => Path::Pan,
        ProfilePath::Zoom => Path::Zoom,
        ProfilePath::Tour => Path::Tour,
        ProfilePath::Panel => Path::Panel,
        ProfilePath::Table => Path::Table,
    };
    let report = open(app::Options {
        profile: Some(Profile {
            path,
            frames: options.frames,
        }),
        ..app::Options::new(options.data.options(), started)
    })?;
    let measured = report
        .measured
        .ok_or_else(|| Failure::Job(said!("cli-measuring-closed")))?;
    serde_json::to_writer_pretty(&mut *output.out, &measured).map_err(std::io::Error::from)?;
    writeln!(output.out)?;
    Ok(())
}
