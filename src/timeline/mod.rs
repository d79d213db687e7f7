//! The facts in time: an axis of the texts at their dates of saying, what changed from one date to
//! another, and where two texts differ on the same thing.
//!
//! A text without a date is on the axis in a place of its own and counts as of no date, for it may
//! be later than any. Knows nothing of how it is shown.

mod axis;
mod changes;
mod differences;
mod differs;
mod marks;
mod saying;
mod span;
mod ticks;

pub use axis::{Axis, AxisText};
pub use changes::{Changes, Later};
pub use differences::differences;
pub use differs::{Differs, Pair};
pub use marks::{AxisMark, marks};
pub use saying::Saying;
pub use span::{Span, date_of_day};
pub use ticks::{Tick, ticks};
