//! The figure dialogue: what is asked for, what is saved, and the command that makes it again.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use chengyu_atlas::app::{Options, SettingsStore};
use chengyu_atlas::figure_spec::ReviewNumber;
use chengyu_atlas::state::Dialog;
use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use headless::{DEADLINE, Window, tr};
use support::I18N;

/// A window with the dialogue open.
fn open() -> Window {
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::S);
    window
}

fn choose(window: &mut Window, label: &str) {
    window.click(Role::RadioButton, label);
}

fn choose_page(window: &mut Window, key: &str) {
    window.click(Role::ComboBox, &tr("figure-page"));
    window.click(Role::Button, &tr(key));
}

/// Clicks a button and waits for a figure to be saved, or for the question about its file.
fn click_and_wait(window: &mut Window, key: &str) {
    let button = tr(key);
    let node = window.harness.get_by_role_and_label(Role::Button, &button);
    node.click_accesskit();
    window.harness.step();
    let begun = Instant::now();
    let known = window.state().recent_figures.len();
    let is_done = |window: &Window| {
        let state = window.state();
        state.recent_figures.len() > known || state.dialog == Some(Dialog::Replace)
    };
    while !is_done(window) {
        assert!(begun.elapsed() < DEADLINE, "nothing came of {key}");
        window.harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    window.settle();
}

fn save_as(window: &mut Window, path: &Path) {
    window.type_into(&tr("field-path"), &path.display().to_string());
    click_and_wait(window, "button-save");
}

/// The path a save would write to.
fn path_of(window: &Window) -> String {
    let atlas = window.app().atlas().expect("an atlas");
    window.state().figure_path(atlas, &I18N)
}

/// The text a button copies.
fn copied(window: &mut Window, key: &str) -> String {
    let button = tr(key);
    let node = window.harness.get_by_role_and_label(Role::Button, &button);
    node.click_accesskit();
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text;
        }
    }
    panic!("{key} copies no text");
}

#[test]
fn the_copied_command_makes_the_saved_figure_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("it's a map.svg");
    let mut window = open();
    choose(&mut window, "SVG");
    choose_page(&mut window, "figure-page-slide");
    window.type_into(&tr("figure-caption"), "图注 “一” $HOME");
    window.type_into(&tr("figure-review"), "川S(2024)12号");
    window.type_into(&tr("figure-as-of"), "2021");
    window.type_into(&tr("figure-number"), "图 1");
    window.click(Role::CheckBox, &tr("figure-title-below"));
    window.click(Role::RadioButton, &tr("figure-notes-short"));
    window.click(Role::CheckBox, &tr("layer-corridors"));
    window.type_into(&tr("field-path"), &path.display().to_string());
    let command = copied(&mut window, "figure-command");
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::S);
    save_as(&mut window, &path);
    let saved = std::fs::read(&path).expect("a figure");
    std::fs::remove_file(&path).expect("to be removed");
    let rest = command.strip_prefix("chengyu-atlas ").expect("a command");
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("\"$ATLAS\" {rest}"))
        .env("ATLAS", env!("CARGO_BIN_EXE_chengyu-atlas"))
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{command}: {output:?}");
    assert!(
        saved == std::fs::read(&path).expect("a figure"),
        "{command} makes another figure"
    );
    for said in [
        "--size slide",
        "--as-of 2021",
        "--notes short",
        "--number '图 1'",
        "--title-place below",
        "--view",
    ] {
        assert!(command.contains(said), "{said} is not in {command}");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_the_person_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    std::fs::write(&path, "mine").expect("a file");
    let mut window = open();
    save_as(&mut window, &path);
    let question = I18N.tr_with("figure-replace", &[("path", &path.display().to_string())]);
    window.assert_says(&question);
    window.click(Role::Button, &tr("button-cancel"));
    assert_eq!(window.state().dialog, Some(Dialog::Figure));
    assert_eq!(std::fs::read(&path).expect("a file"), b"mine");
    click_and_wait(&mut window, "button-save");
    let node = tr("button-replace");
    window
        .harness
        .get_by_role_and_label(Role::Button, &node)
        .click_accesskit();
    window.wait(|app| app.state().recent_figures.len() == 1);
    let figure = std::fs::read_to_string(&path).expect("a figure");
    assert!(figure.contains("<svg"));
}

