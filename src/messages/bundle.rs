//! The messages of one language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::language::Language;

/// The file of messages of a language.
const fn file(language: Language) -> &'static str {
    match language {
        Language::ZhHans => include_str!("../../assets/i18n/zh-Hans.ftl"),
        Language::ZhHant => include_str!("../../assets/i18n/zh-Hant.ftl"),
        Language::En => include_str!("../../assets/i18n/en.ftl"),
    }
}

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of a language. Each file is parsed once, when it is first asked for.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Messages>; 3] = [const { OnceLock::new() }; 3];
        let messages = match language {
            Language::ZhHans => &ALL[0],
            Language::ZhHant => &ALL[1],
            Language::En => &ALL[2],
        };
        messages.get_or_init(|| Self::new(language))
    }

    fn new(language: Language) -> Self {
        // A message with a syntax error is left out and the rest is kept; a test finds the error.
        let resource = match FluentResource::try_new(file(language).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // The locale says which numbers are singular.
        let locale = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, language }
    }

    /// The language they are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message of a key with its arguments filled in, or the key itself.
    #[must_use]
    pub fn filled(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        self.bundle
            .format_pattern(pattern, Some(args), &mut Vec::new())
            .into_owned()
    }

    /// Whether a key has a message.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_of_every_language_parse_without_an_error() {
        for language in Language::ALL {
            if let Err((_, errors)) = FluentResource::try_new(file(language).to_owned()) {
                panic!("{}: {errors:?}", language.tag());
            }
        }
    }
}
