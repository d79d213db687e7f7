//! What a person does with the atlas, in the real window with real keys and no pointer: one test a
//! task, with the keys that it takes.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::window::{Display, Window, has_tools};

/// A window and its keyboard.
struct Keys<'a> {
    window: Window<'a>,
}

/// What a screen reader calls the widget that has the keyboard.
fn focus(state: &Value) -> &str {
    state["focus"].as_str().unwrap_or_default()
}

impl<'a> Keys<'a> {
    fn open(display: &'a Display) -> Self {
        let mut window = Window::open(display);
        window.settled();
        Self { window }
    }

    fn press(&self, keys: &str) {
        self.window.press(keys);
    }

    #[track_caller]
    fn wait(&mut self, claim: &str, holds: impl Fn(&Value) -> bool) -> Value {
        self.window.wait(claim, holds)
    }

    /// Presses a key until the keyboard is on what begins with a name.
    #[track_caller]
    fn walk(&mut self, key: &str, name: &str) {
        /// The focus is told in the frame of the key, or a few after.
        const PATIENCE: Duration = Duration::from_secs(2);
        let mut walked = Vec::new();
        for _ in 0..60 {
            let before = self.window.state();
            if focus(&before).starts_with(name) {
                return;
            }
            self.press(key);
            let begun = Instant::now();
            let place = |state: &Value| (state["focus"].clone(), state["focus_at"].clone());
            while begun.elapsed() < PATIENCE && place(&self.window.state()) == place(&before) {
                std::thread::sleep(Duration::from_millis(10));
            }
            walked.push(focus(&self.window.state()).to_owned());
        }
        panic!("{key} does not lead to {name}: {walked:?}");
    }

    /// Goes to the pane whose first widget is called so.
    #[track_caller]
    fn pane(&mut self, name: &str) {
        self.walk("F6", name);
    }

    /// Saves the map under a path.
    #[track_caller]
    fn save_map(&mut self, path: &str) {
        self.press("ctrl+shift+s");
        self.wait("the dialogue", |state| state["dialog"] == "SaveDocument");
        self.window.settled();
        self.press("ctrl+a");
        self.window.type_text(path);
        self.press("Return");
        self.wait("the map is saved", |state| state["document"] == path);
    }

    /// Finds a place by its sounds, selects it and leaves the field.
    #[track_caller]
    fn select(&mut self, pinyin: &str, key: &str) {
        self.find(pinyin);
        self.press("Return");
        self.wait("Enter goes there", |state| state["selection"] == key);
    }

    /// Types into the field of the search.
    #[track_caller]
    fn find(&mut self, pinyin: &str) {
        self.press("ctrl+k");
        self.window.type_text(pinyin);
    }
}

/// Ctrl+K, the sounds of the name, Enter.
#[test]
fn task_1_a_place_is_found_by_its_pinyin() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
}

/// F6 to the panel on the right, Tab to the link of a section, Enter; Tab goes on there.
#[test]
fn task_2_the_panel_of_a_place_is_read_from_its_links() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
    keys.pane("关闭");
    keys.walk("Tab", "铁路 ");
    keys.press("Return");
    keys.window.settled();
    let jumped = |state: &Value| focus(state) == "铁路 3" && state["focus_at"] != Value::Null;
    keys.wait("the heading has the keyboard", jumped);
    keys.press("Tab");
    keys.wait("the first card of the section", |state| {
        focus(state) != "铁路 3"
    });
    let card = focus(&keys.window.state()).to_owned();
    assert!(card.contains("轨道交通资阳线"), "{card}");
}

/// F6 to the map, Shift+F10 on what is selected, ↓ to what lies beneath it, Enter.
#[test]
fn task_3_what_lies_beneath_a_symbol_is_picked() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
    keys.press("Escape");
    keys.pane("地图");
    keys.press("shift+F10");
    keys.wait("the menu has the keyboard", |state| focus(state) == "选中");
    keys.walk("Down", "从此处起测量");
    // The entries below are what lies there, too.
    keys.press("Down");
    let last = keys.wait("what lies beneath", |state| {
        !focus(state).starts_with("从此处起测量")
    });
    assert!(!["", "选中"].contains(&focus(&last)), "{}", focus(&last));
    keys.press("Return");
    keys.wait("another feature is selected", |state| {
        let selection = &state["selection"];
        !selection.is_null() && selection != "place-512000"
    });
}

