//! The panel of a place: its sections and their counts, folds, jumps, filter, and what is laid out
//! of it; the panels beside the map, which close, and the room the map keeps.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chengyu_atlas::app::SettingsStore;
use chengyu_atlas::card::{LinkGroup, Outline, SectionKind, outline};
use chengyu_atlas::index::SpatialIndex;
use chengyu_atlas::model::{FeatureId, Language, PlaceId};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{Window, options, text_of, tr};
use support::{ATLAS, I18N, place};

static INDEX: LazyLock<SpatialIndex> = LazyLock::new(|| SpatialIndex::new(&ATLAS));

fn outline_of(id: PlaceId) -> Outline {
    outline(&ATLAS, &INDEX, &I18N, FeatureId::Place(id))
}

/// How many cards or places the sections of some kinds have.
fn count(outline: &Outline, of: impl Fn(SectionKind) -> bool) -> usize {
    let sections = outline.sections.iter().filter(|section| of(section.kind));
    sections
        .map(chengyu_atlas::card::OutlineSection::count)
        .sum()
}

// What the sections hold.

#[test]
fn the_sections_of_every_place_hold_each_fact_once() {
    for (id, place) in ATLAS.places() {
        let outline = outline_of(id);
        let name = &place.names.hans;
        let roles = count(&outline, |kind| matches!(kind, SectionKind::Roles(_)));
        assert_eq!(roles, ATLAS.roles_of(id).len(), "{name}");
        let links = count(&outline, |kind| matches!(kind, SectionKind::Links(_)));
        assert_eq!(links, ATLAS.links_of(id).len(), "{name}");
        for (kind, facts) in [
            (SectionKind::Corridors, ATLAS.corridors_of(id).len()),
            (SectionKind::Targets, ATLAS.targets_of(id).len()),
            (SectionKind::Events, ATLAS.events_of(id).len()),
            (SectionKind::Groups, ATLAS.groups_of(id).len()),
        ] {
            assert_eq!(count(&outline, |k| k == kind), facts, "{name}, {kind:?}");
        }
        let kinds: BTreeSet<SectionKind> = outline.sections.iter().map(|s| s.kind).collect();
        assert_eq!(kinds.len(), outline.sections.len(), "{name}: a kind twice");
        assert!(outline.sections.iter().all(|s| s.count() > 0), "{name}");
        let jumps: usize = outline.jumps().iter().map(|jump| jump.count).sum();
        assert_eq!(jumps, count(&outline, |_| true), "{name}");
        let cards = outline.sections.iter().flat_map(|s| &s.cards);
        let mut mentions = cards.flat_map(|card| &card.mentions);
        let is_numbered = |source| outline.number_of(source).is_some();
        assert!(mentions.all(|m| is_numbered(m.anchor.source)), "{name}");
    }
}

#[test]
fn what_the_map_draws_through_a_place_stands_apart_from_what_texts_tie_to_it() {
    let suining = place("510900");
    let outline = outline_of(suining);
    let passing = outline.section(SectionKind::Passing).expect("lines");
    assert!(passing.remark.is_some());
    let links = passing.cards.iter().map(|card| match card.feature {
        Some(FeatureId::Link(id)) => id,
        other => panic!("{other:?}"),
    });
    let links: Vec<_> = links.collect();
    let chengdawan = ATLAS
        .links()
        .find(|(_, link)| link.title.zh.contains("成达万"))
        .expect("the railway")
        .0;
    assert!(links.contains(&chengdawan), "{passing:?}");
    for link in links {
        let link = ATLAS.link(link);
        for tied in &link.places {
            let within = std::iter::successors(Some(*tied), |id| ATLAS.place(*id).parent);
            assert!(within.into_iter().all(|id| id != suining), "{}", link.key);
        }
    }
    let cards = passing.cards.iter();
    assert!(cards.flat_map(|card| &card.mentions).next().is_none());
}

#[test]
fn a_filter_finds_cards_by_any_of_their_words_in_either_script() {
    let outline = outline_of(place("512000"));
    let all = count(&outline, |_| true);
    for (query, kind) in [
        ("铁路", SectionKind::Links(LinkGroup::Rail)),
        ("鐵路", SectionKind::Links(LinkGroup::Rail)),
        (
            &*tr("category-gateway"),
            SectionKind::Roles(chengyu_atlas::model::RoleCategory::Gateway),
        ),
        (
            "资阳日报 门户",
            SectionKind::Roles(chengyu_atlas::model::RoleCategory::Gateway),
        ),
    ] {
        let found = outline.filtered(query);
        assert!(found.section(kind).is_some(), "{query}");
        assert!(count(&found, |_| true) < all, "{query}");
        assert_eq!(found.sources, outline.sources, "numbers stay");
    }
    assert!(outline.filtered("上海自贸港").sections.is_empty());
}

