//! What ties a place, and two: with the bundled facts and with a hundred thousand, of which few name
//! the place or all do.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/growth/packs.rs"]
mod packs;

use std::sync::LazyLock;

use chengyu_atlas::connection::{Between, Connected, Star, is_tied};
use chengyu_atlas::filter::{FactFilter, FactKind, Value};
use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::model::{Atlas, PlaceId};
use chengyu_atlas::scene::Shown;
use divan::Bencher;

fn main() {
    divan::main();
}

const FACTS: usize = 100_000;

static BUNDLED: LazyLock<Atlas> = LazyLock::new(|| load_bundled().expect("the bundled atlas"));
static FEW: LazyLock<Atlas> = LazyLock::new(|| packs::ties(FACTS, 2).atlas());
static ALL: LazyLock<Atlas> = LazyLock::new(|| packs::ties(FACTS, 100).atlas());

fn atlas(name: &str) -> &'static Atlas {
    match name {
        "bundled" => &BUNDLED,
        "few" => &FEW,
        _ => &ALL,
    }
}

fn place(atlas: &Atlas, key: &str) -> PlaceId {
    atlas.place_by_key(key).expect("a place")
}

const ATLASES: [&str; 3] = ["bundled", "few", "all"];

#[divan::bench(args = ATLASES, sample_count = 20)]
fn star(bencher: Bencher<'_, '_>, name: &str) {
    let atlas = atlas(name);
    let (shown, chengdu) = (Shown::default(), place(atlas, "510100"));
    bencher.bench(|| Star::of(atlas, &shown, chengdu).partners.len());
}

#[divan::bench(args = ATLASES, sample_count = 20)]
fn star_of_some_facts(bencher: Bencher<'_, '_>, name: &str) {
    let atlas = atlas(name);
    let (mut shown, chengdu) = (Shown::default(), place(atlas, "510100"));
    let mut filter = FactFilter::default();
    filter.only(Value::Kind(FactKind::Corridor));
    filter.only(Value::Place(place(atlas, "512000")));
    shown.set_filter(filter);
    bencher.bench(|| Star::of(atlas, &shown, chengdu).partners.len());
}

#[divan::bench(args = ATLASES, sample_count = 20)]
fn between(bencher: Bencher<'_, '_>, name: &str) {
    let atlas = atlas(name);
    let shown = Shown::default();
    let (one, other) = (place(atlas, "510100"), place(atlas, "512000"));
    bencher.bench(|| Between::of(atlas, &shown, one, other).direct.count());
}

#[divan::bench(args = ATLASES, sample_count = 20)]
fn whether_a_place_is_tied(bencher: Bencher<'_, '_>, name: &str) {
    let atlas = atlas(name);
    let (shown, chengdu) = (Shown::default(), place(atlas, "510100"));
    bencher.bench(|| is_tied(atlas, &shown, Connected::Star(chengdu)));
}
