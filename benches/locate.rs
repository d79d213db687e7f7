//! For how many points a second the index finds the county, and how long it takes to build.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::sync::{Arc, LazyLock};

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
        .filter_map(|(id, r)| Some((id, &r.boundary, r.boundary.bounding_rect()?)))
        .collect();
    for p in &points() {
        let coord = Coord {
            x: p.lon_deg,
            y: p.lat_deg,
        };
        let mut holding = counties.iter().filter(|(_, boundary, bounds)| {
            bounds.intersects(&coord) && boundary.intersects(&coord)
        });
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
    let counties = ATLAS.regions_of(Level::County).map(|(_, r)| &r.boundary);
    let trees: Vec<_> = counties
        .clone()
        .map(|c| IntervalTreeMultiPolygon::new(c))
        .collect();
    let boxed = |(tree, county): (usize, &Arc<MultiPolygon<f64>>)| {
        let bounds = county.bounding_rect()?;
        let corners = Rectangle::from_corners(bounds.min().into(), bounds.max().into());
        Some(GeomWithData::<Rectangle<[f64; 2]>, usize>::new(
            corners, tree,
        ))
    };
    let boxes = RTree::bulk_load(counties.enumerate().filter_map(boxed).collect());
    let county = |p: &LonLat| {
        let at = AABB::from_point([p.lon_deg, p.lat_deg]);
        let p = Coord::from([p.lon_deg, p.lat_deg]);
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
