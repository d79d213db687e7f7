//! The window's dialogues: about, shortcuts, texts and their passages, figures.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chengyu_atlas::model::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{DEADLINE, Window, tr};
use support::{ATLAS, I18N};

fn help(window: &mut Window, entry: &str) {
    window.click(Role::Button, &tr("menu-help"));
    let label = window.label_starting_with(&tr(entry));
    window.click(Role::Button, &label);
}

#[test]
fn about_lists_every_licence_and_source() {
    let mut window = Window::open();
    help(&mut window, "menu-about");
    for licence in [
        "MIT",
        "Apache-2.0",
        "LGPL",
        "ODbL",
        "CC BY 4.0",
        "SIL",
        "天地图",
    ] {
        window.assert_says(licence);
    }
    for (_, source) in ATLAS.sources() {
        window.assert_says(source.title.get(Language::ZhHans));
    }
    window.assert_says(env!("CARGO_PKG_VERSION"));
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn the_shortcuts_are_listed_with_their_keys() {
    let mut window = Window::open();
    window.press(Key::F1);
    let texts = window.texts();
    for (key, keys) in [
        ("keys-pan", tr("key-arrows")),
        ("keys-zoom", "+  \u{2212}".to_owned()),
        ("keys-fit", "0".to_owned()),
        ("keys-next", tr("key-tab")),
        ("keys-select", tr("key-enter")),
        ("keys-clear", tr("key-escape")),
        ("keys-find", "Ctrl+K".to_owned()),
        ("keys-table", "Ctrl+T".to_owned()),
        ("keys-dark", "Ctrl+D".to_owned()),
        ("keys-back", "Alt+←  Alt+→".to_owned()),
        ("keys-open", "Ctrl+Shift+T".to_owned()),
        ("keys-documents", "Ctrl+O  Ctrl+Shift+S".to_owned()),
        ("keys-save", "Ctrl+S".to_owned()),
        ("keys-copy", "Shift+".to_owned()),
        ("keys-quit", "Ctrl+Q".to_owned()),
    ] {
        let mut rows = texts.windows(2).filter(|row| row[0] == tr(key));
        assert!(rows.any(|row| row[1].contains(&keys)), "{key}: {texts:?}");
    }
    window.press(Key::Escape);
    help(&mut window, "menu-keys");
    window.assert_says(&tr("keys-fit"));
}

/// The folder of the texts the facts quote, if it is at hand.
fn texts_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/texts");
    if !folder.is_dir() {
        eprintln!("skipped: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

/// Opens a folder of texts through the dialogue.
fn open_texts(window: &mut Window, folder: &Path) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    window.type_into(&tr("field-path"), &folder.display().to_string());
    window.click(Role::Button, &tr("button-open"));
    window.wait(|app| app.state().message.is_some());
}

#[test]
fn a_passage_is_shown_in_its_context_once_the_texts_are_open() {
    let Some(folder) = texts_folder() else { return };
    let mut window = Window::open();
    open_texts(&mut window, &folder);
    assert_eq!(window.message(), I18N.tr_n("message-texts-open", 5));
    window.show_place("资阳市");
    let quote = "支持资阳建设成渝门户枢纽";
    let context = |window: &Window| {
        let texts = window.texts().into_iter();
        texts
            .filter(|t| t.contains(quote) && !t.starts_with('“'))
            .max_by_key(String::len)
    };
    assert_eq!(context(&window), None);
    open_passage_of(&mut window, quote);
    let passage = context(&window).expect("the passage");
    assert!(
        passage.chars().count() > quote.chars().count() + 20,
        "{passage}"
    );
}

/// Clicks the button below a quote that opens its passage.
fn open_passage_of(window: &mut Window, quote: &str) {
    window.filter_panel(quote);
    window.click(Role::Link, &tr("detail-cards-whole"));
    let button = tr("button-passage");
    let bottom = {
        let mut quotes = window.harness.query_all_by_label_contains(quote);
        quotes.next().expect("the quote").rect().bottom()
    };
    let buttons = window
        .harness
        .query_all_by_role_and_label(Role::Button, &button);
    let below = buttons.filter(|b| b.rect().top() >= bottom - 1.0);
    let nearest = below.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    nearest.expect("a button below the quote").click_accesskit();
    window.settle();
}

#[test]
fn without_the_texts_a_passage_says_how_to_open_them() {
    let mut window = Window::open();
    window.show_place("资阳市");
    open_passage_of(&mut window, "支持资阳建设成渝门户枢纽");
    window.assert_says(&tr("passage-need-texts"));
}

#[test]
fn a_wrong_folder_of_texts_is_told_and_stays_until_closed() {
    let mut window = Window::open();
    open_texts(&mut window, Path::new("/nowhere/texts"));
    let failed = I18N.tr_with("message-texts-failed", &[("error", "")]);
    window.assert_says(failed.trim());
    window.assert_says("/nowhere/texts");
    window.harness.run_steps(600);
    window.assert_says("/nowhere/texts");
    window.click(Role::Button, &tr("button-close"));
    assert!(!window.says("/nowhere/texts"));
}

#[test]
fn a_folder_without_texts_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::open();
    open_texts(&mut window, folder.path());
    window.assert_says("没有来源所列的任何文本");
}

/// Saves a figure through the dialogue and waits for what comes of it.
fn save_figure(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::S);
    window.type_into(&tr("field-path"), &path.display().to_string());
    let button = tr("button-save");
    window
        .harness
        .get_by_role_and_label(Role::Button, &button)
        .click_accesskit();
    // A spinner turns while the figure is made, so that the window is not at rest.
    window.harness.step();
    let begun = Instant::now();
    while window.state().message.is_none() {
        assert!(begun.elapsed() < DEADLINE, "the figure is not done");
        window.harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    window.settle();
}

#[test]
fn a_figure_is_saved_where_the_person_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.png");
    let mut window = Window::open();
    save_figure(&mut window, &path);
    let shown = path.display().to_string();
    assert_eq!(
        window.message(),
        I18N.tr_with("message-saved", &[("path", &shown)])
    );
    let png = std::fs::read(&path).expect("a file");
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn a_figure_that_cannot_be_saved_is_told() {
    let mut window = Window::open();
    save_figure(&mut window, Path::new("/nowhere/map.png"));
    let failed = I18N.tr_with("message-save-failed", &[("error", "")]);
    window.assert_says(failed.trim());
    window.assert_says("/nowhere");
}

#[test]
fn every_widget_a_person_can_act_on_has_a_name() {
    let mut window = Window::open();
    let check = |window: &Window, of: &dyn Debug| {
        let unnamed = window.harness.unnamed_widgets();
        assert!(unnamed.is_empty(), "{of:?}: {unnamed:?}");
    };
    check(&window, &"the opening view");
    window.show_place("资阳市");
    check(&window, &"a city");
    for (key, of) in [
        (Key::O, "a map to open"),
        (Key::B, "a bookmark"),
        (Key::S, "a figure"),
    ] {
        window.press_with(Modifiers::COMMAND, key);
        check(&window, &of);
        window.press(Key::Escape);
    }
    window.press(Key::F1);
    check(&window, &"shortcuts");
}
