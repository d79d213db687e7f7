//! Which facts are asked for: one set of filters that map, legend, table, panel and figure share.

mod choice;
mod counts;
mod fact;
mod fact_filter;
mod names;
mod value;
mod words;

pub use choice::Choice;
pub use counts::Counts;
pub use fact::Fact;
pub use fact_filter::FactFilter;
pub use names::{choice_name, facet_name, value_name};
pub use value::{Certainty, Facet, FactKind, ModeGroup, Value};
pub use words::{UnknownWord, facet_words, followed, parse_facet};
