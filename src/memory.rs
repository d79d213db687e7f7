//! Memory that was needed for a moment, given back to the system.
//!
//! The C library of Linux keeps what is freed between what is still needed: after a file of
//! boundaries is read that is as much as the atlas itself. Elsewhere nothing is to be done.

#![cfg_attr(
    all(target_os = "linux", target_env = "gnu"),
    expect(unsafe_code, reason = "a function of the C library is called")
)]

/// How many stores of memory the threads share.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const STORES: libc::c_int = 2;
/// Says in how many stores to allocate instead.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub const STORES_VARIABLE: &str = "MALLOC_ARENA_MAX";

/// Has all threads take their memory from two stores instead of eight a core: each keeps what it is
/// given, and many short threads work one after another. To be called before any is started.
pub fn share_stores() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if std::env::var_os(STORES_VARIABLE).is_none() {
        // SAFETY: the function takes no pointer, and only this thread runs.
        unsafe {
            // Where it refuses, more memory is used.
            let _ = libc::mallopt(libc::M_ARENA_MAX, STORES);
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
