//! What comparing places costs with a hundred thousand facts: the comparison itself, on its thread,
//! and a frame of the window while its rows are scrolled.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/growth/packs.rs"]
mod packs;
#[path = "support/window.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod window;

use std::sync::Arc;
use std::time::Duration;

use chengyu_atlas::action::Action;
use chengyu_atlas::app::load;
use chengyu_atlas::comparison::{ComparisonQuery, ComparisonView};
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::model::{Language, PlaceId};
use chengyu_atlas::scene::Shown;
use divan::Bencher;
use egui::pos2;
use window::{Window, wheel};

fn main() {
    divan::main();
}

const FACTS: usize = 100_000;
const PLACES: [&str; 2] = ["512000", "510900"];

#[divan::bench(sample_count = 5)]
fn compare(bencher: Bencher<'_, '_>) {
    let atlas = Arc::new(packs::roles_of_a_city(FACTS).atlas());
    let places = PLACES.iter().filter_map(|key| atlas.place_by_key(key));
    let query = ComparisonQuery {
        language: Language::ZhHans,
        shown: Shown::default(),
        view: ComparisonView {
            places: places.collect(),
            ..ComparisonView::default()
        },
        atlas,
    };
    bencher.bench_local(|| query.compared().rows.len());
}

fn scrolled(bencher: Bencher<'_, '_>, compares: bool) {
    let pack = packs::roles_of_a_city(FACTS);
    let options = LoadOptions {
        packs: vec![pack.path().to_owned()],
        ..LoadOptions::default()
    };
    let atlas = pack.atlas();
    let places: Vec<PlaceId> = PLACES
        .iter()
        .filter_map(|key| atlas.place_by_key(key))
        .collect();
    let mut window = Window::open(load(&options));
    if compares {
        for place in places {
            let _ = window.state_mut().apply(Action::Compare(place));
        }
    }
    // Rows are found in the background.
    for _ in 0..100 {
        window.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut n = 0;
    bencher.bench_local(move || {
        n += 1;
        window.frame(wheel(n, pos2(500.0, 700.0)))
    });
}

#[divan::bench(sample_count = 400, sample_size = 1)]
fn frame_without_the_comparison(bencher: Bencher<'_, '_>) {
    scrolled(bencher, false);
}

#[divan::bench(sample_count = 400, sample_size = 1)]
fn frame_with_the_comparison_scrolled(bencher: Bencher<'_, '_>) {
    scrolled(bencher, true);
}
