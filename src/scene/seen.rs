//! Which facts a map shows within its frame, and the texts they come from.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::MapFrame;
use super::layers::Marks;
use super::numbering::Sources;
use super::role_glyphs::glyphs_of;
use super::standing::{city_standing, district_standing};
use super::subject::Nearness;
use super::{CorridorOutline, Layer, Standing};
use crate::model::{
    CorridorFamily, CorridorId, FeatureId, Level, LinkId, PlaceId, Region, RoleCategory,
};
use crate::projection::PageRect;

/// The facts that a map shows.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenFacts {
    /// Places with a fill, glyphs or a mark, their standing on the map, and what is said of them.
    places: BTreeMap<PlaceId, SeenPlace>,
    /// Links whose line or symbol is seen.
    pub(super) links: BTreeSet<LinkId>,
    /// Corridors that are seen, and the family whose form they have.
    pub(super) corridors: BTreeMap<CorridorId, CorridorFamily>,
    /// The texts of these links and corridors, and of those that are counted between places.
    sources: BTreeMap<FeatureId, Sources>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct SeenPlace {
    /// The standings of the fills that stand for it.
    standings: BTreeSet<Standing>,
    is_zone: bool,
    sources: Sources,
    /// Texts by the standing that they give, with a role or a membership.
    by_standing: BTreeMap<Standing, Sources>,
    /// Texts by the category of the roles they give.
    by_category: BTreeMap<RoleCategory, Sources>,
}

impl SeenPlace {
    /// What two maps show of one place.
    fn merge(&mut self, other: Self) {
        self.standings.extend(other.standings);
        self.is_zone |= other.is_zone;
        self.sources.extend(other.sources);
        for (standing, sources) in other.by_standing {
            self.by_standing
                .entry(standing)
                .or_default()
                .extend(sources);
        }
        for (category, sources) in other.by_category {
            self.by_category
                .entry(category)
                .or_default()
                .extend(sources);
        }
    }
}

impl SeenFacts {
    /// The facts that a map shows, from what its layers drew.
    pub(super) fn of(frame: &MapFrame<'_>, marks: &Marks) -> Self {
        let outlines = marks.corridors.outlines.iter();
        let corridors = outlines.filter(|o| is_outline_seen(frame, o));
        let corridors = corridors.filter_map(|o| match o.feature {
            FeatureId::Corridor(id) => Some((id, o.family)),
            FeatureId::Place(_) | FeatureId::Link(_) => None,
        });
        let corridors: BTreeMap<CorridorId, CorridorFamily> = corridors.collect();
        let links = links_seen(frame, marks);
        let atlas = frame.atlas();
        let of_link = |id: &LinkId| {
            let evidence = &atlas.link(*id).evidence;
            (FeatureId::Link(*id), frame.sources_of(evidence))
        };
        let of_corridor = |id: &CorridorId| {
            let evidence = &atlas.corridor(*id).evidence;
            (FeatureId::Corridor(*id), frame.sources_of(evidence))
        };
        let of_links = links.iter().map(of_link);
        let counted = marks.spokes.direct.iter().chain(&marks.spokes.via);
        let of_counted = counted.map(|tie| {
            let sources = frame.sources_of(tie.evidence(atlas));
            (tie.feature(), sources)
        });
        let of_drawn = of_links.chain(corridors.keys().map(of_corridor));
        Self {
            sources: of_drawn.chain(of_counted).collect(),
            corridors,
            links,
            places: places_seen(frame, marks),
        }
    }

    /// What either of two maps shows.
    pub(super) fn merged(mut self, other: Self) -> Self {
        for (id, place) in other.places {
            self.places.entry(id).or_default().merge(place);
        }
        self.links.extend(other.links);
        self.corridors.extend(other.corridors);
        for (feature, sources) in other.sources {
            self.sources.entry(feature).or_default().extend(sources);
        }
        self
    }

