//! What a window runs on, for a report of a problem.

/// What the window runs on, as far as it is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// What OpenGL calls its vendor and its renderer.
    pub(super) renderer: Option<String>,
    /// Where the window went: Wayland or X11.
    pub(super) display: Option<&'static str>,
}
