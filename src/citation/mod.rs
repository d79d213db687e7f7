//! References to the texts: as a reader finds them in a bibliography, and as files for the
//! programs that keep one.
//!
//! Only what a [`Source`] holds is written. It holds no date of access, so no reference has any; an
//! address that is not known is said to be so. Knows nothing of figures, and touches no file.

mod bibtex;
mod csl;
mod gb7714;
mod note;
#[cfg(test)]
mod sample;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use gb7714::{DocumentType, reference, reference_by_own_title};

use crate::messages::{Said, Says, said, speaks};
use crate::model::{Atlas, Source, SourceId};

/// The formats a list of references can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Entries for BibTeX and biblatex.
    BibTex,
    /// The JSON of the Citation Style Language, which reference managers read.
    CslJson,
}

/// A file name without an extension of a format of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle(pub PathBuf);

speaks!(UnknownStyle);

impl Says for UnknownStyle {
    fn said(&self) -> Said {
        said!("citations-unknown", file = self.0.as_path())
    }
}

impl Style {
    /// The format by a file's extension.
    ///
    /// # Errors
    /// When the name ends in neither `.bib` nor `.json`.
    pub fn of(path: &Path) -> Result<Self, UnknownStyle> {
        let ending = path.extension().and_then(|e| e.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("bib") => Ok(Self::BibTex),
            Some("json") => Ok(Self::CslJson),
            _ => Err(UnknownStyle(path.to_owned())),
        }
    }
}

/// A whole file of references to these sources, in this order, each once.
///
/// Titles and publishers are in the language of the text. An entry's id is the source's own, so
/// that it means the same in the pack, in the file and in a manuscript.
///
/// # Panics
/// When an id is of another atlas.
#[must_use]
pub fn file(atlas: &Atlas, ids: &[SourceId], style: Style) -> String {
    let mut seen = BTreeSet::new();
    let ids = ids.iter().filter(|id| seen.insert(**id));
    let sources: Vec<&Source> = ids.map(|id| atlas.source(*id)).collect();
    match style {
        Style::BibTex => bibtex::file(&sources),
        Style::CslJson => csl::file(&sources),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_name_says_the_format() {
        assert_eq!(Style::of(Path::new("a/refs.BIB")), Ok(Style::BibTex));
        assert_eq!(Style::of(Path::new("refs.json")), Ok(Style::CslJson));
        for name in ["refs", "refs.txt", ".bib", ""] {
            let error = Style::of(Path::new(name)).expect_err("no format");
            assert!(
                error.to_string().contains(".bib (BibTeX) or .json"),
                "{error}"
            );
        }
    }
}
