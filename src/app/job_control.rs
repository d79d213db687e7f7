//! Starts the jobs that actions ask for, and takes up what comes of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Ui, ViewportCommand};

use super::AtlasApp;
use super::jobs::Outcome;
use super::loading::Phase;
use crate::action::{Action, Job};
use crate::geodata::{Orphan, Texts};
use crate::messages::{Says as _, said};
use crate::model::Atlas;
use crate::state::{AppState, FOCUS_FRAMES, OwnBoundaries};
use crate::table::TableFormat;

impl AtlasApp {
    /// Does or starts what an action asks for beyond the state.
    pub(super) fn run(&mut self, ui: &Ui, job: Job) {
        match job {
            Job::Copy(text) => {
                ui.copy_text(text);
                self.state.show_message(self.i18n.tr("message-copied"));
            }
            Job::CopyReport => {
                ui.copy_text(self.problem_report(ui));
                self.state
                    .show_message(self.i18n.tr("message-report-copied"));
            }
            Job::Quit => ui.send_viewport_cmd(ViewportCommand::Close),
            Job::CloseTexts => {
                self.texts = None;
                self.state.texts_folder = None;
            }
            Job::Cancel => {
                self.jobs.cancel();
                self.state.show_message(self.i18n.tr("message-cancelled"));
            }
            Job::Browse => self.browse(ui),
            Job::OpenTexts(folder) => {
                self.state.dialog = None;
                self.open_texts(ui, folder);
            }
            Job::OpenBoundaries(own) => self.open_boundaries(ui, own),
            Job::UseBoundaries => self.use_boundaries(),
            Job::BundledBoundaries => self.reload_bundled(ui),
            Job::AddBookmark(name) => {
                self.change_bookmarks(|state, atlas| state.add_bookmark(atlas, &name));
            }
            Job::UpdateBookmark(nth) => {
                self.change_bookmarks(|state, atlas| state.update_bookmark(atlas, nth));
            }
            Job::ShowBookmark(nth) => self.show_bookmark(nth),
            Job::NewDocument => self.new_document(ui),
            Job::OpenDocument(path) => self.open_document(ui, path),
            Job::SaveDocument(path, overwrite) => self.save_document(ui, &path, overwrite),
            Job::GoOn(saves) => self.go_on(ui, saves),
            Job::LocateFile(place) => self.locate_file(ui, place),
            Job::Restore(restores) => self.restore(ui, restores),
            Job::SaveFigure(path, overwrite) => self.save_figure(ui, &path, overwrite),
            Job::CopyTable => self.copy_table(ui),
            Job::CopyComparison => self.copy_comparison(ui),
            Job::SaveTable(path, overwrite) => self.save_table(ui, path, overwrite),
            Job::CopyFigure => self.copy_figure(ui),
            Job::CopyMap => self.copy_map(ui),
        }
    }

    /// Changes bookmarks by what the window shows, which can be undone.
    fn change_bookmarks(&mut self, change: impl FnOnce(&mut AppState, &Atlas)) {
        if let Phase::Ready(ready) = &self.phase {
            let before = self.state.before();
            change(&mut self.state, &ready.atlas);
            self.state.note_change(before);
        }
    }

    /// Turns to a bookmark, and tells what of it the atlas does not have.
    fn show_bookmark(&mut self, nth: usize) {
        let mut unknown = Vec::new();
        self.change_bookmarks(|state, atlas| unknown = state.show_bookmark(atlas, nth));
        if !unknown.is_empty() {
            let words = unknown.join(&self.i18n.tr("list-comma"));
            self.state.show_failure(
                self.i18n
                    .tr_with("message-document-unknown", &[("words", &words)]),
            );
        }
    }

