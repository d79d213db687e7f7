//! The status board: every link in a row, what the texts state of it and when, on as many pages as
//! that takes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use chengyu_atlas::board::{Board, BoardQuery, GroupHead, is_unplaced};
use chengyu_atlas::export::{Description, command, page_paths};
use chengyu_atlas::figure_spec::{FigureKind, Notes, PageSize, RowOrder, find};
use chengyu_atlas::filter::{FactFilter, ModeGroup, Value};
use chengyu_atlas::font::{ASCENT, DESCENT, width_in};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, LinkId, PartialDate, Status};
use chengyu_atlas::projection::{PagePt, PageRect};
use chengyu_atlas::scene::layout::{Figure, NotDrawn, figure_title, pages};
use chengyu_atlas::scene::theme::ThemeName;
use chengyu_atlas::scene::{Extent, LeftOut, Mark, Scene, Shape, Theme};
use support::{ATLAS, I18N, THEME};

/// The sizes that boards are looked at in.
const PAGES: [&str; 8] = [
    "A4",
    "A4-portrait",
    "A3",
    "report",
    "column",
    "slide",
    "90x60mm",
    "400x90mm",
];

fn about(name: &str) -> FeatureId {
    find(&ATLAS, name).expect("a feature")
}

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

fn asked(page: PageSize, language: Language) -> Figure {
    let mut asked = Figure {
        kind: FigureKind::Board,
        page,
        notes: Notes::usual(page),
        ..Figure::new(Extent::Region)
    };
    asked.title = figure_title(&ATLAS, &I18n::new(language), &asked);
    asked
}

fn drawn(asked: &Figure, language: Language) -> Vec<Scene> {
    pages(&ATLAS, &I18n::new(language), &THEME, asked).expect("a board")
}

fn board(filter: &FactFilter, as_of: Option<PartialDate>, about: Option<FeatureId>) -> Board {
    let query = BoardQuery {
        filter,
        as_of,
        about,
        order: RowOrder::Mode,
    };
    Board::of(&ATLAS, &query)
}

fn links(board: &Board) -> BTreeSet<LinkId> {
    board.rows().map(|row| row.link).collect()
}

/// The links of pages in their order.
fn rows(pages: &[Scene]) -> Vec<FeatureId> {
    pages.iter().flat_map(|page| page.facts.clone()).collect()
}

/// The boxes of all texts of a page, with what they say.
fn boxes(page: &Scene) -> Vec<(PageRect, &str)> {
    let texts = page.items().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    });
    texts
        .map(|text| {
            let width = width_in(&text.content, text.size_pt, text.weight);
            let high = (ASCENT + DESCENT) * text.size_pt;
            let corner = text.at.offset(0.0, -ASCENT * text.size_pt);
            (
                PageRect::from_min_size(corner, width, high).expand(-0.3),
                text.content.as_str(),
            )
        })
        .collect()
}

/// What stands in the row of a link, line after line.
fn words(page: &Scene, link: FeatureId) -> String {
    let own = page.items().filter(|item| item.feature == Some(link));
    own.filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.as_str()),
        _ => None,
    })
    .collect()
}

#[test]
fn every_link_has_one_row_and_those_that_no_map_can_place_are_marked() {
    let all: BTreeSet<FeatureId> = ATLAS.links().map(|(id, _)| FeatureId::Link(id)).collect();
    let unplaced = ATLAS.links().filter(|(_, link)| is_unplaced(link)).count();
    assert!(unplaced > 30 && unplaced < all.len(), "{unplaced}");
    for language in Language::ALL {
        let pages = drawn(&asked(PageSize::A4, language), language);
        let rows = rows(&pages);
        assert_eq!(rows.len(), all.len());
        assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), all);
        let slashes = pages.iter().flat_map(Scene::items).filter(|item| {
            let is_slash =
                matches!(&item.shape, Shape::Segments { segments, .. } if segments.len() == 1);
            is_slash && item.mark == Mark::Row && item.feature.is_some_and(is_off_map)
        });
        assert_eq!(slashes.count(), unplaced);
    }
}

fn is_off_map(feature: FeatureId) -> bool {
    matches!(feature, FeatureId::Link(id) if is_unplaced(ATLAS.link(id)))
}

