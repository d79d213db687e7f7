//! The folder of texts: where a phrase is, and the passage around it.
//!
//! The texts are not part of the project. Where their folder is given, anchors are verified and the
//! passage around a quote is shown.

mod text;

use std::collections::BTreeMap;
use std::path::Path;

pub(super) use text::length;
pub use text::{Passage, Text, TextPlace};

use super::Problem;
use crate::model::{Anchor, Source};

/// How much of the paragraph a passage shows on each side of its quote, in characters.
const CONTEXT_CHARS: usize = 80;

/// Why a quote is not where its anchor says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Orphan {
    /// The folder has no such file.
    #[error("the text {0} is not in the folder of texts")]
    NoFile(String),
    /// The file is not the text that the anchors were made for.
    #[error("the text {file} is a different one: its SHA-256 is {found}, expected {expected}")]
    OtherText {
        /// The file.
        file: String,
        /// The digest that the source gives.
        expected: String,
        /// The digest of the file.
        found: String,
    },
    /// The file cannot be read.
    #[error("the text {0}")]
    Unreadable(String),
    /// There is a different phrase at the offsets.
    #[error("expected {expected:?} at {start}..{end} of {file}, found {found:?}")]
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

/// The texts of a folder.
#[derive(Debug, Default)]
pub struct Texts {
    files: BTreeMap<String, Result<Text, String>>,
}

impl Texts {
    /// Reads the `.txt` files of a folder.
    ///
    /// # Errors
    /// When the folder cannot be read, or holds no text.
    pub fn open(folder: &Path) -> Result<Self, Problem> {
        let shown = || folder.display().to_string();
        let listing =
            std::fs::read_dir(folder).map_err(|error| Problem::unreadable(folder, &error))?;
        let mut files = BTreeMap::new();
        for entry in listing {
            let path = entry
                .map_err(|error| Problem::unreadable(folder, &error))?
                .path();
            let is_text = path
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("txt"));
            if let (true, Some(name)) = (is_text, path.file_name().and_then(|n| n.to_str())) {
                files.insert(name.to_owned(), read(&path));
            }
        }
        if files.is_empty() {
            return Err(
                Problem::of_file(shown(), "the folder contains no .txt file")
                    .remedy("give the folder of the texts"),
            );
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
            Some(Err(message)) => {
                return Err(Orphan::Unreadable(format!("{} {message}", source.file)));
            }
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

fn read(path: &Path) -> Result<Text, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    Text::new(&bytes)
        .map_err(|error| format!("is not UTF-8: byte {} is wrong", error.valid_up_to()))
}
