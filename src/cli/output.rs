//! Where a command writes, and why it did not do its job.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::diagnostics::{cut, visible};
use crate::geodata::{Finding, LoadError, Problem, Severity};
use crate::messages::{Language, Said, Says, said};

/// Where a command writes.
///
/// Every message goes through here: it takes one line, without what a terminal would obey, and is
/// of bounded length, whatever names and paths it repeats.
pub(super) struct Output<'a> {
    pub(super) out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    language: Language,
}

/// Most characters of a message.
const MOST: usize = 4000;

/// How many findings of one file are shown where they are not what was asked for.
const SHOWN: usize = 20;

impl<'a> Output<'a> {
    pub(super) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, language: Language) -> Self {
        Self { out, err, language }
    }

    /// Writes a line to standard output that is for people.
    pub(super) fn line(&mut self, what: &dyn Says) -> io::Result<()> {
        let text = what.said().text(self.language);
        writeln!(self.out, "{}", cut(&visible(&text), MOST))
    }

    /// Writes a line to standard output that begins with a count.
    pub(super) fn count(&mut self, count: &dyn Display, what: &dyn Says) -> io::Result<()> {
        let count = format!("{count:>6}");
        let what = what.said();
        self.line(&said!("verify-count", count = count, what = what))
    }

    /// Writes to standard error why the command has not done its job.
    pub(super) fn error(&mut self, what: &dyn Says) {
        self.message(said!("cli-error", what = what.said()));
    }

    /// Writes a warning to standard error.
    pub(super) fn warning(&mut self, what: &dyn Says) {
        self.message(said!("cli-warning", what = what.said()));
    }

    /// Writes a message to standard error. Where that is closed, the exit code has to do.
    fn message(&mut self, what: Said) {
        let text = what.text(self.language);
        let _ = writeln!(self.err, "{}", cut(&visible(&text), MOST));
    }

    /// Writes words of the program's own to standard error, of any number of lines.
    pub(super) fn help(&mut self, words: &str) {
        let _ = writeln!(self.err, "{words}");
    }

    /// The language of the messages.
    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// Writes what was found in a person's own boundaries to standard error, a line each. That is
    /// no failure: the command has done its work with what the file has.
    pub(super) fn tell(&mut self, findings: &[Finding]) {
        for finding in findings.iter().take(SHOWN) {
            match finding.severity() {
                Severity::Warning => self.warning(finding),
                Severity::Problem => self.message(said!("cli-problem", what = finding.said())),
            }
        }
        let more = findings.len().saturating_sub(SHOWN);
        if more > 0 {
            self.message(said!("cli-more-verify", n = more));
        }
    }

    /// Writes problems to standard error, a line each; [`Failure::Reported`] if there are any.
    pub(super) fn report(&mut self, problems: &[Problem]) -> Result<(), Failure> {
        for problem in problems {
            self.error(problem);
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
    Usage(Said),
    /// Called wrongly: what to say, and examples, of any number of lines under a heading.
    UsageWith(Said, &'static str),
    /// Anything else that the reader must be told.
    Job(Said),
    /// The same, and what to do about it.
    Hint(Said, Said),
    /// The same, several messages.
    Several(Vec<Said>),
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
        Self::Job(problem.said())
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        let problems = error.problems();
        let shown = problems.iter().take(SHOWN).map(Problem::said);
        let more = problems.len().saturating_sub(SHOWN);
        let rest = (more > 0).then(|| said!("cli-more", n = more));
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
                output.error(&said!("cli-cannot-write", reason = error.said()));
                1
            }
            Self::Usage(message) => {
                output.error(&message);
                2
            }
            Self::UsageWith(message, examples) => {
                output.error(&message);
                output.help(&format!("\n{}", headed(examples, output.language())));
                2
            }
            Self::Job(message) => {
                output.error(&message);
                1
            }
            Self::Hint(message, hint) => {
                output.error(&message);
                output.message(said!("cli-hint", what = hint));
                1
            }
            Self::Several(messages) => {
                for message in &messages {
                    output.error(message);
                }
                1
            }
        }
    }
}

/// Examples under their heading in a language.
fn headed(examples: &str, language: Language) -> String {
    let (heading, lines) = examples.split_once('\n').unwrap_or_default();
    let heading = match heading {
        "Example:" => said!("cli-example"),
        _ => said!("cli-examples"),
    };
    format!("{}\n{lines}", heading.text(language))
}
