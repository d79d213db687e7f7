//! The forms that a row of the panel may have.

use super::rows::Row;

/// A row in one of its forms: a card open in full is higher, and so is one with a passage open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowForm {
    pub(super) row: Row,
    pub(super) is_whole: bool,
    pub(super) passages: usize,
}
