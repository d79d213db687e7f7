//! What a step costs on boundaries of more and more vertices: a frame of a drag, a rendered map and a
//! figure, on the bundled boundaries, on some 350,000 vertices and on some four million.
//!
//! The larger two are the bundled counties with each edge cut into pieces, or the two files that
//! `ATLAS_BOUNDARIES` names, with a colon between them. `cargo bench --bench vertices`.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "../tests/support/mod.rs"]
mod support;
#[path = "support/window.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod window;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chengyu_atlas::app;
use chengyu_atlas::export::{Description, encode};
use chengyu_atlas::figure_spec::Format;
use chengyu_atlas::geodata::{self, LoadOptions};
use chengyu_atlas::model::Atlas;
use chengyu_atlas::paint::screen::{ScreenRenderer, fonts};
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{Extent, build};
use divan::{Bencher, black_box};
use egui::Event;
use serde_json::Value;
use support::{I18N, THEME, View, WINDOW_MARGIN_PT};
use window::{Window, drag_at};

fn main() {
    for sources in SOURCES.iter() {
        let atlas = geodata::load(sources).expect("boundaries").atlas;
        let counted = vertices(&atlas);
        // It is a table that a person reads.
        #[allow(clippy::print_stdout, reason = "a benchmark prints")]
        {
            println!("{counted} vertices");
        }
    }
    divan::main();
}

/// Into how many pieces an edge of the bundled counties is cut for the larger two.
const PIECES: [usize; 2] = [12, 140];

/// What is loaded, from few vertices to many.
static SOURCES: LazyLock<Vec<LoadOptions>> = LazyLock::new(|| {
    let named = std::env::var_os("ATLAS_BOUNDARIES");
    let files: Vec<PathBuf> = match &named {
        Some(named) => std::env::split_paths(named).collect(),
        None => PIECES.map(|pieces| dense(FOLDER.path(), pieces)).to_vec(),
    };
    let own = files.into_iter().map(|file| LoadOptions {
        base: Some(file),
        ..LoadOptions::default()
    });
    std::iter::once(LoadOptions::default()).chain(own).collect()
});

static FOLDER: LazyLock<tempfile::TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("a folder"));

/// Which of the sources, as divan names them.
const ALL: [usize; 3] = [0, 1, 2];

fn atlas_of(source: usize) -> Atlas {
    let loaded = geodata::load(&SOURCES[source]);
    loaded.expect("boundaries").atlas
}

fn vertices(atlas: &Atlas) -> usize {
    let areas = atlas.regions().map(|(_, region)| &region.area);
    let rings = areas.flat_map(|area| area.polygons().flatten());
    rings.map(<[_]>::len).sum()
}

/// The bundled counties with each edge in so many pieces, as a file.
fn dense(folder: &Path, pieces: usize) -> PathBuf {
    let bundled = include_str!("../geodata/base/counties.geojson");
    let mut file: Value = serde_json::from_str(bundled).expect("JSON");
    for feature in file["features"].as_array_mut().expect("features") {
        densify(&mut feature["geometry"]["coordinates"], pieces);
    }
    let path = folder.join(format!("counties-{pieces}.geojson"));
    std::fs::write(&path, file.to_string()).expect("a file");
    path
}

/// Cuts the edges of all rings in what holds positions at any depth.
fn densify(coordinates: &mut Value, pieces: usize) {
    let Some(list) = coordinates.as_array_mut() else {
        return;
    };
    let is_ring = list.first().is_some_and(|position| position[0].is_number());
    if !is_ring {
        list.iter_mut().for_each(|part| densify(part, pieces));
        return;
    }
    let at = |position: &Value| [0, 1].map(|k| position[k].as_f64().expect("a number"));
    let corners: Vec<[f64; 2]> = list.iter().map(at).collect();
    let mut dense = Vec::with_capacity(corners.len() * pieces);
    for ends in corners.windows(2) {
        // The same for whoever shares the edge, in whatever order its ends come.
        let is_turned = ends[0] > ends[1];
        let (a, b) = if is_turned {
            (ends[1], ends[0])
        } else {
            (ends[0], ends[1])
        };
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        for piece in 0..pieces {
            let from_start = if is_turned { pieces - piece } else { piece };
            #[expect(clippy::cast_precision_loss, reason = "there are few pieces")]
            let along = from_start as f64 / pieces as f64;
            // It winds, so that the pieces are no straight line that could be taken for one.
            let aside = 0.03 * (along * 9.0 * std::f64::consts::PI).sin();
            let x = a[0] + dx * along - dy * aside;
            let y = a[1] + dy * along + dx * aside;
            dense.push(serde_json::json!([x, y]));
        }
    }
    dense.extend(list.last().cloned());
    *list = dense;
}

/// A frame of a drag, with the map rendered meanwhile on another thread.
#[divan::bench(args = ALL, sample_count = 200, sample_size = 1)]
fn drag(bencher: Bencher<'_, '_>, source: usize) {
    let mut window = Window::open(app::load(&SOURCES[source]));
    window.button(drag_at(0), true);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        window.frame(vec![Event::PointerMoved(drag_at(n))])
    });
}

/// The scene of the opening view and its pixels, as the thread makes them that renders the map.
#[divan::bench(args = ALL, sample_count = 20, sample_size = 1)]
fn map(bencher: Bencher<'_, '_>, source: usize) {
    let (atlas, view) = (atlas_of(source), View::opening());
    let mut renderer = ScreenRenderer::new(fonts());
    let mut rendered = || {
        let scene = view.built_of(&atlas, &I18N, build);
        let ground = renderer.tessellate_ground(&scene, 1.0, WINDOW_MARGIN_PT);
        let furniture = renderer.render_furniture(&scene, 1.0);
        (
            renderer.render_frame(&ground),
            renderer.render_margin(&ground),
            furniture,
        )
    };
    // The levels of detail are made for the first.
    black_box(rendered());
    bencher.bench_local(rendered);
}

/// A page of A4 with the region, as an SVG file.
#[divan::bench(args = ALL, sample_count = 20, sample_size = 1)]
fn page(bencher: Bencher<'_, '_>, source: usize) {
    let atlas = atlas_of(source);
    let request = Figure::new(Extent::Region);
    let made = || {
        let scene = figure(&atlas, &I18N, &THEME, &request);
        let description = Description::of(&atlas, &I18N, &request, &scene);
        encode(&scene, &description, Format::Svg, 0.0).expect("a file")
    };
    black_box(made());
    bencher.bench_local(made);
}
