//! All entries of a pack, or of several, before they are resolved.

use super::entry::Entry;
use super::format::{
    RawCorridor, RawEvent, RawLink, RawPack, RawPlace, RawRole, RawSource, RawTarget,
};
use super::kind::EntryKind;
use super::part::RawFeature;
use super::unread::{Holds, Unread};
use crate::geodata::Problem;

/// The entries of a pack, or of several.
#[derive(Debug, Default)]
pub(in crate::geodata) struct RawContents {
    pub(super) packs: Vec<RawPack>,
    pub(super) sources: Vec<Entry<RawSource>>,
    pub(super) places: Vec<Entry<RawPlace>>,
    pub(super) roles: Vec<Entry<RawRole>>,
    pub(super) corridors: Vec<Entry<RawCorridor>>,
    pub(super) links: Vec<Entry<RawLink>>,
    pub(super) targets: Vec<Entry<RawTarget>>,
    pub(super) events: Vec<Entry<RawEvent>>,
    pub(super) parts: Vec<Entry<RawFeature>>,
    pub(super) unread: Unread,
}

impl RawContents {
    /// The id of the first pack.
    pub(in crate::geodata) fn id(&self) -> &str {
        self.packs.first().map_or("", |pack| &pack.id)
    }

    /// Notes that a pack stands in the place of the bundled one.
    pub(in crate::geodata) fn replace_bundled(&mut self) {
        for pack in &mut self.packs {
            pack.replaces_bundled = true;
        }
    }

    /// What is wrong with the file of the sources, if it could not be read.
    pub(in crate::geodata) fn unread_sources(&self) -> Option<&Problem> {
        self.unread.file(Holds::Entries(EntryKind::Source))
    }

    /// What is known of a pack whose header could not be read: nothing, and why.
    pub(in crate::geodata) fn unread(problem: Problem) -> Self {
        let mut contents = Self::default();
        contents.unread.add_file(Holds::Pack, problem);
        contents
    }

    /// The entries of all packs in order.
    pub(in crate::geodata) fn join(packs: Vec<Self>) -> Self {
        packs.into_iter().fold(Self::default(), |mut all, pack| {
            all.packs.extend(pack.packs);
            all.sources.extend(pack.sources);
            all.places.extend(pack.places);
            all.roles.extend(pack.roles);
            all.corridors.extend(pack.corridors);
            all.links.extend(pack.links);
            all.targets.extend(pack.targets);
            all.events.extend(pack.events);
            all.parts.extend(pack.parts);
            all.unread.append(pack.unread);
            all
        })
    }
}
