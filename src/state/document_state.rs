//! The file that the map of a window is saved in.

use std::path::{Path, PathBuf};

use super::boundaries::shortened;
use super::document::Document;

/// What the name of a document ends in.
pub const DOCUMENT_ENDING: &str = ".atlas.json";

/// The file that the map is saved in, and what it has of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentState {
    /// The file; `None` for a map that was not saved yet.
    pub path: Option<PathBuf>,
    /// The map as the file has it, once that is known.
    pub saved: Option<Box<Document>>,
    /// Files that were opened or saved, the last one first.
    pub recent: Vec<String>,
    /// Packs beside the bundled one that are loaded.
    pub packs: Vec<PathBuf>,
}

/// A file that the map which is being opened needs, and which is not where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFile {
    /// Its name, without its folder.
    pub name: String,
    /// Whether it is the folder of a pack rather than a file of boundaries.
    pub is_pack: bool,
}

/// A window that did not end as it should, and whose map can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftWindow {
    /// The name of the file its map was saved in; `None` where it was not.
    pub name: Option<String>,
    /// How long ago its map was kept.
    pub age: std::time::Duration,
}

/// How many files are remembered.
const MOST_RECENT: usize = 8;

impl DocumentState {
    /// The map is that of a file now.
    pub fn is_at(&mut self, path: PathBuf, saved: Document) {
        if let Some(text) = path.to_str() {
            self.recent.retain(|known| known != text);
            self.recent.insert(0, text.to_owned());
            self.recent.truncate(MOST_RECENT);
        }
        self.path = Some(path);
        self.saved = Some(Box::new(saved));
    }

    /// The name of the file, without what all of them end in.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let name = self.path.as_ref()?.file_name()?.to_string_lossy();
        let name = name.strip_suffix(DOCUMENT_ENDING).unwrap_or(&name);
        Some(shortened(name))
    }

    /// Whether a map differs from the one in the file; where it looks, what is selected and which
    /// panes are open is no change that is worth a question.
    #[must_use]
    pub fn differs(&self, now: &Document) -> bool {
        let content = |document: &Document| Document {
            view: None,
            selection: None,
            panes: Vec::new(),
            ..document.clone()
        };
        let saved = self.saved.as_ref().filter(|_| self.path.is_some());
        saved.is_some_and(|saved| content(saved) != content(now))
    }
}

/// A path with the ending of documents.
#[must_use]
pub fn with_document_ending(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.ends_with(".json") {
        return path.to_owned();
    }
    path.with_file_name(format!("{name}{DOCUMENT_ENDING}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::document::Pane;

    #[test]
    fn a_map_that_only_looks_elsewhere_is_not_changed() {
        let mut state = DocumentState::default();
        let map = |filter: &str| Document {
            filters: vec![filter.to_owned()],
            ..Document::default()
        };
        assert!(!state.differs(&map("a")), "it was never saved");
        state.is_at(PathBuf::from("/a/资阳.atlas.json"), map("a"));
        assert_eq!(state.name().as_deref(), Some("资阳"));
        assert!(state.differs(&map("b")));
        let looks_elsewhere = Document {
            panes: vec![Pane::Table],
            ..map("a")
        };
        assert!(!state.differs(&looks_elsewhere));
    }

    #[test]
    fn the_last_files_are_remembered_each_once() {
        let mut state = DocumentState::default();
        for n in [1, 2, 3, 1, 4, 5, 6, 7, 8, 9] {
            state.is_at(PathBuf::from(format!("/{n}")), Document::default());
        }
        assert_eq!(state.recent.join(""), "/9/8/7/6/5/4/1/3");
    }

    #[test]
    fn a_name_without_an_ending_gets_one() {
        let ended = |name: &str| with_document_ending(Path::new(name)).display().to_string();
        assert_eq!(ended("/a/资阳"), "/a/资阳.atlas.json");
        assert_eq!(ended("/a/v1.2"), "/a/v1.2.atlas.json");
        assert_eq!(ended("/a/b.atlas.json"), "/a/b.atlas.json");
        assert_eq!(ended("/a/b.json"), "/a/b.json");
    }
}
