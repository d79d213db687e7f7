//! What the file of the settings is to hold, for all threads: whoever ends the process writes it.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::file;
use super::notice::SettingsNotice;
use crate::messages::{Said, said};
use crate::render::Outbox;
use crate::state::{RecentFigure, Session, put_changes};

/// The settings of this window, and those of them that the file has.
#[derive(Debug)]
pub(in crate::app) struct KeptSettings {
    file: PathBuf,
    sessions: Mutex<Sessions>,
    /// Held while the file is written, so that who comes second finds nothing to do.
    writing: Mutex<()>,
    pauses: Pauses,
}

#[derive(Debug)]
struct Sessions {
    /// What this window has written or read.
    written: Session,
    /// What it is to write.
    wanted: Session,
    /// The figures that were saved without the window: it may still say what it wants, not having
    /// heard of them.
    unheard: Vec<RecentFigure>,
}

/// How long the thread that writes rests.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pauses {
    /// After it has written, for a window that is being resized, and after a first failure.
    pub(super) first: Duration,
    /// The longest after a failure; each is twice as long as the one before.
    pub(super) longest: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        }
    }
}

/// A failure is told when the next attempt fails, too: a disk may be full for a moment.
const TOLD_AT: usize = 2;

impl KeptSettings {
    /// Settings that a file has.
    pub(super) fn new(file: PathBuf, session: Session, pauses: Pauses) -> Self {
        let sessions = Sessions {
            written: session.clone(),
            wanted: session,
            unheard: Vec::new(),
        };
        Self {
            file,
            sessions: Mutex::new(sessions),
            writing: Mutex::default(),
            pauses,
        }
    }

    /// What the file is to hold; whether that differs from what was wanted before.
    pub(super) fn want(&self, mut session: Session) -> bool {
        let mut sessions = unpoisoned(&self.sessions);
        for figure in &sessions.unheard {
            session.remember(figure.clone());
        }
        let is_new = sessions.wanted != session;
        sessions.wanted = session;
        is_new
    }

    /// Remembers a figure that was saved without the window.
    pub(in crate::app) fn remember(&self, saved: RecentFigure) {
        let mut sessions = unpoisoned(&self.sessions);
        sessions.wanted.remember(saved.clone());
        sessions.unheard.push(saved);
    }

    /// Writes what has changed; where a file was moved to that is no JSON.
    ///
    /// # Errors
    /// When the file cannot be written. What has changed is wanted still.
    pub(in crate::app) fn write(&self) -> Result<Option<PathBuf>, Said> {
        let _writing = unpoisoned(&self.writing);
        let (written, wanted) = {
            let sessions = unpoisoned(&self.sessions);
            (sessions.written.clone(), sessions.wanted.clone())
        };
        if written == wanted {
            return Ok(None);
        }
        let aside = file::change(&self.file, |keys| put_changes(keys, &written, &wanted))?;
        unpoisoned(&self.sessions).written = wanted;
        Ok(aside)
    }

    /// Writes whenever it is asked to, and tries again, more and more seldom, while that fails.
    pub(super) fn keep(&self, asked: &Receiver<()>, outbox: &Outbox<SettingsNotice>) {
        while asked.recv().is_ok() {
            let (mut failures, mut told) = (0, None);
            let mut pause = self.pauses.first;
            loop {
                match self.write() {
                    Ok(aside) => {
                        if let Some(place) = aside {
                            let reason = file::at(&self.file, said!("settings-no-json"));
                            outbox.send(SettingsNotice::moved(reason, &place));
                        }
                        if told.is_some() {
                            outbox.send(SettingsNotice::WrittenAgain);
                        }
                        std::thread::sleep(self.pauses.first);
                        break;
                    }
                    Err(reason) => {
                        failures += 1;
                        if failures >= TOLD_AT && told.as_ref() != Some(&reason) {
                            outbox.send(SettingsNotice::Unwritten(reason.clone()));
                            told = Some(reason);
                        }
                        std::thread::sleep(pause);
                        pause = (2 * pause).min(self.pauses.longest);
                    }
                }
            }
        }
    }
}

/// What a lock guards. A thread that panics leaves nothing half done here.
fn unpoisoned<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
