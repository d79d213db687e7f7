//! The real program in a real window, on a virtual display (Linux with Xvfb and xdotool; skipped
//! elsewhere, unless ATLAS_REQUIRE_WINDOW=1).

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]
#![allow(clippy::print_stderr, reason = "a test says why it skipped")]

#[path = "window/boundaries.rs"]
mod boundaries;
#[path = "window/composing.rs"]
mod composing;
#[path = "window/drawing.rs"]
mod drawing;
#[path = "window/ending.rs"]
mod ending;
#[path = "window/searching.rs"]
mod searching;
mod support;
#[path = "window/tasks.rs"]
mod tasks;
#[path = "support/window.rs"]
mod window;

use std::collections::BTreeSet;
use std::process::Output;

use serde_json::{Value, json};
use window::{Display, Window, has_tools, program, run};

const ZIYANG: &str = "512000";

#[test]
fn a_person_finds_the_role_of_ziyang_and_moves_about_the_map() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut window = Window::open(&display);
    let opening = window.settled();
    assert_eq!(opening["selection"], Value::Null);
    assert_eq!(opening["dialog"], Value::Null);
    if let Some(screen) = window.screenshot() {
        let pixels = screen.pixels().iter();
        let colors: BTreeSet<_> = pixels.map(|p| (p.red(), p.green(), p.blue())).collect();
        assert!(colors.len() > 200, "{} colours", colors.len());
    }

    window.point_at(name_of_ziyang(&opening));
    window.wait("the pointer is on Ziyang", |state| {
        state["hover"] == "place-512000"
    });
    window.click();
    let selected = window.wait("a click selects Ziyang", |state| {
        state["selection"] == "place-512000"
    });
    assert_names_the_gateway_role(&selected["panel"]);

    window.press("Escape");
    let free = window.wait("Esc lets go", |state| state["selection"].is_null());
    assert!(free["panel"].is_null());

    let before = window.settled();
    let zoom = |state: &Value| state["zoom"].as_f64().unwrap_or_default();
    window.point_at(place(&before, ZIYANG));
    window.wheel_up(2);
    window.wait("the wheel zooms in", |state| {
        zoom(state) > zoom(&before) + 0.5
    });

    let before = window.settled();
    let (x, y) = place(&before, ZIYANG);
    let goes = |state: &Value| {
        let now = place(state, ZIYANG);
        now.0 < x - 60.0 && now.1 < y - 30.0
    };
    window.drag_until("the map goes with the pointer", (x, y), (-4.0, -2.0), goes);
    let after = window.settled();
    assert!(
        (zoom(&after) - zoom(&before)).abs() < 0.01,
        "a drag keeps the zoom"
    );
    assert_eq!(after["selection"], Value::Null, "a drag selects nothing");

    window.press("ctrl+q");
    let status = window.end();
    assert_eq!(status.code(), Some(0), "{}", window.stderr());
    assert!(!window.stderr().contains("panicked"), "{}", window.stderr());
}

#[test]
fn a_click_on_a_name_selects_what_it_names() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut window = Window::open(&display);
    for kind in ["place-", "link-"] {
        let state = window.settled();
        let names = state["names"].as_object().expect("names");
        let mut of_kind = names.iter().filter(|(key, _)| key.starts_with(kind));
        let (key, at) = of_kind.next().expect("a name");
        let (x, y) = (at[0].as_f64(), at[1].as_f64());
        window.point_at((x.expect("a number"), y.expect("a number")));
        window.click();
        window.wait("the click selects it", |state| state["selection"] == **key);
        window.press("Escape");
        window.wait("Esc lets go", |state| state["selection"].is_null());
    }
}

/// Where a city's node is in the window.
fn place(state: &Value, adcode: &str) -> (f64, f64) {
    let at = &state["places"][adcode];
    match (at[0].as_f64(), at[1].as_f64()) {
        (Some(x), Some(y)) => (x, y),
        _ => panic!("{adcode} is not in {state:#}"),
    }
}

/// Where the name of Ziyang stands in the window.
fn name_of_ziyang(state: &Value) -> (f64, f64) {
    let at = &state["names"][format!("place-{ZIYANG}")];
    let coordinate = |i: usize| at[i].as_f64().expect("a name in sight");
    (coordinate(0), coordinate(1))
}

/// Fails unless a panel has the card of the role with its phrase, its source and its article.
fn assert_names_the_gateway_role(panel: &Value) {
    let sections = panel["sections"].as_array().expect("sections");
    let mut cards = sections
        .iter()
        .flat_map(|section| section["cards"].as_array().into_iter().flatten());
    let card = cards
        .find(|card| card["title"] == "成渝门户枢纽")
        .unwrap_or_else(|| panic!("no card of the role in {panel:#}"));
    let mention = &card["mentions"][0];
    let says = |key: &str, words: &str| {
        let text = mention[key].as_str().unwrap_or_default();
        assert!(text.contains(words), "{key}: {text}");
    };
    says("quote", "支持资阳建设成渝门户枢纽");
    says("source_line", "资阳日报");
    says("source_line", "2020-07-25");
    says("locus", "（二）");
}

