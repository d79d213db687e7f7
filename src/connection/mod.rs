//! What ties places: the facts that name a place with others, and what ties two places directly,
//! through a group, and through one other place.
//!
//! Everything is looked up by place; nothing here goes through all facts.

mod asked;
mod between;
mod connected;
mod connections;
mod part;
mod sieve;
mod star;
mod tie;
mod tied;
mod ties;

pub use asked::{Asked, Everything};
pub use between::{Between, Crossing, Via};
pub use connected::Connected;
pub use connections::Connections;
pub use part::TiePart;
pub use sieve::Withheld;
pub use star::{Partner, Star};
pub use tie::Tie;
pub use tied::is_tied;
pub use ties::{GroupFacts, Ties};
