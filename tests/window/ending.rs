//! However the window ends: a figure that is being written is finished, and the settings are kept.

use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::window::{Display, Window, has_tools, program, run};

/// A folder for settings and figures.
struct Person {
    folder: TempDir,
}

impl Person {
    /// A person whose last figure was a large one, which takes a while.
    fn new() -> Self {
        let person = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let settings = person.settings();
        std::fs::create_dir_all(settings.parent().expect("a folder")).expect("a folder");
        let text = r#"{"figure":{"format":"png","page":"A3","dpi":600}}"#;
        std::fs::write(settings, text).expect("a file");
        person
    }

    fn settings(&self) -> PathBuf {
        let folder = self.folder.path().join("chengyu-atlas");
        folder.join("session.json")
    }

    fn saved(&self) -> Value {
        let text = std::fs::read(self.settings()).expect("settings");
        serde_json::from_slice(&text).expect("JSON")
    }

    fn figure(&self) -> PathBuf {
        self.folder.path().join("map.png")
    }

    fn open<'a>(&self, display: &'a Display) -> Window<'a> {
        let mut program = display.program();
        program.env("XDG_CONFIG_HOME", self.folder.path());
        Window::open_with(display, &mut program)
    }

    /// Has the figure saved; it is not there yet when this returns.
    fn save(&self, window: &mut Window<'_>) {
        window.press("ctrl+s");
        window.wait("the dialogue is open", |state| state["dialog"] == "Figure");
        window.settled();
        let path = self.figure();
        window.type_text(path.to_str().expect("UTF-8"));
        window.press("Return");
        window.wait("it is closed", |state| state["dialog"].is_null());
        assert!(!path.exists(), "the figure was written too soon");
    }

    /// Fails unless the figure is whole and remembered, and nothing lies beside it.
    fn assert_has_figure(&self, window: &Window<'_>) {
        let bytes = std::fs::read(self.figure());
        let bytes = bytes.unwrap_or_else(|e| panic!("no figure: {e}\n{}", window.stderr()));
        let picture = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("a whole PNG");
        assert_eq!((picture.width(), picture.height()), (9921, 7016));
        let recent = &self.saved()["recent-figures"][0]["path"];
        assert_eq!(recent.as_str().map(Path::new), Some(&*self.figure()));
        let files = std::fs::read_dir(self.folder.path()).expect("a folder");
        assert_eq!(files.count(), 2, "something was left");
    }
}

#[test]
fn a_figure_is_finished_when_the_window_is_quit() {
    if !has_tools() {
        return;
    }
    let (display, person) = (Display::start(), Person::new());
    let mut window = person.open(&display);
    person.save(&mut window);
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    person.assert_has_figure(&window);
}

#[test]
fn a_figure_is_finished_when_a_signal_ends_the_process() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    for (name, number) in [("TERM", 15), ("HUP", 1)] {
        let person = Person::new();
        let mut window = person.open(&display);
        person.save(&mut window);
        window.signal(name);
        let status = window.end();
        assert_eq!(status.signal(), Some(number), "{}", window.stderr());
        person.assert_has_figure(&window);
    }
}

#[test]
fn a_figure_is_finished_when_the_display_is_gone() {
    if !has_tools() {
        return;
    }
    let (display, person) = (Display::start(), Person::new());
    let mut window = person.open(&display);
    person.save(&mut window);
    display.kill();
    assert_eq!(window.end().code(), Some(1), "{}", window.stderr());
    assert!(window.stderr().contains("the window was lost"));
    person.assert_has_figure(&window);
}

#[test]
fn a_figure_that_cannot_be_written_at_the_end_is_told() {
    if !has_tools() {
        return;
    }
    let (display, person) = (Display::start(), Person::new());
    let mut window = person.open(&display);
    person.save(&mut window);
    // A folder in its place: it cannot be replaced by a file.
    std::fs::create_dir(person.figure()).expect("a folder");
    window.signal("TERM");
    assert_eq!(window.end().code(), Some(1), "{}", window.stderr());
    let said = window.stderr();
    assert!(said.contains("map.png was not written"), "{said}");
}

#[test]
fn what_was_chosen_last_is_kept_when_a_signal_or_a_dead_display_ends_the_window() {
    if !has_tools() {
        return;
    }
    let person = Person::new();
    for (signal, dark, theme) in [(Some("TERM"), true, "dark"), (None, false, "light")] {
        let display = Display::start();
        let mut window = person.open(&display);
        window.press("ctrl+d");
        window.wait("the theme changes", |state| state["dark"] == dark);
        match signal {
            Some(signal) => window.signal(signal),
            None => display.kill(),
        }
        window.end();
        assert_eq!(person.saved()["theme"], theme);
    }
}

#[test]
fn each_of_two_windows_keeps_what_it_changed() {
    if !has_tools() {
        return;
    }
    let (display, other, person) = (Display::start(), Display::start(), Person::new());
    let mut first = person.open(&display);
    let mut second = person.open(&other);
    first.press("ctrl+d");
    first.wait("a key makes it dark", |state| state["dark"] == true);
    first.press("ctrl+q");
    first.end();
    second.resize(1000, 640);
    second.wait("it is smaller", |state| state["window"][0] == 1000.0);
    second.press("ctrl+q");
    second.end();
    let saved = person.saved();
    assert_eq!(saved["theme"], "dark");
    assert_eq!(saved["window"]["width"], 1000.0);
}

#[test]
fn settings_that_are_a_pipe_keep_no_window_closed() {
    if !has_tools() {
        return;
    }
    let (display, person) = (Display::start(), Person::new());
    std::fs::remove_file(person.settings()).expect("a file");
    let made = Command::new("mkfifo").arg(person.settings()).status();
    assert!(made.expect("mkfifo runs").success());
    let mut window = person.open(&display);
    window.wait("it says so", |state| {
        let message = state["message"].as_str().unwrap_or_default();
        message.contains("session.json") && message.contains("管道")
    });
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
}

#[test]
fn a_compositor_that_is_not_there_gives_way_to_the_x_server() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    for (name, value) in [("WAYLAND_DISPLAY", "wayland-77"), ("WAYLAND_SOCKET", "77")] {
        let mut program = display.program();
        program
            .arg("--fresh")
            .env("XDG_RUNTIME_DIR", "/nonexistent")
            .env(name, value);
        let mut window = Window::open_with(&display, &mut program);
        window.press("ctrl+q");
        assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    }
}

#[test]
fn a_display_that_refuses_a_window_is_told_with_what_helps() {
    if !has_tools() {
        return;
    }
    let no_randr = Display::start_with(&["-extension", "RANDR"]);
    for (mut program, hint) in [
        (no_randr.program(), "RANDR"),
        (with("DISPLAY", ":64999"), "start the X server"),
        (
            with("WAYLAND_DISPLAY", "/nonexistent"),
            "the Wayland compositor",
        ),
        (with("WAYLAND_SOCKET", "77"), "the Wayland compositor"),
    ] {
        let output = run(&mut program);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let (error, remedy) = said.split_once("\nhint: ").expect("a hint");
        assert!(
            error.starts_with("error: ") && remedy.contains(hint),
            "{said}"
        );
    }
}

/// The program where a variable names a display.
fn with(name: &str, value: &str) -> Command {
    let mut program = program();
    program.env(name, value);
    program
}
