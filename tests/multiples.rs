//! Small multiples: one extent several times on a page, of a text, a year or a status each.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use chengyu_atlas::export::{Description, command};
use chengyu_atlas::figure_spec::{FigureKind, Notes, PageSize, PanelsBy, find};
use chengyu_atlas::font::{ASCENT, DESCENT, width_in};
use chengyu_atlas::geodata::{LoadOptions, load};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Atlas, FeatureId, Language, LinkId, PartialDate};
use chengyu_atlas::projection::{PageRect, Viewport};
use chengyu_atlas::scene::layout::{Figure, NotDrawn, figure_title, pages, panel_names};
use chengyu_atlas::scene::theme::ThemeName;
use chengyu_atlas::scene::{Compared, Extent, Item, Layer, Mark, Scene, Shape};
use support::{ATLAS, I18N, THEME};

fn asked(by: PanelsBy, page: PageSize, extent: Extent) -> Figure {
    let mut asked = Figure {
        kind: FigureKind::Multiples,
        by,
        page,
        notes: Notes::usual(page),
        about: match extent {
            Extent::Feature(feature) => Some(feature).into(),
            _ => None.into(),
        },
        ..Figure::new(extent)
    };
    asked.title = figure_title(&ATLAS, &I18N, &asked);
    asked
}

fn drawn(atlas: &Atlas, asked: &Figure) -> Scene {
    let pages = pages(atlas, &I18N, &THEME, asked).expect("several maps");
    let [page] = pages.try_into().expect("one page");
    page
}

/// The maps of a page with what lies on their ground.
fn maps(scene: &Scene) -> Vec<(&Viewport, &[Item])> {
    let panels = scene.panels.iter();
    let panels = panels.map(|panel| (&panel.view, panel.ground.as_slice()));
    let first = (&scene.view, scene.ground.as_slice());
    std::iter::once(first).chain(panels).collect()
}

/// The links whose lines or symbols lie on a map.
fn links(ground: &[Item]) -> BTreeSet<LinkId> {
    let marks = ground
        .iter()
        .filter(|item| matches!(item.mark, Mark::LinkLine | Mark::LinkPoint));
    let links = marks.filter_map(|item| match item.feature {
        Some(FeatureId::Link(id)) => Some(id),
        _ => None,
    });
    links.collect()
}

/// What stands on the paper around the maps, in lines.
fn paper(scene: &Scene) -> Vec<(PageRect, String)> {
    let marks = [Mark::Title, Mark::Caption, Mark::References, Mark::Legend];
    let items = scene
        .furniture
        .iter()
        .filter(|item| marks.contains(&item.mark));
    items
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => {
                let width = width_in(&text.content, text.size_pt, text.weight);
                let corner = text.at.offset(0.0, -ASCENT * text.size_pt);
                let high = (ASCENT + DESCENT) * text.size_pt;
                let rect = PageRect::from_min_size(corner, width, high);
                Some((rect.expand(-0.4), text.content.clone()))
            }
            _ => None,
        })
        .collect()
}

