//! A limit on the memory that the process may map (`ulimit -v`).

use std::ffi::OsString;

use super::output::Failure;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use crate::{memory::ARENAS_VARIABLE, messages::said};

/// With less than this, in bytes, no command ends well.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LEAST: u64 = 80 << 20;

/// Keeps to a limit on memory, where there is one: begins the program again with a single arena for
/// all threads, since each arena maps 64 MB that it may never use. What then does not fit ends with
/// 1, and a message of the standard library.
///
/// # Errors
/// When the limit is too low for anything.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(super) fn keep_to_limit(args: &[OsString]) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt as _;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use rustix::process::{Resource, getrlimit};
    use signal_hook::consts::SIGABRT;

    let Some(limit) = getrlimit(Resource::As).current else {
        return Ok(());
    };
    if limit < LEAST {
        return Err(Failure::Job(said!(
            "cli-memory-limit",
            limit = limit >> 20,
            least = LEAST >> 20
        )));
    }
    let always = Arc::new(AtomicBool::new(true));
    // Where the system refuses, what does not fit ends with the signal.
    let _ = signal_hook::flag::register_conditional_shutdown(SIGABRT, 1, always);
    if let (Ok(program), [name, args @ ..], None) = (
        std::env::current_exe(),
        args,
        std::env::var_os(ARENAS_VARIABLE),
    ) {
        // It returns only where the program cannot be begun again, and then goes on as it is.
        let _ = std::process::Command::new(program)
            .arg0(name)
            .args(args)
            .env(ARENAS_VARIABLE, "1")
            .exec();
    }
    Ok(())
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn keep_to_limit(_args: &[OsString]) -> Result<(), Failure> {
    Ok(())
}
