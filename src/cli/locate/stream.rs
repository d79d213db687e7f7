//! `locate --stdin`: a line for each line of a table, with the county and the prefecture added.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use super::columns::{Columns, SEPARATORS};
use super::locator::{Locator, write_line};
use super::position::{position, position_of};
use super::records::{Records, Unreadable, fields};
use crate::cli::output::{Failure, Output, as_far_as_read};
use crate::diagnostics::excerpt;
use crate::projection::LonLat;
use crate::spreadsheet::is_formula;

/// How many bad lines are named.
const SHOWN: usize = 20;

/// Reads a table and writes it with its counties, past lines that give no position: these are named
/// at the end, which is then a failure, and are written with nothing added.
///
/// One buffer serves all lines, and fields are written as they were read.
pub(super) fn stream(
    input: &mut dyn BufRead,
    output: &mut Output<'_>,
    locator: &mut Locator,
    raw: bool,
) -> Result<(), Failure> {
    let mut records = Records::new(input);
    let mut table = Table {
        bad: Vec::new(),
        bad_count: 0,
        raw,
    };
    let read = table.copy(&mut records, output.out, locator);
    let flushed = as_far_as_read(output.out.flush());
    table.report(output);
    match read {
        // Whoever reads the output has read enough, and more lines are not looked at.
        Err(Failure::Io(error)) => as_far_as_read(Err(error))?,
        read => read?,
    }
    flushed?;
    if table.bad_count > 0 {
        return Err(Failure::Reported);
    }
    Ok(())
}

/// A table while it is copied.
struct Table {
    /// What is wrong with the first bad lines.
    bad: Vec<String>,
    bad_count: u64,
    raw: bool,
}

impl Table {
    fn copy(
        &mut self,
        records: &mut Records<'_>,
        out: &mut dyn Write,
        locator: &mut Locator,
    ) -> Result<(), Failure> {
        let mut columns: Option<Columns> = None;
        while let Some(number) = records.next_line()? {
            if records.record().trim_ascii().is_empty() {
                continue;
            }
            if let Some(columns) = &columns {
                let is_plain = columns.separator == b',' && columns.count == 2;
                // The usual line needs no list of fields.
                if is_plain
                    && !columns.has_header
                    && let Some((lon, lat, at)) = pair(records.record())
                {
                    write_line(out, lon.as_bytes(), lat.as_bytes(), locator.suffix(at))?;
                    continue;
                }
                records.finish(number, &[columns.separator])?;
                self.line(number, records.record(), columns, out, locator)?;
                continue;
            }
            records.finish(number, &SEPARATORS)?;
            let first = records.record();
            let told = Columns::of(first).ok_or_else(|| no_positions(number, first))?;
            locator.part_fields_by(told.separator);
            if told.has_header {
                self.header(first, &told, out)?;
            } else {
                self.line(number, first, &told, out, locator)?;
            }
            columns = Some(told);
        }
        Ok(())
    }

    fn header(&self, record: &[u8], columns: &Columns, out: &mut dyn Write) -> io::Result<()> {
        let names = fields(record, columns.separator);
        self.fields(&names, columns.separator, out)?;
        for name in Columns::added_names(&names) {
            out.write_all(&[columns.separator])?;
            out.write_all(name.as_bytes())?;
        }
        out.write_all(b"\n")
    }

    /// Writes a line of the table with what is added to it.
    fn line(
        &mut self,
        number: u64,
        record: &[u8],
        columns: &Columns,
        out: &mut dyn Write,
        locator: &Locator,
    ) -> io::Result<()> {
        let mut found = fields(record, columns.separator);
        let at = located(record, &found, columns);
        // Lines without all columns are filled up, so that what is added stands in its own.
        let missing = columns.count.saturating_sub(found.len());
        found.extend(std::iter::repeat_n(Cow::Borrowed(&[][..]), missing));
        if columns.count == 2 && at.is_ok() {
            found.iter_mut().for_each(trim);
        }
        self.fields(&found, columns.separator, out)?;
        match at {
            Ok(at) => out.write_all(locator.suffix(at))?,
            Err(message) => {
                out.write_all(locator.nothing())?;
                self.bad_count += 1;
                if self.bad.len() < SHOWN {
                    self.bad.push(format!(
                        "standard input, line {number}: {message} (write {} in degrees on each line)",
                        expected(columns)
                    ));
                }
            }
        }
        out.write_all(b"\n")
    }

