//! The window's panels and its map: search, list, panel, layers, selection, keys.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::collections::BTreeSet;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use chengyu_atlas::app::{AtlasApp, Loading, Report, SettingsStore, load};
use chengyu_atlas::card;
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::messages::Said;
use chengyu_atlas::model::{FeatureId, Language, Level, Stage, Status};
use chengyu_atlas::scene::Extent;
use chengyu_atlas::scene::{Layer, feature_key};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, options, text_of, tr};
use support::{ATLAS, I18N, MAP_BESIDE_PANEL, OPENING_MAP, View};

// Lines.

#[test]
fn lines_of_the_panel_break_as_on_paper() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    window.type_into(&tr("table-search"), "成渝门户枢纽");
    window.click(Role::Row, "支持资阳建设成渝门户枢纽");
    let runs = window
        .harness
        .query_all_by(|node| node.role() == Role::TextRun);
    let lines: Vec<String> = runs.filter_map(|run| text_of(&run)).collect();
    for line in lines.iter().map(|line| line.trim()) {
        let starts = ['，', '。', '、', '；', '：', '）', '”', '’', '·'];
        assert!(!line.starts_with(starts), "{line}");
        assert!(!line.ends_with(['（', '“', '‘', '·']), "{line}");
    }
    assert!(lines.len() > 20, "{lines:?}");
}

// Loading.

/// A window that waits for its atlas.
fn reading(loading: Loading) -> Window {
    Window::of(move |cc| {
        let settings = SettingsStore::in_memory();
        AtlasApp::new(&cc.egui_ctx, options(), settings, loading, Arc::default())
    })
}

#[test]
fn while_the_atlas_is_read_the_window_says_so() {
    let (_never, goes_on) = channel::<()>();
    let window = reading(Loading::start(
        || {},
        move || {
            let _ = goes_on.recv();
            Err(Said::verbatim("the test is over"))
        },
    ));
    window.assert_says(&tr("loading"));
}

#[test]
fn an_atlas_that_cannot_be_read_is_told_with_its_reason() {
    let error = Err(Said::verbatim("links.toml is missing"));
    let mut window = reading(Loading::finished(error));
    window.settle();
    window.assert_says(&tr("load-failed"));
    window.assert_says("links.toml is missing");
}

#[test]
fn a_panic_while_the_atlas_is_read_is_told() {
    let mut window = reading(Loading::start(|| {}, || panic!("a fault on purpose")));
    while window.says(&tr("loading")) {
        window.harness.step();
    }
    window.assert_says(&tr("load-failed"));
    window.assert_says(&tr("message-job-lost"));
}

#[test]
fn the_first_map_is_reported_once_it_was_shown() {
    let loading = Loading::finished(load(&LoadOptions::default()));
    let report = Arc::new(Mutex::new(Report::default()));
    let shared = Arc::clone(&report);
    let mut window = Window::of(move |cc| {
        AtlasApp::new(
            &cc.egui_ctx,
            options(),
            SettingsStore::in_memory(),
            loading,
            shared,
        )
    });
    window.settle();
    assert!(report.lock().expect("a report").first_map.is_some());
}

#[test]
fn the_first_start_fits_the_circle_and_asks_nothing() {
    let window = Window::open();
    let scene = window.app().map().scene().expect("a map");
    let mut view = View::fitting("", Extent::Circle, scene.page);
    view.map_buttons = true;
    let (window_map, figure) = (scene.to_string(), view.scene().to_string());
    let differing = window_map.lines().zip(figure.lines()).find(|(a, b)| a != b);
    assert_eq!(differing, None);
    assert_eq!(window.state().dialog, None);
    assert_eq!(window.state().message, None);
    assert_eq!(window.selected(), None);
    // The views of the other tests are as large as this one.
    assert_near(scene.page, OPENING_MAP);
}

