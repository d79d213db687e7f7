//! What is said, as a value: the key of a message with its arguments. It can be said in every
//! language, and later than it came to be.
//!
//! Errors are such values: whoever shows one knows in which language. Only what other programs say
//! is kept in their own words.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use fluent_bundle::FluentArgs;
use serde::{Deserialize, Serialize};

use super::bundle::Messages;
use super::language::Language;
use crate::diagnostics::{cut, number, shown_path, visible};

/// Words that can be said in every language; as large as a pointer, for the errors of functions.
///
/// ```
/// use chengyu_atlas::{messages::{Language, Said}};
/// let said = Said::new("fault-not-a-date").with("written", "2020-13");
/// assert_eq!(said.text(Language::En), "\"2020-13\" is not a date");
/// assert_eq!(said.text(Language::ZhHans), "“2020-13”不是日期");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said(Box<Words>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Words {
    /// A message of the files under `assets/i18n`.
    Message {
        key: Cow<'static, str>,
        arguments: Vec<(Cow<'static, str>, Argument)>,
    },
    /// Words of a file, of a person or of another program, which have no other form.
    Verbatim(String),
    /// Several, with the message of a key between them.
    Row {
        between: Cow<'static, str>,
        words: Vec<Said>,
    },
    /// On one line and cut short, without what a terminal would obey.
    Bounded { words: Said, most: usize },
}

/// What is filled into a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Argument {
    /// Words as they are.
    Text(String),
    /// A number, which may be singular.
    Number(u64),
    /// Other words that can be said in every language.
    Said(Said),
}

impl Said {
    /// The message of a key.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self(Box::new(Words::Message {
            key: Cow::Borrowed(key),
            arguments: Vec::new(),
        }))
    }

    /// The same with an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        if let Words::Message { arguments, .. } = self.0.as_mut() {
            arguments.push((Cow::Borrowed(name), value.into()));
        }
        self
    }

    /// Words that are the same in every language: of a file, of a person, of another program.
    pub fn verbatim(words: impl Into<String>) -> Self {
        Self(Box::new(Words::Verbatim(words.into())))
    }

    /// Several in a list: `甲、乙`.
    pub fn list(words: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        Self::row("list-comma", words)
    }

    /// Several sentences: `甲；乙`.
    pub fn series(words: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        Self::row("list-semicolon", words)
    }

    fn row(between: &'static str, words: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        let words = words.into_iter().map(Into::into).collect();
        let between = Cow::Borrowed(between);
        Self(Box::new(Words::Row { between, words }))
    }

    /// The same on one line, without what a terminal would obey, in `most` characters at most.
    #[must_use]
    pub fn bounded(self, most: usize) -> Self {
        Self(Box::new(Words::Bounded { words: self, most }))
    }

    /// It in the words of a language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self.0.as_ref() {
            Words::Message { key, arguments } => {
                let messages = Messages::of(language);
                let mut filled = FluentArgs::new();
                for (name, argument) in arguments {
                    let name = name.as_ref();
                    match argument {
                        Argument::Text(text) => filled.set(name, text.as_str()),
                        Argument::Number(number) => filled.set(name, *number),
                        Argument::Said(said) => filled.set(name, said.text(language)),
                    }
                }
                messages.filled(key, &filled)
            }
            Words::Verbatim(words) => words.clone(),
            Words::Row { between, words } => {
                let words: Vec<String> = words.iter().map(|said| said.text(language)).collect();
                let messages = Messages::of(language);
                words.join(&messages.filled(between, &FluentArgs::new()))
            }
            Words::Bounded { words, most } => {
                visible(&cut(&words.text(language), *most)).into_owned()
            }
        }
    }
}

impl fmt::Display for Said {
    /// In English, for logs and tests: who shows it to a person asks for a language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Said {}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<std::borrow::Cow<'_, str>> for Argument {
    fn from(text: std::borrow::Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<&Path> for Argument {
    fn from(path: &Path) -> Self {
        Self::Text(shown_path(path))
    }
}

impl From<Said> for Argument {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        // Fluent counts with floating-point numbers.
        const MOST: u64 = 1 << 53;
        if number > MOST {
            Self::Text(number.to_string())
        } else {
            Self::Number(number)
        }
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        u64::try_from(number).unwrap_or(u64::MAX).into()
    }
}

impl From<f64> for Argument {
    fn from(value: f64) -> Self {
        Self::Text(number(value))
    }
}

/// Something that a person is told, in any language.
pub trait Says {
    /// What is said.
    fn said(&self) -> Said;
}

impl Says for Said {
    fn said(&self) -> Said {
        self.clone()
    }
}

/// What is said by the message of a key, with its arguments: `said!("fault-not-a-date", written = day)`.
macro_rules! said {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::Said::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use said;

/// Makes types that say something errors, whose own words are English.
macro_rules! speaks {
    ($($error:ty),+ $(,)?) => {
        $(
            impl ::std::fmt::Display for $error {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    let said = $crate::messages::Says::said(self);
                    ::std::fmt::Display::fmt(&said, f)
                }
            }

            impl ::std::error::Error for $error {}
        )+
    };
}
pub(crate) use speaks;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_can_be_said_in_every_language() {
        let said = Said::series([
            said!("fault-not-a-date", written = "2020-13"),
            Said::verbatim("x"),
        ]);
        assert_eq!(said.to_string(), "\"2020-13\" is not a date; x");
        assert_eq!(said.text(Language::ZhHans), "“2020-13”不是日期；x");
        assert_eq!(said.text(Language::ZhHant), "「2020-13」不是日期；x");
    }

    #[test]
    fn what_is_repeated_is_cut_in_the_language_it_is_said_in() {
        let said = Said::verbatim("a\nb".repeat(400)).bounded(6);
        assert_eq!(said.to_string(), "a\\nba\\n\u{2026}");
    }

    #[test]
    fn a_large_number_keeps_all_its_digits() {
        let number = |n: u64| said!("fault-not-a-date", written = n).to_string();
        assert_eq!(number(u64::MAX), format!("\"{}\" is not a date", u64::MAX));
        assert_eq!(number(500_000), "\"500000\" is not a date");
    }
}
