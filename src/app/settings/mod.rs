//! The settings that one window leaves to the next.

mod file;
mod kept;
mod notice;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use crate::messages::Said;
use crate::program_folders::settings_folder;
use crate::render::{Polled, Worker};
use crate::state::Session;

use super::recovery::{Recovery, SharedRecovery};

use file::ReadFault;
pub(super) use kept::KeptSettings;
use kept::Pauses;
pub(super) use notice::SettingsNotice;

/// The name of the file.
const FILE: &str = "session.json";

/// The file of settings on this system; `None` where it has no place for it.
#[must_use]
pub fn session_file() -> Option<PathBuf> {
    Some(settings_folder()?.join(FILE))
}

/// Reads the settings once, and writes what this window changes of them on a thread of its own.
#[derive(Debug, Default)]
pub struct SettingsStore {
    /// The settings as they were read.
    read: Session,
    /// `None` when nothing is to be written.
    kept: Option<Arc<KeptSettings>>,
    recovery: Option<SharedRecovery>,
    /// Whether the writer is yet to hear of a change.
    is_changed: bool,
    writer: Option<Worker<(), SettingsNotice>>,
    /// What the window is yet to say, the last first.
    notices: Vec<SettingsNotice>,
}

impl SettingsStore {
    /// Settings of a first start that are written nowhere.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::default()
    }

    /// Reads the settings of a file, and what is wrong with them the window says. One that is no
    /// JSON is set aside; one that cannot be read stays as it is, and nothing is kept.
    #[must_use]
    pub fn open(file: PathBuf) -> Self {
        Self::open_with(file, Pauses::default())
    }

    fn open_with(file: PathBuf, pauses: Pauses) -> Self {
        let mut settings = Self::in_memory();
        match file::read(&file) {
            Ok(keys) => {
                let (session, misunderstood) = Session::understood(&keys);
                settings.read = session;
                let notice = SettingsNotice::misunderstood(FILE, &misunderstood);
                settings.notices.extend(notice);
            }
            Err(ReadFault::NotJson(reason)) => match file::set_aside(&file) {
                Ok(aside) => {
                    let notice = SettingsNotice::moved(reason, &aside);
                    settings.notices.push(notice);
                }
                Err(stuck) => {
                    let notice = SettingsNotice::Unread(Said::series([reason, stuck]));
                    settings.notices.push(notice);
                    return settings;
                }
            },
            Err(ReadFault::Unreadable(reason)) => {
                settings.notices.push(SettingsNotice::Unread(reason));
                return settings;
            }
        }
        settings.recovery = Some(Arc::new(Recovery::beside(&file)));
        let kept = KeptSettings::new(file, settings.read.clone(), pauses);
        settings.kept = Some(Arc::new(kept));
        settings
    }

    /// The settings as they were read.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.read
    }

    /// Where the map of a window that has not ended is kept; `None` when nothing is.
    pub(super) fn recovery(&self) -> Option<SharedRecovery> {
        self.recovery.clone()
    }

    /// What is kept, for whoever ends the process; `None` when nothing is.
    pub(super) fn kept(&self) -> Option<Arc<KeptSettings>> {
        self.kept.clone()
    }

    /// What this window is to leave from now on.
    pub(super) fn set(&mut self, session: Session) {
        let kept = self.kept.as_ref();
        self.is_changed |= kept.is_some_and(|kept| kept.want(session));
    }

    /// Has the settings written if they have changed; what there is to say is returned once.
    pub(super) fn save(&mut self, ctx: &Context) -> Option<SettingsNotice> {
        if let Some(kept) = self.kept.as_ref().filter(|_| self.is_changed) {
            let writer = self.writer.get_or_insert_with(|| {
                let (kept, window) = (Arc::clone(kept), ctx.clone());
                let wake = move || window.request_repaint();
                Worker::new("settings", wake, move |asked, outbox| {
                    kept.keep(asked, outbox);
                })
            });
            self.is_changed = !writer.send(());
        }
        if let Some(notice) = self.notices.pop() {
            return Some(notice);
        }
        match self.writer.as_mut()?.poll(Duration::ZERO) {
            Polled::Working => None,
            Polled::Made(notice) => Some(notice),
            Polled::Ended => Some(SettingsNotice::Panicked),
        }
    }
}

