//! The words of help and usage errors, from the Fluent files of this folder's languages.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::model::Language;

/// The words of a language that clap does not speak.
pub(in crate::cli) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of a language; `None` for English, which is clap's own.
    pub(in crate::cli) fn of(language: Language) -> Option<Self> {
        let text = text(language)?;
        let locale = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        bundle.set_use_isolating(false);
        // A message with a syntax error is left out and the rest is kept; a test finds the error.
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Some(Self { bundle })
    }

    /// Whether a key has words.
    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words of a key, or the key itself.
    pub(super) fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.filled(key, None, values);
        text.unwrap_or_else(|| key.to_owned())
    }

    /// The words of an attribute of a key, if it has it.
    pub(super) fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.filled(key, Some(attribute), &[])
    }

    fn filled(
        &self,
        key: &str,
        attribute: Option<&str>,
        values: &[(&str, &str)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let values = values.iter();
        let values = values.map(|(name, value)| (*name, FluentValue::from(*value)));
        let values: FluentArgs<'_> = values.collect();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut Vec::new());
        Some(text.into_owned())
    }
}

/// The file of a language.
pub(in crate::cli) const fn text(language: Language) -> Option<&'static str> {
    match language {
        Language::ZhHans => Some(include_str!("../../../assets/i18n/usage/zh-Hans.ftl")),
        Language::ZhHant => Some(include_str!("../../../assets/i18n/usage/zh-Hant.ftl")),
        Language::En => None,
    }
}