#[test]
fn a_field_that_holds_something_else_is_told_and_nothing_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.svg");
    for (field, text, fault) in [
        ("figure-review", "第七号", "figure-fault-review"),
        ("figure-as-of", "2020-13", "figure-fault-as-of"),
    ] {
        let mut window = open();
        window.type_into(&tr("field-path"), &path.display().to_string());
        window.type_into(&tr(field), text);
        let example = [("example", ReviewNumber::EXAMPLE)];
        window.assert_says(&I18N.tr_with(fault, &example));
        window.click(Role::Button, &tr("button-save"));
        assert_eq!(window.state().dialog, Some(Dialog::Figure));
        assert!(!path.exists());
    }
    let mut window = open();
    choose_page(&mut window, "figure-page-other");
    window.type_into(&tr("figure-size"), " of 100 m");
    window.assert_says(&tr("figure-fault-size"));
}

#[test]
fn what_is_selected_can_be_the_subject_and_names_the_file() {
    let mut window = Window::open();
    window.show_place("资阳市");
    window.press_with(Modifiers::COMMAND, Key::S);
    choose(&mut window, "资阳市");
    let state = window.state();
    let atlas = window.app().atlas().expect("an atlas");
    assert_eq!(state.figure_name(atlas, &I18N), "成渝图志-资阳市.png");
    let command = copied(&mut window, "figure-command");
    assert!(command.contains("--focus 512000"), "{command}");
}

#[test]
fn a_saved_figure_can_be_made_again_from_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = open();
    choose(&mut window, "SVG");
    choose_page(&mut window, "figure-page-column");
    save_as(&mut window, &folder.path().join("first"));
    assert!(folder.path().join("first.svg").is_file());
    window.settle();
    window.press_with(Modifiers::COMMAND, Key::S);
    choose_page(&mut window, "figure-page-a3");
    choose(&mut window, "PDF");
    let asked = window.state().recent_figures[0].form.clone();
    assert_ne!(window.state().figure, asked);
    window.click(Role::Button, &tr("figure-recent"));
    window.click(Role::Button, "first.svg");
    assert_eq!(window.state().figure, asked);
    assert!(path_of(&window).ends_with("first.svg"));
}

#[test]
fn the_next_window_makes_a_saved_figure_again_to_the_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name| folder.path().join(name);
    let open = || {
        Window::open_after(
            headless::options(),
            SettingsStore::open(path("session.json")),
        )
    };
    let mut window = open();
    window.click(Role::CheckBox, &tr("layer-corridors"));
    window.show_place("资阳市");
    window.press_with(Modifiers::COMMAND, Key::S);
    choose(&mut window, "SVG");
    window.type_into(&tr("figure-caption"), "图注");
    save_as(&mut window, &path("first.svg"));
    drop(window);

    let mut window = open();
    assert_eq!(window.state().figure.caption, "");
    window.press_with(Modifiers::COMMAND, Key::S);
    window.click(Role::Button, &tr("figure-recent"));
    window.click(Role::Button, "first.svg");
    window.assert_selected("place-512000");
    window.settle();
    let read = |name| std::fs::read(path(name)).expect("a figure");
    let first = read("first.svg");
    std::fs::remove_file(path("first.svg")).expect("to be removed");
    let button = tr("button-save");
    let node = window.harness.get_by_role_and_label(Role::Button, &button);
    node.click_accesskit();
    window.wait(|_| path("first.svg").is_file());
    assert!(first == read("first.svg"), "it is another figure");
}

/// A window with the dialogue open that offers to save figures in a folder.
fn open_in(folder: &Path) -> Window {
    let options = Options {
        figures: Some(folder.to_owned()),
        ..headless::options()
    };
    let mut window = Window::open_with(options);
    window.press_with(Modifiers::COMMAND, Key::S);
    window
}

