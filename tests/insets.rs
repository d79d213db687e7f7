//! Insets: Chongqing's central districts where the map is too small for them, the locator of a
//! figure, and that neither hides anything.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::font::{ASCENT, DESCENT, text_width};
use chengyu_atlas::geometry::TurnedRect;
use chengyu_atlas::model::{FeatureId, Level};
use chengyu_atlas::projection::{PagePt, PageRect};
use chengyu_atlas::scene::Extent;
use chengyu_atlas::scene::theme::INSET_ZOOM;
use chengyu_atlas::scene::{Item, Scene, Shape, Shown, Text};
use support::{ATLAS, I18N, MAP_BESIDE_PANEL, OPENING_MAP, View, place};

fn texts(items: &[Item]) -> impl Iterator<Item = &Text> {
    items.iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    })
}

fn rect(text: &Text) -> PageRect {
    let width = text_width(&text.content, text.size_pt);
    let corner = text.at.offset(0.0, -ASCENT * text.size_pt);
    PageRect::from_min_size(corner, width, (ASCENT + DESCENT) * text.size_pt)
}

/// The central districts' names on the furniture.
fn district_names(scene: &Scene) -> Vec<String> {
    let districts: Vec<_> = ATLAS
        .regions()
        .filter(|(_, r)| r.central_district)
        .map(|(_, r)| FeatureId::Place(r.place))
        .collect();
    let named = scene.furniture.iter();
    let named = named.filter(|item| item.feature.is_some_and(|of| districts.contains(&of)));
    let named: Vec<Item> = named.cloned().collect();
    texts(&named).map(|t| t.content.clone()).collect()
}

fn chongqing(zoom: f64, size: (f64, f64)) -> Scene {
    let node = ATLAS.place(place("500000")).node.clone();
    let center = node.expect("a node").at.to_world();
    View::about("Chongqing", center, zoom, size).scene()
}

#[test]
fn the_nine_districts_are_named_in_the_opening_view_with_the_region_fitted_and_in_figures() {
    let figure = |extent| support::page_figure(PageSize::A4, extent, Shown::default());
    for (name, scene) in [
        ("the opening view", View::opening().scene()),
        (
            "the region",
            View::fitting("", Extent::Region, OPENING_MAP).scene(),
        ),
        (
            "beside a panel",
            View::fitting("", Extent::Circle, MAP_BESIDE_PANEL).scene(),
        ),
        ("all layers", View::opening().with_all_layers().scene()),
        ("the figure of the circle", figure(Extent::Circle)),
        (
            "the figure with all layers",
            support::page_figure(PageSize::A4, Extent::Circle, support::all_layers()),
        ),
        ("the figure of the region", figure(Extent::Region)),
    ] {
        let names = district_names(&scene);
        assert_eq!(names.len(), 9, "{name}: {names:?}");
        let title = I18N.tr("inset-districts");
        assert!(
            texts(&scene.furniture).any(|t| t.content == title),
            "{name}"
        );
    }
}

#[test]
fn a_near_map_and_a_small_one_have_no_inset() {
    assert!(district_names(&chongqing(INSET_ZOOM + 0.1, OPENING_MAP)).is_empty());
    assert!(district_names(&chongqing(7.0, (400.0, 300.0))).is_empty());
}

#[test]
fn a_map_without_chongqing_has_no_inset() {
    let node = ATLAS.place(place("510100")).node.clone();
    let center = node.expect("a node").at.to_world();
    let scene = View::about("Chengdu", center, 7.95, (700.0, 600.0)).scene();
    assert!(district_names(&scene).is_empty());
}

/// The paper of the insets: what is covered beside scale bar, notice, legend and arrow.
fn papers(scene: &Scene) -> Vec<PageRect> {
    let names = scene.furniture.iter().filter(|item| item.feature.is_some());
    let names: Vec<Item> = names.cloned().collect();
    let of = |c: &&PageRect| texts(&names).any(|t| c.contains(t.at));
    scene.covered.iter().filter(of).copied().collect()
}

#[test]
fn the_inset_of_the_districts_hides_no_city_no_symbol_and_no_line() {
    for extent in [Extent::Circle, Extent::Region] {
        for size in [OPENING_MAP, MAP_BESIDE_PANEL, (1684.0, 1030.0)] {
            let scene = View::fitting("", extent, size).scene();
            let papers = papers(&scene);
            assert_eq!(papers.len(), 1, "{extent:?} {size:?}");
            let paper = TurnedRect::from(papers[0]);
            for (feature, line) in &scene.picking.lines {
                let page: Vec<PagePt> = line
                    .at_zoom(scene.view.zoom)
                    .iter()
                    .map(|p| scene.to_page.project(*p))
                    .collect();
                let hidden = page.windows(2).any(|w| paper.is_crossed_by(w[0], w[1]));
                assert!(!hidden, "{extent:?} {size:?}: {feature:?}");
            }
            for (_, region) in ATLAS
                .regions()
                .filter(|(_, r)| r.level == Level::Prefecture)
            {
                let node = ATLAS.place(region.place).node.as_ref().expect("a node");
                let at = scene.to_page.project(node.at.to_world());
                assert!(!papers[0].contains(at), "{extent:?} {size:?}: {node:?}");
            }
        }
    }
}

#[test]
fn no_two_texts_of_the_furniture_overlap() {
    let figure = |extent| support::page_figure(PageSize::A4, extent, support::all_layers());
    let mut scenes = vec![figure(Extent::Circle), figure(Extent::Region)];
    for size in [
        OPENING_MAP,
        MAP_BESIDE_PANEL,
        (1684.0, 1030.0),
        (620.0, 430.0),
    ] {
        for extent in [Extent::Circle, Extent::Region] {
            let view = View::fitting("", extent, size);
            scenes.push(view.clone().scene());
            scenes.push(view.with_all_layers().scene());
        }
    }
    for scene in scenes {
        let texts: Vec<&Text> = texts(&scene.furniture).collect();
        for (i, a) in texts.iter().enumerate() {
            for b in &texts[i + 1..] {
                let overlap = rect(a).expand(-0.6).overlaps(&rect(b).expand(-0.6));
                assert!(!overlap, "{:?} and {:?}", a.content, b.content);
            }
        }
    }
}

#[test]
fn a_figure_closer_than_the_region_has_a_locator() {
    let provinces = |scene: &Scene| {
        let names = ["510000", "500000"].map(|key| {
            let names = &ATLAS.place(place(key)).names;
            names.label(I18N.language()).to_string()
        });
        let said = |name: &String| texts(&scene.furniture).any(|t| t.content == *name);
        names.iter().all(said)
    };
    let figure = |extent| support::page_figure(PageSize::A4, extent, Shown::default());
    assert!(provinces(&figure(Extent::Circle)));
    assert!(provinces(&figure(Extent::View(
        View::chengdu_ziyang().view
    ))));
    assert!(!provinces(&figure(Extent::Region)));
    assert!(!provinces(&View::opening().scene()), "only in figures");
}
