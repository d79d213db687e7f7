//! What was dropped on the window: texts, a file of boundaries, or what it cannot take.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::state::DOCUMENT_ENDING;

/// What dropped files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dropped {
    /// A folder of texts.
    Texts(PathBuf),
    /// Files that may be texts of one folder, by name.
    TextFiles(PathBuf, Vec<String>),
    /// A map.
    Document(PathBuf),
    /// A file that may hold boundaries.
    Boundaries(PathBuf),
    /// A pack of facts, which a window is started with.
    Pack,
    /// Several files of which one must be chosen.
    Several,
}

impl Dropped {
    /// What files are by their names, and a folder by what it holds; `None` for no file.
    pub(super) fn of(paths: &[PathBuf]) -> Option<Self> {
        let (path, others) = paths.split_first()?;
        if others.is_empty() {
            return Some(Self::of_one(path));
        }
        if paths.iter().all(|path| ends_with(path, "txt")) {
            return Some(Self::of_texts(paths));
        }
        // A Shapefile is several files, of which one says what to do with all.
        let shapefile = paths.iter().find(|path| ends_with(path, "shp"));
        Some(shapefile.map_or(Self::Several, |path| Self::Boundaries(path.clone())))
    }

    fn of_one(path: &Path) -> Self {
        if path.is_dir() && path.join("pack.toml").is_file() {
            Self::Pack
        } else if path.is_dir() {
            Self::Texts(path.to_owned())
        } else if ends_with(path, "toml") {
            Self::Pack
        } else if ends_with(path, "txt") {
            Self::of_texts(std::slice::from_ref(&path.to_owned()))
        } else if is_document(path) {
            Self::Document(path.to_owned())
        } else {
            Self::Boundaries(path.to_owned())
        }
    }

    fn of_texts(paths: &[PathBuf]) -> Self {
        let folder = paths.first().and_then(|path| path.parent());
        let names = paths.iter().filter_map(|path| path.file_name());
        let names = names.map(|name| name.to_string_lossy().into_owned());
        Self::TextFiles(folder.unwrap_or(Path::new("")).to_owned(), names.collect())
    }
}

fn is_document(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str);
    name.is_some_and(|name| name.to_lowercase().ends_with(DOCUMENT_ENDING))
}

fn ends_with(path: &Path, ending: &str) -> bool {
    let own = path.extension().and_then(OsStr::to_str);
    own.is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_is_told_by_its_name_and_a_folder_by_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("pack")).unwrap();
        std::fs::write(path("pack/pack.toml"), "").unwrap();
        std::fs::create_dir(path("texts")).unwrap();
        let of = |names: &[&str]| {
            let paths: Vec<PathBuf> = names.iter().map(|name| path(name)).collect();
            Dropped::of(&paths)
        };
        let boundaries = |name: &str| Some(Dropped::Boundaries(path(name)));
        let texts = |name: &str| Some(Dropped::Texts(path(name)));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["texts"]), texts("texts"));
        let files = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned());
            Some(Dropped::TextFiles(path("texts"), names.collect()))
        };
        assert_eq!(of(&["texts/001.TXT"]), files(&["001.TXT"]));
        assert_eq!(
            of(&["texts/1.txt", "texts/2.txt"]),
            files(&["1.txt", "2.txt"])
        );
        assert_eq!(of(&["pack"]), Some(Dropped::Pack));
        assert_eq!(of(&["pack/links.toml"]), Some(Dropped::Pack));
        assert_eq!(
            of(&["资阳.Atlas.json"]),
            Some(Dropped::Document(path("资阳.Atlas.json")))
        );
        assert_eq!(of(&["a.json"]), boundaries("a.json"));
        assert_eq!(of(&["a.geojson"]), boundaries("a.geojson"));
        assert_eq!(of(&["a.shp", "a.dbf", "a.shx"]), boundaries("a.shp"));
        assert_eq!(of(&["a.geojson", "b.geojson"]), Some(Dropped::Several));
        assert_eq!(of(&["a.geojson", "b.txt"]), Some(Dropped::Several));
    }
}
