//! One search over everything the atlas holds: places, links, corridors, roles, sources, phrases,
//! and positions that are typed.
//!
//! A query is compared letter by letter without regard to spaces, accents, case, width and script
//! (`fold`), as it is written and as Chinese is read (`crate::pinyin`). All folded texts stand in a
//! few long ones (`lines`), which are searched as a whole for each word. Knows nothing of how
//! results are shown.
//!
//! Of the crates for searching text, memchr serves: its substring search takes some milliseconds
//! for all texts of 100,000 facts, in any script, and needs no tree that must be kept up to date.
//! nucleo-matcher finds letters in order with gaps between, which is no typing error and in hanzi
//! finds chance; it has no pinyin. tantivy splits text into words, which Chinese does not mark, and
//! brings a hundred crates for a corpus that fits into memory. fst finds whole words and their
//! beginnings with a typing error, but nothing within a name. strsim measures distances between
//! whole words: it suggests a name where nothing is found (`crate::diagnostics`).

mod answer;
mod fold;
mod found;
mod index;
mod lines;
mod matching;
mod position;
mod texts;
mod words;

pub use answer::Query;
pub use fold::simplified;
pub use found::{FactId, Field, Found, Group, Hit, HitKind, Results, Why};
pub use index::SearchIndex;
pub use matching::Quality;
pub use position::position;
