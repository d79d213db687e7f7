//! Files without a name, which Linux has on most disks: nothing stays of one whose program ends.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd as _;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

/// The files of this program that are open, by number.
const OPEN_FILES: &str = "/proc/self/fd";

/// A file on the disk of a folder; `None` where the disk or the system has none without a name.
pub(super) fn create(folder: &Path, mode: u32) -> Option<File> {
    // Without it no name could be given later.
    if !Path::new(OPEN_FILES).is_dir() {
        return None;
    }
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file = File::from(open(folder, flags, Mode::from_raw_mode(mode)).ok()?);
    // Others are not to take it for one that was left once it has a name.
    let _ = file.try_lock();
    Some(file)
}

/// Gives a file its name, which must be free.
pub(super) fn give_name(file: &File, path: &Path) -> io::Result<()> {
    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    Ok(linkat(
        CWD,
        open.as_str(),
        CWD,
        path,
        AtFlags::SYMLINK_FOLLOW,
    )?)
}
