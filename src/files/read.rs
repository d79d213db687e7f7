//! Files read within a bound. Only files: what a pipe or a device would send may never end, or
//! never come.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use super::bytes::Bytes;
use super::error::ReadError;

/// The bytes of a piece: few enough to stay near the processor.
const PIECE: usize = 256 << 10;

/// The bytes of a file that has `most` at most.
///
/// # Errors
/// When there is no such file, it is a folder, a pipe or a device, it has more bytes, or the system
/// or its memory refuses.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let (file, length) = opened(path, most)?;
    let mut bytes = Vec::new();
    let refused = |_| std::io::Error::from(std::io::ErrorKind::OutOfMemory);
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    bytes.try_reserve_exact(length).map_err(refused)?;
    // It may grow meanwhile.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ReadError::TooLarge(Bytes(most)));
    }
    Ok(bytes)
}

/// Gives `take` the bytes of a file that has `most` at most, piece by piece.
///
/// # Errors
/// As [`read`]; `take` may have had some of them.
pub fn read_in_pieces(
    path: &Path,
    most: u64,
    mut take: impl FnMut(&[u8]),
) -> Result<(), ReadError> {
    let (mut file, _) = opened(path, most)?;
    let mut piece = vec![0; PIECE];
    let mut left = most;
    loop {
        let read = match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        left = left
            .checked_sub(read.len() as u64)
            .ok_or(ReadError::TooLarge(Bytes(most)))?;
        take(read);
    }
}

/// A file that has `most` bytes at most, and how many it has.
fn opened(path: &Path, most: u64) -> Result<(File, u64), ReadError> {
    // To open a device may already do something, and to open a pipe may wait without end.
    let metadata = fs::metadata(path).map_err(|error| match fs::symlink_metadata(path) {
        Ok(_) if error.kind() == std::io::ErrorKind::NotFound => ReadError::DeadLink,
        _ => ReadError::System(error),
    })?;
    check(&metadata, most)?;
    let file = open(path)?;
    let metadata = file.metadata()?;
    check(&metadata, most)?;
    Ok((file, metadata.len()))
}

fn check(metadata: &Metadata, most: u64) -> Result<(), ReadError> {
    if metadata.is_dir() {
        Err(ReadError::Folder)
    } else if !metadata.is_file() {
        Err(ReadError::NoFile)
    } else if metadata.len() > most {
        Err(ReadError::TooLarge(Bytes(most)))
    } else {
        Ok(())
    }
}

/// Opens a file. Where a pipe has come in its place meanwhile, that does not wait.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let at_once = rustix::fs::OFlags::NONBLOCK.bits();
    OpenOptions::new()
        .read(true)
        .custom_flags(at_once.cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        let mut pieces: Vec<u8> = Vec::new();
        read_in_pieces(&file, 5, |piece| pieces.extend(piece)).unwrap();
        assert_eq!(pieces, b"12345");
        let error = read_in_pieces(&file, 4, |_| {}).unwrap_err();
        assert!(matches!(error, ReadError::TooLarge(_)), "{error}");
        let error = read(&file, 4).unwrap_err().to_string();
        assert_eq!(
            error,
            "cannot be read: it is longer than 4 bytes, the most that is read"
        );
        let error = read(folder.path(), 4).unwrap_err();
        assert!(matches!(error, ReadError::Folder));
        assert!(read(&folder.path().join("b"), 4).unwrap_err().is_missing());
    }

    #[cfg(unix)]
    #[test]
    fn what_has_no_end_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        for path in [pipe.as_path(), Path::new("/dev/zero")] {
            let error = read(path, 100).unwrap_err();
            assert!(matches!(error, ReadError::NoFile), "{error}");
        }
    }
}
