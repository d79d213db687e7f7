//! The real program, run once.

use crate::chinese;
use crate::process::output;

/// How a run ended and what it said.
pub(crate) struct Program {
    pub(crate) code: Option<i32>,
    /// Standard output and standard error together.
    pub(crate) text: String,
    pub(crate) stderr: String,
}

impl Program {
    pub(crate) fn run(args: &[&str]) -> Self {
        Self::run_with_input(args, b"")
    }

    pub(crate) fn run_with_input(args: &[&str], input: &[u8]) -> Self {
        let output = output(args, input);
        if output.status.code() != Some(0) {
            chinese::says_the_same(args, input, &output);
        }
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        Self {
            code: output.status.code(),
            text: String::from_utf8_lossy(&output.stdout).into_owned() + &stderr,
            stderr,
        }
    }

    #[track_caller]
    pub(crate) fn fails_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.problems());
        assert!(!self.text.contains("panicked"), "{}", self.problems());
        assert!(
            self.stderr.contains("error"),
            "nothing on standard error:\n{}",
            self.problems()
        );
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, claim: &str, words: &[&str]) {
        let said = self
            .text
            .lines()
            .any(|line| words.iter().all(|word| line.contains(word)));
        assert!(
            said,
            "{claim}: no line says all of {words:?}:\n{}",
            self.problems()
        );
    }

    /// The lines that are messages, for failed assertions.
    pub(crate) fn problems(&self) -> String {
        let lines = self.text.lines();
        let shown = lines.filter(|line| !line.contains("it has no offsets yet"));
        shown.take(30).collect::<Vec<_>>().join("\n")
    }
}
