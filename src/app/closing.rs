//! Closing the window while a file is being written: it closes when the file is there, unless the
//! person says otherwise.

use egui::{Ui, ViewportCommand};

use super::AtlasApp;
use super::ending::Ending;
use crate::ui::{ClosingChoice, closing};

impl AtlasApp {
    /// What is left to do when this window ends.
    pub(super) fn ending(&self) -> Ending {
        Ending::new(self.jobs.writings().clone(), self.settings.kept())
    }

    /// Whether the window is about to close, and takes no orders but about that.
    pub(super) fn is_about_to_close(&self) -> bool {
        self.is_closing || self.jobs.writings().is_ending()
    }

    /// Keeps the window open while a file is being written, and says so.
    pub(super) fn mind_closing(&mut self, ui: &Ui) {
        let paths = self.jobs.writing();
        let is_asked = ui.input(|i| i.viewport().close_requested());
        if is_asked && !paths.is_empty() {
            ui.send_viewport_cmd(ViewportCommand::CancelClose);
            self.is_closing = true;
        }
        if paths.is_empty() {
            if std::mem::take(&mut self.is_closing) && !is_asked {
                ui.send_viewport_cmd(ViewportCommand::Close);
            }
            return;
        }
        if !self.is_about_to_close() {
            return;
        }
        let is_asked = !self.jobs.writings().is_ending();
        match closing(ui, &self.i18n, &self.theme, &paths, is_asked) {
            Some(ClosingChoice::GoOn) => self.is_closing = false,
            Some(ClosingChoice::Abandon) => {
                self.jobs.cancel();
                self.is_closing = false;
                ui.send_viewport_cmd(ViewportCommand::Close);
            }
            None => {}
        }
    }
}
