//! The words of the interface and of figures, in Fluent files under `assets/i18n`.
//!
//! No string a person reads is written in code. A missing message shows its key, and a test keeps
//! every key the code names in every file.

pub mod keys;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::{DateBasis, Language, Source};

const ZH_HANS: &str = include_str!("../../assets/i18n/zh-Hans.ftl");

/// The messages of one language.
pub struct I18n {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("I18n")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl I18n {
    /// The messages for a language; Simplified Chinese until others are written.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // A syntax error leaves the faulty message out and keeps the rest; a test forbids it.
        let resource = match FluentResource::try_new(ZH_HANS.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut bundle =
            FluentBundle::new_concurrent(vec![unic_langid::LanguageIdentifier::default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle, language }
    }

    /// The language names and titles are shown in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key, or the key itself.
    #[must_use]
    pub fn tr(&self, key: &str) -> String {
        self.tr_with(key, &[])
    }

    /// The message of a key with its arguments filled in.
    #[must_use]
    pub fn tr_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, FluentValue::from(*value));
        }
        self.bundle
            .format_pattern(pattern, Some(&filled), &mut Vec::new())
            .into_owned()
    }

    /// The message of a key with one number, grouped by nothing.
    #[must_use]
    pub fn tr_n(&self, key: &str, n: usize) -> String {
        self.tr_with(key, &[("n", &n.to_string())])
    }

    /// A source's date as people write it, with its doubt.
    #[must_use]
    pub fn date_text(&self, source: &Source) -> String {
        match (source.date, source.date_basis) {
            (None, _) => self.tr("detail-date-unknown"),
            (Some(date), DateBasis::Stated) => date.to_string(),
            (Some(date), DateBasis::Inferred) => {
                format!("{date}{}", self.tr("detail-inferred-date"))
            }
        }
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
    fn the_messages_parse_without_an_error() {
        if let Err((_, errors)) = FluentResource::try_new(ZH_HANS.to_owned()) {
            panic!("{errors:?}");
        }
    }

    #[test]
    fn an_argument_is_filled_in_without_isolation_marks() {
        let i18n = I18n::new(Language::ZhHans);
        assert_eq!(i18n.tr_n("legend-not-shown", 3), "另有 3 处未标名");
        assert_eq!(i18n.tr("no-such-key"), "no-such-key");
    }
}
