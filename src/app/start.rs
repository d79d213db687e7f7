//! Opening the window, and the reasons why it cannot be opened.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use super::{AtlasApp, Options, Report, load};
use crate::i18n::I18n;
use crate::model::Language;

/// The size of the window when it is first opened.
const WINDOW: [f32; 2] = [1280.0, 800.0];
/// The smallest window that still shows a map.
const SMALLEST: [f32; 2] = [760.0, 480.0];

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no display.
    #[error("there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set)")]
    NoDisplay,
    /// The system refused a window or OpenGL.
    #[error("the window could not be opened: {0}")]
    Refused(String),
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or the system gives no window or no OpenGL.
pub fn run(options: Options) -> Result<Report, StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let (sender, loading) = channel();
    let sources = options.load.clone();
    // The atlas is read while the window is made.
    std::thread::spawn(move || {
        // Nobody listens when the window could not be made.
        let _ = sender.send(load(&sources));
    });
    let report = Arc::new(Mutex::new(Report::default()));
    let shared = Arc::clone(&report);
    let title = I18n::new(Language::ZhHans).tr("app-title");
    let native = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default()
            .with_title(&title)
            .with_app_id("chengyu-atlas")
            .with_inner_size(WINDOW)
            .with_min_inner_size(SMALLEST),
        ..eframe::NativeOptions::default()
    };
    // Libraries that a desktop lacks make the windowing crates panic; that is an error here.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "chengyu-atlas",
            native,
            Box::new(move |cc| {
                Ok(Box::new(AtlasApp::new(
                    &cc.egui_ctx,
                    options,
                    loading,
                    shared,
                )))
            }),
        )
    }));
    match outcome {
        Ok(Ok(())) => Ok(report.lock().map(|r| *r).unwrap_or_default()),
        Ok(Err(error)) => Err(StartError::Refused(error.to_string())),
        Err(panic) => Err(StartError::Refused(panic_text(panic.as_ref()))),
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_default()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_display() -> bool {
    true
}
