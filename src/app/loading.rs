//! From files to the window: the atlas is read on a thread of its own, and until it is there the
//! window says so.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::AtlasApp;
use crate::geodata::{LoadOptions, Problem};
use crate::index::SpatialIndex;
use crate::model::Atlas;
use crate::state::Dialog;

/// The atlas, read and indexed.
#[derive(Debug)]
pub struct Ready {
    pub(super) atlas: Arc<Atlas>,
    pub(super) index: Arc<SpatialIndex>,
    pub(super) problems: Vec<Problem>,
}

impl Ready {
    /// Work that makes lines and symbols answer the pointer; on any thread.
    pub(super) fn add_marks(&self) -> impl FnOnce() + Send + use<> {
        let (atlas, index) = (Arc::clone(&self.atlas), Arc::clone(&self.index));
        move || index.add_marks(&atlas)
    }
}

/// Where a thread finds the window that is to be woken, once there is one.
pub(super) type Waker = Arc<OnceLock<Context>>;

/// What the loading thread sends: the atlas, or what went wrong in words.
pub type LoadResult = Result<Ready, String>;

/// Reads the atlas and builds its index.
///
/// # Errors
/// The message of what could not be read.
pub fn load(options: &LoadOptions) -> LoadResult {
    let ready = load_map(options)?;
    ready.add_marks()();
    Ok(ready)
}

/// The same, but for the marks, which the window can do without for a moment.
///
/// # Errors
/// The message of what could not be read.
pub(super) fn load_map(options: &LoadOptions) -> LoadResult {
    let loaded = crate::geodata::load(options).map_err(|e| e.to_string())?;
    let index = Arc::new(SpatialIndex::of_regions(&loaded.atlas));
    Ok(Ready {
        atlas: Arc::new(loaded.atlas),
        index,
        problems: loaded.problems,
    })
}

/// How long the first frame waits for the atlas: shorter than drawing a frame that says so. The
/// bundled atlas is read while the window is made, and is there when it opens.
pub(super) const FIRST_WAIT: Duration = Duration::from_millis(30);

/// How far the atlas has come.
#[derive(Debug)]
pub(super) enum Phase {
    Loading(Receiver<LoadResult>),
    Ready(Box<Ready>),
    Failed(String),
}

impl AtlasApp {
    /// Takes the atlas when it is there, and waits a moment for it.
    pub(super) fn poll_loading(&mut self, patience: Duration) {
        let Phase::Loading(loading) = &self.phase else {
            return;
        };
        self.phase = match loading.recv_timeout(patience) {
            Ok(Ok(ready)) => {
                // A ride is over the map, not over a dialogue.
                if !ready.problems.is_empty() && self.ride.is_none() {
                    self.state.dialog = Some(Dialog::Problems);
                }
                Phase::Ready(Box::new(ready))
            }
            Ok(Err(error)) => Phase::Failed(error),
            Err(RecvTimeoutError::Timeout) => return,
            Err(RecvTimeoutError::Disconnected) => Phase::Failed(self.i18n.tr("load-failed")),
        };
    }

    /// What is shown while the atlas is read; a bar when it takes a while.
    pub(super) fn loading(&self, ui: &mut Ui) {
        const PATIENCE: Duration = Duration::from_millis(400);
        let waits_long = self.options.started.elapsed() > PATIENCE;
        egui::CentralPanel::default().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.42);
                ui.label(self.i18n.tr("loading"));
                if waits_long {
                    let share = self.options.load.progress.share();
                    let bar = egui::ProgressBar::new(share).desired_width(260.0);
                    ui.add_space(6.0);
                    ui.add(bar.show_percentage());
                }
            })
        });
        // The loading thread wakes the window; until then only the bar moves, and seldom, for
        // without a graphics card every frame takes time from the reading.
        ui.request_repaint_after(Duration::from_millis(350));
    }

    /// Shows why there is no atlas. A window that is opened to measure shows nothing to anyone: it
    /// reports and closes.
    pub(super) fn fail_to_load(&mut self, ui: &mut Ui, error: &str) {
        if self.options.startup_report || self.ride.is_some() {
            if let Ok(mut report) = self.report.lock() {
                report.load_error = Some(error.to_owned());
            }
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        self.failure(ui, error);
    }

    fn failure(&self, ui: &mut Ui, error: &str) {
        egui::CentralPanel::default().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.3);
                ui.heading(self.i18n.tr("load-failed"));
                ui.label(error);
                if ui.button(self.i18n.tr("menu-quit")).clicked() {
                    ui.send_viewport_cmd(ViewportCommand::Close);
                }
            })
        });
    }
}