#[test]
fn the_next_window_has_the_theme_and_the_size_of_the_last() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let folder = tempfile::tempdir().expect("a folder");
    let open = || {
        let mut program = display.program();
        program.env("XDG_CONFIG_HOME", folder.path());
        Window::open_with(&display, &mut program)
    };
    let mut window = open();
    let first = window.settled();
    assert_eq!(first["dark"], Value::Bool(false));
    window.press("ctrl+d");
    window.wait("a key makes it dark", |state| state["dark"] == true);
    window.resize(1000, 640);
    window.wait("it is smaller", |state| {
        state["window"] == json!([1000.0, 640.0])
    });
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    drop(window);
    let mut window = open();
    let next = window.settled();
    assert_eq!(next["dark"], Value::Bool(true));
    assert_eq!(next["window"], json!([1000.0, 640.0]));
}

#[test]
fn the_startup_report_prints_when_the_map_was_there_and_ends() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let output = run(display.program().arg("--startup-report"));
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let report: Value = serde_json::from_str(&printed).expect("JSON");
    let after_ms = report["first_map_ms"].as_f64();
    assert!(after_ms.is_some_and(|ms| ms > 0.0), "{printed}");
}

#[test]
fn a_profile_prints_what_each_frame_cost() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    for path in ["pan", "zoom", "tour"] {
        let arguments = ["profile", "--path", path, "--frames", "70"];
        let output = run(display.program().args(arguments));
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let measured: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(measured["path"], path);
        assert_eq!(measured["frames"], 70);
        let cost = |name: &str, share: &str| measured[name][share].as_f64().expect("a number");
        for name in ["ui_thread_ms", "pass_ms", "frame_interval_ms"] {
            let shares = ["median", "p95", "p99", "max"].map(|share| cost(name, share));
            assert!(shares.is_sorted() && shares[0] > 0.0, "{name}: {shares:?}");
        }
        assert!(cost("pass_ms", "median") <= cost("ui_thread_ms", "median"));
        // The run has moved the map, so that new maps were rendered.
        assert!(measured["prints"].as_u64() > Some(0), "{measured:#}");
    }
}

#[test]
fn a_measurement_without_an_atlas_ends_with_the_reason() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.geojson");
    std::fs::write(&broken, "{\"type\":").expect("a file");
    let broken = broken.to_str().expect("UTF-8");
    for (flag, path, words) in [
        ("--base", broken, "broken.geojson"),
        ("--pack", "/nowhere/pack", "no such folder"),
    ] {
        for command in [&["--startup-report"][..], &["profile", "--frames", "20"]] {
            let output = run(display.program().args(command).args([flag, path]));
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(output.stdout.is_empty(), "{output:?}");
            assert!(
                said.starts_with("error: ") && said.contains(words),
                "{said}"
            );
        }
    }
}

/// Fails unless the program has said in a line each what is wrong and what can be done.
fn assert_refused(output: &Output, reason: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    for words in ["error: ", reason, "\nhint: ", "chengyu-atlas render"] {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
    for words in ["panicked", "backtrace", ".cargo"] {
        assert!(!said.contains(words), "{words:?} is in:\n{said}");
    }
}

#[test]
fn without_a_display_the_program_says_so_and_fails() {
    assert_refused(&run(&mut program()), "no display");
    for arguments in [&["--startup-report"][..], &["profile"]] {
        assert_refused(&run(program().args(arguments)), "no display");
    }
}

#[test]
fn a_display_that_does_not_answer_is_told() {
    let output = run(program().env("DISPLAY", ":64999"));
    assert_refused(&output, "could not be opened");
}

#[test]
fn without_opengl_the_program_says_what_it_needs_and_fails() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut program = display.program();
    program
        .env("LIBGL_DRIVERS_PATH", "/nonexistent")
        .env("__GLX_VENDOR_LIBRARY_NAME", "none");
    assert_refused(&run(&mut program), "OpenGL");
}

#[test]
fn without_a_library_of_the_desktop_the_program_names_it_and_fails() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    // The loader takes the first file of the name, and this one is no library.
    let folder = tempfile::tempdir().expect("a folder");
    for library in ["libxkbcommon-x11.so.0", "libXcursor.so.1"] {
        let path = folder.path().join(library);
        std::fs::write(&path, "").expect("a file");
        let mut program = display.program();
        program.env("LD_LIBRARY_PATH", folder.path());
        assert_refused(&run(&mut program), "could not be opened");
        std::fs::remove_file(&path).expect("the file");
    }
}
