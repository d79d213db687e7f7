//! Opening the window, and the reasons why it cannot be opened.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use super::display::{Display, Environment, NoDisplay, Refusal};
use super::ending::{self, Ending};
use super::input_method;
use super::sizes::{SMALLEST, first_size};
use super::surroundings::Surroundings;
use super::{AtlasApp, Loading, Options, Report, SettingsStore};
use crate::i18n::I18n;
use crate::messages::{Said, Says, said, speaks};
use crate::render::{SoftwareGl, renderer_name};
use crate::signals;
use crate::state::WindowSize;

/// Why the window could not be opened.
#[derive(Debug)]
pub enum StartError {
    /// There is no display.
    NoDisplay,
    /// The system refused a window or OpenGL.
    Refused(Said, Refusal),
    /// The window is gone that was open; what was to be kept is kept. What is to be told, line by
    /// line.
    Lost(Vec<Said>),
    /// Files were not written that were to be before the end; each with the reason.
    Unwritten(Vec<Said>),
}

speaks!(StartError);

impl Says for StartError {
    fn said(&self) -> Said {
        Said::series(self.lines())
    }
}

impl StartError {
    /// What is to be told, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<Said> {
        match self {
            Self::NoDisplay => vec![said!("start-no-display")],
            Self::Refused(reason, _) => vec![said!("start-refused", reason = reason.clone())],
            Self::Lost(lines) | Self::Unwritten(lines) => lines.clone(),
        }
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or the system gives no window or no OpenGL; when the window is lost,
/// or a file cannot be written that was begun.
pub fn run(options: Options) -> Result<Report, StartError> {
    let environment = Environment::of_process();
    let display = choose_display(&environment)?;
    let server = environment.server(display);
    let settings = options
        .session
        .clone()
        .map_or_else(SettingsStore::in_memory, SettingsStore::open);
    // Where the thread finds the window, once there is one.
    let window: Arc<OnceLock<egui::Context>> = Arc::default();
    let waker = Arc::clone(&window);
    let wake = move || {
        if let Some(window) = waker.get() {
            window.request_repaint();
        }
    };
    // The atlas is read while the window is made.
    let loading = Loading::of(&options, &settings, wake);
    let recovery = settings.recovery();
    let report = Arc::new(Mutex::new(Report::default()));
    let shared = Arc::clone(&report);
    let title = I18n::new(options.language(settings.session())).tr("app-title");
    let native = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: viewport(settings.session().window).with_title(&title),
        event_loop_builder: builder(display),
        // The map comes as pixels of eight bits a channel: there is nothing to dither, and without a
        // graphics card every pixel of every frame would pay for it.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let opened = Arc::new(AtomicBool::new(false));
    let now_open = Arc::clone(&opened);
    let unfinished: Arc<OnceLock<Ending>> = Arc::default();
    let is_begun = Arc::clone(&unfinished);
    let failing = Arc::new(AtomicBool::new(false));
    let outcome = caught(&opened, &failing, || {
        eframe::run_native(
            "chengyu-atlas",
            native,
            Box::new(move |cc| {
                now_open.store(true, Ordering::Relaxed);
                // It is set only here.
                let _ = window.set(cc.egui_ctx.clone());
                input_method::keep(cc);
                let gl = cc.gl.as_deref().and_then(SoftwareGl::of);
                let mut app = AtlasApp::new(&cc.egui_ctx, options, settings, loading, shared);
                app.draw_by(gl);
                app.run_on(Surroundings {
                    renderer: cc.gl.as_deref().map(renderer_name),
                    display: server,
                });
                prepare_end(&app.ending(), &cc.egui_ctx);
                let _ = is_begun.set(app.ending());
                Ok(Box::new(app))
            }),
        )
    });
    ending::release();
    let unwritten = unfinished.get().and_then(|ending| ending.finish().err());
    let is_open = opened.load(Ordering::Relaxed);
    let lost = |reason: Option<String>| {
        let lost = match reason {
            Some(reason) => said!("start-lost-because", reason = foreign(&reason)),
            None => ending::lost(),
        };
        let unwritten = unwritten.iter().flatten().cloned();
        Err(StartError::Lost(
            [lost].into_iter().chain(unwritten).collect(),
        ))
    };
    match outcome {
        Ok(Ok(())) => match unwritten {
            Some(files) => Err(StartError::Unwritten(files)),
            None => {
                // It has ended as it should, and leaves nothing to be offered.
                if let Some(recovery) = recovery {
                    recovery.end();
                }
                Ok(report.lock().map(|r| r.clone()).unwrap_or_default())
            }
        },
        Ok(Err(error)) if is_open => lost(Some(without_source_line(&error.to_string()))),
        Ok(Err(error)) => Err(refused(
            &environment,
            &without_source_line(&error.to_string()),
        )),
        // What these crates say of a display that is gone means nothing to a reader.
        Err(_) if is_open && failing.load(Ordering::Relaxed) => lost(None),
        // Any other panic of an open window is a fault of the atlas, not a failed start.
        Err(panic) if is_open => resume_unwind(panic),
        Err(panic) => Err(refused(&environment, &panic_text(panic.as_ref()))),
    }
}

/// Why no window could be opened, and where.
fn refused(environment: &Environment, reason: &str) -> StartError {
    let refusal = environment.refusal(reason);
    let reason = match refusal {
        Refusal::NoAnswer | Refusal::NotAllowed => {
            let (reason, display) = (foreign(reason), environment.named());
            said!("start-refused-at", reason = reason, display = display)
        }
        _ => foreign(reason),
    };
    StartError::Refused(reason, refusal)
}

/// What the crates between the window and the system say, in their own words.
fn foreign(reason: &str) -> Said {
    said!("parse-other", what = reason)
}

/// Has the files of a window finished and its settings saved when a library or a signal ends the
/// process.
fn prepare_end(ending: &Ending, window: &egui::Context) {
    ending::guard(ending.clone());
    let (ending, window) = (ending.clone(), window.clone());
    signals::before_end(move || {
        ending.announce();
        window.request_repaint();
        ending.finish()
    });
}

/// What the window is known by in lists of windows.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// A window of the size the last one had.
fn viewport(size: Option<WindowSize>) -> egui::ViewportBuilder {
    // That it can be read is tested; without one, the window would have that of egui.
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    egui::ViewportBuilder::default()
        .with_icon(icon)
        .with_app_id("chengyu-atlas")
        .with_inner_size(first_size(size))
        .with_min_inner_size(SMALLEST)
        .with_clamp_size_to_monitor_size(true)
        .with_maximized(size.is_some_and(|size| size.maximized))
}

/// The crates between the window and the system, as paths of their source name them.
const WINDOWING: [&str; 5] = ["winit", "glutin", "x11rb", "wayland", "smithay"];

/// Runs `work` and catches its panics. Until `opened` those of this thread print nothing, and
/// later those of the crates that talk to the display, which are noted in `failing`.
///
/// Libraries that a desktop lacks make these crates panic, and so does a window that is gone; that
/// is an error here, and the caller tells the reader.
fn caught<T>(
    opened: &Arc<AtomicBool>,
    failing: &Arc<AtomicBool>,
    work: impl FnOnce() -> T,
) -> std::thread::Result<T> {
    let (loud, opened, failing) = (
        Arc::new(take_hook()),
        Arc::clone(opened),
        Arc::clone(failing),
    );
    let (usual, this) = (Arc::clone(&loud), std::thread::current().id());
    set_hook(Box::new(move |info| {
        let file = info.location().map_or("", |place| place.file());
        let is_of_display = WINDOWING.iter().any(|name| file.contains(name));
        if std::thread::current().id() != this {
            usual(info);
        } else if opened.load(Ordering::Relaxed) {
            if is_of_display {
                failing.store(true, Ordering::Relaxed);
            } else {
                usual(info);
            }
        }
    }));
    let outcome = catch_unwind(AssertUnwindSafe(work));
    set_hook(Box::new(move |info| loud(info)));
    outcome
}

/// An error without the line of the library's source that winit puts into it.
fn without_source_line(error: &str) -> String {
    let place = error.split_once("os error at ");
    let reason = place.and_then(|(_, rest)| rest.split_once(": "));
    reason.map_or(error, |(_, reason)| reason).to_owned()
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_default()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn choose_display(environment: &Environment) -> Result<Display, StartError> {
    environment.display().map_err(|missing| match missing {
        NoDisplay::NotNamed => StartError::NoDisplay,
        NoDisplay::NoAnswer(reason) => StartError::Refused(reason, Refusal::NoAnswer),
    })
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn choose_display(_: &Environment) -> Result<Display, StartError> {
    Ok(Display::Usual)
}

/// What is asked of the loop of events.
#[cfg(all(unix, not(target_os = "macos")))]
fn builder(display: Display) -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;

    (display == Display::X11).then(|| -> eframe::EventLoopBuilderHook {
        Box::new(|builder| {
            builder.with_x11();
        })
    })
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn builder(_: Display) -> Option<eframe::EventLoopBuilderHook> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_an_icon() {
        let icon = viewport(None).icon.unwrap();
        assert_eq!((icon.width, icon.height), (128, 128));
        assert!(
            icon.rgba
                .as_chunks::<4>()
                .0
                .iter()
                .any(|[.., alpha]| *alpha == 255)
        );
    }

    #[test]
    fn an_error_of_the_window_system_names_no_line_of_source() {
        let error = "winit EventLoopError: os error at /a/b/mod.rs:788: Failed to open connection";
        assert_eq!(without_source_line(error), "Failed to open connection");
        assert_eq!(without_source_line("no OpenGL: 3"), "no OpenGL: 3");
    }

    #[test]
    fn a_panic_while_the_window_opens_is_caught() {
        let opened = Arc::new(AtomicBool::new(false));
        let failing = Arc::new(AtomicBool::new(false));
        let outcome = caught(&opened, &failing, || panic!("no library"));
        let panic = outcome.unwrap_err();
        assert_eq!(panic_text(panic.as_ref()), "no library");
    }
}
