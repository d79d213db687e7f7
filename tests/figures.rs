//! Figures for print: every word is large enough and on the page, nothing lies upon anything else,
//! and every fact that is drawn leads to a text in the list.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "figures/content.rs"]
mod content;
mod support;

use std::collections::BTreeSet;

use chengyu_atlas::citation::{reference, reference_by_own_title};
use chengyu_atlas::figure_spec::{Notes, PageSize, find};
use chengyu_atlas::font::{ASCENT, DESCENT, text_width};
use chengyu_atlas::geometry::{TurnedRect, visible_runs};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{Evidence, FeatureId, Language, Level, PartialDate, SourceId, Status};
use chengyu_atlas::projection::{PagePt, PageRect};
use chengyu_atlas::scene::layout::{Figure, figure, usual_title};
use chengyu_atlas::scene::{About, Compared, Extent};
use chengyu_atlas::scene::{Item, Layer, Mark, Scene, Shape, Shown, Text, feature_key};
use support::{ATLAS, I18N, THEME, View};

/// The least size of print.
const LEAST_PT: f64 = 6.0;

fn texts<'a>(items: impl IntoIterator<Item = &'a Item>) -> impl Iterator<Item = &'a Text> {
    items.into_iter().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    })
}

/// The box a line of text takes.
fn area(text: &Text) -> TurnedRect {
    let width = text_width(&text.content, text.size_pt);
    let down = -(ASCENT - DESCENT) / 2.0 * text.size_pt;
    let (cos, sin) = (text.angle_rad.cos(), text.angle_rad.sin());
    let middle = text.at.offset(
        width / 2.0 * cos - down * sin,
        width / 2.0 * sin + down * cos,
    );
    TurnedRect::new(
        middle,
        width,
        text.size_pt * (ASCENT + DESCENT),
        text.angle_rad,
    )
}

fn page(scene: &Scene) -> PageRect {
    PageRect::from_min_size(PagePt::default(), scene.page.0, scene.page.1)
}

/// A figure with everything a figure may have.
fn full(page: PageSize, extent: Extent) -> Figure {
    Figure {
        page,
        title: usual_title(&ATLAS, &I18N, &Shown::default(), Extent::Circle),
        caption: "图中所示均据所列文本，后来的变化未计在内。".to_owned(),
        ..Figure::new(extent)
    }
}

fn made(asked: &Figure) -> Scene {
    figure(&ATLAS, &I18N, &THEME, asked)
}

fn named(word: &str) -> FeatureId {
    find(&ATLAS, word).expect("a feature of the atlas")
}

/// Figures of every kind, with their names.
fn figures() -> Vec<(String, Figure)> {
    let mut all = Vec::new();
    for (name, size) in PageSize::NAMES {
        for extent in [
            Extent::Circle,
            Extent::Region,
            Extent::Feature(named("资阳")),
        ] {
            let kind = format!("{extent:?}");
            let kind = kind.split('(').next().unwrap_or_default().to_owned();
            let plain = full(size, extent);
            let mut layers = plain.clone();
            layers.shown = support::all_layers();
            all.push((format!("{name}, {kind}"), plain));
            all.push((format!("{name}, {kind}, all layers"), layers));
        }
    }
    let pair = Extent::Compared(Compared::new(&[named("资阳"), named("遂宁")]).expect("two"));
    for size in [
        PageSize::A4,
        PageSize::A3,
        PageSize::Slide,
        PageSize::Column,
    ] {
        all.push((format!("{size}, pair"), full(size, pair)));
    }
    let line = Extent::Feature(named("成渝中线高铁"));
    all.push(("a line".to_owned(), full(PageSize::A4, line)));
    all
}

