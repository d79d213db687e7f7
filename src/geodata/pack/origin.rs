//! Where an entry is written: its file, and its name in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kind::EntryKind;
use crate::geodata::{Problem, embedded};

/// The file and the entry that something was read from.
#[derive(Clone, Debug)]
pub(in crate::geodata) struct Origin {
    file: Arc<str>,
    /// `link "mian-sui-nei"`.
    entry: String,
}

impl Origin {
    /// An entry of a file, both as messages name them.
    pub(super) fn new(file: &Arc<str>, entry: impl Into<String>) -> Self {
        Self {
            file: Arc::clone(file),
            entry: entry.into(),
        }
    }

    /// Something that is wrong with the entry.
    pub(in crate::geodata) fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::of_entry(&*self.file, &self.entry, message)
    }

    /// Whether it is part of the program.
    pub(in crate::geodata) fn is_bundled(&self) -> bool {
        self.file.starts_with(embedded::PACK_FOLDER)
    }

    /// A part of the entry: `link "mian-sui-nei", mention 2`.
    pub(in crate::geodata) fn part(&self, part: &str) -> Self {
        Self::new(&self.file, format!("{}, {part}", self.entry))
    }
}

/// Where each source and each fact of an atlas is written, so that what is found wrong with it
/// later can be reported with its file.
#[derive(Debug, Default)]
pub struct Origins(BTreeMap<EntryKind, Vec<Origin>>);

impl Origins {
    /// Notes the origin of the next entry of a kind.
    pub(super) fn add(&mut self, kind: EntryKind, origin: Origin) {
        self.0.entry(kind).or_default().push(origin);
    }

    /// The origins of all entries of a kind, in the order of their ids.
    pub(in crate::geodata) fn of(&self, kind: EntryKind) -> &[Origin] {
        self.0.get(&kind).map_or(&[], Vec::as_slice)
    }
}
