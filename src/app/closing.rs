//! Closing the window while a file is being written: it closes when the file is there, unless the
//! person says otherwise.

use egui::{Ui, ViewportCommand};

use super::AtlasApp;
use super::ending::Ending;
use crate::state::Session;
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
        if is_asked {
            // The next window goes on with the map of the last moment.
            self.keep_map_now(None);
            self.settings.set(Session::of(&self.state, self.size));
        }
        if is_asked && self.asks_before_closing() {
            ui.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::jobs::Outcome;
    use crate::app::testing::{frame, wait, window};
    use crate::messages::{Said, said};
    use egui::{Context, RawInput, ViewportEvent, ViewportId};
    use std::path::PathBuf;
    use std::sync::mpsc::{Sender, channel};

    /// What the window asks of the system in a frame.
    fn commands(ctx: &Context, app: &mut AtlasApp, input: RawInput) -> Vec<ViewportCommand> {
        let mut output = frame(ctx, app, input);
        let root = output.viewport_output.remove(&ViewportId::ROOT);
        root.map(|root| root.commands).unwrap_or_default()
    }

    /// The person, or the desktop, asks the window to close.
    fn close() -> RawInput {
        let mut input = RawInput::default();
        let root = input.viewports.get_mut(&ViewportId::ROOT).unwrap();
        root.events.push(ViewportEvent::Close);
        input
    }

    /// A window with a figure that is written until the sender is used or dropped.
    fn writing(ctx: &Context) -> (AtlasApp, Sender<Result<(), Said>>) {
        let mut app = window(ctx);
        wait(ctx, &mut app, |app| app.atlas().is_some());
        let (end, written) = channel();
        let path = PathBuf::from("map.csv");
        let jobs = &mut app.jobs;
        jobs.start_writing(
            path.clone(),
            ctx,
            "at work".to_owned(),
            move |_, writing| {
                let written: Result<(), Said> = written.recv().unwrap_or(Ok(()));
                writing.end(written.clone().map(|()| None));
                Outcome::SavedTable(written.map(|()| path))
            },
        );
        (app, end)
    }

    fn has(commands: &[ViewportCommand], command: &ViewportCommand) -> bool {
        commands.contains(command)
    }

    #[test]
    fn a_window_closes_when_its_figure_is_written() {
        let ctx = Context::default();
        let (mut app, end) = writing(&ctx);
        let asked = commands(&ctx, &mut app, close());
        assert!(has(&asked, &ViewportCommand::CancelClose), "{asked:?}");
        let waits = commands(&ctx, &mut app, RawInput::default());
        assert!(app.is_about_to_close() && !has(&waits, &ViewportCommand::Close));
        drop(end);
        wait(&ctx, &mut app, |app| {
            app.jobs.writing().is_empty() || !app.is_closing
        });
        let mut done = Vec::new();
        while app.is_closing {
            done = commands(&ctx, &mut app, RawInput::default());
        }
        // The frame that saw the end may have been the last.
        let closes = has(&done, &ViewportCommand::Close) || !app.is_about_to_close();
        assert!(closes, "{done:?}");
        let asked = commands(&ctx, &mut app, close());
        assert!(!has(&asked, &ViewportCommand::CancelClose), "{asked:?}");
    }

    #[test]
    fn a_window_stays_open_when_its_figure_is_not_written_and_says_why() {
        let ctx = Context::default();
        let (mut app, end) = writing(&ctx);
        commands(&ctx, &mut app, close());
        end.send(Err(said!("system-storage-full"))).unwrap();
        wait(&ctx, &mut app, |app| app.state.message.is_some());
        assert!(!app.is_about_to_close());
        let message = app.state.message.clone().unwrap();
        assert!(message.failed && message.text.contains("磁盘已满"));
        let after = commands(&ctx, &mut app, RawInput::default());
        assert!(!has(&after, &ViewportCommand::Close), "{after:?}");
    }

    #[test]
    fn escape_keeps_the_window_open_and_the_figure_goes_on() {
        let ctx = Context::default();
        let (mut app, end) = writing(&ctx);
        commands(&ctx, &mut app, close());
        let mut input = RawInput::default();
        input.events.push(egui::Event::Key {
            key: egui::Key::Escape,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        });
        commands(&ctx, &mut app, input);
        assert!(!app.is_about_to_close() && !app.jobs.writing().is_empty());
        drop(end);
    }

    #[test]
    fn reading_texts_keeps_no_window_open() {
        let ctx = Context::default();
        let mut app = window(&ctx);
        wait(&ctx, &mut app, |app| app.atlas().is_some());
        let (end, waits) = channel::<()>();
        app.jobs.start(&ctx, "at work".to_owned(), move |_| {
            let _ = waits.recv();
            Outcome::PickedTexts(None)
        });
        let asked = commands(&ctx, &mut app, close());
        assert!(!has(&asked, &ViewportCommand::CancelClose), "{asked:?}");
        drop(end);
    }
}
