//! Figures from the window: where they go, and what they are made of.

use std::path::Path;
use std::sync::Arc;

use egui::Ui;

use super::AtlasApp;
use super::jobs::FigureJob;
use super::loading::Phase;
use crate::files::Overwrite;
use crate::scene::layout::{Figure, usual_title};
use crate::scene::{Extent, Theme};
use crate::state::{Dialog, RecentFigure};

/// Pixels an inch of a copied map.
const COPY_DPI: f64 = 144.0;

impl AtlasApp {
    /// Asks the system for a path for the open dialogue.
    pub(super) fn browse(&mut self, ui: &Ui) {
        match self.state.dialog {
            Some(Dialog::Texts) => self.jobs.pick_folder(ui),
            Some(Dialog::Boundaries) => self.jobs.pick_boundaries(ui),
            Some(Dialog::Figure) => {
                if let Phase::Ready(ready) = &self.phase {
                    let path = self.state.figure_path(&ready.atlas, &self.i18n);
                    self.jobs.pick_figure(ui, Path::new(&path));
                }
            }
            Some(Dialog::OpenDocument) => self.jobs.pick_document(ui),
            Some(Dialog::SaveDocument) => {
                let path = self.state.document_path(&self.i18n);
                self.jobs.pick_saving(ui, Path::new(&path));
            }
            Some(Dialog::MissingFile) => {
                let missing = self.state.missing.as_ref();
                let is_folder = missing.is_some_and(|missing| missing.is_pack);
                self.jobs.pick_missing(ui, is_folder);
            }
            Some(Dialog::Table) => {
                let path = self.state.table_path(&self.i18n);
                self.jobs.pick_table(ui, Path::new(&path));
            }
            _ => {}
        }
    }

    /// Writes the figure that is asked for; a file that is there already is asked about first.
    pub(super) fn save_figure(&mut self, ui: &Ui, path: &Path, overwrite: Overwrite) {
        let path = self.state.figure.with_ending(path);
        if overwrite == Overwrite::No && path.is_file() {
            self.state.path_input = Some(path.display().to_string());
            self.state.dialog = Some(Dialog::Replace);
            return;
        }
        self.state.dialog = None;
        if let Some(request) = self.asked_figure() {
            let saved = RecentFigure {
                path: path.display().to_string(),
                form: self.state.figure.clone(),
                look: self.state.look(&request.atlas),
            };
            let words = self.i18n.tr("message-saving");
            let jobs = &mut self.jobs;
            jobs.save_figure(ui, request, (path, overwrite), saved, words);
        }
    }

    /// Copies the figure that is asked for.
    pub(super) fn copy_figure(&mut self, ui: &Ui) {
        if let Some(request) = self.asked_figure() {
            let words = self.i18n.tr("message-map-copying");
            self.jobs.copy_map(ui, request, words);
        }
    }

    /// Copies the map as it is seen.
    pub(super) fn copy_map(&mut self, ui: &Ui) {
        if let Some(request) = self.seen_map() {
            let words = self.i18n.tr("message-map-copying");
            self.jobs.copy_map(ui, request, words);
        }
    }

    /// The figure of the dialogue.
    fn asked_figure(&self) -> Option<FigureJob> {
        let Phase::Ready(ready) = &self.phase else {
            return None;
        };
        let form = &self.state.figure;
        Some(FigureJob {
            atlas: Arc::clone(&ready.atlas),
            language: self.state.language,
            theme: Theme::of(form.theme),
            // The dialogue saves only what can be made.
            figure: self.state.asked_figure(&ready.atlas, &self.i18n).ok()?,
            dpi: f64::from(form.dpi),
        })
    }

    /// The current view as a figure.
    fn seen_map(&self) -> Option<FigureJob> {
        let Phase::Ready(ready) = &self.phase else {
            return None;
        };
        let extent = Extent::View(self.panes.map.view()?);
        Some(FigureJob {
            atlas: Arc::clone(&ready.atlas),
            language: self.state.language,
            theme: self.theme,
            figure: Figure {
                title: usual_title(&ready.atlas, &self.i18n, &self.state.shown, extent),
                shown: self.state.shown.clone(),
                about: self.state.about(),
                ..Figure::new(extent)
            },
            dpi: COPY_DPI,
        })
    }
}
