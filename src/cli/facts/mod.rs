//! `facts`: every fact with its evidence, for other programs.

mod features;
mod recorder;
mod records;
mod table;

use std::io::{self, Write};

use clap::{Args, ValueEnum};

use super::arguments::DataArguments;
use super::output::{Failure, Output, as_far_as_read};
use super::standard_output;
use crate::geodata::write_features;
use crate::model::Atlas;
use records::Facts;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chengyu-atlas facts > facts.json
  chengyu-atlas facts --format csv --pack my-pack > facts.csv
  chengyu-atlas facts --format geojson > facts.geojson")]
pub(super) struct Options {
    #[command(flatten)]
    data: DataArguments,
    /// How to write them
    #[arg(long, value_enum, default_value_t = OutputFormat::Json)]
    format: OutputFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OutputFormat {
    /// One object with a list a kind
    Json,
    /// A line a quote
    Csv,
    /// One FeatureCollection
    Geojson,
}

/// Prints what could be read, then reports what could not.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    standard_output::check_is_open()?;
    let loaded = options.data.load()?;
    let atlas = &loaded.atlas;
    let facts = Facts::of(atlas);
    let written = write(options.format, atlas, &facts, output.out);
    as_far_as_read(written.and_then(|()| output.out.flush()))?;
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}

fn write(
    format: OutputFormat,
    atlas: &Atlas,
    facts: &Facts<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        OutputFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, facts)?;
            writeln!(out)
        }
        OutputFormat::Csv => table::write(facts, out),
        OutputFormat::Geojson => write_features(out, features::of(atlas, facts)),
    }
}
