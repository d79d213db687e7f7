//! Maps as text: what is on them, that labels keep clear of each other, and that a map is the
//! same every time.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chengyu_atlas::font::{ASCENT, DESCENT, text_width};
use chengyu_atlas::model::{FeatureId, Level};
use chengyu_atlas::projection::{PagePt, PageRect, WorldPt};
use chengyu_atlas::scene::figure::{A4_LANDSCAPE, Extent, bounds};
use chengyu_atlas::scene::theme::NOTE_PT;
use chengyu_atlas::scene::{Item, Layer, Scene, Shape, Shown, Text, feature_key};
use expect_test::expect_file;
use support::{ATLAS, I18N, MAP_BESIDE_PANEL, OPENING_MAP, View};

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
        scene.labels_dropped
    );
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut features: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in scene.items() {
        *kinds.entry(kind(item)).or_default() += 1;
        let feature = item.id.as_deref().and_then(|id| id.split_once('-'));
        if let Some((kind, key)) = feature {
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
        ("cartouche", &scene.furniture, &page),
    ] {
        let _ = writeln!(out, "{title}:");
        for (item, text) in texts(items).filter(|(_, t)| seen.contains(t.at)) {
            let id = item.id.as_deref().map(|id| format!(" #{id}"));
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
        let figure = chengyu_atlas::scene::figure::Figure {
            page: A4_LANDSCAPE,
            extent: Extent::Circle,
            title: String::new(),
            shown: support::all_layers(),
            selection: None,
        };
        chengyu_atlas::scene::figure::figure(atlas, &I18N, &support::THEME, &figure).to_string()
    };
    assert!(scene(&ATLAS) == scene(&other));
}

/// A label of the ground with the box it needs.
struct Label<'a> {
    text: &'a str,
    rect: PageRect,
}

/// The labels of the ground; a status code needs the ring around it.
fn labels(scene: &Scene) -> Vec<Label<'_>> {
    let label = |(_, text): (&Item, &'_ Text)| {
        let width = text_width(&text.content, text.size_pt);
        let (top, bottom) = (ASCENT * text.size_pt, DESCENT * text.size_pt);
        PageRect::from_min_size(text.at.offset(0.0, -top), width, top + bottom)
    };
    texts(&scene.ground)
        .map(|found| {
            let mut rect = label(found);
            let text = found.1;
            if text.halo.is_none() {
                let middle = rect.center();
                let half = 0.5 * rect.width().max(NOTE_PT) + 1.6;
                let at = PageRect {
                    min: middle,
                    max: middle,
                };
                rect = at.expand(half);
            }
            Label {
                text: &text.content,
                rect,
            }
        })
        .collect()
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Lcg(u64);

impl Lcg {
    /// From 0 to 1, 1 excluded.
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) / 4_294_967_296.0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a position in a short list"
        )]
        of[(self.share() * of.len() as f64) as usize]
    }
}

/// Sixty views: opening ones, and others anywhere, at any zoom, of any size, with any layers.
fn many_views() -> Vec<View> {
    const SIZES: [(f64, f64); 6] = [
        OPENING_MAP,
        MAP_BESIDE_PANEL,
        (320.0, 300.0),
        (524.0, 430.0),
        (1308.0, 1030.0),
        (1948.0, 1390.0),
    ];
    let mut views = Vec::new();
    for (extent, name) in [(Extent::Circle, "circle"), (Extent::Region, "region")] {
        for size in SIZES {
            let name = format!("the {name} in {size:?}");
            let view = View::fitting(&name, extent, size);
            views.push(view.clone().with_all_layers());
            views.push(view);
        }
    }
    let rooms = [Extent::Circle, Extent::Region].map(|extent| bounds(&ATLAS, extent));
    let mut lcg = Lcg(2021);
    while views.len() < 60 {
        let room = lcg.pick(&rooms);
        let center = WorldPt {
            x: room.min.x + (room.max.x - room.min.x) * lcg.share(),
            y: room.min.y + (room.max.y - room.min.y) * lcg.share(),
        };
        let (zoom, size) = (6.0 + 6.0 * lcg.share(), lcg.pick(&SIZES));
        let at = center.to_lon_lat();
        let name = format!(
            "{:.3} {:.3} at {zoom:.3} in {size:?}",
            at.lon_deg, at.lat_deg
        );
        let mut view = View::about(&name, center, zoom, size);
        for layer in [
            Layer::Roles,
            Layer::Corridors,
            Layer::Links,
            Layer::Airports,
        ] {
            view.shown.set(layer, lcg.share() < 0.7);
        }
        view.legend = lcg.share() < 0.7;
        views.push(view);
    }
    views
}

