//! The dialogue of a person's own boundaries, driven through the accessibility tree: what it says
//! of a file, and that the map changes only when it is told to.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/headless.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod headless;
mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chengyu_atlas::action::Action;
use chengyu_atlas::app::{AtlasApp, Loading, Options, SettingsStore};
use chengyu_atlas::geodata::Datum;
use chengyu_atlas::model::Language;
use chengyu_atlas::state::{Dialog, Opening, OwnBoundaries};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use headless::{Window, options, tr};
use support::I18N;
use tempfile::TempDir;

/// Files of boundaries, gone when the test ends.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// The bundled prefectures with their positions in a datum.
    fn prefectures(&self, name: &str, datum: Datum) -> PathBuf {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/geodata/base/prefectures.geojson"
        );
        let text = std::fs::read_to_string(path).expect("a file");
        let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for feature in file["features"].as_array_mut().expect("features") {
            shift(&mut feature["geometry"]["coordinates"], datum);
        }
        self.write(name, &file.to_string())
    }
}

fn shift(coordinates: &mut serde_json::Value, datum: Datum) {
    let list = coordinates.as_array_mut().expect("an array");
    if let [Some(x), Some(y)] = [0, 1].map(|i| list.get(i).and_then(serde_json::Value::as_f64)) {
        let at = datum.of_wgs84(geo_types::Coord { x, y });
        *list = vec![at.x.into(), at.y.into()];
    } else {
        list.iter_mut().for_each(|part| shift(part, datum));
    }
}

const SQUARE: &str = "[[[104.0,30.0],[104.5,30.0],[104.5,30.5],[104.0,30.5],[104.0,30.0]]]";

/// A collection of features with these properties and coordinates of polygons.
fn collection(features: &[(&str, &str)]) -> String {
    let mut text = String::from(r#"{"type":"FeatureCollection","features":["#);
    for (i, (properties, coordinates)) in features.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        write!(
            text,
            r#"{comma}{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}"#
        )
        .expect("a string");
    }
    text + "]}"
}

/// One unit that is matched, one that is not, one that is mended and one that is left out.
fn mixed() -> String {
    collection(&[
        (r#"{"adcode":510100,"name":"成都市"}"#, SQUARE),
        (
            r#"{"adcode":512000,"name":"资阳市"}"#,
            "[[[104.5,30.0],[105.0,30.0],[105.0,30.0],[105.0,30.5],[104.5,30.5]]]",
        ),
        (
            r#"{"name":"某某开发区"}"#,
            "[[[104.1,30.6],[104.2,30.6],[104.2,30.7],[104.1,30.7],[104.1,30.6]]]",
        ),
        (
            r#"{"adcode":511000,"name":"内江市"}"#,
            "[[[105,29],[105,29],[105,29]]]",
        ),
    ])
}

/// Opens a file through the dialogue and waits for what comes of it.
fn open(window: &mut Window, path: &Path) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_into(&tr("field-path"), &path.display().to_string());
    let button = tr("button-open");
    let button = window.harness.get_by_role_and_label(Role::Button, &button);
    button.click_accesskit();
    window.harness.step();
    wait_for_reading(window);
}

fn wait_for_reading(window: &mut Window) {
    let begun = Instant::now();
    while matches!(window.state().opening, Some(Opening::Reading(..)) | None) {
        assert!(begun.elapsed() < headless::DEADLINE, "it is not read");
        window.harness.step();
        std::thread::sleep(Duration::from_millis(2));
    }
    // The preview and the bar keep the window in motion.
    window.harness.run_steps(8);
}

/// Clicks a button that changes the atlas, and waits until it has changed.
fn click_and_wait(window: &mut Window, label: &str, own: Option<&str>) {
    let button = window.harness.get_by_role_and_label(Role::Button, label);
    button.click_accesskit();
    window.harness.step();
    window.wait(|app| own_file(app) == own && app.map().scene().is_some());
}

/// Whose boundaries are on the map.
fn own_file(app: &AtlasApp) -> Option<&str> {
    app.atlas()?.base().own_boundaries.as_deref()
}

