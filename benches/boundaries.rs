//! How long a person's own boundaries take to read, each shape at two sizes: one of twice the size
//! takes little more than twice the time.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

use std::f64::consts::TAU;
use std::path::PathBuf;

use chengyu_atlas::geodata::{LoadOptions, load};
use divan::Bencher;
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// Reads a file that is written before.
fn bench_load(bencher: Bencher<'_, '_>, features: &[Value]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("mine.geojson");
    let file = json!({"type": "FeatureCollection", "features": features});
    std::fs::write(&path, file.to_string()).expect("a file");
    let options = LoadOptions {
        base: Some(path),
        ..LoadOptions::default()
    };
    bencher.bench(|| load(&options).expect("boundaries"));
}

fn unit(rings: &[Vec<[f64; 2]>]) -> Value {
    let geometry = json!({"type": "Polygon", "coordinates": rings});
    json!({"type": "Feature", "properties": {"adcode": 510_100}, "geometry": geometry})
}

fn square(west: f64, south: f64, side: f64) -> Vec<[f64; 2]> {
    let corners = [
        (0.0, 0.0),
        (side, 0.0),
        (side, side),
        (0.0, side),
        (0.0, 0.0),
    ];
    corners.map(|(x, y)| [west + x, south + y]).to_vec()
}

/// The position of a cell in a grid of so many columns.
fn cell(index: u32, columns: u32) -> (f64, f64) {
    (f64::from(index % columns), f64::from(index / columns))
}

/// Teeth side by side, as long as the whole shape.
#[divan::bench(args = [20_000, 40_000], sample_count = 5)]
fn a_comb(bencher: Bencher<'_, '_>, teeth: u32) {
    let width = 4.0 / f64::from(teeth);
    let mut ring = vec![[103.0, 28.5]];
    for tooth in 0..teeth {
        let x = 103.0 + f64::from(tooth) * width;
        ring.extend([[x, 29.0], [x + width / 4.0, 31.9]]);
    }
    ring.extend([[107.0, 29.0], [107.0, 28.5], [103.0, 28.5]]);
    bench_load(bencher, &[unit(&[ring])]);
}

/// As many holes as the ring has vertices.
#[divan::bench(args = [50_000, 100_000], sample_count = 3)]
fn many_holes(bencher: Bencher<'_, '_>, holes: u32) {
    let on_circle = |i: u32| {
        let angle = TAU * f64::from(i % holes) / f64::from(holes);
        [104.0 + angle.cos(), 30.0 + angle.sin()]
    };
    let mut rings: Vec<Vec<[f64; 2]>> = vec![(0..=holes).map(on_circle).collect()];
    let columns = holes.isqrt() + 1;
    let side = 1.3 / f64::from(columns);
    for hole in 0..holes {
        let (x, y) = cell(hole, columns);
        rings.push(square(103.35 + x * side, 29.35 + y * side, side / 2.0));
    }
    bench_load(bencher, &[unit(&rings)]);
}

/// Units that the atlas does not know, side by side.
#[divan::bench(args = [100_000, 200_000], sample_count = 3)]
fn many_small_units(bencher: Bencher<'_, '_>, units: u32) {
    let columns = units.isqrt() + 1;
    let side = 8.0 / f64::from(columns);
    let unit = |i: u32| {
        let (x, y) = cell(i, columns);
        let ring = square(99.0 + x * side, 26.0 + y * side, side * 0.9);
        let geometry = json!({"type": "Polygon", "coordinates": [ring]});
        json!({"type": "Feature", "properties": {"name": format!("u{i}")}, "geometry": geometry})
    };
    bench_load(bencher, &(0..units).map(unit).collect::<Vec<_>>());
}

/// Units like the bricks of a wall: each edge lies along two others, without a vertex where these
/// meet.
#[divan::bench(args = [20_000, 40_000], sample_count = 3)]
fn bricks(bencher: Bencher<'_, '_>, units: u32) {
    let columns = units.isqrt() + 1;
    let side = 8.0 / f64::from(columns);
    let unit = |i: u32| {
        let (x, y) = cell(i, columns);
        let west = 99.0 + (x + 0.5 * (y % 2.0)) * side;
        let geometry =
            json!({"type": "Polygon", "coordinates": [square(west, 26.0 + y * side, side)]});
        json!({"type": "Feature", "properties": {"name": format!("u{i}")}, "geometry": geometry})
    };
    bench_load(bencher, &(0..units).map(unit).collect::<Vec<_>>());
}

/// Parts that overlap, all of one unit.
#[divan::bench(args = [5_000, 10_000], sample_count = 3)]
fn overlapping_parts(bencher: Bencher<'_, '_>, parts: u32) {
    let columns = parts.isqrt() + 1;
    let side = 2.0 / f64::from(columns);
    let part = |i: u32| {
        let (x, y) = cell(i, columns);
        unit(&[square(103.0 + x * side, 29.0 + y * side, side * 1.1)])
    };
    bench_load(bencher, &(0..parts).map(part).collect::<Vec<_>>());
}
