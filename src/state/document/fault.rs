//! Why a document cannot be opened.

use super::format::VERSION;
use crate::diagnostics::{excerpt, visible};
use crate::messages::{Said, Says, said, speaks};

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

speaks!(DocumentFault);

impl Says for DocumentFault {
    /// What is wrong and what to do, without the file.
    fn said(&self) -> Said {
        let shown = |text: &str| visible(&excerpt(text)).into_owned();
        match self {
            Self::NotJson(line, column) => {
                said!("document-not-json", line = *line, column = *column)
            }
            Self::NotAMap => said!("document-not-a-map"),
            Self::Later(version) => {
                said!("document-later", version = shown(version), known = VERSION)
            }
            Self::Value(key) => said!("document-value", key = shown(key)),
            Self::TooMany(key, most) => said!("document-too-many", key = *key, most = *most),
            Self::TooLong(key, most) => said!("document-too-long", key = *key, most = *most),
            Self::Name(name) => said!("document-name", name = shown(name)),
        }
    }
}
