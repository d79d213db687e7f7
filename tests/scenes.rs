//! Maps as text: what is on them, and that a map is the same every time.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chengyu_atlas::connection::Connected;
use chengyu_atlas::projection::{PagePt, PageRect};
use chengyu_atlas::scene::Extent;
use chengyu_atlas::scene::{Item, Layer, Scene, Shape, Text};
use expect_test::expect_file;
use support::{ATLAS, I18N, OPENING_MAP, View};

/// What a reader of a map would notice: how much there is of everything, and every word.
fn summary(scene: &Scene) -> String {
    let frame = scene.view.frame;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "page {:.0}×{:.0}, frame {:.0}×{:.0}, zoom {:.2}, {} labels dropped",
        scene.page.0,
        scene.page.1,
        frame.width(),
        frame.height(),
        scene.view.zoom,
        scene.dropped.len()
    );
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut features: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in scene.items() {
        *kinds.entry(kind(item)).or_default() += 1;
        let key = scene.key_of(item).and_then(|key| key.split_once('-'));
        if let Some((kind, key)) = key {
            features.entry(kind).or_default().push(key);
        }
    }
    for (kind, n) in kinds {
        let _ = writeln!(out, "{kind}: {n}");
    }
    for (kind, mut keys) in features {
        keys.sort_unstable();
        keys.dedup();
        let _ = writeln!(out, "{kind} drawn: {}", keys.len());
    }
    for rect in &scene.covered {
        let (min, max) = (rect.min, rect.max);
        let _ = writeln!(
            out,
            "covered: {:.0},{:.0} to {:.0},{:.0}",
            min.x, min.y, max.x, max.y
        );
    }
    let page = PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1);
    for (title, items, seen) in [
        ("names", &scene.ground, &frame),
        ("furniture", &scene.furniture, &page),
    ] {
        let _ = writeln!(out, "{title}:");
        for (item, text) in texts(items).filter(|(_, t)| seen.contains(t.at)) {
            let id = scene.key_of(item).map(|key| format!(" #{key}"));
            let _ = writeln!(
                out,
                "  {} {}pt at {:.0},{:.0}{}",
                text.content,
                text.size_pt,
                text.at.x,
                text.at.y,
                id.unwrap_or_default()
            );
        }
    }
    out
}

fn kind(item: &Item) -> &'static str {
    match &item.shape {
        Shape::Area { .. } => "areas",
        Shape::Outline { .. } => "outlines",
        Shape::Line { .. } => "lines",
        Shape::Path { .. } => "paths",
        Shape::Segments { .. } => "ticks and hatches",
        Shape::Text(_) => "texts",
    }
}

fn texts(items: &[Item]) -> impl Iterator<Item = (&Item, &Text)> {
    items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some((item, text)),
        _ => None,
    })
}

#[test]
fn the_opening_view_is_as_it_was_accepted() {
    let scene = View::opening().scene();
    expect_file!["snapshots/opening.txt"].assert_eq(&summary(&scene));
}

#[test]
fn the_figure_of_the_whole_region_is_as_it_was_accepted() {
    let scene = support::region_figure();
    expect_file!["snapshots/region_figure.txt"].assert_eq(&summary(&scene));
}

#[test]
fn chongqing_from_near_is_as_it_was_accepted() {
    let node = ATLAS.place(support::place("500000")).node.clone();
    let center = node.expect("a node").at.to_world();
    let scene = View::about("Chongqing", center, 9.5, OPENING_MAP).scene();
    expect_file!["snapshots/chongqing.txt"].assert_eq(&summary(&scene));
}

#[test]
fn corridors_are_as_they_were_accepted() {
    let view = View::opening()
        .with(Layer::Corridors, true)
        .with(Layer::Links, false);
    expect_file!["snapshots/corridors.txt"].assert_eq(&summary(&view.scene()));
}

#[test]
fn the_figures_of_ties_are_as_they_were_accepted() {
    let star = support::ties_figure(Connected::Star(support::place("512000")));
    expect_file!["snapshots/ties_star.txt"].assert_eq(&summary(&star));
    let between = support::figure_of_ties();
    expect_file!["snapshots/ties_between.txt"].assert_eq(&summary(&between));
}

#[test]
fn the_same_request_gives_the_same_scene_byte_for_byte() {
    for view in [
        View::opening(),
        View::opening().with_all_layers(),
        View::chengdu_ziyang().with_all_layers(),
    ] {
        let (one, other) = (view.scene().to_string(), view.scene().to_string());
        assert!(one == other, "{}", view.name);
    }
}

#[test]
fn a_second_atlas_gives_the_same_scene_byte_for_byte() {
    let other = chengyu_atlas::geodata::load_bundled().expect("the bundled atlas loads");
    let scene = |atlas| {
        let figure = chengyu_atlas::scene::layout::Figure {
            shown: support::all_layers(),
            ..chengyu_atlas::scene::layout::Figure::new(Extent::Circle)
        };
        chengyu_atlas::scene::layout::figure(atlas, &I18N, &support::THEME, &figure).to_string()
    };
    assert!(scene(&ATLAS) == scene(&other));
}
