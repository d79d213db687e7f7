//! `locate`: which county a position lies in.

mod columns;
mod locator;
mod position;
mod records;
mod stream;

use std::io;

use clap::Args;

use super::arguments::{BaseArguments, CsvArguments};
use super::output::{Failure, Output};
use super::standard_streams;
use crate::messages::{Said, said};
use locator::{Locator, write_line};
use position::position;
use stream::stream;

#[derive(Debug, Args)]
#[command(after_help = "\
Prints lon,lat,county_adcode,county,prefecture_adcode,prefecture; the last four are empty outside
the map.

With --stdin, each line is printed with these four added. Fields are parted by commas, semicolons or
tabs, as the first line shows. Where it names columns, the positions are those called lon and lat,
lng, long, longitude and latitude, x and y, or 经度 and 纬度; otherwise longitude comes first and
latitude second. All other columns are kept. A line that gives no position is printed with nothing
added and named at the end, and the command then ends with 1; one of more than 1 MiB is left out.

Examples:
  chengyu-atlas locate 104.06 30.66
  printf '104.06,30.66\\n106.55,29.56\\n' | chengyu-atlas locate --stdin
  chengyu-atlas locate --stdin < sites.csv > sites-with-counties.csv
  chengyu-atlas locate --stdin --bom < sites.csv > for-excel.csv")]
pub(super) struct Options {
    // Packs do not move borders.
    #[command(flatten)]
    base: BaseArguments,
    /// Longitude in degrees, east positive
    #[arg(allow_negative_numbers = true, value_name = "LON")]
    lon: Option<String>,
    /// Latitude in degrees, north positive
    #[arg(allow_negative_numbers = true, value_name = "LAT")]
    lat: Option<String>,
    /// Read a table from standard input instead: `lon,lat` lines, or more columns under a header
    #[arg(long, conflicts_with_all = ["lon", "lat"])]
    stdin: bool,
    #[command(flatten)]
    csv: CsvArguments,
}

/// Locates one position, or each line of standard input.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    standard_streams::check_is_open()?;
    match (&options.lon, &options.lat) {
        (Some(lon), Some(lat)) => {
            let at = position(lon, lat)
                .map_err(|what| said!("cli-with-example", what = what, example = example()))
                .map_err(Failure::Usage)?;
            let locator = Locator::new(&options.base, options.csv.raw)?;
            options.csv.begin(output.out)?;
            write_line(
                output.out,
                lon.as_bytes(),
                lat.as_bytes(),
                locator.suffix(at),
            )?;
            locator.finish(output)
        }
        _ if options.stdin => {
            standard_streams::check_is_input_open()?;
            let mut locator = Locator::new(&options.base, options.csv.raw)?;
            options.csv.begin(output.out)?;
            let read = stream(
                &mut io::stdin().lock(),
                output,
                &mut locator,
                options.csv.raw,
            );
            locator.finish(output)?;
            read
        }
        _ => Err(Failure::Usage(said!("locate-give", example = example()))),
    }
}

fn example() -> Said {
    said!(
        "cli-for-example",
        command = "chengyu-atlas locate 104.06 30.66"
    )
}
