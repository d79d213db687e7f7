//! Where the files lie that a document needs. Touches none of them.

use std::path::{Component, Path, PathBuf};

use super::format::{Document, FileOfOwn};

impl FileOfOwn {
    /// Where the file may lie, for a document in a folder: as it was said, and beside the document.
    #[must_use]
    pub fn places(&self, folder: &Path) -> Vec<PathBuf> {
        let said: PathBuf = self.path.split('/').collect();
        let said = if Path::new(&self.path).is_absolute() {
            PathBuf::from(&self.path)
        } else {
            folder.join(said)
        };
        let beside = said.file_name().map(|name| folder.join(name));
        let mut places = vec![said];
        places.extend(beside.filter(|beside| !places.contains(beside)));
        places
    }

    /// Its name, without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        let end = self.path.trim_end_matches(['/', '\\']);
        end.rsplit(['/', '\\']).next().unwrap_or(end)
    }
}

impl Document {
    /// The document as it stands in a folder: files in there are named from there.
    #[must_use]
    pub fn for_folder(mut self, folder: &Path) -> Self {
        let own = self.boundaries.iter_mut().chain(&mut self.packs);
        own.for_each(|file| {
            if let Some(inside) = within(Path::new(&file.path), folder) {
                file.path = inside;
            }
        });
        self
    }
}

/// A path from a folder on, with `/` between its parts; `None` where it does not lie in there.
fn within(path: &Path, folder: &Path) -> Option<String> {
    let inside = path.strip_prefix(folder).ok()?;
    let parts = inside.components().map(|part| match part {
        Component::Normal(part) => part.to_str(),
        _ => None,
    });
    let parts: Option<Vec<&str>> = parts.collect();
    parts
        .filter(|parts| !parts.is_empty())
        .map(|parts| parts.join("/"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn file(path: &str) -> FileOfOwn {
        FileOfOwn {
            path: path.to_owned(),
            ..FileOfOwn::default()
        }
    }

    #[test]
    fn a_folder_that_moves_takes_its_files_along() {
        let document = Document {
            boundaries: Some(file("/maps/data/a.geojson")),
            packs: vec![file("/elsewhere/pack")],
            ..Document::default()
        };
        let saved = document.for_folder(Path::new("/maps"));
        let boundaries = saved.boundaries.unwrap();
        assert_eq!(boundaries.path, "data/a.geojson");
        assert_eq!(saved.packs[0].path, "/elsewhere/pack");
        let moved = Path::new("/new");
        assert_eq!(
            boundaries.places(moved),
            [
                Path::new("/new/data/a.geojson"),
                Path::new("/new/a.geojson")
            ]
        );
        assert_eq!(
            saved.packs[0].places(moved),
            [Path::new("/elsewhere/pack"), Path::new("/new/pack")]
        );
        assert_eq!(
            (boundaries.name(), saved.packs[0].name()),
            ("a.geojson", "pack")
        );
    }
}
