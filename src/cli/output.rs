//! Where a command writes, and why it did not do its job.

use std::io::{self, Write};

use crate::geodata::{Finding, LoadError, Problem};

/// Where a command writes.
pub(super) struct Output<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Output<'_> {
    /// Writes what was found in a person's own boundaries to standard error, a line each. That is
    /// no failure: the command has done its work with what the file has.
    pub(super) fn tell(&mut self, findings: &[Finding]) -> io::Result<()> {
        for finding in findings.iter().take(SHOWN) {
            writeln!(self.err, "{}: {finding}", finding.severity())?;
        }
        match findings.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => writeln!(
                self.err,
                "and {more} more like these; `chengyu-atlas verify` lists them all"
            ),
        }
    }

    /// Writes problems to standard error, a line each; [`Failure::Reported`] if there are any.
    pub(super) fn report(&mut self, problems: &[Problem]) -> Result<(), Failure> {
        for problem in problems {
            writeln!(self.err, "error: {problem}")?;
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Reported)
        }
    }
}

/// How many findings of one file are shown where they are not what was asked for.
const SHOWN: usize = 20;

/// Why a command did not do its job.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader has been told already.
    Reported,
    /// Called wrongly: what to say, and an example.
    Usage(String),
    /// Anything else that the reader must be told.
    Job(String),
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
        Self::Job(shown.chain(rest).collect::<Vec<_>>().join("\nerror: "))
    }
}
