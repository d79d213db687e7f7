//! Where a command writes, and why it did not do its job.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::diagnostics::{cut, visible};
use crate::geodata::{Finding, LoadError, Problem};

/// Where a command writes.
///
/// Every message goes through here: it takes one line, without what a terminal would obey, and is
/// of bounded length, whatever names and paths it repeats.
pub(super) struct Output<'a> {
    pub(super) out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Most characters of a message.
const MOST: usize = 4000;

/// How many findings of one file are shown where they are not what was asked for.
const SHOWN: usize = 20;

impl<'a> Output<'a> {
    pub(super) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err }
    }

    /// Writes a line to standard output that is for people.
    pub(super) fn line(&mut self, text: &dyn Display) -> io::Result<()> {
        let text = text.to_string();
        writeln!(self.out, "{}", cut(&visible(&text), MOST))
    }

    /// Writes a message to standard error. Where that is closed, the exit code has to do.
    pub(super) fn message(&mut self, kind: &str, text: &dyn Display) {
        let text = text.to_string();
        let _ = writeln!(self.err, "{kind}: {}", cut(&visible(&text), MOST));
    }

    /// Writes words of the program's own to standard error, of any number of lines.
    pub(super) fn help(&mut self, words: &str) {
        let _ = writeln!(self.err, "{words}");
    }

    /// Writes what was found in a person's own boundaries to standard error, a line each. That is
    /// no failure: the command has done its work with what the file has.
    pub(super) fn tell(&mut self, findings: &[Finding]) {
        for finding in findings.iter().take(SHOWN) {
            self.message(&finding.severity().to_string(), finding);
        }
        let more = findings.len().saturating_sub(SHOWN);
        if more > 0 {
            self.help(&format!(
                "and {more} more like these; `chengyu-atlas verify` lists them all"
            ));
        }
    }

    /// Writes problems to standard error, a line each; [`Failure::Reported`] if there are any.
    pub(super) fn report(&mut self, problems: &[Problem]) -> Result<(), Failure> {
        for problem in problems {
            self.message("error", problem);
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Reported)
        }
    }
}

/// Goes on after results were written as far as anybody reads them: a reader that has read enough
/// does not change how the work ends.
pub(super) fn as_far_as_read(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Why a command did not do its job.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader has been told already.
    Reported,
    /// Called wrongly: what to say, with an example in it.
    Usage(String),
    /// Called wrongly: what to say, and examples of any number of lines.
    UsageWith(String, &'static str),
    /// Anything else that the reader must be told.
    Job(String),
    /// The same, and what to do about it.
    Hint(String, String),
    /// The same, several messages.
    Several(Vec<String>),
    /// Nothing can be written.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Job(problem.to_string())
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        let problems = error.problems();
        let shown = problems.iter().take(SHOWN).map(ToString::to_string);
        let more = problems.len().saturating_sub(SHOWN);
        let rest = (more > 0).then(|| format!("and {more} more like these"));
        Self::Several(shown.chain(rest).collect())
    }
}

impl Failure {
    /// Tells the reader, and what the program ends with.
    pub(super) fn tell(self, output: &mut Output<'_>) -> u8 {
        match self {
            Self::Reported => 1,
            // Whoever read the output has read enough.
            Self::Io(error) if error.kind() == ErrorKind::BrokenPipe => 0,
            Self::Io(error) => {
                output.message("error", &format_args!("cannot write: {error}"));
                1
            }
            Self::Usage(message) => {
                output.message("error", &message);
                2
            }
            Self::UsageWith(message, examples) => {
                output.message("error", &message);
                output.help(&format!("\n{examples}"));
                2
            }
            Self::Job(message) => {
                output.message("error", &message);
                1
            }
            Self::Hint(message, hint) => {
                output.message("error", &message);
                output.message("hint", &hint);
                1
            }
            Self::Several(messages) => {
                for message in &messages {
                    output.message("error", message);
                }
                1
            }
        }
    }
}
