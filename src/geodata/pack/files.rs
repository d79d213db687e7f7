//! The files of a pack, bundled or in a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::kind::EntryKind;
use super::unread::Holds;
use crate::diagnostics::nearest;
use crate::files::{self, ReadError};
use crate::geodata::Problem;
use crate::geodata::embedded;
use crate::messages::{Said, Says as _, said};

/// The names of a pack's files.
pub const PACK_FILE_NAMES: [&str; 9] = [
    "pack.toml",
    "sources.toml",
    "places.toml",
    "roles.toml",
    "corridors.toml",
    "links.toml",
    "targets.toml",
    "events.toml",
    "alignments.geojson",
];

/// The most bytes that one of them may have.
const MOST_BYTES: u64 = 128 << 20;

/// The files that must exist.
const NEEDED: [&str; 2] = ["pack.toml", "sources.toml"];

/// The texts of a pack's files.
#[derive(Debug)]
pub(in crate::geodata) struct PackFiles {
    /// The folder as messages name it.
    folder: String,
    texts: BTreeMap<&'static str, Cow<'static, str>>,
    /// What is wrong with those that cannot be read.
    unread: Vec<(&'static str, Problem)>,
}

impl PackFiles {
    /// The pack that is part of the program.
    pub(in crate::geodata) fn bundled() -> Self {
        let texts = embedded::PACK
            .iter()
            .map(|(name, text)| (*name, Cow::Borrowed(*text)));
        Self {
            folder: embedded::PACK_FOLDER.to_owned(),
            texts: texts.collect(),
            unread: Vec::new(),
        }
    }

    /// Reads the files of a folder; what cannot be read is left out, and known as unread. Files that
    /// do not belong there are reported.
    ///
    /// # Errors
    /// When it is not a folder, or has no `pack.toml`.
    pub(in crate::geodata) fn open(
        folder: &Path,
        problems: &mut Vec<Problem>,
    ) -> Result<Self, Problem> {
        let shown = folder.display().to_string();
        if !folder.is_dir() {
            let message = match folder.metadata() {
                Ok(_) => said!("pack-not-a-folder"),
                Err(_) => said!("pack-no-such-folder"),
            };
            return Err(Problem::of_file(shown, message).remedy(said!("remedy-give-pack")));
        }
        let mut files = Self {
            folder: shown,
            texts: BTreeMap::new(),
            unread: Vec::new(),
        };
        for name in PACK_FILE_NAMES {
            match read_text(&folder.join(name), NEEDED.contains(&name)) {
                Ok(Some(text)) => drop(files.texts.insert(name, Cow::Owned(text))),
                Ok(None) => {}
                Err(problem) if name == PACK_FILE_NAMES[0] => return Err(problem),
                Err(problem) => files.unread.push((name, problem)),
            }
        }
        problems.extend(unknown_files(folder));
        Ok(files)
    }

    /// What the files that could not be read would have told, and what is wrong with them.
    pub(super) fn unread(&self) -> impl Iterator<Item = (Holds, &Problem)> {
        self.unread.iter().map(|(name, problem)| {
            let kind = EntryKind::ALL.into_iter().find(|kind| kind.file() == *name);
            (kind.map_or(Holds::Alignments, Holds::Entries), problem)
        })
    }

    /// The text of a file, if it was read.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(AsRef::as_ref)
    }

    /// How messages name a file.
    pub(in crate::geodata) fn display_name(&self, name: &str) -> String {
        Path::new(&self.folder).join(name).display().to_string()
    }
}

/// Problems with files that look like those of a pack but have other names, and so are not read.
fn unknown_files(folder: &Path) -> Vec<Problem> {
    // A folder that cannot be listed may have files that can be read.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| looks_like_facts(name) && !PACK_FILE_NAMES.contains(&name.as_str()))
        .collect();
    names.sort_unstable();
    let problem = |name: String| {
        let remedy = match nearest(&name, PACK_FILE_NAMES, 1).first() {
            Some(near) => said!("remedy-rename-file", near = near),
            None => {
                let names = Said::list(PACK_FILE_NAMES.map(Said::verbatim));
                said!("remedy-move-file", names = names)
            }
        };
        let shown = folder.join(name).display().to_string();
        Problem::of_file(shown, said!("pack-unknown-file")).remedy(remedy)
    };
    names.into_iter().map(problem).collect()
}

/// Whether a name has the extension of a pack's file; names with a leading dot are an editor's own.
fn looks_like_facts(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|e| e.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let is_ours = matches!(ending.as_deref(), Some("toml" | "json" | "geojson"));
    is_ours && !name.starts_with('.')
}

/// The text of a file; `None` where there is none and it is not needed.
///
/// # Errors
/// When it cannot be read, is too long or is not UTF-8.
pub(in crate::geodata) fn read_text(path: &Path, needed: bool) -> Result<Option<String>, Problem> {
    let shown = path.display().to_string();
    let bytes = match files::read(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.is_missing() && !needed => return Ok(None),
        Err(error) if error.is_missing() => {
            return Err(Problem::of_file(shown, said!("pack-file-missing"))
                .remedy(said!("remedy-pack-files")));
        }
        Err(error @ ReadError::TooLarge(_)) => {
            let problem = Problem::of_file(shown, error.said());
            return Err(problem.remedy(said!("remedy-divide-pack")));
        }
        Err(error) => return Err(Problem::unreadable(path, &error)),
    };
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::of_file(shown, said!("fault-not-utf", at = at)).remedy(said!("remedy-save-as-utf"))
    })
}
