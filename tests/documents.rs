//! Undo, bookmarks and maps as files, in the window without a screen: real keys, real files.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::path::{Path, PathBuf};

use chengyu_atlas::action::Action;
use chengyu_atlas::app::SettingsStore;
use chengyu_atlas::model::FeatureId;
use chengyu_atlas::scene::Layer;
use chengyu_atlas::state::Dialog;
use chengyu_atlas::state::document::{self, Document};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, options, tr};
use support::{ATLAS, I18N};
use tempfile::TempDir;

const CONTROL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn place(key: &str) -> FeatureId {
    FeatureId::Place(ATLAS.place_by_key(key).expect("a place"))
}

/// A window whose settings are in a folder.
fn window(folder: &TempDir) -> Window {
    let settings = SettingsStore::open(folder.path().join("session.json"));
    Window::open_after(options(), settings)
}

/// Saves the map through the dialogue.
fn save(window: &mut Window, path: &Path) {
    window.press_with(CONTROL_SHIFT, Key::S);
    window.type_into(&tr("field-path"), &path.display().to_string());
    window.click(Role::Button, &tr("button-save"));
    window.wait(|app| app.state().document.path.is_some());
}

/// Opens a map through the dialogue.
fn open(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND, Key::O);
    window.type_into(&tr("field-path"), &path.display().to_string());
    window.click(Role::Button, &tr("button-open"));
}

fn map(window: &Window) -> Document {
    let atlas = window.app().atlas().expect("an atlas");
    window.state().document(atlas)
}

fn read(path: &Path) -> Document {
    let bytes = std::fs::read(path).expect("a file");
    document::read(&bytes).expect("a document")
}

#[test]
fn what_was_done_is_undone_and_done_again_by_keys_and_by_the_menu() {
    let mut window = Window::open();
    window.apply(Action::SetLayer(Layer::Rivers, false));
    window.apply(Action::Select(Some(place("512000"))));
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.selected(), None);
    window.click(Role::Button, &tr("menu-edit"));
    let undo = I18N.tr_with("menu-undo-step", &[("step", &tr("undo-layers"))]);
    let entry = window.label_starting_with(&undo);
    window.click(Role::Button, &entry);
    assert!(window.state().shown.layer(Layer::Rivers));
    window.press_with(CONTROL_SHIFT, Key::Z);
    assert!(!window.state().shown.layer(Layer::Rivers));
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.assert_selected("place-512000");
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.assert_selected("place-512000");
}

#[test]
fn a_field_that_is_typed_in_undoes_its_own_letters() {
    let mut window = Window::open();
    window.apply(Action::SetLayer(Layer::Rivers, false));
    window.search("资阳");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!window.state().shown.layer(Layer::Rivers));
    assert_ne!(window.state().query, "资阳");
}

