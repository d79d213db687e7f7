//! Files read within a bound, and written whole or not at all: beside their place first, then moved
//! there.
//!
//! Knows nothing of what is in them.

mod bytes;
mod error;
mod output_path;
mod overwrite;
mod read;
mod temporary;

use std::path::Path;

pub use bytes::Bytes;
pub use error::{FileError, ReadError};
use output_path::OutputPath;
pub use output_path::check_folder;
pub use overwrite::Overwrite;
pub use read::{read, read_in_pieces};
pub use temporary::remove_temporaries;
use temporary::{Kept, TemporaryFile};

/// Whether files can be written here, asked before the work of making them.
///
/// # Errors
/// When a folder is missing, a file stands there that is not to be replaced, or something does that
/// is no file: a folder, a device, a link that leads nowhere. Also when two of them are one file
/// under two names, or one is among `inputs`, which are yet to be read.
pub fn check_targets(
    paths: &[&Path],
    inputs: &[&Path],
    overwrite: Overwrite,
) -> Result<(), FileError> {
    let targets = paths.iter().map(|path| OutputPath::of(path, overwrite));
    let targets = targets.collect::<Result<Vec<OutputPath>, FileError>>()?;
    output_path::check_distinct(&targets)?;
    targets.iter().try_for_each(|t| t.check_is_none_of(inputs))
}

/// Writes a file whole or not at all. Two that write the same new file at once never mix, and with
/// [`Overwrite::No`] the second one fails.
///
/// A link stays: what it points at is replaced. A replaced file keeps its permissions, a new one
/// has those the system gives to new files.
///
/// # Errors
/// As [`check_targets`], or when the disk refuses; an earlier file then stays as it was, and nothing
/// is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), FileError> {
    write_together(&[(path, bytes)], overwrite)
}

/// Writes several files, each as [`write_atomically`] does: all of them or none.
///
/// # Errors
/// As [`write_atomically`], for the first that cannot be written; the others then are as they were.
pub fn write_together(files: &[(&Path, &[u8])], overwrite: Overwrite) -> Result<(), FileError> {
    let targets = files
        .iter()
        .map(|(path, _)| OutputPath::of(path, overwrite));
    let targets = targets.collect::<Result<Vec<OutputPath>, FileError>>()?;
    output_path::check_distinct(&targets)?;
    let made = targets.into_iter().zip(files).map(|(target, (_, bytes))| {
        let file = TemporaryFile::new(&target, bytes);
        let file = file.map_err(|error| target.write_error(&error))?;
        Ok((target, file))
    });
    let made = made.collect::<Result<Vec<_>, FileError>>()?;
    let mut moved = Vec::new();
    let mut left = made.len();
    for (target, file) in made {
        left -= 1;
        // Only a move that another one follows may have to be taken back.
        match PlacedFile::of(target, file, overwrite, left > 0) {
            Ok(done) => moved.push(done),
            Err(error) => {
                moved.into_iter().rev().for_each(PlacedFile::undo);
                return Err(error);
            }
        }
    }
    Ok(())
}

/// A file at its place, and the one that was there.
struct PlacedFile {
    target: OutputPath,
    earlier: Option<Kept>,
}

impl PlacedFile {
    /// Moves a file to its place; with `keep`, so that the move can be taken back.
    fn of(
        target: OutputPath,
        file: TemporaryFile,
        overwrite: Overwrite,
        keep: bool,
    ) -> Result<Self, FileError> {
        let failed = |error| target.write_error(&error);
        let earlier = match &target.earlier {
            Some(_) if keep => Some(Kept::of(&target.place).map_err(failed)?),
            _ => None,
        };
        file.move_to(&target.place, overwrite).map_err(failed)?;
        Ok(Self { target, earlier })
    }

    /// Puts things back as they were; what the disk refuses now, nothing can mend.
    fn undo(self) {
        let _ = match self.earlier {
            Some(earlier) => earlier.put_back(&self.target.place),
            None => std::fs::remove_file(&self.target.place),
        };
    }
}
