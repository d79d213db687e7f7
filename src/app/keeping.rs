//! The file in which a window leaves its settings to the next one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Context;
use etcetera::AppStrategy as _;

use crate::files::{Overwrite, write_atomically};
use crate::render::{Background, Progress};
use crate::state::Session;

/// The name of the file.
const FILE: &str = "session.json";
/// The least time between two writings, for a window that is being resized.
const REST: Duration = Duration::from_secs(1);

/// Where settings are kept on this system; `None` where it has no such place.
#[must_use]
pub fn session_file() -> Option<PathBuf> {
    let names = etcetera::AppStrategyArgs {
        top_level_domain: String::new(),
        author: String::new(),
        app_name: "chengyu-atlas".to_owned(),
    };
    let places = etcetera::choose_app_strategy(names).ok()?;
    Some(places.config_dir().join(FILE))
}

/// Reads the settings once, and writes them on a thread of its own whenever they have changed.
#[derive(Debug, Default)]
pub struct Keeper {
    /// Nowhere, when nothing is to be kept.
    file: Option<PathBuf>,
    /// What the file holds.
    written: Session,
    /// What it is to hold.
    wanted: Session,
    writing: Option<Background<Result<(), String>>>,
    last: Option<Instant>,
    /// Why the file could not be read or written, once.
    fault: Option<KeepingFault>,
}

/// Why settings are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeepingFault {
    /// The file could not be read or written; the words say why.
    File(String),
    /// The thread that writes has panicked: a fault of the program.
    Panicked,
}

impl Keeper {
    /// Settings of a first start that are kept nowhere.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// Reads the settings of a file. One that cannot be read is set aside, and the window says so.
    #[must_use]
    pub fn open(file: PathBuf) -> Self {
        let mut keeper = Self::nowhere();
        match read(&file) {
            Ok(session) => {
                keeper.written = session.clone();
                keeper.wanted = session;
            }
            Err(error) => {
                let (place, aside) = (file.display(), aside(&file));
                if let Err(stuck) = std::fs::rename(&file, &aside) {
                    // It stays as it is, and nothing is kept.
                    keeper.fault = Some(KeepingFault::File(format!("{place}: {error}; {stuck}")));
                    return keeper;
                }
                let aside = aside.display();
                let fault = format!("{place}: {error}; it was moved to {aside}");
                keeper.fault = Some(KeepingFault::File(fault));
            }
        }
        keeper.file = Some(file);
        keeper
    }

    /// The settings as they were read.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.wanted
    }

    /// What the file is to hold from now on.
    pub(super) fn want(&mut self, session: Session) {
        self.wanted = session;
    }

    /// Has the settings written if they have changed; a fault is told once.
    pub(super) fn keep(&mut self, ctx: &Context) -> Option<KeepingFault> {
        self.finish(Duration::ZERO);
        if self.writing.is_none() && self.is_behind() {
            match self.last.map(|last| last.elapsed()) {
                Some(elapsed) if elapsed < REST => ctx.request_repaint_after(REST - elapsed),
                _ => self.write(Some(ctx.clone())),
            }
        }
        self.fault.take()
    }

    fn is_behind(&self) -> bool {
        self.file.is_some() && self.wanted != self.written
    }

    fn write(&mut self, wake: Option<Context>) {
        let Some(file) = self.file.clone() else {
            return;
        };
        let session = self.wanted.clone();
        self.written = session.clone();
        self.last = Some(Instant::now());
        let wake = move || wake.iter().for_each(Context::request_repaint);
        self.writing = Some(Background::spawn("settings", wake, move |outbox| {
            outbox.send(write(&file, &session));
        }));
    }

    /// Takes the outcome of a writing that has ended, waiting for it no longer than `patience`.
    fn finish(&mut self, patience: Duration) {
        let Some(writing) = &self.writing else {
            return;
        };
        let fault = match writing.poll(patience) {
            Progress::Working => return,
            Progress::Made(Ok(())) => None,
            Progress::Made(Err(error)) => Some(KeepingFault::File(error)),
            Progress::Ended => Some(KeepingFault::Panicked),
        };
        self.writing = None;
        if fault.is_some() {
            // A disk that refuses once is not asked again and again.
            (self.file, self.fault) = (None, fault);
        }
    }
}

impl Drop for Keeper {
    /// The last settings are written before the window is gone.
    fn drop(&mut self) {
        self.finish(Duration::MAX);
        if self.is_behind() {
            self.write(None);
            self.finish(Duration::MAX);
        }
    }
}

fn read(file: &Path) -> Result<Session, String> {
    match std::fs::read(file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| error.to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Session::default()),
        Err(error) => Err(error.to_string()),
    }
}

fn write(file: &Path, session: &Session) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let text = serde_json::to_vec_pretty(session).map_err(|error| error.to_string())?;
    write_atomically(file, &text, Overwrite::Yes).map_err(|error| error.to_string())
}

/// Where a file that cannot be read is moved.
fn aside(file: &Path) -> PathBuf {
    file.with_extension("unreadable.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::ThemeChoice;

    /// As a frame of a window does it.
    fn keep(keeper: &mut Keeper, session: Session) -> Option<KeepingFault> {
        keeper.want(session);
        keeper.keep(&Context::default())
    }

    fn dark() -> Session {
        Session {
            theme: ThemeChoice::Dark,
            ..Session::default()
        }
    }

    #[test]
    fn settings_are_there_for_the_next_window() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("not yet there").join(FILE);
        let mut keeper = Keeper::open(file.clone());
        assert_eq!(keeper.session(), &Session::default());
        assert_eq!(keep(&mut keeper, dark()), None);
        drop(keeper);
        assert_eq!(Keeper::open(file).session(), &dark());
    }

    #[test]
    fn the_last_of_many_changes_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut keeper = Keeper::open(file.clone());
        for legend_hidden in [true, false, true, false] {
            let session = Session {
                legend_hidden,
                ..dark()
            };
            assert_eq!(keep(&mut keeper, session), None);
        }
        drop(keeper);
        assert_eq!(Keeper::open(file).session(), &dark());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "{\"theme\": 7}").unwrap();
        let mut keeper = Keeper::open(file.clone());
        let KeepingFault::File(fault) = keep(&mut keeper, dark()).unwrap() else {
            panic!("a file that can be read");
        };
        let says = |words| fault.contains(words);
        assert!(says("session.json: ") && says("moved to"), "{fault}");
        drop(keeper);
        assert_eq!(std::fs::read(aside(&file)).unwrap(), b"{\"theme\": 7}");
        assert_eq!(Keeper::open(file).session(), &dark());
    }

    #[test]
    fn a_panic_while_settings_are_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::open(folder.path().join(FILE));
        keeper.writing = Some(Background::spawn(
            "test",
            || {},
            |_| panic!("a fault on purpose"),
        ));
        keeper.finish(Duration::MAX);
        let fault = keeper.keep(&Context::default());
        assert_eq!(fault, Some(KeepingFault::Panicked));
        assert_eq!(keep(&mut keeper, dark()), None);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let parent = folder.path().join("settings");
        let mut keeper = Keeper::open(parent.join(FILE));
        std::fs::write(&parent, "a file in the folder's place").unwrap();
        assert_eq!(keep(&mut keeper, dark()), None);
        keeper.finish(Duration::MAX);
        assert!(keep(&mut keeper, dark()).is_some());
        assert_eq!(keep(&mut keeper, Session::default()), None);
    }
}
