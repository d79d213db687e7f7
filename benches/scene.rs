//! What it costs to build a map, to draw it and to write it as a file.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/support/mod.rs"]
mod support;

use chengyu_atlas::export::{Description, Format, encode};
use chengyu_atlas::paint::{screen, svg};
use chengyu_atlas::scene::Scene;
use chengyu_atlas::ui::style::fonts;
use divan::{Bencher, black_box};
use support::{View, WINDOW_MARGIN_PT};

fn main() {
    // Reading the atlas and making its levels of detail is not part of a frame.
    for view in views() {
        black_box(view.scene());
    }
    divan::main();
}

fn views() -> [View; 3] {
    [
        View::opening(),
        View::opening().with_all_layers(),
        View::chengdu_ziyang(),
    ]
}

#[divan::bench]
fn build_the_opening_scene(bencher: Bencher<'_, '_>) {
    let [view, ..] = views();
    bencher.bench(|| view.scene());
}

#[divan::bench]
fn build_a_scene_with_all_layers(bencher: Bencher<'_, '_>) {
    let [_, view, _] = views();
    bencher.bench(|| view.scene());
}

#[divan::bench]
fn build_a_scene_with_counties(bencher: Bencher<'_, '_>) {
    let [.., view] = views();
    bencher.bench(|| view.scene());
}

#[divan::bench]
fn print_for_the_screen(bencher: Bencher<'_, '_>) {
    let scene = View::opening().scene();
    let mut press = screen::Press::new(fonts());
    bencher.bench_local(|| print(&mut press, &scene, 1.0));
}

#[divan::bench]
fn print_for_a_fine_screen(bencher: Bencher<'_, '_>) {
    let scene = View::opening().scene();
    let mut press = screen::Press::new(fonts());
    bencher.bench_local(|| print(&mut press, &scene, 2.0));
}

#[divan::bench]
fn print_counties_for_the_screen(bencher: Bencher<'_, '_>) {
    let scene = View::chengdu_ziyang().scene();
    let mut press = screen::Press::new(fonts());
    bencher.bench_local(|| print(&mut press, &scene, 1.0));
}

/// The frame and what lies around it.
fn print(press: &mut screen::Press, scene: &Scene, pixels_per_point: f32) -> [screen::Sheet; 2] {
    let ground = press.set_ground(scene, pixels_per_point, WINDOW_MARGIN_PT);
    [press.inside(&ground), press.around(&ground)]
}

#[divan::bench]
fn paint_svg(bencher: Bencher<'_, '_>) {
    let scene = support::region_figure();
    bencher.bench(|| svg::paint(&scene, &svg::Options::default()));
}

#[divan::bench(sample_count = 5)]
fn encode_svg_with_its_font(bencher: Bencher<'_, '_>) {
    bench_encode(bencher, Format::Svg);
}

#[divan::bench(sample_count = 5)]
fn encode_png_at_150_dpi(bencher: Bencher<'_, '_>) {
    bench_encode(bencher, Format::Png);
}

#[divan::bench(sample_count = 5)]
fn encode_pdf(bencher: Bencher<'_, '_>) {
    bench_encode(bencher, Format::Pdf);
}

fn bench_encode(bencher: Bencher<'_, '_>, format: Format) {
    let scene: Scene = support::region_figure();
    bencher.bench(|| encode(&scene, &Description::default(), format, 150.0).expect("a figure"));
}
