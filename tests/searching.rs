//! The search field and its list of results, driven with the keyboard and the pointer.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::filter::{Facet, Value};
use chengyu_atlas::model::{FeatureId, Language};
use chengyu_atlas::state::{Camera, Dialog};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{Window, options, text_of, tr};
use support::{ATLAS, I18N, place};

/// A window with a query in its search field, typed after Ctrl+K.
fn searching(query: &str) -> Window {
    let mut window = Window::open();
    type_query(&mut window, query);
    window
}

fn type_query(window: &mut Window, query: &str) {
    window.press_with(Modifiers::COMMAND, Key::K);
    let name = tr("menu-find");
    let fields = &window.harness;
    let field = fields.get_by_role_and_label(Role::TextInput, &name);
    field.type_text(query);
    window.settle();
    window.settle();
}

/// The rows of the list of results, as a screen reader tells them.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| text_of(&row)).collect()
}

/// The row that is chosen.
fn chosen(window: &Window) -> Option<String> {
    let mut rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let row = rows.find(|row| row.accesskit_node().is_selected() == Some(true))?;
    text_of(&row)
}

fn camera(window: &Window) -> Camera {
    window.state().camera.expect("a view")
}

/// A screen reader is told the chosen row instead of the field, so the toolkit is asked.
fn has_keyboard(window: &Window) -> bool {
    window.harness.ctx.text_edit_focused()
}

#[test]
fn results_are_told_with_kind_place_and_reason() {
    let window = searching("省域经济副中心");
    let rows = rows(&window);
    let role = rows.iter().find(|row| row.starts_with("省域经济副中心"));
    assert!(
        role.is_some_and(|row| row.contains(&tr("search-kind-role"))),
        "{rows:?}"
    );
    let reason = [
        ("field", tr("search-field-role")),
        ("text", "省域经济副中心".to_owned()),
    ];
    let reason = I18N.tr_with(
        "search-why",
        &reason.each_ref().map(|(k, v)| (*k, v.as_str())),
    );
    let city = rows.iter().find(|row| row.starts_with("绵阳市"));
    assert!(city.is_some_and(|row| row.contains(&reason)), "{rows:?}");
    let name = tr("search-results");
    let list = window.harness.query_by_role_and_label(Role::ListBox, &name);
    assert!(list.is_some(), "{:?}", window.texts());
}

#[test]
fn arrows_preview_and_escape_returns_to_the_view_before() {
    let mut window = Window::open();
    window.show_place("成都市");
    let (before, selection) = (camera(&window), window.state().selection);
    let can_go_back = window.state().can_go_back();
    type_query(&mut window, "木里");
    assert_eq!(camera(&window), before, "typing moves nothing");
    window.press(Key::ArrowDown);
    assert!(
        chosen(&window).is_some_and(|row| row.starts_with("木里")),
        "{:?}",
        rows(&window)
    );
    assert_ne!(camera(&window), before, "the map goes there");
    assert_eq!(window.state().selection, selection);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    assert!(has_keyboard(&window));
    window.press(Key::Escape);
    assert_eq!(camera(&window), before);
    assert_eq!(rows(&window), [""; 0]);
    assert_eq!(window.state().selection, selection);
    assert_eq!(window.state().can_go_back(), can_go_back);
    assert_eq!(window.state().query, "木里");
    assert!(has_keyboard(&window));
    window.press(Key::Escape);
    assert_eq!(window.state().query, "");
    assert_eq!(window.state().selection, selection, "one thing at a time");
}

#[test]
fn arrows_walk_all_rows_and_begin_again() {
    let mut window = searching("成都");
    let all = rows(&window);
    assert!(all.len() > 10, "{all:?}");
    for row in &all {
        window.press(Key::ArrowDown);
        assert_eq!(chosen(&window).as_ref(), Some(row));
    }
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window), all.first().cloned());
    window.press(Key::ArrowUp);
    assert_eq!(chosen(&window), all.last().cloned());
}

#[test]
fn enter_goes_to_the_chosen_row_and_the_query_is_replaced_by_the_next() {
    let mut window = searching("ziyang");
    window.press(Key::Enter);
    window.assert_selected("place-512000");
    assert_eq!(rows(&window), [""; 0]);
    assert!(has_keyboard(&window));
    type_query(&mut window, "sui");
    assert_eq!(window.state().query, "sui");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.assert_selected("place-510900");
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::Backspace);
    assert_eq!(window.state().query, "");
}

#[test]
fn enter_before_the_answer_goes_to_the_answer() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::K);
    type_at_once(&mut window, "眉山", &[Key::Enter]);
    window.settle();
    window.settle();
    window.assert_selected("place-511400");
}

