//! Maps as files in the window: opened with the files they need, saved, and asked about before
//! their changes are lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::AtlasApp;
use super::document_flow::Wanted;
use super::jobs::Outcome;
use super::loading::{LoadResult, Phase, load};
use super::own_file::own_options;
use crate::document_files::{self, OpenedDocument};
use crate::files::Overwrite;
use crate::geodata::{BrokenPacks, LoadOptions, Progress};
use crate::messages::Said;
use crate::model::Atlas;
use crate::state::document::Document;
use crate::state::{Dialog, MissingFile, with_document_ending};

impl AtlasApp {
    /// Begins a new map, once the changes of the one of now are saved or given up.
    pub(super) fn new_document(&mut self, ctx: &Context) {
        self.after_changes(ctx, Wanted::New);
    }

    /// Opens the map of a file, once the changes of the one of now are saved or given up.
    pub(super) fn open_document(&mut self, ctx: &Context, path: PathBuf) {
        self.after_changes(ctx, Wanted::Open(path));
    }

    /// Whether the window stays open for the question what becomes of the changes of its map.
    pub(super) fn asks_before_closing(&mut self) -> bool {
        if self.documents.gives_up || !self.has_changes() {
            return false;
        }
        self.ask_about_changes(Wanted::Close);
        true
    }

    /// Goes on with what waited, after saving the changes or without them.
    pub(super) fn go_on(&mut self, ctx: &Context, saves: bool) {
        self.state.dialog = None;
        if !saves {
            if let Some(wanted) = self.documents.wanted.take() {
                self.fulfil(ctx, wanted);
            }
            return;
        }
        if let Some(path) = self.state.document.path.clone() {
            self.documents.is_saving = true;
            self.save_document(ctx, &path, Overwrite::Yes);
        }
    }

    /// Writes the map; a file that is there already is asked about first, unless it is its own.
    pub(super) fn save_document(&mut self, ctx: &Context, path: &Path, overwrite: Overwrite) {
        let path = with_document_ending(path);
        let path = std::path::absolute(&path).unwrap_or(path);
        let is_its_own = self.state.document.path.as_ref() == Some(&path);
        if overwrite == Overwrite::No && !is_its_own && path.is_file() {
            self.state.path_input = Some(path.display().to_string());
            self.state.dialog = Some(Dialog::ReplaceWithDocument);
            return;
        }
        self.state.dialog = None;
        let Some(document) = self.document() else {
            return;
        };
        let overwrite = if is_its_own {
            Overwrite::Yes
        } else {
            overwrite
        };
        let words = self.i18n.tr("message-document-saving");
        self.jobs
            .start_writing(path.clone(), ctx, words, move |_, writing| {
                let saved = document_files::save(&path, document.clone(), is_its_own, overwrite);
                writing.end(saved.clone().map(|()| None));
                Outcome::SavedDocument(saved.map(|()| (path, Box::new(document))))
            });
    }

    /// Takes up that the map was written.
    pub(super) fn take_saved_document(
        &mut self,
        ctx: &Context,
        saved: Result<(PathBuf, Box<Document>), Said>,
    ) {
        let is_for_more = std::mem::take(&mut self.documents.is_saving);
        match saved {
            Ok((path, document)) => {
                let shown = path.display().to_string();
                self.state.document.is_at(path, *document);
                let words = [("path", shown.as_str())];
                self.state
                    .show_message(self.i18n.tr_with("message-document-saved", &words));
                let wanted = self.documents.wanted.take().filter(|_| is_for_more);
                if let Some(wanted) = wanted {
                    self.fulfil(ctx, wanted);
                }
            }
            Err(error) => {
                self.documents.wanted = None;
                self.is_closing = false;
                self.fail("message-document-unsaved", &error);
            }
        }
    }