#[test]
fn a_page_has_at_most_forty_rows_and_a_slide_twelve() {
    for (size, most) in [("A4", 40), ("A4-portrait", 40), ("A3", 40), ("slide", 12)] {
        let page = size.parse().expect("a page");
        let pages = drawn(&asked(page, Language::ZhHans), Language::ZhHans);
        assert!(pages.len() > 1, "{size}");
        for page in &pages {
            assert!((1..=most).contains(&page.facts.len()), "{size}");
        }
    }
}

#[test]
fn no_text_of_a_board_overlaps_another_or_leaves_the_page_and_all_can_be_read() {
    for size in PAGES {
        let page: PageSize = size.parse().expect("a page");
        for language in Language::ALL {
            for sort in [RowOrder::Mode, RowOrder::Place] {
                let asked = Figure {
                    sort,
                    caption: "一行图注。".to_owned(),
                    number: "图1".to_owned(),
                    ..asked(page, language)
                };
                for (nth, scene) in drawn(&asked, language).iter().enumerate() {
                    check_texts(scene, &format!("{size}, {}, {nth}", language.tag()));
                }
            }
        }
    }
}

fn check_texts(scene: &Scene, name: &str) {
    let boxes = boxes(scene);
    let page = PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1);
    for (at, (own, words)) in boxes.iter().enumerate() {
        let is_within = own.min.x >= page.min.x
            && own.max.x <= page.max.x
            && own.min.y >= page.min.y
            && own.max.y <= page.max.y;
        assert!(is_within, "{name}: {words:?} leaves the page");
        let other = boxes[..at].iter().find(|(other, _)| own.overlaps(other));
        assert!(other.is_none(), "{name}: {words:?} over {other:?}");
    }
    for item in scene.items() {
        if let Shape::Text(text) = &item.shape {
            assert!(text.size_pt >= 6.0, "{name}: {:?}", text.content);
        }
    }
}

#[test]
fn a_row_says_what_its_texts_say_in_their_own_words() {
    let pages = drawn(&asked(PageSize::A4, Language::ZhHans), Language::ZhHans);
    let board = board(&FactFilter::default(), None, None);
    for row in board.rows() {
        let feature = FeatureId::Link(row.link);
        let page = pages.iter().find(|page| page.facts.contains(&feature));
        let words = words(page.expect("a page"), feature);
        for stated in &row.stated {
            let quote = stated.mention(&ATLAS, row.link).anchor.quote.as_str();
            let quoted = I18N.quoted(quote);
            assert!(words.contains(&quoted), "{words} {quoted}");
        }
        for note in &ATLAS.link(row.link).later {
            assert!(words.contains(&note.date.to_string()), "{words}");
        }
    }
}

#[test]
fn every_item_of_a_row_carries_its_link_and_stands_on_the_page_of_it() {
    for page in drawn(&asked(PageSize::Slide, Language::En), Language::En) {
        for item in page.items().filter(|item| item.feature.is_some()) {
            assert_eq!(item.mark, Mark::Row);
            assert!(page.facts.contains(&item.feature.expect("a link")));
            assert!(page.words_of(item).is_some());
        }
        let text = page.to_string();
        for link in &page.facts {
            let key = &page.features.get(link).expect("words").key;
            assert!(text.contains(&format!("#{key}\n")), "{key}");
        }
    }
}

#[test]
fn rows_stand_in_the_order_that_is_asked_for() {
    let filter = FactFilter::default();
    for order in RowOrder::ALL {
        let query = BoardQuery {
            filter: &filter,
            as_of: None,
            about: None,
            order,
        };
        let board = Board::of(&ATLAS, &query);
        assert_eq!(board.rows().count(), ATLAS.links().count());
        let heads: Vec<GroupHead> = board.groups.iter().map(|group| group.head).collect();
        let is_sorted = heads.windows(2).all(|two| match (two[0], two[1]) {
            (GroupHead::Status(a), GroupHead::Status(b)) => a < b,
            (GroupHead::Mode(a), GroupHead::Mode(b)) => a < b,
            (GroupHead::Place(a), GroupHead::Place(b)) => b.is_none() || a < b,
            (GroupHead::Date(Some(a)), GroupHead::Date(Some(b))) => !a.is_after(b) && a != b,
            (GroupHead::Date(_), GroupHead::Date(None)) => true,
            _ => false,
        });
        assert!(is_sorted, "{heads:?}");
        for group in &board.groups {
            let is_of = |link| match group.head {
                GroupHead::Status(status) => ATLAS.link(link).status == status,
                GroupHead::Mode(mode) => ATLAS.link(link).mode == mode,
                GroupHead::Place(place) => ATLAS.link(link).places.first().copied() == place,
                GroupHead::Date(_) => true,
            };
            assert!(group.rows.iter().all(|row| is_of(row.link)));
        }
    }
}

