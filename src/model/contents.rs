//! The lists of places and facts that an atlas is made of.

use serde::{Deserialize, Serialize};

use super::{
    Alignment, Corridor, Event, Evidence, Link, Place, PlaceId, Role, Source, Target, Title,
};

/// A pack of facts that was loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its id.
    pub key: String,
    /// Its title.
    pub title: Title,
    /// Whether a person's own pack stands in the place of the bundled one, with its id.
    pub replaces_bundled: bool,
}

/// The lists an [`Atlas`](super::Atlas) is made of. Every id in them resolves.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Contents {
    /// The packs, in the order they were given.
    pub packs: Vec<Pack>,
    /// The texts.
    pub sources: Vec<Source>,
    /// The base map's units first, then the packs' own places.
    pub places: Vec<Place>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Corridors.
    pub corridors: Vec<Corridor>,
    /// Links.
    pub links: Vec<Link>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Events.
    pub events: Vec<Event>,
}

impl Contents {
    /// Whether every id is that of an entry, and every line has two points and every list of parts
    /// one. `regions` is how many the base map has.
    #[must_use]
    pub fn is_resolved(&self, regions: usize) -> bool {
        let is_place = |id: &PlaceId| id.index() < self.places.len();
        let has_places = |ids: &[PlaceId]| ids.iter().all(is_place);
        let is_said = |evidence: &Evidence| {
            evidence.mentions().iter().all(|mention| {
                mention.anchor.source.index() < self.sources.len()
                    && mention.speaker.iter().all(is_place)
            })
        };
        let places = self.places.iter().all(|place| {
            place.region.is_none_or(|id| id.index() < regions)
                && place.parent.iter().all(is_place)
                && has_places(&place.members)
                && place.membership.iter().all(|of| is_said(&of.evidence))
        });
        let sources = self.sources.iter().all(|source| {
            let speaker = source.speaker.and_then(|speaker| speaker.place);
            speaker.iter().all(is_place)
        });
        let roles = self.roles.iter().all(|role| {
            is_place(&role.place)
                && role.variants.iter().all(|id| id.index() < self.roles.len())
                && is_said(&role.evidence)
        });
        let corridors = self.corridors.iter().all(|corridor| {
            let mut variants = corridor.variants.iter();
            has_places(&corridor.places)
                && variants.all(|id| id.index() < self.corridors.len())
                && is_said(&corridor.evidence)
        });
        let links = self.links.iter().all(|link| {
            has_places(&link.places)
                && link.variants.iter().all(|id| id.index() < self.links.len())
                && is_drawable(&link.alignment)
                && is_said(&link.evidence)
        });
        let mut targets = self.targets.iter();
        let mut events = self.events.iter();
        places
            && sources
            && roles
            && corridors
            && links
            && targets.all(|target| is_place(&target.owner) && is_said(&target.evidence))
            && events.all(|event| has_places(&event.places) && is_said(&event.evidence))
    }
}

/// Whether an alignment has what its kind needs.
fn is_drawable(alignment: &Alignment) -> bool {
    match alignment {
        Alignment::Lines(parts) => {
            let is_line = |points: usize| points >= 2;
            let mut all = parts.iter();
            !parts.is_empty()
                && all.all(|part| {
                    is_line(part.course.len())
                        && is_line(part.line.points().len())
                        && part.tie.iter().all(|tie| is_line(tie.waypoints.len()))
                })
        }
        Alignment::Points(points) => !points.is_empty(),
        Alignment::None { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{RegionId, RoleId, SourceId, Speaker, SpeakerLevel};
    use super::*;

    const NOWHERE: PlaceId = PlaceId(u32::MAX);

    #[test]
    fn an_id_of_nothing_is_not_resolved() {
        let atlas = crate::geodata::load_bundled().unwrap();
        let (contents, regions) = (atlas.contents(), atlas.regions().len());
        assert!(contents.is_resolved(regions));
        assert!(!contents.is_resolved(regions - 1));
        let breaks: [fn(&mut Contents); 12] = [
            |all| all.places[0].region = Some(RegionId(9_999)),
            |all| all.places[0].parent = Some(NOWHERE),
            |all| all.places[0].members = vec![NOWHERE],
            |all| {
                let (level, place) = (SpeakerLevel::City, Some(NOWHERE));
                all.sources[0].speaker = Some(Speaker { level, place });
            },
            |all| all.roles[0].place = NOWHERE,
            |all| all.roles[0].variants = vec![RoleId(9_999)],
            |all| all.corridors[0].places.push(NOWHERE),
            |all| all.links[0].places.push(NOWHERE),
            |all| all.links[0].alignment = Alignment::Lines(Vec::new()),
            |all| all.targets[0].owner = NOWHERE,
            |all| all.events[0].places.push(NOWHERE),
            |all| {
                let mut mentions = all.events[0].evidence.mentions().to_vec();
                mentions[0].anchor.source = SourceId(9_999);
                all.events[0].evidence = Evidence::new(mentions).unwrap();
            },
        ];
        for (i, change) in breaks.into_iter().enumerate() {
            let mut broken = contents.clone();
            change(&mut broken);
            assert!(!broken.is_resolved(regions), "{i}");
        }
    }
}
