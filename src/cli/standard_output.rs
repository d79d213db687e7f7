//! Whether anybody can read what a command prints.

use super::output::Failure;

/// Refuses to print results into nothing, which is no success.
///
/// # Errors
/// When standard output was closed.
pub(super) fn check_is_open() -> Result<(), Failure> {
    if is_closed() {
        let message = "standard output is closed; let it go to a file, a pipe or a terminal";
        return Err(Failure::Job(message.to_owned()));
    }
    Ok(())
}

/// The standard library opens the null device for reading and writing in the place of a standard
/// output that was closed; who wants no output opens it for writing alone.
#[cfg(unix)]
fn is_closed() -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let out = std::io::stdout();
    let is_null = match (fstat(&out), stat("/dev/null")) {
        (Ok(out), Ok(null)) => out.st_rdev == null.st_rdev && out.st_ino == null.st_ino,
        (Ok(_), Err(_)) => false,
        (Err(_), _) => return true,
    };
    let is_for_both = fcntl_getfl(&out).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR);
    is_null && is_for_both
}

#[cfg(not(unix))]
fn is_closed() -> bool {
    false
}
