//! The end of the process, however it comes about: files that are being written are finished, then
//! the settings are saved.

use std::cell::RefCell;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use super::settings::KeptSettings;
use super::writings::Writings;
use crate::diagnostics::visible;
use crate::files;
use crate::messages::{Said, said, terminal_language};

/// The files that were not written, if any, each with the reason.
type Outcome = Result<(), Vec<Said>>;

/// What is to be done before the process ends. It is done once, whoever comes first.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    writings: Writings,
    settings: Option<Arc<KeptSettings>>,
    outcome: Arc<Mutex<Option<Outcome>>>,
}

impl Ending {
    pub(super) fn new(writings: Writings, settings: Option<Arc<KeptSettings>>) -> Self {
        Self {
            writings,
            settings,
            outcome: Arc::default(),
        }
    }

    /// Lets the window know that it takes no further orders.
    pub(super) fn announce(&self) {
        self.writings.end();
    }

    /// Waits for the files and saves the settings. Settings that cannot be saved are told on
    /// standard error.
    ///
    /// # Errors
    /// The files that were not written, each with the reason.
    pub(super) fn finish(&self) -> Outcome {
        self.announce();
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.get_or_insert_with(|| self.finish_now()).clone()
    }

    fn finish_now(&self) -> Outcome {
        let mut failures = Vec::new();
        for (path, written) in self.writings.finish() {
            match (written, &self.settings) {
                (Ok(Some(figure)), Some(settings)) => settings.remember(*figure),
                (Ok(_), _) => {}
                (Err(reason), _) => {
                    let file = path.display().to_string();
                    failures.push(said!("ending-not-written", file = file, reason = reason));
                }
            }
        }
        if let Some(Err(reason)) = self.settings.as_ref().map(|settings| settings.write()) {
            say(said!("ending-settings", reason = reason));
        }
        files::remove_temporaries();
        if failures.is_empty() {
            Ok(())
        } else {
            Err(failures)
        }
    }
}

/// Writes a line to standard error; where that is closed, nobody reads it.
fn say(what: Said) {
    let line = said!("cli-error", what = what).text(terminal_language());
    let _ = writeln!(std::io::stderr(), "{}", visible(&line));
}

thread_local! {
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
}

/// Sees to it that the process ends as it should when a library ends it on this thread: Xlib calls
/// `exit` when the X server is gone, and the values of the thread are then still dropped.
pub(super) fn guard(ending: Ending) {
    GUARD.set(Some(Guard(Some(ending))));
}

/// The process ends by itself from here on.
pub(super) fn release() {
    if let Some(mut guard) = GUARD.take() {
        guard.0 = None;
    }
}

#[derive(Debug)]
struct Guard(Option<Ending>);

impl Drop for Guard {
    fn drop(&mut self) {
        let Some(ending) = self.0.take() else {
            return;
        };
        // The values of this thread are going; the work may need its own.
        let work = std::thread::Builder::new().name("ending".to_owned());
        let spare = ending.clone();
        let outcome = match work.spawn(move || ending.finish()) {
            Ok(thread) => thread.join().unwrap_or(Ok(())),
            Err(_) => spare.finish(),
        };
        say(lost());
        outcome.err().into_iter().flatten().for_each(say);
        // Other values of the thread belong to a connection that is no more.
        #[cfg(unix)]
        signal_hook::low_level::exit(1);
    }
}

/// What is said when the display is gone.
pub(super) fn lost() -> Said {
    said!("start-lost")
}