/// Fails when a map is not as large as the views of the other tests.
fn assert_near(size: (f64, f64), known: (f64, f64)) {
    let difference = (size.0 - known.0).abs().max((size.1 - known.1).abs());
    assert!(difference < 4.0, "{size:?}, not {known:?}");
}

// Search and the list of places.

#[test]
fn the_list_is_filtered_by_name_pinyin_and_initials() {
    let mut window = Window::open();
    let all = window.rows();
    assert!(all.len() > 10, "{all:?}");
    for query in ["资阳", "ziyang", "zy", "Ziyang", "512000"] {
        window.search(query);
        let rows = window.rows();
        assert!(rows.contains(&"资阳市".to_owned()), "{query}: {rows:?}");
        assert!(!rows.contains(&"成都市".to_owned()), "{query}: {rows:?}");
        // The list of results is closed first, then the field is cleared.
        window.press(Key::Escape);
        window.press(Key::Escape);
        assert_eq!(window.rows(), all, "{query} is cleared");
    }
}

#[test]
fn a_query_that_nothing_matches_is_answered() {
    let mut window = Window::open();
    window.search("上海");
    assert!(window.rows().is_empty());
    window.assert_says(&I18N.tr_with("search-empty", &[("query", "上海")]));
}

#[test]
fn enter_in_the_search_field_shows_the_first_place() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::F);
    window.search("遂宁市");
    window.press(Key::Enter);
    window.assert_selected("place-510900");
}

#[test]
fn the_list_can_be_kept_to_places_a_text_names() {
    let mut window = Window::open();
    let unnamed = unnamed_city();
    let name = &ATLAS.place(unnamed).names.hans;
    window.search(name);
    assert!(window.rows().contains(name));
    window.click(Role::CheckBox, &tr("places-only-mentioned"));
    assert!(!window.rows().contains(name));
}

#[test]
fn what_is_selected_on_the_map_is_brought_into_the_list() {
    let mut window = Window::open();
    let symbol = |window: &Window, name: &str| {
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        let found = symbols.find(|n| text_of(n).is_some_and(|t| t.starts_with(name)));
        found.expect("a symbol").focus();
    };
    for name in ["资阳市", "凉山彝族自治州", "成都市"] {
        assert!(!window.rows().contains(&name.to_owned()), "{name}");
        symbol(&window, name);
        window.settle();
        window.press(Key::Enter);
        assert!(window.selected().is_some());
        let rows = window.rows();
        assert!(rows.contains(&name.to_owned()), "{name} is not in {rows:?}");
    }
}

#[test]
fn the_whole_list_shows_what_was_found_and_selected() {
    let mut window = Window::open();
    window.show_place("遂宁市");
    let rows = window.rows();
    assert!(
        rows.len() > 10 && rows.contains(&"遂宁市".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn the_numbers_of_the_list_are_explained_and_clear_of_its_scroll_bar() {
    let mut window = Window::open();
    window.search("zi");
    let heading = tr("detail-roles");
    let labels = window.harness.query_all_by_role(Role::Label);
    let labels: Vec<_> = labels
        .filter_map(|node| Some((text_of(&node)?, node.rect())))
        .filter(|(_, rect)| rect.right() < 240.0)
        .collect();
    let head = labels.iter().find(|(text, _)| *text == heading);
    let head = head.expect("a heading").1;
    let numbers = labels.iter().filter(|(t, _)| t.parse::<u32>().is_ok());
    let numbers: Vec<_> = numbers.map(|(_, rect)| *rect).collect();
    assert!(numbers.len() > 2, "{labels:?}");
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, &tr("menu-find"))
        .rect();
    for number in numbers {
        assert!(
            (number.right() - head.right()).abs() < 1.0,
            "{number} {head}"
        );
        assert!(field.right() - number.right() >= 8.0, "{number} {field}");
    }
    window.harness.hover_at(head.center());
    (0..4).for_each(|_| window.harness.step());
    window.assert_says(&tr("places-roles-hint"));
}

#[test]
fn the_lines_above_the_cards_begin_where_the_title_begins() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let left = |text: &str| {
        let mut nodes = window.harness.query_all_by_label_contains(text);
        let node = nodes.find(|node| node.rect().left() > 900.0);
        node.expect("a line of the panel").rect().left()
    };
    let title = left("资阳市");
    for line in ["資陽市", "512000", "GeoNames"] {
        assert!(
            (left(line) - title).abs() < 0.5,
            "{line}: {} {title}",
            left(line)
        );
    }
}

/// A prefecture-level unit that no text says anything of.
fn unnamed_city() -> chengyu_atlas::model::PlaceId {
    let mut cities = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture);
    let found = cities.find(|(_, r)| !ATLAS.is_mentioned(r.place));
    found.expect("a city no text names").1.place
}

