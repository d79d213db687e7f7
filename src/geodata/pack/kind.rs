//! The kinds of entries of a pack.

use serde::{Deserialize, Serialize};

use crate::diagnostics::escaped;
use crate::messages::{Said, said};

/// The kinds of entries that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    pub(in crate::geodata) const fn key(self) -> &'static str {
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

    /// How messages name an entry: by its id, or else by its position, which counts from 0.
    pub(in crate::geodata) fn entry(self, index: usize, id: Option<&str>) -> Said {
        let id = id.map(escaped);
        match (self, id) {
            (Self::Source, Some(id)) => said!("entry-source", id = id),
            (Self::Place, Some(id)) => said!("entry-place", id = id),
            (Self::Role, Some(id)) => said!("entry-role", id = id),
            (Self::Corridor, Some(id)) => said!("entry-corridor", id = id),
            (Self::Link, Some(id)) => said!("entry-link", id = id),
            (Self::Target, Some(id)) => said!("entry-target", id = id),
            (Self::Event, Some(id)) => said!("entry-event", id = id),
            (Self::Source, None) => said!("entry-source-number", n = index + 1),
            (Self::Place, None) => said!("entry-place-number", n = index + 1),
            (Self::Role, None) => said!("entry-role-number", n = index + 1),
            (Self::Corridor, None) => said!("entry-corridor-number", n = index + 1),
            (Self::Link, None) => said!("entry-link-number", n = index + 1),
            (Self::Target, None) => said!("entry-target-number", n = index + 1),
            (Self::Event, None) => said!("entry-event-number", n = index + 1),
        }
    }

    /// The file that holds them.
    pub(in crate::geodata) const fn file(self) -> &'static str {
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
