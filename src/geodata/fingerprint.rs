//! What a file of boundaries or the folder of a pack is known by again.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::boundaries::MOST_BYTES;
use super::hexadecimal::hexadecimal;
use super::pack::PACK_FILE_NAMES;
use crate::files::{self, ReadError};

/// The SHA-256 of a file, in hexadecimal digits; of the folder of a pack, that of the names and
/// contents of its files in their order.
///
/// # Errors
/// When there is nothing, it cannot be read, or it is longer than boundaries are read.
pub fn fingerprint(path: &Path) -> Result<String, ReadError> {
    let mut hash = Sha256::new();
    if path.is_dir() {
        for name in PACK_FILE_NAMES {
            match files::read(&path.join(name), MOST_BYTES) {
                Ok(bytes) => {
                    hash.update(name.as_bytes());
                    hash.update((bytes.len() as u64).to_le_bytes());
                    hash.update(&bytes);
                }
                Err(error) if error.is_missing() => {}
                Err(error) => return Err(error),
            }
        }
    } else {
        hash.update(files::read(path, MOST_BYTES)?);
    }
    Ok(hexadecimal(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content_and_a_pack_by_that_of_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.geojson");
        std::fs::write(&file, "abc").unwrap();
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(fingerprint(&file).unwrap(), known);
        let pack = fingerprint(folder.path()).unwrap();
        std::fs::write(folder.path().join("notes.txt"), "no part of it").unwrap();
        assert_eq!(fingerprint(folder.path()).unwrap(), pack);
        std::fs::write(folder.path().join("links.toml"), "[[link]]").unwrap();
        assert_ne!(fingerprint(folder.path()).unwrap(), pack);
        let missing = fingerprint(&folder.path().join("none"));
        assert!(missing.is_err_and(|error| error.is_missing()));
    }
}