#[test]
fn the_map_goes_back_to_where_it_was_with_what_was_selected() {
    let mut window = Window::open();
    // The map comes to rest a while after it has stopped.
    let rest = |window: &mut Window| window.harness.run_steps(60);
    let zoom = |window: &Window| window.state().camera.expect("a camera").zoom;
    window.press(Key::Plus);
    rest(&mut window);
    let near = zoom(&window);
    window.press(Key::Plus);
    rest(&mut window);
    window.apply(Action::Show(place("512000")));
    rest(&mut window);
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    rest(&mut window);
    assert_eq!(window.selected(), None);
    assert!((zoom(&window) - near - 1.0).abs() < 0.1);
    window.harness.event(egui::Event::PointerButton {
        pos: egui::pos2(700.0, 300.0),
        button: egui::PointerButton::Extra1,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    window.settle();
    rest(&mut window);
    assert!(
        (zoom(&window) - near).abs() < 0.1,
        "{} {near}",
        zoom(&window)
    );
    for _ in 0..2 {
        window.press_with(Modifiers::ALT, Key::ArrowRight);
        rest(&mut window);
    }
    window.assert_selected("place-512000");
}

#[test]
fn bookmarks_are_kept_turned_to_renamed_removed_and_brought_back() {
    let mut window = Window::open();
    window.apply(Action::Show(place("512000")));
    window.press_with(Modifiers::COMMAND, Key::B);
    assert_eq!(window.state().dialog, Some(Dialog::AddBookmark));
    window.assert_says("资阳市");
    window.click(Role::Button, &tr("button-add"));
    assert_eq!(window.state().bookmarks[0].name, "资阳市");
    window.press(Key::Escape);
    assert_eq!(window.selected(), None);
    window.click(Role::Button, &tr("menu-bookmarks"));
    let entries = window
        .harness
        .query_all_by_role_and_label(Role::Button, "资阳市");
    assert!(entries.count() > 0, "{:?}", window.texts());
    window.press(Key::Escape);
    window.apply(Action::Open(Dialog::Bookmarks));
    window.click(Role::Button, &tr("bookmark-show"));
    window.assert_selected("place-512000");
    window.click(Role::Button, &tr("bookmark-remove"));
    assert!(window.state().bookmarks.is_empty());
    window.assert_says(&tr("bookmarks-none"));
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().bookmarks.len(), 1);
}

#[test]
fn a_map_is_saved_and_another_window_opens_it_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("资阳");
    let mut window = Window::open();
    window.apply(Action::SetLayer(Layer::Rivers, false));
    window.apply(Action::Show(place("512000")));
    window.apply(Action::SetAsOf(chengyu_atlas::model::PartialDate::parse(
        "2020-10",
    )));
    window.apply(Action::ToggleTime);
    window.press_with(Modifiers::COMMAND, Key::B);
    window.click(Role::Button, &tr("button-add"));
    save(&mut window, &path);
    let path = folder.path().join("资阳.atlas.json");
    let saved = map(&window);
    assert_eq!(read(&path), saved);
    // Without a question, for it has a file now.
    window.apply(Action::SetLayer(Layer::Hatch, false));
    window.press_with(CONTROL_SHIFT, Key::S);
    window.wait(|app| !app.state().document.differs(&map_of(app)));
    assert_ne!(read(&path), saved);
    let saved = map(&window);

    let mut window = Window::open();
    open(&mut window, &path);
    window.wait(|app| app.state().document.path.is_some());
    assert_eq!(map(&window), saved);
    window.assert_selected("place-512000");
}

fn map_of(app: &chengyu_atlas::app::AtlasApp) -> Document {
    app.state().document(app.atlas().expect("an atlas"))
}

#[test]
fn changes_are_asked_about_before_another_map_takes_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.atlas.json");
    let mut window = Window::open();
    save(&mut window, &path);
    window.apply(Action::SetLayer(Layer::Rivers, false));
    window.press_with(Modifiers::COMMAND, Key::N);
    assert_eq!(window.state().dialog, Some(Dialog::UnsavedDocument));
    window.press(Key::Escape);
    assert!(
        !window.state().shown.layer(Layer::Rivers),
        "nothing is lost"
    );
    window.press_with(Modifiers::COMMAND, Key::N);
    window.click(Role::Button, &tr("button-save"));
    window.wait(|app| app.state().document.path.is_none());
    assert!(window.state().shown.layer(Layer::Rivers));
    let layers = read(&path).layers.expect("layers");
    assert!(!layers.contains(&"rivers".to_owned()));
    // A map that was only looked at is not asked about.
    open(&mut window, &path);
    window.wait(|app| app.state().document.path.is_some());
    window.apply(Action::Show(place("512000")));
    window.press_with(Modifiers::COMMAND, Key::N);
    window.wait(|app| app.state().document.path.is_none());
}

#[test]
fn a_file_that_is_no_map_is_refused_by_name_and_nothing_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let later = r#"{"format":"chengyu-atlas-map","version":2}"#;
    for (name, text, key, args) in [
        (
            "broken.atlas.json",
            "{",
            "document-not-json",
            [("line", "1"), ("column", "1")],
        ),
        (
            "other.json",
            "{}",
            "document-not-a-map",
            [("", ""), ("", "")],
        ),
        (
            "later.atlas.json",
            later,
            "document-later",
            [("version", "2"), ("known", "1")],
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let mut window = Window::open();
        window.apply(Action::SetLayer(Layer::Rivers, false));
        let before = map(&window);
        open(&mut window, &path);
        window.wait(|app| app.state().message.is_some());
        let message = window.message();
        assert!(message.contains(name), "{message}");
        assert!(message.contains(&I18N.tr_with(key, &args)), "{message}");
        assert_eq!(map(&window), before);
    }
}

