//! The bundled base map: valid, without gaps, and as large as official figures say.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::collections::{BTreeMap, BTreeSet};

use chengyu_atlas::geodata::{LoadOptions, load, load_bundled, verify};
use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{Atlas, BorderClass, InCircle, Level, Region, RegionId, traditional};
use chengyu_atlas::projection::LonLat;
use geo::algorithm::Validation;
use geo::{GeodesicArea, Orient, orient::Direction};
use geo_types::{LineString, MultiPolygon};

fn atlas() -> Atlas {
    load_bundled().unwrap()
}

fn of_level(atlas: &Atlas, level: Level) -> Vec<(RegionId, &Region)> {
    atlas.regions().filter(|(_, r)| r.level == level).collect()
}

/// How messages name a region.
fn name(atlas: &Atlas, region: &Region) -> String {
    let place = atlas.place(region.place);
    format!("{} {}", place.key, place.names.hans)
}

/// On the WGS-84 ellipsoid, square kilometres.
fn area_km2(boundary: &MultiPolygon<f64>) -> f64 {
    boundary.geodesic_area_unsigned() / 1e6
}

type Vertex = (u64, u64);

/// A stretch between two vertices with the inside on its left.
type Edge = (Vertex, Vertex);

fn edges(boundary: &MultiPolygon<f64>) -> Vec<Edge> {
    let vertex = |c: geo_types::Coord<f64>| (c.x.to_bits(), c.y.to_bits());
    let oriented = boundary.orient(Direction::Default);
    let rings = oriented
        .0
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings
        .flat_map(LineString::lines)
        .map(|line| (vertex(line.start), vertex(line.end)))
        .collect()
}

fn reversed((a, b): Edge) -> Edge {
    (b, a)
}

/// The edges of several areas that no other of them has on its other side.
fn outline(boundaries: impl Iterator<Item = MultiPolygon<f64>>) -> BTreeSet<Edge> {
    let all: BTreeSet<Edge> = boundaries.flat_map(|one| edges(&one)).collect();
    all.iter()
        .filter(|edge| !all.contains(&reversed(**edge)))
        .copied()
        .collect()
}

#[test]
fn there_are_two_provinces_twenty_two_prefectures_and_221_counties() {
    let atlas = atlas();
    let count = |level| of_level(&atlas, level).len();
    assert_eq!(count(Level::Province), 2);
    assert_eq!(count(Level::Prefecture), 21 + 1);
    assert_eq!(count(Level::County), 183 + 38);
}

#[test]
fn every_boundary_is_valid() {
    let atlas = atlas();
    for (_, region) in atlas.regions() {
        let check = region.boundary().check_validation();
        assert!(check.is_ok(), "{}: {check:?}", name(&atlas, region));
    }
}

#[test]
fn every_adcode_is_used_once_on_a_level_and_fits_its_parents() {
    let atlas = atlas();
    let mut seen = BTreeSet::new();
    for (_, region) in atlas.regions() {
        let key = &atlas.place(region.place).key;
        assert!(seen.insert((region.level, key)), "{key} twice");
        assert_eq!(key.len(), 6, "{key}");
        let parent = region
            .parent
            .map(|id| &atlas.place(atlas.region(id).place).key);
        let expected = match region.level {
            Level::Province => None,
            Level::Prefecture => Some(format!("{}0000", &key[..2])),
            Level::County if key.starts_with("50") => Some("500000".to_owned()),
            Level::County => Some(format!("{}00", &key[..4])),
        };
        assert_eq!(parent, expected.as_ref(), "{}", name(&atlas, region));
    }
}

#[test]
fn counties_share_every_inner_edge_and_nothing_overlaps() {
    let atlas = atlas();
    let mut owner: BTreeMap<Edge, String> = BTreeMap::new();
    for (_, county) in of_level(&atlas, Level::County) {
        for edge in edges(&county.boundary()) {
            // The same edge with the same side inside would be an overlap.
            let other = owner.insert(edge, name(&atlas, county));
            assert_eq!(other, None, "overlaps {}", name(&atlas, county));
        }
    }
    // An edge without a county on its other side must be an edge of the whole: else it is a gap.
    let whole = outline(
        of_level(&atlas, Level::Province)
            .iter()
            .map(|(_, r)| r.boundary()),
    );
    for (edge, county) in &owner {
        let alone = !owner.contains_key(&reversed(*edge));
        assert_eq!(alone, whole.contains(edge), "a gap at {county}");
    }
}

#[test]
fn the_units_of_each_level_make_up_those_above() {
    let atlas = atlas();
    for level in [Level::Prefecture, Level::Province] {
        for (id, region) in of_level(&atlas, level) {
            let below = atlas.regions().filter(|(_, r)| r.parent == Some(id));
            let made_up = outline(below.map(|(_, r)| r.boundary()));
            let own = outline(std::iter::once(region.boundary()));
            assert_eq!(made_up, own, "{}", name(&atlas, region));
        }
    }
}

