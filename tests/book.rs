//! The book: every place that a text names has its pages, everything said of it stands there, and
//! nothing is too small, off the page or without its entry in the index.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

#[path = "book/setting.rs"]
mod setting;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use chengyu_atlas::book::{Book, Bookmark, Chapter, JumpTarget, Line, PAGE_PT, Page, Part};
use chengyu_atlas::card::{Panel, panel};
use chengyu_atlas::citation::reference;
use chengyu_atlas::export::encode_book;
use chengyu_atlas::figure_spec::ReviewNumber;
use chengyu_atlas::font::has_glyph;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Atlas, Contents, FeatureId, Language, PlaceId};
use chengyu_atlas::projection::{PagePt, PageRect};
use chengyu_atlas::scene::{About, Theme};
use support::{ATLAS, I18N, THEME};

/// The least size of the book's own print.
const LEAST_PT: f64 = 7.0;
/// The most room the whole book may take.
const MAX_BYTES: usize = 15 << 20;

static BOOK: LazyLock<Book> = LazyLock::new(|| book(Language::ZhHans));
static PDF: LazyLock<Vec<u8>> =
    LazyLock::new(|| encode_book(&BOOK, &ATLAS, &I18N, &THEME).expect("a PDF"));

fn book(language: Language) -> Book {
    Book::new(&ATLAS, &I18n::new(language), &THEME, None)
}

fn feature(id: PlaceId) -> JumpTarget {
    JumpTarget::Feature(FeatureId::Place(id))
}

/// What some pages say, without spaces, so that lines may break anywhere.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What stands on the pages of a place: from its own to the next place's or chapter's.
fn pages_of(book: &Book, id: PlaceId) -> String {
    let first = book.page_of(feature(id)).expect("a page");
    let starts = book.positions.iter().filter(|(target, _)| match target {
        JumpTarget::Feature(FeatureId::Place(_)) | JumpTarget::Chapter(_) => true,
        JumpTarget::Feature(_) | JumpTarget::Source(_) => false,
    });
    let next = starts
        .map(|(_, position)| position.page)
        .filter(|page| *page > first);
    let next = next.min().unwrap_or(book.pages.len());
    let said: Vec<String> = book.pages[first..next].iter().map(Page::text).collect();
    squeezed(&said.concat())
}

/// Everything a panel says that has to stand on paper, too.
fn words(panel: &Panel, i18n: &I18n) -> Vec<String> {
    let mut words = vec![panel.title.clone()];
    words.extend(panel.other_names.clone());
    words.extend(panel.facts.clone());
    words.extend(panel.empty.clone());
    for section in &panel.sections {
        let said = section.cards.iter().any(|card| !card.title.is_empty());
        words.extend((said || !section.places.is_empty()).then(|| section.title.clone()));
        words.extend(section.places.iter().map(|chip| chip.name.clone()));
        for card in &section.cards {
            words.extend([card.title.clone(), card.kind.clone()]);
            words.extend(card.notes.clone());
            for mention in &card.mentions {
                words.extend([i18n.quoted(&mention.quote), mention.status_text.clone()]);
                words.push(mention.locus.clone());
            }
        }
    }
    words.iter().map(|word| squeezed(word)).collect()
}

fn lines(book: &Book) -> impl Iterator<Item = (usize, &Line)> {
    let pages = book.pages.iter().enumerate();
    let blocks = pages.flat_map(|(n, page)| page.blocks.iter().map(move |block| (n, block)));
    blocks.flat_map(|(n, block)| block.lines.iter().map(move |line| (n, line)))
}

#[test]
fn every_unit_that_a_text_names_has_a_page_and_no_other() {
    let units = ATLAS.places().filter(|(_, place)| place.region.is_some());
    let named: BTreeSet<PlaceId> = units
        .map(|(id, _)| id)
        .filter(|id| ATLAS.is_mentioned(*id))
        .collect();
    let places = Book::places(&ATLAS);
    assert_eq!(places.iter().copied().collect::<BTreeSet<_>>(), named);
    assert_eq!(places.len(), named.len(), "a place has two pages");
    let pages = places.iter().map(|id| BOOK.page_of(feature(*id)));
    let pages: Vec<usize> = pages.map(|page| page.expect("a page")).collect();
    assert!(pages.is_sorted_by(|a, b| a < b), "{pages:?}");
    for (id, page) in places.iter().zip(pages) {
        let map = BOOK.pages[page].map.as_ref().expect("a map");
        assert_eq!(map.figure.about, About::Feature(FeatureId::Place(*id)));
    }
}

