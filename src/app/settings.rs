//! The file of the settings that one window leaves to the next.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Context;
use etcetera::AppStrategy as _;

use crate::files::{Overwrite, write_atomically};
use crate::render::{Background, Polled};
use crate::state::Session;

/// The name of the file.
const FILE: &str = "session.json";
/// The least time between two writings, for a window that is being resized.
const REST: Duration = Duration::from_secs(1);
/// After so many failures in a row nothing is written any more.
const MOST_FAILURES: usize = 3;

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
pub struct SettingsStore {
    /// `None` when nothing is to be written.
    file: Option<PathBuf>,
    /// What the file holds.
    written: Session,
    /// What it is to hold.
    wanted: Session,
    /// The thread that writes, and what it writes.
    writing: Option<(Background<Result<(), String>>, Session)>,
    last: Option<Instant>,
    /// How often writing has failed since it last succeeded.
    failures: usize,
    /// Why the file could not be read or written, once.
    fault: Option<SettingsError>,
}

/// Why settings are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SettingsError {
    /// The file could not be read or written; the words say why.
    File(String),
    /// The thread that writes has panicked: a fault of the program.
    Panicked,
}

impl SettingsStore {
    /// Settings of a first start that are written nowhere.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::default()
    }

    /// Reads the settings of a file. One that cannot be read is set aside, and the window says so.
    #[must_use]
    pub fn open(file: PathBuf) -> Self {
        let mut settings = Self::in_memory();
        match read(&file) {
            Ok(session) => {
                settings.written = session.clone();
                settings.wanted = session;
            }
            Err(error) => {
                let (place, aside) = (file.display(), aside(&file));
                if let Err(stuck) = std::fs::rename(&file, &aside) {
                    // It stays as it is, and nothing is kept.
                    settings.fault =
                        Some(SettingsError::File(format!("{place}: {error}; {stuck}")));
                    return settings;
                }
                let aside = aside.display();
                let fault = format!("{place}: {error}; it was moved to {aside}");
                settings.fault = Some(SettingsError::File(fault));
            }
        }
        settings.file = Some(file);
        settings
    }

    /// The settings as they were read.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.wanted
    }

    /// What the file is to hold from now on.
    pub(super) fn set(&mut self, session: Session) {
        self.wanted = session;
    }

    /// Starts to write the settings if they have changed; a fault is returned once.
    pub(super) fn save(&mut self, ctx: &Context) -> Option<SettingsError> {
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
        self.last = Some(Instant::now());
        let wake = move || wake.iter().for_each(Context::request_repaint);
        let thread = Background::spawn("settings", wake, move |outbox| {
            outbox.send(write(&file, &session));
        });
        self.writing = Some((thread, self.wanted.clone()));
    }

    /// Takes the outcome of a writing that has ended, waiting for it no longer than `patience`.
    fn finish(&mut self, patience: Duration) {
        let Some((thread, session)) = self.writing.take() else {
            return;
        };
        let fault = match thread.poll(patience) {
            Polled::Working => {
                self.writing = Some((thread, session));
                return;
            }
            Polled::Made(Ok(())) => {
                (self.written, self.failures) = (session, 0);
                return;
            }
            Polled::Made(Err(error)) => SettingsError::File(error),
            Polled::Ended => SettingsError::Panicked,
        };
        self.failures += 1;
        if self.failures < MOST_FAILURES {
            // A file that is locked for a moment is written at once when it is free.
            self.last = None;
        } else {
            (self.file, self.fault) = (None, Some(fault));
        }
    }
}

impl Drop for SettingsStore {
    /// The last settings are written before the window is gone.
    fn drop(&mut self) {
        self.finish(Duration::MAX);
        while self.is_behind() {
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
    fn save(settings: &mut SettingsStore, session: Session) -> Option<SettingsError> {
        settings.set(session);
        settings.save(&Context::default())
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
        let mut settings = SettingsStore::open(file.clone());
        assert_eq!(settings.session(), &Session::default());
        assert_eq!(save(&mut settings, dark()), None);
        drop(settings);
        assert_eq!(SettingsStore::open(file).session(), &dark());
    }

    #[test]
    fn the_last_of_many_changes_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut settings = SettingsStore::open(file.clone());
        for legend_hidden in [true, false, true, false] {
            let session = Session {
                legend_hidden,
                ..dark()
            };
            assert_eq!(save(&mut settings, session), None);
        }
        drop(settings);
        assert_eq!(SettingsStore::open(file).session(), &dark());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "{\"theme\": 7}").unwrap();
        let mut settings = SettingsStore::open(file.clone());
        let SettingsError::File(fault) = save(&mut settings, dark()).unwrap() else {
            panic!("a file that can be read");
        };
        let says = |words| fault.contains(words);
        assert!(says("session.json: ") && says("moved to"), "{fault}");
        drop(settings);
        assert_eq!(std::fs::read(aside(&file)).unwrap(), b"{\"theme\": 7}");
        assert_eq!(SettingsStore::open(file).session(), &dark());
    }

    #[test]
    fn a_panic_while_settings_are_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = SettingsStore::open(folder.path().join(FILE));
        for _ in 0..MOST_FAILURES {
            assert_eq!(settings.save(&Context::default()), None);
            let thread = Background::spawn("test", || {}, |_| panic!("a fault on purpose"));
            settings.writing = Some((thread, dark()));
            settings.finish(Duration::MAX);
        }
        let fault = settings.save(&Context::default());
        assert_eq!(fault, Some(SettingsError::Panicked));
        assert_eq!(save(&mut settings, dark()), None);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let parent = folder.path().join("settings");
        let mut settings = SettingsStore::open(parent.join(FILE));
        std::fs::write(&parent, "a file in the folder's place").unwrap();
        for _ in 0..MOST_FAILURES {
            assert_eq!(save(&mut settings, dark()), None);
            settings.finish(Duration::MAX);
        }
        assert!(save(&mut settings, dark()).is_some());
        assert_eq!(save(&mut settings, Session::default()), None);
    }

    #[test]
    fn a_failure_that_passes_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let parent = folder.path().join("settings");
        let file = parent.join(FILE);
        let mut settings = SettingsStore::open(file.clone());
        std::fs::write(&parent, "a file in the folder's place").unwrap();
        assert_eq!(save(&mut settings, dark()), None);
        settings.finish(Duration::MAX);
        std::fs::remove_file(&parent).unwrap();
        drop(settings);
        assert_eq!(SettingsStore::open(file).session(), &dark());
    }
}
