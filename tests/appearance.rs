//! Theme and language: chosen in the menu, worn at once by the window and its map.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::app::SettingsStore;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::Language;
use chengyu_atlas::paint::screen::color32;
use chengyu_atlas::scene::{Shape, Theme};
use chengyu_atlas::state::ThemeChoice;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use headless::{Window, options};
use support::{ATLAS, I18N};

/// Clicks through the menu of the view to one of the entries of a submenu, in a window that speaks
/// `i18n`'s language.
fn choose_in(i18n: &I18n, window: &mut Window, submenu: &str, entry: &str) {
    window.click(Role::Button, &i18n.tr("menu-view"));
    let submenu = window.label_starting_with(&i18n.tr(submenu));
    window.click(Role::Button, &submenu);
    window.click(Role::RadioButton, &i18n.tr(entry));
}

fn choose(window: &mut Window, submenu: &str, entry: &str) {
    choose_in(&I18N, window, submenu, entry);
}

/// The words on the map.
fn names(window: &Window) -> Vec<String> {
    let scene = window.app().map().scene().expect("a map");
    let texts = scene.items().filter_map(|item| match &item.shape {
        Shape::Text(text) => Some(text.content.clone()),
        _ => None,
    });
    texts.collect()
}

#[track_caller]
fn assert_has_theme(window: &Window, theme: &Theme) {
    let scene = window.app().map().scene().expect("a map");
    assert_eq!(scene.paper, theme.paper, "the map");
    assert_eq!(scene.background, theme.outside, "the map");
    let visuals = window.harness.ctx.global_style().visuals.clone();
    assert_eq!(visuals.dark_mode, theme.is_dark);
    // The window is cleared to the colour of panels, and they are drawn without one.
    let cleared = eframe::App::clear_color(window.app(), &visuals);
    let panels = color32(theme.panel).to_normalized_gamma_f32();
    assert_eq!(cleared, panels, "the panels");
    assert_eq!(visuals.panel_fill, egui::Color32::TRANSPARENT, "the panels");
    assert_eq!(visuals.override_text_color, Some(color32(theme.ink)));
}

#[test]
fn the_first_start_is_light() {
    assert_has_theme(&Window::open(), &Theme::light());
}

#[test]
fn a_theme_is_chosen_in_the_menu_and_shown_at_once() {
    let mut window = Window::open();
    choose(&mut window, "menu-theme", "theme-dark");
    assert_has_theme(&window, &Theme::dark());
    choose(&mut window, "menu-theme", "theme-light");
    assert_has_theme(&window, &Theme::light());
}

#[test]
fn a_key_changes_between_light_and_dark() {
    let mut window = Window::open();
    for theme in [Theme::dark(), Theme::light()] {
        window.press_with(Modifiers::COMMAND, Key::D);
        assert_has_theme(&window, &theme);
    }
}

#[test]
fn the_theme_of_the_system_is_followed_when_asked_to() {
    let mut window = Window::open();
    window.harness.input_mut().system_theme = Some(egui::Theme::Dark);
    window.settle();
    assert_has_theme(&window, &Theme::light());
    choose(&mut window, "menu-theme", "theme-system");
    assert_eq!(window.state().theme, ThemeChoice::System);
    assert_has_theme(&window, &Theme::dark());
    window.harness.input_mut().system_theme = Some(egui::Theme::Light);
    window.settle();
    assert_has_theme(&window, &Theme::light());
}

/// Fails unless the menu, the list, the panel of Ziyang and the map speak a language.
#[track_caller]
fn assert_language(window: &Window, language: Language) {
    let i18n = I18n::new(language);
    for key in ["menu-view", "layer-labels", "button-copy-citation"] {
        window.assert_says(&i18n.tr(key));
    }
    let ziyang = &ATLAS.place(support::place("512000")).names;
    window.assert_says(ziyang.full(language));
    let role = ATLAS
        .roles()
        .find(|(_, role)| role.title.zh == "成渝门户枢纽");
    window.assert_says(role.expect("the role").1.title.get(language));
    let on_map = names(window);
    for word in [ziyang.label(language), &i18n.tr("notice-unreviewed")] {
        assert!(on_map.iter().any(|text| text == word), "{word}: {on_map:?}");
    }
}

#[test]
fn a_language_is_chosen_in_the_menu_and_shown_at_once() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.filter_panel("支持资阳建设成渝门户枢纽");
    window.click(Role::Link, &I18N.tr("detail-cards-whole"));
    let mut now = Language::ZhHans;
    assert_language(&window, now);
    for (entry, language) in [
        ("language-en", Language::En),
        ("language-zh-hant", Language::ZhHant),
        ("language-zh-hans", Language::ZhHans),
    ] {
        choose_in(&I18n::new(now), &mut window, "menu-language", entry);
        assert_eq!(window.state().language, language);
        assert_language(&window, language);
        // Quotes stay as their text prints them.
        window.assert_says("支持资阳建设成渝门户枢纽");
        now = language;
    }
}

#[test]
fn nothing_of_another_language_is_left_on_the_english_map() {
    let mut window = Window::open();
    choose(&mut window, "menu-language", "language-en");
    let is_chinese = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let names = names(&window);
    let chinese: Vec<&String> = names.iter().filter(|t| t.contains(is_chinese)).collect();
    assert!(chinese.is_empty(), "{chinese:?}");
}

#[test]
fn a_window_opens_in_the_language_it_is_told() {
    for language in Language::ALL {
        let mut told = options();
        told.language = Some(language);
        let window = Window::open_with(told);
        assert_menu_language(&window, language);
        let chengdu = &ATLAS.place(support::place("510100")).names;
        let label = chengdu.label(language);
        assert!(names(&window).iter().any(|t| t == label), "{label}");
    }
}

fn assert_menu_language(window: &Window, language: Language) {
    window.assert_says(&I18n::new(language).tr("menu-view"));
}

#[test]
fn theme_and_language_are_kept_for_the_next_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("session.json");
    let next = |language| {
        let mut options = options();
        options.language = language;
        Window::open_after(options, SettingsStore::open(file.clone()))
    };
    let mut window = next(Some(Language::ZhHans));
    choose(&mut window, "menu-theme", "theme-dark");
    choose(&mut window, "menu-language", "language-en");
    drop(window);
    let window = next(None);
    assert!(window.state().is_dark());
    assert_menu_language(&window, Language::En);
    drop(window);
    let window = next(Some(Language::ZhHant));
    assert_menu_language(&window, Language::ZhHant);
    drop(window);
    assert_menu_language(&next(None), Language::En);
}

#[test]
fn settings_that_cannot_be_read_are_told_and_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("session.json");
    std::fs::write(&file, "settings of another kind").expect("a file");
    let window = Window::open_after(options(), SettingsStore::open(file.clone()));
    window.assert_says(&file.display().to_string());
    drop(window);
    let aside = std::fs::read_to_string(file.with_extension("unreadable.json"));
    assert_eq!(aside.expect("it was kept"), "settings of another kind");
}
