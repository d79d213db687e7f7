//! Places beside each other: what texts say of each, a row a subject and a column a place.
//!
//! Only facts that are asked for and were said by the date that is shown count. An empty cell says
//! that no such fact names the place, not that there is none.

mod query;
mod row;
mod rows;
mod text;

pub use query::{ComparisonQuery, ComparisonView, Part, Shows, Sorting};
pub use row::{ComparedFact, ComparedRow, ComparedSubject};
pub use rows::Comparison;
pub use text::CellWriter;
