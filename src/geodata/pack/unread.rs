//! What could not be read. It has no consequences: what refers to it is left out without a problem
//! of its own, and the one problem says how much that is.

use std::collections::BTreeSet;

use super::kind::EntryKind;
use crate::geodata::Problem;
use crate::messages::said;

/// The files and the entries that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    files: Vec<UnreadFile>,
    entries: BTreeSet<(EntryKind, String)>,
}

/// What a file that could not be read would have told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The entries of a kind.
    Entries(EntryKind),
    /// The lines and points of links.
    Alignments,
    /// All of a pack, whose header could not be read.
    Pack,
}

#[derive(Debug)]
struct UnreadFile {
    holds: Holds,
    problem: Problem,
    /// How often something refers to what it may hold.
    references: usize,
}

impl Unread {
    /// Whether an entry, or the whole file it may stand in, could not be read.
    pub(super) fn holds(&mut self, kind: EntryKind, id: &str) -> bool {
        let is_known = self.entries.contains(&(kind, id.to_owned()));
        is_known || self.is_referred_to(Holds::Entries(kind))
    }

    /// Whether the alignments of a link could not be read.
    pub(super) fn holds_alignments(&mut self, link: &str) -> bool {
        let entry = (EntryKind::Link, link.to_owned());
        self.entries.contains(&entry) || self.is_referred_to(Holds::Alignments)
    }

    fn is_referred_to(&mut self, what: Holds) -> bool {
        let mut files = self.files.iter_mut();
        let file = files.find(|file| file.holds == what || file.holds == Holds::Pack);
        file.map(|file| file.references += 1).is_some()
    }

    /// Notes an entry.
    pub(super) fn add(&mut self, kind: EntryKind, id: &str) {
        self.entries.insert((kind, id.to_owned()));
    }

    /// Notes a whole file, and what is wrong with it.
    pub(super) fn add_file(&mut self, holds: Holds, problem: Problem) {
        self.files.push(UnreadFile {
            holds,
            problem,
            references: 0,
        });
    }

    /// What is wrong with a file, if it could not be read.
    pub(super) fn file(&self, holds: Holds) -> Option<&Problem> {
        let mut files = self.files.iter();
        let file = files.find(|file| file.holds == holds)?;
        Some(&file.problem)
    }

    /// Notes all that `other` holds.
    pub(super) fn append(&mut self, other: Self) {
        self.files.extend(other.files);
        self.entries.extend(other.entries);
    }

    /// What is wrong with the files, each with how much is not checked because of it.
    pub(super) fn into_problems(self) -> impl Iterator<Item = Problem> {
        self.files.into_iter().map(|file| {
            if file.references == 0 {
                return file.problem;
            }
            let (what, n) = (file.problem.message, file.references);
            Problem {
                message: said!("pack-unchecked-references", what = what, n = n),
                ..file.problem
            }
        })
    }
}

/// What is wrong with the entries of a pack, and what is missing because of it.
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
