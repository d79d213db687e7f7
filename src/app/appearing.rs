//! When the window appears.

/// Asks for the window to be shown as soon as its first frame is laid out.
///
/// eframe asks when the frame is painted. A window manager of X11 takes some milliseconds to place a
/// window, and what is painted until then is lost: the map would be seen a frame later. Elsewhere
/// a window is shown with its first picture or at once, and nothing is to be done.
pub(super) fn show_window(frame: &eframe::Frame) {
    if cfg!(all(unix, not(target_os = "macos")))
        && let Some(window) = frame.winit_window()
    {
        window.set_visible(true);
    }
}
