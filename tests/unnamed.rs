//! How many names a figure leaves out: over every place that a text names, every drawn link and
//! every drawn corridor, each the subject of a page. A name that stands under its number in the key
//! counts as shown only where the number stands at its mark.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stdout, reason = "the tables are read with --nocapture")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::geometry::squared_distance_to_segment;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Alignment, FeatureId, Language};
use chengyu_atlas::projection::PagePt;
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{
    Extent, Item, Layer, Mark, Scene, Shape, Shown, feature_bounds, feature_key,
};
use support::{ATLAS, I18N, THEME};

/// A figure of an extent, as `--focus` and `--fit` make it.
fn page(size: PageSize, extent: Extent, corridors: bool) -> Scene {
    let mut shown = Shown::default();
    shown.set(Layer::Corridors, corridors);
    let selection = match extent {
        Extent::Feature(feature) => Some(feature),
        _ => None,
    };
    let asked = Figure {
        page: size,
        shown,
        about: selection.into(),
        ..Figure::new(extent)
    };
    figure(&ATLAS, &I18N, &THEME, &asked)
}

/// Every place with facts, drawn link and drawn corridor.
fn subjects() -> Vec<FeatureId> {
    let places = ATLAS.places().map(|(id, _)| id);
    let places = places
        .filter(|id| ATLAS.is_mentioned(*id))
        .map(FeatureId::Place);
    let is_drawn = |alignment: &Alignment| !matches!(alignment, Alignment::None { .. });
    let links = ATLAS.links().filter(|(_, link)| is_drawn(&link.alignment));
    let links = links.map(|(id, _)| FeatureId::Link(id));
    let outlines = page(PageSize::A4, Extent::Region, true).picking.outlines;
    let corridors: BTreeSet<FeatureId> = outlines.iter().map(|o| o.feature).collect();
    let all = places.chain(links).chain(corridors);
    all.filter(|id| feature_bounds(&ATLAS, *id).is_some())
        .collect()
}

/// What `read` makes of each subject, in as many threads as there are cores.
fn each<T: Send>(subjects: &[FeatureId], read: impl Fn(FeatureId) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = subjects.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = subjects
            .chunks(share)
            .map(|part| scope.spawn(|| part.iter().map(|id| read(*id)).collect::<Vec<_>>()))
            .collect();
        let parts = parts.into_iter().map(|part| part.join().expect("figures"));
        parts.flatten().collect()
    })
}

fn median(counts: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable();
    counts[counts.len() / 2]
}

#[test]
fn few_names_are_left_out_and_none_more_on_a_larger_page() {
    let fits = [
        ("circle", Extent::Circle, false, 10),
        ("circle with corridors", Extent::Circle, true, 15),
        ("region", Extent::Region, false, 15),
    ];
    let mut failures = Vec::new();
    for (name, extent, corridors, most) in fits {
        let unnamed = |size| page(size, extent, corridors).dropped.len();
        let (a4, a3) = (unnamed(PageSize::A4), unnamed(PageSize::A3));
        println!("{name}: A4 {a4}, A3 {a3}");
        if a4 > most || a3 > a4 {
            failures.push(format!("{name}: A4 {a4} of {most}, A3 {a3}"));
        }
    }
    let subjects = subjects();
    let counts = each(&subjects, |feature| {
        let unnamed = |size| page(size, Extent::Feature(feature), false).dropped.len();
        (unnamed(PageSize::A4), unnamed(PageSize::A3))
    });
    for (feature, (a4, a3)) in subjects.iter().zip(&counts) {
        let key = feature_key(&ATLAS, *feature);
        println!("{key}: A4 {a4}, A3 {a3}");
        let most = if &*key == "place-512000" {
            4
        } else {
            usize::MAX
        };
        if a3 > a4 || *a4 > most {
            let names = page(PageSize::A3, Extent::Feature(*feature), false).dropped;
            let names = names
                .iter()
                .map(|d| (feature_key(&ATLAS, d.feature), d.why));
            let names: Vec<_> = names.collect();
            failures.push(format!("{key}: A4 {a4}, A3 {a3}, {names:?}"));
        }
    }
    let [a4, a3] = [
        median(counts.iter().map(|(a4, _)| *a4)),
        median(counts.iter().map(|(_, a3)| *a3)),
    ];
    println!("median of {}: A4 {a4}, A3 {a3}", subjects.len());
    assert!(a4 <= 5, "median {a4}");
    assert!(failures.is_empty(), "{failures:#?}");
}

/// The numbers on a map: what they say, and the middle of their discs.
fn numbers(scene: &Scene) -> Vec<(FeatureId, String, PagePt)> {
    let items = scene.ground.iter().filter(|item| item.mark == Mark::Number);
    let pairs: Vec<&Item> = items.collect();
    let read = |pair: &[&Item]| {
        let (Shape::Path { points, .. }, Shape::Text(text)) = (&pair[0].shape, &pair[1].shape)
        else {
            panic!("a number is a disc and its digits");
        };
        let n = points.len() as f64;
        let middle = PagePt::new(
            points.iter().map(|p| p.x).sum::<f64>() / n,
            points.iter().map(|p| p.y).sum::<f64>() / n,
        );
        let feature = pair[0].feature.expect("a number of a feature");
        (feature, text.content.clone(), middle)
    };
    pairs.chunks(2).map(read).collect()
}