/// What is wrong with the furniture of a figure.
fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let paper = page(scene).expand(0.01);
    for text in texts(scene.items()) {
        let frames = std::iter::once(&scene.view).chain(scene.panels.iter().map(|p| &p.view));
        let mut frames = frames.map(|view| view.frame);
        let bounds = area(text).bounds();
        let is_on_map = frames.any(|frame| frame.overlaps(&bounds));
        if !paper.contains_rect(&bounds) && !is_on_map {
            faults.push(format!("{:?} leaves the page", text.content));
        }
    }
    let furniture = scene
        .furniture
        .iter()
        .chain(scene.panels.iter().flat_map(|p| &p.furniture));
    let boxes: Vec<(&str, PageRect)> = texts(furniture)
        .map(|t| {
            (
                t.content.as_str(),
                area(t).bounds().expand(-0.12 * t.size_pt),
            )
        })
        .collect();
    for (i, (one, a)) in boxes.iter().enumerate() {
        if !paper.contains_rect(a) {
            faults.push(format!("{one:?} leaves the page"));
        }
        let upon = boxes[i + 1..].iter().filter(|(_, b)| a.overlaps(b));
        faults.extend(upon.map(|(other, _)| format!("{one:?} lies upon {other:?}")));
    }
    for (i, a) in scene.covered.iter().enumerate() {
        let upon = scene.covered[i + 1..].iter().filter(|b| a.overlaps(b));
        faults.extend(upon.map(|b| format!("{a:?} lies upon {b:?}")));
    }
    let frames = std::iter::once(&scene.view).chain(scene.panels.iter().map(|p| &p.view));
    for frame in frames.map(|view| view.frame) {
        if !paper.contains_rect(&frame) {
            faults.push("the map leaves the page".to_owned());
        }
        if scene.legend.is_some_and(|legend| legend.overlaps(&frame)) {
            faults.push("the legend lies upon the map".to_owned());
        }
    }
    faults
}

#[test]
fn every_word_of_every_figure_is_large_enough_and_in_its_place() {
    for (name, asked) in figures() {
        let scene = made(&asked);
        for text in texts(scene.items()) {
            let size = text.size_pt;
            assert!(size >= LEAST_PT, "{name}: {:?} at {size} pt", text.content);
        }
        let faults = faults(&scene);
        assert!(faults.is_empty(), "{name}:\n  {}", faults.join("\n  "));
    }
}

#[test]
fn a_figure_in_another_language_keeps_its_place_too() {
    for language in [Language::En, Language::ZhHant] {
        let i18n = I18n::new(language);
        for (_, size) in PageSize::NAMES {
            let mut asked = full(size, Extent::Circle);
            asked.title = usual_title(&ATLAS, &i18n, &asked.shown, asked.extent);
            let scene = figure(&ATLAS, &i18n, &THEME, &asked);
            let faults = faults(&scene);
            assert!(
                faults.is_empty(),
                "{size} {language:?}:\n  {}",
                faults.join("\n  ")
            );
        }
    }
}

#[test]
fn a_small_or_odd_page_drops_what_has_no_room() {
    for size in [
        "40x40mm",
        "40x100mm",
        "100x40mm",
        "60x60mm",
        "80x100mm",
        "120x80mm",
        "2000x40mm",
        "40x2000mm",
        "2000x2000mm",
        "200x90mm",
    ] {
        let size: PageSize = size.parse().expect("a size");
        for extent in [
            Extent::Circle,
            Extent::Compared(Compared::new(&[named("资阳"), named("遂宁")]).expect("two")),
        ] {
            let mut asked = full(size, extent);
            asked.title = "很长的题目".repeat(40);
            asked.caption = "word".repeat(400);
            let scene = made(&asked);
            let faults = faults(&scene);
            assert!(faults.is_empty(), "{size}:\n  {}", faults.join("\n  "));
            let notice = I18N.tr("notice-unreviewed");
            assert!(texts(scene.items()).any(|t| t.content == notice), "{size}");
        }
    }
}

#[test]
fn a_page_is_as_large_as_it_was_asked_for() {
    for (name, size) in PageSize::NAMES {
        let scene = made(&full(size, Extent::Circle));
        let (width, height) = size.points();
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        let is_high = if size.is_as_high_as_needed() {
            scene.page.1 <= height + 0.01
        } else {
            near(scene.page.1, height)
        };
        assert!(near(scene.page.0, width) && is_high, "{name}");
    }
}

