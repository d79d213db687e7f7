//! Facts of every kind, and the values by which they are filtered.

use super::value::{Certainty, Facet, FactKind, ModeGroup, Value};
use crate::model::{
    Alignment, AlignmentKind, Atlas, Corridor, CorridorId, Event, EventId, Evidence, FeatureId,
    Link, LinkId, Mention, PlaceId, Role, RoleId, Target, TargetId, Title,
};
use crate::search::FactId;

/// A fact of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'a> {
    /// A role.
    Role(RoleId, &'a Role),
    /// A corridor.
    Corridor(CorridorId, &'a Corridor),
    /// A link.
    Link(LinkId, &'a Link),
    /// A target.
    Target(TargetId, &'a Target),
    /// An event.
    Event(EventId, &'a Event),
}

impl<'a> Fact<'a> {
    /// All facts, in the order of the table.
    pub fn all(atlas: &'a Atlas) -> impl Iterator<Item = Self> {
        let roles = atlas.roles().map(|(id, fact)| Self::Role(id, fact));
        let corridors = atlas.corridors().map(|(id, fact)| Self::Corridor(id, fact));
        let links = atlas.links().map(|(id, fact)| Self::Link(id, fact));
        let targets = atlas.targets().map(|(id, fact)| Self::Target(id, fact));
        let events = atlas.events().map(|(id, fact)| Self::Event(id, fact));
        let drawn = roles.chain(corridors).chain(links);
        drawn.chain(targets).chain(events)
    }

    /// The fact with an id.
    #[must_use]
    pub fn with_id(atlas: &'a Atlas, id: FactId) -> Self {
        match id {
            FactId::Role(id) => Self::Role(id, atlas.role(id)),
            FactId::Corridor(id) => Self::Corridor(id, atlas.corridor(id)),
            FactId::Link(id) => Self::Link(id, atlas.link(id)),
            FactId::Target(id) => Self::Target(id, atlas.target(id)),
            FactId::Event(id) => Self::Event(id, atlas.event(id)),
        }
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> FactId {
        match self {
            Self::Role(id, _) => FactId::Role(*id),
            Self::Corridor(id, _) => FactId::Corridor(*id),
            Self::Link(id, _) => FactId::Link(*id),
            Self::Target(id, _) => FactId::Target(*id),
            Self::Event(id, _) => FactId::Event(*id),
        }
    }

    /// Its id in its pack.
    #[must_use]
    pub fn key(&self) -> &'a str {
        match self {
            Self::Role(_, fact) => &fact.key,
            Self::Corridor(_, fact) => &fact.key,
            Self::Link(_, fact) => &fact.key,
            Self::Target(_, fact) => &fact.key,
            Self::Event(_, fact) => &fact.key,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(&self) -> &'a Title {
        match self {
            Self::Role(_, fact) => &fact.title,
            Self::Corridor(_, fact) => &fact.title,
            Self::Link(_, fact) => &fact.title,
            Self::Target(_, fact) => &fact.title,
            Self::Event(_, fact) => &fact.title,
        }
    }

    /// What to select to read of it: the feature itself, or the first place it is about; `None` for
    /// an event without a place.
    #[must_use]
    pub fn feature(&self) -> Option<FeatureId> {
        match self {
            Self::Corridor(id, _) => Some(FeatureId::Corridor(*id)),
            Self::Link(id, _) => Some(FeatureId::Link(*id)),
            Self::Role(..) | Self::Target(..) | Self::Event(..) => {
                self.places().first().map(|id| FeatureId::Place(*id))
            }
        }
    }

    /// The corridor or link that a feature is; `None` for a place, which is no fact.
    #[must_use]
    pub fn of(atlas: &'a Atlas, feature: FeatureId) -> Option<Self> {
        match feature {
            FeatureId::Place(_) => None,
            FeatureId::Corridor(id) => Some(Self::Corridor(id, atlas.corridor(id))),
            FeatureId::Link(id) => Some(Self::Link(id, atlas.link(id))),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Role(..) => FactKind::Role,
            Self::Corridor(..) => FactKind::Corridor,
            Self::Link(..) => FactKind::Link,
            Self::Target(..) => FactKind::Target,
            Self::Event(..) => FactKind::Event,
        }
    }

    /// Where it is said.
    #[must_use]
    pub const fn evidence(&self) -> &'a Evidence {
        match self {
            Self::Role(_, fact) => &fact.evidence,
            Self::Corridor(_, fact) => &fact.evidence,
            Self::Link(_, fact) => &fact.evidence,
            Self::Target(_, fact) => &fact.evidence,
            Self::Event(_, fact) => &fact.evidence,
        }
    }

    /// The places it is about.
    #[must_use]
    pub fn places(&self) -> &'a [PlaceId] {
        match self {
            Self::Role(_, fact) => std::slice::from_ref(&fact.place),
            Self::Corridor(_, fact) => &fact.places,
            Self::Link(_, fact) => &fact.places,
            Self::Target(_, fact) => std::slice::from_ref(&fact.owner),
            Self::Event(_, fact) => &fact.places,
        }
    }

    /// Its values of a facet that does not belong to a mention.
    #[must_use]
    pub fn values(&self, atlas: &Atlas, facet: Facet) -> Vec<Value> {
        match (facet, self) {
            (Facet::Kind, _) => vec![Value::Kind(self.kind())],
            (Facet::Category, Self::Role(_, role)) => vec![Value::Category(role.category)],
            (Facet::Status, Self::Link(_, link)) => vec![Value::Status(link.status)],
            (Facet::Mode, Self::Link(_, link)) => vec![Value::Mode(ModeGroup::of(link.mode))],
            (Facet::Place, _) => self
                .all_places(atlas)
                .into_iter()
                .map(Value::Place)
                .collect(),
            (Facet::Certainty, _) => self.certainties(atlas).map(Value::Certainty).collect(),
            _ => Vec::new(),
        }
    }

    /// Its places with the units they lie in and the members they have, each once.
    fn all_places(&self, atlas: &Atlas) -> Vec<PlaceId> {
        let mut places: Vec<PlaceId> = Vec::new();
        for own in self.places() {
            let members = &atlas.place(*own).members;
            for place in std::iter::once(own).chain(members) {
                let mut above = Some(*place);
                while let Some(id) = above.filter(|id| !places.contains(id)) {
                    places.push(id);
                    above = atlas.place(id).parent;
                }
            }
        }
        places
    }

    fn certainties(&self, atlas: &Atlas) -> impl Iterator<Item = Certainty> + use<> {
        let (is_inferred, places): (bool, Vec<Certainty>) = match self {
            Self::Link(_, link) => (link.derived, certainties_of(&link.alignment)),
            Self::Corridor(_, corridor) => {
                let lies = if atlas.is_drawn(corridor) {
                    Certainty::Schematic
                } else {
                    Certainty::Unplaced
                };
                (corridor.derived, vec![lies])
            }
            Self::Role(..) | Self::Target(..) | Self::Event(..) => {
                let is_placed = self.places().iter().any(|place| atlas.is_placed(*place));
                let unplaced = (!is_placed).then_some(Certainty::Unplaced);
                let derived = |mention: &Mention| mention.derived;
                let is_inferred = self.evidence().mentions().iter().all(derived);
                (is_inferred, unplaced.into_iter().collect())
            }
        };
        let inferred = is_inferred.then_some(Certainty::Inferred);
        places.into_iter().chain(inferred)
    }
}

fn certainties_of(alignment: &Alignment) -> Vec<Certainty> {
    match alignment {
        Alignment::Lines(parts) => {
            let has = |kind| parts.iter().any(|part| part.kind == kind);
            let traced = has(AlignmentKind::Traced).then_some(Certainty::Traced);
            let schematic = has(AlignmentKind::Schematic).then_some(Certainty::Schematic);
            traced.into_iter().chain(schematic).collect()
        }
        Alignment::Points(_) => vec![Certainty::Point],
        Alignment::None { .. } => vec![Certainty::Unplaced],
    }
}

/// The value of a facet that a mention has.
pub(super) fn value_of_mention(atlas: &Atlas, mention: &Mention, facet: Facet) -> Option<Value> {
    match facet {
        Facet::Source => Some(Value::Source(mention.anchor.source)),
        Facet::Year => {
            let date = atlas.source(mention.anchor.source).date;
            Some(Value::Year(date.map(|date| date.year)))
        }
        Facet::GivenBy => mention.given_by.map(Value::GivenBy),
        _ => None,
    }
}