    /// Reads the texts of a folder, as far as sources name them.
    pub(super) fn open_texts(&mut self, ctx: &Context, folder: PathBuf) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        let (atlas, words) = (Arc::clone(&ready.atlas), "message-texts-opening");
        self.jobs
            .open_texts(ctx, folder, atlas, self.i18n.tr(words));
    }

    /// Takes up the texts of a folder, if any is one that facts quote.
    fn take_texts(&mut self, folder: &Path, texts: Texts) {
        let Some(atlas) = self.atlas() else { return };
        let sources = atlas.sources().map(|(_, source)| texts.of(source));
        let (known, unknown): (Vec<_>, Vec<_>) = sources.partition(Result::is_ok);
        let known = known.len();
        // What is not there is less of a fault than a text that is another one.
        let orphan = unknown.into_iter().filter_map(Result::err);
        let orphan = orphan.max_by_key(|orphan| !matches!(orphan, Orphan::NoFile(_)));
        if let Some(orphan) = orphan.filter(|_| known == 0) {
            self.state.texts_folder.take_if(|known| *known == folder);
            let (file, orphan) = (folder.display().to_string(), orphan.said());
            let error = said!("file-at", file = file, reason = orphan);
            self.fail("message-texts-failed", &error);
            return;
        }
        self.state
            .show_message(self.i18n.tr_n("message-texts-open", known));
        self.texts = Some(texts);
        // The next window may start in another folder.
        self.state.texts_folder = std::path::absolute(folder).ok();
    }

    /// Takes up the outcome of a job that has ended.
    pub(super) fn poll_jobs(&mut self, ui: &Ui) {
        let Some(outcome) = self.jobs.poll() else {
            return;
        };
        self.is_touched = true;
        match outcome {
            Outcome::PickedTexts(Some(folder)) => self.apply(ui, Action::OpenTexts(folder)),
            // The system's dialogue has asked already, if it knew the whole name.
            Outcome::PickedFigure(Some(path)) if path.extension().is_some() => {
                self.apply(ui, Action::ReplaceFigure(path));
            }
            Outcome::PickedFigure(Some(path)) => self.apply(ui, Action::SaveFigure(path)),
            Outcome::PickedTable(Some(path)) if TableFormat::of(&path).is_some() => {
                self.apply(ui, Action::ReplaceTable(path));
            }
            // The dialogue says which endings there are.
            Outcome::PickedTable(Some(path)) => {
                self.apply(ui, Action::SetPath(path.display().to_string()));
            }
            Outcome::PickedBoundaries(Some(path)) => {
                let own = OwnBoundaries { path, datum: None };
                self.apply(ui, Action::OpenBoundaries(own));
            }
            Outcome::PickedDocument(Some(path)) => self.apply(ui, Action::OpenDocument(path)),
            // The system's dialogue has asked already, if it knew the whole name.
            Outcome::PickedSaving(Some(path)) if path.extension().is_some() => {
                self.apply(ui, Action::ReplaceDocument(path));
            }
            Outcome::PickedSaving(Some(path)) => self.apply(ui, Action::SaveDocumentAs(path)),
            Outcome::PickedMissing(Some(path)) => self.apply(ui, Action::LocateFile(path)),
            Outcome::Document(opened) => self.take_opened(ui, opened),
            Outcome::DocumentAtlas(loaded, packs) => self.take_document_atlas(loaded, packs),
            Outcome::SavedDocument(saved) => self.take_saved_document(ui, saved),
            Outcome::KnownDocument(known) => self.take_known(known),
            Outcome::Left(left) => self.take_left(left),
            Outcome::Done => {}
            Outcome::PickedDocument(None)
            | Outcome::PickedSaving(None)
            | Outcome::PickedMissing(None)
            | Outcome::PickedTexts(None)
            | Outcome::PickedFigure(None)
            | Outcome::PickedTable(None)
            | Outcome::PickedBoundaries(None) => {}
            Outcome::NoSystemDialog => {
                self.state.no_system_dialog = self.state.dialog.is_some();
                self.state.focus_dialog = FOCUS_FRAMES;
            }
            Outcome::Dropped(dropped) => {
                dropped
                    .into_iter()
                    .for_each(|dropped| self.open_dropped(ui, dropped));
            }
            Outcome::Bundled(Ok(ready)) => self.replace_atlas(ready),
            Outcome::Bundled(Err(e)) => self.fail("message-boundaries-back-failed", &e),
            Outcome::Texts(folder, Ok(texts)) => {
                self.take_texts(&folder, texts);
            }
            Outcome::Texts(folder, Err(e)) => {
                self.state.texts_folder.take_if(|known| *known == folder);
                self.fail("message-texts-failed", &e);
            }
            Outcome::Saved(Ok(saved)) => {
                let words = self.i18n.tr_with("message-saved", &[("path", &saved.path)]);
                self.state.remember(*saved);
                self.state.show_message(words);
            }
            Outcome::CopiedTable(text) => {
                ui.copy_text(text);
                self.state.show_message(self.i18n.tr("message-copied"));
            }
            Outcome::SavedTable(Ok(path)) => {
                let path = path.display().to_string();
                let words = self.i18n.tr_with("message-table-saved", &[("path", &path)]);
                self.state.show_message(words);
            }
            Outcome::SavedTable(Err(e)) | Outcome::Saved(Err(e)) | Outcome::Copied(Err(e)) => {
                // A window that was to close after that says why it is still here.
                self.is_closing = false;
                self.fail("message-save-failed", &e);
            }
            Outcome::Panicked => {
                self.is_closing = false;
                self.state.show_failure(self.i18n.tr("message-job-lost"));
            }
            Outcome::Copied(Ok(image)) => {
                ui.copy_image(image);
                self.state.show_message(self.i18n.tr("message-map-copied"));
            }
        }
        ui.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{rest, wait, window};
    use crate::state::{Dialog, Message};
    use crate::ui::WAITING_STEP;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn a_picked_path_goes_to_the_dialogue_that_asked_whichever_is_open_now() {
        let ctx = egui::Context::default();
        let mut app = window(&ctx);
        wait(&ctx, &mut app, |app| app.atlas().is_some());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("map.svg");
        // The system's dialogue does not keep the person from opening another one of the atlas.
        app.state.dialog = Some(Dialog::Texts);
        let picked = Some(file.clone());
        let job = |_: &_| Outcome::PickedFigure(picked);
        app.jobs.start(&ctx, String::new(), job);
        wait(&ctx, &mut app, |app| app.state.message.is_some());
        assert!(file.is_file(), "{:?}", app.state.message);

        app.state.message = None;
        app.state.dialog = Some(Dialog::Figure);
        let picked = Some(folder.path().to_owned());
        let job = |_: &_| Outcome::PickedTexts(picked);
        app.jobs.start(&ctx, String::new(), job);
        wait(&ctx, &mut app, |app| app.state.message.is_some());
        let message = app.state.message.clone().unwrap();
        assert!(
            message.failed && message.text.contains(".txt"),
            "{message:?}"
        );
    }

    #[test]
    fn a_job_that_panics_is_told() {
        let ctx = egui::Context::default();
        let mut app = window(&ctx);
        wait(&ctx, &mut app, |app| app.atlas().is_some());
        app.jobs
            .start(&ctx, "at work".to_owned(), |_| panic!("a fault on purpose"));
        wait(&ctx, &mut app, |app| app.state.message.is_some());
        let text = app.i18n.tr("message-job-lost");
        assert_eq!(app.state.message, Some(Message { text, failed: true }));
        assert_eq!(app.jobs.working(), None);
    }

    #[test]
    fn a_window_at_rest_is_not_shown_again_and_one_that_waits_four_times_a_second() {
        let ctx = egui::Context::default();
        let mut app = window(&ctx);
        wait(&ctx, &mut app, |app| app.atlas().is_some());
        assert_eq!(rest(&ctx, &mut app, Duration::MAX), Duration::MAX);
        let (done, waits) = channel::<()>();
        app.jobs.start(&ctx, "at work".to_owned(), move |_| {
            let _ = waits.recv();
            Outcome::PickedTexts(None)
        });
        // A frame of egui's own may follow a change.
        let resting = WAITING_STEP - Duration::from_millis(50);
        for _ in 0..8 {
            assert!(rest(&ctx, &mut app, resting) <= WAITING_STEP);
        }
        drop(done);
        wait(&ctx, &mut app, |app| app.jobs.working().is_none());
        assert_eq!(rest(&ctx, &mut app, Duration::MAX), Duration::MAX);
    }
}
