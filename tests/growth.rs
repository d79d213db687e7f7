//! Packs of sizes that took minutes where work grew with the square of what they hold, and that all
//! else stays as it was.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

#[path = "growth/packs.rs"]
mod packs;

use chengyu_atlas::card;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, PlaceId, RoleId};

#[test]
fn roles_that_are_all_each_others_variants_are_read() {
    let count = 1_500;
    let atlas = packs::variants(count).atlas();
    for (id, role) in atlas.roles() {
        let others = (0..count)
            .map(RoleId::from_index)
            .filter(|other| *other != id);
        assert!(role.variants.iter().copied().eq(others), "{id:?}");
    }
}

#[test]
fn a_card_names_some_of_many_variants_and_says_how_many_more_there_are() {
    let atlas = packs::variants(60).atlas();
    let i18n = I18n::new(Language::ZhHans);
    let place = atlas.role(RoleId::from_index(0)).place;
    let panel = card::panel(&atlas, &i18n, FeatureId::Place(place));
    let mut notes = panel
        .sections
        .iter()
        .flat_map(|s| &s.cards)
        .flat_map(|c| &c.notes);
    let note = notes.next().unwrap();
    assert!(note.starts_with("相近说法：枢纽1、枢纽2、"), "{note}");
    assert!(note.ends_with("枢纽40等另 19 个"), "{note}");
    let few = packs::variants(41).atlas();
    let panel = card::panel(&few, &i18n, FeatureId::Place(place));
    let cards = panel.sections.iter().flat_map(|section| &section.cards);
    let note = cards.flat_map(|card| &card.notes).next().unwrap();
    assert!(note.ends_with("枢纽40"), "{note}");
}

#[test]
fn a_long_chain_of_groups_is_read_and_a_circle_of_them_is_cut_once() {
    let count = 40_000;
    let chain = packs::groups(count, false).load();
    assert!(chain.problems.is_empty(), "{:?}", chain.problems.first());
    let circle = packs::groups(count, true).load();
    let problems: Vec<String> = circle.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].contains("\"g-0\": the group contains itself"),
        "{problems:?}"
    );
    let first = circle
        .atlas
        .places()
        .find(|(_, p)| p.key == "g-0")
        .unwrap()
        .1;
    assert_eq!(first.members, [] as [PlaceId; 0]);
}

#[test]
fn every_problem_of_a_file_of_many_names_its_line() {
    let problems = packs::unknown_keys(40_000).load().problems;
    assert_eq!(problems.len(), 40_000);
    // An entry has thirteen lines, the sixth of which is unknown.
    for (i, problem) in problems.iter().enumerate().step_by(9_999) {
        let (said, line) = (problem.to_string(), format!("line {}:", i * 13 + 6));
        assert!(said.contains(&line), "{said}, not {line}");
    }
}

#[test]
fn a_line_of_many_positions_is_drawn() {
    let figure = packs::drawn(&packs::traced_line(200_000).atlas());
    assert!(figure.len() < 20_000_000, "{}", figure.len());
}

#[test]
fn links_that_lie_on_each_other_are_drawn() {
    // As few as leave every line its place, and more than a page has room for.
    for count in [140, 2_000] {
        packs::drawn(&packs::links_side_by_side(count).atlas());
    }
}

#[test]
fn a_book_has_the_whole_of_a_long_name() {
    let characters = 350_000;
    let atlas = packs::long_name(characters).atlas();
    let (i18n, theme) = (
        I18n::new(Language::ZhHans),
        chengyu_atlas::scene::Theme::light(),
    );
    let book = chengyu_atlas::book::Book::new(&atlas, &i18n, &theme, None);
    let said: String = book
        .pages
        .iter()
        .map(chengyu_atlas::book::Page::text)
        .collect();
    // Under its city, in the register, in the index.
    assert!(said.chars().filter(|c| *c == '长').count() >= 3 * characters);
}

#[test]
fn a_book_of_texts_that_break_in_no_usual_way_is_made() {
    for name in [
        "1年".repeat(60_000),
        "(".repeat(60_000),
        "a".repeat(60_000),
        "word ".repeat(12_000),
        format!("{}{}", "长".repeat(30_000), " · 甲".repeat(10_000)),
        "\u{300}".repeat(60_000),
    ] {
        assert!(!packs::book(&packs::named(&name).atlas()).is_empty());
    }
}

#[test]
fn a_book_of_a_city_with_many_roles_has_them_all() {
    let count = 50_000;
    let atlas = packs::roles_of_a_city(count).atlas();
    let (i18n, theme) = (
        I18n::new(Language::ZhHans),
        chengyu_atlas::scene::Theme::light(),
    );
    let book = chengyu_atlas::book::Book::new(&atlas, &i18n, &theme, None);
    let quotes: usize = book
        .pages
        .iter()
        .map(|page| page.text().matches("门户枢纽").count())
        .sum();
    assert!(quotes >= count, "{quotes}");
}

#[test]
fn a_figure_and_a_book_of_many_texts_are_made() {
    let atlas = packs::sources(8_000).atlas();
    assert!(!packs::drawn(&atlas).is_empty());
    assert!(!packs::book(&atlas).is_empty());
}

#[test]
fn a_book_names_all_places_of_a_corridor_once_and_some_under_each_of_them() {
    let count = 3_000;
    let atlas = packs::corridor_of_places(count).atlas();
    let (i18n, theme) = (
        I18n::new(Language::ZhHans),
        chengyu_atlas::scene::Theme::light(),
    );
    let book = chengyu_atlas::book::Book::new(&atlas, &i18n, &theme, None);
    let pages = book.pages.iter().map(chengyu_atlas::book::Page::text);
    let said: String = pages.collect::<String>().replace('\n', "");
    let more = format!("等另 {} 个", count - 1 - 40);
    assert_eq!(
        said.replace(' ', "")
            .matches(&more.replace(' ', ""))
            .count(),
        count
    );
    let all: Vec<String> = (0..count).map(|i| format!("区{i}")).collect();
    assert!(said.contains(&all.join("、")));
    assert!(!packs::book(&atlas).is_empty());
}