/// Types into the field that has the keyboard and presses keys, all within one frame.
fn type_at_once(window: &mut Window, text: &str, keys: &[Key]) {
    let key = |key: &Key| egui::Event::Key {
        key: *key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = &mut window.harness.input_mut().events;
    events.push(egui::Event::Text(text.to_owned()));
    events.extend(keys.iter().map(key));
    window.harness.step();
}

#[test]
fn keys_wait_for_the_answer_to_what_was_typed_before_them() {
    let mut window = Window::open();
    type_query(&mut window, "绵");
    assert!(rows(&window)[0].starts_with("绵阳市"));
    type_at_once(&mut window, "竹", &[Key::Enter]);
    window.settle();
    window.assert_selected("place-510683");

    let mut window = searching("成都");
    let second = rows(&window)[1].clone();
    window.press_with(Modifiers::COMMAND, Key::K);
    type_at_once(&mut window, "德阳", &[Key::ArrowDown, Key::ArrowDown]);
    window.settle();
    window.settle();
    assert_eq!(chosen(&window).as_ref(), rows(&window).get(1));
    assert_ne!(chosen(&window), Some(second));
}

#[test]
fn letters_right_after_the_key_that_opens_the_field_all_arrive() {
    let mut window = Window::open();
    type_query(&mut window, "成都");
    let (key, modifiers) = (Key::K, Modifiers::COMMAND);
    window.harness.input_mut().events.push(egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    });
    type_at_once(&mut window, "z", &[]);
    type_at_once(&mut window, "i", &[]);
    window.settle();
    assert_eq!(window.state().query, "zi");
}

#[test]
fn keys_arrive_with_the_letters_that_open_a_closed_list() {
    let mut window = searching("成都");
    window.press(Key::Escape);
    assert_eq!(rows(&window), [""; 0]);
    window.press_with(Modifiers::COMMAND, Key::A);
    type_at_once(&mut window, "眉山", &[Key::ArrowDown, Key::Enter]);
    window.settle();
    window.settle();
    window.assert_selected("place-511400");
}

#[test]
fn keys_before_a_change_of_the_query_do_nothing_to_what_it_finds() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::K);
    type_at_once(&mut window, "绵阳", &[Key::Enter]);
    type_at_once(&mut window, "市", &[]);
    window.settle();
    window.settle();
    assert_eq!(window.selected(), None);
    assert_eq!(window.state().query, "绵阳市");
    assert!(rows(&window)[0].starts_with("绵阳市"));
}

/// Clicks as a hand does: the pointer comes, presses and lets go, each in a frame of its own.
fn click_at(window: &mut Window, at: egui::Pos2) {
    window.harness.hover_at(at);
    window.settle();
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.harness.step();
    }
    window.settle();
}

#[test]
fn a_click_into_the_list_leaves_the_keyboard_to_the_field() {
    let mut window = searching("成都");
    let few = rows(&window);
    let at_rest = |window: &Window| {
        let mut rows = window.harness.query_all_by_role(Role::ListBoxOption);
        rows.find(|row| text_of(row).is_some_and(|text| text.starts_with("其余")))
            .expect("a group with more")
            .rect()
    };
    let row = at_rest(&window);
    click_at(&mut window, row.center());
    assert!(rows(&window).len() > few.len(), "{:?}", rows(&window));
    assert!(has_keyboard(&window));
    // A heading is no row.
    let first = {
        let mut rows = window.harness.query_all_by_role(Role::ListBoxOption);
        rows.next().expect("a row").rect()
    };
    click_at(&mut window, first.left_top() + egui::vec2(20.0, -10.0));
    assert!(!rows(&window).is_empty() && has_keyboard(&window));
    click_at(&mut window, first.center());
    assert_eq!(rows(&window), [""; 0]);
    assert!(has_keyboard(&window));
}

#[test]
fn a_phrase_opens_its_quote_and_a_text_is_read_and_lists_its_facts() {
    let phrase = "推动绵阳、宜宾—泸州、南充—达州省域经济副中心建设";
    let mut window = searching(phrase);
    window.press(Key::Enter);
    assert_eq!(
        window.state().open_passages.len(),
        1,
        "{:?}",
        window.state()
    );
    window.assert_says(phrase);
    let (id, source) = ATLAS.sources().next().expect("a text");
    type_query(&mut window, &source.title.zh);
    window.press(Key::Enter);
    let read = window.state().reader.as_ref().map(|view| view.source);
    assert_eq!((read, window.state().reads), (Some(id), true));
    window.click(Role::Link, &tr("reader-list"));
    assert!(window.state().table_open);
    let filter = window.state().shown.filter();
    assert!(filter.choice(Facet::Source).is_some() && filter.includes(Value::Source(id)));
}

