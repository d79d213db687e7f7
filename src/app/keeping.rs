//! The map of the window is kept for the next one, and for one after a crash; and what a crash left
//! is offered.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use egui::{Context, Ui};

use super::AtlasApp;
use super::jobs::Outcome;
use super::kept_map::Keep;
use super::loading::Phase;
use super::recovery::LeftMap;
use crate::document_files;
use crate::render::Worker;
use crate::state::document::Document;
use crate::state::{Dialog, LeftWindow};

/// How long the map changes until it is kept again, in seconds.
const PAUSE_S: f64 = 1.0;

impl AtlasApp {
    /// Keeps the map a moment after it has changed; whether it is kept now.
    pub(super) fn keep_map(&mut self, ui: &Ui, is_touched: bool) -> bool {
        if self.settings.kept().is_none() {
            return false;
        }
        self.keeping.is_behind |= is_touched;
        if !self.keeping.is_behind {
            return false;
        }
        let since = ui.input(|i| i.time) - self.keeping.kept_s;
        if since < PAUSE_S {
            ui.request_repaint_after(Duration::from_secs_f64(PAUSE_S - since));
            return false;
        }
        self.keeping.kept_s = ui.input(|i| i.time);
        self.keep_map_now(None);
        true
    }

    /// Keeps the map as it is now.
    pub(super) fn keep_map_now(&mut self, done_with: Option<PathBuf>) {
        self.keeping.is_behind = false;
        let (Some(recovery), Some(document)) = (self.settings.recovery(), self.document()) else {
            return;
        };
        self.state.kept_map = Some(Box::new(document.clone()));
        let Some(first) = &self.keeping.first else {
            return;
        };
        // Where the map looks is for the next window anyway.
        let looked = |map: &Document| Document {
            view: None,
            ..map.clone()
        };
        let is_first = looked(first) == looked(&document) && done_with.is_none();
        if is_first && self.keeping.writer.is_none() {
            return;
        }
        let writer = self.keeping.writer.get_or_insert_with(|| {
            Worker::new(
                "recovery",
                || {},
                |inbox: &Receiver<Keep>, _| {
                    while let Ok(asked) = inbox.recv() {
                        let path = asked.path.as_deref();
                        let kept = asked.recovery.keep(path, &asked.document);
                        if let Some(file) = asked.done_with.filter(|_| kept) {
                            LeftMap::forget(&file);
                        }
                    }
                },
            )
        });
        let path = self.state.document.path.clone();
        writer.send(Keep {
            recovery,
            path,
            document,
            done_with,
        });
    }

    /// Shows the layers, facts and bookmarks of the window before, and looks for what a crash left.
    pub(super) fn go_on_with_map(&mut self, ctx: &Context) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        let atlas = Arc::clone(&ready.atlas);
        let session = self.settings.session();
        let (map, path) = (session.map.clone(), session.document.clone());
        if let Some(map) = map {
            self.state.go_on_with(&atlas, &map);
        }
        self.keeping.first = self.document();
        if let Some(path) = self.options.document.take() {
            self.open_document(ctx, path);
        } else if let Some(path) = path {
            self.know_document(ctx, path.into());
        }
        if let Some(recovery) = self.settings.recovery() {
            self.jobs
                .start(ctx, String::new(), move |_| Outcome::Left(recovery.left()));
        }
    }

    /// Offers the map that a window left.
    pub(super) fn take_left(&mut self, left: Option<LeftMap>) {
        let Some(left) = left else { return };
        self.state.left = Some(LeftWindow {
            name: left.path.as_ref().and_then(|path| {
                let name = path.file_name()?;
                Some(name.to_string_lossy().into_owned())
            }),
            age: left.age,
        });
        self.keeping.left = Some(left);
        if self.state.dialog.is_none() {
            self.state.open_dialog(Dialog::Restore);
        }
    }

    /// Shows the map that a window left, or forgets it.
    pub(super) fn restore(&mut self, ctx: &Context, restores: bool) {
        self.state.dialog = None;
        self.state.left = None;
        let Some(left) = self.keeping.left.take() else {
            return;
        };
        if !restores {
            let file = left.file;
            self.jobs.start(ctx, String::new(), move |_| {
                LeftMap::forget(&file);
                Outcome::Done
            });
            return;
        }
        let words = self.i18n.tr("message-document-opening");
        self.keeping.restored = Some(left.file.clone());
        self.jobs.start(ctx, words, move |_| {
            let path = left.path.unwrap_or_default();
            let mut opened = document_files::with_needs(path, left.document);
            opened.is_left = true;
            Outcome::Document(Ok(opened))
        });
    }

    /// The map that was left is shown: from now on it is this window's.
    pub(super) fn take_over_left(&mut self) {
        let done_with = self.keeping.restored.take();
        self.keep_map_now(done_with);
    }
}
