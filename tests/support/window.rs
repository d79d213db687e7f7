//! A real window of the real program on a display of its own, driven with `xdotool`.
//!
//! What the window shows is read from the state it dumps. Nothing here sleeps but in a loop with
//! a deadline.

#[path = "xdnd.rs"]
mod xdnd;

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

const DEADLINE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// Whether the tools of these tests are at hand. Where ATLAS_REQUIRE_WINDOW=1 they must be.
pub(crate) fn has_tools() -> bool {
    ["Xvfb", "xdotool"].into_iter().all(has_tool)
}

/// Whether a tool is at hand. Where ATLAS_REQUIRE_WINDOW=1 it must be.
pub(crate) fn has_tool(tool: &str) -> bool {
    if find(tool).is_some() {
        return true;
    }
    let required = std::env::var_os("ATLAS_REQUIRE_WINDOW").is_some_and(|v| v == "1");
    assert!(!required, "not installed: {tool}");
    eprintln!("skipped: not installed: {tool}");
    false
}

/// Where a program is installed.
fn find(tool: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let mut paths = std::env::split_paths(&folders).map(|folder| folder.join(tool));
    paths.find(|path| path.is_file())
}

/// The program without any display.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_chengyu-atlas"));
    program
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // The tests know the words of one language, whatever the system speaks.
        .env("LANGUAGE", "zh_CN")
        // The terminal is spoken to in English.
        .env("LC_MESSAGES", "C")
        .env_remove("LC_ALL")
        .stdin(Stdio::null());
    program
}

/// Runs a program to its end; one that does not end fails the test.
pub(crate) fn run(program: &mut Command) -> Output {
    let streams = program.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().expect("the program runs");
    let ended = wait_for_end(&mut child);
    if ended.is_none() {
        // It has ended since, or it ends now.
        let _ = child.kill();
    }
    let output = child.wait_with_output().expect("its output");
    assert!(ended.is_some(), "it does not end: {output:?}");
    output
}

fn wait_for_end(child: &mut Child) -> Option<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < DEADLINE {
        if let Some(status) = child.try_wait().expect("a child") {
            return Some(status);
        }
        std::thread::sleep(PAUSE);
    }
    None
}

