//! Which display the window goes to, and why one cannot be reached.
//!
//! The windowing crates take Wayland wherever a variable names it, whether or not a compositor is
//! there, and end the process at a socket that was not handed over. So both are looked at first.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::messages::{Said, Says as _, said};

/// Where a window goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// Where the windowing crates put it by themselves.
    Usual,
    /// To the X server, though a variable names a Wayland compositor: none answers there.
    X11,
}

/// Why there is no display to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoDisplay {
    /// Nothing names one.
    NotNamed,
    /// None answers where one is named; the words say where.
    NoAnswer(Said),
}

/// Why a display refused a window, as far as it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing answers where a variable says that there is a display.
    NoAnswer,
    /// The X server is there and does not let this program in.
    NotAllowed,
    /// The X server lacks an extension.
    NoExtension,
    /// There is no OpenGL that works.
    NoOpenGl,
    /// A library of the desktop is not installed.
    NoLibrary,
    /// Anything else.
    Other,
}

/// What the environment says of displays. Empty values say nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    wayland_display: Option<OsString>,
    wayland_socket: Option<OsString>,
    runtime_folder: Option<OsString>,
    x_display: Option<OsString>,
}

impl Environment {
    /// That of this process.
    pub(super) fn of_process() -> Self {
        let value = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Self {
            wayland_display: value("WAYLAND_DISPLAY"),
            wayland_socket: value("WAYLAND_SOCKET"),
            runtime_folder: value("XDG_RUNTIME_DIR"),
            x_display: value("DISPLAY"),
        }
    }

    /// Where a window goes.
    ///
    /// # Errors
    /// When nothing names a display, or only a Wayland compositor is named and none answers.
    pub(super) fn display(&self) -> Result<Display, NoDisplay> {
        match (self.compositor(), &self.x_display) {
            (Some(Ok(())), _) => Ok(Display::Usual),
            (Some(Err(_)), Some(_)) => Ok(Display::X11),
            (Some(Err(reason)), None) => Err(NoDisplay::NoAnswer(reason)),
            (None, Some(_)) => Ok(Display::Usual),
            (None, None) => Err(NoDisplay::NotNamed),
        }
    }

    /// Which server a window that goes to a display is shown by, as far as it is known.
    pub(super) fn server(&self, display: Display) -> Option<&'static str> {
        let is_wayland = self.wayland_display.is_some() || self.wayland_socket.is_some();
        match display {
            Display::X11 => Some("X11"),
            Display::Usual if is_wayland => Some("Wayland"),
            Display::Usual => self.x_display.as_ref().map(|_| "X11"),
        }
    }

    /// Whether the compositor that is named answers; `None` where none is named.
    fn compositor(&self) -> Option<Result<(), Said>> {
        if let Some(number) = &self.wayland_socket {
            let is_open = is_open_socket(number);
            let number = number.display().to_string();
            let refused = || said!("display-socket", number = number);
            return Some(is_open.then_some(()).ok_or_else(refused));
        }
        let name = self.wayland_display.as_ref()?;
        let folder = self.runtime_folder.as_ref().map(PathBuf::from);
        let path = folder.unwrap_or_default().join(name);
        let refused = |reason: Said| {
            let name = name.display().to_string();
            Err(said!("display-compositor", name = name, reason = reason))
        };
        Some(if path.is_absolute() {
            answers(&path).or_else(refused)
        } else {
            refused(said!("display-no-runtime"))
        })
    }

    /// Why a window was refused for a reason that the windowing crates give.
    pub(super) fn refusal(&self, reason: &str) -> Refusal {
        let says = |words: &[&str]| words.iter().any(|words| reason.contains(words));
        if says(&["UnsupportedExtension", "extension", "XRandR"]) {
            Refusal::NoExtension
        } else if says(&["could not be loaded", "shared librar"]) {
            Refusal::NoLibrary
        } else if says(&["connection to X server"]) {
            match self.x_socket().map(|socket| answers(&socket)) {
                Some(Ok(())) => Refusal::NotAllowed,
                Some(Err(_)) | None => Refusal::NoAnswer,
            }
        } else if says(&["wayland compositor"]) {
            Refusal::NoAnswer
        } else if says(&["glutin", "OpenGL", "GLX", "EGL"]) {
            Refusal::NoOpenGl
        } else {
            Refusal::Other
        }
    }

    /// What the environment names as the display, to be shown.
    pub(super) fn named(&self) -> String {
        let named = [
            ("WAYLAND_SOCKET", &self.wayland_socket),
            ("WAYLAND_DISPLAY", &self.wayland_display),
            ("DISPLAY", &self.x_display),
        ];
        let named = named.into_iter().filter_map(|(name, value)| {
            let value = value.as_ref()?.display();
            Some(format!("{name}={value}"))
        });
        named.collect::<Vec<_>>().join(" ")
    }

    /// The socket of an X server on this machine, of `:1`, `:1.0` or `unix:1`.
    fn x_socket(&self) -> Option<PathBuf> {
        let display = self.x_display.as_ref()?.to_str()?;
        let (host, number) = display.rsplit_once(':')?;
        let number = number.split('.').next()?;
        let number: u32 = number.parse().ok()?;
        let is_here = matches!(host, "" | "unix");
        is_here.then(|| PathBuf::from(format!("/tmp/.X11-unix/X{number}")))
    }
}

