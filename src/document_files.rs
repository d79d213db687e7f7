//! Documents as files: one is read with the files that it needs, and written with what these are known
//! by. Knows nothing of the window.

use std::path::{Path, PathBuf};

use crate::files::{self, Overwrite};
use crate::geodata::{Datum, fingerprint};
use crate::messages::{Said, Says, said};
use crate::state::OwnBoundaries;
use crate::state::document::{self, Document, FileOfOwn};

/// A document that was read, and the files it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedDocument {
    /// Where it is, from the root; empty for a map that was left and never saved.
    pub path: PathBuf,
    /// Whether a window left it that did not end as it should.
    pub is_left: bool,
    /// What stands in it.
    pub document: Document,
    /// The files it needs, its boundaries first.
    pub needs: Vec<Need>,
}

/// A file of a person's own that a document needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What the document says of it.
    pub file: FileOfOwn,
    /// Whether it is the folder of a pack rather than a file of boundaries.
    pub is_pack: bool,
    /// Where it is; `None` where nobody has found it yet.
    pub place: Option<PathBuf>,
    /// Whether it has another content than when the map was saved.
    pub is_changed: bool,
    /// Whether the map is opened without it.
    pub is_given_up: bool,
}

impl Need {
    fn of(file: &FileOfOwn, is_pack: bool, folder: &Path) -> Self {
        let places = file.places(folder).into_iter();
        let mut need = Self {
            file: file.clone(),
            is_pack,
            place: None,
            is_changed: false,
            is_given_up: false,
        };
        for place in places {
            if need.take(&place) {
                break;
            }
        }
        need
    }

    /// Takes a file for it, if there is one that can be read.
    pub fn take(&mut self, place: &Path) -> bool {
        let Ok(found) = fingerprint(place) else {
            return false;
        };
        self.is_changed = self
            .file
            .sha256
            .as_ref()
            .is_some_and(|known| *known != found);
        self.place = Some(std::path::absolute(place).unwrap_or_else(|_| place.to_owned()));
        true
    }

    /// Whether it is yet to be found.
    const fn is_missing(&self) -> bool {
        self.place.is_none() && !self.is_given_up
    }
}

impl OpenedDocument {
    /// The files that are yet to be found.
    pub fn missing(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(|need| need.is_missing())
    }

    /// The first of them.
    pub fn first_missing(&mut self) -> Option<&mut Need> {
        self.needs.iter_mut().find(|need| need.is_missing())
    }

    /// The boundaries that it is drawn with; `None` for the bundled ones.
    #[must_use]
    pub fn boundaries(&self) -> Option<OwnBoundaries> {
        let need = self.needs.iter().find(|need| !need.is_pack)?;
        let datum = need.file.datum.as_deref();
        Some(OwnBoundaries {
            path: need.place.clone()?,
            datum: datum.and_then(Datum::of_word),
        })
    }

    /// The folders of its packs.
    #[must_use]
    pub fn packs(&self) -> Vec<PathBuf> {
        let packs = self.needs.iter().filter(|need| need.is_pack);
        packs.filter_map(|need| need.place.clone()).collect()
    }

    /// The names of the files that have another content than when the map was saved.
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        let changed = self.needs.iter().filter(|need| need.is_changed);
        changed.map(|need| need.file.name().to_owned()).collect()
    }
}

/// Reads a document and looks for the files that it needs.
///
/// # Errors
/// The file, what is wrong with it, and what to do.
pub fn open(path: &Path) -> Result<OpenedDocument, Said> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let refused = |reason: &dyn Says| said!("file-at", file = &*path, reason = reason.said());
    let bytes = files::read(&path, document::LARGEST).map_err(|error| refused(&error))?;
    let document = document::read(&bytes).map_err(|fault| refused(&fault))?;
    Ok(with_needs(path, document))
}

/// A document with the files that it needs.
#[must_use]
pub fn with_needs(path: PathBuf, document: Document) -> OpenedDocument {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let boundaries = document.boundaries.iter().map(|file| (file, false));
    let packs = document.packs.iter().map(|file| (file, true));
    let needs = boundaries.chain(packs);
    let needs = needs.map(|(file, is_pack)| Need::of(file, is_pack, &folder));
    OpenedDocument {
        needs: needs.collect(),
        is_left: false,
        path,
        document,
    }
}

/// Writes a document. What an earlier one there has that is not known stays, if that is the
/// document's own.
///
/// # Errors
/// The file, what is wrong, and what to do.
pub fn save(
    path: &Path,
    mut document: Document,
    is_its_own: bool,
    overwrite: Overwrite,
) -> Result<(), Said> {
    for file in document.boundaries.iter_mut().chain(&mut document.packs) {
        // A file that is gone meanwhile is asked for when the map is opened.
        file.sha256 = fingerprint(Path::new(&file.path)).ok();
    }
    let document = document.for_folder(path.parent().unwrap_or(Path::new("")));
    let before = is_its_own
        .then(|| files::read(path, document::LARGEST).ok())
        .flatten();
    let bytes = document::encode(&document, before.as_deref())
        .map_err(|error| Said::verbatim(error.to_string()))?;
    files::write_atomically(path, &bytes, overwrite).map_err(|error| error.said())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_map_are_found_where_its_folder_has_moved_to_and_known_by_their_content() {
        let before = tempfile::tempdir().unwrap();
        let data = before.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let boundaries = data.join("a.geojson");
        std::fs::write(&boundaries, "{}").unwrap();
        let path = before.path().join("map.atlas.json");
        let document = Document {
            boundaries: Some(FileOfOwn {
                path: boundaries.display().to_string(),
                datum: Some("gcj02".to_owned()),
                ..FileOfOwn::default()
            }),
            ..Document::default()
        };
        save(&path, document, false, Overwrite::No).unwrap();
        let after = tempfile::tempdir().unwrap();
        let moved = after.path().join("map.atlas.json");
        std::fs::rename(&path, &moved).unwrap();
        std::fs::create_dir(after.path().join("data")).unwrap();
        let opened = open(&moved).unwrap();
        let missing: Vec<&str> = opened.missing().map(|need| need.file.name()).collect();
        assert_eq!(missing, ["a.geojson"]);
        std::fs::write(after.path().join("data/a.geojson"), "{}").unwrap();
        let opened = open(&moved).unwrap();
        assert!(opened.missing().next().is_none() && opened.changed().is_empty());
        let own = opened.boundaries().unwrap();
        assert_eq!(own.path, after.path().join("data/a.geojson"));
        assert_eq!(own.datum, Some(Datum::Gcj02));
        std::fs::write(after.path().join("data/a.geojson"), "{ }").unwrap();
        let opened = open(&moved).unwrap();
        assert_eq!(opened.changed(), ["a.geojson"]);
    }

    #[test]
    fn a_map_that_is_saved_again_keeps_what_a_later_version_wrote_and_another_file_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.atlas.json");
        let text = r#"{"format":"chengyu-atlas-map","version":1,"later":7}"#;
        std::fs::write(&path, text).unwrap();
        let is_kept = |path: &Path| std::fs::read_to_string(path).unwrap().contains("later");
        save(&path, Document::default(), true, Overwrite::Yes).unwrap();
        assert!(is_kept(&path));
        save(&path, Document::default(), false, Overwrite::Yes).unwrap();
        assert!(!is_kept(&path));
        let refused = save(&path, Document::default(), false, Overwrite::No);
        assert!(refused.is_err(), "it is there already");
    }
}
