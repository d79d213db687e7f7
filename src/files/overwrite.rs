//! Whether an earlier file is replaced.

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and writing fails.
    No,
    /// It is replaced.
    Yes,
}
