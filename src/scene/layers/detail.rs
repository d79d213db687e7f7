//! How much of the layers is worked out.

/// How much of the layers is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scene) enum Detail {
    /// All of it.
    Whole,
    /// What is drawn, but not yet where lines that share a way run.
    Survey,
}
