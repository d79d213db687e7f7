//! Memory that was needed for a moment, given back to the system.
//!
//! The C library of Linux keeps what is freed between what is still needed: after a file of
//! boundaries is read that is as much as the atlas itself. Elsewhere nothing is to be done.

#![cfg_attr(
    all(target_os = "linux", target_env = "gnu"),
    expect(unsafe_code, reason = "a function of the C library is called")
)]

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
