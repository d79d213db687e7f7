//! The legend: exactly what is drawn, under words that say whose status it is.

mod columns;
mod contents;
mod entry;
mod excerpt;
mod heading;
mod listing;
mod packing;
mod row;
mod row_columns;
mod strip;
mod swatch;

pub(super) use columns::{ColumnHead, draw_columns};
pub(super) use contents::{Legend, LetteredSigns};
pub(super) use heading::{LegendHeading, NotShown, status_lines};
pub(super) use row::{LegendRow, Metrics};
pub(super) use row_columns::RowColumns;
pub(super) use strip::{Strip, StripHeading};
