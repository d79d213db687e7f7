//! All entries of a pack, or of several, before they are resolved.

use super::entry::Entry;
use super::format::{
    RawCorridor, RawEvent, RawLink, RawPack, RawPlace, RawRole, RawSource, RawTarget,
};
use super::part::RawFeature;
use super::unread::Unread;

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