#[test]
fn a_position_is_marked_with_the_place_it_lies_in() {
    let node = ATLAS.place(place("512021")).node.clone().expect("a seat");
    let mut window = searching(&format!("{} {}", node.at.lat_deg, node.at.lon_deg));
    window.press(Key::Enter);
    assert_eq!(window.state().marked_position, Some(node.at));
    assert_eq!(
        window.state().selection,
        Some(FeatureId::Place(place("512021")))
    );
    let (center, at) = (camera(&window).center, node.at.to_world());
    assert!(
        (center.x - at.x).hypot(center.y - at.y) < 1e-3,
        "{center:?} {at:?}"
    );
    // The query, then the selection.
    (0..2).for_each(|_| window.press(Key::Escape));
    assert_eq!(window.state().marked_position, None);
}

#[test]
fn a_click_goes_and_the_pointer_alone_chooses_nothing() {
    let mut window = searching("简阳");
    let row = |window: &Window| {
        let mut rows = window.harness.query_all_by_role(Role::ListBoxOption);
        rows.next().expect("a row").rect()
    };
    let before = camera(&window);
    window.harness.hover_at(row(&window).center());
    window.settle();
    assert_eq!((chosen(&window), camera(&window)), (None, before));
    let at = row(&window).center();
    click_at(&mut window, at);
    window.assert_selected("place-510185");
    assert_eq!(rows(&window), [""; 0]);
}

#[test]
fn the_rest_of_a_group_is_listed_when_it_is_asked_for() {
    let mut window = searching("成都");
    let few = rows(&window);
    let rest = few.iter().position(|row| row.starts_with("其余"));
    for _ in 0..=rest.expect("a group with more") {
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    window.settle();
    assert!(rows(&window).len() > few.len(), "{:?}", rows(&window));
    assert!(has_keyboard(&window));
}

#[test]
fn an_empty_field_says_what_can_be_typed_and_a_vain_query_what_was_searched() {
    for language in Language::ALL {
        let i18n = chengyu_atlas::i18n::I18n::new(language);
        let mut window = Window::open_with(chengyu_atlas::app::Options {
            language: Some(language),
            ..options()
        });
        window.press_with(Modifiers::COMMAND, Key::K);
        window.assert_says(&i18n.tr("search-tips"));
        let example = i18n.tr("search-tip-role-examples");
        let example = example.split('|').next().expect("an example").trim();
        window.click(Role::Link, example);
        window.settle();
        assert_eq!(window.state().query, example);
        assert!(
            !rows(&window).is_empty(),
            "{language:?}: {example} finds nothing"
        );
        for examples in [
            "search-tip-place-examples",
            "search-tip-role-examples",
            "search-tip-words-examples",
            "search-tip-position-examples",
        ] {
            for example in i18n.tr(examples).split('|') {
                window.press_with(Modifiers::COMMAND, Key::K);
                window.type_into(&i18n.tr("menu-find"), example.trim());
                assert!(
                    !rows(&window).is_empty(),
                    "{language:?}: {example} finds nothing"
                );
            }
        }
        window.press_with(Modifiers::COMMAND, Key::K);
        window.type_into(&i18n.tr("menu-find"), "Zzyanng");
        window.assert_says(&i18n.tr("search-none-where"));
        window.click(Role::Link, "Ziyang");
        assert_eq!(window.state().query, "Ziyang");
    }
}

#[test]
fn a_dialogue_takes_the_keys() {
    let mut window = searching("资阳");
    window.press_with(Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().dialog, Some(Dialog::Figure));
    assert_eq!(rows(&window), [""; 0]);
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn what_is_composed_beside_all_fields_is_searched_for() {
    use egui::{Event, ImeEvent};

    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    let commit = |text: &str| Event::Ime(ImeEvent::Commit(text.to_owned()));
    let mut window = Window::open();
    // Some input methods show what is being composed themselves, others leave it to the window.
    for events in [vec![], vec![preedit("z"), preedit("zi yang"), preedit("")]] {
        for event in events {
            window.harness.event(event);
            window.harness.step();
        }
        window.harness.event(commit("资阳"));
        window.settle();
        assert_eq!(window.state().query, "资阳");
        assert!(has_keyboard(&window));
        for _ in 0..4 {
            window.press(Key::Escape);
        }
        assert!(!has_keyboard(&window));
    }
    // Behind a dialogue nothing is typed.
    window.apply(chengyu_atlas::action::Action::Open(Dialog::Keys));
    window.harness.event(commit("资阳"));
    window.settle();
    assert_eq!(window.state().query, "");
}
