//! Where an entry is written: its file, and its name in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::kind::EntryKind;
use crate::diagnostics::escaped;
use crate::geodata::{Problem, embedded};
use crate::messages::{Said, said};

/// The file and the entry that something was read from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::geodata) struct Origin {
    file: Arc<str>,
    name: Name,
    /// A mention of the entry, from 0.
    mention: Option<usize>,
}

/// How messages name an entry. A pack may have hundreds of thousands, and few are ever named.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Name {
    /// An entry of a table, by its id or else by its position, from 0.
    Entry(EntryKind, usize, Option<Box<str>>),
    /// A feature by its position, from 1, and the link it belongs to.
    Feature(usize, Option<Box<str>>),
}

impl Origin {
    /// An entry of a file: its position, from 0, and its id if it has one.
    pub(super) fn entry(file: &Arc<str>, kind: EntryKind, index: usize, id: Option<&str>) -> Self {
        Self {
            file: Arc::clone(file),
            name: Name::Entry(kind, index, id.map(Into::into)),
            mention: None,
        }
    }

    /// A feature of a file: its position, from 1, and its link if it names one.
    pub(super) fn feature(file: &Arc<str>, number: usize, link: Option<&str>) -> Self {
        Self {
            file: Arc::clone(file),
            name: Name::Feature(number, link.map(Into::into)),
            mention: None,
        }
    }

    /// How messages name the entry: `link "mian-sui-nei"`.
    fn said(&self) -> Said {
        let entry = match &self.name {
            Name::Entry(kind, index, id) => kind.entry(*index, id.as_deref()),
            Name::Feature(number, Some(link)) => {
                said!("entry-feature-of-link", n = *number, link = escaped(link))
            }
            Name::Feature(number, None) => said!("entry-feature", n = *number),
        };
        match self.mention {
            Some(index) => said!("entry-part", entry = entry, part = mention_name(index)),
            None => entry,
        }
    }

    /// Something that is wrong with the entry.
    pub(in crate::geodata) fn problem(&self, message: Said) -> Problem {
        Problem::of_entry(&*self.file, self.said(), message)
    }

    /// Whether it is part of the program.
    pub(in crate::geodata) fn is_bundled(&self) -> bool {
        self.file.starts_with(embedded::PACK_FOLDER)
    }

    /// A mention of the entry, counted from 0: `link "mian-sui-nei", mention 2`.
    pub(in crate::geodata) fn mention(&self, index: usize) -> Self {
        Self {
            mention: Some(index),
            ..self.clone()
        }
    }
}

/// How messages name a mention of an entry; `index` counts from 0.
pub(in crate::geodata) fn mention_name(index: usize) -> Said {
    said!("entry-mention", n = index + 1)
}

/// Where each source and each fact of an atlas is written, so that what is found wrong with it
/// later can be reported with its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
