//! An entry before it is resolved.

use super::origin::Origin;

/// An entry as it is written, and where.
#[derive(Debug)]
pub(super) struct Entry<T> {
    pub(super) origin: Origin,
    pub(super) raw: T,
}