#[test]
fn places_follow_the_gazetteer_province_by_province() {
    let key = |id: &PlaceId| ATLAS.place(*id).key.clone();
    let keys: Vec<String> = Book::places(&ATLAS).iter().map(key).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert_eq!(keys.first().map(String::as_str), Some("500000"));
}

#[test]
fn everything_that_is_said_of_a_place_stands_on_its_pages() {
    for (book, language) in [
        (&*BOOK, Language::ZhHans),
        (&book(Language::En), Language::En),
    ] {
        let i18n = I18n::new(language);
        for id in Book::places(&ATLAS) {
            let said = pages_of(book, id);
            let panel = panel(&ATLAS, &i18n, FeatureId::Place(id));
            for word in words(&panel, &i18n) {
                assert!(said.contains(&word), "{}: “{word}” is lost", panel.title);
            }
        }
    }
}

#[test]
fn corridors_links_and_other_places_stand_in_the_registers_in_full() {
    let said: Vec<String> = BOOK.pages.iter().map(Page::text).collect();
    let said: Vec<String> = said.iter().map(|page| squeezed(page)).collect();
    let corridors = ATLAS.corridors().map(|(id, _)| FeatureId::Corridor(id));
    let links = ATLAS.links().map(|(id, _)| FeatureId::Link(id));
    let places = ATLAS.places().map(|(id, _)| id);
    let places = places.filter(|id| ATLAS.is_mentioned(*id));
    for feature in corridors.chain(links).chain(places.map(FeatureId::Place)) {
        let page = BOOK.page_of(JumpTarget::Feature(feature)).expect("a page");
        // An entry runs on over few pages.
        let end = (page + 24).min(said.len());
        let run = said[page..end].concat();
        let panel = panel(&ATLAS, &I18N, feature);
        for word in words(&panel, &I18N) {
            assert!(run.contains(&word), "{}: “{word}” is lost", panel.title);
        }
    }
}

#[test]
fn a_phrase_carries_the_number_of_its_text_and_the_list_has_it() {
    let last = BOOK
        .page_of(JumpTarget::Chapter(Chapter::Sources))
        .expect("a list");
    let list = squeezed(&BOOK.pages[last].text());
    for (n, (id, source)) in (1..).zip(ATLAS.sources()) {
        let entry = format!("[{n}]{}", reference(source, &I18N));
        assert!(list.contains(&squeezed(&entry)), "{entry}");
        assert!(BOOK.positions.contains_key(&JumpTarget::Source(id)));
    }
    let ziyang = ATLAS.place_by_key("512000").expect("资阳");
    let said = pages_of(&BOOK, ziyang);
    for role in ATLAS.roles_of(ziyang) {
        for mention in ATLAS.role(*role).evidence.mentions() {
            let number = mention.anchor.source.index() + 1;
            let quoted = squeezed(&I18N.quoted(mention.anchor.quote.as_str()));
            assert!(said.contains(&format!("{quoted}[{number}]")), "{quoted}");
        }
    }
}

#[test]
fn the_index_names_every_feature_with_its_pages() {
    let first = BOOK
        .page_of(JumpTarget::Chapter(Chapter::Index))
        .expect("an index");
    let last = BOOK
        .page_of(JumpTarget::Chapter(Chapter::Sources))
        .expect("a list");
    let pages = BOOK.pages[first..last].iter();
    let index = squeezed(&pages.map(Page::text).collect::<Vec<_>>().concat());
    let names = ATLAS.corridors().map(|(_, c)| c.title.zh.clone());
    let names = names.chain(ATLAS.links().map(|(_, link)| link.title.zh.clone()));
    let places = ATLAS.places().filter(|(id, _)| ATLAS.is_mentioned(*id));
    let names: Vec<String> = names
        .chain(places.map(|(_, p)| p.names.hans.clone()))
        .collect();
    for name in &names {
        assert!(index.contains(&squeezed(name)), "{name}");
    }
    for (feature, pages) in &BOOK.mentions {
        let own = BOOK
            .page_of(JumpTarget::Feature(*feature))
            .expect("a heading");
        assert!(pages.contains(&own), "{feature:?}");
        assert!(pages.iter().all(|page| *page < first), "{feature:?}");
    }
    let ziyang = BOOK.page_of(feature(ATLAS.place_by_key("512000").expect("资阳")));
    let entry = format!("资阳市{}", ziyang.expect("a page") + 1);
    assert!(index.contains(&entry), "{entry}");
    let at = |name: &str| index.find(name).expect("an entry");
    assert!(
        at("安岳县") < at("成都市") && at("成都市") < at("重庆市") && at("重庆市") < at("资阳市")
    );
}