#[test]
fn filters_and_the_date_hold_and_what_came_after_it_is_not_told() {
    let mut filter = FactFilter::default();
    filter.only(Value::Mode(ModeGroup::Rail));
    let rail = board(&filter, None, None);
    assert!(!rail.is_empty());
    for row in rail.rows() {
        assert_eq!(ModeGroup::of(ATLAS.link(row.link).mode), ModeGroup::Rail);
    }
    let all = FactFilter::default();
    let early = board(&all, date("2020-02"), None);
    let late = board(&all, None, None);
    assert!(links(&early).is_subset(&links(&late)) && early.rows().count() < late.rows().count());
    let by = date("2020-12").expect("a date");
    for row in board(&all, Some(by), None).rows() {
        let link = ATLAS.link(row.link);
        assert!(
            row.later
                .iter()
                .all(|nth| !link.later[*nth].date.is_after(by))
        );
        assert!(
            row.stated
                .iter()
                .all(|s| s.date.is_some_and(|d| !d.is_after(by)))
        );
    }
    filter.only(Value::Status(Status::InOperation));
    assert!(board(&filter, None, None).is_empty());
}

#[test]
fn a_board_is_about_one_place_one_corridor_or_one_link() {
    let all = FactFilter::default();
    let of = |name: &str| board(&all, None, Some(about(name)));
    let suining = of("遂宁");
    let FeatureId::Place(place) = about("遂宁") else {
        panic!("遂宁 is a place");
    };
    let own: BTreeSet<LinkId> = ATLAS.links_of(place).iter().copied().collect();
    assert!(!own.is_empty() && own.is_subset(&links(&suining)));
    let corridor = of("成渝主轴");
    assert!(!corridor.is_empty() && corridor.rows().count() < ATLAS.links().count());
    assert_eq!(of("成渝中线高铁").rows().count(), 1);
}

#[test]
fn what_has_no_date_stands_apart_from_the_years() {
    let atlas = undated();
    let asked = asked(PageSize::A4, Language::ZhHans);
    let pages = pages(&atlas, &I18N, &THEME, &asked).expect("a board");
    let unknown = I18N.tr("detail-date-unknown");
    let head = boxes(&pages[0])
        .into_iter()
        .find(|(_, words)| *words == unknown);
    let (head, _) = head.expect("a column for what has no date");
    let years = boxes(&pages[0]);
    let years = years
        .iter()
        .filter(|(_, words)| words.parse::<u16>().is_ok());
    assert!(years.into_iter().all(|(year, _)| year.max.x < head.min.x));
    let query = BoardQuery {
        filter: &FactFilter::default(),
        as_of: date("9999"),
        about: None,
        order: RowOrder::Date,
    };
    let by_then = Board::of(&atlas, &query);
    assert!(
        by_then
            .rows()
            .all(|row| row.stated.iter().all(|s| s.date.is_some()))
    );
}

