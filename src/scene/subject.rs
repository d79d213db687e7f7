//! What a map is about: the place, link or corridor that is selected, and what belongs to it. All
//! else steps back behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::About;
use super::position::feature_bounds;
use super::theme::{COUNTY_ROOM_PT2, INSET_ZOOM};
use crate::connection::{Connections, Tie};
use crate::model::{Alignment, Atlas, CorridorId, FeatureId, Level, LinkId, PlaceId, RegionId};
use crate::projection::{WORLD_WIDTH_PT, WorldPt};

/// How near to a line a station lies on it, as a share of the world: some two kilometres.
const ON_LINE: f64 = 6.0e-5;
/// A line enters an area where one of so many of its points lies in it, as it is drawn at a zoom.
const SAMPLES: usize = 64;
const COARSE_ZOOM: f64 = 8.0;

/// How near something is to what the map is about; without a subject everything is as near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The subject itself.
    Itself,
    /// Its counties, zones, lines, stations, ends and ties.
    Own,
    /// The places at the other ends of its ties.
    Tied,
    /// All else, which steps back.
    Apart,
}

/// What a map is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Subject {
    features: Vec<FeatureId>,
    own: BTreeSet<FeatureId>,
    tied: BTreeSet<PlaceId>,
    /// The units whose fill keeps its strength.
    filled: BTreeSet<PlaceId>,
    /// Counties that are drawn though the map is far, each from its own zoom on.
    counties: BTreeMap<PlaceId, f64>,
}

impl Subject {
    /// What a map is about, with what ties it where it is about that; `None` for a map of everything,
    /// and where none of its features has a position, beside which nothing can step back.
    pub(super) fn of(
        atlas: &Atlas,
        about: About,
        connections: Option<&Connections>,
    ) -> Option<Self> {
        let mut subject = Self::default();
        for feature in about.features() {
            if feature_bounds(atlas, feature).is_none() {
                continue;
            }
            subject.features.push(feature);
            subject.own.insert(feature);
            match feature {
                _ if matches!(about, About::Connected(_)) => {}
                FeatureId::Place(id) => subject.add_place(atlas, id),
                FeatureId::Link(id) => subject.add_link(atlas, id),
                FeatureId::Corridor(id) => subject.add_ends(atlas, &atlas.corridor(id).places),
            }
        }
        if let Some(connections) = connections {
            subject.add_connections(atlas, connections);
        }
        (!subject.features.is_empty()).then_some(subject)
    }

    /// How near a feature is to it.
    pub(super) fn nearness(&self, feature: FeatureId) -> Nearness {
        if self.features.contains(&feature) {
            return Nearness::Itself;
        }
        let is_tied = |place: &PlaceId| self.tied.contains(place);
        match feature {
            _ if self.own.contains(&feature) => Nearness::Own,
            FeatureId::Place(place) if is_tied(&place) => Nearness::Tied,
            _ => Nearness::Apart,
        }
    }

    /// Whether the fill of a unit keeps its strength.
    pub(super) fn fills(&self, place: PlaceId) -> bool {
        self.filled.contains(&place)
    }

