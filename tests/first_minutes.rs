//! The first minutes with the atlas: what can be clicked is told once, a tour points at the controls,
//! licences are read in full, and a report of a problem is copied.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::app::{Options, SettingsStore};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::Language;
use chengyu_atlas::state::{Dialog, Session, TourStop};
use egui::accesskit::Role;
use egui::{Id, Key, Rect, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, options, tr};

fn open(language: Language, size: Vec2) -> Window {
    let options = Options {
        language: Some(language),
        ..options()
    };
    Window::open_sized(options, SettingsStore::in_memory(), size)
}

/// The card of the tour.
fn card(window: &Window) -> Rect {
    let ctx = &window.harness.ctx;
    let rect = ctx.memory(|memory| memory.area_rect(Id::unique("tour")));
    rect.expect("a card")
}

#[test]
fn what_can_be_clicked_is_told_until_something_is_clicked_and_never_again() {
    let mut window = Window::open();
    window.assert_says(&tr("first-hint"));
    assert_eq!(
        window.state().dialog,
        None,
        "no dialogue at the first start"
    );
    window.show_place("资阳市");
    assert!(!window.says(&tr("first-hint")));
    let session = Session::of(window.state(), None);
    assert!(session.hint_seen && session.state(Language::ZhHans).hint_seen);
    window.press(Key::Escape);
    assert!(!window.says(&tr("first-hint")), "it does not come back");
    assert!(!Session::default().state(Language::ZhHans).hint_seen);
}

#[test]
fn the_hint_is_closed_by_its_cross_and_lets_the_map_be_clicked_beneath() {
    let mut window = Window::open();
    let hint = window.harness.get_by_label(&tr("first-hint")).rect();
    let layer = window.harness.ctx.layer_id_at(hint.center());
    assert!(layer.is_some_and(|layer| layer.order == egui::Order::Background));
    window.click(Role::Button, &tr("first-hint-close"));
    assert!(!window.says(&tr("first-hint")));
    assert!(Session::of(window.state(), None).hint_seen);
}

#[test]
fn a_window_that_is_measured_has_no_hint() {
    let window = Window::open_with(Options {
        startup_report: true,
        ..options()
    });
    assert!(!window.says(&tr("first-hint")));
}

/// Walks the tour by the keys, in a window of a size.
fn check_tour(language: Language, size: Vec2) {
    let i18n = I18n::new(language);
    let mut window = open(language, size);
    let before = format!("{:?}", window.state());
    window.click(Role::Button, &i18n.tr("menu-help"));
    let entry = window.label_starting_with(&i18n.tr("menu-tour"));
    window.click(Role::Button, &entry);
    let texts = [
        "tour-search-text",
        "tour-place-text",
        "tour-layers-text",
        "tour-views-text",
        "tour-figure-text",
    ];
    let screen = window.harness.ctx.content_rect();
    for (stop, text) in TourStop::ALL.into_iter().zip(texts) {
        let what = format!("{language:?} {size} {stop:?}");
        assert_eq!(window.state().tour, Some(stop), "{what}");
        window.assert_says(&i18n.tr(text));
        let card = card(&window);
        assert!(screen.contains_rect(card), "{what}: {card} of {screen}");
        let (role, name) = match stop {
            TourStop::Search => (Role::TextInput, "menu-find"),
            TourStop::Layers => (Role::DisclosureTriangle, "layers-title"),
            TourStop::Views => (Role::Button, "menu-view"),
            TourStop::Figure => (Role::Button, "menu-file"),
            TourStop::Place => (Role::Unknown, ""),
        };
        if !name.is_empty() {
            let name = i18n.tr(name);
            let nodes = window.harness.query_all_by_role_and_label(role, &name);
            let rects: Vec<Rect> = nodes.map(|node| node.rect()).collect();
            assert!(!rects.is_empty(), "{what}: no {name}");
            let is_clear = |rect: &Rect| !rect.intersects(card);
            assert!(rects.iter().all(is_clear), "{what}: {rects:?} {card}");
        }
        // The button that leads on has the keyboard.
        window.press(Key::Enter);
    }
    assert_eq!(window.state().tour, None);
    let after = format!("{:?}", window.state());
    assert_eq!(after, before, "a tour changes nothing");
}

#[test]
fn the_tour_points_at_each_control_and_covers_none_in_every_language() {
    for language in Language::ALL {
        for size in [vec2(900.0, 600.0), vec2(1280.0, 800.0)] {
            check_tour(language, size);
        }
    }
}

#[test]
fn the_tour_goes_back_and_ends_with_escape() {
    let mut window = Window::open();
    window.apply(Action::Tour(Some(TourStop::Layers)));
    window.click(Role::Button, &tr("tour-back"));
    assert_eq!(window.state().tour, Some(TourStop::Place));
    window.press(Key::Escape);
    assert_eq!(window.state().tour, None);
}

#[test]
fn licences_are_read_in_full_in_the_window() {
    let mut window = Window::open();
    window.apply(Action::Open(Dialog::About));
    let sole = "Permission is hereby granted";
    assert!(!window.says(sole));
    window.click(Role::DisclosureTriangle, "MIT");
    window.assert_says(sole);
    window.click(Role::DisclosureTriangle, &tr("about-crates"));
    window.assert_says("egui_glow");
    window.assert_says("egui 0.");
}

#[test]
fn a_report_of_a_problem_is_copied_and_said_to_stay_here() {
    let mut window = Window::open();
    window.click(Role::Button, &tr("menu-help"));
    window.click(Role::Button, &tr("menu-report"));
    assert_eq!(window.message(), tr("message-report-copied"));
}

#[test]
fn a_dialogue_without_the_systems_own_says_so_and_gives_the_field_the_keyboard() {
    let mut window = Window::open();
    window.apply(Action::Open(Dialog::Texts));
    assert!(!window.says(&tr("browse-none")));
    let fit = tr("button-cancel");
    window
        .harness
        .get_by_role_and_label(Role::Button, &fit)
        .focus();
    window.settle();
    let state = window.harness.state_mut().state_mut();
    (state.no_system_dialog, state.focus_dialog) = (true, 1);
    window.settle();
    window.assert_says(&tr("browse-none"));
    let field = tr("field-path");
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, &field);
    assert!(field.is_focused());
    // Another dialogue has not been asked.
    window.press(Key::Escape);
    window.apply(Action::Open(Dialog::Table));
    assert!(!window.says(&tr("browse-none")));
}