#[cfg(unix)]
fn answers(socket: &Path) -> Result<(), Said> {
    let connected = std::os::unix::net::UnixStream::connect(socket);
    connected.map(drop).map_err(|error| error.said())
}

#[cfg(not(unix))]
fn answers(_: &Path) -> Result<(), Said> {
    Ok(())
}

/// Whether this process was handed an open socket of this number.
fn is_open_socket(number: &OsString) -> bool {
    let open = Path::new("/proc/self/fd").join(number);
    let target = std::fs::read_link(open).unwrap_or_default();
    target.as_os_str().to_string_lossy().starts_with("socket:")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::fd::AsRawFd as _;
    use std::os::unix::net::{UnixListener, UnixStream};

    #[test]
    fn a_compositor_that_is_not_there_gives_way_to_an_x_server() {
        let folder = tempfile::tempdir().unwrap();
        let _compositor = UnixListener::bind(folder.path().join("wayland-0")).unwrap();
        let gone = folder.path().join("wayland-1");
        drop(UnixListener::bind(&gone).unwrap());
        let environment = |name: &str, x: Option<&str>| Environment {
            wayland_display: Some(name.into()),
            runtime_folder: Some(folder.path().into()),
            x_display: x.map(Into::into),
            ..Environment::default()
        };
        for there in [
            "wayland-0",
            folder.path().join("wayland-0").to_str().unwrap(),
        ] {
            let display = environment(there, Some(":7")).display();
            assert_eq!(display.unwrap(), Display::Usual);
        }
        for not_there in ["wayland-1", "wayland-2", gone.to_str().unwrap(), "/"] {
            let display = environment(not_there, Some(":7")).display();
            assert_eq!(display.unwrap(), Display::X11, "{not_there}");
            let error = environment(not_there, None).display().unwrap_err();
            let says = |reason: &str| reason.contains(not_there);
            assert!(
                matches!(&error, NoDisplay::NoAnswer(r) if says(&r.to_string())),
                "{error:?}"
            );
        }
        let without_folder = Environment {
            runtime_folder: None,
            ..environment("wayland-0", None)
        };
        let error = without_folder.display().unwrap_err();
        let says = |reason: &str| reason.contains("XDG_RUNTIME_DIR");
        assert!(
            matches!(&error, NoDisplay::NoAnswer(r) if says(&r.to_string())),
            "{error:?}"
        );
    }

    #[test]
    fn a_socket_counts_only_when_it_was_handed_over() {
        let (open, _other) = UnixStream::pair().unwrap();
        let file = tempfile::tempfile().unwrap();
        let environment = |number: &str| Environment {
            wayland_socket: Some(number.into()),
            x_display: Some(":7".into()),
            ..Environment::default()
        };
        let display = |number: String| environment(&number).display().unwrap();
        assert_eq!(display(open.as_raw_fd().to_string()), Display::Usual);
        for number in [
            file.as_raw_fd().to_string(),
            "77777".into(),
            "x".into(),
            "..".into(),
        ] {
            assert_eq!(display(number), Display::X11);
        }
    }

    #[test]
    fn nothing_that_names_a_display_is_told_from_one_that_does_not_answer() {
        let nothing = Environment::default();
        assert!(matches!(nothing.display(), Err(NoDisplay::NotNamed)));
        let x = |name: &str| Environment {
            x_display: Some(name.into()),
            ..Environment::default()
        };
        let socket = |name| x(name).x_socket();
        assert_eq!(socket(":3.0"), Some("/tmp/.X11-unix/X3".into()));
        assert_eq!(socket("unix:12"), Some("/tmp/.X11-unix/X12".into()));
        for name in ["far.example:0", "nonsense", ":x", ""] {
            assert_eq!(socket(name), None);
        }
        let refusal = |reason| x(":64999").refusal(reason);
        for (reason, expected) in [
            ("Failed to open connection to X server", Refusal::NoAnswer),
            (
                "failed to request XRandR version: UnsupportedExtension",
                Refusal::NoExtension,
            ),
            ("glutin error: [a7] GLXBadFBConfig", Refusal::NoOpenGl),
            (
                "Library libxkbcommon-x11.so could not be loaded.",
                Refusal::NoLibrary,
            ),
            (
                "Failed to load one of xlib's shared libraries",
                Refusal::NoLibrary,
            ),
            ("Could not find wayland compositor", Refusal::NoAnswer),
            ("anything", Refusal::Other),
        ] {
            assert_eq!(refusal(reason), expected, "{reason}");
        }
    }
}
