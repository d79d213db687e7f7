//! An entry before it is resolved.

use super::format::{RawCorridor, RawEvent, RawLink, RawPlace, RawRole, RawSource, RawTarget};
use super::kind::EntryKind;
use super::origin::Origin;

/// An entry as it is written, and where.
#[derive(Debug)]
pub(super) struct Entry<T> {
    pub(super) origin: Origin,
    pub(super) raw: T,
}

/// What is written of an entry that others may refer to.
pub(super) trait Identified {
    /// Its kind.
    const KIND: EntryKind;

    /// Its id in the pack.
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($raw:ident: $kind:ident;)+) => {
        $(
            impl Identified for $raw {
                const KIND: EntryKind = EntryKind::$kind;

                fn id(&self) -> &str {
                    &self.id
                }
            }
        )+
    };
}

identified! {
    RawSource: Source;
    RawPlace: Place;
    RawRole: Role;
    RawCorridor: Corridor;
    RawLink: Link;
    RawTarget: Target;
    RawEvent: Event;
}