/// How many names of features stand in the frame.
fn names(scene: &Scene) -> usize {
    let frame = scene.view.frame;
    let named = scene.ground.iter().filter(|item| match &item.shape {
        Shape::Text(text) => text.content.chars().count() > 1 && frame.contains(text.at),
        _ => false,
    });
    let ids: BTreeSet<_> = named.filter_map(|item| item.feature).collect();
    ids.len()
}

#[test]
fn a4_and_larger_have_at_least_as_many_names_as_the_window() {
    let window = names(&View::opening().scene());
    for size in [PageSize::A4, PageSize::A3] {
        let figure = names(&made(&full(size, Extent::Circle)));
        assert!(
            figure >= window,
            "{size}: {figure} names, the window has {window}"
        );
    }
}

/// Prefecture-level units whose node is in view and whose name is not.
fn unnamed(scene: &Scene) -> Vec<&'static str> {
    let named: BTreeSet<_> = scene
        .ground
        .iter()
        .filter(|item| matches!(&item.shape, Shape::Text(text) if text.size_pt >= LEAST_PT))
        .filter_map(|item| item.feature)
        .collect();
    let cities = ATLAS.regions().map(|(_, region)| region);
    let cities = cities.filter(|region| region.level == Level::Prefecture);
    let missing = cities.filter_map(|region| {
        let place = ATLAS.place(region.place);
        let node = place.node.as_ref().expect("a node").at.to_world();
        let is_seen = scene.view.frame.contains(scene.to_page.project(node));
        let feature = FeatureId::Place(region.place);
        (is_seen && !named.contains(&feature)).then_some(place.names.hans.as_str())
    });
    missing.collect()
}

