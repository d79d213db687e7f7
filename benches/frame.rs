//! What a frame costs while the application is driven by pointer events at 1280×800: egui's pass and
//! the tessellation of what it shows, the map's image among it.
//!
//! The map is rendered on another thread meanwhile, which is not measured, and there is no driver.
//! `cargo bench --bench frame`.

#[path = "support/window.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod window;

use chengyu_atlas::app::load;
use chengyu_atlas::geodata::LoadOptions;
use divan::Bencher;
use egui::{Event, Modifiers, MouseWheelUnit, pos2, vec2};
use window::{Window, drag_at};

fn main() {
    divan::main();
}

fn open() -> Window {
    Window::open(load(&LoadOptions::default()))
}

/// Nothing changes.
#[divan::bench]
fn at_rest(bencher: Bencher<'_, '_>) {
    let mut window = open();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// The map is dragged as it opens.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn panning(bencher: Bencher<'_, '_>) {
    let mut window = open();
    window.button(drag_at(0), true);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        window.frame(vec![Event::PointerMoved(drag_at(n))])
    });
}

/// The wheel turns: the map is scaled and new ones are requested.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn zooming(bencher: Bencher<'_, '_>) {
    let mut window = open();
    window.frame(vec![Event::PointerMoved(pos2(700.0, 330.0))]);
    let mut n = 0_u32;
    bencher.bench_local(|| {
        n += 1;
        let up = if (n / 40).is_multiple_of(2) {
            0.1
        } else {
            -0.1
        };
        window.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, up),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        }])
    });
}
