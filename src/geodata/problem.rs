//! What is wrong with a file, where to look and what to do about it.

use std::fmt;
use std::path::Path;

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

    /// A file or folder that cannot be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let problem = Self::of_file(
            path.display().to_string(),
            format!("cannot be read: {error}"),
        );
        match error.kind() {
            std::io::ErrorKind::NotFound => problem.remedy("check the path"),
            std::io::ErrorKind::PermissionDenied => problem.remedy("check its permissions"),
            _ => problem.remedy("check that it is what its name says"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(entry) = &self.entry {
            write!(f, ", {entry}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(remedy) = &self.remedy {
            write!(f, " ({remedy})")?;
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
