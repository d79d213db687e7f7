//! Files beside their place until they are whole, and what becomes of them when the program does
//! not come to its end.
//!
//! Where the system has files without a name, a program that is killed leaves none. Elsewhere, and
//! for the moment in which a file replaces another one, it has a name of its own; such names are
//! removed when a signal ends the program, and what was left all the same is removed by the next
//! writing in the folder.

mod named;
#[cfg(target_os = "linux")]
mod nameless;
mod registry;
mod sweep;

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::output_path::{OutputPath, folder_of};
use super::overwrite::Overwrite;
use named::Name;
pub use registry::remove_temporaries;

/// A file that is whole, on the disk its place is on.
pub(super) struct TemporaryFile {
    file: File,
    folder: PathBuf,
    /// `None` while it has none.
    name: Option<Name>,
}

impl TemporaryFile {
    /// Writes a file that is to stand at `target`. Nobody may read in it who may not read the file
    /// it replaces.
    pub(super) fn new(target: &OutputPath, bytes: &[u8]) -> io::Result<Self> {
        let folder = folder_of(&target.place);
        sweep::sweep(folder);
        let mut made = Self::empty(folder, target.earlier.as_ref())?;
        made.file.write_all(bytes)?;
        if let Some(earlier) = &target.earlier {
            made.file.set_permissions(earlier.permissions())?;
        }
        made.file.sync_all()?;
        Ok(made)
    }

    #[cfg(target_os = "linux")]
    fn empty(folder: &Path, earlier: Option<&Metadata>) -> io::Result<Self> {
        if let Some(file) = nameless::create(folder, mode(earlier)) {
            return Ok(Self {
                file,
                folder: folder.to_owned(),
                name: None,
            });
        }
        Self::named(folder, earlier)
    }

    #[cfg(not(target_os = "linux"))]
    fn empty(folder: &Path, earlier: Option<&Metadata>) -> io::Result<Self> {
        Self::named(folder, earlier)
    }

    fn named(folder: &Path, earlier: Option<&Metadata>) -> io::Result<Self> {
        let (name, file) = named::create(folder, mode(earlier))?;
        Ok(Self {
            file,
            folder: folder.to_owned(),
            name: Some(name),
        })
    }

    /// Moves it to its place.
    #[cfg(target_os = "linux")]
    pub(super) fn move_to(self, place: &Path, overwrite: Overwrite) -> io::Result<()> {
        let name = match self.name {
            Some(name) => name,
            None => match nameless::give_name(&self.file, place) {
                Ok(()) => return Ok(()),
                // A file can have a name that is free, no other.
                Err(error)
                    if error.kind() == io::ErrorKind::AlreadyExists
                        && overwrite == Overwrite::Yes =>
                {
                    Name::in_folder(&self.folder, |path| nameless::give_name(&self.file, path))?
                }
                Err(error) => return Err(error),
            },
        };
        name.move_to(place, overwrite)
    }

    /// Moves it to its place.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn move_to(self, place: &Path, overwrite: Overwrite) -> io::Result<()> {
        let name = self.name.ok_or(io::ErrorKind::NotFound)?;
        drop(self.file);
        name.move_to(place, overwrite)
    }
}

/// Who may do what with a new file; the system takes away from these what no new file is to have.
fn mode(earlier: Option<&Metadata>) -> u32 {
    const NEW_FILE: u32 = 0o666;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        earlier.map_or(NEW_FILE, |earlier| earlier.permissions().mode() & 0o777)
    }
    #[cfg(not(unix))]
    {
        let _ = earlier;
        NEW_FILE
    }
}

/// A second name for a file that is about to be replaced or, where the disk knows no such thing, a
/// copy.
pub(super) struct Kept {
    name: Name,
    /// Open and locked, so that no other program takes it for one that was left.
    _file: Option<File>,
}

impl Kept {
    pub(super) fn of(place: &Path) -> io::Result<Self> {
        let folder = folder_of(place);
        let file = File::open(place).ok();
        // A disk without locks has nothing swept either.
        let file = file.filter(|file| file.try_lock_shared().is_ok());
        let link = Name::in_folder(folder, |path| fs::hard_link(place, path));
        let name = match link {
            Ok(link) => link,
            Err(_) => Name::in_folder(folder, |path| {
                let mut copy = fs::OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .open(path)?;
                io::copy(&mut File::open(place)?, &mut copy)?;
                fs::set_permissions(path, fs::metadata(place)?.permissions())
            })?,
        };
        Ok(Self { name, _file: file })
    }

    /// Puts it back to its place.
    pub(super) fn put_back(self, place: &Path) -> io::Result<()> {
        self.name.move_to(place, Overwrite::Yes)
    }
}
