//! What the search finds, over all places and in every form of spelling.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

mod support;

use std::sync::LazyLock;

use chengyu_atlas::model::{Language, Names, Place, PlaceId, without_tones};
use chengyu_atlas::pinyin::Readings;
use chengyu_atlas::search::{Field, Found, Hit, HitKind, Quality, Query, Results, SearchIndex};
use support::{ATLAS, place};

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::new(&ATLAS));
static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings::of(&ATLAS));

/// How many hits a person looks at before typing on.
const FIRST: usize = 3;

fn query(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        language: Language::ZhHans,
        most: 5,
        more: None,
    }
}

fn search(text: &str) -> Results {
    INDEX.search(&ATLAS, &query(text))
}

/// All places that a query finds, the best first.
fn places(text: &str) -> Vec<Hit> {
    let asked = Query {
        more: Some((HitKind::Place, usize::MAX)),
        ..query(text)
    };
    let results = INDEX.search(&ATLAS, &asked);
    let group = results
        .groups
        .into_iter()
        .find(|g| g.kind == HitKind::Place);
    group.map_or_else(Vec::new, |group| group.hits)
}

fn labels(results: &Results, kind: HitKind) -> Vec<&str> {
    let groups = results.groups.iter().filter(|group| group.kind == kind);
    let hits = groups.flat_map(|group| &group.hits);
    hits.map(|hit| hit.label.as_str()).collect()
}

/// The first hit of all.
#[track_caller]
fn first(text: &str) -> Hit {
    let results = search(text);
    let hit = results.hits().next();
    hit.unwrap_or_else(|| panic!("{text} finds nothing"))
        .clone()
}

#[track_caller]
fn assert_first(text: &str, label: &str) {
    let hit = first(text);
    assert_eq!(hit.label, label, "{text}: {hit:?}");
}

/// Fails where a place is not among the first hits for a spelling, nor preceded only by places that
/// fit as well or have it in writing.
fn check_places(form: &str, spell: impl Fn(&Names) -> Option<String>) {
    let mut checked = 0;
    for (id, named) in ATLAS.places() {
        let Some(spelling) = spell(&named.names).filter(|s| s.chars().count() > 1) else {
            continue;
        };
        let hits = places(&spelling);
        let rank = hits.iter().position(|hit| hit.found == Found::Place(id));
        let Some(rank) = rank else {
            panic!("{form} {spelling:?} does not find {}", named.names.hans);
        };
        let before = &hits[..rank];
        let own = hits[rank].quality;
        let is_among_equals = before
            .iter()
            .all(|hit| hit.quality == own || hit.quality <= Quality::Inside);
        assert!(
            rank < FIRST || is_among_equals,
            "{form} {spelling:?}: {} comes after {:?}",
            named.names.hans,
            before
                .iter()
                .map(|hit| (&hit.label, hit.quality))
                .collect::<Vec<_>>()
        );
        checked += 1;
    }
    assert!(checked > 100, "{form}: {checked} places");
}

fn letters(text: &str) -> Option<String> {
    let known = !text.is_empty();
    known.then(|| text.to_owned())
}

#[test]
fn every_place_is_found_by_its_names_in_both_scripts_and_in_english() {
    check_places("full name", |names| letters(&names.hans));
    check_places("short name", |names| letters(&names.short));
    check_places("traditional name", |names| letters(&names.hant));
    check_places("english name", |names| letters(&names.en));
    check_places("short english name", |names| letters(&names.en_short));
    check_places("english in capitals", |names| {
        letters(&names.en.to_uppercase())
    });
}

#[test]
fn every_place_is_found_as_it_is_read_however_that_is_written() {
    let plain = |names: &Names| letters(&without_tones(&names.pinyin).replace('v', "u"));
    let plain_ascii = |names: &Names| {
        plain(names).filter(|p| !names.pinyin.contains(['ü', 'ǚ', 'ǜ', 'ǖ', 'ǘ']) && p.is_ascii())
    };
    check_places("pinyin with tones", |names| letters(&names.pinyin));
    check_places("pinyin", plain_ascii);
    check_places("pinyin in one", |names| {
        Some(plain_ascii(names)?.replace([' ', '\''], ""))
    });
    check_places("pinyin by syllables", |names| {
        let sounds = READINGS.sounds(&names.hans);
        let all: Vec<_> = sounds.iter().map(|sound| sound.letters.as_ref()).collect();
        Some(all.join(" "))
    });
    check_places("pinyin in full width", |names| {
        let wide = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
            c => c,
        };
        Some(plain_ascii(names)?.chars().map(wide).collect())
    });
    check_places("initials", |names| {
        let sounds = READINGS.sounds(&names.hans);
        let firsts = sounds
            .iter()
            .filter_map(|sound| sound.letters.chars().next());
        Some(firsts.collect())
    });
}

