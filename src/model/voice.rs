//! Who speaks in a mention, and what the place it speaks of is to it.

use serde::Serialize;

use super::{Atlas, GivenBy, Mention, PlaceId, PlaceKind, SpeakerLevel};

/// What a place is to the one who speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The speaker's own unit.
    Itself,
    /// A unit or zone in it, or a group of such.
    Below,
    /// A group or a unit that it is only a part of.
    Shared,
    /// A place of another jurisdiction.
    Other,
}

/// Who speaks in a mention, as far as source, mention and gazetteer tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The level of the speaker.
    pub level: Option<SpeakerLevel>,
    /// The place whose authority speaks.
    pub speaker: Option<PlaceId>,
    /// What the place that is spoken of is to the speaker.
    pub relation: Option<Relation>,
}

impl Atlas {
    /// Who speaks of a place in a mention, and what the place is to the speaker.
    ///
    /// The mention names the speaker, or else its source does: at the level of who gave the role it
    /// is the unit of that level that the source's speaker is or lies in. Where the source speaks
    /// from above that level or is silent, it is the unit that the place is or lies in.
    ///
    /// # Panics
    /// When the place or the source is of another atlas.
    #[must_use]
    pub fn voice(&self, of: PlaceId, mention: &Mention) -> Voice {
        let source = self.source(mention.anchor.source).speaker;
        let level = match mention.given_by {
            None | Some(GivenBy::Described) => source.map(|s| s.level),
            Some(GivenBy::Centre) => Some(SpeakerLevel::Centre),
            Some(GivenBy::Province) => Some(SpeakerLevel::Province),
            Some(GivenBy::City) => Some(SpeakerLevel::City),
            Some(GivenBy::County) => Some(SpeakerLevel::County),
        };
        let of_source = source.filter(|s| Some(s.level) == level);
        let of_source = of_source.and_then(|s| s.place);
        let above = |place: Option<PlaceId>| {
            let mut chain = place.into_iter().flat_map(|id| self.with_ancestors(id));
            chain.find(|id| level.is_some_and(|level| self.is_at(*id, level)))
        };
        let speaker = mention.speaker.or(of_source);
        let speaker = speaker.or_else(|| above(source.and_then(|s| s.place)));
        let speaker = speaker.or_else(|| above(Some(of)));
        Voice {
            level,
            speaker,
            relation: speaker.and_then(|speaker| self.relation(speaker, of)),
        }
    }

    /// What a place is to a speaker; `None` where the gazetteer does not tell.
    fn relation(&self, speaker: PlaceId, of: PlaceId) -> Option<Relation> {
        let is_in = |id: PlaceId, unit| self.with_ancestors(id).any(|above| above == unit);
        let place = self.place(of);
        if of == speaker {
            return Some(Relation::Itself);
        }
        if is_in(of, speaker) {
            return Some(Relation::Below);
        }
        let mut members = place.members.iter();
        let is_own = |id: &PlaceId| is_in(*id, speaker);
        if !place.members.is_empty() && members.clone().all(is_own) {
            return Some(Relation::Below);
        }
        if members.any(|id| is_own(id) || is_in(speaker, *id)) || is_in(speaker, of) {
            return Some(Relation::Shared);
        }
        let is_known = !place.members.is_empty() || place.parent.is_some();
        (is_known || place.region.is_some()).then_some(Relation::Other)
    }

    /// A place and the units it lies in, from the lowest up.
    fn with_ancestors(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(Some(id), |id| self.place(*id).parent)
    }

    /// Whether a unit has an authority of a level; a municipality is a province and a city at once.
    fn is_at(&self, id: PlaceId, level: SpeakerLevel) -> bool {
        match level {
            SpeakerLevel::Centre => false,
            SpeakerLevel::Province => self.place(id).kind == PlaceKind::Province,
            SpeakerLevel::City => {
                let is_municipality = || self.has_central_districts(id);
                self.place(id).kind == PlaceKind::Prefecture || is_municipality()
            }
            SpeakerLevel::County => self.place(id).kind == PlaceKind::County,
        }
    }
}
