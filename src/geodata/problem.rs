//! What is wrong with a file, where to look and what to do about it.

use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::files::ReadError;
use crate::messages::{Said, Says, said, speaks};

/// One thing that is wrong in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as the reader named it or as the project's folder holds it.
    pub file: String,
    /// The entry or feature: `link "mian-sui-nei"`; `None` when the whole file is meant.
    pub entry: Option<Said>,
    /// What is wrong: lower case, no full stop.
    pub message: Said,
    /// What to do about it, in the imperative.
    pub remedy: Option<Said>,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of_file(file: impl Into<String>, message: Said) -> Self {
        Self {
            file: file.into(),
            entry: None,
            message,
            remedy: None,
        }
    }

    /// A problem of one entry of a file.
    pub fn of_entry(file: impl Into<String>, entry: Said, message: Said) -> Self {
        Self {
            entry: Some(entry),
            ..Self::of_file(file, message)
        }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn remedy(mut self, remedy: Said) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &ReadError) -> Self {
        let problem = Self::of_file(path.display().to_string(), error.said());
        let kind = match error {
            ReadError::System(error) => Some(error.kind()),
            ReadError::DeadLink => Some(ErrorKind::NotFound),
            ReadError::Folder | ReadError::NoFile | ReadError::TooLarge(_) => None,
        };
        problem.remedy(match kind {
            Some(ErrorKind::NotFound) => said!("remedy-check-path"),
            Some(ErrorKind::PermissionDenied) => said!("remedy-check-permissions"),
            Some(ErrorKind::OutOfMemory) => said!("remedy-less-memory"),
            Some(_) => said!("remedy-check-what-it-is"),
            None => said!("remedy-give-its-kind"),
        })
    }
}

/// Most characters of a file or an entry that a message repeats.
const MOST_NAME: usize = 300;
/// Most characters of what is wrong, and of what to do about it.
const MOST_MESSAGE: usize = 600;

speaks!(Problem, LoadError);

impl Says for Problem {
    fn said(&self) -> Said {
        // Each part is cut by itself, so that what to do about it is never what is cut.
        let file = Said::verbatim(self.file.as_str()).bounded(MOST_NAME);
        let place = match self.entry.clone() {
            Some(entry) => said!(
                "problem-place",
                file = file,
                entry = entry.bounded(MOST_NAME)
            ),
            None => file,
        };
        let what = self.message.clone().bounded(MOST_MESSAGE);
        let problem = said!("problem-at", place = place, what = what);
        match self.remedy.clone() {
            Some(remedy) => {
                let remedy = remedy.bounded(MOST_MESSAGE);
                said!("problem-with-remedy", problem = problem, remedy = remedy)
            }
            None => problem,
        }
    }
}

/// Why nothing could be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// A file that cannot be read as what it should be.
    File(Problem),
    /// A base map none of whose features can be used.
    NothingLeft {
        /// The file.
        file: String,
        /// All of its problems.
        problems: Vec<Problem>,
    },
}

impl Says for LoadError {
    fn said(&self) -> Said {
        match self {
            Self::File(problem) => problem.said(),
            Self::NothingLeft { file, problems } => match problems.first() {
                Some(first) => said!(
                    "problem-nothing-left-first",
                    file = file,
                    problem = first.said()
                ),
                None => said!("problem-nothing-left", file = file),
            },
        }
    }
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
    use crate::messages::Language;

    #[test]
    fn a_problem_names_file_entry_and_remedy() {
        let problem = Problem::of_entry(
            "links.toml",
            said!("entry-link", id = "mian-sui-nei"),
            said!("fault-place-unknown", place = "510799"),
        )
        .remedy(said!("remedy-declare-place"));
        assert_eq!(
            problem.to_string(),
            "links.toml, link \"mian-sui-nei\": place \"510799\" is not in the gazetteer \
             (add it to places.toml, or use an adcode of the base map)"
        );
        assert_eq!(
            problem.said().text(Language::ZhHans),
            "links.toml，通道“mian-sui-nei”：地名录里没有地点“510799”\
             （请在 places.toml 中补上，或用底图的行政区划代码）"
        );
    }
}
