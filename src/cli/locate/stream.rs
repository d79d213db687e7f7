//! `locate --stdin`: a line for each line of a table, with the county and the prefecture added.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use super::columns::{Columns, SEPARATORS};
use super::locator::{Locator, write_line};
use super::position::{position, position_of};
use super::records::{Bad, Next, Records, Unreadable, fields};
use crate::cli::output::{Failure, Output, as_far_as_read};
use crate::diagnostics::{escaped, excerpt};
use crate::messages::{Said, Says as _, said};
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
    bad: Vec<Said>,
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
        let mut separators = Cow::Borrowed(&SEPARATORS[..]);
        let mut columns: Option<Columns> = None;
        loop {
            let number = match records.next_line()? {
                Next::Line(number) => number,
                Next::Bad(number, bad) => {
                    self.bad(number, &bad);
                    continue;
                }
                Next::End => return Ok(()),
            };
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
                let bad = records.finish(&[columns.separator])?;
                self.line(number, records.record(), bad, columns, out, locator)?;
                continue;
            }
            if let Some(separator) = told_separator(records.record()) {
                // Excel reads and writes it before the table.
                out.write_all(records.record())?;
                out.write_all(b"\n")?;
                separators = Cow::Owned(vec![separator]);
                continue;
            }
            let bad = records.finish(&separators)?;
            let first = records.record();
            let told =
                Columns::of(first, &separators).ok_or_else(|| no_positions(number, first))?;
            locator.part_fields_by(told.separator);
            if told.has_header && bad.is_none() {
                self.header(first, &told, out)?;
            } else {
                self.line(number, first, bad, &told, out, locator)?;
            }
            columns = Some(told);
        }
    }

    /// Keeps what is wrong with a line, to be named at the end.
    fn keep(&mut self, number: u64, message: impl FnOnce() -> Said) {
        self.bad_count += 1;
        if self.bad.len() < SHOWN {
            self.bad.push(at_line(number, message()));
        }
    }

    fn bad(&mut self, number: u64, bad: &Bad) {
        self.keep(number, || match bad {
            Bad::TooLong(beginning) => {
                said!("locate-long-line", beginning = escaped(&excerpt(beginning)))
            }
            Bad::OpenQuote => said!("locate-open-quote"),
        });
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
        bad: Option<Bad>,
        columns: &Columns,
        out: &mut dyn Write,
        locator: &Locator,
    ) -> io::Result<()> {
        let mut found = fields(record, columns.separator);
        let at = located(record, &found, columns);
        let at = if let Some(bad) = &bad {
            self.bad(number, bad);
            None
        } else {
            let wrong = |message| {
                self.keep(number, || {
                    let expected = expected(columns);
                    said!("locate-write-columns", what = message, expected = expected)
                });
            };
            at.map_err(wrong).ok()
        };
        // Lines without all columns are filled up, so that what is added stands in its own.
        let missing = columns.count.saturating_sub(found.len());
        found.extend(std::iter::repeat_n(Cow::Borrowed(&[][..]), missing));
        if columns.count == 2 && at.is_some() {
            found.iter_mut().for_each(trim);
        }
        self.fields(&found, columns.separator, out)?;
        out.write_all(at.map_or(locator.nothing(), |at| locator.suffix(at)))?;
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
            output.error(bad);
        }
        let more = self.bad_count - self.bad.len() as u64;
        if more > 0 {
            output.error(&said!("locate-more", n = more));
        }
    }
}

/// The position that a line gives.
fn located(record: &[u8], found: &[Cow<'_, [u8]>], columns: &Columns) -> Result<LonLat, Said> {
    if std::str::from_utf8(record).is_err() {
        return Err(said!("locate-not-utf"));
    }
    if found.len() == 1 {
        let line = String::from_utf8_lossy(record);
        let line = escaped(&excerpt(&line));
        return Err(match columns.separator {
            b';' => said!("locate-no-semicolon", line = line),
            b'\t' => said!("locate-no-tab", line = line),
            _ => said!("locate-no-comma", line = line),
        });
    }
    if found.len() > columns.count {
        return Err(said!(
            "locate-fields",
            n = found.len(),
            first = columns.count
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
fn expected(columns: &Columns) -> Said {
    let separator = char::from(columns.separator);
    match (columns.lon < columns.lat, separator) {
        (_, '\t') => said!("locate-with-tab"),
        (true, _) => Said::verbatim(format!("lon{separator}lat")),
        (false, _) => Said::verbatim(format!("lat{separator}lon")),
    }
}

fn no_positions(number: u64, header: &[u8]) -> Failure {
    let header = String::from_utf8_lossy(header);
    let what = said!(
        "locate-no-columns",
        header = escaped(&excerpt(&header)),
        chinese = CHINESE
    );
    Failure::Job(at_line(number, what))
}

/// The names of the columns in Chinese.
const CHINESE: &str = "经度, 纬度";

fn at_line(number: u64, what: Said) -> Said {
    said!("locate-line", n = number, what = what)
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Io(error) => Self::Job(said!("locate-input", what = error.said())),
            Unreadable::Endless(number, beginning) => {
                let beginning = escaped(&excerpt(&beginning));
                let what = said!("locate-endless", beginning = beginning);
                Self::Job(at_line(number, what))
            }
        }
    }
}

/// The separator that a line before the table tells, as Excel writes it: `sep=;`.
fn told_separator(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii();
    let inner = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\""));
    match inner.unwrap_or(line) {
        [s, e, p, b'=', separator] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
            SEPARATORS.contains(separator).then_some(*separator)
        }
        _ => None,
    }
}
