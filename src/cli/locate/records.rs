//! The records of a stream of text: lines, or several lines where a field in quotes has line breaks.

use std::borrow::Cow;
use std::io::{self, BufRead, Read as _};

/// The longest record, in bytes: 1 MiB. A stream without line breaks takes no more memory than that.
const MOST_BYTES: usize = 1 << 20;

/// Reads record after record into one buffer.
pub(super) struct Records<'i> {
    input: &'i mut dyn BufRead,
    record: Vec<u8>,
    /// How many lines were read.
    lines: u64,
}

/// Why no more records can be read.
pub(super) enum Unreadable {
    /// The stream broke off.
    Io(io::Error),
    /// A record is longer than [`MOST_BYTES`]; the number of its first line, and its beginning.
    TooLong(u64, String),
    /// The stream ends within quotes; the number of the line in which they begin.
    OpenQuote(u64),
}

impl<'i> Records<'i> {
    pub(super) fn new(input: &'i mut dyn BufRead) -> Self {
        Self {
            input,
            record: Vec::with_capacity(64),
            lines: 0,
        }
    }

    /// Reads the next line, without the mark that some programs begin a file with; the number of the
    /// line, or `None` after the last one.
    pub(super) fn next_line(&mut self) -> Result<Option<u64>, Unreadable> {
        self.record.clear();
        let number = self.lines + 1;
        if !self.add_line(number)? {
            return Ok(None);
        }
        if number == 1 && self.record.starts_with(b"\xef\xbb\xbf") {
            self.record.drain(..3);
        }
        Ok(Some(number))
    }

    /// Reads on to the end of a record whose fields are parted by any of some separators: to the line
    /// in which the last field in quotes ends.
    pub(super) fn finish(&mut self, number: u64, separators: &[u8]) -> Result<(), Unreadable> {
        if memchr::memchr(b'"', &self.record).is_none() {
            return Ok(());
        }
        let (mut quotes, mut seen) = (Quotes::FieldStart, 0);
        loop {
            for byte in &self.record[seen..] {
                quotes = quotes.after(*byte, separators);
            }
            seen = self.record.len();
            if quotes != Quotes::Within {
                return Ok(());
            }
            if !self.add_line(number)? {
                return Err(Unreadable::OpenQuote(number));
            }
        }
    }

    /// The record without its line break.
    pub(super) fn record(&self) -> &[u8] {
        let line = self.record.strip_suffix(b"\n").unwrap_or(&self.record);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// Reads one more line into the record; whether there was one.
    fn add_line(&mut self, number: u64) -> Result<bool, Unreadable> {
        // One more byte than is allowed tells a record that is too long.
        let room = MOST_BYTES + 1 - self.record.len();
        let line = self.input.take(room as u64);
        let length = { line }
            .read_until(b'\n', &mut self.record)
            .map_err(Unreadable::Io)?;
        if self.record.len() > MOST_BYTES {
            let beginning = String::from_utf8_lossy(&self.record[..200]).into_owned();
            return Err(Unreadable::TooLong(number, beginning));
        }
        self.lines += u64::from(length > 0);
        Ok(length > 0)
    }
}

/// Where in a record with quotes one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    FieldStart,
    Without,
    Within,
    /// After a quote within quotes, which ends them unless another follows.
    AfterQuote,
}

impl Quotes {
    fn after(self, byte: u8, separators: &[u8]) -> Self {
        let is_separator = byte == b'\n' || separators.contains(&byte);
        match (self, byte) {
            (Self::Within, b'"') => Self::AfterQuote,
            (Self::Within, _) | (Self::FieldStart | Self::AfterQuote, b'"') => Self::Within,
            _ if is_separator => Self::FieldStart,
            _ => Self::Without,
        }
    }
}

/// The fields of a record.
pub(super) fn fields(record: &[u8], separator: u8) -> Vec<Cow<'_, [u8]>> {
    if memchr::memchr(b'"', record).is_none() {
        return record
            .split(|byte| *byte == separator)
            .map(Cow::Borrowed)
            .collect();
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(record);
    let mut fields = csv::ByteRecord::new();
    // What is in memory can be read, whatever it holds.
    let is_read = reader.read_byte_record(&mut fields).unwrap_or(false);
    if !is_read {
        return vec![Cow::Borrowed(record)];
    }
    fields
        .iter()
        .map(|field| Cow::Owned(field.to_vec()))
        .collect()
}