#[test]
fn a_column_names_every_city_in_view() {
    let mut missing = Vec::new();
    for extent in [Extent::Circle, Extent::Region] {
        for shown in [Shown::default(), support::all_layers()] {
            for language in [Language::ZhHans, Language::ZhHant, Language::En] {
                let mut asked = full(PageSize::Column, extent);
                asked.shown = shown.clone();
                let scene = figure(&ATLAS, &I18n::new(language), &THEME, &asked);
                let names = unnamed(&scene).into_iter();
                missing.extend(names.map(|name| format!("{extent:?} {language:?}: {name}")));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// The texts of a feature's own evidence.
fn sources(feature: FeatureId) -> BTreeSet<SourceId> {
    let of = |evidence: &Evidence| -> Vec<SourceId> {
        evidence
            .mentions()
            .iter()
            .map(|m| m.anchor.source)
            .collect()
    };
    match feature {
        FeatureId::Link(id) => of(&ATLAS.link(id).evidence).into_iter().collect(),
        FeatureId::Corridor(id) => of(&ATLAS.corridor(id).evidence).into_iter().collect(),
        FeatureId::Place(id) => {
            let roles = ATLAS.roles_of(id).iter();
            roles.flat_map(|r| of(&ATLAS.role(*r).evidence)).collect()
        }
    }
}

/// Features whose lines or outlines are seen, by the scene's own geometry.
fn seen(scene: &Scene) -> BTreeSet<FeatureId> {
    let views = std::iter::once((&scene.view, &scene.to_page));
    let views = views.chain(scene.panels.iter().map(|p| (&p.view, &p.to_page)));
    let mut seen = BTreeSet::new();
    for (view, to_page) in views {
        for (feature, line) in &scene.picking.lines {
            let points = line.points().iter().map(|p| to_page.project(*p));
            let points: Vec<PagePt> = points.collect();
            let inner = view.frame.expand(-1.0);
            if !visible_runs(&points, &inner).is_empty() {
                seen.insert(*feature);
            }
        }
        for outline in &scene.picking.outlines {
            if !visible_runs(&outline.points, &view.frame).is_empty() {
                seen.insert(outline.feature);
            }
        }
    }
    seen
}

#[test]
fn every_fact_that_is_drawn_has_a_reference_and_no_other_text_is_listed() {
    for (name, asked) in figures() {
        let scene = made(&asked);
        let facts: BTreeSet<FeatureId> = scene.facts.iter().copied().collect();
        for feature in seen(&scene) {
            let key = feature_key(&ATLAS, feature);
            assert!(
                facts.contains(&feature),
                "{name}: {key} is drawn and not counted"
            );
        }
        let mut needed = BTreeSet::new();
        for feature in &scene.facts {
            let own = sources(*feature);
            let missing = own.iter().filter(|s| !scene.sources.contains(s)).count();
            let key = feature_key(&ATLAS, *feature);
            assert_eq!(missing, 0, "{name}: {key} has a text without a number");
            needed.extend(own);
        }
        assert!(needed.len() <= scene.sources.len(), "{name}");
        let words: Vec<&str> = texts(&scene.furniture)
            .map(|t| t.content.as_str())
            .collect();
        let all = words.concat();
        for (n, source) in (1..).zip(&scene.sources) {
            let source = ATLAS.source(*source);
            // A column has room for the short form alone.
            let forms = [
                reference(source, &I18N),
                reference_by_own_title(source, &I18N),
            ];
            let listed = forms.iter().any(|entry| {
                let entry = format!("[{n}] {entry}").replace(' ', "");
                all.replace(' ', "").contains(&entry)
            });
            assert!(listed, "{name}: neither of {forms:?}");
        }
    }
}

#[test]
fn numbers_stand_with_names_with_rows_and_in_the_key() {
    let scene = made(&full(PageSize::A4, Extent::Circle));
    let is_number = |text: &&Text| text.content.starts_with('[') && text.content.ends_with(']');
    let with_names = texts(&scene.ground).filter(is_number).count();
    assert!(with_names > 8, "{with_names}");
    let with_rows = texts(&scene.furniture).filter(is_number).count();
    assert!(with_rows > 12, "{with_rows}");
    // What has no room for its name on the map is in the key, behind its number.
    let dropped: Vec<FeatureId> = scene.dropped.iter().map(|d| d.feature).collect();
    let words = texts(&scene.ground).chain(texts(&scene.furniture));
    let all: String = words.map(|text| text.content.as_str()).collect();
    let mut named = 0;
    for feature in &scene.facts {
        if let FeatureId::Link(id) = feature {
            let name = &ATLAS.link(*id).title.zh;
            let is_told = all.contains(name.as_str());
            assert!(is_told || dropped.contains(feature), "{name} is not told");
            named += usize::from(is_told);
        }
    }
    assert!(named > 20, "{named} links are named");
}

#[test]
fn without_notes_there_is_no_number_and_the_source_line_stays() {
    for notes in [Notes::Short, Notes::None] {
        let asked = Figure {
            notes,
            ..full(PageSize::A4, Extent::Circle)
        };
        source_line_alone(&made(&asked));
    }
}

fn source_line_alone(scene: &Scene) {
    let words: Vec<&str> = texts(scene.items()).map(|t| t.content.as_str()).collect();
    assert!(!words.iter().any(|w| w.contains('[')), "{words:?}");
    let all = words.concat();
    for (_, source) in ATLAS.sources() {
        let author = source.author.get(I18N.language());
        let publisher = source.publisher.get(I18N.language());
        let who = if author.is_empty() { publisher } else { author };
        assert!(all.contains(who), "{who}");
    }
    assert!(all.contains("OpenStreetMap"));
}

#[test]
fn a_map_without_facts_lists_no_text() {
    let mut asked = full(PageSize::A4, Extent::Circle);
    Layer::ALL
        .into_iter()
        .for_each(|l| asked.shown.set(l, false));
    let scene = made(&asked);
    assert!(scene.sources.is_empty() && scene.facts.is_empty());
    let words: Vec<&str> = texts(scene.items()).map(|t| t.content.as_str()).collect();
    assert!(words.concat().contains("OpenStreetMap"));
}

#[test]
fn a_number_of_review_takes_the_place_of_the_notice() {
    let mut asked = full(PageSize::A4, Extent::Circle);
    asked.review = Some("川S（2024）12".parse().expect("a number"));
    let scene = made(&asked);
    let has = |word: &str| texts(scene.items()).any(|t| t.content == word);
    assert!(has("审图号：川S（2024）12号"));
    assert!(!has(&I18N.tr("notice-unreviewed")));
}

#[test]
fn as_of_a_date_only_what_was_said_by_then_is_drawn() {
    let of = |date: Option<&str>| {
        let mut asked = full(PageSize::A4, Extent::Circle);
        asked.shown.set(Layer::Corridors, true);
        asked.shown.set_as_of(date.and_then(PartialDate::parse));
        made(&asked)
    };
    let all = of(None);
    for day in ["2020-02", "2020-07", "2021"] {
        let date = PartialDate::parse(day).expect("a date");
        for source in of(Some(day)).sources {
            let said = ATLAS.source(source).date.expect("a date");
            assert!(!said.is_after(date), "{said} is after {day}");
        }
    }
    let then = of(Some("2020-07"));
    assert!(!then.facts.is_empty() && then.facts.len() < all.facts.len());
    assert!(then.sources.len() < all.sources.len());
    let told = texts(&then.furniture).any(|t| t.content.contains("2020-07"));
    assert!(told, "the figure does not say its date");
    let before = of(Some("2019"));
    assert!(before.facts.is_empty() && before.sources.is_empty());
    assert!(before.picking.lines.is_empty() && before.picking.outlines.is_empty());
}

#[test]
fn only_links_of_the_wanted_status_are_drawn_and_listed() {
    let mut asked = full(PageSize::A4, Extent::Circle);
    for status in Status::ALL {
        asked
            .shown
            .set_status(status, status == Status::UnderConstruction);
    }
    asked.shown.set_hides(true);
    let scene = made(&asked);
    let links = scene.facts.iter().filter_map(|f| match f {
        FeatureId::Link(id) => Some(ATLAS.link(*id).status),
        _ => None,
    });
    let links: Vec<Status> = links.collect();
    assert!(!links.is_empty());
    assert!(links.iter().all(|s| *s == Status::UnderConstruction));
}

#[test]
fn maps_side_by_side_have_one_scale_and_mark_their_own_place() {
    let places = ["资阳", "遂宁", "雅安", "达州"].map(named);
    for (count, page) in [
        (2, PageSize::A4),
        (3, PageSize::A4),
        (4, PageSize::A4),
        (4, PageSize::Report),
        (3, PageSize::Column),
        (4, PageSize::Slide),
    ] {
        let asked = &places[..count];
        let compared = Compared::new(asked).expect("two to four");
        let scene = made(&full(page, Extent::Compared(compared)));
        let grounds: Vec<_> = std::iter::once((&scene.view, &scene.ground))
            .chain(scene.panels.iter().map(|p| (&p.view, &p.ground)))
            .collect();
        assert_eq!(grounds.len(), count, "{page:?}");
        let marked = |items: &[Item]| {
            let outlined = items.iter().filter(|item| item.mark == Mark::Selection);
            let outlined: BTreeSet<_> = outlined.filter_map(|item| item.feature).collect();
            outlined.into_iter().collect::<Vec<_>>()
        };
        for (at, (view, ground)) in grounds.iter().enumerate() {
            let scale = view.metres_per_pt() / scene.view.metres_per_pt();
            assert!((scale - 1.0).abs() < 1e-9, "{page:?}: {scale}");
            assert_eq!(marked(ground), [asked[at]], "{page:?}: map {at}");
            let mut others = grounds[..at].iter();
            assert!(others.all(|(other, _)| !other.frame.overlaps(&view.frame)));
        }
        let heads = ["(a) 资阳", "(b) 遂宁", "(c) 雅安", "(d) 达州"];
        for (at, head) in heads.into_iter().enumerate() {
            let is_there = texts(&scene.furniture).any(|t| t.content == head);
            assert_eq!(is_there, at < count, "{page:?}: {head}");
        }
        let scales = texts(scene.items()).filter(|t| t.content.starts_with("1:"));
        assert_eq!(scales.count(), 1, "{page:?}: one scale bar for all");
    }
}

#[test]
fn a_feature_is_shown_with_room_around_it_and_never_too_near() {
    for word in ["资阳", "成渝中线高铁", "渝中", "乐至站", "成资同城化"] {
        let Ok(feature) = find(&ATLAS, word) else {
            continue;
        };
        let scene = made(&Figure {
            about: About::Feature(feature),
            ..Figure::new(Extent::Feature(feature))
        });
        let across = scene.view.frame.width() * scene.view.metres_per_pt() / 1000.0;
        assert!((25.0..1500.0).contains(&across), "{word}: {across} km");
    }
}

#[test]
fn the_same_figure_is_the_same_byte_for_byte() {
    for extent in [
        Extent::Circle,
        Extent::Compared(Compared::new(&[named("资阳"), named("遂宁")]).expect("two")),
    ] {
        let asked = full(PageSize::A4, extent);
        assert!(made(&asked).to_string() == made(&asked).to_string());
    }
}

#[test]
fn places_links_and_corridors_are_found_by_all_their_names() {
    let ziyang = FeatureId::Place(support::place("512000"));
    for word in [
        "512000",
        "资阳",
        "资阳市",
        "資陽",
        "ziyang",
        "Ziyang",
        "Zīyáng Shì",
        " 资阳 ",
    ] {
        assert_eq!(find(&ATLAS, word), Ok(ziyang), "{word}");
    }
    assert!(matches!(
        find(&ATLAS, "成渝中线高铁"),
        Ok(FeatureId::Link(_))
    ));
    assert!(matches!(
        find(&ATLAS, "cheng-zi-tongchenghua"),
        Ok(FeatureId::Corridor(_))
    ));
    for (word, hint) in [
        ("资洋", "资阳"),
        ("zyang", "ziyang"),
        ("成渝中线高", "成渝中线高铁"),
    ] {
        match find(&ATLAS, word) {
            Err(error) => assert!(error.to_string().contains(hint), "{error}"),
            Ok(found) => assert!(matches!(found, FeatureId::Link(_)), "{word}: {found:?}"),
        }
    }
    for word in ["", " ", "没有这个地方", "\u{0}"] {
        assert!(find(&ATLAS, word).is_err(), "{word:?}");
    }
}

#[test]
fn a_name_is_found_with_and_without_its_accents() {
    let garze = FeatureId::Place(support::place("513300"));
    for word in ["Garzê", "Garze", "garzê", "甘孜州"] {
        assert_eq!(find(&ATLAS, word), Ok(garze), "{word}");
    }
}

#[test]
fn of_things_of_one_name_the_one_that_can_be_drawn_is_meant() {
    let found = find(&ATLAS, "成渝地区双城经济圈");
    let Ok(FeatureId::Corridor(id)) = found else {
        panic!("{found:?}");
    };
    assert_eq!(ATLAS.corridor(id).key, "shuangcheng-jingjiquan");
}

#[test]
fn a_whole_name_of_two_places_is_asked_about() {
    for word in ["市中区", "Shizhong District", "shizhong qu"] {
        let said = find(&ATLAS, word).expect_err(word).to_string();
        for part in [
            "may mean several",
            "511002",
            "内江市",
            "511102",
            "乐山市",
            "give the id",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    for key in ["511002", "511102"] {
        assert_eq!(
            find(&ATLAS, key),
            Ok(FeatureId::Place(support::place(key))),
            "{key}"
        );
    }
}

#[test]
fn every_place_of_the_base_map_is_found_by_its_name_or_asked_about() {
    for (id, place) in ATLAS.places().filter(|(_, p)| p.region.is_some()) {
        for name in [&place.names.hans, &place.names.en] {
            match find(&ATLAS, name) {
                Ok(found) => {
                    let FeatureId::Place(found) = found else {
                        panic!("{name}: {found:?}");
                    };
                    let is_called = ATLAS.place(found).names.hans == place.names.hans;
                    assert!(found == id || is_called, "{name}");
                }
                Err(error) => {
                    let said = error.to_string();
                    assert!(said.contains(&place.key), "{said}");
                }
            }
        }
    }
}

#[test]
fn the_opening_layers_of_a_figure_are_those_of_the_window() {
    assert_eq!(Figure::new(Extent::Circle).shown, Shown::default());
}