#[test]
fn marks_inside_marks_are_inner_marks_and_the_phrase_as_data_stays() {
    for (language, doubled, inner) in [
        (
            Language::ZhHans,
            ["““", "””"],
            "“畅通成渝互通‘毛细血管’”[5]",
        ),
        (
            Language::ZhHant,
            ["「「", "」」"],
            "「畅通成渝互通『毛细血管』」[5]",
        ),
    ] {
        let book = book(language);
        let said: String = book
            .pages
            .iter()
            .map(|page| squeezed(&page.text()))
            .collect();
        assert!(said.contains(inner), "{}", language.tag());
        for marks in doubled {
            assert!(!said.contains(marks), "{}: {marks}", language.tag());
        }
    }
    let (id, _) = ATLAS
        .links()
        .find(|(_, link)| link.title.zh.contains("毛细血管"))
        .expect("a link");
    let panel = panel(&ATLAS, &I18N, FeatureId::Link(id));
    let mut mentions = panel
        .sections
        .iter()
        .flat_map(|s| &s.cards)
        .flat_map(|c| &c.mentions);
    let mention = mentions.next().expect("a mention");
    assert_eq!(mention.quote, "畅通成渝互通“毛细血管”");
    assert!(
        mention.citation.starts_with("“畅通成渝互通‘毛细血管’”（"),
        "{}",
        mention.citation
    );
}

#[test]
fn all_print_is_large_enough_on_its_page_and_in_the_font() {
    for language in Language::ALL {
        let book = book(language);
        let page = PageRect::from_min_size(PagePt::default(), PAGE_PT.0, PAGE_PT.1);
        let paper = page.expand(-14.0);
        for (n, line) in lines(&book) {
            let place = format!("{}, page {}: “{}”", language.tag(), n + 1, line.text);
            assert!(line.size_pt >= LEAST_PT, "{place} is {} pt", line.size_pt);
            assert!(paper.contains_rect(&line.rect()), "{place} leaves the page");
            let missing: String = line.text.chars().filter(|c| !has_glyph(*c)).collect();
            assert!(missing.is_empty(), "{place}: no glyph for “{missing}”");
            let starts = ['，', '。', '、', '；', '）', '”'];
            assert!(
                !line.text.starts_with(starts),
                "{place} begins with a closing mark"
            );
        }
        for map in book.pages.iter().filter_map(|page| page.map.as_ref()) {
            assert!(paper.contains_rect(&map.rect()), "{}", map.alt);
        }
    }
}

#[test]
fn no_line_overlaps_another_or_a_map() {
    for (n, page) in BOOK.pages.iter().enumerate() {
        let lines = page.blocks.iter().flat_map(|block| &block.lines);
        let boxes: Vec<(&str, PageRect)> = lines.map(|l| (&*l.text, l.rect())).collect();
        for (i, (text, rect)) in boxes.iter().enumerate() {
            let inner = rect.expand(-0.4);
            for (other, there) in &boxes[i + 1..] {
                assert!(
                    !inner.overlaps(there),
                    "page {}: “{text}”, “{other}”",
                    n + 1
                );
            }
            let map = page.map.iter().find(|map| map.rect().overlaps(&inner));
            assert!(map.is_none(), "page {}: “{text}” lies on the map", n + 1);
        }
    }
}

#[test]
fn the_outline_goes_from_province_to_city_to_county() {
    let find = |in_: &[Bookmark], title: &str| -> Option<Bookmark> {
        in_.iter().find(|b| b.title == title).cloned()
    };
    let sichuan = find(&BOOK.bookmarks, "四川省").expect("a province");
    let ziyang = find(&sichuan.children, "资阳市").expect("a city");
    let anyue = find(&ziyang.children, "安岳县").expect("a county");
    let at = |key: &str| BOOK.page_of(feature(ATLAS.place_by_key(key).expect("a place")));
    assert_eq!(Some(ziyang.position.page), at("512000"));
    assert_eq!(Some(anyue.position.page), at("512021"));
    let chongqing = find(&BOOK.bookmarks, "重庆市").expect("a municipality");
    assert!(find(&chongqing.children, "渝中区").is_some());
    let last = BOOK.bookmarks.last().map(|b| b.position.page);
    assert_eq!(last, BOOK.page_of(JumpTarget::Chapter(Chapter::Sources)));
}