    /// Takes up a map that was read.
    pub(super) fn take_opened(&mut self, ctx: &Context, opened: Result<OpenedDocument, Said>) {
        match opened {
            Ok(opened) => {
                self.documents.opened = Some(opened);
                self.go_on_opening(ctx);
            }
            Err(error) => self.fail("message-document-failed", &error),
        }
    }

    /// Takes another file for the one that the map needs, or opens it without.
    pub(super) fn locate_file(&mut self, ctx: &Context, place: Option<PathBuf>) {
        self.state.dialog = None;
        let Some(mut opened) = self.documents.opened.take() else {
            return;
        };
        match place {
            None => {
                if let Some(need) = opened.first_missing() {
                    need.is_given_up = true;
                }
                self.documents.opened = Some(opened);
                self.go_on_opening(ctx);
            }
            Some(place) => {
                // A large file takes longer to read than a frame.
                let words = self.i18n.tr("message-document-opening");
                self.jobs.start(ctx, words, move |_| {
                    if let Some(need) = opened.first_missing() {
                        need.take(&place);
                    }
                    Outcome::Document(Ok(opened))
                });
            }
        }
    }

    /// Takes up the atlas that the map needs.
    pub(super) fn take_document_atlas(&mut self, loaded: LoadResult, packs: Vec<PathBuf>) {
        match loaded {
            Ok(ready) => {
                if packs != self.state.document.packs {
                    // Sources are numbered anew.
                    self.state.close_reader();
                    self.state.open_passages.clear();
                }
                self.options.load.packs.clone_from(&packs);
                self.options.load.base = None;
                self.options.load.datum = None;
                self.state.document.packs = packs;
                self.replace_atlas(ready);
                self.show_opened();
            }
            Err(error) => {
                self.documents.opened = None;
                self.fail("message-document-failed", &error);
            }
        }
    }

    /// Forgets what waits when the person closes the dialogue about it; called in each frame.
    pub(super) fn mind_documents(&mut self) {
        let dialog = self.state.dialog;
        let asks = dialog == Some(Dialog::UnsavedDocument) || self.documents.is_saving;
        if !asks {
            self.documents.wanted = None;
        }
        if dialog != Some(Dialog::MissingFile) && self.state.missing.take().is_some() {
            self.documents.opened = None;
        }
    }

