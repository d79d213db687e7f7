//! Whether standard output and standard input are there.

use super::output::Failure;
use crate::messages::said;

/// Refuses to print results into nothing, which is no success.
///
/// # Errors
/// When standard output was closed.
pub(super) fn check_is_open() -> Result<(), Failure> {
    if is_closed(&std::io::stdout()) {
        return Err(Failure::Job(said!("cli-output-closed")));
    }
    Ok(())
}

/// Refuses to read nothing.
///
/// # Errors
/// When standard input was closed.
pub(super) fn check_is_input_open() -> Result<(), Failure> {
    if is_closed(&std::io::stdin()) {
        return Err(Failure::Job(said!("cli-input-closed")));
    }
    Ok(())
}

/// The standard library opens the null device for reading and writing in the place of a stream that
/// was closed; who wants none opens it for one of the two.
#[cfg(unix)]
fn is_closed(stream: &impl std::os::fd::AsFd) -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let is_null = match (fstat(stream), stat("/dev/null")) {
        (Ok(out), Ok(null)) => out.st_rdev == null.st_rdev && out.st_ino == null.st_ino,
        (Ok(_), Err(_)) => false,
        (Err(_), _) => return true,
    };
    let is_for_both = fcntl_getfl(stream).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR);
    is_null && is_for_both
}

#[cfg(not(unix))]
fn is_closed<T>(_stream: &T) -> bool {
    false
}