// The panel in the window.

/// The headings of the panel with their expanded state.
fn headings(window: &Window) -> Vec<(String, bool)> {
    let nodes = window.harness.query_all_by_role(Role::DisclosureTriangle);
    let of_panel = nodes.filter(|node| node.rect().left() > 640.0);
    let state = |node: &egui_kittest::Node<'_>| node.accesskit_node().data().is_expanded();
    of_panel
        .filter_map(|node| Some((text_of(&node)?, state(&node) == Some(true))))
        .collect()
}

fn rail(count: usize) -> String {
    let count = count.to_string();
    let parts = [("title", &*tr("legend-rail")), ("n", &*count)];
    I18N.tr_with("detail-section", &parts)
}

#[test]
fn the_railways_of_ziyang_are_two_actions_away() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let outline = outline_of(place("512000"));
    let rails = outline.section(SectionKind::Links(LinkGroup::Rail));
    let rails = rails.expect("railways");
    window.click(Role::Link, &rail(rails.count()));
    for card in &rails.cards {
        window.assert_says(&card.title);
    }
}

#[test]
fn only_cards_in_sight_are_laid_out_and_all_headings_are_told() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let outline = outline_of(place("512000"));
    let told = headings(&window);
    assert_eq!(told.len(), outline.sections.len(), "{told:?}");
    assert!(told.iter().all(|(_, is_open)| *is_open));
    let whole = tr("detail-card-whole");
    let also = |text: &str| text == whole || text.starts_with("另见");
    let shown = window.texts().iter().filter(|text| also(text)).count();
    assert!((3..20).contains(&shown), "{shown} of {}", outline.cards());
}

#[test]
fn sections_fold_by_the_keyboard_and_stay_folded_through_back_and_forward() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let (first, _) = headings(&window).first().expect("a heading").clone();
    let node = |window: &Window| {
        let heading = window
            .harness
            .get_by_role_and_label(Role::DisclosureTriangle, &first);
        heading.focus();
    };
    node(&window);
    window.settle();
    window.press(Key::Enter);
    let is_open = |window: &Window| headings(window).first().expect("a heading").1;
    assert!(!is_open(&window));
    window.show_place("遂宁市");
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    window.assert_selected("place-512000");
    assert!(!is_open(&window));
    window.click(Role::Link, &tr("detail-unfold-all"));
    assert!(is_open(&window));
    window.click(Role::Link, &tr("detail-fold-all"));
    assert!(headings(&window).iter().all(|(_, is_open)| !is_open));
}

#[test]
fn the_panel_is_where_it_was_when_one_comes_back() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.press(Key::PageDown);
    window.press(Key::PageDown);
    // The names of the cards in sight, with their heights in the window.
    let cards = |window: &Window| {
        let labels = window.harness.query_all_by_role(Role::Label);
        let seen = labels.filter(|node| {
            let rect = node.rect();
            rect.left() > 940.0 && rect.top() > 300.0 && rect.top() < 700.0
        });
        let seen = seen.filter_map(|node| Some((text_of(&node)?, node.rect().top().round())));
        seen.collect::<Vec<_>>()
    };
    let before = cards(&window);
    assert!(before.len() > 5, "{before:?}");
    window.show_place("遂宁市");
    assert_ne!(cards(&window), before);
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(cards(&window), before);
    window.press(Key::Home);
    window.assert_says("Zīyáng Shì");
    window.press(Key::End);
    window.assert_says(&tr("detail-sources"));
}

#[test]
fn tab_walks_the_panel_and_brings_what_it_reaches_into_sight() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let first = headings(&window).first().expect("a heading").0.clone();
    let heading = window
        .harness
        .get_by_role_and_label(Role::DisclosureTriangle, &first);
    heading.focus();
    window.settle();
    let mut last = f32::MIN;
    for _ in 0..60 {
        window.press(Key::Tab);
        let focused = window.harness.query_all_by(|node| node.is_focused());
        let rects = focused.map(|node| node.rect());
        let mut rects = rects.filter(|rect| rect.left() > 640.0);
        let rect = rects.next().expect("the panel keeps the keyboard");
        assert!(rect.top() > 0.0 && rect.bottom() < 790.0, "{rect:?}");
        last = rect.top();
    }
    assert!(last > 0.0);
}

