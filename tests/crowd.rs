//! A pack with far more lines than a map has room for: what is drawn is bounded by the map's size,
//! and the legend says what is left out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chengyu_atlas::figure_spec::{FigureKind, Notes, PageSize};
use chengyu_atlas::geodata::{LoadOptions, load};
use chengyu_atlas::messages::{Language, Says as _};
use chengyu_atlas::model::Atlas;
use chengyu_atlas::scene::layout::{Figure, NotDrawn, pages};
use chengyu_atlas::scene::theme::LINE_AREA_PT2;
use chengyu_atlas::scene::{Extent, Request, Scene, Theme, build};
use support::{I18N, View};

const LINES: usize = 4000;

/// Writes a pack of some short lines of a mode all over the region.
fn write_pack(folder: &Path, lines: usize, mode: &str) {
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write(
        "pack.toml",
        "id = \"crowd\"\ntitle = \"线\"\ntitle_en = \"Lines\"\nlanguages = [\"zh-Hans\"]\n",
    );
    let source = format!(
        "[[source]]\nid = \"crowd\"\ntitle = \"线\"\ntitle_en = \"Lines\"\npublisher = \"线\"\n\
         kind = \"news\"\ndate = \"2020\"\ndate_basis = \"stated\"\nlanguage = \"zh-Hans\"\n\
         file = \"crowd.txt\"\nsha256 = \"{}\"\n",
        "0".repeat(64)
    );
    write("sources.toml", &source);
    for name in ["places", "roles", "corridors", "targets", "events"] {
        write(&format!("{name}.toml"), "");
    }
    let (mut links, mut features) = (String::new(), Vec::new());
    for i in 0..lines {
        write!(
            links,
            "[[link]]\nid = \"crowd-{i}\"\nname = \"线{i}\"\nen = \"Line {i}\"\naliases = []\n\
             mode = \"{mode}\"\nstatus = \"proposed\"\nstatus_text = \"建设\"\n\
             places = [\"510100\", \"500000\"]\nderived = false\nalignment = \"schematic\"\n\
             variants = []\n[[link.mention]]\nsource = \"crowd\"\nquote = \"线{i}\"\n\
             status_text = \"建设\"\n\n"
        )
        .unwrap();
        // A square grid of lines, the later ones longer.
        let (column, row) = ((i % 64) as f64, (i / 64) as f64);
        let (lon, lat) = (103.0 + column * 0.09, 28.5 + row * 0.06);
        let length = 0.05 + i as f64 * 1e-5;
        features.push(format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"link\":\"crowd-{i}\",\"kind\":\"schematic\",\
             \"certainty\":\"estimate\",\"source\":\"\"}},\"geometry\":{{\"type\":\"LineString\",\
             \"coordinates\":[[{lon},{lat}],[{},{lat}]]}}}}",
            lon + length
        ));
    }
    write("links.toml", &links);
    let collection = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    );
    write("alignments.geojson", &collection);
}

fn crowded() -> Atlas {
    with_lines(LINES, "expressway")
}

/// The bundled atlas with some more lines of a mode.
fn with_lines(lines: usize, mode: &str) -> Atlas {
    let folder = tempfile::tempdir().unwrap();
    write_pack(folder.path(), lines, mode);
    let options = LoadOptions {
        packs: vec![folder.path().into()],
        ..LoadOptions::default()
    };
    let loaded = load(&options).unwrap();
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.atlas
}

fn scene_of(atlas: &Atlas) -> Scene {
    View::opening().built(&I18N, |request| {
        build(&Request {
            atlas,
            margin_pt: 0.0,
            ..*request
        })
    })
}

fn links_of(scene: &Scene) -> BTreeSet<String> {
    let keys = scene.items().filter_map(|item| scene.key_of(item));
    let links = keys.filter(|key| key.starts_with("link-crowd-"));
    links.map(|key| key.to_string()).collect()
}

#[test]
fn a_crowded_map_draws_the_longest_lines_and_says_how_many_it_leaves_out() {
    let atlas = crowded();
    let scene = scene_of(&atlas);
    let drawn = links_of(&scene);
    let room = scene.page.0 * scene.page.1 / LINE_AREA_PT2;
    assert!(drawn.len() > 300, "{}", drawn.len());
    assert!(
        (drawn.len() as f64) < room + 101.0,
        "{} in {room}",
        drawn.len()
    );
    let shortest = drawn
        .iter()
        .filter_map(|id| id.rsplit('-').next()?.parse::<usize>().ok());
    let first = shortest.min().unwrap();
    assert!(
        first > LINES / 2,
        "line {first} is drawn before longer ones"
    );
    let words = I18N.tr("legend-lines-hidden");
    let words = words.split('：').next().unwrap();
    assert!(scene.to_string().contains(words), "{words}");
}

#[test]
fn a_map_with_room_for_all_leaves_none_out() {
    let scene = View::opening().scene();
    let words = I18N.tr("legend-lines-hidden");
    let words = words.split('：').next().unwrap();
    assert!(!scene.to_string().contains(words));
}

#[test]
fn a_line_that_is_neither_rail_road_nor_water_has_a_row_of_its_own() {
    let row = I18N.tr("legend-other-link");
    let says = |scene: &Scene| scene.to_string().contains(&format!("text {row:?}"));
    assert!(!says(&View::opening().scene()));
    assert!(says(&scene_of(&with_lines(20, "other"))));
}

#[test]
fn a_board_of_more_pages_than_anybody_looks_through_is_refused_in_words() {
    let theme = Theme::light();
    let board = |atlas: &Atlas, page| {
        let asked = Figure {
            kind: FigureKind::Board,
            page,
            notes: Notes::usual(page),
            ..Figure::new(Extent::Region)
        };
        pages(atlas, &I18N, &theme, &asked)
    };
    let crowded = crowded();
    let Err(NotDrawn::ManyPages(count)) = board(&crowded, PageSize::Slide) else {
        panic!("a board of {LINES} links on slides");
    };
    assert!(count * 12 >= LINES, "{count}");
    for language in Language::ALL {
        let said = NotDrawn::ManyPages(count).said().text(language);
        assert!(
            said.contains(&count.to_string()) && said.contains("99"),
            "{said}"
        );
    }
    let few = with_lines(400, "expressway");
    assert!(board(&few, PageSize::Slide).is_ok_and(|pages| pages.len() <= 99));
}