fn caption(scene: &Scene) -> String {
    let caption = scene
        .furniture
        .iter()
        .filter(|item| item.mark == Mark::Caption);
    caption
        .filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text.content.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_map_has_the_same_extent_and_scale_and_one_legend_serves_them_all() {
    let ziyang = Extent::Feature(find(&ATLAS, "资阳").expect("a place"));
    for by in PanelsBy::ALL {
        for (page, extent) in [
            (PageSize::A4, Extent::Circle),
            (PageSize::Slide, ziyang),
            (PageSize::Report, Extent::Region),
        ] {
            let asked = asked(by, page, extent);
            let scene = drawn(&ATLAS, &asked);
            let maps = maps(&scene);
            assert!((2..=6).contains(&maps.len()), "{by:?}");
            assert_eq!(maps.len(), panel_names(&ATLAS, &I18N, &asked).len());
            let (first, _) = maps[0];
            for (view, _) in &maps {
                assert!((view.zoom - first.zoom).abs() < 1e-9, "{by:?}");
                assert!((view.center.x - first.center.x).abs() < 1e-12);
                assert!((view.center.y - first.center.y).abs() < 1e-12);
                assert!((view.frame.width() - first.frame.width()).abs() < 1e-6);
                assert!((view.frame.height() - first.frame.height()).abs() < 1e-6);
            }
            assert!(scene.legend.is_some());
            let bars = scene.items().filter(|item| item.mark == Mark::NorthArrow);
            assert!(bars.count() > 0);
        }
    }
}

#[test]
fn a_map_of_a_text_has_what_that_text_says_and_nothing_else() {
    let scene = drawn(&ATLAS, &asked(PanelsBy::Text, PageSize::A4, Extent::Circle));
    let mut dated: Vec<_> = ATLAS.sources().collect();
    dated.sort_by_key(|(_, source)| source.date.map(|date| date.to_string()));
    let maps = maps(&scene);
    assert_eq!(maps.len(), dated.len());
    let mut seen = 0;
    for ((_, ground), (source, _)) in maps.iter().zip(&dated) {
        for link in links(ground) {
            let mut mentions = ATLAS.link(link).evidence.mentions().iter();
            assert!(mentions.any(|mention| mention.anchor.source == *source));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_map_of_a_year_has_what_was_said_by_its_end_and_what_is_not_new_is_pale() {
    let scene = drawn(&ATLAS, &asked(PanelsBy::Year, PageSize::A4, Extent::Circle));
    let maps = maps(&scene);
    assert_eq!(maps.len(), 2);
    let (before, after) = (links(maps[0].1), links(maps[1].1));
    assert!(!before.is_empty() && before.is_subset(&after));
    let colors = |ground: &[Item], link: LinkId| -> BTreeSet<String> {
        let own = ground.iter().filter(|item| {
            item.feature == Some(FeatureId::Link(link)) && item.mark == Mark::LinkLine
        });
        own.map(|item| item.shape.to_string()).collect()
    };
    let pale = before.iter().filter(|link| {
        let own = (colors(maps[0].1, **link), colors(maps[1].1, **link));
        !own.0.is_empty() && own.0 != own.1
    });
    let lines = before
        .iter()
        .filter(|link| !colors(maps[0].1, **link).is_empty());
    assert_eq!(pale.count(), lines.count());
    let caption = caption(&scene);
    assert!(
        caption.contains("画得较淡") && caption.contains("新说到"),
        "{caption}"
    );
}

#[test]
fn a_map_of_a_status_has_the_links_of_that_status() {
    let scene = drawn(
        &ATLAS,
        &asked(PanelsBy::Status, PageSize::A4, Extent::Circle),
    );
    let mut seen = BTreeSet::new();
    for (_, ground) in maps(&scene) {
        let statuses: BTreeSet<_> = links(ground)
            .iter()
            .map(|id| ATLAS.link(*id).status)
            .collect();
        assert_eq!(statuses.len(), 1);
        assert!(
            seen.insert(*statuses.first().expect("a status")),
            "each once"
        );
        let corridors = ground
            .iter()
            .filter(|item| matches!(item.mark, Mark::Corridor(_)));
        assert_eq!(corridors.count(), 0);
    }
}

#[test]
fn what_stands_around_the_maps_keeps_apart_and_can_be_read() {
    let ziyang = Extent::Feature(find(&ATLAS, "资阳").expect("a place"));
    for size in ["A4", "A4-portrait", "A3", "report", "column", "slide"] {
        let page: PageSize = size.parse().expect("a page");
        for (by, language) in [
            (PanelsBy::Text, Language::ZhHans),
            (PanelsBy::Text, Language::En),
            (PanelsBy::Status, Language::ZhHant),
        ] {
            let i18n = I18n::new(language);
            let mut asked = asked(by, page, ziyang);
            asked.title = figure_title(&ATLAS, &i18n, &asked);
            let pages = pages(&ATLAS, &i18n, &THEME, &asked).expect("several maps");
            let lines = paper(&pages[0]);
            for (at, (own, words)) in lines.iter().enumerate() {
                let over = lines[..at].iter().find(|(other, _)| own.overlaps(other));
                assert!(over.is_none(), "{size} {by:?}: {words:?} over {over:?}");
                let frames = maps(&pages[0]).into_iter().map(|(view, _)| view.frame);
                let covered = frames
                    .filter(|frame| frame.expand(-1.0).overlaps(own))
                    .count();
                assert_eq!(covered, 0, "{size} {by:?}: {words:?} on a map");
            }
            for item in pages[0].items() {
                if let Shape::Text(text) = &item.shape {
                    assert!(text.size_pt >= 6.0, "{size}: {:?}", text.content);
                }
            }
        }
    }
}

/// The bundled atlas with four texts more, each of which says again what one of its texts says.
fn more_texts() -> Atlas {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/packs/shuangcheng");
    for entry in std::fs::read_dir(from).expect("the pack") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        let mut text = std::fs::read_to_string(&path).expect("a text");
        if name == "sources.toml" {
            let start = text.find("[[source]]").expect("a source");
            let end = text[start + 1..].find("[[source]]").expect("another") + start + 1;
            let first = text[start..end].to_owned();
            for year in 2011..2015 {
                let own = first.replace("yaan-2020", &format!("text-{year}"));
                text.push('\n');
                text.push_str(&own.replace("\"2020-07\"", &format!("\"{year}\"")));
            }
        }
        if name == "links.toml" {
            let mention = "[[link.mention]]\nsource = \"yaan-2020\"";
            let start = text.find(mention).expect("a mention");
            let end = text[start..].find("\n[[link]]").expect("a link") + start;
            let own = text[start..end].to_owned();
            for year in 2011..2015 {
                text.insert_str(end, &own.replace("yaan-2020", &format!("text-{year}")));
                text.insert(end, '\n');
            }
        }
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let options = LoadOptions {
        packs: vec![folder.path().to_owned()],
        ..LoadOptions::default()
    };
    let loaded = load(&options).expect("an atlas");
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    loaded.atlas
}

#[test]
fn of_more_than_six_the_fullest_texts_and_the_last_years_are_drawn_and_the_rest_is_counted() {
    let atlas = more_texts();
    assert_eq!(atlas.sources().count(), 9);
    let texts = asked(PanelsBy::Text, PageSize::A4, Extent::Region);
    let names = panel_names(&atlas, &I18N, &texts);
    assert_eq!(names.len(), 6);
    let bundled = panel_names(&ATLAS, &I18N, &texts);
    assert!(bundled.iter().all(|name| names.contains(name)), "{names:?}");
    let caption_of = caption(&drawn(&atlas, &texts));
    assert!(caption_of.contains("另有 3 篇"), "{caption_of}");
    let years = asked(PanelsBy::Year, PageSize::A4, Extent::Region);
    let names = panel_names(&atlas, &I18N, &years);
    assert_eq!(names.len(), 6);
    assert!(
        names.last().is_some_and(|name| name.contains("2023")),
        "{names:?}"
    );
}

#[test]
fn a_kind_that_does_not_fit_is_refused() {
    let place = |key: &str| find(&ATLAS, key).expect("a place");
    let both = Compared::new(&[place("资阳"), place("遂宁")]).expect("two");
    let refused = |asked: &Figure| pages(&ATLAS, &I18N, &THEME, asked).err();
    let compared = asked(PanelsBy::Text, PageSize::A4, Extent::Compared(both));
    assert_eq!(
        refused(&compared),
        Some(NotDrawn::Kind(FigureKind::Multiples))
    );
    let mut early = asked(PanelsBy::Year, PageSize::A4, Extent::Region);
    early.shown.set_as_of(PartialDate::parse("2020-06"));
    assert_eq!(refused(&early), Some(NotDrawn::FewMaps(PanelsBy::Year, 1)));
    let mut bare = asked(PanelsBy::Status, PageSize::A4, Extent::Region);
    bare.shown.set(Layer::Links, false);
    assert_eq!(refused(&bare), Some(NotDrawn::FewMaps(PanelsBy::Status, 0)));
}

#[test]
fn the_description_names_every_map_and_the_command_makes_the_figure_again() {
    let asked = asked(PanelsBy::Status, PageSize::A4, Extent::Circle);
    let described = Description::of(&ATLAS, &I18N, &asked, &drawn(&ATLAS, &asked));
    for name in panel_names(&ATLAS, &I18N, &asked) {
        assert!(described.alt.contains(&name), "{}", described.alt);
    }
    let look = (Language::ZhHans, ThemeName::Light);
    let words = command(&ATLAS, None, &asked, look, 150, Path::new("m.png"));
    assert!(words.contains("--kind multiples --by status"), "{words}");
    assert!(words.contains("--fit circle"), "{words}");
}

fn render(folder: &Path, locale: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"))
        .env_remove("LC_ALL")
        .env_remove("LANGUAGE")
        .env("LANG", locale)
        .current_dir(folder)
        .arg("render")
        .args(args)
        .output()
        .expect("it runs")
}

#[test]
fn a_wrong_call_is_told_in_both_languages_and_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    for (args, english, chinese) in [
        (
            &["--kind", "multiples", "--by", "year", "--as-of", "2020-06"][..],
            "small multiples need two maps at least",
            "多幅小图至少要两幅",
        ),
        (
            &["--kind", "multiples", "--by", "status", "--layers", "roles"],
            "small multiples need two maps at least",
            "多幅小图至少要两幅",
        ),
        (
            &["--kind", "multiples", "--focus", "资阳", "--connections"],
            "--connections speaks of a map",
            "--connections 是对地图说的",
        ),
        (
            &["--kind", "multiples", "--sort", "mode"],
            "--sort goes with --kind board alone",
            "--sort 只与 --kind board 同用",
        ),
        (&["--kind", "multiples", "--by", "place"], "year", "year"),
    ] {
        let args = [&["-o", "x.svg"], args].concat();
        for (locale, words) in [("C", english), ("zh_CN.UTF-8", chinese)] {
            let run = render(folder.path(), locale, &args);
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(2), "{args:?}: {said}");
            assert!(said.contains(words), "{args:?}: {said}");
            let left = std::fs::read_dir(folder.path()).expect("a folder").count();
            assert_eq!(left, 0, "{args:?}");
        }
    }
}
