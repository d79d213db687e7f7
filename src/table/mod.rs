//! The table of facts: a row a quote, so that an analyst can check the work line by line.
//!
//! Rows are ids; their cells are written in the reader's language when they are seen, copied or
//! saved, so that a hundred thousand facts cost no more than those in sight. Knows nothing of egui.

mod cells;
mod column;
mod export;
mod geometry;
mod listing;

pub use cells::{Cells, Row};
pub use column::{Column, Columns};
pub use export::{TableFormat, tab_separated};
pub use geometry::fact_geometry;
pub use listing::{Lister, TableQuery, TableView};