    /// What the places of a standing are filled for.
    pub(super) fn of_standing(&self, standing: Standing) -> Sources {
        let filled = self
            .places
            .values()
            .filter(|p| p.standings.contains(&standing));
        filled
            .flat_map(|place| place.by_standing.get(&standing).unwrap_or(&place.sources))
            .copied()
            .collect()
    }

    /// What the glyphs of a category are drawn for.
    pub(super) fn of_category(&self, category: RoleCategory) -> Sources {
        let places = self.places.values();
        let sources = places.filter_map(|p| p.by_category.get(&category));
        sources.flatten().copied().collect()
    }

    /// What the marks of zones are drawn for; `None` where there are none.
    pub(super) fn zones(&self) -> Option<Sources> {
        let mut zones = self.places.values().filter(|p| p.is_zone).peekable();
        zones.peek()?;
        Some(zones.flat_map(|p| p.sources.iter().copied()).collect())
    }

    /// Every feature of a fact, with the texts of what is shown of it.
    pub(super) fn features(&self) -> Vec<(FeatureId, Sources)> {
        let places = self.places.iter();
        let places = places.map(|(id, place)| (FeatureId::Place(*id), place.sources.clone()));
        let texts = self.sources.iter().map(|(id, texts)| (*id, texts.clone()));
        places.chain(texts).collect()
    }
}

fn is_outline_seen(frame: &MapFrame<'_>, outline: &CorridorOutline) -> bool {
    let is_inside = || outline.points.iter().any(|p| frame.rect().contains(*p));
    frame.sees_page_line(&outline.points) || is_inside()
}

/// The links whose line or symbol lies in the frame.
fn links_seen(frame: &MapFrame<'_>, marks: &Marks) -> BTreeSet<LinkId> {
    let drawn = marks.links.lines.iter().chain(&marks.points.ties);
    let lines = drawn.filter_map(|(feature, line)| match feature {
        FeatureId::Link(id) if frame.sees_line(line) => Some(*id),
        _ => None,
    });
    let symbols = marks.points.drawings.iter();
    let symbols = symbols.filter_map(|(id, at, half)| {
        let middle = frame.project(*at);
        let around = PageRect {
            min: middle,
            max: middle,
        };
        let is_seen = around.expand(*half).overlaps(&frame.rect());
        is_seen.then_some(*id)
    });
    lines.chain(symbols).collect()
}

fn places_seen(frame: &MapFrame<'_>, marks: &Marks) -> BTreeMap<PlaceId, SeenPlace> {
    let mut places = BTreeMap::new();
    if !frame.shows(Layer::Roles) {
        return places;
    }
    let atlas = frame.atlas();
    let mut fill = |place, standing, region: &Region| {
        if standing > Standing::NotMentioned && frame.sees_area(&region.area) {
            let entry = places
                .entry(place)
                .or_insert_with(|| seen_place(frame, place));
            entry.standings.insert(standing);
        }
    };
    for (_, region) in atlas.filled_regions() {
        fill(region.place, city_standing(frame, region), region);
    }
    for (_, region) in atlas.central_districts() {
        if let Some(city) = region.parent {
            let city = atlas.region(city).place;
            fill(city, district_standing(frame, region), region);
        }
    }
    let counties = atlas.regions_of(Level::County).map(|(_, r)| r.place);
    for place in counties.filter(|place| frame.draws_county(*place)) {
        let is_in_frame = frame.node(place).is_some_and(|n| frame.rect().contains(n));
        if is_in_frame && !glyphs_of(frame, place).is_empty() {
            places
                .entry(place)
                .or_insert_with(|| seen_place(frame, place));
        }
    }
    let view = frame.request.view.world_rect();
    let zones = marks.zones.drawings.iter();
    for (place, _) in zones.filter(|(_, at)| view.contains(*at)) {
        let entry = places
            .entry(*place)
            .or_insert_with(|| seen_place(frame, *place));
        entry.is_zone = true;
    }
    places
}

