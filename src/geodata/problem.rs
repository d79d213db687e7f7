//! What is wrong with a file, where to look and what to do about it.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use crate::diagnostics::{cut, visible};
use crate::files::ReadError;

/// One thing that is wrong in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the reader named it or as the project's folder holds it.
    pub file: String,
    /// The entry or feature: `link "mian-sui-nei"`; `None` when the whole file is meant.
    pub entry: Option<String>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it, in the imperative.
    pub remedy: Option<String>,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            entry: None,
            message: message.into(),
            remedy: None,
        }
    }

    /// A problem of one entry of a file.
    pub fn of_entry(
        file: impl Into<String>,
        entry: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            entry: Some(entry.into()),
            ..Self::of_file(file, message)
        }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &ReadError) -> Self {
        let problem = Self::of_file(path.display().to_string(), error.to_string());
        let kind = match error {
            ReadError::System(error) => Some(error.kind()),
            ReadError::DeadLink => Some(ErrorKind::NotFound),
            ReadError::Folder | ReadError::NoFile | ReadError::TooLarge(_) => None,
        };
        problem.remedy(match kind {
            Some(ErrorKind::NotFound) => "check the path",
            Some(ErrorKind::PermissionDenied) => "check its permissions",
            Some(ErrorKind::OutOfMemory) => "close other programs, or give a smaller file",
            Some(_) => "check that it is what its name says",
            None => "give a file of its kind",
        })
    }
}

/// Most characters of a file or an entry that a message repeats.
const MOST_NAME: usize = 300;
/// Most characters of what is wrong, and of what to do about it.
const MOST_MESSAGE: usize = 600;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Each part is cut by itself, so that what to do about it is never what is cut.
        let write = |f: &mut fmt::Formatter<'_>, part: &str, most: usize| {
            f.write_str(&visible(&cut(part, most)))
        };
        write(f, &self.file, MOST_NAME)?;
        if let Some(entry) = &self.entry {
            f.write_str(", ")?;
            write(f, entry, MOST_NAME)?;
        }
        f.write_str(": ")?;
        write(f, &self.message, MOST_MESSAGE)?;
        if let Some(remedy) = &self.remedy {
            f.write_str(" (")?;
            write(f, remedy, MOST_MESSAGE)?;
            f.write_str(")")?;
        }
        Ok(())
    }
}

/// Why nothing could be loaded at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file that cannot be read as what it should be.
    #[error("{0}")]
    File(Problem),
    /// A base map none of whose features can be used.
    #[error("{file}: none of its features can be used{}", first(problems))]
    NothingLeft {
        /// The file.
        file: String,
        /// All of its problems.
        problems: Vec<Problem>,
    },
}

fn first(problems: &[Problem]) -> String {
    problems
        .first()
        .map_or_else(String::new, |problem| format!("; the first: {problem}"))
}

impl LoadError {
    /// Every problem behind it.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::File(problem) => std::slice::from_ref(problem),
            Self::NothingLeft { problems, .. } => problems,
        }
    }
}

impl From<Problem> for LoadError {
    fn from(problem: Problem) -> Self {
        Self::File(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_file_entry_and_remedy() {
        let problem = Problem::of_entry(
            "links.toml",
            "link \"mian-sui-nei\"",
            "place \"510799\" is not in the gazetteer",
        )
        .remedy("add it to places.toml, or use an adcode of the base map");
        assert_eq!(
            problem.to_string(),
            "links.toml, link \"mian-sui-nei\": place \"510799\" is not in the gazetteer \
             (add it to places.toml, or use an adcode of the base map)"
        );
    }
}
