//! The atlas: the base map and every fact, resolved and looked up by id.

use std::collections::{BTreeMap, HashMap};

use super::by_place::ByPlace;
use super::region_lookup::RegionLookup;
use super::{
    BaseMap, Contents, Corridor, CorridorId, CorridorShape, Event, EventId, Level, Link, LinkId,
    Pack, Place, PlaceId, Region, RegionId, Role, RoleId, Source, SourceId, Target, TargetId,
};
use crate::projection::WorldRect;

/// The base map and every fact.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    base: BaseMap,
    contents: Contents,
    places_by_key: BTreeMap<String, PlaceId>,
    corridors_by_key: HashMap<String, CorridorId>,
    links_by_key: HashMap<String, LinkId>,
    roles_of: ByPlace<RoleId>,
    corridors_of: ByPlace<CorridorId>,
    links_of: ByPlace<LinkId>,
    targets_of: ByPlace<TargetId>,
    events_of: ByPlace<EventId>,
    groups_of: ByPlace<PlaceId>,
    neighbours_of: Vec<Vec<RegionId>>,
    unplaced_links: usize,
    lookup: RegionLookup,
}

impl Atlas {
    /// Puts the lists together and builds the look-ups.
    ///
    /// The caller (`geodata`) has checked that every id in `contents` resolves; one that does not
    /// is left out of the look-ups.
    #[must_use]
    pub fn new(base: BaseMap, contents: Contents) -> Self {
        let n = contents.places.len();
        let mut atlas = Self {
            places_by_key: contents
                .places
                .iter()
                .enumerate()
                .map(|(i, p)| (p.key.clone(), PlaceId::from_index(i)))
                .collect(),
            corridors_by_key: by_key(contents.corridors.iter().map(|c| &c.key), CorridorId),
            links_by_key: by_key(contents.links.iter().map(|l| &l.key), LinkId),
            roles_of: ByPlace::of(
                n,
                contents
                    .roles
                    .iter()
                    .map(|r| std::slice::from_ref(&r.place)),
                RoleId,
            ),
            corridors_of: ByPlace::of(
                n,
                contents.corridors.iter().map(|c| c.places.as_slice()),
                CorridorId,
            ),
            links_of: ByPlace::of(
                n,
                contents.links.iter().map(|l| l.places.as_slice()),
                LinkId,
            ),
            targets_of: ByPlace::of(
                n,
                contents
                    .targets
                    .iter()
                    .map(|t| std::slice::from_ref(&t.owner)),
                TargetId,
            ),
            events_of: ByPlace::of(
                n,
                contents.events.iter().map(|e| e.places.as_slice()),
                EventId,
            ),
            groups_of: ByPlace::of(
                n,
                contents.places.iter().map(|p| p.members.as_slice()),
                PlaceId,
            ),
            neighbours_of: Vec::new(),
            unplaced_links: contents
                .links
                .iter()
                .filter(|link| link.alignment.certainty().is_none())
                .count(),
            lookup: RegionLookup::new(&base),
            base,
            contents,
        };
        atlas.neighbours_of = atlas.neighbours();
        atlas
    }

    /// Which units of the same level share a border, by the counties on its sides.
    fn neighbours(&self) -> Vec<Vec<RegionId>> {
        let mut of = vec![Vec::new(); self.base.regions.len()];
        for border in &self.base.borders {
            let (one, Some(other)) = border.sides else {
                continue;
            };
            let (mut a, mut b) = (Some(one), Some(other));
            while let (Some(x), Some(y)) = (a, b) {
                if x == y {
                    break;
                }
                of[x.index()].push(y);
                of[y.index()].push(x);
                (a, b) = (self.region(x).parent, self.region(y).parent);
            }
        }
        for list in &mut of {
            list.sort_unstable();
            list.dedup();
        }
        of
    }

    /// Whether a place has a mark on the map: its node or its polygon.
    #[must_use]
    pub fn is_placed(&self, id: PlaceId) -> bool {
        let place = self.place(id);
        place.node.is_some() || place.region.is_some()
    }

    /// Whether a corridor has a mark on the map: a shape, and two places to draw it by.
    #[must_use]
    pub fn is_drawn(&self, corridor: &Corridor) -> bool {
        let placed = corridor.places.iter().filter(|id| self.is_placed(**id));
        corridor.shape != CorridorShape::None && placed.count() >= 2
    }

    /// How many links are named without a place.
    #[must_use]
    pub const fn unplaced_links(&self) -> usize {
        self.unplaced_links
    }

    /// The units of a level with their ids, in order.
    pub fn regions_of(
        &self,
        level: Level,
    ) -> impl ExactSizeIterator<Item = (RegionId, &Region)> + Clone {
        self.regions_by_id(self.lookup.of_level(level))
    }

    /// The units that are filled by what is said of them: prefectures, and other units where the
    /// base map has no prefecture for their ground.
    pub fn filled_regions(&self) -> impl ExactSizeIterator<Item = (RegionId, &Region)> + Clone {
        self.regions_by_id(&self.lookup.filled)
    }

    /// The finest units of the map, in order: counties, where the base map has them.
    pub fn finest_regions(&self) -> impl ExactSizeIterator<Item = (RegionId, &Region)> + Clone {
        self.regions_by_id(&self.lookup.finest)
    }

    /// The districts marked as central with their ids, in order.
    pub fn central_districts(&self) -> impl ExactSizeIterator<Item = (RegionId, &Region)> + Clone {
        self.regions_by_id(&self.lookup.central_districts)
    }