/// What the field of the path holds.
fn field(window: &Window) -> String {
    let label = tr("field-path");
    let node = window
        .harness
        .get_by_role_and_label(Role::TextInput, &label);
    node.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_path_is_offered_that_follows_subject_and_format_until_one_is_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut window = open_in(folder.path());
    assert_eq!(field(&window), path("成渝图志.png"));
    choose(&mut window, "SVG");
    choose(&mut window, &tr("menu-fit-region"));
    assert_eq!(field(&window), path("成渝图志-川渝全图.svg"));
    window.type_into(&tr("field-path"), &path("mine.svg"));
    choose(&mut window, "PDF");
    assert_eq!(field(&window), path("mine.svg"));
    // The next time the dialogue offers a path anew.
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert_eq!(field(&window), path("成渝图志-川渝全图.pdf"));
}

#[test]
fn a_figure_is_saved_without_a_word_typed_and_the_next_one_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = tempfile::tempdir().expect("a folder");
    let mut window = open_in(folder.path());
    choose(&mut window, "SVG");
    choose_page(&mut window, "figure-page-column");
    click_and_wait(&mut window, "button-save");
    assert!(folder.path().join("成渝图志.svg").is_file());
    window.press_with(Modifiers::COMMAND, Key::S);
    save_as(&mut window, &other.path().join("first.svg"));
    window.press_with(Modifiers::COMMAND, Key::S);
    let beside = other.path().join("成渝图志.svg");
    assert_eq!(field(&window), beside.display().to_string());
    // A field that was emptied is no dead end.
    window.type_into(&tr("field-path"), "x");
    window.press(Key::Backspace);
    assert_eq!(field(&window), "");
    click_and_wait(&mut window, "button-save");
    assert!(beside.is_file());
}

#[test]
fn words_that_figures_cannot_print_are_told_while_they_are_typed() {
    let mut window = open();
    // A real window draws a box for such a character.
    let ctx = &window.harness.ctx;
    ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    let warned = |window: &Window, named: &str| {
        window.says(&I18N.tr_with("figure-missing-glyphs", &[("missing", named)]))
    };
    window.type_into(&tr("figure-caption"), "成渝高铁");
    assert!(!warned(&window, ""));
    window.type_into(&tr("figure-caption"), "🚄");
    assert!(warned(&window, "🚄 (U+1F684)"), "{:?}", window.texts());
}

#[test]
fn a_page_too_small_for_its_legend_is_told() {
    let mut window = open();
    choose_page(&mut window, "figure-page-other");
    window.type_into(&tr("figure-size"), "");
    let left_out = I18N.tr_with("figure-left-out", &[("list", "")]);
    let start: String = left_out.chars().take(6).collect();
    assert!(!window.says(&start));
    // The field holds the size of A4 and is typed over.
    window.press_with(Modifiers::COMMAND, Key::A);
    window.type_into(&tr("figure-size"), "50x50mm");
    window.wait(|app| !app.figure().is_rendering());
    window.assert_says(&tr("left-out-legend"));
}

#[test]
fn the_figure_is_copied_as_a_picture_of_the_page() {
    let mut window = open();
    choose_page(&mut window, "figure-page-column");
    let button = tr("figure-copy");
    window
        .harness
        .get_by_role_and_label(Role::Button, &button)
        .click_accesskit();
    let begun = Instant::now();
    loop {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        let size = commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        });
        if let Some(size) = size {
            // 80 mm at 300 pixels an inch, as high as the map asks.
            assert!(size[0] == 945 && (945..2800).contains(&size[1]), "{size:?}");
            return;
        }
        assert!(begun.elapsed() < DEADLINE, "no picture is copied");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_preview_has_the_page_of_the_figure_and_follows_what_is_asked() {
    let mut window = open();
    let wait = |window: &mut Window| {
        let begun = Instant::now();
        while window.says(&tr("figure-preview-working")) || window.app().figure().is_rendering() {
            assert!(begun.elapsed() < DEADLINE, "no preview");
            window.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    wait(&mut window);
    let a4 = window.app().figure().preview_size().expect("a preview");
    choose_page(&mut window, "figure-page-column");
    window.harness.step();
    wait(&mut window);
    let column = window.app().figure().preview_size().expect("a preview");
    assert!((a4[0] / a4[1] - 297.0 / 210.0).abs() < 0.01, "{a4:?}");
    assert!((1.0..3.0).contains(&(column[1] / column[0])), "{column:?}");
}