// The panel; `place_panel.rs` has more of it.

#[test]
fn a_city_shows_its_roles_with_phrase_source_and_article() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.assert_selected("place-512000");
    window.assert_says("資陽市");
    window.assert_says("Zīyáng Shì");
    window.assert_says("512000");
    window.filter_panel("支持资阳建设成渝门户枢纽");
    for text in [
        "成渝门户枢纽",
        "“支持资阳建设成渝门户枢纽”",
        "资阳 2020-07-25",
        "（二）",
    ] {
        window.assert_says(text);
    }
    window.assert_says(&tr("given-by-province"));
}

#[test]
fn the_panel_takes_its_room_from_the_map() {
    let mut window = Window::open();
    window.show_place("资阳市");
    let scene = window.app().map().scene().expect("a map");
    assert_near(scene.page, MAP_BESIDE_PANEL);
}

#[test]
fn the_role_and_its_source_stand_in_the_same_card() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.filter_panel("支持资阳建设成渝门户枢纽");
    let texts = window.texts();
    let position = |wanted: &str| {
        let found = texts.iter().position(|text| text.contains(wanted));
        found.unwrap_or_else(|| panic!("{wanted} is not in {texts:?}"))
    };
    let title = texts.iter().position(|text| text == "成渝门户枢纽");
    let title = title.expect("the card's title");
    let quote = position("支持资阳建设成渝门户枢纽");
    let below: Vec<&String> = texts[quote..].iter().take(3).collect();
    assert!(title < quote && quote < title + 4, "{title} {quote}");
    assert!(below.iter().any(|t| t.contains("资阳 2020")), "{below:?}");
    assert!(below.iter().any(|t| t.contains("（二）")), "{below:?}");
}

#[test]
fn a_corridor_leads_to_its_own_panel_and_on_to_its_places() {
    let mut window = Window::open();
    let corridor = support::corridor("cheng-zi-tongchenghua");
    let FeatureId::Corridor(id) = corridor else {
        panic!("{corridor:?}");
    };
    let title = ATLAS.corridor(id).title.get(Language::ZhHans);
    window.show_place("资阳市");
    window.leaf_to(Role::Link, title);
    window.click(Role::Link, title);
    window.assert_selected("corridor-cheng-zi-tongchenghua");
    window.assert_says(&tr("detail-places"));
    window.assert_says(&tr("detail-mentions"));
    window.click(Role::Link, "成都市");
    window.assert_selected("place-510100");
}

#[test]
fn a_link_shows_its_status_its_alignment_and_its_places() {
    let mut window = Window::open();
    let FeatureId::Link(id) = support::link("mian-sui-nei-tielu") else {
        panic!("no link");
    };
    let link = ATLAS.link(id);
    let through = *link.places.first().expect("a place");
    window.show_place(&ATLAS.place(through).names.hans);
    window.leaf_to(Role::Link, link.title.get(Language::ZhHans));
    window.click(Role::Link, link.title.get(Language::ZhHans));
    window.assert_selected("link-mian-sui-nei-tielu");
    window.assert_says(&tr("status-pre-construction-preparatory"));
    window.assert_says(&tr("detail-as-of"));
    window.assert_says(&tr("detail-places"));
    for place in &link.places {
        window.assert_says(&ATLAS.place(*place).names.hans);
    }
}