/// Fails with the faults `check` finds in any of the views.
fn assert_in_many_views(claim: &str, check: impl Fn(&Scene) -> Vec<String>) {
    let faults: Vec<String> = many_views()
        .iter()
        .flat_map(|view| {
            let faults = check(&view.scene()).into_iter();
            faults.map(|fault| format!("{}: {fault}", view.name))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{claim}; {} faults:\n  {}",
        faults.len(),
        faults[..faults.len().min(20)].join("\n  ")
    );
}

#[test]
fn no_two_labels_overlap() {
    assert_in_many_views("no two labels overlap", |scene| {
        let labels = labels(scene);
        let mut faults = Vec::new();
        for (i, a) in labels.iter().enumerate() {
            for b in &labels[i + 1..] {
                if a.rect.expand(-0.01).overlaps(&b.rect) {
                    faults.push(format!("{} and {}", a.text, b.text));
                }
            }
        }
        faults
    });
}

#[test]
fn no_label_crosses_the_frame() {
    assert_in_many_views("no label crosses the frame", |scene| {
        let frame = scene.view.frame;
        let crosses = |l: &&Label<'_>| {
            frame.overlaps(&l.rect.expand(-0.01)) && !frame.contains_rect(&l.rect.expand(-0.01))
        };
        let labels = labels(scene);
        let crossing = labels.iter().filter(crosses);
        crossing.map(|l| l.text.to_owned()).collect()
    });
}

#[test]
fn no_label_lies_beneath_the_cartouche() {
    assert_in_many_views("no label lies beneath the cartouche", |scene| {
        let covered = |l: &&Label<'_>| scene.covered.iter().any(|c| c.overlaps(&l.rect));
        let labels = labels(scene);
        let beneath = labels.iter().filter(covered);
        beneath.map(|l| l.text.to_owned()).collect()
    });
}

#[test]
fn many_views_have_labels_to_speak_of() {
    let counts: Vec<usize> = many_views()
        .iter()
        .map(|v| labels(&v.scene()).len())
        .collect();
    assert!(counts.iter().sum::<usize>() > 1500, "{counts:?}");
}

/// Prefecture-level units whose node is in the frame: those without a label there, and those of
/// them that the cartouche hides.
fn unlabelled(scene: &Scene) -> (Vec<&'static str>, Vec<&'static str>) {
    let frame = scene.view.frame;
    let labelled: Vec<(&str, &str)> = texts(&scene.ground)
        .filter(|(_, text)| frame.contains(text.at))
        .filter_map(|(item, text)| Some((item.id.as_deref()?, text.content.as_str())))
        .collect();
    let units = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture);
    let mut missing = (Vec::new(), Vec::new());
    for (_, region) in units {
        let place = ATLAS.place(region.place);
        let node = place.node.as_ref().expect("a node").at.to_world();
        let at: PagePt = scene.to_page.project(node);
        let name = place.names.label(I18N.language());
        let key = feature_key(&ATLAS, FeatureId::Place(region.place));
        if !frame.contains(at) || labelled.contains(&(&*key, name)) {
            continue;
        }
        if scene.covered.iter().any(|c| c.contains(at)) {
            missing.1.push(name);
        } else {
            missing.0.push(name);
        }
    }
    missing
}

#[test]
fn every_city_in_view_is_labelled() {
    let maps = [
        ("the opening view", View::opening().scene()),
        (
            "the whole region",
            View::fitting("", Extent::Region, OPENING_MAP).scene(),
        ),
        (
            "the circle beside a panel",
            View::fitting("", Extent::Circle, MAP_BESIDE_PANEL).scene(),
        ),
        (
            "the whole region beside a panel",
            View::fitting("", Extent::Region, MAP_BESIDE_PANEL).scene(),
        ),
        ("the figure of the whole region", support::region_figure()),
        (
            "the figure of the circle",
            support::page_figure(A4_LANDSCAPE, Extent::Circle, Shown::default()),
        ),
    ];
    for (name, scene) in maps {
        let (missing, _) = unlabelled(&scene);
        assert!(missing.is_empty(), "{name}: without a name: {missing:?}");
    }
}

#[test]
fn the_cartouche_hides_no_city_when_circle_or_region_are_fitted() {
    for extent in [Extent::Circle, Extent::Region] {
        for size in [OPENING_MAP, MAP_BESIDE_PANEL] {
            let (_, hidden) = unlabelled(&View::fitting("", extent, size).scene());
            assert!(hidden.is_empty(), "{extent:?} in {size:?}: {hidden:?}");
        }
    }
}

#[test]
fn the_legend_says_how_many_names_found_no_room() {
    for view in many_views() {
        let scene = view.scene();
        let words = I18N.tr_n("legend-not-shown", scene.labels_dropped);
        let said = texts(&scene.furniture).any(|(_, text)| text.content == words);
        let has_legend =
            texts(&scene.furniture).any(|(_, text)| text.content == I18N.tr("legend-title"));
        let expected = has_legend && scene.labels_dropped > 0;
        assert_eq!(said, expected, "{}: {words}", view.name);
    }
}