/// The bundled atlas with a text whose date nobody knows.
fn undated() -> chengyu_atlas::model::Atlas {
    use chengyu_atlas::geodata::{LoadOptions, load};
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/packs/shuangcheng");
    for entry in std::fs::read_dir(from).expect("the pack") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a text");
        let text = text.replace("date = \"2020-01\"\ndate_basis = \"inferred\"\n", "");
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
fn a_page_that_is_too_small_leaves_out_what_it_must_and_says_so() {
    let asked_on = |size: &str| Figure {
        notes: Notes::Full,
        ..asked(size.parse().expect("a page"), Language::ZhHans)
    };
    let small = drawn(&asked_on("90x60mm"), Language::ZhHans);
    assert!(small[0].left_out.contains(&LeftOut::References));
    assert_eq!(rows(&small).len(), ATLAS.links().count());
    let tiny = pages(&ATLAS, &I18N, &THEME, &asked_on("200x40mm"));
    assert!(tiny.is_ok() || tiny.err() == Some(NotDrawn::NoRoom));
}

#[test]
fn a_board_describes_each_link_of_its_page() {
    let asked = asked(PageSize::A4, Language::ZhHans);
    for page in drawn(&asked, Language::ZhHans) {
        let described = Description::of(&ATLAS, &I18N, &asked, &page);
        assert!(described.base.is_empty(), "a board has no base map");
        for link in &page.facts {
            let name = &page.features[link].name;
            assert!(described.long.contains(&**name), "{name}");
        }
        assert!(described.alt.contains("通道"), "{}", described.alt);
    }
}

#[test]
fn themes_change_colours_and_nothing_else() {
    let asked = asked(PageSize::A4, Language::En);
    let i18n = I18n::new(Language::En);
    let texts = |name| {
        let pages = pages(&ATLAS, &i18n, &Theme::of(name), &asked).expect("a board");
        let boxes = pages.iter().flat_map(boxes);
        let boxes: Vec<(String, f64)> = boxes.map(|(r, w)| (w.to_owned(), r.min.x)).collect();
        boxes
    };
    let light = texts(ThemeName::Light);
    assert!(
        [ThemeName::Dark, ThemeName::Print]
            .into_iter()
            .all(|name| texts(name) == light)
    );
}

#[test]
fn the_command_makes_a_board_again() {
    let mut asked = asked(PageSize::A4, Language::ZhHans);
    (asked.sort, asked.extent) = (RowOrder::Date, Extent::Feature(about("遂宁")));
    let of = |figure: &Figure| {
        let look = (Language::ZhHans, ThemeName::Light);
        command(&ATLAS, None, figure, look, 150, Path::new("board.png"))
    };
    let words = of(&asked);
    assert!(words.contains("--kind board --sort date"), "{words}");
    assert!(words.contains("--focus 510900"), "{words}");
    asked.extent = Extent::Region;
    let words = of(&asked);
    assert!(
        !words.contains("--fit") && !words.contains("--layers"),
        "{words}"
    );
}

#[test]
fn pages_are_numbered_beside_the_path_that_is_asked_for() {
    let paths = page_paths(Path::new("a/board.svg"), 2);
    assert_eq!(
        paths,
        [Path::new("a/board-1.svg"), Path::new("a/board-2.svg")]
    );
    assert_eq!(page_paths(Path::new("b.pdf"), 1), [Path::new("b.pdf")]);
}

/// Runs `render` in a folder.
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

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_pages_are_written_all_or_none_and_replace_nothing_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("b-2.svg"), "mine").expect("a file");
    let args = ["-o", "b.svg", "--kind", "board"];
    let refused = render(at, "C", &args);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("b-2.svg"));
    assert_eq!(files(at), ["b-2.svg"]);
    let forced = render(at, "C", &[&args[..], &["--force"]].concat());
    assert_eq!(forced.status.code(), Some(0));
    assert_eq!(files(at), ["b-1.svg", "b-2.svg", "b-3.svg"]);
    let pdf = render(at, "C", &["-o", "b.pdf", "--kind", "board"]);
    assert_eq!(pdf.status.code(), Some(0));
    let bytes = std::fs::read(at.join("b.pdf")).expect("a file");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Count 3"), "three pages");
    let one = [
        "-o",
        "c.svg",
        "--kind",
        "board",
        "--status",
        "under-construction",
    ];
    assert_eq!(render(at, "C", &one).status.code(), Some(0));
    assert!(files(at).contains(&"c.svg".to_owned()));
}

#[test]
fn what_does_not_go_with_a_board_is_refused_in_both_languages_and_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for (args, english, chinese) in [
        (
            &["--kind", "board", "--status", "in-operation"][..],
            "there is no link to list",
            "没有可列的通道",
        ),
        (
            &["--kind", "board", "--as-of", "1990"],
            "there is no link to list",
            "没有可列的通道",
        ),
        (
            &["--kind", "board", "--fit", "circle"],
            "--fit speaks of a map",
            "--fit 是对地图说的",
        ),
        (
            &["--kind", "board", "--layers", "roles"],
            "--layers speaks of a map",
            "--layers 是对地图说的",
        ),
        (
            &["--sort", "date"],
            "--sort goes with --kind board alone",
            "--sort 只与 --kind board 同用",
        ),
        (
            &["--by", "year", "--kind", "board"],
            "--by goes with --kind multiples alone",
            "--by 只与 --kind multiples 同用",
        ),
        (&["--kind", "bord"], "board", "board"),
        (&["--kind", "board", "--sort", "size"], "status", "status"),
    ] {
        let args = [&["-o", "x.png"], args].concat();
        for (locale, words) in [("C", english), ("zh_CN.UTF-8", chinese)] {
            let run = render(at, locale, &args);
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(2), "{args:?}: {said}");
            assert!(said.contains(words), "{args:?}: {said}");
            assert_eq!(files(at), [""; 0], "{args:?}");
        }
    }
}