#[test]
fn every_place_is_found_with_one_letter_wrong() {
    // The last letter but one is missing.
    check_places("typing error", |names| {
        let mut letters: Vec<char> = READINGS.letters(&names.hans).chars().collect();
        (letters.len() > 5).then(|| letters.remove(letters.len() - 2))?;
        let spelling: String = letters.into_iter().collect();
        // Some errors make another word.
        let is_word = search(&spelling)
            .hits()
            .any(|hit| hit.quality < Quality::Typo);
        (!is_word).then_some(spelling)
    });
}

#[test]
fn one_letter_of_a_whole_query_may_be_wrong_and_no_second_one() {
    let ziyang = place("512000");
    for text in [
        "ziyag tielu",
        "tielu ziyag",
        "ziyang teilu",
        "资阳 铁璐道路",
    ] {
        let results = search(text);
        let is_forgiven = results.hits().any(|hit| hit.quality == Quality::Typo);
        assert_eq!(is_forgiven, text != "资阳 铁璐道路", "{text}: {results:?}");
        for hit in results.hits() {
            assert!(
                hit.places.contains(&ziyang) || hit.found == Found::Place(ziyang),
                "{hit:?}"
            );
        }
    }
    for text in ["ziyag teilu", "ziyag tiellu qqqqq"] {
        assert_eq!(search(text).groups, [], "{text}");
    }
}

#[test]
fn a_phrase_is_found_with_one_character_wrong() {
    let results = search("推动绵阳、宜宾—庐州");
    let phrases = labels(&results, HitKind::Phrase);
    assert!(
        phrases.iter().any(|p| p.starts_with("推动绵阳、宜宾—泸州")),
        "{results:?}"
    );
}

#[test]
fn an_abbreviation_finds_its_unit_first() {
    for (abbreviation, unit) in [
        ("蓉", "成都市"),
        ("渝", "重庆市"),
        ("成", "成都市"),
        ("资", "资阳市"),
        ("綿", "绵阳市"),
        ("德", "德阳市"),
        ("眉", "眉山市"),
        ("遂", "遂宁市"),
        ("川", "四川省"),
    ] {
        assert_first(abbreviation, unit);
    }
    let why = first("蓉").why;
    assert_eq!(why[0].field, Field::Abbreviation);
    assert_eq!(why[0].text, "蓉");
}

#[test]
fn a_role_finds_the_cities_that_have_it_and_says_so() {
    let hits = places("省域经济副中心");
    let found: Vec<&str> = hits.iter().map(|hit| hit.label.as_str()).collect();
    for city in ["绵阳市", "宜宾市", "泸州市", "南充市", "达州市"] {
        assert!(found.contains(&city), "{city} is not in {found:?}");
    }
    for hit in &hits {
        assert_eq!(hit.why[0].field, Field::Role, "{hit:?}");
        assert_eq!(hit.why[0].text, "省域经济副中心");
    }
    let of = |name: &str| {
        hits.iter()
            .find(|hit| hit.label == name)
            .map(|hit| hit.quality)
    };
    assert_eq!(of("绵阳市"), Some(Quality::Role));
    assert_eq!(of("宜宾市"), Some(Quality::RoleOfGroup));
    assert_eq!(first("省域经济副中心").found.kind(), HitKind::Role);
}

#[test]
fn words_in_any_order_all_have_to_fit() {
    for text in [
        "遂宁 高速铁路",
        "高速铁路 遂宁",
        "suining 高速铁路",
        "Suining high-speed rail",
    ] {
        let results = search(text);
        let links = results
            .groups
            .iter()
            .find(|group| group.kind == HitKind::Link);
        let links = links.unwrap_or_else(|| panic!("{text}: {results:?}"));
        for hit in &links.hits {
            assert!(hit.places.contains(&place("510900")), "{text}: {hit:?}");
        }
    }
    assert_eq!(search("遂宁 qqqq").hits().count(), 0);
    assert_first("City Ziyang", "资阳市");
}