    fn fields(
        &self,
        fields: &[Cow<'_, [u8]>],
        separator: u8,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                out.write_all(&[separator])?;
            }
            let mark: &[u8] = if !self.raw && is_formula(field) {
                b"'"
            } else {
                b""
            };
            let is_quoted = |b: &u8| *b == separator || matches!(b, b'"' | b'\n' | b'\r');
            if !field.iter().any(is_quoted) {
                out.write_all(mark)?;
                out.write_all(field)?;
                continue;
            }
            out.write_all(b"\"")?;
            out.write_all(mark)?;
            for (i, part) in field.split(|b| *b == b'"').enumerate() {
                out.write_all(if i > 0 { b"\"\"" } else { b"" })?;
                out.write_all(part)?;
            }
            out.write_all(b"\"")?;
        }
        Ok(())
    }

    /// Names the bad lines.
    fn report(&self, output: &mut Output<'_>) {
        for bad in &self.bad {
            output.message("error", bad);
        }
        let more = self.bad_count - self.bad.len() as u64;
        if more > 0 {
            output.message("error", &format_args!("and {more} more lines like these"));
        }
    }
}

/// The position that a line gives.
fn located(record: &[u8], found: &[Cow<'_, [u8]>], columns: &Columns) -> Result<LonLat, String> {
    if std::str::from_utf8(record).is_err() {
        return Err("it is not UTF-8".to_owned());
    }
    if found.len() == 1 {
        let separator = match columns.separator {
            b';' => "semicolon",
            b'\t' => "tab",
            _ => "comma",
        };
        let line = String::from_utf8_lossy(record);
        return Err(format!("{:?} has no {separator}", excerpt(&line)));
    }
    if found.len() > columns.count {
        return Err(format!(
            "it has {} fields, the first line has {}",
            found.len(),
            columns.count
        ));
    }
    let field = |column: usize| found.get(column).map_or(&[][..], |field| field);
    position_of(field(columns.lon), field(columns.lat))
}

/// A line of `lon,lat` and nothing else.
fn pair(record: &[u8]) -> Option<(&str, &str, LonLat)> {
    let (lon, lat) = std::str::from_utf8(record).ok()?.trim().split_once(',')?;
    let (lon, lat) = (lon.trim_end(), lat.trim_start());
    Some((lon, lat, position(lon, lat).ok()?))
}

fn trim(field: &mut Cow<'_, [u8]>) {
    let trimmed = field.trim_ascii();
    if trimmed.len() < field.len() {
        *field = Cow::Owned(trimmed.to_vec());
    }
}

/// The columns that each line must have, as a message names them.
fn expected(columns: &Columns) -> String {
    let separator = char::from(columns.separator);
    match (columns.lon < columns.lat, separator) {
        (_, '\t') => "lon and lat with a tab between them".to_owned(),
        (true, _) => format!("lon{separator}lat"),
        (false, _) => format!("lat{separator}lon"),
    }
}

fn no_positions(number: u64, header: &[u8]) -> Failure {
    let header = String::from_utf8_lossy(header);
    Failure::Job(format!(
        "standard input, line {number}: no columns of {:?} are called lon and lat (name them so, or \
         longitude and latitude, x and y, 经度 and 纬度; or write lon,lat in degrees on each line)",
        excerpt(&header)
    ))
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Io(error) => Self::Job(format!("standard input: {error}")),
            Unreadable::OpenQuote(number) => Self::Job(format!(
                "standard input, line {number}: a quote is opened and not closed; this line and all \
                 after it are not located (close it with another quote)"
            )),
            Unreadable::TooLong(number, beginning) => Self::Job(format!(
                "standard input, line {number}: longer than 1 MiB without an end: {:?} (end each line \
                 with a line break, and each quote with another)",
                excerpt(&beginning)
            )),
        }
    }
}
