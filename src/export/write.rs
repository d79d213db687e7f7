//! Files written whole or not at all: beside their place first, then moved there.

use std::io::Write as _;
use std::path::Path;

use super::ExportError;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and writing fails.
    No,
    /// It is replaced.
    Yes,
}

/// The folder a file is to be written to.
///
/// # Errors
/// When it is missing.
pub fn check_folder(path: &Path) -> Result<&Path, ExportError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(ExportError::NoFolder(folder.to_owned()))
    }
}

/// Whether a file can be written here, asked before the work of making it.
///
/// # Errors
/// When the folder is missing, a folder stands in the file's place, or a file does that is not to
/// be replaced.
pub fn check_target(path: &Path, overwrite: Overwrite) -> Result<(), ExportError> {
    check_folder(path)?;
    // A link that leads nowhere is in the way, too, though `exists` says no.
    let is_taken = path.symlink_metadata().is_ok();
    if path.is_dir() {
        Err(ExportError::IsFolder(path.to_owned()))
    } else if is_taken && overwrite == Overwrite::No {
        Err(ExportError::Exists(path.to_owned()))
    } else {
        Ok(())
    }
}

/// Writes a file whole or not at all. Two that write the same new file at once never mix, and with
/// [`Overwrite::No`] the second one fails.
///
/// # Errors
/// As [`check_target`], or when the disk refuses; an earlier file then stays as it was, and nothing
/// is left beside it.
pub fn write_atomically(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
) -> Result<(), ExportError> {
    let folder = check_folder(path)?;
    check_target(path, overwrite)?;
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => ExportError::Exists(path.to_owned()),
        _ => ExportError::Write {
            path: path.to_owned(),
            error,
        },
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(failed)?;
    make_readable(file.as_file()).map_err(failed)?;
    let moved = match overwrite {
        Overwrite::Yes => file.persist(path),
        // The system refuses this when a file has appeared since it was asked for.
        Overwrite::No => file.persist_noclobber(path),
    };
    moved.map_err(|e| failed(e.error))?;
    Ok(())
}

/// A temporary file is its owner's alone; a figure is for everyone the folder is for.
#[cfg(unix)]
fn make_readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
