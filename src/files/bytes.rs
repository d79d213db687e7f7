//! Numbers of bytes in words.

use crate::messages::{Said, Says, said};

/// A number of bytes as messages give it: `16 MiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl Says for Bytes {
    fn said(&self) -> Said {
        const MIB: u64 = 1 << 20;
        match self.0 {
            n if n >= MIB && n.is_multiple_of(MIB) => said!("file-mebibytes", n = n / MIB),
            n => said!("file-bytes", n = n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_told_in_the_unit_it_is_set_in() {
        assert_eq!(Bytes(16 << 20).said().to_string(), "16 MiB");
        assert_eq!(Bytes(1000).said().to_string(), "1000 bytes");
    }
}
