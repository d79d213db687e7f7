//! Signals that end the process: Ctrl+C, the system, a terminal that is closed. What is unfinished
//! is finished or removed first; then the process ends as such a signal ends any other.

use crate::messages::Said;
#[cfg(unix)]
use crate::{
    diagnostics::visible,
    messages::{said, terminal_language},
};

type Work = Box<dyn FnOnce() -> Result<(), Vec<Said>> + Send>;

/// What is to be done first, if anything.
static WORK: std::sync::Mutex<Option<Work>> = std::sync::Mutex::new(None);

/// Does this before a signal ends the process, on a thread of its own. A failure goes to standard
/// error, and the process then ends with 1. A second signal does not wait for it.
pub fn before_end(work: impl FnOnce() -> Result<(), Vec<Said>> + Send + 'static) {
    if let Ok(mut waiting) = WORK.lock() {
        *waiting = Some(Box::new(work));
    }
}

/// Takes the signals of `numbers` from here on. Where the system gives no thread for that, they end
/// the process at once, as they do by themselves.
#[cfg(unix)]
pub fn take(numbers: Vec<i32>) {
    let taking = std::thread::Builder::new().name("signals".to_owned());
    // It lasts as long as the process.
    drop(taking.spawn(move || {
        // The thread takes them itself: without it they must not be held back.
        let Ok(mut signals) = signal_hook::iterator::Signals::new(numbers) else {
            return;
        };
        for signal in signals.forever() {
            let work = WORK.lock().ok().and_then(|mut work| work.take());
            let Some(work) = work else {
                end(signal, Ok(()));
                continue;
            };
            let ending = std::thread::Builder::new().name("ending".to_owned());
            if ending.spawn(move || end(signal, work())).is_err() {
                end(signal, Ok(()));
            }
        }
    }));
}

/// Lets a file that grows beyond a limit fail to be written, which the writer can tell, instead of
/// ending the process.
#[cfg(unix)]
pub fn survive_file_limits() {
    let ignored = std::sync::Arc::default();
    // Where the system refuses, the limit ends the process as before.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, ignored);
}

/// Ends the process as the signal would have.
#[cfg(unix)]
fn end(signal: i32, outcome: Result<(), Vec<Said>>) {
    use std::io::Write as _;

    crate::files::remove_temporaries();
    match outcome {
        // It does not return, unless the system refuses.
        Ok(()) if signal_hook::low_level::emulate_default_handler(signal).is_ok() => {}
        Ok(()) => signal_hook::low_level::exit(1),
        Err(failures) => {
            // Where standard error is closed, the exit code has to do.
            for failure in failures {
                let line = said!("cli-error", what = failure).text(terminal_language());
                let _ = writeln!(std::io::stderr(), "{}", visible(&line));
            }
            signal_hook::low_level::exit(1)
        }
    }
}
