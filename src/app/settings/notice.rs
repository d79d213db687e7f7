//! What the window says about the settings.

use std::path::Path;

use crate::messages::{Said, Says as _, said};
use crate::state::Misunderstood;

/// What a person is told about the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum SettingsNotice {
    /// The file could not be read, and this window writes nothing.
    Unread(Said),
    /// The file was no JSON; it was moved.
    Moved(Said),
    /// Some values were not understood.
    Misunderstood(Said),
    /// The file cannot be written.
    Unwritten(Said),
    /// The file was written again after that.
    WrittenAgain,
    /// The thread that writes has panicked: a fault of the program.
    Panicked,
}

/// How many values that are not understood are told one by one.
const SHOWN: usize = 3;

impl SettingsNotice {
    /// A file was moved because of what stands in it; the reason names it.
    pub(super) fn moved(reason: Said, aside: &Path) -> Self {
        let place = aside.display().to_string();
        Self::Moved(said!("settings-moved", reason = reason, place = place))
    }

    /// Values of a file that are not understood.
    pub(super) fn misunderstood(file: &str, values: &[Misunderstood]) -> Option<Self> {
        let shown = values.iter().take(SHOWN).map(Misunderstood::said);
        let more = values.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| said!("settings-more", n = more));
        let values: Vec<Said> = shown.chain(more).collect();
        (!values.is_empty()).then(|| {
            let values = Said::series(values);
            Self::Misunderstood(said!("settings-values", file = file, values = values))
        })
    }
}
