//! Why a document cannot be opened.

use super::format::VERSION;
use crate::diagnostics::{excerpt, visible};
use crate::i18n::I18n;

/// Why a file is no document that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// It is no JSON: the line and the column, counted from 1, where that shows.
    NotJson(usize, usize),
    /// It is JSON, but no map of the atlas.
    NotAMap,
    /// A later version of the atlas wrote it: its version.
    Later(String),
    /// The value of a key is not what stands there.
    Value(String),
    /// A list has more entries than are read: its key and how many may be.
    TooMany(&'static str, usize),
    /// A text is longer than is read: its key and how many characters may be.
    TooLong(&'static str, usize),
    /// Two bookmarks have one name, or one has none.
    Name(String),
}

impl DocumentFault {
    /// What is wrong and what to do, without the file.
    #[must_use]
    pub fn text(&self, i18n: &I18n) -> String {
        let shown = |text: &str| visible(&excerpt(text)).into_owned();
        match self {
            Self::NotJson(line, column) => i18n.tr_with(
                "document-not-json",
                &[("line", &line.to_string()), ("column", &column.to_string())],
            ),
            Self::NotAMap => i18n.tr("document-not-a-map"),
            Self::Later(version) => i18n.tr_with(
                "document-later",
                &[
                    ("version", &shown(version)),
                    ("known", &VERSION.to_string()),
                ],
            ),
            Self::Value(key) => i18n.tr_with("document-value", &[("key", &shown(key))]),
            Self::TooMany(key, most) => i18n.tr_with(
                "document-too-many",
                &[("key", key), ("most", &most.to_string())],
            ),
            Self::TooLong(key, most) => i18n.tr_with(
                "document-too-long",
                &[("key", key), ("most", &most.to_string())],
            ),
            Self::Name(name) => i18n.tr_with("document-name", &[("name", &shown(name))]),
        }
    }
}