/// How far a point is from a shape of the ground.
fn distance(scene: &Scene, shape: &Shape, at: PagePt) -> f64 {
    let along = |points: &[PagePt]| {
        let pieces = points.windows(2);
        let squares = pieces.map(|w| squared_distance_to_segment(at, w[0], w[1]));
        squares.fold(f64::INFINITY, f64::min).sqrt()
    };
    match shape {
        Shape::Line { line, .. } => {
            let points = line.at_zoom(scene.view.zoom).iter();
            along(
                &points
                    .map(|p| scene.to_page.project(*p))
                    .collect::<Vec<_>>(),
            )
        }
        Shape::Path { points, .. } => along(points),
        Shape::Area { .. } | Shape::Outline { .. } | Shape::Segments { .. } | Shape::Text(_) => {
            f64::INFINITY
        }
    }
}

/// Says what is wrong with the numbers of a figure and its key.
fn check(scene: &Scene, name: &str) {
    let foot = scene.furniture.iter();
    let foot = foot.filter_map(|item| match (&item.mark, &item.shape) {
        (Mark::References, Shape::Text(text)) => Some(text.content.clone()),
        _ => None,
    });
    let foot = foot.collect::<String>();
    let is_lettering = |mark| matches!(mark, Mark::Name | Mark::Code | Mark::Number);
    let mut known: BTreeMap<String, FeatureId> = BTreeMap::new();
    for (feature, number, middle) in numbers(scene) {
        let title = match feature {
            FeatureId::Place(id) => ATLAS.place(id).names.label(Language::ZhHans),
            FeatureId::Link(id) => ATLAS.link(id).title.get(Language::ZhHans),
            FeatureId::Corridor(id) => ATLAS.corridor(id).title.get(Language::ZhHans),
        };
        // A band of corridors may be called by how many it holds.
        let title = match feature {
            FeatureId::Corridor(_) => "",
            FeatureId::Place(_) | FeatureId::Link(_) => title,
        };
        let entry = format!("{number}\u{a0}{title}");
        assert!(foot.contains(&entry), "{name}: no {entry} in {foot}");
        assert!(scene.view.frame.contains(middle), "{name}: {entry}");
        assert_eq!(*known.entry(number).or_insert(feature), feature, "{name}");
        let marks = scene.ground.iter();
        let marks: Vec<&Item> = marks
            .filter(|item| item.feature == Some(feature) && !is_lettering(item.mark))
            .collect();
        let to_mark = |at: PagePt| {
            let distances = marks.iter().map(|item| distance(scene, &item.shape, at));
            distances.fold(f64::INFINITY, f64::min)
        };
        let leaders = scene.ground.iter();
        let mut leaders = leaders.filter_map(|item| match (&item.mark, &item.shape) {
            (Mark::Leader, Shape::Path { points, .. }) => Some((points[0], points[1])),
            _ => None,
        });
        let is_tied = leaders.any(|(from, to)| to.distance(middle) < 12.0 && to_mark(from) < 14.0);
        assert!(
            is_tied || to_mark(middle) < 20.0,
            "{name}: {entry} is {} pt off",
            to_mark(middle)
        );
    }
    let numbered = known.len();
    let next = format!("{}\u{a0}", numbered + 1);
    let key = foot.split("[1]").next().unwrap_or_default();
    assert!(
        numbered == 0 || !key.contains(&format!("\u{3001}{next}")),
        "{name}: the key lists more than the map numbers"
    );
}

#[test]
fn a_number_stands_at_its_mark_and_in_the_key() {
    for corridors in [false, true] {
        for size in [PageSize::A4, PageSize::A3, PageSize::Column] {
            for extent in [Extent::Circle, Extent::Region] {
                check(
                    &page(size, extent, corridors),
                    &format!("{size} {extent:?}"),
                );
            }
        }
    }
    let circle = page(PageSize::A4, Extent::Circle, false);
    assert!(numbers(&circle).len() > 5);
    each(&subjects(), |feature| {
        let scene = page(PageSize::A4, Extent::Feature(feature), false);
        check(&scene, &feature_key(&ATLAS, feature));
    });
}

#[test]
fn the_key_is_written_in_the_language_of_the_figure() {
    for language in [Language::ZhHant, Language::En] {
        let i18n = I18n::new(language);
        let scene = figure(&ATLAS, &i18n, &THEME, &Figure::new(Extent::Circle));
        let start = i18n.tr_with("name-key", &[("list", "")]);
        let foot = scene.furniture.iter();
        let mut foot = foot.filter(|item| item.mark == Mark::References);
        let is_start = |item: &Item| matches!(&item.shape, Shape::Text(t) if t.content.starts_with(start.trim()));
        assert!(foot.any(is_start), "{language:?}");
    }
}
