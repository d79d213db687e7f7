//! What a page has of texts, headings, corridors and insets, and what it says it has not.

use chengyu_atlas::figure_spec::PageSize;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, PartialDate};
use chengyu_atlas::projection::PagePt;
use chengyu_atlas::scene::layout::{Figure, figure};
use chengyu_atlas::scene::{About, Extent};
use chengyu_atlas::scene::{Layer, LeftOut, is_zone};

use super::support::{ATLAS, THEME};
use super::{full, made, named, texts};

#[test]
fn a_column_lists_its_texts_in_every_language() {
    for language in Language::ALL {
        let i18n = I18n::new(language);
        for extent in [Extent::Circle, Extent::Region] {
            let asked = full(PageSize::Column, extent);
            let scene = figure(&ATLAS, &i18n, &THEME, &asked);
            let kind = format!("{language:?}, {extent:?}");
            assert_eq!(scene.left_out, [], "{kind}");
            let words: String = texts(scene.items()).map(|t| t.content.as_str()).collect();
            for number in 1..=scene.sources.len() {
                assert!(words.contains(&format!("[{number}]")), "{kind}: {number}");
            }
        }
    }
}

#[test]
fn what_a_page_has_no_room_for_is_told() {
    let tiny = PageSize::custom(115.0, 115.0).expect("a page");
    let out = made(&full(tiny, Extent::Circle)).left_out;
    for what in [LeftOut::Title, LeftOut::Caption, LeftOut::Legend] {
        assert!(out.contains(&what), "{what:?} is not in {out:?}");
    }
    let mut long = full(PageSize::A4, Extent::Circle);
    assert_eq!(made(&long).left_out, []);
    long.title = "很长的标题".repeat(60);
    assert_eq!(made(&long).left_out, [LeftOut::Title]);
}

#[test]
fn a_corridor_and_a_zone_that_no_text_by_a_date_names_are_not_drawn() {
    let drawn = |word: &str, date: Option<&str>| {
        let mut asked = full(PageSize::A4, Extent::Feature(named(word)));
        asked.about = About::Feature(named(word));
        let date = date.map(|date| PartialDate::parse(date).expect("a date"));
        asked.shown.set_as_of(date);
        let scene = made(&asked);
        let zones = scene.facts.iter().filter(|feature| match feature {
            FeatureId::Place(id) => is_zone(ATLAS.place(*id)),
            _ => false,
        });
        (scene.picking.outlines.len(), zones.count())
    };
    assert!(drawn("成资临空经济产业带", None).0 > 0);
    assert_eq!(drawn("成资临空经济产业带", Some("2019")).0, 0);
    assert!(drawn("资阳", None).1 > 0);
    assert_eq!(drawn("资阳", Some("2019")).1, 0);
}

#[test]
fn the_heading_names_the_years_of_the_texts_that_are_drawn() {
    let says = |asked: &Figure, words: &str| {
        let scene = made(asked);
        texts(scene.items()).any(|t| t.content.contains(words))
    };
    let mut asked = full(PageSize::A4, Extent::Circle);
    assert!(says(&asked, "2020–2023"));
    asked.shown.set_as_of(PartialDate::parse("2020-02"));
    assert!(says(&asked, "（2020）") && !says(&asked, "2020–2020"));
    for layer in Layer::ALL {
        asked.shown.set(layer, layer == Layer::Rivers);
    }
    asked.shown.set_as_of(None);
    assert!(!says(&asked, "状态据文本所述"));
}

#[test]
fn an_inset_keeps_off_the_place_a_figure_is_about() {
    for word in ["重庆", "达州", "雅安"] {
        let feature = named(word);
        let mut asked = full(PageSize::A4, Extent::Feature(feature));
        asked.about = About::Feature(feature);
        let scene = made(&asked);
        let FeatureId::Place(id) = feature else {
            panic!("{word}");
        };
        let area = &ATLAS.region(ATLAS.place(id).region.expect("a unit")).area;
        for covered in scene
            .covered
            .iter()
            .filter(|c| c.width() > 60.0 && c.height() > 40.0)
        {
            let corner = |x: f64, y: f64| {
                let at = PagePt::new(
                    covered.min.x + x * covered.width(),
                    covered.min.y + y * covered.height(),
                );
                area.contains(scene.to_page.unproject(at))
            };
            let share = |i: u32| f64::from(i) / 8.0;
            let hidden = (0..=8).flat_map(|i| (0..=8).map(move |k| (share(i), share(k))));
            let hidden = hidden.filter(|(x, y)| corner(*x, *y)).count();
            assert!(hidden <= 4, "{word}: {hidden} of 81 points of {covered:?}");
        }
    }
}