fn failure(window: &Window) -> String {
    match &window.state().opening {
        Some(Opening::Failed(failed)) => failed.error.text(Language::ZhHans),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn assert_focused(window: &Window, label: &str) {
    let mut nodes = window
        .harness
        .query_all_by_role_and_label(Role::Button, label);
    assert!(
        nodes.any(|node| node.is_focused()),
        "{label} has not the keyboard"
    );
}

#[test]
fn what_was_understood_is_shown_before_it_is_on_the_map() {
    let files = Files::new();
    let path = files.write("mine.geojson", &mixed());
    let mut window = Window::open();
    open(&mut window, &path);
    assert_eq!(own_file(window.app()), None, "the map has not changed");
    for key in [
        "boundaries-form-collection",
        "boundaries-mended",
        "boundaries-left-out",
        "boundaries-not-matched",
    ] {
        window.assert_says(&tr(key));
    }
    window.assert_says(&I18N.tr_n("boundaries-prefectures", 3));
    // Each with its remedy.
    window.assert_says("某某开发区");
    window.assert_says("内江市");
    window.assert_says("成华区（510108）");
    let unnamed = window.harness.unnamed_widgets();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    assert_focused(&window, &tr("boundaries-use"));
}

#[test]
fn enter_uses_them_and_one_action_leads_back() {
    let files = Files::new();
    let path = files.write("mine.geojson", &mixed());
    let mut window = Window::open();
    window.show_place("资阳市");
    open(&mut window, &path);
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.wait(|app| own_file(app) == Some("mine.geojson") && app.map().scene().is_some());
    assert_eq!(window.state().dialog, None);
    window.assert_selected("place-512000");
    let status = I18N.tr_with("status-boundaries-own", &[("file", "mine.geojson")]);
    window.assert_says(&status);
    let on = window.state().boundaries.on.clone();
    assert_eq!(on, Some(OwnBoundaries { path, datum: None }));

    window.click(Role::Button, &tr("menu-file"));
    click_and_wait(&mut window, &tr("menu-boundaries-back"), None);
    window.assert_says(&tr("status-boundaries-bundled"));
    window.assert_selected("place-512000");
    window.click(Role::Button, &tr("menu-file"));
    let again = I18N.tr_with("menu-boundaries-again", &[("file", "mine.geojson")]);
    let again = window.harness.get_by_role_and_label(Role::Button, &again);
    again.click_accesskit();
    window.harness.step();
    wait_for_reading(&mut window);
    click_and_wait(&mut window, &tr("boundaries-use"), Some("mine.geojson"));
}

/// The text a button copies.
fn copied(window: &mut Window, key: &str) -> String {
    let label = tr(key);
    let button = window.harness.get_by_role_and_label(Role::Button, &label);
    button.click_accesskit();
    for _ in 0..4 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text;
        }
    }
    panic!("{key} copies no text");
}

#[test]
fn a_figure_of_the_window_and_its_command_have_the_same_boundaries() {
    let files = Files::new();
    let path = files.prefectures("it's 国测局.geojson", Datum::Gcj02);
    let figure = files.path("map.svg");
    let mut window = Window::open();
    open(&mut window, &path);
    let convert = I18N.tr_with("boundaries-convert", &[("datum", "GCJ-02")]);
    let convert = window.harness.get_by_role_and_label(Role::Button, &convert);
    convert.click_accesskit();
    window.harness.run_steps(2);
    wait_for_reading(&mut window);
    click_and_wait(
        &mut window,
        &tr("boundaries-use"),
        Some("it's 国测局.geojson"),
    );
    window.press_with(Modifiers::COMMAND, Key::S);
    window.type_into(&tr("field-path"), &figure.display().to_string());
    let command = copied(&mut window, "figure-command");
    assert!(command.contains("--datum gcj02"), "{command}");
    let rest = command.strip_prefix("chengyu-atlas ").expect("a command");
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg(format!("\"$ATLAS\" {rest}"))
        .env("ATLAS", env!("CARGO_BIN_EXE_chengyu-atlas"))
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{command}: {output:?}");
    let made = std::fs::read(&figure).expect("a figure");
    std::fs::remove_file(&figure).expect("to be removed");
    let label = tr("button-save");
    let save = window.harness.get_by_role_and_label(Role::Button, &label);
    save.click_accesskit();
    window.harness.step();
    let saved = I18N.tr_with("message-saved", &[("path", &figure.display().to_string())]);
    window.wait(|app| {
        app.state()
            .message
            .as_ref()
            .is_some_and(|m| m.text == saved)
    });
    assert!(
        made == std::fs::read(&figure).expect("a figure"),
        "{command}"
    );
}

