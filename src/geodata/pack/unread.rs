//! What could not be read, so that references to it are not reported a second time.

use std::collections::BTreeSet;

use super::kind::EntryKind;
use crate::geodata::Problem;

/// The files and the entries that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    files: BTreeSet<EntryKind>,
    entries: BTreeSet<(EntryKind, String)>,
}

impl Unread {
    /// Whether an entry, or the whole file it belongs in, could not be read.
    pub(super) fn holds(&self, kind: EntryKind, id: &str) -> bool {
        self.files.contains(&kind) || self.entries.contains(&(kind, id.to_owned()))
    }

    /// Notes an entry.
    pub(super) fn add(&mut self, kind: EntryKind, id: &str) {
        self.entries.insert((kind, id.to_owned()));
    }

    /// Notes the whole file of a kind.
    pub(super) fn add_file(&mut self, kind: EntryKind) {
        self.files.insert(kind);
    }

    /// Notes all that `other` holds.
    pub(super) fn append(&mut self, other: Self) {
        self.files.extend(other.files);
        self.entries.extend(other.entries);
    }
}

/// What is wrong with the files of a pack, and what is missing because of it.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) problems: Vec<Problem>,
    pub(super) unread: Unread,
}

impl Faults {
    /// Adds all that `other` holds.
    pub(super) fn append(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.unread.append(other.unread);
    }
}
