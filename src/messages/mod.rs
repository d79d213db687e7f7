//! The messages of the atlas, in Fluent files under `assets/i18n`, one a language; and what is said
//! as a value, so that it can be said in any of them.
//!
//! Knows nothing of what the messages are about.

mod bundle;
mod language;
mod parse;
mod said;
mod system;
mod terminal;

pub use bundle::Messages;
pub use language::Language;
pub use parse::parsed;
pub use said::{Argument, Said, Says};
pub(crate) use said::{said, speaks};
pub use terminal::{speak_on_terminal, terminal_language};
