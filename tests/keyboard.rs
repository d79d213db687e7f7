//! The keyboard alone: F6 walks the panes, Alt and F10 enter the menus, lists are walked, and the
//! focus is never lost.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::state::Dialog;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, text_of, tr};

/// What a screen reader calls the widget that has the keyboard.
fn focused(window: &Window) -> Option<String> {
    let nodes = window.harness.query_all_by(|node| node.is_focused());
    nodes.last().and_then(|node| text_of(&node))
}

#[track_caller]
fn assert_on(window: &Window, name: &str) {
    let focused = focused(window).unwrap_or_default();
    assert!(
        focused.contains(name),
        "{focused:?} has the keyboard, not {name:?}"
    );
}

fn give(window: &mut Window, role: Role, label: &str) {
    let node = window.harness.get_by_role_and_label(role, label);
    node.focus();
    window.settle();
    // The focus counts as one of the keyboard.
    window.press(Key::F16);
}

fn alt(window: &mut Window) {
    for pressed in [true, false] {
        window.harness.event(Event::Key {
            key: Key::AltLeft,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        window.settle();
    }
}

#[test]
fn f6_walks_the_panes_and_comes_back_to_where_it_was() {
    let mut window = Window::open();
    window.press(Key::F6);
    assert_on(&window, &tr("menu-file"));
    window.press(Key::F6);
    assert_on(&window, &tr("layers-title"));
    window.press(Key::Tab);
    let second = focused(&window).expect("a widget");
    window.press(Key::F6);
    assert_on(&window, &tr("map-name"));
    window.press_with(Modifiers::SHIFT, Key::F6);
    assert_on(&window, &second);
    // Panes that are opened are walked, too.
    window.press_with(Modifiers::COMMAND, Key::T);
    window.show_place("资阳市");
    give(&mut window, Role::Button, &tr("menu-file"));
    let walked: Vec<_> = (0..5)
        .map(|_| {
            window.press(Key::F6);
            focused(&window).unwrap_or_default()
        })
        .collect();
    assert_eq!(walked[0], tr("menu-find"));
    assert_eq!(walked[1], tr("map-name"));
    assert_eq!(walked[4], tr("menu-file"), "{walked:?}");
}

#[test]
fn alt_and_f10_open_the_menus_and_arrows_walk_them() {
    for opens in [alt, |window: &mut Window| window.press(Key::F10)] {
        let mut window = Window::open();
        give(&mut window, Role::CheckBox, &tr("layer-rivers"));
        opens(&mut window);
        assert_on(&window, &tr("menu-document-new"));
        window.press(Key::ArrowRight);
        // Nothing was done yet that could be undone.
        assert_on(&window, &tr("menu-copy-map"));
        window.press(Key::ArrowRight);
        assert_on(&window, &tr("menu-fit-circle"));
        window.press(Key::ArrowDown);
        assert_on(&window, &tr("menu-fit-region"));
        window.press(Key::ArrowLeft);
        window.press(Key::ArrowLeft);
        assert_on(&window, &tr("menu-document-new"));
        window.press(Key::ArrowLeft);
        assert_on(&window, &tr("menu-tour"));
        let camera = window.state().camera;
        window.press(Key::Escape);
        assert_on(&window, &tr("layer-rivers"));
        assert_eq!(window.state().camera, camera, "the map stays");
        // An entry is carried out.
        opens(&mut window);
        window.press(Key::ArrowLeft);
        window.press(Key::ArrowDown);
        window.press(Key::Enter);
        assert_eq!(window.state().dialog, Some(Dialog::Keys));
        window.press(Key::Escape);
        assert_eq!(window.state().dialog, None);
        assert_on(&window, &tr("layer-rivers"));
    }
}

#[test]
fn alt_with_another_key_opens_no_menu() {
    let mut window = Window::open();
    for (key, pressed) in [
        (Key::AltLeft, true),
        (Key::ArrowLeft, true),
        (Key::ArrowLeft, false),
        (Key::AltLeft, false),
    ] {
        window.harness.event(Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::ALT,
        });
        window.settle();
    }
    assert!(!egui::Popup::is_any_open(&window.harness.ctx));
}

#[test]
fn a_menu_within_a_menu_is_entered_and_left_by_the_arrows() {
    let mut window = Window::open();
    window.press(Key::F10);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowUp);
    // From below: motion, language.
    window.press(Key::ArrowUp);
    assert_on(&window, &tr("menu-language"));
    window.press(Key::ArrowRight);
    assert_on(&window, &tr("language-zh-hans"));
    window.press(Key::ArrowLeft);
    assert_on(&window, &tr("menu-language"));
}

