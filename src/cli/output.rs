//! Where a command writes, and why it did not do its job.

use std::io::{self, Write};

use crate::geodata::{LoadError, Problem};

/// Where a command writes.
pub(super) struct Output<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Output<'_> {
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
        let shown = problems.iter().take(20).map(ToString::to_string);
        let more = problems.len().saturating_sub(20);
        let rest = (more > 0).then(|| format!("and {more} more like these"));
        Self::Job(shown.chain(rest).collect::<Vec<_>>().join("\nerror: "))
    }
}