/// The document of a map with boundaries of one's own, which lie beside it.
fn with_boundaries(folder: &Path) -> PathBuf {
    let path = folder.join("own.atlas.json");
    let text = r#"{"format":"chengyu-atlas-map","version":1,"boundaries":{"path":"own.geojson"}}"#;
    std::fs::write(&path, text).expect("a file");
    path
}

const OWN: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"adcode":512000,"name":"资阳市","level":"city"},
    "geometry":{"type":"Polygon","coordinates":[[[104.4,29.7],[105.2,29.7],[105.2,30.4],[104.4,30.4],[104.4,29.7]]]}}]}"#;

#[test]
fn a_file_that_has_moved_is_asked_for_and_the_map_opens_with_it_or_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = with_boundaries(folder.path());
    let elsewhere = folder.path().join("elsewhere.geojson");
    std::fs::write(&elsewhere, OWN).expect("a file");

    let mut window = Window::open();
    open(&mut window, &path);
    window.wait(|app| app.state().dialog == Some(Dialog::MissingFile));
    window.assert_says("own.geojson");
    window.type_into(&tr("field-path"), &elsewhere.display().to_string());
    window.click(Role::Button, &tr("button-open"));
    window.wait(|app| app.state().document.path.is_some());
    let on = window.state().boundaries.on.clone().expect("boundaries");
    assert_eq!(on.path, elsewhere);

    let mut window = Window::open();
    open(&mut window, &path);
    window.wait(|app| app.state().dialog == Some(Dialog::MissingFile));
    window.click(Role::Button, &tr("document-without-boundaries"));
    window.wait(|app| app.state().document.path.is_some());
    assert_eq!(window.state().boundaries.on, None);

    // Given up: the map stays as it is.
    let mut window = Window::open();
    open(&mut window, &path);
    window.wait(|app| app.state().dialog == Some(Dialog::MissingFile));
    window.press(Key::Escape);
    assert_eq!(window.state().document.path, None);
}

#[test]
fn the_next_window_goes_on_with_view_layers_filters_and_bookmarks() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut before = window(&folder);
    before.apply(Action::SetLayer(Layer::Rivers, false));
    before.apply(Action::SetHides(true));
    before.press_with(Modifiers::COMMAND, Key::B);
    before.click(Role::Button, &tr("button-add"));
    before.apply(Action::Select(Some(place("512000"))));
    before.press(Key::Plus);
    // What is kept is kept a second later.
    before.harness.run_steps(120);
    let kept = map(&before);
    drop(before);
    let after = window(&folder);
    let now = map(&after);
    assert_eq!(now.view, kept.view);
    assert_eq!(now.layers, kept.layers);
    assert_eq!((now.others, &now.bookmarks), (kept.others, &kept.bookmarks));
    assert_eq!(after.selected(), None);
}

#[test]
fn a_map_that_a_crash_left_is_offered_once_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut before = window(&folder);
    before.apply(Action::Show(place("512000")));
    before.apply(Action::Compare(
        ATLAS.place_by_key("510900").expect("a place"),
    ));
    before.press(Key::Plus);
    before.harness.run_steps(120);
    let left = map(&before);
    let begun = std::time::Instant::now();
    while kept(&folder.path().join("unfinished")).as_ref() != Some(&left) {
        assert!(begun.elapsed() < headless::DEADLINE, "it is not kept");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    // The window that ends here has not been told to: what it kept stays.
    drop(before);
    let mut after = window(&folder);
    after.wait(|app| app.state().dialog == Some(Dialog::Restore));
    after.click(Role::Button, &tr("button-restore"));
    after.wait(|app| app.state().message.is_some());
    assert_eq!(map(&after), left);
    after.assert_selected("place-512000");
    after.harness.run_steps(120);
    let mut next = window(&folder);
    next.harness.run_steps(60);
    assert_eq!(next.state().dialog, None, "a window at work has it");
}

/// The map in the only file of a folder that has one.
fn kept(folder: &Path) -> Option<Document> {
    let entries = std::fs::read_dir(folder).ok()?;
    let files = entries.map(|entry| entry.expect("an entry").path());
    let mut files = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let text = std::fs::read(files.next()?).ok()?;
    let value: serde_json::Value = serde_json::from_slice(&text).ok()?;
    let map = serde_json::to_vec(&value["map"]).ok()?;
    document::read(&map).ok()
}
