//! Who owns a point: the index agrees with brute force on the real map and on hard small ones.

mod common;

use std::sync::LazyLock;

use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{Atlas, Contents, Level, RegionId};
use chengyu_atlas::projection::{LonLat, WorldPt, WorldRect};
use common::{Unit, at, in_world};
use geo::coordinate_position::CoordPos;
use geo::{Area, CoordinatePosition, CoordsIter};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;
use proptest::sample;

static ATLAS: LazyLock<Atlas> = LazyLock::new(common::bundled);
static INDEX: LazyLock<SpatialIndex> = LazyLock::new(|| SpatialIndex::new(&ATLAS));

/// Its areas.
static AREAS: LazyLock<Vec<MultiPolygon<f64>>> = LazyLock::new(|| areas(&ATLAS));

fn areas(atlas: &Atlas) -> Vec<MultiPolygon<f64>> {
    atlas.regions().map(|(_, r)| in_world(&r.area)).collect()
}

/// The vertices of every county, ring after ring, as the files have them.
static VERTICES: LazyLock<Vec<Coord<f64>>> = LazyLock::new(|| {
    let units = common::bundled_units();
    let counties = units.iter().filter(|unit| unit.level == Level::County);
    counties
        .flat_map(|unit| unit.boundary.coords_iter())
        .collect()
});

/// The rule of ownership, spelt out with geo's algorithms over every unit of a level; `areas` are
/// those of the units.
fn owner_by_brute_force(
    (atlas, areas): (&Atlas, &[MultiPolygon<f64>]),
    p: LonLat,
    level: Level,
) -> Option<RegionId> {
    let coord = p.to_world().into();
    let positions: Vec<_> = atlas
        .regions()
        .filter(|(_, r)| r.level == level)
        .map(|(id, r)| (id, r, position(&areas[id.index()], coord)))
        .collect();
    let with = |wanted: CoordPos| positions.iter().filter(move |(.., pos)| *pos == wanted);
    let area = |id: RegionId| areas[id.index()].unsigned_area();
    let smallest = with(CoordPos::Inside).min_by(|a, b| area(a.0).total_cmp(&area(b.0)));
    let lowest = with(CoordPos::OnBoundary).min_by_key(|(_, r, _)| &atlas.place(r.place).key);
    smallest.or(lowest).map(|(id, ..)| *id)
}

/// Part by part: of several parts that touch, geo counts the boundaries modulo 2.
fn position(boundary: &MultiPolygon<f64>, coord: Coord<f64>) -> CoordPos {
    let parts: Vec<_> = boundary
        .iter()
        .map(|p| p.coordinate_position(&coord))
        .collect();
    let found = [CoordPos::Inside, CoordPos::OnBoundary]
        .into_iter()
        .find(|p| parts.contains(p));
    found.unwrap_or(CoordPos::Outside)
}

