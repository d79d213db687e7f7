//! For how many points a second the index finds the county, and how long it takes to build.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::sync::LazyLock;

use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{Atlas, Level};
use chengyu_atlas::projection::LonLat;
use divan::Bencher;
use divan::counter::ItemsCount;
use geo::indexed::IntervalTreeMultiPolygon;
use geo::{BoundingRect, Contains, Intersects};
use geo_types::{Coord, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

const POINTS: usize = 100_000;

static ATLAS: LazyLock<Atlas> = LazyLock::new(common::bundled);
static INDEX: LazyLock<SpatialIndex> = LazyLock::new(|| SpatialIndex::new(&ATLAS));

fn main() {
    verify();
    divan::main();
}

/// Points spread evenly over the box around the map, about two thirds of them on it: an additive
/// recurrence with the plastic number (Roberts 2018), the same in every run.
fn points() -> Vec<LonLat> {
    let fraction = |i: u32, step: f64| (0.5 + f64::from(i) * step).fract();
    let points = (0_u32..).take(POINTS).map(|i| LonLat {
        lon_deg: 97.3 + 12.9 * fraction(i, 0.754_877_666_246_693),
        lat_deg: 26.0 + 8.4 * fraction(i, 0.569_840_290_998_053),
    });
    points.collect()
}

/// Compares every point with the polygons themselves, those whose box holds it.
fn verify() {
    let counties: Vec<_> = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::County)
        .map(|(id, r)| (id, common::in_world(&r.area)))
        .filter_map(|(id, area)| Some((id, area.bounding_rect()?, area)))
        .collect();
    for p in &points() {
        let at: Coord<f64> = p.to_world().into();
        let mut holding = counties
            .iter()
            .filter(|(_, bounds, area)| bounds.intersects(&at) && area.intersects(&at));
        assert_eq!(
            INDEX.county_at(*p),
            holding.next().map(|(id, ..)| *id),
            "{p:?}"
        );
    }
}

#[divan::bench]
fn county_at(bencher: Bencher<'_, '_>) {
    let points = points();
    bencher
        .counter(ItemsCount::new(POINTS))
        .bench(|| points.iter().filter_map(|p| INDEX.county_at(*p)).count());
}

/// The same with `geo`'s interval trees, which cannot tell a border from the outside.
#[divan::bench]
fn county_at_by_interval_trees(bencher: Bencher<'_, '_>) {
    let counties = ATLAS.regions_of(Level::County);
    let counties: Vec<_> = counties.map(|(_, r)| common::in_world(&r.area)).collect();
    let trees: Vec<_> = counties.iter().map(IntervalTreeMultiPolygon::new).collect();
    let boxed = |(tree, county): (usize, &MultiPolygon<f64>)| {
        let bounds = county.bounding_rect()?;
        let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
        Some(GeomWithData::<Rectangle<[f64; 2]>, usize>::new(
            corners, tree,
        ))
    };
    let boxes = RTree::bulk_load(counties.iter().enumerate().filter_map(boxed).collect());
    let county = |p: &LonLat| {
        let p: Coord<f64> = p.to_world().into();
        let at = AABB::from_point([p.x, p.y]);
        let mut claims = boxes.locate_in_envelope_intersecting(&at);
        claims.find(|claim| trees[claim.data].contains(&p))
    };
    let points = points();
    bencher
        .counter(ItemsCount::new(POINTS))
        .bench(|| points.iter().filter_map(county).count());
}

#[divan::bench]
fn county_and_prefecture_at(bencher: Bencher<'_, '_>) {
    let points = points();
    let both = |p: &LonLat| Some((INDEX.county_at(*p)?, INDEX.prefecture_at(*p)?));
    bencher
        .counter(ItemsCount::new(POINTS))
        .bench(|| points.iter().filter_map(both).count());
}

#[divan::bench]
fn build_index() -> SpatialIndex {
    SpatialIndex::new(&ATLAS)
}
