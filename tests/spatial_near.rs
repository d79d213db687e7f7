//! What is near or inside: distances agree with brute force, and come nearest first.

#![allow(clippy::expect_used, reason = "a test may fail at once")]

mod common;

use std::sync::Arc;

use chengyu_atlas::geometry::{WorldLine, geodesic_length_km};
use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{
    Alignment, AlignmentCertainty, AlignmentKind, AlignmentPart, AlignmentPoint, Anchor, Atlas,
    Contents, Corridor, CorridorId, CorridorKind, CorridorShape, Evidence, FeatureId, Level, Link,
    LinkId, Mention, Mode, Node, Place, PlaceId, PositionCertainty, Quote, RegionId, Remark,
    SourceId, Status, Title,
};
use chengyu_atlas::projection::LonLat;
use common::{Unit, at, bare_place};
use geo::{Distance, Euclidean};
use proptest::collection::vec;
use proptest::prelude::*;

fn place_at(key: &str, at: LonLat) -> Place {
    Place {
        node: Some(Node {
            at,
            certainty: PositionCertainty::Exact,
            source: Remark::default(),
        }),
        ..bare_place(key)
    }
}

fn title() -> Title {
    Title::new("名".to_owned(), String::new())
}

fn evidence() -> Evidence {
    let anchor = Anchor {
        source: SourceId(0),
        quote: Quote::new("名").expect("a quote"),
        occurrence: 1,
        paragraph: 1,
        article: None,
        start: 0,
        end: 1,
    };
    let mention = Mention {
        anchor,
        given_by: None,
        speaker: None,
        status_text: None,
        derived: false,
    };
    Evidence::new(vec![mention]).expect("a mention")
}

fn corridor(shape: CorridorShape, places: &[u32]) -> Corridor {
    Corridor {
        key: String::new(),
        title: title(),
        aliases: Vec::new(),
        kind: CorridorKind::Axis,
        places: places.iter().map(|id| PlaceId(*id)).collect(),
        derived: false,
        shape,
        shape_note: Remark::default(),
        variants: Vec::new(),
        evidence: evidence(),
        note: Remark::default(),
    }
}

fn link(alignment: Alignment) -> Link {
    Link {
        key: String::new(),
        title: title(),
        aliases: Vec::new(),
        mode: Mode::Expressway,
        status: Status::NotStated,
        status_text: String::new(),
        places: Vec::new(),
        derived: false,
        alignment,
        official_length: None,
        later: Vec::new(),
        variants: Vec::new(),
        evidence: evidence(),
        note: Remark::default(),
    }
}

fn part(course: Vec<LonLat>) -> AlignmentPart {
    AlignmentPart {
        kind: AlignmentKind::Traced,
        certainty: AlignmentCertainty::Exact,
        source: Remark::default(),
        line: Arc::new(WorldLine::new(course.iter().copied())),
        tie: None,
        open_start: false,
        open_end: false,
        end_note: Remark::default(),
        turn_note: Remark::default(),
        counted: true,
        course: Arc::new(course),
    }
}

fn atlas_of_places(places: impl IntoIterator<Item = LonLat>) -> Atlas {
    let places = places.into_iter().enumerate();
    let contents = Contents {
        places: places.map(|(i, p)| place_at(&i.to_string(), p)).collect(),
        ..Contents::default()
    };
    common::atlas_of(&[], contents)
}

fn anywhere() -> impl Strategy<Value = LonLat> {
    prop_oneof![
        (-180.0..=180.0, -90.0..=90.0).prop_map(|(x, y)| at(x, y)),
        (100.0..110.0, 27.0..33.0).prop_map(|(x, y)| at(x, y)),
    ]
}

fn in_the_region() -> impl Strategy<Value = LonLat> {
    (102.0..109.0, 27.0..33.0).prop_map(|(x, y)| at(x, y))
}

/// The features that have a mark, with their distance by geo's algorithm.
fn distances_by_brute_force(atlas: &Atlas, p: LonLat) -> Vec<(FeatureId, f64)> {
    let xy = |p: LonLat| geo_types::Point::new(p.to_world().x, p.to_world().y);
    let node = |id: PlaceId| atlas.place(id).node.as_ref().map(|n| n.at);
    let distance = |course: Vec<LonLat>| match course.as_slice() {
        [] => f64::INFINITY,
        [one] => Euclidean.distance(xy(p), xy(*one)),
        more => {
            let line: geo_types::LineString = more.iter().map(|p| xy(*p)).collect();
            Euclidean.distance(&xy(p), &line)
        }
    };
    let places = atlas.places().map(|(id, _)| {
        (
            FeatureId::Place(id),
            distance(node(id).into_iter().collect()),
        )
    });
    let corridors = atlas
        .corridors()
        .filter(|(_, c)| c.shape == CorridorShape::Ribbon);
    let corridors = corridors.map(|(id, c)| {
        let nodes = c.places.iter().filter_map(|id| node(*id)).collect();
        (FeatureId::Corridor(id), distance(nodes))
    });
    let links = atlas.links().map(|(id, link)| {
        let nearest = match &link.alignment {
            Alignment::Lines(parts) => {
                let parts = parts.iter().map(|part| distance(part.course.to_vec()));
                parts.fold(f64::INFINITY, f64::min)
            }
            Alignment::Points(points) => points
                .iter()
                .map(|p| distance(vec![p.at]))
                .fold(f64::INFINITY, f64::min),
            Alignment::None { .. } => f64::INFINITY,
        };
        (FeatureId::Link(id), nearest)
    });
    places.chain(corridors).chain(links).collect()
}