    /// Says in the title which map this is and whether it has changes; called when something was done.
    pub(super) fn show_title(&mut self, ctx: &Context) {
        let title = self.title();
        if title != self.documents.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.documents.title = title;
        }
    }

    /// The map of now, once there is an atlas.
    pub(super) fn document(&self) -> Option<Document> {
        Some(self.state.document(self.atlas()?))
    }

    /// Reads the map that the window before went on with, to know what has changed since.
    pub(super) fn know_document(&mut self, ctx: &Context, path: PathBuf) {
        self.jobs.start(ctx, String::new(), move |_| {
            let opened = document_files::open(&path);
            Outcome::KnownDocument(opened.ok())
        });
    }

    /// Takes up what the file has that the window before went on with.
    pub(super) fn take_known(&mut self, known: Option<OpenedDocument>) {
        let known = known.filter(|_| self.state.document.path.is_none());
        if let Some(known) = known {
            self.state.document.saved = Some(Box::new(in_window(&known)));
            self.state.document.path = Some(known.path);
        }
    }

    fn title(&self) -> String {
        let app = self.i18n.tr("app-title");
        let Some(name) = self.state.document.name() else {
            return app;
        };
        let mark = if self.has_changes() { "• " } else { "" };
        format!("{mark}{name} — {app}")
    }

    fn has_changes(&self) -> bool {
        let now = self.state.document.path.as_ref().and(self.document());
        now.is_some_and(|now| self.state.document.differs(&now))
    }

    fn after_changes(&mut self, ctx: &Context, wanted: Wanted) {
        if self.has_changes() {
            self.ask_about_changes(wanted);
        } else {
            self.fulfil(ctx, wanted);
        }
    }

    fn ask_about_changes(&mut self, wanted: Wanted) {
        self.documents.wanted = Some(wanted);
        self.state.open_dialog(Dialog::UnsavedDocument);
    }

    fn fulfil(&mut self, ctx: &Context, wanted: Wanted) {
        match wanted {
            Wanted::New => {
                self.state.dialog = None;
                self.state.begin_document();
            }
            Wanted::Open(path) => {
                self.state.dialog = None;
                let words = self.i18n.tr("message-document-opening");
                self.jobs.start(ctx, words, move |_| {
                    Outcome::Document(document_files::open(&path))
                });
            }
            Wanted::Close => {
                self.documents.gives_up = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Asks for a file that the map needs, or reads the atlas with all of them, or shows the map.
    fn go_on_opening(&mut self, ctx: &Context) {
        let Some(opened) = &mut self.documents.opened else {
            return;
        };
        if let Some(need) = opened.first_missing() {
            self.state.missing = Some(MissingFile {
                name: need.file.name().to_owned(),
                is_pack: need.is_pack,
            });
            self.state.open_dialog(Dialog::MissingFile);
            return;
        }
        self.state.missing = None;
        let (boundaries, packs) = (opened.boundaries(), opened.packs());
        let are_same_packs = packs == self.state.document.packs;
        if are_same_packs && boundaries == self.state.boundaries.on {
            self.show_opened();
            return;
        }
        let sources = LoadOptions {
            base: None,
            datum: None,
            packs: packs.clone(),
            kept: self.options.load.kept.clone(),
            broken_packs: BrokenPacks::LeaveOut,
            progress: Progress::default(),
        };
        let options = match &boundaries {
            Some(own) => own_options(&sources, own, Progress::default()),
            None => sources,
        };
        let words = self.i18n.tr("message-document-opening");
        self.jobs.start(ctx, words, move |_| {
            Outcome::DocumentAtlas(load(&options), packs)
        });
    }

    /// Shows the map that was opened, whose atlas is there.
    fn show_opened(&mut self) {
        let Phase::Ready(ready) = &self.phase else {
            return;
        };
        let atlas: Arc<Atlas> = Arc::clone(&ready.atlas);
        let Some(opened) = self.documents.opened.take() else {
            return;
        };
        let unknown = self.state.show_document(&atlas, &opened.document);
        self.is_touched = true;
        let name;
        if opened.is_left {
            self.state.document.path =
                (!opened.path.as_os_str().is_empty()).then_some(opened.path.clone());
            // Whatever its file has, it was changed since.
            self.state.document.saved = Some(Box::default());
            self.take_over_left();
            name = self.i18n.tr("message-document-restored");
        } else {
            let shown = opened.path.display().to_string();
            self.state
                .document
                .is_at(opened.path.clone(), self.state.document(&atlas));
            let words = [("path", shown.as_str())];
            name = self.i18n.tr_with("message-document-open", &words);
        }
        let list = |words: &[String]| words.join(&self.i18n.tr("list-comma"));
        let mut faults = Vec::new();
        if !unknown.is_empty() {
            let words = [("words", &*list(&unknown))];
            faults.push(self.i18n.tr_with("message-document-unknown", &words));
        }
        let changed = opened.changed();
        if !changed.is_empty() {
            let words = [("files", &*list(&changed))];
            faults.push(self.i18n.tr_with("message-document-changed", &words));
        }
        if faults.is_empty() {
            self.state.show_message(name);
        } else {
            faults.insert(0, name);
            self.state.show_failure(faults.join("\n"));
        }
    }
}

/// A document as the window has it: its files where they are, without what they are known by.
fn in_window(opened: &OpenedDocument) -> Document {
    let mut document = opened.document.clone();
    let files = document.boundaries.iter_mut().chain(&mut document.packs);
    for (file, need) in files.zip(&opened.needs) {
        file.sha256 = None;
        if let Some(place) = &need.place {
            file.path = place.display().to_string();
        }
    }
    document
}
