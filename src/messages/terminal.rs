//! In which language the process speaks on its terminal.

use std::sync::OnceLock;

use super::language::Language;

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// Has the process speak a language on its terminal, whatever the environment says; the first choice
/// counts.
pub fn speak_on_terminal(language: Language) {
    let _ = CHOSEN.set(language);
}

/// The language in which the process speaks on its terminal: the one that was chosen, or that of the
/// environment.
#[must_use]
pub fn terminal_language() -> Language {
    let of_environment = || Language::of_terminal(|name| std::env::var(name).ok());
    *CHOSEN.get_or_init(of_environment)
}
