//! Theme and language: chosen in the menu, worn at once by the window and its map.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use chengyu_atlas::paint::screen::color32;
use chengyu_atlas::scene::Theme;
use chengyu_atlas::state::ThemeChoice;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use headless::{Window, tr};

/// Clicks through the menu of the view to one of the entries of a submenu.
fn choose(window: &mut Window, submenu: &str, entry: &str) {
    window.click(Role::Button, &tr("menu-view"));
    let submenu = window.label_starting_with(&tr(submenu));
    window.click(Role::Button, &submenu);
    window.click(Role::RadioButton, entry);
}

#[track_caller]
fn assert_wears(window: &Window, theme: &Theme) {
    let scene = window.app().map().scene().expect("a map");
    assert_eq!(scene.paper, theme.paper, "the map");
    assert_eq!(scene.background, theme.outside, "the map");
    let visuals = window.harness.ctx.global_style().visuals.clone();
    assert_eq!(visuals.dark_mode, theme.is_dark);
    assert_eq!(visuals.panel_fill, color32(theme.panel), "the panels");
    assert_eq!(visuals.override_text_color, Some(color32(theme.ink)));
}

#[test]
fn the_first_start_is_light() {
    assert_wears(&Window::open(), &Theme::light());
}

#[test]
fn a_theme_is_chosen_in_the_menu_and_worn_at_once() {
    let mut window = Window::open();
    choose(&mut window, "menu-theme", &tr("theme-dark"));
    assert_wears(&window, &Theme::dark());
    choose(&mut window, "menu-theme", &tr("theme-light"));
    assert_wears(&window, &Theme::light());
}

#[test]
fn a_key_changes_between_light_and_dark() {
    let mut window = Window::open();
    for theme in [Theme::dark(), Theme::light()] {
        window.press_with(Modifiers::COMMAND, Key::D);
        assert_wears(&window, &theme);
    }
}

#[test]
fn the_theme_of_the_system_is_followed_when_asked_to() {
    let mut window = Window::open();
    window.harness.input_mut().system_theme = Some(egui::Theme::Dark);
    window.settle();
    assert_wears(&window, &Theme::light());
    choose(&mut window, "menu-theme", &tr("theme-system"));
    assert_eq!(window.state().theme, ThemeChoice::System);
    assert_wears(&window, &Theme::dark());
    window.harness.input_mut().system_theme = Some(egui::Theme::Light);
    window.settle();
    assert_wears(&window, &Theme::light());
}