#[test]
fn a_city_no_text_names_says_so() {
    let mut window = Window::open();
    window.show_place(&ATLAS.place(unnamed_city()).names.hans);
    window.assert_says(&tr("detail-not-mentioned"));
}

#[test]
fn more_mentions_of_a_fact_open_on_demand() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.filter_panel("支持资阳建设成渝门户枢纽");
    let quote = "“加快建设成渝门户枢纽”";
    let shown = |window: &Window| window.harness.query_all_by_label(quote).count();
    let before = shown(&window);
    // The gateway role has four mentions beside its principal one.
    window.click(Role::Link, &I18N.tr_n("detail-also", 4));
    assert!(shown(&window) > before, "{} of {quote}", shown(&window));
}

#[test]
fn a_citation_is_copied() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.click(Role::Link, &tr("detail-cards-whole"));
    let button = tr("button-copy-citation");
    let buttons = window
        .harness
        .query_all_by_role_and_label(Role::Button, &button);
    buttons.take(1).for_each(|node| node.click_accesskit());
    // The command is in the output of the one frame that handles the click.
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let panel = card::panel(&ATLAS, &I18N, FeatureId::Place(support::place("512000")));
    let first = panel.sections.first().and_then(|s| s.cards.first());
    let first = first
        .and_then(|card| card.mentions.first())
        .expect("a mention");
    assert_eq!(copied.as_ref(), Some(&first.citation));
    window.settle();
    window.assert_says(&tr("message-copied"));
}

// Selection and view.

#[test]
fn escape_clears_the_selection() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.press(Key::Escape);
    assert_eq!(window.selected(), None);
    assert!(!window.says(&tr("detail-cards-whole")));
}

#[test]
fn back_and_forward_walk_the_selections() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.show_place("遂宁市");
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    window.assert_selected("place-512000");
    window.press_with(Modifiers::ALT, Key::ArrowRight);
    window.assert_selected("place-510900");
}

#[test]
fn a_layer_is_turned_on_and_off_and_the_map_follows() {
    let mut window = Window::open();
    let drawn = |window: &Window| {
        let scene = window.app().map().scene().expect("a map");
        let mut features = scene.items().filter_map(|item| item.feature);
        features.any(|feature| matches!(feature, FeatureId::Corridor(_)))
    };
    for on in [false, true] {
        window.click(Role::CheckBox, &tr("layer-corridors"));
        assert_eq!(window.state().shown.layer(Layer::Corridors), on);
        assert_eq!(drawn(&window), on);
    }
}

#[test]
fn a_status_is_turned_off_and_its_links_go() {
    let mut window = Window::open();
    let of_status = ATLAS
        .links()
        .filter(|(_, link)| link.status == Status::PreConstruction(Stage::Preparatory));
    let keys: BTreeSet<String> = of_status
        .map(|(id, _)| feature_key(&ATLAS, FeatureId::Link(id)).to_string())
        .collect();
    let drawn = |window: &Window| {
        let scene = window.app().map().scene().expect("a map");
        let drawn = scene.items().filter_map(|item| scene.key_of(item));
        drawn.filter(|key| keys.contains(&***key)).count()
    };
    assert!(drawn(&window) > 0, "{keys:?}");
    window.click(Role::DisclosureTriangle, &tr("filters-title"));
    window.click(Role::DisclosureTriangle, &tr("facet-status"));
    window.click(Role::CheckBox, &tr("status-pre-construction-preparatory"));
    assert!(drawn(&window) > 0, "what is not asked for steps back");
    window.click(Role::CheckBox, &tr("filters-hide"));
    assert_eq!(drawn(&window), 0);
    window.click(Role::Button, &tr("filters-clear"));
    assert!(drawn(&window) > 0);
}

