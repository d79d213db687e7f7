//! The folders of the person in which figures are saved.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::files;
use crate::state::Session;

/// Most bytes of the file in which a desktop names its folders.
const MOST_BYTES: u64 = 64 << 10;

/// The folder of the figure that was saved last, if it is still there.
pub(super) fn of_last_figure(session: &Session) -> Option<PathBuf> {
    let last = session.recent_figures.first()?;
    let folder = Path::new(&last.path).parent()?;
    (folder.is_absolute() && folder.is_dir()).then(|| folder.to_owned())
}

/// The person's folder of pictures, else that of documents, else the home folder; `None` where the
/// system tells of none.
#[must_use]
pub fn figures_folder() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    let home = places.home_dir();
    // Desktops of Linux name these folders in the person's language, in this file.
    let names = places.config_dir().join("user-dirs.dirs");
    let names = files::read(&names, MOST_BYTES).unwrap_or_default();
    let names = String::from_utf8_lossy(&names);
    let folders = [
        named(&names, "XDG_PICTURES_DIR", home),
        Some(home.join("Pictures")),
        named(&names, "XDG_DOCUMENTS_DIR", home),
        Some(home.join("Documents")),
        Some(home.to_owned()),
    ];
    folders.into_iter().flatten().find(|folder| folder.is_dir())
}

/// The folder a line like `XDG_PICTURES_DIR="$HOME/图片"` gives.
fn named(lines: &str, key: &str, home: &Path) -> Option<PathBuf> {
    let mut values = lines.lines().filter_map(|line| {
        let value = line.trim().strip_prefix(key)?.trim_start();
        value.strip_prefix('=')?.trim().trim_matches('"').into()
    });
    let value: &str = values.next_back()?;
    match value.strip_prefix("$HOME") {
        Some(rest) => Some(home.join(rest.trim_start_matches('/'))),
        None => Some(PathBuf::from(value)).filter(|path| path.is_absolute()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::RecentFigure;

    #[test]
    fn folders_are_read_as_the_desktop_names_them() {
        let lines = "# a remark\nXDG_PICTURES_DIR=\"$HOME/图片\"\nXDG_MUSIC_DIR=\"/music\"\n\
                     XDG_VIDEOS_DIR=\"somewhere\"\n";
        let of = |key| named(lines, key, Path::new("/home/li"));
        assert_eq!(of("XDG_PICTURES_DIR"), Some("/home/li/图片".into()));
        assert_eq!(of("XDG_MUSIC_DIR"), Some("/music".into()));
        assert_eq!(of("XDG_VIDEOS_DIR"), None);
        assert_eq!(of("XDG_DOCUMENTS_DIR"), None);
    }

    #[test]
    fn the_folder_of_the_last_figure_counts_while_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let session = |path: PathBuf| Session {
            recent_figures: vec![RecentFigure {
                path: path.display().to_string(),
                form: crate::state::FigureForm::default(),
                look: crate::state::Look::default(),
            }],
            ..Session::default()
        };
        let there = session(folder.path().join("a.png"));
        assert_eq!(of_last_figure(&there).as_deref(), Some(folder.path()));
        let gone = session(folder.path().join("gone").join("a.png"));
        assert_eq!(of_last_figure(&gone), None);
        assert_eq!(of_last_figure(&session("a.png".into())), None);
    }
}
