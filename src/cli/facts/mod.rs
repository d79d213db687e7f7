//! `facts`: every fact with its evidence, for other programs.

mod features;
mod recorder;
mod records;
mod table;

use std::io::{self, Write};

use clap::{Args, ValueEnum};

use super::arguments::{CsvArguments, DataArguments};
use super::output::{Failure, Output, as_far_as_read};
use super::standard_streams;
use crate::geodata::write_features;
use crate::model::Atlas;
use records::Facts;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chengyu-atlas facts > facts.json
  chengyu-atlas facts --format csv --pack my-pack > facts.csv
  chengyu-atlas facts --format csv --bom > for-excel.csv
  chengyu-atlas facts --format csv --raw | my-program
  chengyu-atlas facts --format geojson > facts.geojson")]
pub(super) struct Options {
    #[command(flatten)]
    data: DataArguments,
    /// How to write them
    #[arg(long, value_enum, default_value_t = OutputFormat::Json)]
    format: OutputFormat,
    #[command(flatten)]
    csv: CsvArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// One object with a list a kind
    Json,
    /// A line a quote
    Csv,
    /// One FeatureCollection
    Geojson,
}

const EXAMPLE: &str = "chengyu-atlas facts --format csv --bom";

/// Prints what could be read, then reports what could not.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    options
        .csv
        .check(options.format == OutputFormat::Csv, EXAMPLE)?;
    standard_streams::check_is_open()?;
    let loaded = options.data.load()?;
    let atlas = &loaded.atlas;
    let facts = Facts::of(atlas);
    let written = write(options, atlas, &facts, output.out);
    as_far_as_read(written.and_then(|()| output.out.flush()))?;
    output.tell(&loaded.findings);
    output.report(&loaded.problems)
}

fn write(
    options: &Options,
    atlas: &Atlas,
    facts: &Facts<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match options.format {
        OutputFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, facts)?;
            writeln!(out)
        }
        OutputFormat::Csv => {
            options.csv.begin(out)?;
            table::write(facts, options.csv.raw, out)
        }
        OutputFormat::Geojson => write_features(out, features::of(atlas, facts)),
    }
}
