//! How much memory the C library of Linux holds: in how many arenas, and what is given back.
//!
//! It keeps what is freed between what is still needed: after a file of boundaries is read that is
//! as much as the atlas itself. Elsewhere nothing is to be done.

#![cfg_attr(
    all(target_os = "linux", target_env = "gnu"),
    expect(unsafe_code, reason = "a function of the C library is called")
)]

/// How many arenas the threads share.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const ARENAS: libc::c_int = 2;
/// Says in how many arenas to allocate instead.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub const ARENAS_VARIABLE: &str = "MALLOC_ARENA_MAX";

/// Has all threads allocate in two arenas instead of eight a core: each keeps pages of its own, and
/// many short threads work one after another. To be called before any is started.
pub fn limit_arenas() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if std::env::var_os(ARENAS_VARIABLE).is_none() {
        // SAFETY: the function takes no pointer, and only this thread runs.
        unsafe {
            // Where it refuses, more memory is used.
            let _ = libc::mallopt(libc::M_ARENA_MAX, ARENAS);
        }
    }
}

/// Gives back what is free. It takes some milliseconds: not for the thread of the window.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: the function takes no pointer and may be called from any thread at any time; it holds
    // the locks that every allocation holds.
    unsafe {
        // Whether there was any does not matter.
        let _ = libc::malloc_trim(0);
    }
}
