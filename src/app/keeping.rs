//! The file in which a window leaves its settings to the next one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use egui::Context;
use etcetera::AppStrategy as _;

use crate::export::{Overwrite, write_atomically};
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
    writing: Option<Writing>,
    last: Option<Instant>,
    /// Why the file could not be read or written, once.
    fault: Option<String>,
}

type Writing = JoinHandle<Result<(), String>>;

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
                    keeper.fault = Some(format!("{place}: {error}; {stuck}"));
                    return keeper;
                }
                let aside = aside.display();
                keeper.fault = Some(format!("{place}: {error}; it was moved to {aside}"));
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
    pub(super) fn keep(&mut self, ctx: &Context) -> Option<String> {
        self.finish(false);
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
        self.writing = Some(std::thread::spawn(move || {
            let outcome = write(&file, &session);
            if let (Some(ctx), Err(_)) = (wake, &outcome) {
                ctx.request_repaint();
            }
            outcome
        }));
    }

    /// Takes the outcome of a writing that has ended, or waits for it.
    fn finish(&mut self, wait: bool) {
        let Some(writing) = self.writing.take_if(|w| wait || w.is_finished()) else {
            return;
        };
        if let Ok(Err(error)) = writing.join() {
            // A disk that refuses once is not asked again and again.
            self.file = None;
            self.fault = Some(error);
        }
    }
}

impl Drop for Keeper {
    /// The last settings are written before the window is gone.
    fn drop(&mut self) {
        self.finish(true);
        if self.is_behind() {
            self.write(None);
            self.finish(true);
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
    fn keep(keeper: &mut Keeper, session: Session) -> Option<String> {
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
        let fault = keep(&mut keeper, dark()).unwrap();
        let says = |words| fault.contains(words);
        assert!(says("session.json: ") && says("moved to"), "{fault}");
        drop(keeper);
        assert_eq!(std::fs::read(aside(&file)).unwrap(), b"{\"theme\": 7}");
        assert_eq!(Keeper::open(file).session(), &dark());
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let parent = folder.path().join("settings");
        let mut keeper = Keeper::open(parent.join(FILE));
        std::fs::write(&parent, "a file in the folder's place").unwrap();
        assert_eq!(keep(&mut keeper, dark()), None);
        keeper.finish(true);
        assert!(keep(&mut keeper, dark()).is_some());
        assert_eq!(keep(&mut keeper, Session::default()), None);
    }
}
