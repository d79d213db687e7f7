//! What was dropped on the window: texts, a file of boundaries, or what it cannot take.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What dropped files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dropped {
    /// A folder of texts.
    Texts(PathBuf),
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
            return Some(Self::of_one(path));
        }
        // A Shapefile is several files, of which one says what to do with all.
        let shapefile = paths.iter().find(|path| ends_with(path, "shp"));
        Some(shapefile.map_or(Self::Several, |path| Self::Boundaries(path.clone())))
    }

    fn of_one(path: &Path) -> Self {
        let folder = |path: &Path| {
            if path.join("pack.toml").is_file() {
                Self::Pack
            } else {
                Self::Texts(path.to_owned())
            }
        };
        if path.is_dir() {
            folder(path)
        } else if ends_with(path, "toml") {
            Self::Pack
        } else if ends_with(path, "txt") {
            folder(path.parent().unwrap_or(path))
        } else {
            Self::Boundaries(path.to_owned())
        }
    }
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
        assert_eq!(of(&["texts/001.TXT"]), texts("texts"));
        assert_eq!(of(&["texts/1.txt", "texts/2.txt"]), texts("texts"));
        assert_eq!(of(&["pack"]), Some(Dropped::Pack));
        assert_eq!(of(&["pack/links.toml"]), Some(Dropped::Pack));
        assert_eq!(of(&["a.geojson"]), boundaries("a.geojson"));
        assert_eq!(of(&["a.shp", "a.dbf", "a.shx"]), boundaries("a.shp"));
        assert_eq!(of(&["a.geojson", "b.geojson"]), Some(Dropped::Several));
        assert_eq!(of(&["a.geojson", "b.txt"]), Some(Dropped::Several));
    }
}