#[test]
fn keys_zoom_and_fit() {
    let mut window = Window::open();
    let zoom = |window: &Window| window.state().camera.expect("a camera").zoom;
    let circle = zoom(&window);
    window.press(Key::Plus);
    let near = zoom(&window);
    assert!((near - circle - 1.0).abs() < 0.02, "{circle} {near}");
    window.press(Key::Num9);
    let region = zoom(&window);
    assert!(region < circle, "{region} {circle}");
    window.press(Key::Num0);
    let again = zoom(&window);
    assert!((again - circle).abs() < 0.02, "{again} {circle}");
}

#[test]
fn tab_reaches_the_places_of_the_map_and_enter_selects() {
    let mut window = Window::open();
    let focused = |window: &Window| {
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        symbols
            .find(|node| node.is_focused())
            .and_then(|n| text_of(&n))
    };
    let reached = (0..300).find_map(|_| {
        window.press(Key::Tab);
        focused(&window)
    });
    let label = reached.expect("Tab reaches a place of the map");
    window.press(Key::Enter);
    let Some(FeatureId::Place(id)) = window.state().selection else {
        panic!("{:?} is selected", window.state().selection);
    };
    let name = &ATLAS.place(id).names.hans;
    assert!(label.starts_with(name.as_str()), "{label} {name}");
}

#[test]
fn every_city_in_view_is_a_symbol_with_its_name() {
    let window = Window::open();
    let symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
    let labels: Vec<String> = symbols.filter_map(|node| text_of(&node)).collect();
    let scene = window.app().map().scene().expect("a map");
    let cities = ATLAS
        .regions()
        .filter(|(_, r)| r.level == Level::Prefecture);
    let places = cities.map(|(_, region)| ATLAS.place(region.place));
    let in_view = places.filter(|place| {
        let node = place.node.as_ref().map(|node| node.at.to_world());
        node.is_some_and(|at| scene.view.frame.contains(scene.to_page.project(at)))
    });
    let names: Vec<&String> = in_view.map(|place| &place.names.hans).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let found = labels.iter().any(|label| label.starts_with(name.as_str()));
        assert!(found, "{name} is not in {labels:?}");
    }
}

#[test]
fn links_and_corridors_that_are_drawn_are_reached_by_the_keyboard() {
    let mut window = Window::open();
    for feature in [
        support::link("cheng-yu-zhongxian"),
        support::corridor("cheng-zi-tongchenghua"),
    ] {
        let title = match feature {
            FeatureId::Link(id) => ATLAS.link(id).title.get(Language::ZhHans),
            FeatureId::Corridor(id) => ATLAS.corridor(id).title.get(Language::ZhHans),
            FeatureId::Place(_) => panic!("{feature:?}"),
        };
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        let symbol = symbols.find(|n| text_of(n).is_some_and(|t| t.starts_with(title)));
        symbol.expect("a symbol").focus();
        drop(symbols);
        window.settle();
        window.press(Key::Enter);
        assert_eq!(window.state().selection, Some(feature));
    }
}

#[test]
fn a_click_on_the_map_selects_the_city_beneath() {
    let mut window = Window::open();
    // Suining's symbol, then a little off it, so that no line is nearer than six points.
    let found = (0..64_u8).any(|i| {
        let (distance, angle) = (4.0 + f32::from(i / 8) * 3.0, f32::from(i % 8));
        let offset = egui::Vec2::angled(angle * std::f32::consts::FRAC_PI_4) * distance;
        let mut symbols = window.harness.query_all_by_role(Role::GraphicsSymbol);
        let suining = symbols.find(|n| text_of(n).is_some_and(|t| t.starts_with("遂宁市")));
        let at = suining.expect("a symbol").rect().center() + offset;
        drop(symbols);
        window.harness.hover_at(at);
        window.settle();
        let hovered = window.app().map().hover();
        if hovered != Some(FeatureId::Place(support::place("510900"))) {
            return false;
        }
        window.harness.drag_at(at);
        window.harness.drop_at(at);
        window.settle();
        true
    });
    assert!(found, "no spot of Suining is clear of lines");
    window.assert_selected("place-510900");
}