/// F6 to the layers, Tab to the filters, Enter; Tab to the facet, Enter; Tab to “only” of a value,
/// Enter.
fn filter_to_a_status(keys: &mut Keys<'_>) {
    keys.pane("图层");
    keys.walk("Tab", "筛选");
    keys.press("Return");
    keys.window.settled();
    keys.walk("Tab", "通道状态");
    keys.press("Return");
    keys.window.settled();
    keys.walk("Tab", "只看在建");
    keys.press("Return");
    keys.wait("the map is filtered", |state| state["filters"] == false);
}

/// See [`filter_to_a_status`].
#[test]
fn task_4_the_map_is_filtered_to_one_status() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    filter_to_a_status(&mut keys);
}

/// F6 to the chips over the map, Tab to “clear all”, Enter.
#[test]
fn task_5_the_filter_is_cleared() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    filter_to_a_status(&mut keys);
    // The pane after the one on the left.
    keys.window.settled();
    keys.press("F6");
    keys.window.settled();
    keys.walk("Tab", "全部清除");
    keys.press("Return");
    keys.wait("the map is whole again", |state| state["filters"] == true);
}

/// Ctrl+T; F6 to the table, Tab to a heading, Enter sorts; Tab to a row, ↓, Enter shows it.
#[test]
fn task_6_the_table_is_sorted_and_a_row_shown() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.press("ctrl+t");
    keys.wait("the table is open", |state| state["table_open"] == true);
    keys.window.settled();
    keys.pane("筛选事实");
    keys.walk("Tab", "状态");
    keys.press("Return");
    keys.wait("it is sorted", |state| !state["sort"].is_null());
    keys.window.settled();
    keys.press("Down");
    keys.press("Down");
    keys.press("Return");
    keys.wait("the row is shown", |state| !state["selection"].is_null());
}

/// F6 to the panel, Tab to a card, Enter unfolds it; Tab to “read the text”,
/// Enter; F6 to the menus, Tab on to “close the text”, Enter.
#[test]
fn task_7_a_passage_is_opened_and_left() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
    keys.window.settled();
    keys.pane("关闭");
    keys.walk("Tab", "全文");
    keys.press("Return");
    keys.window.settled();
    // They stand before the link that folds the card again.
    keys.walk("shift+Tab", "读原文");
    keys.press("Return");
    keys.wait("the text is read", |state| state["reads"] == true);
    keys.window.settled();
    keys.pane("文件");
    keys.walk("Tab", "关闭原文");
    keys.press("Return");
    keys.wait("the map's panel is back", |state| state["reads"] == false);
}

/// F7, another place, F7.
#[test]
fn task_8_two_places_are_compared() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
    keys.press("F7");
    keys.wait("one place", |state| state["compared"][0] == "place-512000");
    keys.select("suining", "place-510900");
    keys.press("F7");
    keys.wait("two places", |state| state["compared"][1] == "place-510900");
}

/// F4, ←.
#[test]
fn task_9_a_date_is_set() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.press("F4");
    keys.wait("the handle has the keyboard", |state| {
        focus(state) == "截至日期"
    });
    keys.press("Left");
    keys.wait("a date", |state| !state["as_of"].is_null());
}

/// Ctrl+S, Ctrl+A and the path in the field for it, Enter.
#[test]
fn task_10_a_figure_is_saved() {
    if !has_tools() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("figure.svg");
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.press("ctrl+s");
    keys.wait("the dialogue", |state| state["dialog"] == "Figure");
    keys.window.settled();
    keys.walk("Tab", "路径");
    keys.press("ctrl+a");
    keys.window.type_text(&path.display().to_string());
    keys.press("Return");
    keys.wait("it is saved", |state| {
        state["dialog"].is_null() && state["message"].is_string()
    });
    assert!(Path::new(&path).is_file());
}

/// Ctrl+Shift+S and the path, Enter; Ctrl+N; Ctrl+O and the path, Enter.
#[test]
fn task_11_a_map_is_saved_and_opened() {
    if !has_tools() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ziyang.atlas.json");
    let shown = path.display().to_string();
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.select("ziyang", "place-512000");
    keys.save_map(&shown);
    assert!(path.is_file());
    keys.press("ctrl+n");
    keys.wait("a new map", |state| {
        state["document"].is_null() && state["selection"].is_null()
    });
    keys.press("ctrl+o");
    keys.wait("the dialogue", |state| state["dialog"] == "OpenDocument");
    keys.window.settled();
    keys.window.type_text(&shown);
    keys.press("Return");
    keys.wait("the map is open", |state| {
        state["document"] == shown.as_str() && state["selection"] == "place-512000"
    });
}

