//! The folder of texts: where a phrase is, and the passage around it.
//!
//! The texts are not part of the project. Where their folder is given, anchors are verified and the
//! passage around a quote is shown.

mod paragraph;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use paragraph::{Paragraph, ParagraphKind};
pub(super) use text::length;
pub use text::{NoText, Passage, Text, TextPlace};

use super::Problem;
use crate::diagnostics::escaped;
use crate::files::{self, ReadError};
use crate::messages::{Said, Says, said, speaks};
use crate::model::{Anchor, Source};

/// How much of the paragraph a passage shows on each side of its quote, in characters.
const CONTEXT_CHARS: usize = 80;

/// Why a quote is not where its anchor says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Orphan {
    /// The folder has no such file.
    NoFile(String),
    /// The file is not the text that the anchors were made for.
    OtherText {
        /// The file.
        file: String,
        /// The digest that the source gives.
        expected: String,
        /// The digest of the file.
        found: String,
    },
    /// The file is no text.
    NoText(String, NoText),
    /// The file cannot be read: which, and why.
    Unreadable(String, Said),
    /// There is a different phrase at the offsets.
    OtherPhrase {
        /// The file.
        file: String,
        /// The quote.
        expected: String,
        /// The phrase found instead; empty beyond the end of the text.
        found: String,
        /// Where the anchor starts.
        start: u32,
        /// Where it ends.
        end: u32,
    },
}

speaks!(Orphan);

impl Says for Orphan {
    fn said(&self) -> Said {
        match self {
            Self::NoFile(file) => said!("orphan-no-file", file = file),
            Self::OtherText {
                file,
                expected,
                found,
            } => said!(
                "orphan-other-text",
                file = file,
                found = found,
                expected = expected
            ),
            Self::NoText(file, what) => {
                said!("orphan-unreadable", file = file, what = what.said())
            }
            Self::Unreadable(file, what) => {
                said!("orphan-unreadable", file = file, what = what.clone())
            }
            Self::OtherPhrase {
                file,
                expected,
                found,
                start,
                end,
            } => said!(
                "orphan-other-phrase",
                expected = escaped(expected),
                start = *start,
                end = *end,
                file = file,
                found = escaped(found)
            ),
        }
    }
}

/// The most bytes that a text may have: a hundred times the longest plan.
const MOST_BYTES: u64 = 32 << 20;
/// The most bytes of all texts of a folder.
const MOST_BYTES_IN_ALL: u64 = 256 << 20;

/// The texts of a folder, as far as sources name them.
#[derive(Debug, Default)]
pub struct Texts {
    files: BTreeMap<String, Result<Text, Orphan>>,
}

impl Texts {
    /// Reads the texts of a folder that sources name; no other file is opened.
    ///
    /// # Errors
    /// When there is no such folder, or it holds no text that a source names.
    pub fn open<'s>(
        folder: &Path,
        sources: impl IntoIterator<Item = &'s Source>,
    ) -> Result<Self, Problem> {
        let shown = || folder.display().to_string();
        if !folder.is_dir() {
            return Err(match std::fs::metadata(folder) {
                Ok(_) => Problem::of_file(shown(), said!("texts-not-a-folder"))
                    .remedy(said!("remedy-give-texts")),
                Err(error) => Problem::unreadable(folder, &ReadError::System(error)),
            });
        }
        // A folder that may not be entered is one problem, not one for each text.
        if let Err(error) = std::fs::metadata(folder.join(".")) {
            return Err(Problem::unreadable(folder, &ReadError::System(error)));
        }
        let mut files = BTreeMap::new();
        let mut left = MOST_BYTES_IN_ALL;
        let names: BTreeSet<&str> = sources.into_iter().map(|s| s.file.as_str()).collect();
        // A name with a folder in it, which is reported as such, could lead anywhere.
        for name in names.iter().filter(|name| is_file_name(name)) {
            let path = folder.join(name);
            match files::read(&path, MOST_BYTES.min(left)) {
                Ok(bytes) => {
                    left -= bytes.len() as u64;
                    let name = (*name).to_owned();
                    let text = Text::new(bytes);
                    let text = text.map_err(|error| Orphan::NoText(name.clone(), error));
                    files.insert(name, text);
                }
                Err(error) if error.is_missing() => {}
                Err(error) => {
                    let orphan = Orphan::Unreadable((*name).to_owned(), error.said());
                    files.insert((*name).to_owned(), Err(orphan));
                }
            }
        }
        if files.is_empty() {
            let message = match names.first() {
                Some(name) => said!("texts-none-named", name = escaped(name)),
                None => said!("texts-no-source"),
            };
            return Err(Problem::of_file(shown(), message).remedy(said!("remedy-give-texts")));
        }
        Ok(Self { files })
    }

    /// The text of a source, if it is exactly the text its anchors were made for.
    ///
    /// # Errors
    /// When it is missing, unreadable or a different text.
    pub fn of(&self, source: &Source) -> Result<&Text, Orphan> {
        let text = match self.files.get(&source.file) {
            None => return Err(Orphan::NoFile(source.file.clone())),
            Some(Err(orphan)) => return Err(orphan.clone()),
            Some(Ok(text)) => text,
        };
        if text.sha256() != source.sha256 {
            return Err(Orphan::OtherText {
                file: source.file.clone(),
                expected: source.sha256.clone(),
                found: text.sha256().to_owned(),
            });
        }
        Ok(text)
    }

    /// The quote of an anchor with the text around it in its paragraph.
    ///
    /// # Errors
    /// When the text is not available or the quote is not where the anchor says.
    pub fn passage(&self, source: &Source, anchor: &Anchor) -> Result<Passage, Orphan> {
        let text = self.of(source)?;
        let found = text.phrase(anchor.start, anchor.end);
        if found != text::squeeze(anchor.quote.as_str()) || found.is_empty() {
            return Err(Orphan::OtherPhrase {
                file: source.file.clone(),
                expected: anchor.quote.as_str().to_owned(),
                found,
                start: anchor.start,
                end: anchor.end,
            });
        }
        Ok(text.passage(anchor.start, anchor.end, CONTEXT_CHARS))
    }
}

/// Whether a name is that of a file alone.
fn is_file_name(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|own| own == name)
}