/// A virtual screen of 1280×800 pixels on a display number that was free.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// A screen whose server has further arguments.
    pub(crate) fn start_with(arguments: &[&str]) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1280x800x24"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        // It writes its number when it is ready.
        let mut number = String::new();
        let stdout = server.stdout.take().expect("its output");
        let read = BufReader::new(stdout).read_line(&mut number);
        assert!(read.is_ok_and(|n| n > 1), "Xvfb found no free display");
        Self {
            server,
            name: format!(":{}", number.trim()),
        }
    }

    /// The program on this display.
    pub(crate) fn program(&self) -> Command {
        let mut program = program();
        program.env("DISPLAY", &self.name);
        program
    }

    /// Another program on this display.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", &self.name);
        command
    }

    /// Waits for a window of that name, shown or not, which a program makes that stays.
    pub(crate) fn wait_for_window(&self, name: &str, of: &mut Child) {
        let begun = Instant::now();
        while self.tool("xdotool", &["search", "--name", name]).is_none() {
            let ended = of.try_wait().expect("a child");
            assert!(
                ended.is_none() && begun.elapsed() < DEADLINE,
                "no window {name:?}; ended: {ended:?}"
            );
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until a window of that name is shown; its upper left corner, in pixels.
    pub(crate) fn wait_for_shown(&self, name: &str) -> (f64, f64) {
        let search = ["search", "--onlyvisible", "--name", name];
        let geometry = ["getwindowgeometry", "--shell"];
        let begun = Instant::now();
        loop {
            let shown = self.tool("xdotool", &[&search[..], &geometry].concat());
            let number = |key: &str| {
                let lines = shown.as_ref()?.lines();
                let mut values = lines.filter_map(|line| line.strip_prefix(key));
                values.next()?.parse().ok()
            };
            if let (Some(x), Some(y)) = (number("X="), number("Y=")) {
                return (x, y);
            }
            assert!(begun.elapsed() < DEADLINE, "{name:?} is not shown");
            std::thread::sleep(PAUSE);
        }
    }

    /// Kills the server, as a crash does.
    pub(crate) fn kill(&self) {
        signal(&self.server, "KILL");
    }

    /// A tool on this display: what it printed, if it succeeded.
    fn tool(&self, name: &str, arguments: &[&str]) -> Option<String> {
        let output = self
            .command(name)
            .args(arguments)
            .output()
            .expect("the tool runs");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(printed)
    }
}

/// Sends a signal to a process.
fn signal(process: &Child, name: &str) {
    let arguments = ["-s", name, &process.id().to_string()];
    let sent = Command::new("kill").args(arguments).status();
    assert!(
        sent.is_ok_and(|status| status.success()),
        "kill {arguments:?}"
    );
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The window, its pointer and its keyboard.
pub(crate) struct Window<'a> {
    display: &'a Display,
    program: Child,
    folder: TempDir,
}

impl<'a> Window<'a> {
    /// Opens the window as at a first start, waits for the map and gives it the keyboard.
    pub(crate) fn open(display: &'a Display) -> Self {
        Self::open_with(display, display.program().arg("--fresh"))
    }

    /// Opens the window of a program on a display.
    pub(crate) fn open_with(display: &'a Display, program: &mut Command) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let log = File::create(folder.path().join("stderr")).expect("a file");
        let program = program
            .arg("--dump-state")
            .arg(folder.path().join("state.json"))
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut window = Self {
            display,
            program,
            folder,
        };
        window.wait("the map is shown", |state| state["zoom"].is_number());
        window.focus();
        window
    }

    /// What was written to standard error.
    pub(crate) fn stderr(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("stderr")).unwrap_or_default()
    }

    /// The state as last dumped.
    pub(crate) fn state(&self) -> Value {
        let text = std::fs::read_to_string(self.folder.path().join("state.json"));
        let state = text.ok().and_then(|text| serde_json::from_str(&text).ok());
        state.unwrap_or(Value::Null)
    }

    /// Waits until the state is as claimed.
    pub(crate) fn wait(&mut self, claim: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let state = self.state();
            if holds(&state) {
                return state;
            }
            let ended = self.program.try_wait().expect("a child");
            assert!(
                ended.is_none() && begun.elapsed() < DEADLINE,
                "not so: {claim}; ended: {ended:?}\nstate: {state:#}\nstderr: {}",
                self.stderr()
            );
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until the state stays as it is.
    pub(crate) fn settled(&mut self) -> Value {
        const STILL: Duration = Duration::from_millis(1500);
        let begun = Instant::now();
        let (mut state, mut since) = (self.state(), Instant::now());
        while since.elapsed() < STILL {
            assert!(begun.elapsed() < DEADLINE, "it never rests: {state:#}");
            std::thread::sleep(PAUSE);
            let now = self.state();
            if now != state {
                (state, since) = (now, Instant::now());
            }
        }
        state
    }

    /// Gives the window the keyboard; without a window manager nobody else does.
    fn focus(&self) {
        let pid = self.program.id().to_string();
        let begun = Instant::now();
        let focused = || {
            let found = self.xdotool(&["search", "--onlyvisible", "--pid", &pid])?;
            let window = found.lines().next()?.to_owned();
            self.xdotool(&["windowfocus", "--sync", &window])
        };
        while focused().is_none() {
            assert!(begun.elapsed() < DEADLINE, "the window takes no keyboard");
            std::thread::sleep(PAUSE);
        }
    }

    fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        self.display.tool("xdotool", arguments)
    }

    fn act(&self, arguments: &[&str]) {
        assert!(self.xdotool(arguments).is_some(), "xdotool {arguments:?}");
    }

    pub(crate) fn point_at(&self, (x, y): (f64, f64)) {
        let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
        self.act(&["mousemove", &x, &y]);
    }

    pub(crate) fn click(&self) {
        self.act(&["click", "1"]);
    }

    /// Turns the wheel away from the person, by clicks.
    pub(crate) fn wheel_up(&self, clicks: u8) {
        (0..clicks).for_each(|_| self.act(&["click", "4"]));
    }

    /// Drags from a point by small steps, as a hand does, until the state is as claimed.
    pub(crate) fn drag_until(
        &mut self,
        claim: &str,
        from: (f64, f64),
        step: (f64, f64),
        holds: impl Fn(&Value) -> bool,
    ) {
        const STEPS: u8 = 60;
        self.point_at(from);
        self.act(&["mousedown", "1"]);
        let moved = (1..=STEPS).map(f64::from).any(|n| {
            self.point_at((from.0 + step.0 * n, from.1 + step.1 * n));
            std::thread::sleep(PAUSE);
            holds(&self.state())
        });
        self.act(&["mouseup", "1"]);
        assert!(moved, "not so: {claim}\nstate: {:#}", self.state());
    }

    pub(crate) fn press(&self, keys: &str) {
        self.act(&["key", keys]);
    }

    /// Types letters one by one, as fast as they are read.
    pub(crate) fn type_text(&self, text: &str) {
        self.act(&["type", "--delay", "0", text]);
    }

    /// Gives the window another size, in pixels.
    pub(crate) fn resize(&self, width: u16, height: u16) {
        let (width, height) = (width.to_string(), height.to_string());
        self.act(&["windowsize", &self.id(), &width, &height]);
    }

    /// The window's id on its display.
    fn id(&self) -> String {
        let pid = self.program.id().to_string();
        let found = self.xdotool(&["search", "--onlyvisible", "--pid", &pid]);
        let id = found.and_then(|found| found.lines().next().map(str::to_owned));
        id.expect("a window")
    }

    /// Drops files on the middle of the map, as a file manager does.
    pub(crate) fn drop_files(&self, paths: &[&Path]) {
        let id = self.id().parse().expect("the id of a window");
        xdnd::drop_files(&self.display.name, id, (640, 400), paths);
    }

    /// What is on the screen, if there is a tool to tell.
    pub(crate) fn screenshot(&self) -> Option<resvg::tiny_skia::Pixmap> {
        if find("import").is_none() {
            eprintln!("no screenshot: ImageMagick's import is not installed");
            return None;
        }
        let file = self.folder.path().join("screen.png");
        let path = format!("png32:{}", file.display());
        let taken = self.display.tool("import", &["-window", "root", &path]);
        assert!(taken.is_some(), "import fails");
        Some(read_png(&file))
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, name: &str) {
        signal(&self.program, name);
    }

    /// How the program ended, once it has.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let status = wait_for_end(&mut self.program);
        status.unwrap_or_else(|| panic!("it does not end\n{}", self.stderr()))
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn read_png(path: &Path) -> resvg::tiny_skia::Pixmap {
    let bytes = std::fs::read(path).expect("a screenshot");
    resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("a PNG")
}