    /// The units whose fill keeps its strength.
    pub(super) fn filled(&self) -> impl Iterator<Item = PlaceId> + '_ {
        self.filled.iter().copied()
    }

    /// Whether a county is drawn for its sake at a zoom.
    pub(super) fn draws_county(&self, place: PlaceId, zoom: f64) -> bool {
        self.counties
            .get(&place)
            .is_some_and(|least| zoom >= *least)
    }

    /// A place with all that lies in it, its links and corridors, and the places these lead to.
    fn add_place(&mut self, atlas: &Atlas, id: PlaceId) {
        let within = within(atlas, id);
        let links = within.iter().flat_map(|place| atlas.links_of(*place));
        let links: BTreeSet<LinkId> = links.copied().chain(links_in(atlas, id)).collect();
        self.own.extend(links.into_iter().map(FeatureId::Link));
        let corridors = within.iter().flat_map(|place| atlas.corridors_of(*place));
        let corridors: BTreeSet<CorridorId> = corridors.copied().collect();
        for corridor in &corridors {
            self.tied.extend(&atlas.corridor(*corridor).places);
        }
        self.own
            .extend(corridors.into_iter().map(FeatureId::Corridor));
        self.add_counties_of(atlas, id);
        self.fill(atlas, id);
        self.own.extend(within.into_iter().map(FeatureId::Place));
    }

    /// One place or two with just the facts that tie them, and the places that these lead to.
    fn add_connections(&mut self, atlas: &Atlas, connections: &Connections) {
        let mut own: Vec<Tie> = Vec::new();
        let mut tied: Vec<PlaceId> = Vec::new();
        let places = match connections {
            Connections::Star(star) => {
                for partner in &star.partners {
                    own.extend(partner.ties.iter());
                    tied.push(partner.place);
                }
                vec![star.place]
            }
            Connections::Between(between) => {
                own.extend(between.direct.iter());
                own.extend(between.groups.iter().flat_map(|of| of.ties.iter()));
                own.extend(between.crossings.iter().flat_map(|of| of.ties.iter()));
                for via in &between.via {
                    own.extend(via.to_one.iter().chain(via.to_other.iter()));
                    tied.push(via.place);
                }
                vec![between.one, between.other]
            }
        };
        self.own.extend(own.into_iter().map(Tie::feature));
        for place in places.into_iter().chain(tied.iter().copied()) {
            // Of a province that is tied no city is.
            self.fill_itself(atlas, place);
            self.counties.insert(place, 0.0);
        }
        self.tied.extend(tied);
    }

    /// A link's places and the stations on its line.
    fn add_link(&mut self, atlas: &Atlas, id: LinkId) {
        self.add_ends(atlas, &atlas.link(id).places);
        let stations = stations_on(atlas, id).map(FeatureId::Link);
        self.own.extend(stations);
    }

    /// The places that a link or a corridor ties.
    fn add_ends(&mut self, atlas: &Atlas, places: &[PlaceId]) {
        for id in places {
            let group = &atlas.place(*id).members;
            for place in std::iter::once(id).chain(group) {
                self.own.insert(FeatureId::Place(*place));
                self.fill(atlas, *place);
                self.counties.insert(*place, 0.0);
            }
        }
    }

    /// Keeps the fill of a place, of its members, of the cities of a province, and of the unit in
    /// which a place without an area lies.
    fn fill(&mut self, atlas: &Atlas, id: PlaceId) {
        let place = atlas.place(id);
        self.fill_itself(atlas, id);
        let is_province = |region: RegionId| atlas.region(region).level == Level::Province;
        if let Some(province) = place.region.filter(|region| is_province(*region)) {
            let cities = atlas.regions_of(Level::Prefecture).map(|(_, city)| city);
            let cities = cities.filter(|city| city.parent == Some(province));
            self.filled.extend(cities.map(|city| city.place));
        }
    }

    /// The same, but for the cities of a province.
    fn fill_itself(&mut self, atlas: &Atlas, id: PlaceId) {
        let place = atlas.place(id);
        self.filled.insert(id);
        self.filled.extend(&place.members);
        if place.region.is_none() {
            self.filled.extend(place.parent);
        }
    }

    /// The counties of a city are drawn as soon as there is room for their names; the central
    /// districts of one have an inset until they have room. A county is drawn in any case.
    fn add_counties_of(&mut self, atlas: &Atlas, id: PlaceId) {
        let Some(city) = atlas.place(id).region else {
            return;
        };
        match atlas.region(city).level {
            Level::Province => return,
            Level::County => {
                self.counties.insert(id, 0.0);
                return;
            }
            Level::Prefecture => {}
        }
        let counties = atlas.regions_of(Level::County).map(|(_, county)| county);
        let counties: Vec<_> = counties.filter(|c| c.parent == Some(city)).collect();
        let bounds = atlas.region(city).area.bounds();
        let room = (bounds.max.x - bounds.min.x) * (bounds.max.y - bounds.min.y);
        let wanted = COUNTY_ROOM_PT2 * counties.len() as f64;
        let least = ((wanted / room.max(1e-12)).sqrt() / WORLD_WIDTH_PT).log2();
        let of_county = counties.into_iter().map(|county| {
            let least = if county.central_district {
                least.max(INSET_ZOOM)
            } else {
                least
            };
            (county.place, least)
        });
        self.counties.extend(of_county);
    }
}

