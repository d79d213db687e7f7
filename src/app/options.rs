//! How a window is opened, and what opening it showed.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::profile::{Measured, Profile};
use crate::geodata::LoadOptions;
use crate::messages::Said;
use crate::model::Language;
use crate::state::{KeptBoundaries, OwnBoundaries, Session};

/// How a window is to be opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which base map and packs.
    pub load: LoadOptions,
    /// The language of the window and its map; without it the one that was chosen before, or the
    /// system's.
    pub language: Option<Language>,
    /// The folder of texts to open at once.
    pub texts: Option<PathBuf>,
    /// When the process started.
    pub started: Instant,
    /// Close after the first frame that shows the whole map.
    pub startup_report: bool,
    /// Write the state as JSON here whenever it changes; for tests and tools.
    pub dump_state: Option<PathBuf>,
    /// Move the map on a fixed path, measure, and close.
    pub profile: Option<Profile>,
    /// The map to open.
    pub document: Option<PathBuf>,
    /// The folder figures are offered to be saved in before any was; `None` for the one the program
    /// was started in.
    pub figures: Option<PathBuf>,
    /// Where the settings are kept from one window to the next; `None` for nowhere.
    pub session: Option<PathBuf>,
}

impl Options {
    /// The language of a window whose settings are these.
    pub(super) fn language(&self, session: &Session) -> Language {
        let system = || Language::of_locale(&sys_locale::get_locale().unwrap_or_default());
        self.language.or(session.language).unwrap_or_else(system)
    }

    /// The boundaries that a window with these settings starts with, unless the command line asks
    /// for others.
    pub(super) fn kept_boundaries(&self, session: &Session) -> Option<OwnBoundaries> {
        let kept = session.boundaries.as_ref().filter(|kept| kept.on);
        let kept = kept.filter(|_| self.load.base.is_none());
        kept.and_then(KeptBoundaries::file)
    }

    /// Whether the window is opened to be measured, and then closes.
    pub(super) const fn is_measured(&self) -> bool {
        self.startup_report || self.profile.is_some()
    }

    /// A window in the language of the texts that opens nothing and keeps no settings.
    #[must_use]
    pub fn new(load: LoadOptions, started: Instant) -> Self {
        Self {
            load,
            language: Some(Language::default()),
            texts: None,
            started,
            startup_report: false,
            dump_state: None,
            profile: None,
            document: None,
            figures: None,
            session: None,
        }
    }
}

/// What opening a window showed.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// From the start of the process until the first whole map was on the screen.
    pub first_map: Option<Duration>,
    /// Processor time of the process until then.
    pub first_map_cpu: Duration,
    /// The measures of a profile run.
    pub measured: Option<Measured>,
    /// Why nothing could be measured: the atlas could not be read.
    pub load_error: Option<Said>,
}