#[test]
fn the_provinces_are_as_large_as_the_yearbooks_say() {
    let atlas = atlas();
    for (adcode, official_km2) in [("510000", 486_000.0), ("500000", 82_400.0)] {
        let place = atlas.place_by_key(adcode).unwrap();
        let of_place = |(_, r): &(RegionId, &Region)| r.place == place;
        let region = of_level(&atlas, Level::Province)
            .into_iter()
            .find(of_place)
            .unwrap()
            .1;
        let error = area_km2(&region.boundary()) / official_km2 - 1.0;
        assert!(
            error.abs() < 0.001,
            "{adcode} is off by {:.3} %",
            error * 100.0
        );
    }
}

#[test]
fn the_economic_circle_measures_about_185_000_square_kilometres() {
    let atlas = atlas();
    let counties = of_level(&atlas, Level::County);
    let area = |circle| {
        let within = counties.iter().filter(|(_, r)| r.circle == circle);
        within.map(|(_, r)| area_km2(&r.boundary())).sum::<f64>()
    };
    let wholly = area(InCircle::Wholly);
    let with_parts = wholly + area(InCircle::Partly);
    assert!((181_000.0..182_000.0).contains(&wholly), "{wholly:.0} km²");
    assert!(
        (189_000.0..189_500.0).contains(&with_parts),
        "{with_parts:.0} km²"
    );
    assert!(counties.iter().all(|(_, r)| r.circle != InCircle::Unknown));
    assert_eq!(
        counties.iter().filter(|(_, r)| r.central_district).count(),
        9
    );
}

#[test]
fn a_municipality_is_one_place_on_two_levels() {
    let atlas = atlas();
    let chongqing = atlas.place_by_key("500000").unwrap();
    let levels: Vec<_> = atlas
        .regions()
        .filter(|(_, r)| r.place == chongqing)
        .map(|(_, r)| r.level)
        .collect();
    assert_eq!(levels, [Level::Province, Level::Prefecture]);
    let region = atlas.place(chongqing).region.unwrap();
    assert_eq!(atlas.region(region).level, Level::Prefecture);
}

#[test]
fn borders_are_classed_by_the_level_they_separate() {
    let atlas = atlas();
    let province = |id: RegionId| atlas.place(atlas.region(id).place).key[..2].to_owned();
    let prefecture = |id: RegionId| atlas.region(id).parent;
    for border in &atlas.base().borders {
        let (one, other) = border.sides;
        let expected = match other {
            None => BorderClass::Outer,
            Some(other) if province(one) != province(other) => BorderClass::Interprovincial,
            Some(other) if prefecture(one) != prefecture(other) => BorderClass::Prefecture,
            Some(_) => BorderClass::County,
        };
        assert_eq!(border.class, expected);
    }
}

#[test]
fn every_unit_has_its_names_and_all_but_twelve_counties_their_seat_inside() {
    let atlas = atlas();
    let index = SpatialIndex::new(&atlas);
    let mut strays = Vec::new();
    for (id, region) in atlas.regions() {
        let place = atlas.place(region.place);
        let names = &place.names;
        for field in [
            &names.hans,
            &names.hant,
            &names.pinyin,
            &names.en,
            &names.short,
        ] {
            assert!(!field.is_empty(), "{}: {names:?}", place.key);
        }
        let node = place.node.as_ref().unwrap();
        if region.level == Level::County && index.county_at(node.at) != Some(id) {
            strays.push(name(&atlas, region));
        }
    }
    // Some counties have their seat of government in a neighbour's town.
    assert!(strays.len() <= 12, "{strays:?}");
}

#[test]
fn known_places_lie_in_their_counties() {
    let atlas = atlas();
    let index = SpatialIndex::new(&atlas);
    let list = include_str!("data/known_places.csv");
    assert!(list.lines().count() > 30);
    for line in list.lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        let at = LonLat::new(fields[0].parse().unwrap(), fields[1].parse().unwrap()).unwrap();
        let county = index
            .county_at(at)
            .map(|id| &atlas.place(atlas.region(id).place).key);
        assert_eq!(county.map(String::as_str), Some(fields[2]), "{line}");
    }
}

#[test]
fn the_bundled_pack_needs_no_texts_to_be_complete() {
    let problems = verify(&load(&LoadOptions::default()).unwrap(), None);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_table_of_characters_writes_every_unit_as_people_do() {
    let atlas = atlas();
    let differing: Vec<String> = atlas
        .places()
        .map(|(_, place)| &place.names)
        .filter(|names| traditional(&names.hans) != names.hant)
        .map(|names| format!("{}: {}", names.hant, traditional(&names.hans)))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
}
