//! What the window does and shows until it has an atlas.

use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::AtlasApp;
use super::loading::{Loading, NEXT_WAIT, Phase, Ready, Step, load_rest};
use crate::messages::{Said, said};
use crate::render::Polled;
use crate::state::Dialog;

impl AtlasApp {
    /// Takes the atlas when it is there, and waits a moment for it.
    pub(super) fn poll_loading(&mut self, ctx: &Context, patience: Duration) {
        let Some(loading) = &self.loading else {
            return;
        };
        let is_second_attempt = loading.is_second_attempt;
        match loading.thread.poll(patience) {
            Polled::Working => return,
            Polled::Made(Step::Map(Ok(ready), ahead)) => {
                if let Some(ahead) = ahead {
                    self.panes.map.begin_with(*ahead);
                }
                // A profile run shows the map, not a dialogue.
                if !ready.problems.is_empty() && self.profile_run.is_none() {
                    self.state.dialog = Some(Dialog::Problems);
                }
                self.start_with_boundaries(&ready);
                if ready.atlas.packs().iter().any(|pack| pack.replaces_bundled) {
                    let words = self.i18n.tr("message-bundled-replaced");
                    self.state.show_message(words);
                }
                self.phase = Phase::Ready(Box::new(ready));
                self.go_on_with_map(ctx);
                if let Some(folder) = self.kept_texts.take() {
                    self.open_texts(ctx, folder);
                }
                return;
            }
            Polled::Made(Step::Map(Err(error), _)) => self.phase = Phase::Failed(error),
            Polled::Made(Step::Marks) => {}
            Polled::Ended if matches!(self.phase, Phase::Loading) && loading.kept.is_some() => {
                self.load_bundled(ctx, Some(said!("message-job-lost")));
                return;
            }
            Polled::Ended if matches!(self.phase, Phase::Loading) => {
                self.phase = Phase::Failed(said!("message-job-lost"));
            }
            Polled::Ended if !is_second_attempt => {
                if let Phase::Ready(ready) = &self.phase {
                    let window = ctx.clone();
                    let wake = move || window.request_repaint();
                    self.loading = Some(Loading::marks_again(ready, wake));
                }
                return;
            }
            Polled::Ended => {
                let text = self.i18n.tr("message-marks-broke-off");
                self.state.show_failure(text);
            }
        }
        self.loading = None;
    }

    /// Takes the atlas when it is there; a frame that has nothing else to show waits for it.
    pub(super) fn wait_for_atlas(&mut self, ui: &Ui) {
        let is_loading = matches!(self.phase, Phase::Loading);
        let loading = self.loading.as_ref().filter(|_| is_loading);
        if let Some(expected) = loading.and_then(|loading| loading.expected.as_ref()) {
            expected.note(ui, &self.state, &self.theme);
        }
        // The first frame tells that the atlas is being read.
        let is_told = is_loading && ui.ctx().cumulative_frame_nr() > 0;
        let patience = if is_told { NEXT_WAIT } else { Duration::ZERO };
        self.poll_loading(ui.ctx(), patience);
    }

    /// What is shown while the atlas is read; a bar when it takes a while.
    pub(super) fn show_loading(&mut self, ui: &mut Ui) {
        const PATIENCE: Duration = Duration::from_millis(400);
        let waits_long = self.options.started.elapsed() > PATIENCE;
        let kept = self
            .loading
            .as_ref()
            .and_then(|loading| loading.kept.clone());
        let mut is_given_up = false;
        egui::CentralPanel::default().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.42);
                ui.label(self.i18n.tr("loading"));
                if waits_long {
                    let progress = kept.as_ref().unwrap_or(&self.options.load.progress);
                    let share = progress.share();
                    let bar = egui::ProgressBar::new(share).desired_width(260.0);
                    ui.add_space(6.0);
                    ui.add(bar.show_percentage());
                    if kept.is_some() {
                        is_given_up = ui.button(self.i18n.tr("menu-boundaries-back")).clicked();
                    }
                }
            })
        });
        if let Some(progress) = kept.filter(|_| is_given_up) {
            progress.cancel();
            self.state.boundaries.choose_bundled();
            self.is_touched = true;
            self.load_bundled(ui.ctx(), None);
        }
        // The loading thread wakes the window; until then only the bar moves, and seldom, for
        // without a graphics card every frame takes time from the reading.
        ui.request_repaint_after(Duration::from_millis(350));
    }

    /// Shows why there is no atlas. A window that is opened to measure reports and closes.
    pub(super) fn fail_to_load(&mut self, ui: &mut Ui, error: &Said) {
        if self.options.startup_report || self.profile_run.is_some() {
            if let Ok(mut report) = self.report.lock() {
                report.load_error = Some(error.clone());
            }
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        self.failure(ui, error);
    }

    /// Says why there is no atlas; a file that has been mended meanwhile can be read again.
    fn failure(&mut self, ui: &mut Ui, error: &Said) {
        let mut tries_again = false;
        egui::CentralPanel::default().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.3);
                ui.heading(self.i18n.tr("load-failed"));
                ui.label(self.i18n.say(error));
                ui.add_space(8.0);
                tries_again = ui.button(self.i18n.tr("load-again")).clicked();
                if ui.button(self.i18n.tr("menu-quit")).clicked() {
                    ui.send_viewport_cmd(ViewportCommand::Close);
                }
            })
        });
        if tries_again {
            self.load_bundled(ui.ctx(), None);
            self.phase = Phase::Loading;
        }
    }

    /// Reads the atlas without the boundaries of the window before; `fault` says why.
    fn load_bundled(&mut self, ctx: &Context, fault: Option<Said>) {
        let (window, sources) = (ctx.clone(), self.options.load.clone());
        let wake = move || window.request_repaint();
        let read = move || load_rest(&sources, &mut |_| {}).map(|ready| Ready { fault, ..ready });
        self.loading = Some(Loading::start(wake, read));
    }
}
