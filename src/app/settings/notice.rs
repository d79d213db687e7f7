//! What the window says about the settings.

use std::path::Path;

use crate::state::Misunderstood;

/// What a person is told about the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum SettingsNotice {
    /// The file could not be read, and this window writes nothing.
    Unread(String),
    /// The file was no JSON; it was moved.
    Moved(String),
    /// Some values were not understood.
    Misunderstood(String),
    /// The file cannot be written.
    Unwritten(String),
    /// The file was written again after that.
    WrittenAgain,
    /// The thread that writes has panicked: a fault of the program.
    Panicked,
}

/// How many values that are not understood are told one by one.
const SHOWN: usize = 3;

impl SettingsNotice {
    /// A file was moved because of what stands in it; the reason names it.
    pub(super) fn moved(reason: &str, aside: &Path) -> Self {
        Self::Moved(format!("{reason}; it was moved to {}", aside.display()))
    }

    /// Values of a file that are not understood.
    pub(super) fn misunderstood(file: &str, values: &[Misunderstood]) -> Option<Self> {
        let shown = values.iter().take(SHOWN).map(ToString::to_string);
        let more = values.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| format!("and {more} more"));
        let lines: Vec<String> = shown.chain(more).collect();
        (!lines.is_empty()).then(|| Self::Misunderstood(format!("{file}: {}", lines.join("; "))))
    }
}