/// What is said of a place: its roles, and the roles and memberships of its groups that give it a
/// standing; without any, whatever else names it.
fn seen_place(frame: &MapFrame<'_>, id: PlaceId) -> SeenPlace {
    let atlas = frame.atlas();
    let mut place = SeenPlace::default();
    let of_groups = atlas.groups_of(id).iter().flat_map(|g| atlas.roles_of(*g));
    let of_groups = of_groups
        .map(|r| atlas.role(*r))
        .filter(|role| Standing::given_by(role.category).is_some());
    let own = atlas.roles_of(id).iter().map(|r| atlas.role(*r));
    let has_glyphs = frame.nearness(FeatureId::Place(id)) <= Nearness::Own;
    for role in own.chain(of_groups) {
        frame.add_sources_of(&role.evidence, &mut place.sources);
        if let Some(standing) = Standing::given_by(role.category) {
            let of_standing = place.by_standing.entry(standing).or_default();
            frame.add_sources_of(&role.evidence, of_standing);
        }
        if has_glyphs {
            let of_category = place.by_category.entry(role.category).or_default();
            frame.add_sources_of(&role.evidence, of_category);
        }
    }
    for membership in atlas.filled_memberships_of(id) {
        frame.add_sources_of(&membership.evidence, &mut place.sources);
        let of_standing = place.by_standing.entry(Standing::Member).or_default();
        frame.add_sources_of(&membership.evidence, of_standing);
    }
    if place.sources.is_empty() {
        let groups = atlas.groups_of(id).iter();
        let named = std::iter::once(&id).chain(groups);
        let evidence = named.flat_map(|p| atlas.evidence_of(*p));
        place.sources = evidence.flat_map(|e| frame.sources_of(e)).collect();
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;
    use crate::model::SourceId;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    fn place(standing: Standing, source: u32) -> SeenPlace {
        let sources = Sources::from([SourceId(source)]);
        SeenPlace {
            standings: BTreeSet::from([standing]),
            is_zone: false,
            by_standing: BTreeMap::from([(Standing::Core, sources.clone())]),
            by_category: BTreeMap::from([(RoleCategory::Core, sources.clone())]),
            sources,
        }
    }

    fn facts(place: SeenPlace) -> SeenFacts {
        SeenFacts {
            places: BTreeMap::from([(PlaceId(7), place)]),
            ..SeenFacts::default()
        }
    }

    #[test]
    fn what_two_maps_show_of_one_place_is_kept_from_both() {
        let one = facts(place(Standing::Core, 1));
        let other = facts(place(Standing::Mentioned, 2));
        let both = one.merged(other);
        assert_eq!(
            both.of_standing(Standing::Core),
            [1, 2].map(SourceId).into()
        );
        assert!(!both.of_standing(Standing::Mentioned).is_empty());
        assert_eq!(
            both.of_category(RoleCategory::Core),
            [1, 2].map(SourceId).into()
        );
    }

    fn seen(map: &Map) -> SeenFacts {
        map.layers(|frame, marks, _| SeenFacts::of(frame, marks))
    }

    #[test]
    fn a_map_shows_the_facts_that_lie_in_its_frame_and_are_said_by_its_date() {
        let all = seen(&Map::of(Extent::Circle).with(Layer::Corridors, true));
        assert!(all.links.len() > 10 && all.corridors.len() > 10);
        let near = seen(&Map::about(104.65, 30.12, 10.5).with(Layer::Corridors, true));
        assert!(!near.links.is_empty() && near.links.len() < all.links.len());
        let mut before = Map::of(Extent::Circle).with(Layer::Corridors, true);
        before.shown.set_as_of(PartialDate::parse("1990"));
        assert!(seen(&before).features().is_empty());
    }

    #[test]
    fn every_fact_that_is_shown_has_its_texts() {
        for (feature, sources) in seen(&Map::near()).features() {
            assert!(!sources.is_empty(), "{feature:?}");
        }
    }
}