    fn regions_by_id<'a>(
        &'a self,
        ids: &'a [RegionId],
    ) -> impl ExactSizeIterator<Item = (RegionId, &'a Region)> + Clone {
        ids.iter().map(|id| (*id, self.region(*id)))
    }

    /// Whether a place is a city with central districts, so that maps draw these as the city
    /// rather than the whole municipality.
    #[must_use]
    pub fn has_central_districts(&self, place: PlaceId) -> bool {
        self.lookup.is_split(place)
    }

    /// The box around the finest units that the atlas knows, or around all where it knows none;
    /// empty without units. What else a person's own file holds does not widen it.
    #[must_use]
    pub fn region_extent(&self) -> WorldRect {
        self.lookup.region_extent
    }

    /// The box around the finest units that lie wholly or partly in the economic circle; that of
    /// the region where the base map marks none.
    #[must_use]
    pub fn circle_extent(&self) -> WorldRect {
        self.lookup.circle_extent
    }

    /// The box around the central districts; empty without any.
    #[must_use]
    pub fn central_districts_extent(&self) -> WorldRect {
        self.lookup.central_districts_extent
    }

    /// The lists it was made of.
    #[must_use]
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The base map.
    #[must_use]
    pub fn base(&self) -> &BaseMap {
        &self.base
    }

    /// The packs.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.contents.packs
    }

    /// The place with an adcode or pack id.
    #[must_use]
    pub fn place_by_key(&self, key: &str) -> Option<PlaceId> {
        self.places_by_key.get(key).copied()
    }

    /// The corridor with an id of its pack.
    #[must_use]
    pub fn corridor_by_key(&self, key: &str) -> Option<CorridorId> {
        self.corridors_by_key.get(key).copied()
    }

    /// The link with an id of its pack.
    #[must_use]
    pub fn link_by_key(&self, key: &str) -> Option<LinkId> {
        self.links_by_key.get(key).copied()
    }

    /// Roles of a place.
    #[must_use]
    pub fn roles_of(&self, id: PlaceId) -> &[RoleId] {
        self.roles_of.get(id)
    }

    /// Corridors that tie a place.
    #[must_use]
    pub fn corridors_of(&self, id: PlaceId) -> &[CorridorId] {
        self.corridors_of.get(id)
    }

    /// Links that tie a place.
    #[must_use]
    pub fn links_of(&self, id: PlaceId) -> &[LinkId] {
        self.links_of.get(id)
    }

    /// Targets a place owns.
    #[must_use]
    pub fn targets_of(&self, id: PlaceId) -> &[TargetId] {
        self.targets_of.get(id)
    }

    /// Events at a place.
    #[must_use]
    pub fn events_of(&self, id: PlaceId) -> &[EventId] {
        self.events_of.get(id)
    }

    /// Groups a place is a member of.
    #[must_use]
    pub fn groups_of(&self, id: PlaceId) -> &[PlaceId] {
        self.groups_of.get(id)
    }

    /// Whether a place is a unit of a person's own boundaries that the atlas does not know, so that
    /// no fact can be tied to it.
    #[must_use]
    pub fn is_not_matched(&self, id: PlaceId) -> bool {
        self.base.not_matched.binary_search(&id).is_ok() && !self.is_mentioned(id)
    }

    /// Units of the same level that share a border with `id`, in the order of their adcodes.
    #[must_use]
    pub fn neighbours_of(&self, id: RegionId) -> &[RegionId] {
        &self.neighbours_of[id.index()]
    }

    /// Whether any fact names the place, or it is a member of a group.
    #[must_use]
    pub fn is_mentioned(&self, id: PlaceId) -> bool {
        !(self.roles_of(id).is_empty()
            && self.corridors_of(id).is_empty()
            && self.links_of(id).is_empty()
            && self.targets_of(id).is_empty()
            && self.events_of(id).is_empty()
            && self.groups_of(id).is_empty())
    }
}

/// Facts by their ids in the pack.
fn by_key<'a, Id>(
    keys: impl Iterator<Item = &'a String>,
    id: impl Fn(u32) -> Id,
) -> HashMap<String, Id> {
    (0..)
        .zip(keys)
        .map(|(i, key)| (key.clone(), id(i)))
        .collect()
}

macro_rules! lookup {
    ($one:ident, $all:ident, $id:ident, $kind:ty, $($path:ident).+) => {
        impl Atlas {
            /// The entry with this id.
            ///
            /// # Panics
            /// When the id is of another atlas.
            #[must_use]
            pub fn $one(&self, id: $id) -> &$kind {
                &self.$($path).+[id.index()]
            }

            /// All entries with their ids, in order.
            pub fn $all(&self) -> impl ExactSizeIterator<Item = ($id, &$kind)> + Clone {
                self.$($path).+.iter().enumerate().map(|(i, x)| ($id::from_index(i), x))
            }
        }
    };
}

lookup!(region, regions, RegionId, Region, base.regions);
lookup!(source, sources, SourceId, Source, contents.sources);
lookup!(place, places, PlaceId, Place, contents.places);
lookup!(role, roles, RoleId, Role, contents.roles);
lookup!(
    corridor,
    corridors,
    CorridorId,
    Corridor,
    contents.corridors
);
lookup!(link, links, LinkId, Link, contents.links);
lookup!(target, targets, TargetId, Target, contents.targets);
lookup!(event, events, EventId, Event, contents.events);
