//! Nothing in the window lies over anything else and no words are cut, in windows from small to
//! large and in every language.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
#[path = "layout/seen.rs"]
mod seen;
mod support;

use chengyu_atlas::action::Action;
use chengyu_atlas::app::{Options, SettingsStore};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use headless::{Window, options};
use seen::Faults;

const SIZES: [(f32, f32); 4] = [
    (760.0, 480.0),
    (900.0, 600.0),
    (1280.0, 800.0),
    (1920.0, 1080.0),
];

const PAGES: [&str; 7] = [
    "figure-page-a4-portrait",
    "figure-page-a3",
    "figure-page-a3-portrait",
    "figure-page-column",
    "figure-page-slide",
    "figure-page-other",
    "figure-page-a4",
];

/// A window of a size in a language.
fn open(language: Language, size: Vec2) -> Window {
    let options = Options {
        language: Some(language),
        ..options()
    };
    Window::open_sized(options, SettingsStore::in_memory(), size)
}

/// The name of the chip that tells the date.
fn shown_as_of(window: &Window, i18n: &I18n) -> String {
    let date = window.state().shown.as_of().expect("a date").to_string();
    i18n.tr_with("time-clear", &[("date", &date)])
}

/// Looks at a window with every panel and with the figure dialogue open.
fn check(language: Language) {
    let i18n = I18n::new(language);
    let mut faults = Faults::default();
    for (width, height) in SIZES {
        let mut window = open(language, vec2(width, height));
        let mut look = |window: &mut Window, what: &str| {
            faults.look(window, &format!("{language:?} {width}×{height}, {what}"));
        };
        look(&mut window, "at the start");
        window.press(Key::M);
        look(&mut window, "measuring");
        window.press(Key::Escape);
        window.click(Role::DisclosureTriangle, &i18n.tr("filters-title"));
        look(&mut window, "with the filters");
        window.click(Role::DisclosureTriangle, &i18n.tr("filters-title"));
        window.press_with(Modifiers::COMMAND, Key::F);
        window.type_into(&i18n.tr("menu-find"), "ziy");
        look(&mut window, "searching");
        window.press(Key::Enter);
        assert!(window.selected().is_some());
        look(&mut window, "with the panel");
        window.press(Key::F7);
        look(&mut window, "comparing a place");
        window.apply(Action::Compare(support::place("510900")));
        look(&mut window, "comparing two places");
        window.click(Role::Button, &i18n.tr("connections-open"));
        look(&mut window, "with what ties a place");
        window.press_with(Modifiers::ALT, Key::ArrowLeft);
        window.press(Key::F7);
        assert!(!window.state().compares);
        window.press_with(Modifiers::COMMAND, Key::T);
        look(&mut window, "with panel and table");
        seen::assert_whole(&window, &[i18n.tr("table-copy")]);
        window.press(Key::Escape);
        window.press(Key::Escape);
        look(&mut window, "with the table");
        window.press_with(Modifiers::COMMAND, Key::T);
        window.press(Key::F4);
        look(&mut window, "with the axis of time");
        window.click(Role::CheckBox, &i18n.tr("time-compare"));
        look(&mut window, "comparing two dates");
        window.click(Role::CheckBox, &i18n.tr("time-compare"));
        window.press_with(Modifiers::COMMAND, Key::T);
        look(&mut window, "with the axis of time and the table");
        window.press_with(Modifiers::COMMAND, Key::T);
        window.press(Key::F4);
        window.click(Role::Button, &shown_as_of(&window, &i18n));
        window.press_with(Modifiers::COMMAND, Key::S);
        for (i, page) in PAGES.into_iter().enumerate() {
            window.click(Role::ComboBox, &i18n.tr("figure-page"));
            if i == 0 {
                look(&mut window, "choosing a page");
                seen::assert_whole(&window, &PAGES.map(|page| i18n.tr(page)));
            }
            window.click(Role::Button, &i18n.tr(page));
            look(&mut window, page);
            seen::assert_whole(&window, &[i18n.tr("button-save"), i18n.tr("button-cancel")]);
        }
    }
    faults.assert_none();
}

#[test]
fn nothing_overlaps_and_no_words_are_cut_in_simplified_chinese() {
    check(Language::ZhHans);
}

#[test]
fn nothing_overlaps_and_no_words_are_cut_in_traditional_chinese() {
    check(Language::ZhHant);
}

#[test]
fn nothing_overlaps_and_no_words_are_cut_in_english() {
    check(Language::En);
}