/// A place, the members of a group, and every place that lies in one of them.
fn within(atlas: &Atlas, id: PlaceId) -> BTreeSet<PlaceId> {
    let mut within = BTreeSet::from([id]);
    within.extend(&atlas.place(id).members);
    let parent = |id: PlaceId| {
        let place = atlas.place(id);
        let of_region = || {
            let region = place.region.and_then(|region| atlas.region(region).parent);
            region.map(|region| atlas.region(region).place)
        };
        place.parent.or_else(of_region)
    };
    // County, city, province: whatever lies in a place lies at most so deep.
    for _ in 0..3 {
        let places = atlas.places().map(|(id, _)| id);
        let inside = places.filter(|id| parent(*id).is_some_and(|unit| within.contains(&unit)));
        let inside: Vec<PlaceId> = inside.collect();
        within.extend(inside);
    }
    within
}

/// The links that enter the area of a place.
fn links_in(atlas: &Atlas, id: PlaceId) -> BTreeSet<LinkId> {
    let Some(region) = atlas.place(id).region else {
        return BTreeSet::new();
    };
    let area = &atlas.region(region).area;
    let enters = |points: &[WorldPt]| {
        let step = points.len() / SAMPLES + 1;
        let mut points = points.iter().step_by(step).chain(points.last());
        points.any(|p| area.contains_at_zoom(*p, COARSE_ZOOM))
    };
    let links = atlas.links().filter(|(_, link)| match &link.alignment {
        Alignment::Lines(parts) => parts.iter().any(|part| {
            part.line.bounds().intersects(&area.bounds()) && enters(part.line.points())
        }),
        Alignment::Points(points) => points.iter().any(|p| area.contains(p.at.to_world())),
        Alignment::None { .. } => false,
    });
    links.map(|(id, _)| id).collect()
}

