//! `locate`: which county a position lies in.

use std::io::{self, BufRead, Write};

use clap::Args;

use super::arguments::BaseArguments;
use super::output::{Failure, Output};
use crate::diagnostics::excerpt;
use crate::geodata::{Finding, load};
use crate::index::SpatialIndex;
use crate::model::{Atlas, Level, Place, Region};
use crate::projection::LonLat;

#[derive(Debug, Args)]
#[command(after_help = "\
Prints lon,lat,county_adcode,county,prefecture_adcode,prefecture; the last four are empty outside
the map.

Examples:
  chengyu-atlas locate 104.06 30.66
  printf '104.06,30.66\\n106.55,29.56\\n' | chengyu-atlas locate --stdin")]
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
    /// Read `lon,lat` lines from standard input instead
    #[arg(long, conflicts_with_all = ["lon", "lat"])]
    stdin: bool,
}

/// Locates one position, or each line of standard input.
pub(super) fn run(options: &Options, output: &mut Output<'_>) -> Result<(), Failure> {
    match (&options.lon, &options.lat) {
        (Some(lon), Some(lat)) => {
            let at = position(lon, lat)
                .map_err(|message| Failure::Usage(format!("{message} ({EXAMPLE})")))?;
            let locator = Locator::new(&options.base)?;
            write_line(
                output.out,
                lon.as_bytes(),
                lat.as_bytes(),
                locator.suffix(at),
            )?;
            locator.finish(output)
        }
        _ if options.stdin => {
            let locator = Locator::new(&options.base)?;
            stream(&mut io::stdin().lock(), output.out, &locator)?;
            locator.finish(output)
        }
        _ => Err(Failure::Usage(format!(
            "give longitude and latitude, or --stdin ({EXAMPLE})"
        ))),
    }
}

const EXAMPLE: &str = "for example `chengyu-atlas locate 104.06 30.66`";

/// Finds the text that follows the position on an output line.
struct Locator {
    index: SpatialIndex,
    /// By region: `,510104,锦江区,510100,成都市`.
    suffixes: Vec<Box<[u8]>>,
    findings: Vec<Finding>,
}

impl Locator {
    fn new(base: &BaseArguments) -> Result<Self, Failure> {
        let loaded = load(&base.options())?;
        let atlas = &loaded.atlas;
        let suffixes = atlas
            .regions()
            .map(|(_, region)| suffix(atlas, region))
            .collect();
        Ok(Self {
            index: SpatialIndex::new(atlas),
            suffixes,
            findings: loaded.findings,
        })
    }

    fn suffix(&self, at: LonLat) -> &[u8] {
        let county = self.index.county_at(at);
        // A person's own file may have no counties.
        let unit = county.or_else(|| self.index.prefecture_at(at));
        unit.and_then(|id| self.suffixes.get(id.index()))
            .map_or(b",,,,", |s| s)
    }

    /// Says at the end what was wrong with the files, so that it is not lost among the lines.
    fn finish(self, output: &mut Output<'_>) -> Result<(), Failure> {
        output.out.flush()?;
        output.tell(&self.findings);
        Ok(())
    }
}

fn suffix(atlas: &Atlas, region: &Region) -> Box<[u8]> {
    let place = atlas.place(region.place);
    let (county, prefecture) = match region.level {
        Level::County => (Some(place), place.parent.map(|id| atlas.place(id))),
        Level::Prefecture => (None, Some(place)),
        Level::Province => (None, None),
    };
    let field = |place: Option<&Place>, of: fn(&Place) -> &str| quoted(place.map_or("", of));
    let key = |p: Option<&Place>| field(p, adcode);
    let name = |p: Option<&Place>| field(p, |p| &p.names.hans);
    let parts = [key(county), name(county), key(prefecture), name(prefecture)];
    parts
        .iter()
        .fold(String::new(), |line, part| line + "," + part)
        .into_bytes()
        .into()
}

/// The adcode of a unit; empty where its file has none.
fn adcode(place: &Place) -> &str {
    let is_adcode = place.key.bytes().all(|b| b.is_ascii_digit());
    if is_adcode { &place.key } else { "" }
}

/// A CSV field, in quotes where it must be.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

fn position(lon: &str, lat: &str) -> Result<LonLat, String> {
    let number = |name: &str, text: &str| {
        text.trim()
            .parse::<f64>()
            .map_err(|_not_a_number| format!("{name} {:?} is not a number", excerpt(text)))
    };
    LonLat::new(number("longitude", lon)?, number("latitude", lat)?)
        .map_err(|error| error.to_string())
}

/// Reads lines of `lon,lat` and writes a line for each; stops at one that is no position.
///
/// One buffer serves all lines, and the numbers are written as they were read.
fn stream(input: &mut dyn BufRead, out: &mut dyn Write, locator: &Locator) -> Result<(), Failure> {
    let mut line = Vec::with_capacity(64);
    for number in 1_u64.. {
        line.clear();
        let length = input
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::Job(format!("standard input: {error}")))?;
        if length == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).unwrap_or("\u{fffd}");
        // Some programs begin a file with a byte order mark.
        let mark = if number == 1 { "\u{feff}" } else { "" };
        let text = text.strip_prefix(mark).unwrap_or(text).trim();
        if text.is_empty() {
            continue;
        }
        let (lon, lat, at) = match pair(text) {
            Ok(pair) => pair,
            Err(message) => {
                out.flush()?;
                return Err(Failure::Job(format!(
                    "standard input, line {number}: {message} (write lon,lat in degrees on each line)"
                )));
            }
        };
        write_line(out, lon.as_bytes(), lat.as_bytes(), locator.suffix(at))?;
    }
    Ok(())
}

fn pair(line: &str) -> Result<(&str, &str, LonLat), String> {
    let (lon, lat) = line
        .split_once(',')
        .ok_or_else(|| format!("{:?} has no comma", excerpt(line)))?;
    let (lon, lat) = (lon.trim_end(), lat.trim_start());
    Ok((lon, lat, position(lon, lat)?))
}

fn write_line(out: &mut dyn Write, lon: &[u8], lat: &[u8], suffix: &[u8]) -> io::Result<()> {
    out.write_all(lon)?;
    out.write_all(b",")?;
    out.write_all(lat)?;
    out.write_all(suffix)?;
    out.write_all(b"\n")
}
