//! A text as it is read: its paragraphs, cut where phrases begin and end that facts stand on.
//!
//! Knows nothing of how it is drawn, and quotes no more than a person's own copy of the text shows
//! them.

mod excerpt;
mod find;
mod phrases;
mod typeset;

pub use excerpt::excerpt;
pub use find::find;
pub use phrases::{Phrase, PhraseFact, Phrases};
pub use typeset::{Piece, Typeset, TypesetParagraph};
