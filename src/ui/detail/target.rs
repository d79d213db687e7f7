//! Where the panel is to be scrolled to.

use super::rows::Row;

/// Where the panel is to be scrolled to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    /// So far below the top of a row, in points.
    Row(Row, f32),
    /// So far down, in points.
    Offset(f32),
}
