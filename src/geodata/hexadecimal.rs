//! Bytes as digits.

use std::fmt::Write as _;

/// Two hexadecimal digits a byte.
#[must_use]
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
