//! The kinds of entries of a pack.

/// The kinds of entries that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::geodata) enum EntryKind {
    Source,
    Place,
    Role,
    Corridor,
    Link,
    Target,
    Event,
}

impl EntryKind {
    /// All kinds.
    pub(super) const ALL: [Self; 7] = [
        Self::Source,
        Self::Place,
        Self::Role,
        Self::Corridor,
        Self::Link,
        Self::Target,
        Self::Event,
    ];

    /// The key of their tables: `link` of `[[link]]`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Place => "place",
            Self::Role => "role",
            Self::Corridor => "corridor",
            Self::Link => "link",
            Self::Target => "target",
            Self::Event => "event",
        }
    }

    /// The file that holds them.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::Place => "places.toml",
            Self::Role => "roles.toml",
            Self::Corridor => "corridors.toml",
            Self::Link => "links.toml",
            Self::Target => "targets.toml",
            Self::Event => "events.toml",
        }
    }
}