impl Drop for SettingsStore {
    /// The last settings are written before the window is gone.
    fn drop(&mut self) {
        if let Some(kept) = &self.kept {
            // Whoever ends the process tries once more, and tells.
            let _ = kept.write();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{RecentFigure, ThemeChoice};
    use std::path::Path;
    use std::time::Instant;

    const PAUSES: Pauses = Pauses {
        first: Duration::from_millis(5),
        longest: Duration::from_millis(40),
    };

    fn open(file: &Path) -> SettingsStore {
        SettingsStore::open_with(file.to_owned(), PAUSES)
    }

    /// As a frame of a window does it.
    fn save(settings: &mut SettingsStore, session: Session) -> Option<SettingsNotice> {
        settings.set(session);
        settings.save(&Context::default())
    }

    /// As many frames as it takes until there is something to say.
    fn told(settings: &mut SettingsStore) -> SettingsNotice {
        let begun = Instant::now();
        loop {
            if let Some(notice) = settings.save(&Context::default()) {
                return notice;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "nothing is told");
            std::thread::sleep(Duration::from_millis(2));
        }
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
        let mut settings = open(&file);
        assert_eq!(settings.session(), &Session::default());
        assert_eq!(save(&mut settings, dark()), None);
        drop(settings);
        assert_eq!(open(&file).session(), &dark());
    }

    #[test]
    fn the_last_of_many_changes_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut settings = open(&file);
        for legend_hidden in [true, false, true, false] {
            let session = Session {
                legend_hidden,
                ..dark()
            };
            assert_eq!(save(&mut settings, session), None);
        }
        drop(settings);
        assert_eq!(open(&file).session(), &dark());
    }

    #[test]
    fn each_of_two_windows_keeps_what_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, r#"{"later":7,"legend-hidden":true}"#).unwrap();
        let (mut one, mut two) = (open(&file), open(&file));
        let changed = Session {
            theme: ThemeChoice::Dark,
            ..one.session().clone()
        };
        assert_eq!(save(&mut one, changed), None);
        let mut changed = two.session().clone();
        changed.figure.dpi = 600;
        assert_eq!(save(&mut two, changed), None);
        drop(one);
        drop(two);
        let next = open(&file);
        let session = next.session();
        assert_eq!(
            (session.theme, session.figure.dpi),
            (ThemeChoice::Dark, 600)
        );
        assert!(session.legend_hidden);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("\"later\": 7"), "{text}");
    }

    #[test]
    fn a_file_that_is_no_json_is_told_and_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "{\"theme\": ").unwrap();
        let mut settings = open(&file);
        let Some(SettingsNotice::Moved(words)) = save(&mut settings, dark()) else {
            panic!("nothing is told");
        };
        let words = words.to_string();
        let says = |part| words.contains(part);
        assert!(says("session.json: ") && says("moved to"), "{words}");
        drop(settings);
        let aside = folder.path().join("session.unreadable.json");
        assert_eq!(std::fs::read(aside).unwrap(), b"{\"theme\": ");
        assert_eq!(open(&file).session(), &dark());
    }

    #[test]
    fn a_word_that_is_not_known_is_told_and_stays_until_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, r#"{"theme":"sepia"}"#).unwrap();
        let mut settings = open(&file);
        let mut session = settings.session().clone();
        session.legend_hidden = true;
        let Some(SettingsNotice::Misunderstood(words)) = save(&mut settings, session) else {
            panic!("nothing is told");
        };
        assert!(
            words
                .to_string()
                .contains("session.json: \"theme\": \"sepia\""),
            "{words}"
        );
        assert_eq!(settings.save(&Context::default()), None);
        drop(settings);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.contains("sepia") && text.contains("legend-hidden"),
            "{text}"
        );
        let mut settings = open(&file);
        assert!(settings.session().legend_hidden);
        save(&mut settings, dark());
        drop(settings);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("dark") && !text.contains("sepia"), "{text}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_read_stays_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::create_dir(&file).unwrap();
        let mut settings = open(&file);
        let notice = save(&mut settings, dark());
        assert!(
            matches!(&notice, Some(SettingsNotice::Unread(words)) if words.to_string().contains("folder")),
            "{notice:?}"
        );
        assert_eq!(save(&mut settings, Session::default()), None);
        drop(settings);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_panic_while_settings_are_written_is_told_and_the_last_ones_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut settings = open(&file);
        settings.writer = Some(Worker::new(
            "test",
            || {},
            |asked, _| {
                let _ = asked.recv();
                panic!("a fault on purpose");
            },
        ));
        settings.set(dark());
        assert_eq!(told(&mut settings), SettingsNotice::Panicked);
        drop(settings);
        assert_eq!(open(&file).session(), &dark());
    }

    /// A store whose folder is a file for a moment, which a change is then written into in vain.
    fn blocked(folder: &Path) -> (SettingsStore, PathBuf) {
        let parent = folder.join("settings");
        let mut settings = open(&parent.join(FILE));
        std::fs::write(&parent, "a file in the folder's place").unwrap();
        assert_eq!(save(&mut settings, dark()), None);
        (settings, parent)
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_once_and_tried_until_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let (mut settings, parent) = blocked(folder.path());
        let notice = told(&mut settings);
        assert!(matches!(notice, SettingsNotice::Unwritten(_)), "{notice:?}");
        std::thread::sleep(20 * PAUSES.first);
        assert_eq!(settings.save(&Context::default()), None, "told once");
        std::fs::remove_file(&parent).unwrap();
        assert_eq!(told(&mut settings), SettingsNotice::WrittenAgain);
        assert_eq!(open(&parent.join(FILE)).session(), &dark());
    }

    #[test]
    fn a_failure_that_passes_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (settings, parent) = blocked(folder.path());
        std::fs::remove_file(&parent).unwrap();
        drop(settings);
        assert_eq!(open(&parent.join(FILE)).session(), &dark());
    }

    #[test]
    fn a_figure_that_is_saved_without_the_window_outlasts_what_the_window_wants_next() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut settings = open(&file);
        let figure = RecentFigure {
            path: "map.png".to_owned(),
            form: crate::state::FigureForm::default(),
            look: crate::state::Look::default(),
        };
        settings.kept().unwrap().remember(figure.clone());
        settings.set(dark());
        drop(settings);
        let kept = open(&file);
        assert_eq!(kept.session().theme, dark().theme);
        assert_eq!(kept.session().recent_figures, [figure]);
    }
}
