//! Composing Chinese in the real window with a real input method: fcitx 5, which keeps whether it
//! composes for each context that a window asks for (skipped where it is not installed, unless
//! ATLAS_REQUIRE_WINDOW=1).

use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::window::{Display, Window, has_tool, has_tools};

/// The method of five strokes, which is much smaller than one by sounds.
const PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=wbx\n\n\
    [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=wbx\nLayout=\n\n\
    [GroupOrder]\n0=Default\n";
const CANDIDATES: &str = "Fcitx5 Input Window";
/// 渝 and 成, by their strokes.
const YU: (&str, &str) = ("iwgj", "渝");
const CHENG: (&str, &str) = ("dnnt", "成");

/// What fcitx does without here: a bus, and what talks over it.
const WITHOUT: &str = "dbus,dbusfrontend,fcitx4frontend,ibusfrontend,notifications,\
    notificationitem,kimpanel,cloudpinyin";

/// fcitx with a home of its own, on a display.
struct InputMethod {
    home: TempDir,
    fcitx: Child,
}

impl InputMethod {
    fn start(display: &Display) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let settings = home.path().join(".config/fcitx5");
        std::fs::create_dir_all(&settings).expect("a folder");
        std::fs::write(settings.join("profile"), PROFILE).expect("a file");
        let mut fcitx = display.command("fcitx5");
        fcitx.args(["-D", "--disable", WITHOUT]);
        let fcitx = at_home(&mut fcitx, home.path()).spawn();
        let mut method = Self {
            home,
            fcitx: fcitx.expect("fcitx starts"),
        };
        // Its window is made after it has begun to serve.
        display.wait_for_window(CANDIDATES, &mut method.fcitx);
        method
    }

    /// The program, told of the input method, in a locale that can write Chinese.
    fn program(&self, display: &Display) -> Command {
        let mut program = display.program();
        program
            .env("HOME", self.home.path())
            .env("XMODIFIERS", "@im=fcitx")
            .env("LC_ALL", "C.UTF-8")
            .arg("--fresh");
        program
    }
}

impl Drop for InputMethod {
    fn drop(&mut self) {
        let _ = self.fcitx.kill();
        let _ = self.fcitx.wait();
    }
}

/// A process that neither reads nor writes the settings of the person who runs the test.
fn at_home<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let others = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"];
    let others = others.into_iter().chain(["WAYLAND_DISPLAY"]);
    others.for_each(|name| {
        command.env_remove(name);
    });
    command
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
}

#[test]
fn chinese_is_composed_at_every_visit_to_a_field() {
    if !has_tools() || !has_tool("fcitx5") {
        return;
    }
    let display = Display::start();
    let method = InputMethod::start(&display);
    let mut window = Window::open_with(&display, &mut method.program(&display));

    window.press("ctrl+k");
    let before = window.settled();
    window.press("ctrl+space");
    window.type_text(YU.0);
    let (_, candidates_pt) = display.wait_for_shown(CANDIDATES);
    let field_pt = before["search_field"][1][1].as_f64().expect("a field");
    assert!(candidates_pt >= field_pt, "{candidates_pt} on {field_pt}");
    window.press("space");
    window.wait("it is committed", |state| state["query"] == YU.1);
    window.press("Return");
    window.wait("Enter goes", |state| !state["selection"].is_null());

    // The field is left, and visited again without a pause before the first letter.
    leave(&mut window);
    window.press("ctrl+f");
    composes(&mut window, CHENG);
    leave(&mut window);

    // Beside all fields what is composed is searched for.
    composes(&mut window, YU);
    leave(&mut window);

    // And plain keys are still those of the map.
    let zoom = window.settled()["zoom"].clone();
    window.press("9");
    let there = window.wait("9 shows all", |state| state["zoom"] != zoom);
    assert_eq!(there["query"], "");
    window.press("ctrl+q");
    assert_eq!(window.end().code(), Some(0), "{}", window.stderr());
}

fn composes(window: &mut Window<'_>, (strokes, character): (&str, &str)) {
    window.type_text(strokes);
    window.press("space");
    window.wait("it is composed from the first stroke on", |state| {
        state["query"] == character
    });
}

/// Esc leaves the list, clears the query and lets go of field and selection.
fn leave(window: &mut Window<'_>) {
    let is_left = |state: &Value| state["query"] == "" && state["selection"].is_null();
    for _ in 0..4 {
        window.press("Escape");
    }
    window.wait("Esc leaves", is_left);
}