#[test]
fn what_is_said_of_single_features_can_be_copied() {
    let files = Files::new();
    let path = files.write("mine.geojson", &mixed());
    let mut window = Window::open();
    open(&mut window, &path);
    let list = copied(&mut window, "boundaries-copy-list");
    assert_eq!(list.lines().count(), 3, "{list}");
    for words in ["511000", "某某开发区", "已修正"] {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    open(&mut window, &files.path("gone.geojson"));
    let error = copied(&mut window, "boundaries-copy-error");
    assert_eq!(error, failure(&window));
}

#[test]
fn esc_and_cancel_leave_the_map_as_it_is() {
    let files = Files::new();
    let path = files.write("mine.geojson", &mixed());
    let mut window = Window::open();
    open(&mut window, &path);
    window.press(Key::Escape);
    assert!(window.state().dialog.is_none() && window.state().opening.is_none());
    open(&mut window, &path);
    window.click(Role::Button, &tr("button-cancel"));
    assert!(window.state().dialog.is_none() && window.state().opening.is_none());
    assert_eq!(own_file(window.app()), None);
    assert_eq!(window.state().boundaries.offered(), None);
    // Esc closes it while a path is typed, too.
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    window.type_into(&tr("field-path"), "/somewhere");
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn a_wrong_file_changes_nothing_and_says_what_to_do() {
    let files = Files::new();
    std::fs::create_dir(files.path("folder")).expect("a folder");
    let mut window = Window::open();
    for (path, words) in [
        (files.path("gone.geojson"), "请检查路径"),
        (files.path("folder"), "这是文件夹"),
        (files.write("words.json", "这不是边界"), "不是 JSON"),
        (files.write("empty.geojson", ""), "文件是空的"),
        (
            files.write("a.kml", "<?xml version=\"1.0\"?><kml></kml>"),
            "KML",
        ),
    ] {
        open(&mut window, &path);
        let said = failure(&window);
        assert!(said.contains(words), "{words:?} is not in {said:?}");
        assert!(said.contains(&path.display().to_string()), "{said}");
        window.assert_says(&tr("boundaries-failed"));
        window.assert_says(words);
        assert_focused(&window, &tr("button-close"));
        window.press(Key::Enter);
        assert_eq!(window.state().dialog, None);
        assert_eq!(own_file(window.app()), None);
    }
}

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_window_when_that_changes() {
    let files = Files::new();
    let path = files.write(
        "mine.geojson",
        "{\"type\":\"FeatureCollection\",\n\"features\":[}",
    );
    let mut window = Window::open();
    open(&mut window, &path);
    for (language, words) in [
        (
            Language::ZhHans,
            "要素 1：不是 JSON：第 2 行第 13 列，这里应有值",
        ),
        (
            Language::En,
            "feature 1: not JSON: expected value at line 2 column 13",
        ),
        (
            Language::ZhHant,
            "要素 1：不是 JSON：第 2 行第 13 欄，這裡應有值",
        ),
    ] {
        window.apply(Action::SetLanguage(language));
        window.harness.run_steps(2);
        window.assert_says(words);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_refused_rather_than_waited_for() {
    let files = Files::new();
    let pipe = files.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "no pipe");
    let mut window = Window::open();
    for path in [pipe.as_path(), Path::new("/dev/zero")] {
        open(&mut window, path);
        let said = failure(&window);
        assert!(said.contains("这是管道或设备"), "{said}");
        window.press(Key::Escape);
    }
}

#[test]
fn a_file_in_another_datum_is_told_and_converted_on_a_yes() {
    let files = Files::new();
    let path = files.prefectures("gcj.geojson", Datum::Gcj02);
    let mut window = Window::open();
    open(&mut window, &path);
    let convert = I18N.tr_with("boundaries-convert", &[("datum", "GCJ-02")]);
    assert_focused(&window, &convert);
    window.harness.key_press(Key::Enter);
    window.harness.step();
    window.harness.step();
    wait_for_reading(&mut window);
    window.assert_says(&I18N.tr_with("boundaries-converted", &[("datum", "GCJ-02")]));
    let Some(Opening::Read(read)) = window.state().opening.clone() else {
        panic!("{:?}", window.state().opening);
    };
    assert!(read.report.datum.is_some_and(|check| check.offset_m < 15.0));
    click_and_wait(&mut window, &tr("boundaries-use"), Some("gcj.geojson"));
    let on = window
        .state()
        .boundaries
        .on
        .clone()
        .expect("own boundaries");
    assert_eq!((on.path, on.datum), (path, Some(Datum::Gcj02)));
}

#[test]
fn a_list_of_many_units_makes_only_the_rows_in_sight() {
    let files = Files::new();
    let squares: Vec<(String, String)> = (0..3000)
        .map(|i| {
            let (x, y) = (
                100.0 + f64::from(i % 60) * 0.1,
                27.0 + f64::from(i / 60) * 0.1,
            );
            let (e, n) = (x + 0.09, y + 0.09);
            let ring = format!("[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]");
            (format!(r#"{{"name":"单元{i}"}}"#), ring)
        })
        .collect();
    let squares: Vec<(&str, &str)> = squares
        .iter()
        .map(|(p, c)| (p.as_str(), c.as_str()))
        .collect();
    let path = files.write("many.geojson", &collection(&squares));
    let mut window = Window::open();
    open(&mut window, &path);
    let rows = window.harness.query_all_by_label_contains("要素 ").count();
    assert!((1..60).contains(&rows), "{rows} rows");
    window.press(Key::Escape);
}

/// A file as the window system drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_new_file_takes_the_place_of_the_one_that_is_being_read() {
    let files = Files::new();
    let (first, second) = (
        files.prefectures("a.geojson", Datum::Wgs84),
        files.path("b.geojson"),
    );
    std::fs::write(&second, mixed()).expect("a file");
    let mut window = Window::open();
    window.press_with(Modifiers::COMMAND, Key::S);
    for path in [&first, &second] {
        let file = Arc::new(Dropped(path.clone()));
        window.harness.input_mut().dropped_files.push(file);
        window.harness.run_steps(3);
    }
    let begun = Instant::now();
    let is_second = |window: &Window| match &window.state().opening {
        Some(Opening::Read(read)) => read.report.file == "b.geojson",
        _ => false,
    };
    while !is_second(&window) {
        assert!(
            begun.elapsed() < headless::DEADLINE,
            "{:?}",
            window.state().opening
        );
        window.harness.step();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(window.state().dialog, Some(Dialog::Boundaries));
    assert_eq!(own_file(window.app()), None);
}

/// A window that starts with what the settings file keeps, as the program does.
fn start(settings: &Path, options: Options) -> Window {
    let settings = SettingsStore::open(settings.to_owned());
    let loading = Loading::of(&options, &settings, || {});
    let mut window = Window::of(move |cc| {
        AtlasApp::new(&cc.egui_ctx, options, settings, loading, Arc::default())
    });
    window.wait(|app| app.map().scene().is_some());
    window
}

#[test]
fn the_next_window_starts_with_them_unless_the_command_line_says_otherwise() {
    let files = Files::new();
    let settings = files.path("session.json");
    let path = files.write("mine.geojson", &mixed());
    let other = files.write(
        "other.geojson",
        &collection(&[("{\"adcode\":510100}", SQUARE)]),
    );
    let mut window = start(&settings, options());
    open(&mut window, &path);
    click_and_wait(&mut window, &tr("boundaries-use"), Some("mine.geojson"));
    drop(window);

    let window = start(&settings, options());
    assert_eq!(own_file(window.app()), Some("mine.geojson"));
    drop(window);
    let mut asked = options();
    asked.load.base = Some(other);
    let window = start(&settings, asked);
    assert_eq!(own_file(window.app()), Some("other.geojson"));
    drop(window);
    let mut window = start(&settings, options());
    assert_eq!(
        own_file(window.app()),
        Some("mine.geojson"),
        "a flag is for one window"
    );
    window.press(Key::Escape);
    window.click(Role::Button, &tr("menu-file"));
    click_and_wait(&mut window, &tr("menu-boundaries-back"), None);
    drop(window);
    let window = start(&settings, options());
    assert_eq!(own_file(window.app()), None);
    assert!(
        window.state().boundaries.offered().is_some(),
        "it stays in the menu"
    );
}

#[test]
fn a_file_that_is_gone_at_the_next_start_is_told_and_the_bundled_map_is_there() {
    let files = Files::new();
    let settings = files.path("session.json");
    let path = files.path("gone.geojson");
    let kept = serde_json::json!({"boundaries": {"path": path, "datum": "gcj02", "on": true}});
    std::fs::write(&settings, kept.to_string()).expect("a file");
    let mut window = start(&settings, options());
    assert_eq!(own_file(window.app()), None);
    window.assert_says(&tr("boundaries-kept-failed"));
    window.assert_says("gone.geojson");
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
    let offered = window.state().boundaries.offered();
    assert_eq!(offered.map(|own| own.datum), Some(Some(Datum::Gcj02)));
    drop(window);
    let window = start(&settings, options());
    assert_eq!(window.state().dialog, None, "it is told once");
}

#[test]
fn the_dialogue_speaks_each_language_and_fits_a_small_window() {
    let files = Files::new();
    let path = files.write("mine.geojson", &mixed());
    for language in Language::ALL {
        let mut spoken = options();
        spoken.language = Some(language);
        let size = egui::vec2(900.0, 600.0);
        let mut window = Window::open_sized(spoken, SettingsStore::in_memory(), size);
        let i18n = chengyu_atlas::i18n::I18n::new(language);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        window.assert_says(&i18n.tr("boundaries-ask"));
        let field = i18n.tr("field-path");
        window.type_into(&field, &path.display().to_string());
        window.harness.key_press(Key::Enter);
        window.harness.step();
        wait_for_reading(&mut window);
        let label = i18n.tr("boundaries-use");
        let button = window.harness.get_by_role_and_label(Role::Button, &label);
        let bottom = button.rect().bottom();
        assert!(bottom < 600.0, "{language:?}: {bottom}");
    }
}