#[test]
fn links_corridors_sources_and_phrases_are_found_with_their_places() {
    let results = search("成渝中线");
    assert!(
        labels(&results, HitKind::Link)
            .iter()
            .any(|l| l.contains("成渝中线")),
        "{results:?}"
    );
    let phrases = search("推动绵阳、宜宾—泸州");
    assert!(
        labels(&phrases, HitKind::Phrase)[0].starts_with("推动绵阳、宜宾—泸州"),
        "{phrases:?}"
    );
    for (_, source) in ATLAS.sources() {
        for text in [
            &source.title.zh,
            &source.title.en,
            &source.publisher.zh,
            &source.author.zh,
        ] {
            let results = search(text);
            let found = labels(&results, HitKind::Source);
            let is_found = text.is_empty() || found.contains(&source.title.zh.as_str());
            assert!(is_found, "{text}: {results:?}");
        }
    }
    for (id, corridor) in ATLAS.corridors() {
        let asked = Query {
            more: Some((HitKind::Corridor, usize::MAX)),
            ..query(&corridor.title.zh)
        };
        let results = INDEX.search(&ATLAS, &asked);
        let hit = results.hits().find(|hit| hit.found == Found::Corridor(id));
        let hit = hit.unwrap_or_else(|| panic!("{} is not found", corridor.title.zh));
        assert_eq!(hit.quality, Quality::Exact);
        assert_eq!(hit.places, corridor.places);
    }
}

#[test]
fn what_fits_is_marked_in_the_label_however_it_was_typed() {
    let marked = |text: &str| {
        let hit = first(text);
        let parts = hit
            .parts
            .iter()
            .map(|part| hit.label[part.clone()].to_owned());
        parts.collect::<Vec<String>>()
    };
    assert_eq!(marked("资阳"), ["资阳"]);
    assert_eq!(marked("資陽"), ["资阳"]);
    assert_eq!(marked("ziyang"), ["资阳"]);
    assert_eq!(marked("zi yang shi"), ["资阳市"]);
    assert_eq!(marked("ziyag"), ["资阳"]);
    assert_eq!(marked("djy"), ["都江堰"]);
}

#[test]
fn a_position_is_found_in_either_order() {
    for text in ["104.65 30.12", "30.12, 104.65", "北纬30.12° 东经104.65°"] {
        let Found::Position(at) = first(text).found else {
            panic!("{text} is no position");
        };
        assert!((at.lon_deg - 104.65).abs() < 1e-9, "{text}: {at:?}");
    }
    // No more digits than were meant.
    assert_first("东经104°39′7″，北纬30°7′12″", "104.651944, 30.12");
}

#[test]
fn where_nothing_is_found_names_spelled_alike_are_suggested() {
    let results = search("Zzyanng");
    assert_eq!(results.groups, []);
    assert!(
        results.nearest.contains(&"Ziyang".to_owned()),
        "{results:?}"
    );
    assert_eq!(search("?!").groups, []);
    assert_eq!(search("").nearest, [""; 0]);
}

#[test]
fn a_very_long_query_is_answered() {
    for text in [
        "资".repeat(100_000),
        "a ".repeat(100_000),
        "104.06 ".repeat(10_000),
    ] {
        assert!(
            search(&text)
                .groups
                .iter()
                .all(|group| group.hits.len() <= 5)
        );
    }
}

#[test]
fn of_more_hits_the_best_are_listed_with_their_number() {
    let few = search("成都");
    let of_links = |results: &Results| {
        let group = results
            .groups
            .iter()
            .find(|group| group.kind == HitKind::Link);
        group.cloned().expect("links")
    };
    let (short, long) = (
        of_links(&few),
        of_links(&INDEX.search(
            &ATLAS,
            &Query {
                more: Some((HitKind::Link, 40)),
                ..query("成都")
            },
        )),
    );
    assert_eq!(short.hits.len(), 5);
    assert_eq!(short.total, long.total);
    assert_eq!(long.hits.len(), long.total.min(40));
    assert_eq!(long.hits[..5], short.hits);
}

/// Whether the ids of places are the first entries, which the index relies on.
#[test]
fn places_are_found_under_their_own_ids() {
    let all: Vec<(PlaceId, &Place)> = ATLAS.places().collect();
    for (id, named) in all {
        let hits = places(&named.names.hans);
        let own = hits.iter().find(|hit| hit.found == Found::Place(id));
        assert!(
            own.is_some_and(|hit| hit.label == named.names.hans),
            "{}",
            named.key
        );
    }
}
