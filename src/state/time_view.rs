//! How the axis of time is read.

use crate::model::PartialDate;

/// What a comparison of two dates lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimePart {
    /// What came.
    #[default]
    Came,
    /// What is said otherwise.
    Changed,
    /// What happened.
    Later,
    /// Where two texts differ, whatever their dates.
    Differing,
}

impl TimePart {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Came, Self::Changed, Self::Later, Self::Differing];
}

/// How the axis of time is read. The date that is shown is that of [`crate::scene::Shown`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeView {
    /// Whether it is open.
    pub is_open: bool,
    /// The earlier of two dates that are compared; the later one is the date that is shown.
    pub compared: Option<PartialDate>,
    /// What of the comparison is listed.
    pub part: TimePart,
    /// Whether the links are listed below the axis, with their status, while nothing is compared.
    pub has_board: bool,
}