/// The alignment of a link that is single points.
fn located(points: Vec<LonLat>) -> Alignment {
    let point = |at| AlignmentPoint {
        at,
        certainty: AlignmentCertainty::Exact,
        source: Remark::default(),
    };
    Alignment::Points(points.into_iter().map(point).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_near_are_those_within_the_geodesic_distance(
        places in vec(anywhere(), 0..60),
        p in anywhere(),
        radius_km in prop_oneof![0.0..300.0, 0.0..21_000.0],
    ) {
        let km = |id: usize| geodesic_length_km(&[p, places[id]]);
        let mut expected: Vec<_> =
            (0..places.len()).map(|i| (PlaceId::from_index(i), km(i))).collect();
        expected.retain(|(_, km)| *km <= radius_km);
        expected.sort_by(|a, b| a.1.total_cmp(&b.1));
        let index = SpatialIndex::new(&atlas_of_places(places.clone()));
        prop_assert_eq!(index.places_near(p, radius_km), expected);
    }

    #[test]
    fn features_near_are_those_whose_mark_is_in_reach(
        places in vec(in_the_region(), 2..20),
        lines in vec(vec(vec(in_the_region(), 2..30), 1..3), 0..5),
        points in vec(in_the_region(), 1..3),
        p in in_the_region(),
        radius in 0.0..0.01,
    ) {
        let mut atlas_contents = Contents {
            corridors: vec![
                corridor(CorridorShape::Ribbon, &[0, 1]),
                corridor(CorridorShape::Hull, &[0, 1]),
            ],
            ..Contents::default()
        };
        atlas_contents.places = places.iter().map(|p| place_at("", *p)).collect();
        let lines = lines.into_iter().map(|parts| parts.into_iter().map(part).collect());
        atlas_contents.links = lines.map(|parts| link(Alignment::Lines(parts))).collect();
        atlas_contents.links.push(link(located(points)));
        atlas_contents.links.push(link(Alignment::None { reason: Remark::default() }));
        let atlas = common::atlas_of(&[], atlas_contents);

        let found = SpatialIndex::new(&atlas).features_near(p.to_world(), radius, |_| true);
        let expected = distances_by_brute_force(&atlas, p);
        // Rounding may decide exactly at the radius, but nowhere else.
        let sure: Vec<_> = expected.iter().filter(|(_, d)| *d < radius - 1e-12).collect();
        for (feature, distance) in &sure {
            let hit = found.iter().find(|(f, _)| f == feature);
            prop_assert!(hit.is_some_and(|(_, d)| (d - distance).abs() < 1e-12), "{feature:?}");
        }
        let possible = expected.iter().filter(|(_, d)| *d < radius + 1e-12).count();
        prop_assert!((sure.len()..=possible).contains(&found.len()));
        prop_assert!(found.is_sorted_by(|a, b| a.1 <= b.1));
    }
}

#[test]
fn what_is_not_wanted_is_not_found() {
    let contents = Contents {
        places: vec![
            place_at("a", at(104.0, 30.0)),
            place_at("b", at(105.0, 30.0)),
        ],
        corridors: vec![corridor(CorridorShape::Ribbon, &[0, 1])],
        links: vec![link(located(vec![at(104.0, 30.0)]))],
        ..Contents::default()
    };
    let index = SpatialIndex::new(&common::atlas_of(&[], contents));
    let here = at(104.0, 30.0).to_world();
    let (place, ribbon) = (
        FeatureId::Place(PlaceId(0)),
        FeatureId::Corridor(CorridorId(0)),
    );
    let point = FeatureId::Link(LinkId(0));
    assert_eq!(
        index.features_near(here, 0.0, |_| true),
        [(place, 0.0), (ribbon, 0.0), (point, 0.0)]
    );
    assert_eq!(
        index.features_near(here, 0.0, |f| f == ribbon),
        [(ribbon, 0.0)]
    );
    assert_eq!(index.features_near(here, -1.0, |_| true), []);
}

#[test]
fn a_ribbon_skips_a_place_without_a_node() {
    let contents = Contents {
        places: vec![
            place_at("a", at(104.0, 30.0)),
            bare_place("nowhere"),
            place_at("b", at(106.0, 30.0)),
        ],
        corridors: vec![corridor(CorridorShape::Ribbon, &[0, 1, 2])],
        ..Contents::default()
    };
    let index = SpatialIndex::new(&common::atlas_of(&[], contents));
    let found = index.features_near(at(105.0, 30.0).to_world(), 1e-12, |_| true);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn inside_a_unit_is_what_it_owns_and_not_the_unit_itself() {
    let square = |min: f64, max: f64| geo_types::Rect::new((min, min), (max, max)).to_polygon();
    let prefecture = Unit {
        level: Level::Prefecture,
        ..Unit::county("10", square(0.0, 9.0))
    };
    let units = [prefecture, Unit::county("101", square(0.0, 5.0))];
    let contents = Contents {
        places: vec![
            place_at("in both", at(1.0, 1.0)),
            place_at("in the prefecture", at(6.0, 6.0)),
            place_at("outside", at(10.0, 1.0)),
            bare_place("nowhere"),
        ],
        ..Contents::default()
    };
    let index = SpatialIndex::new(&common::atlas_of(&units, contents));
    assert_eq!(index.inside(RegionId(0)).places, [PlaceId(2), PlaceId(3)]);
    assert_eq!(index.inside(RegionId(1)).places, [PlaceId(2)]);
    assert_eq!(index.inside(RegionId(7)).places, []);
}