#[test]
fn the_list_of_places_is_walked_beyond_what_is_in_sight() {
    let mut window = Window::open();
    let first = window.rows()[0].clone();
    give(&mut window, Role::Button, &first);
    let camera = window.state().camera;
    for _ in 0..40 {
        window.press(Key::ArrowDown);
    }
    let below = focused(&window).expect("a row");
    assert!(below != first && window.rows().contains(&below), "{below}");
    window.press(Key::End);
    let last = focused(&window).expect("a row");
    assert_ne!(last, below);
    window.press(Key::PageUp);
    assert_ne!(focused(&window).expect("a row"), last);
    window.press(Key::Home);
    assert_on(&window, &first);
    assert_eq!(window.state().camera, camera, "the map stays");
    window.press(Key::Enter);
    assert!(window.selected().is_some());
}

#[test]
fn the_rows_of_the_table_are_walked() {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::T);
    let row = window.harness.query_all_by_role(Role::Row).next();
    let label = row.and_then(|row| text_of(&row)).expect("a row");
    let rows = window
        .harness
        .query_all_by_role_and_label(Role::Row, &label);
    rows.take(1).for_each(|row| row.focus());
    window.settle();
    for _ in 0..30 {
        window.press(Key::ArrowDown);
    }
    let below = focused(&window).expect("a row");
    assert_ne!(below, label);
    window.press(Key::Enter);
    assert!(window.selected().is_some());
    window.press(Key::Home);
    assert_on(&window, &label);
}

#[test]
fn the_arrows_are_the_maps_on_the_map_alone() {
    let mut window = Window::open();
    let camera = window.state().camera;
    give(&mut window, Role::CheckBox, &tr("layer-rivers"));
    window.press(Key::ArrowDown);
    assert_eq!(window.state().camera, camera);
    window.press(Key::F6);
    assert_on(&window, &tr("map-name"));
    window.press(Key::ArrowDown);
    assert_ne!(window.state().camera, camera);
    assert_on(&window, &tr("map-name"));
}

#[test]
fn a_question_mark_opens_the_table_of_keys_but_in_a_field() {
    let mut window = Window::open();
    window.press_with(Modifiers::SHIFT, Key::Questionmark);
    assert_eq!(window.state().dialog, Some(Dialog::Keys));
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::K);
    window.press_with(Modifiers::SHIFT, Key::Questionmark);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn a_closed_dialogue_gives_the_keyboard_back() {
    for dialog in [Dialog::About, Dialog::Texts, Dialog::Figure] {
        let mut window = Window::open();
        give(&mut window, Role::CheckBox, &tr("layer-rivers"));
        window.apply(Action::Open(dialog));
        window.press(Key::F16);
        let inside = focused(&window).unwrap_or_default();
        assert_ne!(inside, tr("layer-rivers"), "{dialog:?} has the keyboard");
        window.press(Key::Escape);
        assert_eq!(window.state().dialog, None, "{dialog:?}");
        assert_on(&window, &tr("layer-rivers"));
    }
}

#[test]
fn the_focus_of_a_pane_that_closes_is_handed_on() {
    let mut window = Window::open();
    give(&mut window, Role::CheckBox, &tr("layer-rivers"));
    window.press(Key::F9);
    assert_on(&window, &tr("map-name"));
}
