//! A person's own boundaries in the real window: dropped as a file manager drops files, used,
//! remembered, and told when they are gone.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::window::{Display, Window, has_tools};

const MINE: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"adcode":510100},"geometry":{"type":"Polygon",
"coordinates":[[[103.5,30.3],[104.5,30.3],[104.5,31.2],[103.5,31.2],[103.5,30.3]]]}},
{"type":"Feature","properties":{"name":"某某新区"},"geometry":{"type":"Polygon",
"coordinates":[[[104.6,30.1],[104.7,30.1],[104.7,30.2],[104.6,30.2],[104.6,30.1]]]}}]}"#;

/// A folder with files of all sorts.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }
}

fn is_read(state: &Value) -> bool {
    state["opening"]["read"].is_string()
}

#[test]
fn a_dropped_file_is_shown_used_and_there_at_the_next_start_until_it_is_gone() {
    if !has_tools() {
        return;
    }
    let (display, files) = (Display::start(), Files::new());
    // A name that a URI must escape.
    let path = files.write("我的 边界.geojson", MINE);
    let config = tempfile::tempdir().expect("a folder");
    let open = || {
        let mut program = display.program();
        program.env("XDG_CONFIG_HOME", config.path());
        Window::open_with(&display, &mut program)
    };
    let mut window = open();
    window.settled();
    window.drop_files(&[&path]);
    let read = window.wait("what was understood is shown", is_read);
    assert_eq!(read["opening"]["matched"], 1);
    assert_eq!(read["opening"]["not_matched"], 1);
    assert_eq!(read["boundaries"], Value::Null, "the map has not changed");
    window.press("Return");
    let shown = path.display().to_string();
    window.wait("Enter uses them", |state| state["boundaries"] == *shown);
    let used = window.settled();
    assert_eq!(used["dialog"], Value::Null);
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    drop(window);

    let mut window = open();
    let next = window.settled();
    assert_eq!(next["boundaries"], *shown, "the next window has them");
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
    drop(window);

    std::fs::remove_file(&path).expect("the file");
    let mut window = open();
    let gone = window.settled();
    assert_eq!(gone["boundaries"], Value::Null);
    assert_eq!(gone["opening"]["kept"], true, "{gone:#}");
    let said = gone["opening"]["failed"].as_str().unwrap_or_default();
    assert!(
        said.contains("我的 边界.geojson") && said.contains("check the path"),
        "{said}"
    );
    let places = gone["places"].as_object().expect("places");
    assert!(places.len() > 20, "the bundled map is there: {places:?}");
    window.press("Escape");
    window.wait("Esc closes it", |state| state["dialog"].is_null());
}

#[test]
fn what_is_no_file_of_boundaries_changes_nothing_when_it_is_dropped() {
    if !has_tools() {
        return;
    }
    let (display, files) = (Display::start(), Files::new());
    let mut window = Window::open(&display);
    window.settled();
    let pipe = files.0.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "no pipe");
    // A hundred megabytes that are no JSON.
    let large = files.write("large.geojson", "x".repeat(100 << 20));
    let shapefile = files.write("a.shp", [0, 0, 0x27, 0x0a, 0, 0, 0, 0]);
    let companion = files.write("a.dbf", [3, 0, 0, 0]);
    let picture = files.write("a.png", b"\x89PNG\r\n\x1a\n");
    for (paths, words) in [
        (vec![pipe.as_path()], "it is a pipe or a device"),
        (vec![&large], "not JSON"),
        (vec![&companion, &shapefile], "this is a Shapefile"),
        (vec![&picture], "this is a picture"),
    ] {
        window.drop_files(&paths);
        let said = window.wait("it is refused", |state| {
            let said = state["opening"]["failed"].as_str();
            said.is_some_and(|said| said.contains(words))
        });
        assert_eq!(said["boundaries"], Value::Null);
        window.press("Escape");
        window.wait("Esc closes it", |state| state["dialog"].is_null());
    }
    let message = |state: &Value| state["message"].as_str().unwrap_or_default().to_owned();
    let folder = files.0.path().join("pack");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("pack.toml"), "").expect("a file");
    let mine = files.write("mine.geojson", MINE);
    let text = files.write("001.txt", "文本");
    // The name of a text that the bundled facts quote, with other words in it.
    let other = files.write("000_cc1bb577c5ffb7cf.txt", "文本");
    for (paths, words) in [
        (vec![folder.as_path()], "--pack"),
        (vec![&mine, &picture], "一次只"),
        (vec![&text], "001.txt 不是来源所列的原文"),
        (vec![&other], "是另一份"),
    ] {
        window.drop_files(&paths);
        window.wait(words, |state| message(state).contains(words));
    }
    // A drop while a dialogue is open, and while another file is read.
    window.press("ctrl+s");
    window.wait("the figure dialogue opens", |state| {
        state["dialog"] == "Figure"
    });
    for path in [&large, &mine] {
        window.drop_files(&[path as &Path]);
    }
    window.wait("the last file is shown", |state| {
        state["opening"]["read"] == "mine.geojson"
    });
    window.press("Escape");
    let end = window.wait("Esc closes it", |state| state["dialog"].is_null());
    assert_eq!(end["boundaries"], Value::Null);
    assert!(!window.stderr().contains("panicked"), "{}", window.stderr());
}