/// F10, → to the view, ↑ to the themes, → and ↓, Enter; the same for the languages.
#[test]
fn task_12_language_and_theme_are_changed() {
    if !has_tools() {
        return;
    }
    let display = Display::start();
    let mut keys = Keys::open(&display);
    keys.press("F10");
    keys.wait("the first menu", |state| {
        focus(state).starts_with("新建地图")
    });
    keys.press("Right");
    keys.wait("the second menu", |state| {
        focus(state).starts_with("复制地图")
    });
    keys.press("Right");
    keys.wait("the next menu", |state| {
        focus(state).starts_with("经济圈全图")
    });
    keys.walk("Up", "配色");
    keys.press("Right");
    keys.wait("the themes", |state| focus(state) == "浅色");
    keys.walk("Down", "深色");
    keys.press("Return");
    keys.wait("it is dark", |state| state["dark"] == true);
    keys.window.settled();
    keys.press("F10");
    keys.wait("the first menu", |state| {
        focus(state).starts_with("新建地图")
    });
    keys.press("Right");
    keys.wait("the second menu", |state| {
        focus(state).starts_with("复制地图")
    });
    keys.press("Right");
    keys.wait("the next menu", |state| {
        focus(state).starts_with("经济圈全图")
    });
    keys.walk("Up", "语言");
    keys.press("Right");
    keys.wait("the languages", |state| focus(state) == "简体中文");
    keys.walk("Down", "English");
    keys.press("Return");
    keys.wait("it speaks English", |state| state["language"] == "en");
}

/// Filter, search by pinyin, select, passage, compare, bookmark, save, one more change, `kill -9`; the
/// next window offers the map, Enter brings it back.
#[test]
fn nothing_is_lost_when_the_program_is_killed() {
    if !has_tools() {
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let shown = home.path().join("days.atlas.json").display().to_string();
    let display = Display::start();
    let open = || {
        let mut program = display.program();
        let program = program.env("HOME", home.path());
        let program = program.env("XDG_CONFIG_HOME", home.path());
        let mut window = Window::open_with(&display, program);
        window.settled();
        Keys { window }
    };
    let mut keys = open();
    filter_to_a_status(&mut keys);
    keys.window.settled();
    keys.select("ziyang", "place-512000");
    keys.window.settled();
    keys.pane("关闭");
    keys.walk("Tab", "全文");
    keys.press("Return");
    keys.window.settled();
    keys.walk("shift+Tab", "读原文");
    keys.press("Return");
    keys.wait("the text is read", |state| state["reads"] == true);
    keys.window.settled();
    keys.press("F7");
    keys.wait("one place", |state| state["compared"][0] == "place-512000");
    keys.window.settled();
    keys.find("suining");
    keys.wait("it is typed", |state| state["query"] == "suining");
    keys.press("Return");
    keys.wait("Enter goes there", |state| {
        state["selection"] == "place-510900"
    });
    keys.press("F7");
    keys.wait("two places", |state| state["compared"][1] == "place-510900");
    keys.window.settled();
    keys.press("ctrl+b");
    keys.wait("the dialogue", |state| state["dialog"] == "AddBookmark");
    keys.window.settled();
    keys.press("Return");
    keys.wait("a bookmark", |state| {
        state["map"]["bookmarks"][0].is_object()
    });
    keys.save_map(&shown);
    // What is done after that is in no file yet.
    keys.press("ctrl+b");
    keys.window.settled();
    keys.press("Return");
    keys.wait("another bookmark", |state| {
        state["map"]["bookmarks"][1].is_object()
    });
    let before = keys.window.settled();
    keys.window.signal("KILL");
    keys.window.end();

    let mut keys = open();
    keys.wait("the map is offered", |state| state["dialog"] == "Restore");
    keys.window.settled();
    keys.press("Return");
    keys.wait("it is back", |state| {
        state["dialog"].is_null() && state["document"] == before["document"]
    });
    let after = keys.window.settled();
    for key in ["selection", "compared", "as_of", "filters", "panel"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    for key in [
        "view",
        "layers",
        "filters",
        "as-of",
        "compared",
        "panes",
        "bookmarks",
    ] {
        assert_eq!(after["map"][key], before["map"][key], "{key}");
    }
}
