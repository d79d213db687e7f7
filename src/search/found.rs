//! What a search finds: hits by kind, each with why it fits.

use std::ops::Range;

use super::matching::Quality;
use crate::model::{
    Atlas, CorridorId, EventId, Evidence, LinkId, PlaceId, RoleId, SourceId, TargetId,
};
use crate::projection::LonLat;

/// The kinds of hits, in the order of their groups among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    /// A position that was typed.
    Position,
    /// A place.
    Place,
    /// A link.
    Link,
    /// A corridor.
    Corridor,
    /// A role.
    Role,
    /// A source.
    Source,
    /// A phrase of a source.
    Phrase,
}

impl HitKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Position,
        Self::Place,
        Self::Link,
        Self::Corridor,
        Self::Role,
        Self::Source,
        Self::Phrase,
    ];
}

/// A fact of the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactId {
    /// A role.
    Role(RoleId),
    /// A corridor.
    Corridor(CorridorId),
    /// A link.
    Link(LinkId),
    /// A target.
    Target(TargetId),
    /// An event.
    Event(EventId),
}

impl FactId {
    /// Where the fact is said.
    #[must_use]
    pub fn evidence(self, atlas: &Atlas) -> &Evidence {
        match self {
            Self::Role(id) => &atlas.role(id).evidence,
            Self::Corridor(id) => &atlas.corridor(id).evidence,
            Self::Link(id) => &atlas.link(id).evidence,
            Self::Target(id) => &atlas.target(id).evidence,
            Self::Event(id) => &atlas.event(id).evidence,
        }
    }
}

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found {
    /// A position that was typed.
    Position(LonLat),
    /// A place.
    Place(PlaceId),
    /// A link.
    Link(LinkId),
    /// A corridor.
    Corridor(CorridorId),
    /// A role.
    Role(RoleId),
    /// A source.
    Source(SourceId),
    /// The n-th mention of a fact, for its phrase.
    Phrase(FactId, usize),
}

impl Found {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> HitKind {
        match self {
            Self::Position(_) => HitKind::Position,
            Self::Place(_) => HitKind::Place,
            Self::Link(_) => HitKind::Link,
            Self::Corridor(_) => HitKind::Corridor,
            Self::Role(_) => HitKind::Role,
            Self::Source(_) => HitKind::Source,
            Self::Phrase(..) => HitKind::Phrase,
        }
    }
}

/// Which text of a hit a word of the query fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A Chinese name or title, or the phrase itself.
    Name,
    /// An English name or title.
    English,
    /// Another name.
    Alias,
    /// An abbreviation of a unit: 蓉.
    Abbreviation,
    /// An adcode, or an id of a pack.
    Code,
    /// The name as it is read.
    Pinyin,
    /// Who published a source.
    Publisher,
    /// Who wrote it.
    Author,
    /// A role of the place, or of a group that it is a member of.
    Role,
    /// A place that it is about.
    Place,
    /// A word for what it is: category, kind, mode, status.
    Word,
}

/// Why a word of the query finds a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Which text fits.
    pub field: Field,
    /// How well.
    pub quality: Quality,
    /// The text.
    pub text: String,
    /// The parts of it that fit, in bytes.
    pub parts: Vec<Range<usize>>,
}

/// One thing that is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// How well it fits: as well as the word that fits worst.
    pub quality: Quality,
    /// Its name or title in the language asked for; a phrase as its text prints it.
    pub label: String,
    /// The parts of the label that fit, in bytes, in order.
    pub parts: Vec<Range<usize>>,
    /// Why each word of the query finds it, where the label does not show it.
    pub why: Vec<Why>,
    /// The places it is about.
    pub places: Vec<PlaceId>,
}

/// The hits of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The kind.
    pub kind: HitKind,
    /// How many there are.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Groups that are not empty, that of the best hit first.
    pub groups: Vec<Group>,
    /// Where nothing is found: names of places that are spelled much like the query.
    pub nearest: Vec<String>,
}

impl Results {
    /// All hits that are listed, in order.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.groups.iter().flat_map(|group| &group.hits)
    }
}