/// The links that are points of a line.
fn stations_on(atlas: &Atlas, line: LinkId) -> impl Iterator<Item = LinkId> + '_ {
    let parts = match &atlas.link(line).alignment {
        Alignment::Lines(parts) => parts.as_slice(),
        Alignment::Points(_) | Alignment::None { .. } => &[],
    };
    let is_on = move |at: WorldPt| {
        let mut lines = parts.iter().map(|part| &part.line);
        lines.any(|line| line.distance(at, INSET_ZOOM) < ON_LINE)
    };
    let stations = atlas
        .links()
        .filter(move |(_, link)| match &link.alignment {
            Alignment::Points(points) => points.iter().any(|p| is_on(p.at.to_world())),
            Alignment::Lines(_) | Alignment::None { .. } => false,
        });
    stations.map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Between, Connected, Everything, Star};
    use crate::scene::testing::{ATLAS, feature};

    fn about(feature: FeatureId) -> Option<Subject> {
        Subject::of(&ATLAS, About::Feature(feature), None)
    }

    fn subject(key: &str) -> Subject {
        about(feature(key)).expect("a subject")
    }

    #[test]
    fn every_feature_with_a_position_is_a_subject_that_keeps_what_it_ties() {
        let links = ATLAS.links().map(|(id, link)| {
            let places = link.places.clone();
            (FeatureId::Link(id), places)
        });
        let corridors = ATLAS.corridors().map(|(id, corridor)| {
            let places = corridor.places.clone();
            (FeatureId::Corridor(id), places)
        });
        for (feature, places) in links.chain(corridors) {
            let Some(subject) = about(feature) else {
                assert!(feature_bounds(&ATLAS, feature).is_none());
                continue;
            };
            assert_eq!(subject.nearness(feature), Nearness::Itself);
            for place in places {
                let nearness = subject.nearness(FeatureId::Place(place));
                assert_eq!(nearness, Nearness::Own, "{feature:?} {place:?}");
                assert!(subject.fills(place));
            }
        }
    }

    #[test]
    fn a_city_keeps_its_counties_its_links_and_corridors_and_the_far_ends_of_these() {
        for (_, region) in ATLAS.regions_of(Level::Prefecture) {
            let city = FeatureId::Place(region.place);
            let subject = about(city).expect("a subject");
            for link in ATLAS.links_of(region.place) {
                assert_eq!(subject.nearness(FeatureId::Link(*link)), Nearness::Own);
            }
            for corridor in ATLAS.corridors_of(region.place) {
                let feature = FeatureId::Corridor(*corridor);
                assert_eq!(subject.nearness(feature), Nearness::Own);
                for place in &ATLAS.corridor(*corridor).places {
                    let nearness = subject.nearness(FeatureId::Place(*place));
                    assert!(nearness < Nearness::Apart, "{place:?}");
                }
            }
            for (_, county) in ATLAS.regions_of(Level::County) {
                let is_own = county.parent.map(|p| ATLAS.region(p).place) == Some(region.place);
                let nearness = subject.nearness(FeatureId::Place(county.place));
                assert_eq!(nearness == Nearness::Own, is_own, "{:?}", county.place);
                assert_eq!(subject.draws_county(county.place, 12.0), is_own);
            }
        }
    }

    #[test]
    fn what_ties_a_place_has_just_its_facts_and_their_places() {
        let place = |key| ATLAS.place_by_key(key).expect("a place");
        let (chengdu, ziyang) = (place("510100"), place("512000"));
        let star = Star::of(&ATLAS, &Everything, ziyang);
        let of = |connected| {
            let about = About::Connected(connected);
            let connections = Connections::of(&ATLAS, &Everything, connected);
            Subject::of(&ATLAS, about, Some(&connections)).expect("a subject")
        };
        let subject = of(Connected::Star(ziyang));
        assert_eq!(subject.nearness(FeatureId::Place(ziyang)), Nearness::Itself);
        let ties = |id| star.partners.iter().any(|p| p.ties.corridors.contains(&id));
        for (id, _) in ATLAS.corridors() {
            let nearness = subject.nearness(FeatureId::Corridor(id));
            assert_eq!(nearness == Nearness::Own, ties(id), "{id:?}");
        }
        for (id, _) in ATLAS.places().filter(|(id, _)| *id != ziyang) {
            let is_partner = star.partners.iter().any(|p| p.place == id);
            let nearness = subject.nearness(FeatureId::Place(id));
            assert_eq!(nearness == Nearness::Tied, is_partner, "{id:?}");
        }
        let pair = of(Connected::Between(chengdu, ziyang));
        for tie in Between::of(&ATLAS, &Everything, chengdu, ziyang)
            .direct
            .iter()
        {
            assert_eq!(pair.nearness(tie.feature()), Nearness::Own);
        }
        assert_eq!(pair.nearness(FeatureId::Place(chengdu)), Nearness::Itself);
    }

    #[test]
    fn the_stations_on_a_line_belong_to_it() {
        let line = subject("link-cheng-yu-zhongxian");
        let stations = ATLAS.links().filter(|(id, link)| {
            let is_point = matches!(link.alignment, Alignment::Points(_));
            is_point && line.nearness(FeatureId::Link(*id)) == Nearness::Own
        });
        assert!(stations.count() > 0);
    }
}