#[test]
fn the_filter_leaves_what_matches_and_says_when_nothing_does() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let all = headings(&window).len();
    window.filter_panel("鐵路");
    let left = headings(&window);
    assert!(!left.is_empty() && left.len() < all, "{left:?}");
    window.press(Key::Escape);
    assert_eq!(headings(&window).len(), all);
    window.assert_selected("place-512000");
    window.filter_panel("上海自贸港");
    let query = [("query", "上海自贸港")];
    window.assert_says(&I18N.tr_with("detail-filter-empty", &query));
}

#[test]
fn no_category_breaks_and_none_leaves_its_panel() {
    for language in [Language::ZhHans, Language::En] {
        let mut options = options();
        options.language = Some(language);
        let size = egui::vec2(900.0, 600.0);
        let mut window = Window::open_sized(options, SettingsStore::in_memory(), size);
        let ziyang = ATLAS.place(place("512000")).names.full(language);
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        let symbol = symbols.find(|n| text_of(n).is_some_and(|t| t.starts_with(ziyang)));
        symbol.expect("a symbol").focus();
        drop(symbols);
        window.settle();
        window.press(Key::Enter);
        window.assert_selected("place-512000");
        let mut seen = 0;
        window.press(Key::End);
        for _ in 0..8 {
            window.press(Key::PageUp);
            let labels = window.harness.query_all_by_role(Role::Label);
            let chips =
                labels.filter(|node| text_of(node).is_some_and(|t| t.starts_with('\u{a0}')));
            for chip in chips {
                let rect = chip.rect();
                assert!(rect.height() < 24.0 && rect.right() <= 900.0, "{chip:?}");
                seen += 1;
            }
        }
        assert!(seen > 10, "{seen}");
    }
}

// The panels beside the map.

/// How much of the window the map takes.
fn share_of_map(window: &Window, size: egui::Vec2) -> f64 {
    let page = window.app().map().scene().expect("a map").page;
    page.0 * page.1 / f64::from(size.x * size.y)
}

#[test]
fn panels_close_and_open_by_key_and_handle_and_the_map_takes_their_room() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let width = |window: &Window| window.app().map().scene().expect("a map").page.0;
    let both = width(&window);
    window.press(Key::F9);
    let right = width(&window);
    assert!(right > both + 200.0, "{right} {both}");
    window.press_with(Modifiers::SHIFT, Key::F9);
    assert!(width(&window) > 1270.0, "{}", width(&window));
    window.click(Role::Button, &tr("panel-right-open"));
    window.click(Role::Button, &tr("panel-left-open"));
    assert!((width(&window) - both).abs() < 2.0);
    window.press(Key::F9);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.assert_says(&tr("places-only-mentioned"));
}

#[test]
fn in_a_small_window_the_map_keeps_three_fifths_of_it_and_nothing_opened_closes() {
    let size = egui::vec2(900.0, 600.0);
    let mut window = Window::open_sized(options(), SettingsStore::in_memory(), size);
    assert!(share_of_map(&window, size) > 0.6);
    window.show_place("资阳市");
    let share = share_of_map(&window, size);
    assert!(share > 0.6, "{share}");
    window.click(Role::Button, &tr("panel-left-open"));
    window.assert_says(&tr("places-only-mentioned"));
    window.press(Key::Escape);
    window.assert_says(&tr("places-only-mentioned"));
}

#[test]
fn the_legend_folds_at_its_tab_and_turns_to_its_other_rows() {
    let size = egui::vec2(900.0, 600.0);
    let mut window = Window::open_sized(options(), SettingsStore::in_memory(), size);
    window.show_place("资阳市");
    let legend = |window: &Window| window.app().map().scene().and_then(|scene| scene.legend);
    let whole = legend(&window).expect("a legend");
    assert!(whole.height() > 60.0, "{whole:?}");
    let more = window
        .texts()
        .into_iter()
        .find(|text| text.starts_with("其余"));
    window.click(Role::Link, &more.expect("rows without room"));
    assert_eq!(window.state().legend_page, 1);
    window.click(Role::Button, &tr("legend-close"));
    assert!(legend(&window).is_none());
    window.click(Role::Button, &tr("legend-open"));
    assert!(legend(&window).is_some());
}

#[test]
fn a_message_of_success_stands_below_the_map() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.click(Role::Link, &tr("detail-cards-whole"));
    window.click(Role::Button, &tr("button-copy-citation"));
    let label = window.harness.get_by_label(&tr("message-copied")).rect();
    let page = window.app().map().scene().expect("a map").page;
    let (_, corner) = window.app().map().placement().expect("a map");
    assert!(
        f64::from(label.top() - corner.y) >= page.1 - 1.0,
        "{label:?}"
    );
}