/// Anywhere around the map, on a vertex, very close to one, or on an edge up to rounding.
fn points() -> impl Strategy<Value = LonLat> {
    let vertex = || any::<sample::Index>().prop_map(|i| VERTICES[i.index(VERTICES.len())]);
    let hair = || sample::select(vec![-1e-9, -1e-13, 0.0, 1e-13, 1e-9]);
    let edge = (any::<sample::Index>(), 0.0..=1.0).prop_map(|(i, t)| {
        let i = i.index(VERTICES.len() - 1);
        let (a, b) = (VERTICES[i], VERTICES[i + 1]);
        at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
    });
    prop_oneof![
        4 => (97.0..110.5, 25.8..34.6).prop_map(|(x, y)| at(x, y)),
        1 => vertex().prop_map(|c| at(c.x, c.y)),
        1 => (vertex(), hair(), hair()).prop_map(|(c, dx, dy)| at(c.x + dx, c.y + dy)),
        1 => edge,
    ]
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn the_county_of_any_point_is_the_one_brute_force_finds(p in points()) {
        prop_assert_eq!(INDEX.county_at(p), owner_by_brute_force((&ATLAS, &AREAS), p, Level::County));
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn prefecture_and_province_are_found_as_exactly_and_are_the_countys_own(p in points()) {
        for level in [Level::Prefecture, Level::Province] {
            prop_assert_eq!(INDEX.region_at(p, level), owner_by_brute_force((&ATLAS, &AREAS), p, level));
        }
        let parent = |id: RegionId| ATLAS.region(id).parent;
        prop_assert_eq!(INDEX.prefecture_at(p), INDEX.county_at(p).and_then(parent));
        prop_assert_eq!(INDEX.province_at(p), INDEX.prefecture_at(p).and_then(parent));
    }

    #[test]
    fn a_box_meets_the_units_whose_boxes_it_meets(a in points(), b in points(), level in 0..3_usize) {
        let level = [Level::Province, Level::Prefecture, Level::County][level];
        let rect = WorldRect::around([a.to_world(), b.to_world()]);
        let units = ATLAS.regions().filter(|(_, r)| r.level == level);
        let met = units.filter(|(_, r)| r.area.bounds().intersects(&rect)).map(|(id, _)| id);
        prop_assert_eq!(INDEX.regions_in(rect, level), met.collect::<Vec<_>>());
    }
}

#[test]
fn every_vertex_of_a_county_has_an_owner_and_so_has_every_inner_border() {
    for c in VERTICES.iter() {
        assert!(INDEX.county_at(at(c.x, c.y)).is_some(), "{c:?}");
    }
    // The middle of an edge may round to either side, but always belongs to one of the two counties.
    for border in ATLAS.base().borders.iter().filter(|b| b.sides.1.is_some()) {
        for ends in border.line.points().windows(2) {
            let middle = WorldPt {
                x: f64::midpoint(ends[0].x, ends[1].x),
                y: f64::midpoint(ends[0].y, ends[1].y),
            };
            let middle = middle.to_lon_lat();
            assert!(INDEX.county_at(middle).is_some(), "{middle:?}");
        }
    }
}

#[test]
fn outside_is_nowhere() {
    let far = [
        (0.0, 0.0),
        (-104.0, 30.0),
        (180.0, 90.0),
        (96.0, 30.0),
        (110.5, 26.0),
    ];
    for (lon, lat) in far {
        assert_eq!(INDEX.regions_at(at(lon, lat)), [], "{lon} {lat}");
    }
    let broken = LonLat {
        lon_deg: f64::NAN,
        lat_deg: f64::NAN,
    };
    assert_eq!(INDEX.regions_at(broken), []);
    assert_eq!(INDEX.regions_in(WorldRect::EMPTY, Level::County), []);
}

#[test]
fn units_come_smallest_first() {
    let found = INDEX.regions_at(at(104.65, 30.12));
    let key = |id: &RegionId| ATLAS.place(ATLAS.region(*id).place).key.as_str();
    assert_eq!(
        found.iter().map(key).take(2).collect::<Vec<_>>(),
        ["512002", "512000"]
    );
    assert_eq!(found.len(), 3);
}

fn square(min: f64, max: f64) -> LineString<f64> {
    vec![(min, min), (max, min), (max, max), (min, max), (min, min)].into()
}

fn block(min: f64, max: f64) -> Polygon<f64> {
    Polygon::new(square(min, max), vec![])
}

/// Checks who owns points of a small map, in either order of the units; `""` is nobody.
fn check_owners<const N: usize>(mut units: [Unit; N], expected: &[(f64, f64, &str)]) {
    for _ in 0..2 {
        units.reverse();
        let atlas = common::atlas_of(&units, Contents::default());
        let index = SpatialIndex::new(&atlas);
        for (x, y, key) in expected {
            let owner = index.county_at(at(*x, *y));
            let found = owner.map_or("", |id| &atlas.place(atlas.region(id).place).key);
            assert_eq!(found, *key, "at {x} {y}");
            assert_eq!(
                owner,
                owner_by_brute_force((&atlas, &areas(&atlas)), at(*x, *y), Level::County)
            );
        }
    }
}

#[test]
fn an_enclave_in_a_hole_owns_its_inside_and_the_lower_adcode_the_rim() {
    let around = Polygon::new(square(0.0, 9.0), vec![square(3.0, 6.0)]);
    check_owners(
        [
            Unit::county("2", around),
            Unit::county("1", block(3.0, 6.0)),
        ],
        &[
            (1.0, 1.0, "2"),
            (4.0, 4.0, "1"),
            (3.0, 4.0, "1"),
            (6.0, 6.0, "1"),
            (9.0, 5.0, "2"),
        ],
    );
}

#[test]
fn a_hole_with_nothing_in_it_is_outside_but_its_rim_is_not() {
    let ring = Polygon::new(square(0.0, 9.0), vec![square(3.0, 6.0)]);
    check_owners(
        [Unit::county("1", ring)],
        &[
            (4.0, 4.0, ""),
            (3.0, 4.0, "1"),
            (3.0, 3.0, "1"),
            (0.0, 0.0, "1"),
            (9.1, 4.0, ""),
        ],
    );
}

#[test]
fn where_units_overlap_the_smallest_wins_whatever_its_adcode() {
    // The small one's rim lies strictly inside the large one, which therefore holds it.
    check_owners(
        [
            Unit::county("1", block(0.0, 9.0)),
            Unit::county("2", block(3.0, 6.0)),
        ],
        &[(4.0, 4.0, "2"), (1.0, 1.0, "1"), (3.0, 4.0, "1")],
    );
}

#[test]
fn four_units_that_meet_in_a_point_leave_it_to_the_lowest() {
    let tile = |x: f64, y: f64| geo_types::Rect::new((x, y), (x + 1.0, y + 1.0)).to_polygon();
    check_owners(
        [
            Unit::county("4", tile(0.0, 0.0)),
            Unit::county("3", tile(1.0, 0.0)),
            Unit::county("2", tile(0.0, 1.0)),
            Unit::county("1", tile(1.0, 1.0)),
        ],
        &[
            (1.0, 1.0, "1"),
            (0.5, 1.0, "2"),
            (1.0, 0.5, "3"),
            (1.5, 1.0, "1"),
            (0.0, 0.0, "4"),
        ],
    );
}

#[test]
fn two_parts_of_one_unit_may_touch() {
    let parts = MultiPolygon::new(vec![block(0.0, 1.0), block(1.0, 2.0)]);
    check_owners(
        [Unit::county("1", parts)],
        &[
            (1.0, 1.0, "1"),
            (0.5, 0.5, "1"),
            (1.5, 1.5, "1"),
            (0.5, 1.5, ""),
        ],
    );
}

#[test]
fn without_prefecture_polygons_the_countys_parent_answers() {
    let prefecture = Unit {
        level: Level::Prefecture,
        ..Unit::county("10", MultiPolygon::new(vec![]))
    };
    let county = Unit {
        parent: Some("10".to_owned()),
        ..Unit::county("101", block(0.0, 1.0))
    };
    let index = SpatialIndex::new(&common::atlas_of(
        &[prefecture, county],
        Contents::default(),
    ));
    assert_eq!(index.prefecture_at(at(0.5, 0.5)), Some(RegionId(0)));
    assert_eq!(index.province_at(at(0.5, 0.5)), None);
    assert_eq!(index.prefecture_at(at(1.5, 0.5)), None);
}

#[test]
fn the_index_can_be_sent_to_another_thread() {
    fn is_send_and_sync<T: Send + Sync + 'static>() {}
    is_send_and_sync::<SpatialIndex>();
}
