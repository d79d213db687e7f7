//! The records of a stream of text: lines, or several lines where a field in quotes has line breaks.

use std::borrow::Cow;
use std::io::{self, BufRead, Read as _};

/// The longest record, in bytes: 1 MiB.
const MOST_BYTES: usize = 1 << 20;
/// The longest line that is passed over, in bytes. A stream without line breaks ends with it.
const MOST_PASSED: usize = 64 << 20;
/// The most lines of a record. Where quotes are open for longer, one was forgotten.
const MOST_LINES: usize = 100;

/// Reads record after record into one buffer, which holds two of the longest at most.
pub(super) struct Records<'i> {
    input: &'i mut dyn BufRead,
    /// The record, and after it what was read ahead.
    buffer: Vec<u8>,
    record: std::ops::Range<usize>,
    /// How many lines have been records so far.
    lines: u64,
}

/// A line that is no record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bad {
    /// It was longer than [`MOST_BYTES`]; it is passed over, and begins like this.
    TooLong(String),
    /// Its quotes are not closed; it is a record as it is.
    OpenQuote,
}

/// Why no more records can be read.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// The stream broke off.
    Io(io::Error),
    /// A line is longer than [`MOST_PASSED`]; its number, and its beginning.
    Endless(u64, String),
}

/// What is read next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A record that begins in the line of a number.
    Line(u64),
    /// A line, by its number, that is none.
    Bad(u64, Bad),
    /// Nothing.
    End,
}

impl<'i> Records<'i> {
    pub(super) fn new(input: &'i mut dyn BufRead) -> Self {
        Self {
            input,
            buffer: Vec::with_capacity(64),
            record: 0..0,
            lines: 0,
        }
    }

    /// Reads the next line, without the mark that some programs begin a file with.
    pub(super) fn next_line(&mut self) -> Result<Next, Unreadable> {
        let end = self.record.end;
        if end == self.buffer.len() {
            self.buffer.clear();
            self.record = 0..0;
        } else if end > MOST_BYTES {
            self.buffer.drain(..end);
            self.record = 0..0;
        } else {
            self.record = end..end;
        }
        let number = self.lines + 1;
        match self.add_line()? {
            Added::Nothing => return Ok(Next::End),
            Added::TooLong => {
                self.lines = number;
                return Ok(Next::Bad(number, Bad::TooLong(self.pass(number)?)));
            }
            Added::Line => self.lines = number,
        }
        if number == 1 && self.record().starts_with(b"\xef\xbb\xbf") {
            self.record.start += 3;
        }
        Ok(Next::Line(number))
    }

    /// Reads on to the end of a record whose fields are parted by any of some separators: to the line
    /// in which the last field in quotes ends. Where none does, the first line is the record.
    pub(super) fn finish(&mut self, separators: &[u8]) -> Result<Option<Bad>, Unreadable> {
        if memchr::memchr(b'"', self.whole()).is_none() {
            return Ok(None);
        }
        let first = self.record.end;
        let mut quotes = Quotes::FieldStart;
        let mut seen = self.record.start;
        for lines in 0..MOST_LINES as u64 {
            for byte in self.buffer.get(seen..self.record.end).unwrap_or_default() {
                quotes = quotes.after(*byte, separators);
            }
            seen = self.record.end;
            if quotes != Quotes::Within {
                self.lines += lines;
                return Ok(None);
            }
            if self.add_line()? != Added::Line {
                break;
            }
        }
        self.record.end = first;
        Ok(Some(Bad::OpenQuote))
    }