#[test]
fn every_jump_leads_somewhere() {
    for (n, page) in BOOK.pages.iter().enumerate() {
        for jump in &page.jumps {
            let position = BOOK.positions.get(&jump.to);
            let position = position.unwrap_or_else(|| panic!("page {}: {:?}", n + 1, jump.to));
            assert!(position.page < BOOK.pages.len());
        }
    }
    let overview = BOOK
        .page_of(JumpTarget::Chapter(Chapter::Overview))
        .expect("a map");
    let map = BOOK.pages[overview].map.as_ref().expect("a map");
    let scene = map.scene(&ATLAS, &I18N, &THEME);
    let places = Book::places(&ATLAS);
    let jumps = map.jumps(&ATLAS, &scene, &places);
    assert!(jumps.len() > 20, "{} places can be clicked", jumps.len());
    assert!(
        jumps
            .iter()
            .all(|jump| map.rect().contains_rect(&jump.rect))
    );
}

#[test]
fn the_notice_stands_on_the_title_page_until_there_is_a_review() {
    let title = |book: &Book| book.pages[0].text();
    assert!(title(&BOOK).contains("示意图 · 未经地图审核"));
    let number: ReviewNumber = "GS(2024)0001号".parse().expect("a number");
    let reviewed = Book::new(&ATLAS, &I18N, &THEME, Some(&number));
    assert!(title(&reviewed).contains(number.as_str()));
    assert!(!title(&reviewed).contains("未经地图审核"));
}

#[test]
fn an_atlas_without_facts_still_makes_a_book() {
    let units = ATLAS.places().filter(|(_, place)| place.region.is_some());
    let contents = Contents {
        places: units.map(|(_, place)| place.clone()).collect(),
        ..Contents::default()
    };
    for atlas in [Atlas::default(), Atlas::new(ATLAS.base().clone(), contents)] {
        let book = Book::new(&atlas, &I18N, &THEME, None);
        assert!(Book::places(&atlas).is_empty());
        let pdf = encode_book(&book, &atlas, &I18N, &THEME).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-"));
    }
}

#[test]
fn the_whole_book_is_small_and_the_same_every_time() {
    assert!(PDF.len() < MAX_BYTES, "{} bytes", PDF.len());
    let again = encode_book(&book(Language::ZhHans), &ATLAS, &I18N, &THEME).expect("a PDF");
    assert!(again == *PDF, "two runs differ");
}

#[test]
fn a_dark_book_has_dark_paper() {
    let dark = Theme::dark();
    assert_eq!(Book::new(&ATLAS, &I18N, &dark, None).paper, dark.paper);
}

/// What a program says of the book; `None` where it is not installed.
fn says(program: &str, before: &[&str], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("atlas.pdf");
    std::fs::write(&path, &*PDF).expect("a file");
    run(program, before, &path, after)
}

fn run(program: &str, before: &[&str], path: &Path, after: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(before)
        .arg(path)
        .args(after)
        .output();
    let Ok(output) = output else {
        let required = std::env::var_os("ATLAS_REQUIRE_WINDOW").is_some_and(|v| v == "1");
        assert!(!required, "{program} is not installed");
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {complaint}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn qpdf_finds_no_fault() {
    let Some(said) = says("qpdf", &["--check"], &[]) else {
        return;
    };
    assert!(
        said.contains("No syntax or stream encoding errors"),
        "{said}"
    );
}

#[test]
fn pdftotext_reads_what_the_plan_says() {
    let Some(said) = says("pdftotext", &[], &["-"]) else {
        return;
    };
    let pages: Vec<String> = said.split('\u{c}').map(squeezed).collect();
    // A form feed follows the last page, too.
    assert_eq!(pages.len(), BOOK.pages.len() + 1);
    for (n, line) in lines(&BOOK) {
        let text = squeezed(&line.text);
        assert!(pages[n].contains(&text), "page {}: “{text}”", n + 1);
    }
}

#[test]
fn each_font_is_embedded_as_a_subset() {
    let Some(said) = says("pdffonts", &[], &[]) else {
        return;
    };
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    assert!((2..=4).contains(&fonts.len()), "{said}");
    for font in fonts {
        let is_bundled = font.contains("+NotoSansSC") || font.contains("+ChengyuAtlasLatin");
        assert!(is_bundled, "{said}");
        assert!(
            font.contains("yes yes yes"),
            "embedded, a subset, readable: {said}"
        );
    }
}

#[test]
fn headings_follow_in_their_order() {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for block in BOOK.pages.iter().flat_map(|page| &page.blocks) {
        if let Part::Heading(level) = block.part {
            assert!((1..=6).contains(&level), "{block:?}");
            *counts.entry(level).or_default() += 1;
        }
    }
    assert!(counts.len() >= 3, "{counts:?}");
}
