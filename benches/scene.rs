//! What it costs to build a map, to draw it and to write it as a file.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/support/mod.rs"]
mod support;

use chengyu_atlas::export::{Description, encode};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::paint::{screen, svg};
use chengyu_atlas::scene::Scene;
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
fn render_for_the_screen(bencher: Bencher<'_, '_>) {
    let scene = View::opening().scene();
    let mut renderer = screen::ScreenRenderer::new(screen::fonts());
    bencher.bench_local(|| render(&mut renderer, &scene, 1.0));
}

#[divan::bench]
fn render_for_a_fine_screen(bencher: Bencher<'_, '_>) {
    let scene = View::opening().scene();
    let mut renderer = screen::ScreenRenderer::new(screen::fonts());
    bencher.bench_local(|| render(&mut renderer, &scene, 2.0));
}

#[divan::bench]
fn render_counties_for_the_screen(bencher: Bencher<'_, '_>) {
    let scene = View::chengdu_ziyang().scene();
    let mut renderer = screen::ScreenRenderer::new(screen::fonts());
    bencher.bench_local(|| render(&mut renderer, &scene, 1.0));
}

/// The frame and what lies around it.
fn render(
    renderer: &mut screen::ScreenRenderer,
    scene: &Scene,
    pixels_per_point: f32,
) -> [screen::RenderedImage; 2] {
    let ground = renderer.tessellate_ground(scene, pixels_per_point, WINDOW_MARGIN_PT);
    [
        renderer.render_frame(&ground),
        renderer.render_margin(&ground),
    ]
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