    /// The record without its line break.
    pub(super) fn record(&self) -> &[u8] {
        let record = self.whole();
        let line = record.strip_suffix(b"\n").unwrap_or(record);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    fn whole(&self) -> &[u8] {
        self.buffer.get(self.record.clone()).unwrap_or_default()
    }

    /// Adds one more line to the record, from what was read ahead or from the stream.
    fn add_line(&mut self) -> Result<Added, Unreadable> {
        let from = self.record.end;
        let ahead = self.buffer.get(from..).unwrap_or_default();
        let end = match memchr::memchr(b'\n', ahead) {
            Some(at) => from + at + 1,
            None => {
                // One more byte than is allowed tells a record that is too long.
                let room = (MOST_BYTES + 1).saturating_sub(self.buffer.len() - self.record.start);
                let line = self.input.take(room as u64);
                { line }
                    .read_until(b'\n', &mut self.buffer)
                    .map_err(Unreadable::Io)?;
                self.buffer.len()
            }
        };
        if end == from {
            return Ok(Added::Nothing);
        }
        if end - self.record.start > MOST_BYTES {
            return Ok(Added::TooLong);
        }
        self.record.end = end;
        Ok(Added::Line)
    }

    /// Passes over the line that does not fit into the record; how it begins.
    fn pass(&mut self, number: u64) -> Result<String, Unreadable> {
        let line = self.buffer.get(self.record.end..).unwrap_or_default();
        let beginning = String::from_utf8_lossy(line.get(..200).unwrap_or(line)).into_owned();
        let mut passed = line.len();
        let mut is_passed = line.ends_with(b"\n");
        self.buffer.truncate(self.record.end);
        while !is_passed {
            let read = self.input.fill_buf().map_err(Unreadable::Io)?;
            let end = memchr::memchr(b'\n', read);
            let length = end.map_or(read.len(), |end| end + 1);
            self.input.consume(length);
            passed += length;
            is_passed = end.is_some() || length == 0;
            if !is_passed && passed > MOST_PASSED {
                return Err(Unreadable::Endless(number, beginning));
            }
        }
        Ok(beginning)
    }
}

/// What [`Records::add_line`] has added.
#[derive(PartialEq, Eq)]
enum Added {
    Line,
    /// Nothing: with its next line the record would be longer than [`MOST_BYTES`].
    TooLong,
    /// Nothing: the stream has ended.
    Nothing,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a text, each with its number and what is wrong with it.
    fn records(text: &[u8]) -> Vec<(u64, String, Option<Bad>)> {
        let mut input = io::BufReader::with_capacity(16, text);
        let mut records = Records::new(&mut input);
        let mut all = Vec::new();
        loop {
            match records.next_line().unwrap() {
                Next::End => return all,
                Next::Bad(number, bad) => all.push((number, String::new(), Some(bad))),
                Next::Line(number) => {
                    let bad = records.finish(b",").unwrap();
                    let record = String::from_utf8_lossy(records.record()).into_owned();
                    all.push((number, record, bad));
                }
            }
        }
    }

    #[test]
    fn a_quote_that_is_not_closed_spoils_its_line_alone() {
        let whole = |number, text: &str| (number, text.to_owned(), None);
        let open = |number, text: &str| (number, text.to_owned(), Some(Bad::OpenQuote));
        assert_eq!(
            records(b"a,\"b\r\nc\"\r\nd,\"e\nf\ng,\"h\n"),
            [whole(1, "a,\"b\r\nc\""), whole(3, "d,\"e\nf\ng,\"h"),]
        );
        assert_eq!(
            records(b"a,\"b\nc\nd,e"),
            [open(1, "a,\"b"), whole(2, "c"), whole(3, "d,e")]
        );
        let mut long = vec![open(1, "a,\"b")];
        long.extend((2..=200).map(|number| whole(number, "1,2")));
        let text = format!("a,\"b\n{}c\"\n", "1,2\n".repeat(199));
        assert_eq!(records(text.as_bytes())[..200], long);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = "x".repeat(MOST_BYTES);
        let text = format!("a,b\n{long}y\nc,\"d\n{long}\ne,f");
        let found = records(text.as_bytes());
        let numbers: Vec<u64> = found.iter().map(|(number, ..)| *number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5]);
        let is_bad = |at: usize| found[at].2.is_some();
        assert!(!is_bad(0) && is_bad(1) && is_bad(2) && is_bad(3) && !is_bad(4));
        assert_eq!(found[2].1, "c,\"d");
        assert_eq!(found[4].1, "e,f");
        let mut endless = io::BufReader::new(io::repeat(b'x'));
        let mut records = Records::new(&mut endless);
        assert!(matches!(
            records.next_line(),
            Err(Unreadable::Endless(1, _))
        ));
    }
}
